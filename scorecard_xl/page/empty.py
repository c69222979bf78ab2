"""Why a figure has no value, and which sheet to fill."""

from collections.abc import Iterable

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, day_in_words
from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.tables.sheets import LOCAL

NONE_TO_COUNT = "none to count"
OC2 = "OC2"


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
