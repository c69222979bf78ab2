"""Published figures that differ now, as the commands list them."""

import datetime as dt
from dataclasses import replace

import pytest
from histories import council

from scorecard_xl.council.period import Day
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.history import Action, Entry, Restated
from scorecard_xl.page.notes import lines

LAST = Day("2026-05-31")
DATA = council("A 2015-01-01: S 2020-01-01 U6", "B 2012-01-01: S 2026-03-04 K2")
FIGURES = {(each.indicator, each.group): each for each in calculate(DATA, LAST, months=1)}
EVENT = Entry(Action.PUBLISHED, dt.datetime(2026, 6, 1), LAST)
COUNT, NONE = ("children_in_care", None), ("children_by_sex", "Male")


def restated(which, **then):
    now = FIGURES[which]
    return Restated(EVENT.with_figure(replace(now, **then)), now)


OTHERWISE = restated(COUNT, value=3, numerator=3)
ALIKE = restated(NONE, denominator=3)
GONE = replace(OTHERWISE, now=None)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param([], [], id="none: no line"),
        pytest.param([OTHERWISE], ["published 3, now 2"], id="a count that differs"),
        pytest.param([ALIKE], ["published 0 of 3, now 0 of 2"], id="a share that reads alike: what it is made of"),
        pytest.param([ALIKE, OTHERWISE], ["published 3, now 2", "published 0 of 3, now 0 of 2"], id="those that read otherwise first"),
        pytest.param([ALIKE, GONE], ["published 3, now no figure", "published 0 of 3, now 0 of 2"], id="a figure that is gone reads otherwise"),
        pytest.param([OTHERWISE] * 12, ["published 3, now 2"] * 12, id="twelve: all"),
        pytest.param([ALIKE] * 12 + [OTHERWISE], ["published 3, now 2", *["published 0 of 3, now 0 of 2"] * 11, "and 1 more"], id="thirteen: one more, of those that read alike"),
        pytest.param([OTHERWISE] * 1013, [*["published 3, now 2"] * 12, "and 1,001 more"], id="a thousand"),
    ],
)  # fmt: skip
def test_the_first_twelve_are_listed_and_the_rest_counted(found, expected):
    said = lines(found)
    assert len(said) == len(expected)
    assert all(words in line for words, line in zip(expected, said, strict=True)), said
