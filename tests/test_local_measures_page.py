"""The example of the officers' page on local measures, run as they would type it."""

import re
from pathlib import Path

import pytest
from local_measures import council_of

PAGE = Path(__file__).parents[1] / "docs" / "local-measures.md"


def table(first):
    """The cells of the table of the page whose first headings these are; a blank is None, a number a number."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = next(at for at, line in enumerate(lines) if line.strip().startswith(first))
    rows = []
    for line in lines[start:]:
        if not line.strip().startswith("|"):
            break
        rows.append([_cell(each.strip()) for each in line.strip().strip("|").split("|")])
    return [rows[0], *rows[2:]]


def _cell(text):
    return int(text) if re.fullmatch(r"\d+", text) else text or None


def read():
    return council_of(LocalMeasures=table("| NAME | TITLE"), LocalValues=table("| NAME | MONTH"), Targets=[])


def test_the_example_has_no_problem():
    assert [each for each in read().problems if each.table.startswith("Local")] == []


@pytest.mark.parametrize(
    ("name", "n", "d", "value"),
    [
        ("foster_households", 182, None, 182),
        ("residential_week", 1203711, 212, 1203711 / 212),
        ("attendance", 930, 1000, 0.93),
    ],
)
def test_the_example_gives_its_figures(name, n, d, value):
    council = read()
    found = next(each for each in council.figures(1) if each.indicator == name)
    assert (found.numerator, found.denominator, found.value) == (n, d, pytest.approx(value))
