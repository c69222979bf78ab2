"""What lists, screens and ratings say of a figure, in words; and why one has no value."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Period, Window, day_in_words
from scorecard_xl.figures.figure import Figure, Rag, as_words, in_unit
from scorecard_xl.indicators import Better, Indicator, Unit
from scorecard_xl.tables.sheets import LOCAL

NONE_TO_COUNT = "none to count"
OC2 = "OC2"
RATING: Mapping[Rag, str] = {Rag.GREEN: "● On target", Rag.AMBER: "○ Near target", Rag.RED: "■ Off target"}
AT_LEAST, AT_MOST = "at least", "at most"
HIDDEN = "hidden"
_ANY_DAY = {Window.AT: "on the last day", Window.MONTH: "in the month", Window.QUARTER: "in the quarter"}
_SPANS = {Window.YTD: "year to date", Window.YEAR: "last 12 months"}
_MADE_OF = {
    Unit.SHARE: "{n} of {d}",
    Unit.COUNT: "",
    Unit.DAYS: "mean, {d} {children}",
    Unit.SCORE: "mean of {d}",
    Unit.POUNDS: "mean of {d}",
    Unit.CASES: "{n} cases, {d} staff",
}
_AGES = "Children"
"""The table that tells ages; without a row in it no figure of an age has a value."""


def why_empty(figure: Figure, data: Dataset) -> str:
    """A sentence with what to do: No figure yet: fill OFSTED on Schools. Empty if the figure has a value."""
    if figure.value is not None:
        return ""
    if figure.denominator == 0:
        return f"No figure: {NONE_TO_COUNT}."
    indicator = figure.declared
    if indicator.is_local:
        return f"No figure yet: fill {figure.end:%B %Y} for {figure.indicator} in LocalValues on {LOCAL}."
    if OC2 in indicator.uses and not is_31_march(figure.end):
        return f"No figure: it is known on 31 March only, from {OC2}."
    return f"No figure yet: fill {_what_to_fill(indicator, figure.end, data)}."


def _what_to_fill(indicator: Indicator, day: Day, data: Dataset) -> str:
    """OFSTED on Schools; Reviews; OC2 for the year to 31 March 2026."""
    if indicator.unit is Unit.CASES:
        return f"CASES and WORKERS on Caseloads for {day:%B %Y}"
    empty = [source for source in indicator.uses if not data.has(source)] or [deciding_source(indicator)]
    filled = _in_words(empty)
    return f"{filled} for the year to {day_in_words(day)}" if filled == OC2 else filled


def _in_words(sources: Iterable[str]) -> str:
    """Each column on its sheet; of a sheet that is empty and has a column that is needed, the column."""
    found = {table: heading for table, _, heading in (source.partition(".") for source in sources)}
    return " and ".join(f"{heading} on {table}" if heading else table for table, heading in found.items())


def is_31_march(day: Day) -> bool:
    return (day.month, day.day) == (3, 31)


def deciding_source(indicator: Indicator) -> str:
    """The table, or the column of one, without which the indicator has no value."""
    own = [source for source in indicator.uses if source not in ("Episodes", "Children")]
    ages = [source for source in indicator.uses if source == "Children"]
    others = [source for source in indicator.perhaps if source != "Children"]
    return (own[-1:] or ages or others[:1] or ["Episodes"])[0]


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
    """at least 98%, at most 426 days; rounded half up to a tenth, and without a decimal where that is zero."""
    share = indicator.unit is Unit.SHARE
    tenths = int(20 * target * (100 if share else 1) + 1) // 2
    number = f"{tenths // 10:,}" if tenths % 10 == 0 else f"{tenths / 10:,.1f}"
    return f"{direction(indicator)} {in_unit(number, indicator.unit)}"


def parts_in_words(figure: Figure) -> str:
    """Numerator and denominator: 245 of 245; where there is no value, why in a few words."""
    if figure.value is None:
        return missing_in_words(figure)
    if figure.denominator is None and figure.unit != Unit.COUNT:
        return "" if figure.local else HIDDEN
    n, d = _whole(figure.numerator), _whole(figure.denominator)
    children = "child" if figure.denominator == 1 else "children"
    return _MADE_OF[Unit(figure.unit)].format(n=n, d=d, children=children)


def _whole(number: float | None) -> str:
    return as_words(number, Unit.COUNT)


def missing_in_words(figure: Figure) -> str:
    """Why a figure has no value, where there is room for a few words."""
    if figure.denominator == 0:
        return "none to count"
    indicator = figure.declared
    if indicator.is_local:
        return "no value"
    source = deciding_source(indicator)
    if source == "OC2" and (figure.end.month, figure.end.day) != (3, 31):
        return "only on 31 March"
    lacking = f"no {source.partition('.')[2]}" if "." in source else f"no rows in {source}"
    return f"{lacking} or {_AGES}" if _AGES in indicator.uses and source != _AGES else lacking
