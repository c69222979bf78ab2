"""The figures that are told of a month: its own, and of what is known only on a 31 March those of the last one."""

from collections.abc import Sequence

from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.period import ONE_DAY, Day, year_start


def of_the_month(figures: Sequence[Figure], last: Day) -> list[Figure]:
    """One figure an indicator, window and group, in order. `figures`: those of thirteen month ends."""
    year_end = year_start(last) - ONE_DAY
    yearly = {_place(each): each for each in figures if each.end == year_end and each.value is not None}
    own = [each for each in figures if each.end == last]
    return [yearly.get(_place(each), each) if each.value is None and _is_yearly(each) else each for each in own]


def _place(figure: Figure) -> tuple[str, str, str | None]:
    return figure.indicator, figure.window, figure.group


def _is_yearly(figure: Figure) -> bool:
    indicator = INDICATORS[figure.indicator]
    return "OC2" in indicator.uses + indicator.perhaps
