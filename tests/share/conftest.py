"""A small council, the copy of its month, and the gate that the copy passes."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.app.sharing import as_shared, copy_of, wording_of
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council as demonstration
from scorecard_xl.figures.history import HEADINGS, Action, Entry
from scorecard_xl.share import files
from scorecard_xl.share.workbook import compose
from scorecard_xl.workbook.memory import MemoryBook

AT = dt.datetime(2026, 6, 3, 14, 5)
SETTINGS = [
    ["Setting", "Value"],
    ["Council", "Ouseford & Brïdge"],
    ["Reporting month", dt.date(2026, 5, 31)],
    ["Colour", "#5B2333"],
]
COMMENTS = [
    ["Indicator", "Month", "Comment", "Action", "Owner", "Due", "Status"],
    ["dental_on_time", dt.date(2026, 5, 1), "=Two dentists left in April.", "+Find two", "Designated nurse"],
    ["visits_on_time", dt.date(2026, 5, 1), "Nobody came. " * 40],
]


MAY = Day("2026-05-31")
ACT = Entry(Action.PUBLISHED, dt.datetime(2026, 6, 1, 9), MAY)
PUBLISHED = [ACT, replace(ACT, indicator="children_in_care", window="at", start=MAY, end=MAY, value=3, unit="count")]
"""A figure that has changed since it was published."""


@pytest.fixture(scope="session")
def sheets():
    """The sheets of a council of about 200 children, as MemoryBook takes them."""
    own = {
        "Settings": SETTINGS,
        "Commentary": COMMENTS,
        "History": [list(HEADINGS), *(list(each.cells().values()) for each in PUBLISHED)],
    }
    return demonstration(children=200) | own


@pytest.fixture(scope="session")
def copied():
    """The copy of a council's month, from its sheets."""
    return lambda sheets: _copied(sheets)[0]


def _copied(sheets):
    """The copy, and the figures that it is made of, as they are."""
    council = read_council(MemoryBook(dict(sheets)))
    figures = as_shared(council, council.figures())
    return copy_of(council, figures, AT), figures


@pytest.fixture(scope="session")
def passed(sheets):
    """`copy`, its `figures` as they are, `gate`, and the bytes of its `workbook`."""
    copy, figures = _copied(sheets)
    gate = files.gate_for(copy, wording_of(MemoryBook(dict(sheets))).identifiers)
    return SimpleNamespace(copy=copy, figures=figures, gate=gate, workbook=compose(copy))


@pytest.fixture(scope="session")
def child(sheets):
    """The ID of a child whom the raw sheets hold; it has letters."""
    return next(row[0] for row in sheets["Children"][1:] if not str(row[0]).isdigit())
