"""The words of the e-mail: the headline figures of the page."""

from collections.abc import Iterator

from scorecard_xl.figures.display import NOTHING, as_words
from scorecard_xl.page.card import Card, Line, Shape
from scorecard_xl.page.head import TITLE
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.words import NO_TARGET, TARGET
from scorecard_xl.share.copy import Copy
from scorecard_xl.share.mail import Headline, Letter

_SHAPES = (Shape.HEADLINE, Shape.FIGURE, Shape.PAIR)
_ATTACHED = "Attached: the scorecard with its charts, every figure as a table, and what each of them counts."


def letter(copy: Copy) -> Letter:
    """What the draft says of a copy: children in care, and every figure that has a target."""
    council, position = str(copy.cells["CPS.page.council"]), str(copy.cells["CPS.page.position"])
    notes = [copy.footnote, _ATTACHED]
    return Letter(f"{TITLE}, {copy.month:%B %Y}", council, position, list(_headlines(copy)), notes, copy.facts.colour)


def _headlines(copy: Copy) -> Iterator[Headline]:
    for card in CARDS:
        for line in card.leading if card.shape in _SHAPES else ():
            if card.shape is Shape.HEADLINE or copy.facts.target(line.indicator.name):
                yield _headline(copy, card, line)


def _headline(copy: Copy, card: Card, line: Line) -> Headline:
    value = copy.cells[f"{line.name}.value"]
    shown = value if isinstance(value, str) else as_words(float(value or 0), line.indicator.unit)  # type: ignore[arg-type]
    of, target, rating, change = (_cell(copy, line, field) for field in ("of", "target", "rating", "change"))
    return Headline(card.heading, shown, "" if of == card.heading.lower() else of, target, rating, change)


def _cell(copy: Copy, line: Line, field: str) -> str:
    """The words of a cell of the page; nothing for a dash, and the target without the word before it."""
    text = str(copy.cells.get(f"{line.name}.{field}") or "")
    return "" if text in (NOTHING, NO_TARGET) else text.removeprefix(TARGET)
