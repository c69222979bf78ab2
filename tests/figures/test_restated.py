"""Published figures that differ now, found without calculating the months that nobody published."""

import datetime as dt
from dataclasses import replace

import pytest
from histories import council

from scorecard_xl.council.period import Day
from scorecard_xl.figures.calculate import Calculator, calculate
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.history import Action, Entry, History

LAST = Day("2026-05-31")
DATA = council("A 2015-01-01: S 2020-01-01 U6", "B 2012-01-01: S 2026-03-04 K2")


def published(*months):
    """Every figure of these months as it is now, and children_in_care as one more."""
    entries = []
    for month in map(Day, months):
        event = Entry(Action.PUBLISHED, dt.datetime(2026, 6, 1), month)
        for figure in calculate(DATA, month, months=1):
            then = figure.value + 1 if figure.indicator == "children_in_care" else figure.value
            entries.append(event.with_figure(replace(figure, value=then)))
    return Council(DATA, [], (), LAST, True, history=History(tuple(entries)))


@pytest.mark.parametrize(
    ("months", "found"),
    [
        pytest.param([], [], id="nothing published"),
        pytest.param(["2026-03-31"], ["Mar"], id="an earlier month"),
        pytest.param(["2026-03-31", "2026-05-31"], ["May", "Mar"], id="the latest first"),
        pytest.param(["2025-05-31"], ["May"], id="the first of thirteen months"),
        pytest.param(["2025-04-30"], [], id="a month before them"),
    ],
)
def test_the_months_that_were_published(months, found, monkeypatch):
    asked = set()
    figures = Calculator.figures
    monkeypatch.setattr(Calculator, "figures", lambda self, *key: asked.add(key[-1]) or figures(self, *key))
    own = published(*months)
    asked.clear()
    restated = own.restated
    assert [f"{each.published.month:%b}" for each in restated] == found
    assert asked <= {*map(Day, months), LAST}
    assert _said(restated) == _said(own.history.restated_in_all(own.figures()))


def _said(restated):
    return [(each.published, each.now and each.now.value) for each in restated]


def test_figures_that_are_known_already_are_used_again():
    own = published("2026-03-31")
    own.figures()
    assert [each.published.indicator for each in own.restated] == ["children_in_care"]
