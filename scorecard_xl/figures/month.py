"""The figures that are told of a month: its own, and of what is known only on a 31 March those of the last one."""

from collections.abc import Sequence

from scorecard_xl.council.period import ONE_DAY, Day, year_start
from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import INDICATORS


def of_the_month(figures: Sequence[Figure], last: Day) -> list[Figure]:
    """One figure an indicator, window and group, in order. `figures`: those of thirteen month ends."""
    year_end = year_start(last) - ONE_DAY
    before = [each for each in figures if each.end == year_end and INDICATORS[each.indicator].is_yearly]
    yearly = {each.key: each for each in before if each.value is not None}
    own = [each for each in figures if each.end == last]
    return [yearly.get(each.key, each) if each.value is None else each for each in own]
