"""What a copy holds: its page, drawn from figures as they may be seen, and a table of every figure."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap

from scorecard_xl.council.period import Day, day_in_words
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.figures.figure import COLUMNS, DatedKey, as_words, result_rows
from scorecard_xl.figures.measures import Measure
from scorecard_xl.indicators import INDICATORS, Declared, Indicator, Unit
from scorecard_xl.page import plots
from scorecard_xl.page.builder import THE_COUNCIL, empty_page, labels, page_of
from scorecard_xl.page.captions import action_in_words
from scorecard_xl.page.cells import cells as of_page
from scorecard_xl.page.headline import table_cells
from scorecard_xl.page.model import Page, texts_of, with_texts
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.sheets import COMMENTARY, DEFINITIONS, RESULTS, TABLE_SHEETS, TRENDS, definition_rows
from scorecard_xl.share.disclosure import Disclosed
from scorecard_xl.share.rounding import SMALL, STEP, Bounds
from scorecard_xl.tables.colours import USUAL_COLOUR
from scorecard_xl.tables.sheets import LOCAL
from scorecard_xl.tables.values import Value, printable

FIGURES, COMMENTS = "Figures", "Comments"
"""The sheets of every figure and of the officers' words in full, and their tables."""
BOUNDS = (
    "numerator_low", "numerator_high", "denominator_low", "denominator_high", "value_low", "value_high", "rounded",
)  # fmt: skip
"""The columns that the CSV file has besides: what a reader may conclude."""
CONFIDENTIAL = "CONFIDENTIAL: for members only; do not pass on or publish"
_ROUNDED = f"Numbers of children are to the nearest {STEP} and 1 to {SMALL} is a band; sums may differ (see the key)"
_LONGEST = 2000
"""Letters of a comment in one row: no row can be higher than some thirty lines."""
_REFRESHED = "CPS.page.refreshed"


@dataclass(frozen=True)
class Copy:
    """`shown_month`: all that its page may say; None: of the copy without data. `shown`: every figure as it may be
    seen. `colour`: the council's, #RRGGBB.
    """

    shown_month: ShownMonth | None
    shown: Sequence[Disclosed] = ()
    at: dt.datetime | None = None
    copies_for: CopiesFor = CopiesFor.ANYONE
    colour: str = USUAL_COLOUR
    large_print: bool = False

    @property
    def is_confidential(self) -> bool:
        return self.copies_for is CopiesFor.MEMBERS

    @property
    def month(self) -> Day:
        """Its last day. Raises ValueError for the copy without data, which has none."""
        if self.shown_month is None:
            raise ValueError("a copy without data is of no month")
        return self.shown_month.last

    @property
    def council(self) -> str:
        """Its name, or what it is called where Settings has none."""
        return self.page.council

    @cached_property
    def page(self) -> Page:
        page = empty_page(THE_COUNCIL) if self.shown_month is None else page_of(self.shown_month)
        return with_texts(page, printable)

    @property
    def indicators(self) -> Declared:
        """Those of the council, local measures too."""
        return self.shown_month.indicators if self.shown_month else INDICATORS

    @property
    def footnote(self) -> str:
        """What the copy says of its numbers, and when it was shared."""
        return self.shown_month.footnote if self.shown_month else ""

    @property
    def _head(self) -> str:
        """One line over the page; the key says the rest."""
        if self.at is None:
            return ""
        return f"Shared {day_in_words(Day(self.at))} · {CONFIDENTIAL if self.is_confidential else _ROUNDED}"

    @cached_property
    def by_key(self) -> Mapping[DatedKey, Disclosed]:
        return {each.figure.dated_key: each for each in self.shown}

    @cached_property
    def cells(self) -> dict[str, Value]:
        """Every cell of the page, by the name it has on the live one."""
        tables = (FIGURES, COMMENTS, *(TABLE_SHEETS[name].table for name in (TRENDS, DEFINITIONS)))
        own = of_page(self.page) | table_cells(self.council, self.page.position, tables) | {_REFRESHED: self._head}
        return {name: _printed(value) for name, value in own.items()}

    @cached_property
    def trends(self) -> list[list[Value]]:
        return [[_printed(value) for value in row] for row in plots.rows(self.page)]

    @cached_property
    def figures(self) -> list[list[Value]]:
        """Every figure as COLUMNS, one row each, as it is shown."""
        return [_row(each) for each in self.shown if each.text or each.figure.denominator == 0] or [[]]

    @cached_property
    def with_bounds(self) -> list[list[Value]]:
        """The same with what a reader may conclude, as COLUMNS and BOUNDS."""
        own = [each for each in self.shown if each.text or each.figure.denominator == 0]
        return [[*row, *_bounds(each)] for row, each in zip(self.figures, own, strict=False)]

    @cached_property
    def comments(self) -> list[list[Value]]:
        """What the page calls a measure, with the comment on it and the action, in full."""
        if self.shown_month is None:
            return []
        names, remarks = labels(self.shown_month), self.shown_month.commentary.remarks
        others = [each for each in self.indicators if each not in names]
        return [
            row
            for name in (*names, *others)
            if (each := remarks.get(name))
            for row in _in_rows(
                names.get(name, self.indicators[name].title),
                each.comment,
                action_in_words(each, self.shown_month.today),
            )
        ]

    @property
    def written(self) -> dict[str, str]:
        """What people wrote that is in the copy, by where it is written."""
        month = self.shown_month
        if month is None:
            return {}
        found = {"the name of the council (Settings)": month.council} if month.council else {}
        for name, each in month.commentary.remarks.items():
            own = {"comment": each.comment, "action": each.action, "owner of the action": each.owner}
            found |= {f"the {what} on {name} (Commentary)": text for what, text in own.items() if text}
        for at, each in enumerate(month.commentary.actions, 1):
            found |= {
                f"open action {at} (Commentary)": each.action,
                f"the owner of open action {at} (Commentary)": each.owner,
            }
        found |= {
            f"the {what} of {each.name} ({LOCAL})": text
            for each in self._local
            for what, text in (("name", each.name), ("title", each.title), ("definition", each.definition))
        }
        found |= {f"row {at} of the sheet Page": _typed(each) for at, each in enumerate(month.measures, 1)}
        found |= {
            f"the note on {each.indicator} (Benchmarks)": published.note
            for each in month.measures
            if (published := month.benchmark(each.indicator, each.group)) is not None
        }
        found |= {f"the name of a team ({at})": text for at, text in enumerate(self._teams, 1)}
        return {where: text for where, text in found.items() if text}

    @property
    def _local(self) -> list[Indicator]:
        return [each for each in self.indicators.values() if each.is_local]

    @property
    def _teams(self) -> list[str]:
        figures = (each.figure for each in self.shown if each.figure.declared.unit is Unit.CASES)
        return sorted({each.group for each in figures if each.group})

    @property
    def said(self) -> list[Value]:
        """Every value in the copy."""
        rows = (*self.trends, *self.figures, *self.comments, *self.with_bounds, *definition_rows(self.indicators))
        return [*self.cells.values(), *texts_of(self.page), *(value for row in rows for value in row)]


