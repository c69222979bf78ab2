"""The page as data: what Scorecard, Themes and Profile show, and every text of it, to be looked at or reworded.

Workbook, web page, e-mail and PDF draw the same data.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from scorecard_xl.council.period import Day
from scorecard_xl.figures.figure import NOTHING, Assurance, DatedKey, Rag, Variation
from scorecard_xl.figures.measures import MOST_SHOWN

NOT_SHOWN = "not shown"
"""Of a group of a copy beside a small one."""
SLOTS = MOST_SHOWN
"""How many charts the themes have room for."""
Part = TypeVar("Part")


@dataclass(frozen=True)
class Shown:
    """One figure as a page may show it: exact on the officer's page, rounded in a copy.

    `text`: its value, such as 8.6%, 421, 1 to 7; a dash where none is shown. `number`: what a chart draws; None:
    nothing. `part`, `whole`: what it is made of, such as 36 and 421, or 1 to 7 and about 60; empty where not shown.
    `how_many`: the same in one cell, or in a few words why there is no value. `missing`: why, in a sentence.
    `lower`, `mean`, `upper`: the usual range, as numbers that may be shown. `unusual`: how the figure lies outside it;
    None within it, or where it is not judged, and `not_judged` says why in a few words.
    `is_rounded`: of a copy for anyone; also of what it hides.
    """

    key: DatedKey
    text: str = NOTHING
    how_many: str = ""
    number: float | None = None
    part: str = ""
    whole: str = ""
    rag: Rag | None = None
    unusual: Variation | None = None
    not_judged: str = ""
    assurance: Assurance | None = None
    lower: float | None = None
    mean: float | None = None
    upper: float | None = None
    missing: str = ""
    is_rounded: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether there is no figure; one that is hidden in a copy is known."""
        return bool(self.missing) and not self.is_rounded

    @property
    def is_usual(self) -> bool:
        """Whether it lies within its usual range."""
        return self.unusual is None and not self.not_judged and self.lower is not None


@dataclass(frozen=True)
class Position:
    """Where a share is between 0 and 1, beside others; None: not known, or not a share."""

    own: float | None = None
    target: float | None = None
    england: float | None = None
    neighbours: float | None = None


@dataclass(frozen=True)
class Row:
    """One measure of the front page. `months`: thirteen values, oldest first; None: no value, or not shown.

    `target`: as printed, such as >= 98% with its sign. `rating`: symbol and word. `change`: with its symbol, such as
    no real change, worse than usual. `usual`: the usual range in words. `unit`: of its value.
    """

    indicator: str
    group: str | None
    label: str
    now: Shown
    target: str
    rating: str
    position: Position
    months: Sequence[float | None]
    change: str
    usual: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Theme:
    """Measures under one heading."""

    name: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Scale:
    """The axis of a chart: lowest and highest value, and the texts of its lines from the lowest up."""

    low: float
    high: float
    labels: Sequence[str]


@dataclass(frozen=True)
class Line:
    """One line of a chart: thirteen values, oldest first, and as texts; `last`: that of the last point.

    `unusual`: the colour of the last point.
    """

    name: str
    values: Sequence[float | None]
    last: str = ""
    texts: Sequence[str] = ()
    unusual: Variation | None = None


@dataclass(frozen=True)
class Slot:
    """One chart of Themes. `lines`: one, or one for each age. `lower`, `upper`: the usual range of the first line.

    `title`: the message, at most 15 words. `sentence`: the fraction in words, once. `action`: what, who, by when.
    `empty`: what is said instead of a chart; empty where there is one. `description`: the alternative text.
    """

    indicator: str
    group: str | None
    theme: str
    title: str
    first_month: str
    last_month: str
    lines: Sequence[Line]
    scale: Scale
    sentence: str
    lower: float | None = None
    upper: float | None = None
    target: float | None = None
    comment: str = ""
    action: str = ""
    empty: str = ""
    description: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar of a profile. `england`: where it is published, in the unit of `number`."""

    label: str
    text: str
    number: float | None
    england: float | None = None


@dataclass(frozen=True)
class Bars:
    """One profile chart, its bars in order. `empty`: what is said instead."""

    indicator: str
    title: str
    bars: Sequence[Bar]
    empty: str = ""
    description: str = ""


@dataclass(frozen=True)
class Box:
    """One of the boxes under the headline: short lines by rule."""

    heading: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Stock:
    """Children in care on each of thirteen month ends, with who started and left in each month.

    `texts`: the same three rows as they may be shown.
    """

    labels: Sequence[str]
    in_care: Sequence[float | None]
    starting: Sequence[float | None]
    leaving: Sequence[float | None]
    sentence: str
    description: str = ""
    texts: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Staffing:
    """One team: establishment, average caseload, target and rating, as printed."""

    team: str
    establishment: str
    caseload: str
    target: str
    rating: str
    change: str


@dataclass(frozen=True)
class Page:
    """The whole page of one month. `last`: its last day; None: no data yet, and `headline` says what to do first.

    `summary`: the line under the headline: children in care, a month and a year ago, rate, England, neighbours.
    `warnings`: what must be said first (the data end early, children closed by an import). `boxes`: off target,
    changed more than usual, met. `actions`: open actions by due date, one line each. `notes`: the key. `more`:
    measures that the officer wants neither on the front page nor as a chart.
    """

    council: str
    last: Day | None
    position: str
    headline: str
    summary: str
    warnings: Sequence[str]
    boxes: Sequence[Box]
    actions: Sequence[str]
    themes: Sequence[Theme]
    notes: Sequence[str]
    slots: Sequence[Slot]
    stock: Stock
    profile: Sequence[Bars]
    staffing: Sequence[Staffing]
    staffing_sentence: str = ""
    more: Sequence[Row] = ()


def texts_of(part: object) -> list[str]:
    """Every text in a page, or in a part of one."""
    if isinstance(part, str):
        return [] if isinstance(part, Enum) else [part]
    if is_dataclass(part):
        return [text for each in fields(part) for text in texts_of(getattr(part, each.name))]
    if isinstance(part, list | tuple):
        return [text for each in part for text in texts_of(each)]
    return []


def with_texts(part: Part, write: Callable[[str], str]) -> Part:
    """The same page, or part of one, with each text as `write` has it; keys of figures stay."""
    found: Part = _with_texts(part, write)
    return found


def _with_texts(part: Any, write: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return part if isinstance(part, Enum) else write(part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{each.name: _with_texts(getattr(part, each.name), write) for each in fields(part)})
    if isinstance(part, list):
        return [_with_texts(each, write) for each in part]
    return part
