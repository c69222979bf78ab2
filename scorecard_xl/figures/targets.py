"""Targets, dated by financial year, and how a figure stands to its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from scorecard_xl.council.period import FIRST_DAY, Day
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.figure import Rag
from scorecard_xl.indicators import INDICATORS, Better, Indicator, Unit
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_date, read_number
from scorecard_xl.tables.problems import Problem

SHEET = "Targets"
HEADINGS = ("Indicator", "Title", "Good is", "From", "Target", "Tolerance", "Tolerance in")
_USUAL = dict(zip(HEADINGS, "ABCDEFG", strict=True))
POINTS, RELATIVE = "points", "relative"
_FIRST_YEAR = 1950
_FIVE_POINTS, _TENTH = Fraction(5, 100), Fraction(10, 100)


class TargetsError(Refusal):
    """A target that cannot be used; the message names the cell and what it may hold."""


@dataclass(frozen=True)
class Target:
    """What is aimed at from a day on: `value` in the indicator's unit (a share as a fraction).

    `tolerance`: how far from it is amber, in points of the unit, or where `relative` as a part of the target;
    None: 5 percentage points where the target is a share of 50% or more, else 10% of the target.
    """

    indicator: str
    value: Fraction
    since: Day | None = None
    tolerance: Fraction | None = None
    relative: bool = False

    def margin(self) -> Fraction:
        """How far from the target is still amber, in the indicator's unit."""
        if self.tolerance is not None:
            return self.tolerance * self.value if self.relative else self.tolerance
        share = INDICATORS[self.indicator].unit is Unit.SHARE
        return _FIVE_POINTS if share and self.value >= Fraction(1, 2) else _TENTH * self.value

    def rate(self, value: Fraction) -> Rag | None:
        """Green where the target is met or equalled, amber within the tolerance, else red. Exact, unrounded."""
        better = INDICATORS[self.indicator].better
        if better is Better.NEITHER:
            return None
        short = self.value - value if better is Better.HIGHER else value - self.value
        return Rag.GREEN if short <= 0 else Rag.AMBER if short <= self.margin() else Rag.RED


DEFAULTS = tuple(Target(each.name, Fraction(each.target)) for each in INDICATORS.values() if each.target)
"""The default targets, as the indicators declare them."""


def with_target() -> list[Indicator]:
    """The indicators that can have a target on the sheet, in the order of the scorecard; teams have their own."""
    return [each for each in INDICATORS.values() if each.is_rated and each.unit is not Unit.CASES]


def target_on(targets: Sequence[Target], indicator: str, day: Day) -> Target | None:
    """The indicator's target in force on the day: the latest `since`; of equals the last."""
    own = [target for target in targets if target.indicator == indicator and not (target.since and target.since > day)]
    return max(enumerate(own), key=lambda item: (item[1].since or FIRST_DAY, item[0]))[1] if own else None


def targets_from_rows(
    rows: Sequence[Sequence[Any]], first_row: int = 1, columns: Mapping[str, str] = _USUAL
) -> tuple[list[Target], list[Problem]]:
    """The targets of the sheet's rows (as HEADINGS), and what is passed over there; a row without a target is blank.

    A text where a number or day belongs counts as blank, as it does in the formulas of the workbook.
    `columns`: the letters of the column, by heading. Raises TargetsError for a number or day that cannot be.
    """
    problems: list[Problem] = []
    padded = ([*row, *[None] * len(HEADINGS)] for row in rows)
    cells = (dict(zip(HEADINGS, row, strict=False)) for row in padded)
    lines = [_Line(at, columns, own, problems) for at, own in enumerate(cells, first_row)]
    found = [line.target() for line in lines if not is_empty(line.cells["Target"])]
    return [target for target in found if target is not None], problems


@dataclass(frozen=True)
class _Line:
    """One row of the sheet; what is passed over in it is added to `problems`."""

    row: int
    columns: Mapping[str, str]
    cells: Mapping[str, Any]
    problems: list[Problem]

    def target(self) -> Target | None:
        name = str(self.cells["Indicator"]).lower()  # blanks around it count: formulas compare so
        if name not in INDICATORS or INDICATORS[name] not in with_target():
            self._say("Indicator", _passed_over(name), ())
            return None
        is_share, is_relative = INDICATORS[name].unit is Unit.SHARE, self._is_relative()
        value = self._read("Target", name, _share if is_share else _number)
        since = self._read("From", name, _first_day)
        tolerance = self._read("Tolerance", name, _share if is_share or is_relative else _number)
        return None if value is None else Target(name, value, since, tolerance, is_relative)

    def _is_relative(self) -> bool:
        """Raises TargetsError for a kind of tolerance that cannot be."""
        kind = self.cells["Tolerance in"]
        if not is_empty(kind) and as_text(kind).lower() not in (POINTS, RELATIVE):
            where = self._place("Tolerance in")
            raise TargetsError(f"{where}: {as_text(kind)!r} is neither {POINTS} nor {RELATIVE}. Put it right.")
        return as_text(kind).lower() == RELATIVE

    def _read(self, heading: str, name: str, reader: Callable[[Any], Any]) -> Any:
        value = self.cells[heading]
        if is_empty(value):
            return None
        if isinstance(value, str | bool):
            self._say(heading, _A_TEXT, (name,))
            return None
        try:
            return reader(value)
        except Unreadable as error:
            where = self._place(heading)
            raise TargetsError(f"{where}: {as_text(value)!r} {error}. Put it right, then try again.") from None

    def _place(self, heading: str) -> str:
        return f"{SHEET}!{self.columns[heading]}{self.row}"

    def _say(self, heading: str, what: str, indicators: tuple[str, ...]) -> None:
        text = "" if is_empty(self.cells[heading]) else as_text(self.cells[heading])
        self.problems.append(Problem(SHEET, self.row, heading, text, what, "target", indicators=indicators))


_A_TEXT = (
    "is a text, so it counts as blank here and on the page: give the cell a format such as General, and type it anew"
)


def _passed_over(name: str) -> str:
    """Why a row is for nothing."""
    if name not in INDICATORS:
        return "is no indicator as it is written, so the target counts for nothing: choose one of the list"
    if INDICATORS[name].unit is Unit.CASES:
        return "takes the targets that stand on Teams, so this one counts for nothing: write CASELOAD_TARGET there"
    return "takes no target, as neither more nor fewer is better: clear the cell Target"


def _number(value: Any) -> Fraction:
    return Fraction(str(read_number(value)))


def _share(value: Any) -> Fraction:
    """Raises Unreadable, also for 98 where 98% is meant."""
    number = _number(value)
    if not 0 <= number <= 1:
        raise Unreadable("is not a share from 0% to 100%: write it as 98% or 0.98")
    return number


def _first_day(value: Any) -> Day:
    """Raises Unreadable, also for a year where a day belongs, which would be a day of 1905."""
    day = read_date(value)
    if day.year < _FIRST_YEAR:
        raise Unreadable("is not the day a target holds from: write it as 01/04/2026")
    return Day(day)
