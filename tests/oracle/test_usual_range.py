"""The usual ranges of the product and of the oracle are the same, on councils made at random."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

import pytest
from oracle.comparison import product
from oracle.council import Council as Seen
from oracle.days import edate, month_end
from oracle.dice import Dice
from oracle.generate import council, settings
from oracle.sums import Parts
from oracle.usual_range import TODAY_ONLY, Usual, usual_of, usual_ranges

from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.figure import DatedKey
from scorecard_xl.figures.history import Action, Entry
from scorecard_xl.figures.usual_range import Point, assurance_of, usual_range, variation_of
from scorecard_xl.indicators import INDICATORS, Indicator

Published = dict[tuple[str, str | None, dt.date], Parts]


@pytest.mark.slow
@pytest.mark.many
@pytest.mark.parametrize("seed", range(40), ids="council {}".format)
def test_usual_ranges_agree_on(seed: int) -> None:
    tables, days = council(seed)
    last = month_end(max(days).year, max(days).month)
    options, published = settings(seed, last), dict(_published(Dice(f"published {seed}"), last))
    expected = {
        (name, group): usual for name, group, usual in usual_ranges(Seen.of(tables, options, last), last, published)
    }
    found = calculate(product(tables, options, [last]), Day(last), months=1, published=_entries(published))
    got = {
        (each.indicator, each.group, each.window): Usual(*(getattr(each, name) for name in Usual._fields))
        for each in found
    }
    assert got == {key: expected.get(key[:2], Usual()) for key in got}


def _published(dice: Dice, last: dt.date) -> Iterator[tuple[tuple[str, str | None, dt.date], Parts]]:
    """Figures of care leavers in most of the months before."""
    for name in TODAY_ONLY:
        for group in INDICATORS[name].groups or (None,):
            for back in range(1, 14):
                day = edate(last.replace(day=1), -back)
                if dice.happens(0.8):
                    whole = dice.randint(6, 18)
                    yield (name, group, month_end(day.year, day.month)), (dice.randint(whole // 2, whole), whole)


def _entries(published: Published) -> dict[DatedKey, Entry]:
    return {
        DatedKey(name, Window.AT.value, group, Day(end)): Entry(
            Action.PUBLISHED, dt.datetime(end.year, end.month, end.day), Day(end), name, "at", group, Day(end), Day(end),
            n, d, n / d, "share",
        )
        for (name, group, end), (n, d) in published.items()
        if n is not None and d
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", ["reviews_on_time", "three_or_more_placements", "uasc"])
@pytest.mark.parametrize("in_months", [True, False], ids=["months", "positions"])
def test_every_judgement_agrees_on_series_made_at_random(name: str, in_months: bool) -> None:
    dice, indicator, seen = Dice(f"{name} {in_months}"), INDICATORS[name], set()
    for _ in range(2000):
        *before, now = _series(dice)
        expected = usual_of(name, before, now, in_months)
        seen.add((expected.variation, expected.assurance))
        assert _product(indicator, before, now, in_months) == expected, (before, now)
    assert len({variation for variation, _ in seen}) == 4, "outside both ways, usual and not known all occur"


def _series(dice: Dice) -> list[Parts | None]:
    """Thirteen months that wander, with gaps; at times all alike."""
    whole, level, drift = dice.randint(8, 40), dice.random(), dice.choice((0, 0, 0.02, -0.02, 0.05))
    noise = dice.choice((0.0, 0.1, 0.3))
    found: list[Parts | None] = []
    for month in range(13):
        d = max(0, whole + dice.randint(-4, 4)) if noise else whole
        part = round(d * min(1.0, max(0.0, level + drift * month + noise * (dice.random() - 0.5))))
        found.append(None if dice.happens(0.08) else (part, d))
    return found


def _product(indicator: Indicator, before: list[Parts | None], now: Parts | None, in_months: bool) -> Usual:
    points, last = [_point(parts) for parts in before], _point(now)
    usual = usual_range(points, indicator.unit)
    if usual is None:
        return Usual()
    variation = variation_of(usual, points, last, indicator.better, in_months=in_months)
    target = None if indicator.target is None else Fraction(indicator.target)
    assurance = None if target is None else assurance_of(usual, target, indicator.better)
    return Usual(float(usual.lower), float(usual.mean), float(usual.upper), variation, assurance)


def _point(parts: Parts | None) -> Point:
    if parts is None or parts[0] is None or not parts[1]:
        return Point(None)
    return Point(Fraction(parts[0]) / Fraction(parts[1]), parts[1])
