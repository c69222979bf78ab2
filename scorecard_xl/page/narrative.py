"""The sentence on a card, from figures that may be hidden.

A sentence of layout.py may hold in braces: `n` and `d` (numerator, denominator), `some` and `do` (a part of a whole and
its verb), `days` (a mean), `aged` (some of an age), `when`; of the second figure of a pair `n2`, `days2`, `aged2`;
`n_ytd`, `n2_12m` and the like of another window; `compared` (", 6 more than a month before and the same as a year
before"); and the name of any other indicator, for its number in the month. counted.py says what may follow a colon.
"""

from collections.abc import Callable
from typing import Any

from scorecard_xl.council.period import Window, like_day
from scorecard_xl.figures.figure import Figure, shown
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.benchmarks import published_in_words
from scorecard_xl.page.card import Card, Line, Shape
from scorecard_xl.page.counted import Do, Number, Some, aged
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.words import deciding_source, missing_in_words, share_in_words, when_in_words

HIDDEN = "Numbers are hidden, so that no child can be recognised."


class _Unsaid(Exception):
    """A number that the sentence needs is not known, or may not be shown."""


def narrative(card: Card, facts: Facts) -> str:
    """The card's sentence; empty where there are no figures at all."""
    figures = [facts.figure(line) for line in card.leading]
    if facts.last is None:
        return ""
    if not any(figures):
        when = " for the month" if card.shape is Shape.TEAMS else ""
        return f"No figure: no rows in {deciding_source(INDICATORS[card.indicator])}{when}."
    known = [figure for figure in figures if figure]
    try:
        said = _bands(card, facts) if card.shape is Shape.BANDS else card.says.format_map(_Words(card, facts))
    except _Unsaid:
        return f"{_why_not(card, known, facts)}{_ungraded(card, facts)}"
    when = f"{when_in_words(Window(known[0].window), known[0].end)}: " if facts.is_earlier(known[0]) else ""
    return f"{_capital(f'{when}{said}')}{_ungraded(card, facts)}" if said else ""


def _ungraded(card: Card, facts: Facts) -> str:
    """On the card of schools: how many children are left out, because Ofsted gives no headline grades any more."""
    if card.indicator != "good_or_outstanding_schools" or not facts.ungraded:
        return ""
    some = f"{Number(facts.ungraded):1 child goes to a school|# children go to schools}"
    return f" {some} without a grade (Ofsted has given none since September 2024)."


def _capital(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}"


def _why_not(card: Card, figures: list[Figure], facts: Facts) -> str:
    if any(facts.hides(figure) for figure in figures):
        return HIDDEN
    figure = next((figure for figure in figures if figure.value is None), None)
    if figure is None:
        return _first_clause(card, facts)
    if figure.denominator == 0:
        when = when_in_words(Window(figure.window), figure.end)
        return f"Nothing to count: no {card.counts} {when}."
    return f"No figure: {missing_in_words(figure)}."


def _first_clause(card: Card, facts: Facts) -> str:
    """The sentence up to its semicolon, where only what comes after it is hidden or not known."""
    first, more, _ = card.says.partition("; ")
    return _capital(f"{first.format_map(_Words(card, facts))}.") if more else ""


def _bands(card: Card, facts: Facts) -> str:
    """The largest band, where every band is shown."""
    figures = [figure for line in card.leading if (figure := facts.figure(line))]
    if any(figure.value is None for figure in figures):
        raise _Unsaid
    largest = max(figures, key=lambda figure: figure.value or 0)
    total = largest.denominator or sum(figure.numerator or 0 for figure in figures)
    if not total:
        return "No children were in care."
    if total == 1:
        return f"The only child in care: {largest.group}."
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
    """What replaces the braces of a sentence, looked up when needed."""

    def __init__(self, card: Card, facts: Facts) -> None:
        super().__init__()
        self._card, self._facts = card, facts

    def __missing__(self, name: str) -> Any:
        if name in INDICATORS:
            return self._number(Line(INDICATORS[name], Window.MONTH, None, ()), "numerator")
        if name in _ASKED:
            return _ASKED[name](self)
        part, _, window = name.partition("_")
        return _OF_LINE[part.removesuffix("2")](self, self._line(part.endswith("2"), window))

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

    def _some(self, line: Line) -> Some:
        return Some(int(self._number(line, "numerator")), int(self._number(line, "denominator")))

    def _days(self, line: Line) -> str:
        if self._is_empty(line):
            return "nothing to count"
        days = Number(shown(self._figure(line).value, Unit.DAYS) or 0)
        return f"{days} {days:day|days}"

    def _aged(self, line: Line) -> str:
        group = line.indicator.groups[(line.place or 1) - 1]
        return aged(None if self._is_empty(line) else self._some(line), group)

    def _is_empty(self, line: Line) -> bool:
        """Whether there is nothing to count of the one figure of a pair, and of the other there is."""
        figures = [self._facts.figure(each) for each in self._card.leading]
        own = self._facts.figure(line)
        return own is not None and own.denominator == 0 and any(each and each.value is not None for each in figures)

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
        return f"{abs(more):,} {'more' if more > 0 else 'fewer'} than {words}" if more else f"the same as {words}"


_OF_LINE: dict[str, Callable[[_Words, Line], Any]] = {
    "n": lambda words, line: words._number(line, "numerator"),
    "d": lambda words, line: words._number(line, "denominator"),
    "some": lambda words, line: words._some(line),
    "do": lambda words, line: Do(*words._some(line)),
    "days": lambda words, line: words._days(line),
    "aged": lambda words, line: words._aged(line),
}
_ASKED: dict[str, Callable[[_Words], str]] = {
    "when": lambda words: words._when(),
    "compared": lambda words: words._compared(),
}