def _typed(measure: Measure) -> str:
    return " · ".join(filter(None, (measure.theme, measure.label, measure.group)))


def _in_rows(title: str, comment: str, action: str) -> list[list[Value]]:
    """A row for each paragraph, and for each part of one that is very long; the action beside the first."""
    paragraphs = printable(comment).splitlines() or [""]
    parts = [part for paragraph in paragraphs for part in wrap(paragraph, _LONGEST)] or [""]
    return [[title, part or None, None if at else printable(action) or None] for at, part in enumerate(parts)]


def _printed(value: Value) -> Value:
    """A value as every file of a copy can hold it, without the sheets that the copy does not have."""
    if not isinstance(value, str):
        return value
    return printable(value).replace(f"on {COMMENTARY}", f"on {COMMENTS}").replace(f"see {RESULTS}", f"see {FIGURES}")


def _row(shown: Disclosed) -> list[Value]:
    (row,) = result_rows([shown.figure])
    unit = Unit(shown.figure.unit)
    usual = {name: getattr(shown.figure, name) for name in ("lower", "mean", "upper")}
    own: dict[str, Value] = {
        **{name: None if value is None else as_words(value, unit) for name, value in usual.items()},
        "numerator": shown.numerator, "denominator": shown.denominator, "value": shown.text,
        "rag": shown.rag.value if shown.rag else None, "change": shown.change.value if shown.change else None,
        "previous": shown.previous,
    }  # fmt: skip
    return [own.get(name, _printed(value)) or None for name, value in zip(COLUMNS, row, strict=True)]


def _bounds(shown: Disclosed) -> list[Value]:
    pairs = (shown.numerator_bounds, shown.denominator_bounds, shown.value_bounds)
    return [*(value for pair in pairs for value in _ends(pair)), "yes" if shown.is_rounded else "no"]


def _ends(pair: Bounds | None) -> tuple[Value, Value]:
    return (None, None) if pair is None else (round(float(pair[0]), 6), round(float(pair[1]), 6))
