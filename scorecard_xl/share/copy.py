"""What a copy holds: figures as they may be seen, and everything that the page says with them."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from textwrap import wrap

from scorecard_xl.council.period import Day, day_in_words
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.figures.figure import DatedKey, as_words
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.card import Line, Shape
from scorecard_xl.page.comments import MORE
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.fill import page_cells
from scorecard_xl.page.head import COUNCIL, POSITION, REFRESHED, data_end_in_a_copy, table_cells
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.results import HEADINGS, result_rows
from scorecard_xl.page.sheets import DEFINITIONS, TABLE_SHEETS, TRENDS
from scorecard_xl.page.trends import rows as trend_rows
from scorecard_xl.share.disclosure import Bounds, Shown
from scorecard_xl.share.drawn import drawn_cells
from scorecard_xl.tables.values import Value, printable

FIGURES, COMMENTS = "Figures", "Comments"
"""The sheets of every figure and of the comments in full, and their tables."""
BOUNDS = (
    "numerator_low", "numerator_high", "denominator_low", "denominator_high", "value_low", "value_high", "rounded",
)  # fmt: skip
"""The columns that the CSV file has besides: what a reader may conclude."""
CONFIDENTIAL = "CONFIDENTIAL: for members only; do not pass on or publish"
_LONGEST = 2000
"""Letters of a comment in one row: no row can be higher than some thirty lines."""
_COMMENT = re.compile(r"\.comment\.\d$")
_WRITTEN = re.compile(rf"{_COMMENT.pattern}|\.label$")


@dataclass(frozen=True)
class Copy:
    """`facts`: all that the page knows, with exact figures. `footnote`: what the copy says of its numbers.

    `shown`: every figure of the copy as it may be seen.
    """

    facts: Facts
    shown: Sequence[Shown] = ()
    at: dt.datetime | None = None
    footnote: str = ""
    copies_for: CopiesFor = CopiesFor.ANYONE

    @property
    def is_confidential(self) -> bool:
        return self.copies_for is CopiesFor.MEMBERS

    @property
    def month(self) -> Day:
        """Its last day. Raises ValueError for the copy without data, which has none."""
        if self.facts.last is None:
            raise ValueError("a copy without data is of no month")
        return self.facts.last

    @property
    def council(self) -> str:
        """Its name, or what it is called where Settings has none."""
        return self.facts.council or "The council"

    @cached_property
    def by_key(self) -> Mapping[DatedKey, Shown]:
        return {each.figure.dated_key: each for each in self.shown}

    @cached_property
    def public(self) -> Facts:
        """The facts with nothing in them that may not be seen."""
        textual = (each for each in self.shown if each.is_withheld or (each.text and each.figure.unit != Unit.CASES))
        hidden = frozenset(each.figure.dated_key for each in textual)
        return replace(self.facts, figures=[each.figure for each in self.shown], restated={}, hidden=hidden)

    @cached_property
    def cells(self) -> dict[str, Value]:
        """Every cell of the page, by the name it has on the live one."""
        own: dict[str, Value] = {REFRESHED: self._about(), COUNCIL: self.council}
        own |= table_cells(
            self.public, (FIGURES, COMMENTS, *(TABLE_SHEETS[name].table for name in (TRENDS, DEFINITIONS)))
        )
        found = page_cells(self.public) | own
        found |= drawn_cells(self.public, self.by_key, found)
        if self.is_confidential:
            marked = (POSITION, *(name for name in own if name.startswith("CPS.of.")))
            found |= {name: f"{found[name]} · {CONFIDENTIAL}" for name in marked}
        return _printable_all(found)

    def _about(self) -> str:
        when = f"Shared {day_in_words(Day(self.at))} · " if self.at else ""
        return f"{data_end_in_a_copy(self.facts)}{when}{self.footnote}"

    @cached_property
    def without_chart(self) -> frozenset[str]:
        """The first indicators of the cards whose charts would read months or quarters that copies do not show."""
        return frozenset(card.indicator for card in CARDS if any(map(self._withholds, card.charted)))

    def _withholds(self, line: Line) -> bool:
        figure = self.public.figure(line)
        return figure is not None and self.by_key[figure.dated_key].is_withheld

    @cached_property
    def trends(self) -> list[list[Value]]:
        return [[_printed(value) for value in row] for row in trend_rows(self.public)]

    @cached_property
    def figures(self) -> list[list[Value]]:
        """Every figure as HEADINGS, one row each, as it is shown."""
        return [_row(each) for each in self.shown if each.text or each.figure.denominator == 0] or [[]]

    @cached_property
    def with_bounds(self) -> list[list[Value]]:
        """The same with what a reader may conclude, as HEADINGS and BOUNDS."""
        own = [each for each in self.shown if each.text or each.figure.denominator == 0]
        return [[*row, *_bounds(each)] for row, each in zip(self.figures, own, strict=False)]

    @cached_property
    def comments(self) -> list[list[Value]]:
        """The title of an indicator and the comment on it, in full; nothing where the page has room for all of them."""
        own = self.facts.comments
        if not any(_COMMENT.search(name) and str(value).endswith(_MORE) for name, value in self.cells.items()):
            return []
        return [row for each in INDICATORS.values() for row in _in_rows(each.title, own.get(each.name, ""))]

    @property
    def written(self) -> dict[str, str]:
        """What people wrote that is in the copy, by where it is written."""
        cells = {name: value for name, value in self.cells.items() if _WRITTEN.search(name) and value}
        labels = {f"the name of a team or group ({at})": str(text) for at, text in enumerate(self._labels, 1)}
        comments = {f"the comment on {name} (Commentary)": text for name, text in self.facts.comments.items()}
        comments |= {f"the comment on {row[0]}, line {at}": str(row[1]) for at, row in enumerate(self.comments, 1)}
        named = {"the name of the council (Settings)": self.facts.council} if self.facts.council else {}
        named |= {"the name of the region (Settings)": self.facts.region} if self.facts.region else {}
        shown = {f"a comment or label of the page ({name})": str(value) for name, value in cells.items()}
        return named | comments | labels | shown

    @property
    def _labels(self) -> list[str]:
        figures = (each.figure for each in self.shown)
        return sorted({each.group for each in figures if each.group and each.indicator in _SPARE})

    @property
    def said(self) -> list[Value]:
        """Every value in the copy."""
        rows = (*self.trends, *self.figures, *self.comments, *self.with_bounds)
        return [*self.cells.values(), *(value for row in rows for value in row)]


def _in_rows(title: str, comment: str) -> list[list[Value]]:
    """A row for each paragraph, and for each part of one that is very long."""
    paragraphs = printable(comment).splitlines()
    return [[title, part] for paragraph in paragraphs for part in wrap(paragraph, _LONGEST)]


def _printed(value: Value) -> Value:
    """A value as every file of a copy can hold it."""
    return printable(value) if isinstance(value, str) else value


# What the page says of sheets that the copy does not have, and what the copy says instead. Tables are raw sheets.
_MORE = f"… more on {COMMENTS}"
_POINTERS = ((re.compile(f"{re.escape(MORE)}$"), _MORE),)
_OF_THE_PAGE = (
    *_POINTERS,
    (re.compile(r", on Teams\.$"), "."),
    (re.compile(r": see Results$"), ": see Figures"),
    (re.compile(r"\bno (rows in \w+|[A-Z_]{4,})\b"), "no data"),
)


def _printable_all(cells: Mapping[str, Value]) -> dict[str, Value]:
    return {
        name: _without_pointers(_printed(value), _POINTERS if _COMMENT.search(name) else _OF_THE_PAGE)
        for name, value in cells.items()
    }


def _without_pointers(value: Value, pointers: Sequence[tuple[re.Pattern[str], str]]) -> Value:
    """A text of the page, or a comment that was cut, without the sheets that the copy does not have."""
    if not isinstance(value, str):
        return value
    for pointer, instead in pointers:
        value = pointer.sub(instead, value)
    return value


_SPARE = frozenset(card.indicator for card in CARDS if card.shape is Shape.TEAMS)


def _row(shown: Shown) -> list[Value]:
    (row,) = result_rows([shown.figure])
    unit = Unit(shown.figure.unit)
    usual = {name: getattr(shown.figure, name) for name in ("lower", "mean", "upper")}
    own: dict[str, Value] = {
        **{name: None if value is None else as_words(value, unit) for name, value in usual.items()},
        "numerator": shown.numerator, "denominator": shown.denominator, "value": shown.text,
        "rag": shown.rag.value if shown.rag else None, "change": shown.change.value if shown.change else None,
        "previous": shown.previous,
    }  # fmt: skip
    return [own.get(name, _printed(value)) or None for name, value in zip(HEADINGS, row, strict=True)]


def _bounds(shown: Shown) -> list[Value]:
    pairs = (shown.numerator_bounds, shown.denominator_bounds, shown.value_bounds)
    return [*(value for pair in pairs for value in _ends(pair)), "yes" if shown.is_rounded else "no"]


def _ends(pair: Bounds | None) -> tuple[Value, Value]:
    return (None, None) if pair is None else (round(float(pair[0]), 6), round(float(pair[1]), 6))
