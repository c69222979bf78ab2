"""What it costs a reader that a figure is hidden besides the small ones."""

from math import log2

from scorecard_xl.disclosure.facts import MEANS, Fact
from scorecard_xl.indicators import INDICATORS, Better
from scorecard_xl.period import Window

_BY_WINDOW = {Window.MONTH: 1.0, Window.QUARTER: 2.0, Window.YTD: 3.0, Window.YEAR: 4.0, Window.AT: 4.0}
HEADLINE, NOW, NUMBER = 50.0, 2.0, 2.0
"""Of a mean only the number of children is hidden."""


def cost(fact: Fact, latest: int) -> float:
    """Longer windows cost more, so do larger numbers, rated figures, those of the latest month and, most, headlines."""
    indicator = INDICATORS[fact.place.indicator]
    if indicator.unit in MEANS:
        return NUMBER
    base = 1.0 if fact.place.group else _BY_WINDOW[Window(fact.place.window)]
    rated = 1.0 if indicator.better is Better.NEITHER else 2.0
    size = 1 + log2(1 + (fact.numerator or 0)) / 4
    headline = HEADLINE if indicator.name == "children_in_care" else 1.0
    return base * rated * size * headline * (NOW if fact.place.month == latest else 1.0)
