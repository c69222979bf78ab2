"""What the page says of a figure, in words."""

from collections.abc import Mapping
from fractions import Fraction

from scorecard_xl.figures.display import NOTHING, as_words, shown
from scorecard_xl.figures.figure import Change, Figure, Rag
from scorecard_xl.indicators import INDICATORS, Better, Indicator, Unit
from scorecard_xl.period import Day, Period, Window

RATING: Mapping[Rag, str] = {Rag.GREEN: "● On target", Rag.AMBER: "○ Near target", Rag.RED: "■ Off target"}
CHANGE: Mapping[Change, str] = {Change.BETTER: "▲ Better", Change.WORSE: "▼ Worse", Change.SAME: "► Same"}
AT_LEAST, AT_MOST = "at least", "at most"
_ANY_DAY = {Window.AT: "on the last day", Window.MONTH: "in the month", Window.QUARTER: "in the quarter"}
_SPANS = {Window.YTD: "year to date", Window.YEAR: "last 12 months"}


def day_in_words(day: Day) -> str:
    """31 May 2026."""
    return f"{day.day} {day:%B %Y}"


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


def direction(indicator: Indicator) -> str:
    """The words before a target."""
    return AT_MOST if indicator.better is Better.LOWER else AT_LEAST


def target_in_words(target: Fraction, indicator: Indicator) -> str:
    """at least 98%, at most 426 days; rounded half up to a tenth, and without a decimal where that is nought."""
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


def previous_in_words(figure: Figure) -> str:
    """was 96.8%; nothing where the like figure before is not known."""
    return "" if figure.previous is None else f"was {as_words(figure.previous, Unit(figure.unit))}"


def of_in_words(figure: Figure) -> str:
    """What the value is made of: 245 of 245; where there is no value, why in a few words."""
    if figure.value is None:
        return missing_in_words(figure)
    return _MADE_OF[Unit(figure.unit)].format(n=_whole(figure.numerator), d=_whole(figure.denominator))


_MADE_OF = {
    Unit.SHARE: "{n} of {d}",
    Unit.COUNT: "",
    Unit.DAYS: "mean, {d} children",
    Unit.SCORE: "mean, {d} children",
    Unit.CASES: "{n} cases, {d} staff",
}


def _whole(number: float | None) -> str:
    return as_words(number, Unit.COUNT)


def missing_in_words(figure: Figure) -> str:
    """Why a figure has no value."""
    if figure.denominator == 0:
        return "none to count"
    source = deciding_source(INDICATORS[figure.indicator])
    if source == "OC2" and (figure.end.month, figure.end.day) != (3, 31):
        return "only on 31 March"
    return f"no {source.partition('.')[2]}" if "." in source else f"no rows in {source}"


def deciding_source(indicator: Indicator) -> str:
    """The table, or the column of one, without which the indicator has no value."""
    own = [source for source in indicator.uses if source != "Episodes"]
    others = [source for source in indicator.perhaps if source != "Children"]
    return (own[-1:] or others[:1] or ["Episodes"])[0]


def share_in_words(figure: Figure, total: float) -> str:
    """A band's share of all bands."""
    return as_words(Fraction(figure.value or 0) / Fraction(total), Unit.SHARE) if total else ""


def bands_in_words(indicator: Indicator) -> str:
    """What stands beside the bands of an indicator."""
    return "share of all" if indicator.unit is Unit.COUNT else "children"


def value_on_page(figure: Figure) -> float | str:
    """The value itself, unrounded; a dash where there is none."""
    return NOTHING if shown(figure.value, Unit(figure.unit)) is None else figure.value or 0
