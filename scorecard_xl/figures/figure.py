"""One figure: an indicator over one window, for one group, and its value as people read it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from fractions import Fraction
from typing import Any, NamedTuple

import pandas as pd

from scorecard_xl.council.period import Day
from scorecard_xl.indicators import INDICATORS, Indicator, Unit
from scorecard_xl.tables.values import Value, in_cell

MONTHS = 13
"""How many month ends a trend has: the month reported, and the twelve before it."""


class Key(NamedTuple):
    """Which figure it is, on any day."""

    indicator: str
    window: str
    group: str | None


class DatedKey(NamedTuple):
    """Which figure it is, and on which day."""

    indicator: str
    window: str
    group: str | None
    end: Day


class Rag(StrEnum):
    """How a figure compares with its target."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Change(StrEnum):
    """How a figure compares with the like figure before it: better or worse, not up or down."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Variation(StrEnum):
    """How a figure compares with its usual range."""

    BETTER = "better"
    WORSE = "worse"
    HIGH = "high"
    LOW = "low"
    USUAL = "usual"


class Assurance(StrEnum):
    """Whether figures within the usual range meet the target."""

    ALWAYS = "always"
    NEVER = "never"
    SOMETIMES = "sometimes"


@dataclass(frozen=True)
class Figure:
    """One row of Results. The fields are the contract's, in its order; shares are fractions, unrounded.

    `local`: the declaration of a local measure, no column.
    `lower`, `mean`, `upper`, `variation`, `assurance`: its usual range (docs/usual-range.md), on the month reported.
    """

    indicator: str
    title: str
    section: str
    group: str | None
    window: str
    start: Day
    end: Day
    numerator: float | None
    denominator: float | None
    value: float | None
    unit: str
    target: float | None = None
    rag: Rag | None = None
    change: Change | None = None
    previous: float | None = None
    lower: float | None = None
    mean: float | None = None
    upper: float | None = None
    variation: Variation | None = None
    assurance: Assurance | None = None
    local: Indicator | None = field(default=None, repr=False, compare=False)

    @property
    def key(self) -> Key:
        return Key(self.indicator, self.window, self.group)

    @property
    def dated_key(self) -> DatedKey:
        return DatedKey(self.indicator, self.window, self.group, self.end)

    @property
    def declared(self) -> Indicator:
        """What it is a figure of."""
        return self.local or INDICATORS[self.indicator]

    def with_numbers(
        self, numerator: float | None = None, denominator: float | None = None, value: float | None = None,
        rag: Rag | None = None,
    ) -> "Figure":  # fmt: skip
        """The same figure with other numbers, and with nothing that compares it with other months."""
        return Figure(
            self.indicator, self.title, self.section, self.group, self.window, self.start, self.end, numerator,
            denominator, value, self.unit, self.target, rag, local=self.local,
        )  # fmt: skip

    def as_json(self) -> dict[str, Any]:
        """The figure as `figures --json` prints it: ISO dates, null where there is nothing."""
        return {name: getattr(self, name) for name in COLUMNS} | {
            "start": f"{self.start:%Y-%m-%d}",
            "end": f"{self.end:%Y-%m-%d}",
        }


COLUMNS = tuple(each.name for each in fields(Figure) if each.name != "local")
"""The columns of Results."""

NOTHING = "\N{EN DASH}"
_STEPS = {Unit.SHARE: 1000, Unit.SCORE: 10, Unit.CASES: 10}
"""How many steps there are to one, where a value is not displayed as a whole number."""


def shown(value: Fraction | float | None, unit: Unit) -> Fraction | None:
    """The value as it is displayed, rounded half up.

    A share to a tenth of a percent (still a fraction), a score or caseload to a tenth, the rest whole.

    A float means the nearest fraction of whole numbers below a million, so that 0.0815 is 815/10000 and rounds up.
    """
    if value is None:
        return None
    exact = value if isinstance(value, Fraction) else Fraction(value).limit_denominator(1_000_000)
    steps = _STEPS.get(unit, 1)
    return Fraction((2 * steps * exact.numerator + exact.denominator) // (2 * exact.denominator), steps)


def as_words(value: Fraction | float | None, unit: Unit) -> str:
    """The value as text: 97.1%, 420, 167 days, 15.2, £1,234; a dash for nothing."""
    rounded = shown(value, unit)
    if rounded is None:
        return NOTHING
    if unit is Unit.SHARE:
        return in_unit(f"{float(rounded * 100):.1f}", unit)
    return f"{float(rounded):,.1f}" if unit in _STEPS else in_unit(f"{int(rounded):,}", unit)


def in_unit(number: str, unit: Unit) -> str:
    """The digits with their unit: 98%, 426 days, £1,234."""
    if unit is Unit.POUNDS:
        return f"£{number}"
    return f"{number}{'%' if unit is Unit.SHARE else ' days' if unit is Unit.DAYS else ''}"


def figures_frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """The figures as a DataFrame with the columns of Results: `start` and `end` are days, blanks NaN or None."""
    return pd.DataFrame([vars(each) for each in figures], columns=list(COLUMNS)).astype(_KINDS)


def result_rows(figures: Iterable[Figure]) -> list[list[Value]]:
    """The figures as rows of the sheet Results: real dates, words as plain text; one empty row where there are none."""
    return [[in_cell(getattr(figure, name)) for name in COLUMNS] for figure in figures] or [[]]


_KINDS = {
    "start": "datetime64[s]", "end": "datetime64[s]", "numerator": float, "denominator": float, "value": float,
    "target": float, "previous": float, "lower": float, "mean": float, "upper": float,
}  # fmt: skip
