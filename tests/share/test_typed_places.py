"""Every place where a person types something that a copy shows: the gate reads it."""

import datetime as dt

import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.app.sharing import copy_of, wording_of
from scorecard_xl.demo.council import council as demonstration
from scorecard_xl.share.copy import Copy
from scorecard_xl.share.files import gate_for
from scorecard_xl.share.gate import Gate, Leak, Produced
from scorecard_xl.share.identifiers import Identifiers
from scorecard_xl.workbook.memory import MemoryBook

pytestmark = pytest.mark.slow

AT = dt.datetime(2026, 6, 3, 14, 5)
WORDS = "Ask quokka@example.org"


@pytest.fixture(scope="module")
def sheets():
    own = {
        "Settings": [["Setting", "Value"], ["Council", "Ouseford"], ["Reporting month", dt.date(2026, 5, 31)]],
        "Commentary": [
            ["Indicator", "Month", "Comment", "Action", "Owner", "Due", "Status"],
            ["dental_on_time", dt.date(2026, 5, 1), "Two dentists left.", "Find two.", "Designated nurse", "", ""],
            ["visits_on_time", dt.date(2026, 3, 1), "Some were late.", "Fill the post.", "Head of service", "", ""],
        ],
        "LocalMeasures": [
            ["Name", "Title", "Unit", "Better", "Definition", "Children"],
            ["homes", "Foster homes", "count", "higher", "Approved homes.", "no"],
        ],
        "LocalValues": [["Name", "Month", "Numerator", "Denominator", "Value"], ["homes", "2026-05", None, None, 50]],
        "Benchmarks": [
            ["Measure", "Group", "Year", "England", "Note"],
            ["dental_on_time", "", 2025, 0.8, "As DfE counts."],
        ],
        "Page": [
            ["Measure", "Group", "Theme", "Label", "Front", "Chart"],
            ["dental_on_time", "", "Health", "Dentist", "yes", "yes"],
            ["homes", "", "Homes", "Foster homes", "no", "no"],
        ],
    }
    return demonstration(children=30) | own


def with_cell(sheets, sheet, row, column, value):
    rows = [list(each) for each in sheets[sheet]]
    at = [str(each).upper() for each in rows[0]].index(column.upper())
    rows[row][at] = value
    return sheets | {sheet: rows}


@pytest.fixture(scope="module")
def empty_copy():
    return gate_for(Copy(None), Identifiers({})).empty_copy


def gate_of(sheets, empty_copy):
    book = MemoryBook(dict(sheets))
    council, wording = read_council(book), wording_of(book)
    copy = copy_of(council, council.figures(months=1), AT)
    return copy, Gate(empty_copy, Produced(copy.written, copy.said), wording.identifiers, wording)


PLACES = [
    pytest.param(*place, id=f"{place[0]}, {place[2]}{of}")
    for place, of in (
        (("Settings", 1, "Value"), ": the council"), (("Commentary", 1, "Comment"), ""), (("Commentary", 1, "Action"), ""),
        (("Commentary", 1, "Owner"), ""), (("Commentary", 2, "Action"), " of an earlier month"),
        (("Commentary", 2, "Owner"), " of an earlier month"), (("LocalMeasures", 1, "Title"), ""),
        (("LocalMeasures", 1, "Definition"), ""), (("Page", 1, "Theme"), ""), (("Page", 1, "Label"), ""),
        (("Page", 2, "Label"), " of a measure of the list"), (("Teams", 1, "TEAM"), " that has no caseload"),
        (("Caseloads", -1, "TEAM"), ""), (("Benchmarks", 1, "Note"), ""),
    )
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "row", "column"), PLACES)
def test_what_is_typed_is_read_where_the_copy_shows_it(sheet, row, column, sheets, empty_copy):
    copy, gate = gate_of(with_cell(sheets, sheet, row, column, WORDS), empty_copy)
    assert [each for each in copy.said if isinstance(each, str) and "quokka" in each]
    with pytest.raises(Leak, match=r"says 'quokka@example\.org', which looks like an e-mail address"):
        gate.check_words()


def test_a_comment_of_an_earlier_month_is_in_no_copy(sheets, empty_copy):
    copy, gate = gate_of(with_cell(sheets, "Commentary", 2, "Comment", WORDS), empty_copy)
    assert not [each for each in copy.said if isinstance(each, str) and "quokka" in each]
    gate.check_words()
