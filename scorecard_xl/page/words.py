"""What the page says of a figure, in words."""

from collections.abc import Mapping
from fractions import Fraction

from scorecard_xl.council.period import Day, Period, Window, day_in_words
from scorecard_xl.figures.figure import NOTHING, Change, Figure, Rag, as_words, shown
from scorecard_xl.indicators import INDICATORS, Better, Indicator, Unit
from scorecard_xl.page.card import several

RATING: Mapping[Rag, str] = {Rag.GREEN: "● On target", Rag.AMBER: "○ Near target", Rag.RED: "■ Off target"}
CHANGE: Mapping[Change, str] = {Change.BETTER: "▲ Better", Change.WORSE: "▼ Worse", Change.SAME: "► Same"}
AT_LEAST, AT_MOST = "at least", "at most"
TARGET, NO_TARGET = "Target: ", "No target set"
HIDDEN = "hidden"
_ANY_DAY = {Window.AT: "on the last day", Window.MONTH: "in the month", Window.QUARTER: "in the quarter"}
_SPANS = {Window.YTD: "year to date", Window.YEAR: "last 12 months"}


def window_in_words(window: Window, last: Day | None) -> str:
    """The window that ends on the day; without a day, the kind of window."""
    if window in _SPANS:
        return _SPANS[window]
    if last is None:
        return _ANY_DAY[window]
    if window is Window.AT:
        return f"on {last.day} {last:%b %Y}"
    start = Period.ending(last, window).start
    return f"in {last:%B %Y}" if start.month == last.month else f"{start:%b} to {last:%b %Y}"


def when_in_words(window: Window, last: Day) -> str:
    """The window in a sentence: on 31 May 2026, in the year to date."""
    if window is Window.AT:
        return f"on {day_in_words(last)}"
    start = Period.ending(last, window).start
    spans = {Window.YTD: "in the year to date", Window.YEAR: "in the last twelve months"}
    return spans.get(window) or (f"in {last:%B}" if start.month == last.month else f"from {start:%B} to {last:%B}")


def direction(indicator: Indicator) -> str:
    """The words before a target."""
    return AT_MOST if indicator.better is Better.LOWER else AT_LEAST


def target_in_words(target: Fraction, indicator: Indicator) -> str:
    """at least 98%, at most 426 days; rounded half up to a tenth, and without a decimal where that is zero."""
    share = indicator.unit is Unit.SHARE
    tenths = int(20 * target * (100 if share else 1) + 1) // 2
    number = f"{tenths // 10:,}" if tenths % 10 == 0 else f"{tenths / 10:,.1f}"
    unit = "%" if share else " days" if indicator.unit is Unit.DAYS else ""
    return f"{direction(indicator)} {number}{unit}"


def rating_in_words(rag: Rag | None) -> str:
    """Symbol and word; a dash where there is no rating."""
    return NOTHING if rag is None else RATING[rag]


def change_in_words(change: Change | None) -> str:
    return "" if change is None else CHANGE[change]


def change_and_before(figure: Figure) -> str:
    """▲ Better: was 96.8% a month before; empty where the like figure before is not known."""
    if figure.previous is None:
        return ""
    before = f"{as_words(figure.previous, Unit(figure.unit))} {BEFORE[Window(figure.window)]}"
    return f"{CHANGE[figure.change]}: was {before}" if figure.change else f"was {before}"


BEFORE = {
    Window.AT: "a month before",
    Window.MONTH: "the month before",
    Window.QUARTER: "the quarter before",
    Window.YTD: "a year before",
    Window.YEAR: "a month before",
}


def made_of(figure: Figure, of: str, label: str = "") -> str:
    """What the value is made of: 245 of 245 children; where there is no value, why in a few words."""
    unit = Unit(figure.unit)
    if figure.value is None:
        is_empty_group = label and unit is Unit.SHARE and figure.denominator == 0
        return f"{label}: none" if is_empty_group else missing_in_words(figure)
    if unit is Unit.SHARE:
        parts = parts_in_words(figure)
        return f"{label}: {parts}" if label else parts if parts == HIDDEN else f"{parts} {_noun(figure, of)}"
    if unit is Unit.COUNT:
        return _noun(figure, label) if label else f"{_noun(figure, of)} in care"
    return label or parts_in_words(figure)


def _noun(figure: Figure, of: str) -> str:
    number = figure.numerator if figure.denominator is None else figure.denominator
    return of.partition("|")[0] if number == 1 else several(of)


def parts_in_words(figure: Figure) -> str:
    """Numerator and denominator: 245 of 245; where there is no value, why in a few words."""
    if figure.value is None:
        return missing_in_words(figure)
    if figure.denominator is None and figure.unit != Unit.COUNT:
        return HIDDEN
    n, d, children = _whole(figure.numerator), _whole(figure.denominator), _noun(figure, "child|children")
    return _MADE_OF[Unit(figure.unit)].format(n=n, d=d, children=children)


def as_words_of(figure: Figure) -> str:
    """The figure's value as text."""
    return as_words(figure.value, Unit(figure.unit))


_MADE_OF = {
    Unit.SHARE: "{n} of {d}",
    Unit.COUNT: "",
    Unit.DAYS: "mean, {d} {children}",
    Unit.SCORE: "mean of {d}",
    Unit.CASES: "{n} cases, {d} staff",
}


def _whole(number: float | None) -> str:
    return as_words(number, Unit.COUNT)


_AGES = "Children"
"""The table that tells ages; without a row in it no figure of an age has a value."""


def missing_in_words(figure: Figure) -> str:
    """Why a figure has no value."""
    if figure.denominator == 0:
        return "none to count"
    indicator = INDICATORS[figure.indicator]
    source = deciding_source(indicator)
    if source == "OC2" and (figure.end.month, figure.end.day) != (3, 31):
        return "only on 31 March"
    lacking = f"no {source.partition('.')[2]}" if "." in source else f"no rows in {source}"
    return f"{lacking} or {_AGES}" if _AGES in indicator.uses and source != _AGES else lacking


def deciding_source(indicator: Indicator) -> str:
    """The table, or the column of one, without which the indicator has no value."""
    own = [source for source in indicator.uses if source not in ("Episodes", _AGES)]
    ages = [source for source in indicator.uses if source == _AGES]
    others = [source for source in indicator.perhaps if source != _AGES]
    return (own[-1:] or ages or others[:1] or ["Episodes"])[0]


def share_in_words(part: float, total: float) -> str:
    """A part's share of all."""
    return as_words(Fraction(part) / Fraction(total), Unit.SHARE) if total else ""


def value_on_page(figure: Figure) -> float | str:
    """The value itself, unrounded; a dash where there is none."""
    return NOTHING if shown(figure.value, Unit(figure.unit)) is None else figure.value or 0
