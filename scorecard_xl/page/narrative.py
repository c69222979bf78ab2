"""The sentence on a card, from figures that may be hidden.

A sentence of layout.py may hold in braces: `n` and `d` (numerator, denominator), `value`, `when`, of the second figure
of a pair `n2`, `d2`, `value2`; `n_ytd`, `n2_12m` and the like of another window; `compared` (", 6 more than a month
before and as many as a year before"); and the name of any other indicator, for its number in the month.
`{n:was|were}` takes the first word where n is one.
"""

from collections.abc import Callable
from typing import Any

from scorecard_xl.figures.display import as_words
from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.benchmarks import published_in_words
from scorecard_xl.page.card import Card, Line, Shape
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.words import deciding_source, missing_in_words, share_in_words, when_in_words
from scorecard_xl.period import Window, like_day

HIDDEN = "Numbers are hidden, so that no child can be recognised."


class _Unsaid(Exception):
    """A number that the sentence needs is not known, or may not be shown."""


class Number(int):
    """A whole number in a sentence: `{n}` is 1,234, `{n:child|children}` the word that goes with it."""

    def __format__(self, words: str) -> str:
        one, _, several = words.partition("|")
        return (one if self == 1 else several) if several else f"{int(self):,}"


def narrative(card: Card, facts: Facts) -> str:
    """The card's sentence; empty where there are no figures at all."""
    figures = [facts.figure(line) for line in card.leading]
    if facts.last is None:
        return ""
    if not any(figures):
        return f"No figure: no rows in {deciding_source(INDICATORS[card.indicator])}."
    known = [figure for figure in figures if figure]
    try:
        said = _bands(card, facts) if card.shape is Shape.BANDS else card.says.format_map(_Words(card, facts))
    except _Unsaid:
        return _why_not(card, known, facts)
    return _with_day(said, known[0]) if said and facts.is_earlier(known[0]) else said


def _with_day(said: str, figure: Figure) -> str:
    """Before a sentence of a day that is not the page's."""
    when = when_in_words(Window(figure.window), figure.end)
    return f"{when[0].upper()}{when[1:]}: {said[0].lower()}{said[1:]}"


def _why_not(card: Card, figures: list[Figure], facts: Facts) -> str:
    if any(facts.hides(figure) for figure in figures):
        return HIDDEN
    figure = next((figure for figure in figures if figure.value is None), None)
    if figure is None:
        return ""
    if figure.denominator == 0:
        when = when_in_words(Window(figure.window), figure.end)
        return f"Nothing to count: no {card.of.rpartition('|')[2]} {when}."
    return f"No figure: {missing_in_words(figure)}."


def _bands(card: Card, facts: Facts) -> str:
    """The largest band, where every band is shown."""
    figures = [figure for line in card.leading if (figure := facts.figure(line))]
    if any(figure.value is None for figure in figures):
        raise _Unsaid
    largest = max(figures, key=lambda figure: figure.value or 0)
    total = largest.denominator or sum(figure.numerator or 0 for figure in figures)
    if not total:
        return "No children were in care."
    share = share_in_words(largest.numerator or 0, total)
    said = f"The largest group: {largest.group}, {largest.numerator:,.0f} of {total:,.0f} children ({share}"
    return f"{said}{_in_england(largest, facts)})."


def _in_england(figure: Figure, facts: Facts) -> str:
    published = facts.benchmark(figure.indicator, figure.group)
    if published is None or published.england is None:
        return ""
    known = published_in_words(published.england, INDICATORS[figure.indicator])
    return f"; England {known} in {published.year.year}"


class _Words(dict[str, Any]):
    """What stands in the braces of a sentence, looked up when it is asked for."""

    def __init__(self, card: Card, facts: Facts) -> None:
        super().__init__()
        self._card, self._facts = card, facts

    def __missing__(self, name: str) -> Any:
        if name in INDICATORS:
            return self._number(Line(INDICATORS[name], Window.MONTH, None, ()), "numerator")
        if name in _ASKED:
            return _ASKED[name](self)
        part, _, window = name.partition("_")
        line = self._line(part.endswith("2"), window)
        kind = part.removesuffix("2")
        return self._shown(line) if kind == "value" else self._number(line, _PARTS[kind])

    def _line(self, second: bool, window: str = "") -> Line:
        own = [line for line in self._card.lines if line.window.value == window] if window else self._card.leading
        return own[int(second)]

    def _figure(self, line: Line) -> Figure:
        figure = self._facts.figure(line)
        if figure is None or figure.value is None:
            raise _Unsaid
        return figure

    def _number(self, line: Line, part: str) -> Number:
        found = getattr(self._figure(line), part)
        if found is None:
            raise _Unsaid
        return Number(found)

    def _shown(self, line: Line) -> str:
        return as_words(self._figure(line).value, Unit.COUNT)

    def _when(self) -> str:
        line = self._line(False)
        return when_in_words(line.window, self._figure(line).end)

    def _compared(self) -> str:
        known = filter(None, (self._than(1, "a month before"), self._than(12, "a year before")))
        said = " and ".join(known)
        return f", {said}" if said else ""

    def _than(self, months: int, words: str) -> str:
        line = self._line(False)
        now = self._figure(line)
        before = self._facts.on(line, like_day(now.end, -months))
        if before is None or before.value is None or now.value is None:
            return ""
        more = int(now.value - before.value)
        return f"{abs(more):,} {'more' if more > 0 else 'fewer'} than {words}" if more else f"as many as {words}"


_PARTS = {"n": "numerator", "d": "denominator"}
_ASKED: dict[str, Callable[[_Words], str]] = {
    "when": lambda words: words._when(),
    "compared": lambda words: words._compared(),
}
