"""The figure of one indicator for a few children."""

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.indicators import INDICATORS


def parts(data: Dataset, indicator: str, day: str, window: str = "at") -> tuple[float | None, float | None]:
    """Numerator and denominator of an indicator without groups."""
    (figure,) = Calculator(data).figures(INDICATORS[indicator], Window(window), Day(day))
    return figure.numerator, figure.denominator


def groups(data: Dataset, indicator: str, day: str) -> dict[str | None, float | None]:
    """Numerator by group, those at 0 left out."""
    found = Calculator(data).figures(INDICATORS[indicator], Window.AT, Day(day))
    return {figure.group: figure.numerator for figure in found if figure.numerator}
