"""What is said of each heading of the raw tables."""

import pytest

from scorecard_xl.tables.codes import CODES, WORDS
from scorecard_xl.tables.headings import about, input_message
from scorecard_xl.tables.schema import TABLES, Kind

HEADINGS = [
    pytest.param(table, column, id=f"{table.name}.{column.heading}")
    for table in TABLES.values()
    for column in table.columns
]


@pytest.mark.parametrize(("table", "column"), HEADINGS)
def test_every_heading_is_described_and_fits_into_an_input_message(table, column):
    assert about(table, column)
    assert len(input_message(table, column)) <= 255
    assert len(column.heading) <= 32


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        pytest.param("Episodes.DECOM", "The day the episode started. A date, dd/mm/yyyy. Needed.", id="needed"),
        pytest.param("Reviews.REVIEW_DUE", "The day the review was due; blank: worked out. A date, dd/mm/yyyy. One of REVIEW and REVIEW_DUE is needed.", id="one of two"),
        pytest.param("Children.SEX", "Sex. One of up to 2023/24: 1, 2; from 2024/25: M, F, U.", id="codes of their years"),
        pytest.param("CareLeavers.ACTIV", "Main activity; 0: not known. One of F1, P1, F2, P2, F4, P4, F5, P5, G4, G5, G6, 0; up to 2016/17: F3, P3.", id="codes, some of them of other years"),
        pytest.param("Visits.SEEN_ALONE", "Whether the child was seen alone. One of Y, N. May be absent.", id="yes or no"),
        pytest.param("Schools.OFSTED", "The school's Ofsted grade. One of 1, 2, 3, 4, Outstanding, Good, Requires improvement, Inadequate.", id="words"),
    ],
)  # fmt: skip
def test_what_is_told(heading, said):
    name, _, column = heading.partition(".")
    assert input_message(TABLES[name], TABLES[name].column(column)) == said


def test_every_code_column_has_codes_and_every_code_its_column():
    declared = {(t.name, c.heading) for t in TABLES.values() for c in t.columns if c.kind in (Kind.CODE, Kind.FLAG)}
    assert declared == set(CODES)
    assert all(heading in TABLES[name].headings for name, heading in WORDS)
