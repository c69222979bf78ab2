"""The cells of one line of the page."""

from fractions import Fraction

from scorecard_xl.figures.figure import NOTHING, Figure
from scorecard_xl.page import words
from scorecard_xl.page.card import Card, Line, Shape
from scorecard_xl.page.facts import Facts
from scorecard_xl.tables.values import Value

HIDDEN = "c"
"""Stands for a number that is hidden, as DfE writes it."""
LONGEST_NAME = 32


def cells(card: Card, line: Line, facts: Facts) -> dict[str, Value]:
    """Every cell of the line by field; those that it does not show too."""
    figure = facts.figure(line)
    if line.is_spare and (figure is None or _is_too_many(card, line, facts)):
        blank: dict[str, Value] = dict.fromkeys(line.fields, "")
        return blank if figure is None else blank | {"label": _more(card, line, facts)}
    own = _EMPTY if figure is None else _filled(card, line, figure, facts)
    return _always(card, line, figure, facts) | own


def _is_too_many(card: Card, line: Line, facts: Facts) -> bool:
    """Whether the last line must stand for several teams."""
    return line.place == card.places < len(facts.all(line))


def _more(card: Card, line: Line, facts: Facts) -> str:
    return f"and {len(facts.all(line)) - card.places + 1} more teams: see Results"


_EMPTY: dict[str, Value] = {"value": NOTHING, "of": "", "rating": NOTHING, "change": ""}


def _always(card: Card, line: Line, figure: Figure | None, facts: Facts) -> dict[str, Value]:
    return {
        "window": words.window_in_words(line.window, figure.end if figure else facts.last),
        "label": _short(label(line, figure)),
        "establishment": facts.establishment.get(label(line, figure), NOTHING),
        "target": _target(card, line, facts),
    }


def _short(name: str) -> str:
    """A team's name without its middle where there is no room for it: ends often differ. Results has it in full."""
    if len(name) <= LONGEST_NAME:
        return name
    half = (LONGEST_NAME - 1) // 2
    return f"{name[: LONGEST_NAME - 1 - half].rstrip()}…{name[-half:].lstrip()}"


def _target(card: Card, line: Line, facts: Facts) -> str:
    target = facts.target(line.indicator.name)
    if target is None:
        return words.NO_TARGET
    aim = words.target_in_words(Fraction(target.value), line.indicator)
    return aim if card.shape is Shape.PAIR else f"{words.TARGET}{aim}"


def _filled(card: Card, line: Line, figure: Figure, facts: Facts) -> dict[str, Value]:
    return {
        "value": HIDDEN if facts.hides(figure) else words.value_on_page(figure),
        "of": _of(card, line, figure, facts),
        "rating": words.rating_in_words(figure.rag),
        "change": _change(card, figure),
    }


def _change(card: Card, figure: Figure) -> str:
    """With the number before it, where there is room for it."""
    short = card.shape in (Shape.PAIR, Shape.TEAMS, Shape.LIST)
    return words.change_in_words(figure.change) if short else words.change_and_before(figure)


def _of(card: Card, line: Line, figure: Figure, facts: Facts) -> str:
    if facts.hides(figure):
        return words.HIDDEN
    if card.shape is Shape.BANDS:
        return _share(figure, facts.all(line)) if line.is_share_of_all else words.parts_in_words(figure)
    if card.shape is Shape.LIST:
        return _beside(card, line, figure, facts)
    if facts.is_earlier(figure):
        return f"{words.parts_in_words(figure)} {words.when_in_words(line.window, figure.end)}"
    return words.made_of(figure, card.of, _label(card, line))


def _label(card: Card, line: Line) -> str:
    """The words under a figure of a pair: those of the card, else its group."""
    if card.labels:
        return card.labels[[each.name for each in card.indicators].index(line.indicator.name)]
    return line.indicator.groups[line.place - 1] if line.place and line.indicator.groups else ""


def _beside(card: Card, line: Line, figure: Figure, facts: Facts) -> str:
    """Of a measure in a list: its day where that is another, the figure of the month, or its parts."""
    if facts.is_earlier(figure):
        return words.window_in_words(line.window, figure.end)
    others = [each for each in card.lines_of(line.indicator) if each.window is not line.window]
    month = facts.figure(others[0]) if others else None
    if month is None:
        return words.parts_in_words(figure)
    return f"{HIDDEN if facts.hides(month) else words.as_words_of(month)} in {month.end:%b}"


def _share(figure: Figure, bands: list[Figure]) -> str:
    """A band's share of all, where every band is shown."""
    if any(band.value is None for band in bands):
        return ""
    return words.share_in_words(figure.value or 0, sum(band.value or 0 for band in bands))


def label(line: Line, figure: Figure | None) -> str:
    """The name of the line's group."""
    if figure is not None:
        return figure.group or ""
    groups = line.indicator.groups
    return groups[line.place - 1] if groups and line.place else ""
