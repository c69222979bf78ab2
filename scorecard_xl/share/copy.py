"""What a copy holds: figures that may be seen, and everything that the page says with them."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from textwrap import wrap

from scorecard_xl.council.period import Day, day_in_words
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.known_today import Then, as_told_then
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.card import Shape
from scorecard_xl.page.comments import MORE
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.fill import page_cells
from scorecard_xl.page.head import COUNCIL, REFRESHED, data_end_in_a_copy, table_cells
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.results import HEADINGS, result_rows
from scorecard_xl.page.sheets import TABLE_SHEETS, TRENDS
from scorecard_xl.page.trends import rows as trend_rows
from scorecard_xl.share.disclosure import SYMBOL, Decision, Reason
from scorecard_xl.tables.values import Value, printable

FIGURES, COMMENTS = "Figures", "Comments"
"""The sheets of every figure and of the comments in full, and their tables."""
_LONGEST = 2000
"""Letters of a comment in one row: no row can be higher than some thirty lines."""
_WHOLLY = (Reason.SMALL, Reason.TO_PROTECT)
_PARTS = {"count": ("value",), "share": ("numerator", "denominator", "value")}
"""The columns of what a figure says, by its unit. Where it is hidden none is blank, as that would tell of nought."""
_COMMENT = re.compile(r"\.comment\.\d$")
_WRITTEN = re.compile(rf"{_COMMENT.pattern}|\.label$")
_KEY_TO_SYMBOL = f"{SYMBOL} stands for a number that is hidden, so that no child can be recognised: see Figures"


@dataclass(frozen=True)
class Copy:
    """`facts`: all that the page knows, its figures unsuppressed or none. `footnote`: what it says of the symbol.

    `then`: what earlier copies showed.
    """

    facts: Facts
    decisions: Sequence[Decision] = ()
    at: dt.datetime | None = None
    footnote: str = ""
    then: Then = field(default_factory=dict)

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
    def public(self) -> Facts:
        """The facts with nothing in them that may not be seen."""
        return replace(
            self.facts, figures=self._shown, restated={},
            hidden=frozenset(each.figure.dated_key for each in self.decisions if each.hidden in _WHOLLY),
        )  # fmt: skip

    @property
    def _shown(self) -> list[Figure]:
        """Of what is known of today only, earlier months as the copies of those months showed them."""
        figures = [each.public for each in self.decisions]
        return as_told_then(figures, self.then, self.facts.last) if self.facts.last else figures

    @cached_property
    def cells(self) -> dict[str, Value]:
        """Every cell of the page, by the name it has on the live one."""
        when = f"Shared {day_in_words(Day(self.at))} · " if self.at else ""
        own: dict[str, Value] = {
            REFRESHED: f"{data_end_in_a_copy(self.facts)}{when}{_KEY_TO_SYMBOL}",
            COUNCIL: self.council,
        }
        own |= table_cells(self.public, (FIGURES, COMMENTS, TABLE_SHEETS[TRENDS].table))
        return _printable_all(page_cells(self.public) | own)

    @cached_property
    def trends(self) -> list[list[Value]]:
        return [[_printed(value) for value in row] for row in trend_rows(self.public)]

    @cached_property
    def figures(self) -> list[list[Value]]:
        """Every figure as HEADINGS, one row each; the symbol where one is hidden."""
        return [_row(each) for each in self.decisions] or [[]]

    @cached_property
    def comments(self) -> list[list[Value]]:
        """The title of an indicator and the comment on it, in full; nothing where the page has room for all of them."""
        own = self.facts.comments
        if not any(_COMMENT.search(name) and str(value).endswith(_MORE) for name, value in self.cells.items()):
            return []
        return [row for each in INDICATORS.values() for row in _in_rows(each.title, own.get(each.name, ""))]

    @property
    def written(self) -> dict[str, str]:
        """What people wrote that stands in the copy, by where it is written."""
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
        return sorted({each.public.group for each in self.decisions if each.public.group and _is_spare(each)})

    @property
    def said(self) -> list[Value]:
        """Every value that stands in the copy."""
        return [
            *self.cells.values(),
            *(value for row in (*self.trends, *self.figures, *self.comments) for value in row),
        ]


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


def _is_spare(decision: Decision) -> bool:
    """Whether only the data name its groups."""
    return decision.figure.indicator in _SPARE


def _row(decision: Decision) -> list[Value]:
    (row,) = result_rows([decision.public])
    symbols = _symbols(decision)
    return [SYMBOL if name in symbols else _printed(value) for name, value in zip(HEADINGS, row, strict=True)]


def _symbols(decision: Decision) -> Sequence[str]:
    """The columns in which the symbol stands."""
    if decision.hidden is None:
        return ()
    if decision.hidden not in _WHOLLY:
        return ("denominator",)
    return _PARTS.get(decision.figure.unit, ("denominator", "value"))
