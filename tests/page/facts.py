"""Facts for tests: figures of one month, some of which may be hidden."""

from typing import Any

from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.card import Card
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.layout import CARDS

LAST = Day("2026-05-31")


def card_of(indicator: str) -> Card:
    return next(card for card in CARDS if card.indicator == indicator)


def figure(
    name: str, n: float | None, d: float | None = None, *, window: str = "", group: str | None = None, end: Day = LAST,
    value: float | None = None, **more: Any,
) -> Figure:  # fmt: skip
    """A figure of the card's leading window; the value of a share or a count follows from its parts."""
    indicator = INDICATORS[name]
    card = next(card for card in CARDS if indicator in card.indicators)
    span = Window(window) if window else card.windows_of(indicator)[0]
    found = value if value is not None else n if d is None else n / d if n is not None and d else None
    own = (name, indicator.title, indicator.section, group, span.value, Period.ending(end, span).start, end)
    return Figure(*own, n, d, found, indicator.unit.value, **more)


def facts(*figures: Figure, hidden: tuple[Figure, ...] = (), **more: Any) -> Facts:
    keys = {each.dated_key for each in hidden}
    return Facts(LAST, [*figures, *hidden], hidden=keys, **more)
