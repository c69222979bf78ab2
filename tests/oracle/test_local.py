"""Local measures of the product and of the second route are the same, on sheets made at random."""

import datetime as dt

import pytest
from local_measures import MEASURES, VALUES, council_of
from oracle.days import edate, month_end
from oracle.dice import Dice
from oracle.local import Local, figure

LAST = dt.date(2026, 5, 31)
UNITS = ("share", "count", "days", "score", "pounds")


def measures(dice):
    for unit in UNITS:
        better = dice.choice(("higher", "lower", "neither"))
        yield [f"a_{unit}", f"A {unit}", unit, better, "What is counted.", dice.choice(("yes", "no"))]


def values(dice, unit):
    """Up to fifteen months of one measure: some missing, some twice, one with a trend now and then."""
    drift, level = dice.choice((0, 0, 0, 2)), dice.randint(20, 60)
    for back in range(15, -1, -1):
        day = edate(LAST.replace(day=1), -back)
        month = f"{month_end(day.year, day.month):%Y-%m}"
        level += drift if dice.happens(0.95) else 0
        for _ in range(1 + dice.happens(0.05)):
            if dice.happens(0.93):
                yield [f"a_{unit}", month, *_numbers(dice, unit, level + dice.randint(-3, 3))]


def _numbers(dice, unit, number):
    whole = dice.choice((0, 4, 100, 100, 100, 100, 250))
    if unit == "count":
        return dice.choice(((number, None, None), (None, None, number), (number, None, number)))
    if dice.happens(0.3):
        return None, None, number / 100 if unit == "share" else number + dice.choice((0, 0.25, 0.1))
    part = number * whole // 100
    return part, whole, None if dice.happens(0.5) or not whole else round(part / whole, 2)


@pytest.mark.many
@pytest.mark.parametrize("seed", range(60), ids="sheet {}".format)
def test_every_figure_agrees_on(seed):
    dice = Dice(f"local {seed}")
    declared = list(measures(dice))
    typed = [row for each in declared for row in values(dice, each[2])]
    dice.shuffle(typed)
    council = council_of(LocalMeasures=[MEASURES, *declared], LocalValues=[VALUES, *typed], Targets=[])
    found = {each.indicator: each for each in council.figures() if each.end == council.last}
    for each in declared:
        expected = figure(each, typed, LAST)
        got = Local(*(getattr(found[each[0]], name) for name in Local._fields))
        assert _rounded(got) == _rounded(expected), each


def _rounded(local):
    return tuple(round(each, 12) if isinstance(each, float) else each for each in local)


def test_the_sheets_bring_every_judgement_and_every_kind_of_value():
    seen = set()
    for seed in range(60):
        dice = Dice(f"local {seed}")
        declared = list(measures(dice))
        typed = [row for each in declared for row in values(dice, each[2])]
        dice.shuffle(typed)
        for each in declared:
            seen.add(figure(each, typed, LAST).variation)
    assert seen == {None, "usual", "better", "worse", "high", "low"}
