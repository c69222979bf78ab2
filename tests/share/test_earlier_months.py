"""Rule 8: what was shared stays as it was shared; a correction shows in later months."""

import datetime as dt
from dataclasses import replace

import pytest

from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council as demonstration
from scorecard_xl.figures.figure import DatedKey
from scorecard_xl.figures.history import HEADINGS, Action, Entry, Visible

pytestmark = pytest.mark.slow

MARCH, APRIL, MAY = (Day(each) for each in ("2026-03-31", "2026-04-30", "2026-05-31"))


def entry(end, number, day, month=None, action=Action.SHARED):
    """What a copy of this month showed of a month end, shared on a day of 2026 (month, day)."""
    at = dt.datetime(2026, *day)
    known = Entry(action, at, month or end)
    return replace(
        known, indicator="children_in_care", window="at", start=end, end=end, value=number, numerator=number,
        unit="count", visible=Visible.SHOWN,
    )  # fmt: skip


@pytest.fixture(scope="module")
def tables():
    return demonstration(children=60, seed=1)


@pytest.fixture(scope="module")
def text(tables, copied):
    """What the copy of May shows of a month end, with this History."""

    def text(entries, end):
        rows = [list(each.cells().values()) for each in entries]
        settings = [["Setting", "Value"], ["Reporting month", MAY.date()]]
        copy = copied(tables | {"History": [list(HEADINGS), *rows], "Settings": settings})
        return copy.by_key[DatedKey("children_in_care", "at", None, end)].text

    return text


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([entry(APRIL, 203, (5, 4))], "205", id="as its own copy had it, though the data differ now"),
        pytest.param([entry(APRIL, 5, (5, 4))], "1 to 7", id="a band stays a band"),
        pytest.param(
            [entry(APRIL, 203, (5, 4)), entry(APRIL, 303, (5, 9))], "305", id="shared twice in its month: the last"
        ),
        pytest.param(
            [entry(APRIL, 103, (4, 4), MARCH), entry(APRIL, 203, (5, 4))], "205", id="its own copy before any other"
        ),
        pytest.param(
            [entry(APRIL, 203, (6, 2), MAY), entry(APRIL, 303, (6, 9), MAY)], "205",
            id="never shared in its month: the first copy that had it",
        ),
        pytest.param([entry(MARCH, 203, (4, 4))], None, id="another month says nothing of it"),
        pytest.param(
            [entry(APRIL, 203, (5, 4), action=Action.PUBLISHED)], None, id="published and never shared: as it is now"
        ),
    ],
)  # fmt: skip
def test_an_earlier_month_is_as_it_was_shared(entries, expected, text):
    assert text(entries, APRIL) == (expected or text([], APRIL))


def test_a_correction_shows_in_the_month_that_is_shared_now(text):
    """What an earlier copy of May had is replaced by what is known now."""
    assert text([entry(MAY, 903, (6, 2))], MAY) == text([], MAY) != "905"
