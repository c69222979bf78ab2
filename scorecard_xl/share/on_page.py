"""The figures of a copy as its page shows them, rounded or for members, with usual ranges from what the copy shows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import Any

from scorecard_xl.council.period import Day, Window, like_day, month_ends
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.figures.figure import NOTHING, DatedKey, Figure, Key
from scorecard_xl.figures.usual_range import (
    MONTHS_BEFORE,
    Point,
    assurance_of,
    judged_window,
    usual_range,
    variation_of,
)
from scorecard_xl.indicators import Unit
from scorecard_xl.page import model
from scorecard_xl.page.exact import known_months, missing_in_words, with_usual_range
from scorecard_xl.page.wording import noun, when_of
from scorecard_xl.share.disclosure import (
    COUNT_NOT_GIVEN,
    FEWER,
    MEMBERS_SMALL,
    SYMBOL,
    CountedKind,
    Disclosed,
    kind_of,
    share_of_all,
)
from scorecard_xl.share.wholes import MARCH

_UNKNOWN = "not shown"
_FEW = f"{MEMBERS_SMALL} or fewer"
_BESIDE = "Not shown: it would tell a small number beside it."
_BESIDE_DFE = "Not shown on 31 March: it would tell a small group."
FINEST = 1_000_000


def on_page(shown: Sequence[Disclosed], copies_for: CopiesFor) -> dict[DatedKey, model.Shown]:
    """Every figure that the page of the copy may show, by its key; those that it withholds are not in it."""
    seen = [each for each in shown if not each.is_withheld]
    is_anyone, shares = copies_for is CopiesFor.ANYONE, _shares(seen)
    months = known_months(each.figure.dated_key for each in seen if each.drawn is not None)
    last = max((each.figure.end for each in seen), default=None)
    found = {}
    for each in seen:
        own = _shown(each, shares.get(each.figure.dated_key), is_anyone=is_anyone)
        found[own.key] = with_usual_range(own, each.figure, months) if own.key.end == last else own
    return found


def _shares(seen: Sequence[Disclosed]) -> Mapping[DatedKey, str]:
    """Of counts by band, the share of all bands."""
    bands = [each for each in seen if each.figure.group is not None and each.figure.unit == Unit.COUNT]
    in_care = {each.figure.end: each for each in seen if each.figure.indicator == "children_in_care"}
    found: dict[DatedKey, str] = {}
    for key, own in groupby(bands, lambda each: each.figure.dated_key._replace(group=None)):
        groups = list(own)
        found |= {each.figure.dated_key: share_of_all(each, groups, in_care.get(key.end)) for each in groups}
    return found


def _shown(shown: Disclosed, share: str | None, *, is_anyone: bool) -> model.Shown:
    key, indicator = shown.figure.dated_key, shown.figure.declared
    is_rounded = is_anyone and kind_of(indicator) is not CountedKind.NEITHER
    if not shown.text:
        few, sentence = missing_in_words(shown.figure)
        return model.Shown(key, how_many=few, missing=sentence)
    if shown.text == FEWER:
        why = f"Not shown: {FEWER} {noun(indicator)[1]}."
        return model.Shown(key, how_many=FEWER, missing=why, is_rounded=True)
    if shown.text == COUNT_NOT_GIVEN:
        return model.Shown(key, how_many=_UNKNOWN, missing=f"Not shown: {COUNT_NOT_GIVEN}.", is_rounded=True)
    if shown.text == SYMBOL:
        return model.Shown(key, SYMBOL, _FEW, missing=f"Hidden: {_FEW} {noun(indicator)[1]}.", is_rounded=True)
    is_march = key.end.month == MARCH
    if shown.text == model.NOT_SHOWN and (is_march or not indicator.groups):
        why = _BESIDE_DFE if indicator.groups else _BESIDE
        return model.Shown(key, model.NOT_SHOWN, model.NOT_SHOWN, missing=why, is_rounded=True)
    part, whole = _parts(shown, indicator.unit)
    how_many = share if share is not None else _how_many(shown, indicator.unit)
    return model.Shown(key, shown.text, how_many, shown.drawn, part, whole, shown.rag, is_rounded=is_rounded)


def _parts(shown: Disclosed, unit: Unit) -> tuple[str, str]:
    about = "about " if shown.is_rounded and shown.denominator else ""
    whole = f"{about}{shown.denominator}"
    if unit is Unit.SHARE:
        return (shown.numerator, whole) if shown.of else ("", "")
    return "", whole if unit.is_mean and shown.of else ""


def _how_many(shown: Disclosed, unit: Unit) -> str:
    if unit is Unit.COUNT or (not shown.of and unit is not Unit.CASES):
        return when_of(Window(shown.figure.window), shown.figure.end)
    if unit is Unit.CASES:
        return f"{shown.numerator} cases, {shown.denominator} staff" if shown.numerator else NOTHING
    return shown.of


def with_usual_ranges(found: Sequence[Disclosed]) -> list[Disclosed]:
    """Every figure of the copy, those of its month with the usual range of the shown figures of earlier months.

    None where fewer than eight of them are shown as a number.
    """
    last = max((each.figure.end for each in found), default=None)
    if last is None:
        return []
    known = {each.figure.dated_key: each for each in found}
    return [_judged(each, known, last) if each.figure.end == last else each for each in found]


def _judged(own: Disclosed, known: Mapping[DatedKey, Disclosed], last: Day) -> Disclosed:
    if not own.text:
        return own
    fields = _fields(own.figure, known, last)
    return replace(own, figure=replace(own.figure, **fields)) if fields else own


def _fields(figure: Figure, known: Mapping[DatedKey, Disclosed], last: Day) -> dict[str, Any]:
    """The fields of the figure that its usual range fills; nothing where there is none."""
    indicator = figure.declared
    window = judged_window(indicator)
    key = Key(figure.indicator, window.value, figure.group)
    before = [_point(known.get(DatedKey(*key, end))) for end in month_ends(like_day(last, -1), MONTHS_BEFORE)]
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


def _point(shown: Disclosed | None) -> Point:
    """What a reader sees of a month: a number, or nothing where a band or a sign is shown."""
    if shown is None or shown.drawn is None or not shown.text:
        return Point(None)
    return Point(Fraction(shown.drawn).limit_denominator(FINEST), shown.figure.denominator)
