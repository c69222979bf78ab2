"""The usual ranges of a copy: worked out from what the copy shows, so that they say no more than it does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from scorecard_xl.council.period import Day, Window, like_day, month_ends
from scorecard_xl.figures.figure import DatedKey, Figure, Key
from scorecard_xl.figures.usual_range import MONTHS, Point, assurance_of, judged_window, usual_range, variation_of
from scorecard_xl.share.disclosure import Shown

FINEST = 1_000_000


def with_usual_ranges(found: Sequence[Shown]) -> list[Shown]:
    """Every figure of the copy, those of its month with the usual range of the shown figures of earlier months.

    None where fewer than eight of them are shown as a number.
    """
    last = max((each.figure.end for each in found), default=None)
    if last is None:
        return []
    known = {each.figure.dated_key: each for each in found}
    return [_judged(each, known, last) if each.figure.end == last else each for each in found]


def _judged(own: Shown, known: Mapping[DatedKey, Shown], last: Day) -> Shown:
    if not own.text:
        return own
    fields = _fields(own.figure, known, last)
    return replace(own, figure=replace(own.figure, **fields)) if fields else own


def _fields(figure: Figure, known: Mapping[DatedKey, Shown], last: Day) -> dict[str, Any]:
    """The fields of the figure that its usual range fills; nothing where there is none."""
    indicator = figure.declared
    window = judged_window(indicator)
    key = Key(figure.indicator, window.value, figure.group)
    before = [_point(known.get(DatedKey(*key, end))) for end in month_ends(like_day(last, -1), MONTHS)]
    now, usual = _point(known.get(DatedKey(*key, last))), usual_range(before, indicator.unit)
    if usual is None:
        return {}
    target = None if figure.target is None else Fraction(figure.target).limit_denominator(FINEST)
    in_months = window is Window.MONTH
    return {
        **{name: float(value) for name, value in vars(usual).items()},
        "variation": variation_of(usual, before, now, indicator.better, in_months=in_months),
        "assurance": None if target is None else assurance_of(usual, target, indicator.better),
    }


def _point(shown: Shown | None) -> Point:
    """What a reader sees of a month: a number, or nothing where a band or a sign is shown."""
    if shown is None or shown.drawn is None or not shown.text:
        return Point(None)
    return Point(Fraction(shown.drawn).limit_denominator(FINEST), shown.figure.denominator)
