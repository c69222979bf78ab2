"""The figure of one indicator for a few children."""

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.behind import behind
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.indicators import INDICATORS


def parts(data: Dataset, indicator: str, day: str, window: str = "at") -> tuple[float | None, float | None]:
    """Numerator and denominator of an indicator without groups."""
    (figure,) = Calculator(data).figures(INDICATORS[indicator], Window(window), Day(day))
    return figure.numerator, figure.denominator


def groups(data: Dataset, indicator: str, day: str, window: str = "at") -> dict[str | None, float | None]:
    """Numerator by group, those at 0 left out."""
    found = Calculator(data).figures(INDICATORS[indicator], Window(window), Day(day))
    return {figure.group: figure.numerator for figure in found if figure.numerator}


def reasons(data: Dataset, indicator: str, day: str, window: str = "at") -> list[tuple[str, bool, str]]:
    """The list behind the figure: child, whether it counts, why."""
    found = behind(data, INDICATORS[indicator], Window(window), Day(day))
    return [(each.child, each.counts, each.reason) for each in found]
