"""One figure: an indicator over one window, for one group, with its target and its change."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from scorecard_xl.council.period import Day


class Key(NamedTuple):
    """Which figure it is, on whatever day."""

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
    """How a figure stands to its target."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Change(StrEnum):
    """How a figure stands to the like figure before it: better or worse, not up or down."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True)
class Figure:
    """One row of Results. The fields are the contract's, in its order; shares are fractions, unrounded."""

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

    @property
    def key(self) -> Key:
        return Key(self.indicator, self.window, self.group)

    @property
    def dated_key(self) -> DatedKey:
        return DatedKey(self.indicator, self.window, self.group, self.end)

    def as_json(self) -> dict[str, Any]:
        """The figure as `figures --json` prints it: ISO dates, null where there is nothing."""
        return vars(self) | {"start": f"{self.start:%Y-%m-%d}", "end": f"{self.end:%Y-%m-%d}"}
