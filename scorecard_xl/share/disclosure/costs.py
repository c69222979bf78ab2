"""What it costs a reader that a figure is hidden besides the small ones."""

from math import log2

from scorecard_xl.council.period import Window
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.share.disclosure.facts import Fact
from scorecard_xl.share.disclosure.rules import is_share_of_none

_BY_WINDOW = {Window.MONTH: 1.0, Window.QUARTER: 2.0, Window.YTD: 3.0, Window.YEAR: 4.0, Window.AT: 4.0}
HEADLINE, NOUGHT, NOW = 50.0, 10.0, 2.0
NUMBER = 2.0
"""Of a mean, or of 0%, only the number of children is hidden."""


def cost(fact: Fact, latest: int) -> float:
    """Longer windows cost more, and larger numbers, rated figures, the latest month, noughts and, most, headlines."""
    indicator = INDICATORS[fact.place.indicator]
    if indicator.unit.is_mean or is_share_of_none(fact):
        return NUMBER
    base = 1.0 if fact.place.group else _BY_WINDOW[Window(fact.place.window)]
    rated = 2.0 if indicator.is_rated else 1.0
    size = 1 + log2(1 + (fact.numerator or 0)) / 4
    last = HEADLINE if indicator.name == "children_in_care" else 1.0 if fact.numerator else NOUGHT
    return base * rated * size * last * (NOW if fact.place.month == latest else 1.0)
