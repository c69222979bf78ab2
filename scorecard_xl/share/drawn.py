"""The cells of the page in a copy: what each line and sentence says, drawn from shown figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scorecard_xl.council.period import Window
from scorecard_xl.figures.figure import NOTHING, DatedKey, as_words
from scorecard_xl.indicators import Unit
from scorecard_xl.page import words
from scorecard_xl.page.card import Card, Line, Shape, several
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.layout import CARDS
from scorecard_xl.share.disclosure import FEWER, Shown, share_of_all
from scorecard_xl.tables.values import Value

_WITHHELD: Mapping[str, Value] = {"value": NOTHING, "of": "", "rating": NOTHING, "change": ""}
TOO_FEW = "too few to rate"


@dataclass(frozen=True)
class Sketch:
    """A line of the page with its figure; `line`: the one shown, of another window where the leading one is not."""

    card: Card
    line: Line
    shown: Shown
    is_other: bool

    @property
    def when(self) -> str:
        return words.when_in_words(self.line.window, self.shown.figure.end)

    @property
    def noun(self) -> str:
        """What is counted."""
        names = [each.name for each in self.card.indicators]
        labels = self.card.labels
        return several(labels[names.index(self.line.indicator.name)] if labels else self.card.of)

    @property
    def group(self) -> str:
        groups = self.line.indicator.groups
        return f"{groups[self.line.place - 1]}: " if self.line.place and groups else ""


def drawn_cells(facts: Facts, shown: Mapping[DatedKey, Shown], drawn: Mapping[str, Value]) -> dict[str, Value]:
    """The cells that show figures of children, by name. `drawn`: those of the page, of which none is added to."""
    found: dict[str, Value] = {}
    for card in CARDS:
        if card.shape is Shape.TEAMS or facts.last is None:
            continue
        for line in card.lines:
            sketch = _sketch(card, line, facts, shown)
            withheld = (figure := facts.figure(line)) is not None and shown[figure.dated_key].is_withheld
            if sketch is not None or withheld:
                own = _line_cells(sketch, facts, shown) if sketch else dict(_WITHHELD)
                found |= {f"{line.name}.{field}": value for field, value in own.items()}
        if said := _sentence(card, facts, shown):
            found[f"{card.name}.narrative"] = said
    return {name: value for name, value in found.items() if name in drawn}


def _sketch(card: Card, line: Line, facts: Facts, shown: Mapping[DatedKey, Shown]) -> Sketch | None:
    """The line as it can be shown: where its own window is not shown, with the first that is."""
    others = [each for each in card.lines_of(line.indicator) if each.place == line.place]
    for each in [line, *(each for each in others if each.window is not line.window)]:
        figure = facts.figure(each)
        own = shown.get(figure.dated_key) if figure else None
        if own is not None and (own.text or own.figure.denominator is not None):
            return Sketch(card, each, own, each is not line) if own.text else None
    return None


def _line_cells(sketch: Sketch, facts: Facts, shown: Mapping[DatedKey, Shown]) -> dict[str, Value]:
    own = sketch.shown
    return {
        "value": value_of(own),
        "of": _of(sketch, facts, shown),
        "rating": _rating(own, sketch.line, facts),
        "change": "" if sketch.is_other else _change(sketch),
    }


def value_of(shown: Shown) -> Value:
    """A number where its usual format says the same, else the text."""
    unit = Unit(shown.figure.unit)
    if shown.text == FEWER:
        return NOTHING
    return shown.drawn if shown.drawn is not None and as_words(shown.drawn, unit) == shown.text else shown.text


def _of(sketch: Sketch, facts: Facts, shown: Mapping[DatedKey, Shown]) -> str:
    own, card = sketch.shown, sketch.card
    is_dated = sketch.is_other or facts.is_earlier(own.figure)
    when = "" if not is_dated else " to date" if sketch.line.window is Window.YTD else f" {sketch.when}"
    if card.shape is Shape.BANDS:
        return (
            share_of_all(own, [shown[each.dated_key] for each in facts.all(sketch.line)]) or ""
            if sketch.line.is_share_of_all
            else own.of.replace(" about", "")
        )
    if card.shape is Shape.LIST:
        return f"{own.of}{when}".strip()
    if own.figure.unit == Unit.COUNT:
        return f"{sketch.noun}{' in care' * (card.shape is Shape.HEADLINE)}{when}"
    if card.labels:
        return f"{sketch.noun}{when}"
    of = FEWER if own.text == FEWER else own.of
    return f"{sketch.group}{of}{when}" if sketch.group else f"{of} {sketch.noun}{when}"


def _rating(own: Shown, line: Line, facts: Facts) -> str:
    if own.rag is None and facts.target(line.indicator.name) is not None and line.is_rated:
        return TOO_FEW
    return words.rating_in_words(own.rag)


def _change(sketch: Sketch) -> str:
    own, short = sketch.shown, sketch.card.shape in (Shape.PAIR, Shape.LIST)
    change = words.change_in_words(own.change)
    if short or not own.previous:
        return change
    before = f"was {own.previous} {words.BEFORE[Window(own.figure.window)]}"
    return f"{change}: {before}" if change else before


def _sentence(card: Card, facts: Facts, shown: Mapping[DatedKey, Shown]) -> str:
    """The figures of the card in words; empty where none is shown."""
    found = [each for line in card.leading if (each := _sketch(card, line, facts, shown))]
    if not found or card.shape is Shape.LIST:
        return ""
    if card.shape is Shape.BANDS:
        return _largest(found)
    when = found[0].when
    return f"{when[0].upper()}{when[1:]}: {'; '.join(_phrases(found))}."


def _phrases(found: list[Sketch]) -> Iterator[str]:
    for each in found:
        own, noun = each.shown, "" if each.group else f" {each.noun}"
        if own.text == FEWER:
            yield f"{each.group}{FEWER}{noun}, so no number is shown"
        elif own.figure.unit == Unit.COUNT:
            yield f"{own.text}{noun}"
        elif not own.of or own.of.startswith("of about"):
            yield f"{each.group}{own.text} {own.of}{noun}"
        elif own.of.startswith("mean"):
            yield f"{own.text} ({own.of})"
        else:
            yield f"{each.group}{own.of}{noun} ({own.text})"


def _largest(found: list[Sketch]) -> str:
    known = [each for each in found if each.shown.drawn]
    most = max((each.shown.drawn or 0 for each in known), default=0)
    largest = [each for each in known if each.shown.drawn == most]
    if not largest:
        return ""
    names = " and ".join(str(each.shown.figure.group) for each in largest)
    said = largest[0].shown
    number = said.text if said.figure.unit == Unit.COUNT else said.of or said.text
    return f"The largest group{'s' * (len(largest) > 1)}: {names}, {number}{' each' * (len(largest) > 1)}."
