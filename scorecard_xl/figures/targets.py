"""Targets, dated by financial year, and how a figure compares with its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from scorecard_xl.council.period import FIRST_DAY, Day
from scorecard_xl.errors import Refusal
from scorecard_xl.figures import naming
from scorecard_xl.figures.figure import Rag
from scorecard_xl.indicators import INDICATORS, Better, Declared, Indicator, Unit
from scorecard_xl.tables.cells import Unreadable, is_empty, is_error, read_number
from scorecard_xl.tables.dates import read_date
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.sheet_reader import Record, Records
from scorecard_xl.tables.sheets import RELATIVE, SHEETS

SHEET = "Targets"
HEADINGS = SHEETS[SHEET].headings
_FIRST_YEAR = 1950
_TENTH = Fraction(1, 10)
USUAL_POINTS = ((Fraction(95, 100), Fraction(2, 100)), (Fraction(50, 100), Fraction(5, 100)))
"""How far from a target that is a share is near, by the least target, the highest first; below all: a tenth of it."""
_NO_TARGET = "is blank, so the figure has no target and no colour: write a target, or delete the row"
_A_TEXT = (
    "is a text, so it counts as blank here and on the page: give the cell a format such as General, and type it again"
)
_AN_ERROR = (
    "is the error of a formula, or one without a result, so it counts as blank here and on the page: fix the formula, "
    "or type the number"
)


class TargetsError(Refusal):
    """A target that cannot be used; the message names the cell and what it may hold."""


@dataclass(frozen=True)
class Target:
    """What is aimed at from a day on: `value` in the indicator's unit (a share as a fraction).

    `tolerance`: how far from it is amber, in points of the unit, or where `relative` as a part of the target;
    None: 2 percentage points where the target is a share of 95% or more, 5 where it is 50% or more, else 10% of it.
    `local`: the declaration of a local measure.
    """

    indicator: str
    value: Fraction
    since: Day | None = None
    tolerance: Fraction | None = None
    relative: bool = False
    local: Indicator | None = field(default=None, repr=False, compare=False)

    @property
    def declared(self) -> Indicator:
        """What it is a target of."""
        return self.local or INDICATORS[self.indicator]

    def margin(self) -> Fraction:
        """How far from the target is still amber, in the indicator's unit."""
        if self.tolerance is not None:
            return self.tolerance * self.value if self.relative else self.tolerance
        points = USUAL_POINTS if self.declared.unit is Unit.SHARE else ()
        return next((margin for least, margin in points if self.value >= least), _TENTH * self.value)

    def rate(self, value: Fraction) -> Rag | None:
        """Green where the target is met or equalled, amber within the tolerance, else red. Exact, unrounded."""
        better = self.declared.better
        if better is Better.NEITHER:
            return None
        short = self.value - value if better is Better.HIGHER else value - self.value
        return Rag.GREEN if short <= 0 else Rag.AMBER if short <= self.margin() else Rag.RED


DEFAULTS = tuple(Target(each.name, Fraction(each.target)) for each in INDICATORS.values() if each.target)
"""The default targets, as the indicators declare them."""


def with_target(indicators: Declared = INDICATORS) -> list[Indicator]:
    """The indicators that can have a target on the sheet, in the order of the scorecard; teams have their own."""
    return [each for each in indicators.values() if each.is_rated and each.unit is not Unit.CASES]


def target_on(targets: Sequence[Target], indicator: str, day: Day) -> Target | None:
    """The indicator's target in force on the day: the latest `since`; of equals the last."""
    own = [target for target in targets if target.indicator == indicator and not (target.since and target.since > day)]
    return max(enumerate(own), key=lambda item: (item[1].since or FIRST_DAY, item[0]))[1] if own else None


def say_ahead(records: Records, found: Sequence[Target], last: Day) -> None:
    """Say the first row of each indicator that has targets, but none in force on the day."""
    for name in dict.fromkeys(target.indicator for target in found):
        if target_on(found, name, last) is None:
            record = next(each for each in records if str(each.cells.get("Indicator")).lower() == name)
            what = f"is after {last:%B %Y}, so the figure has no target and no colour in that month"
            records.problem(record, "From", f"{what}: put the day right, or add a row for the time before")


def targets_of(records: Records, indicators: Declared = INDICATORS) -> list[Target]:
    """The targets of the sheet's rows; what is passed over there is a problem of the records.

    `indicators`: those that the council has, local measures too.

    A text where a number or day belongs counts as blank, as it does in the formulas of the workbook.
    Raises TargetsError for a number or day that cannot be.
    """
    lines = [_Line(record, indicators) for record in records]
    found = [(line.record, line.target()) for line in lines if line.is_meant]
    records.check(TargetsError)
    kept = [(record, target) for record, target in found if target is not None]
    records.say_repeated(((record, (target.indicator, target.since)) for record, target in kept), "Indicator")
    if "Target" not in records.missing:
        _say_blank(lines, {target.indicator for _, target in kept})
    return [target for _, target in kept]


def _say_blank(lines: Sequence["_Line"], aimed: set[str]) -> None:
    """A row without a target, where something else is written in it or the indicator comes with one."""
    usual = {target.indicator for target in DEFAULTS} - aimed
    for line in lines:
        if line.is_blank and line.is_known and (line.is_begun or line.name in usual):
            line.record.of.problem(line.record, "Target", _NO_TARGET, indicators=(line.name,))


@dataclass(frozen=True)
class _Line:
    """One row of the sheet; what is passed over in it is said."""

    record: Record
    indicators: Declared

    @property
    def name(self) -> str:
        return str(self.record.cells.get("Indicator")).lower()  # blanks around it count: formulas compare so

    @property
    def is_known(self) -> bool:
        return self.name in self.indicators and self.indicators[self.name] in with_target(self.indicators)

    @property
    def is_blank(self) -> bool:
        return is_empty(self.record.cells.get("Target"))

    @property
    def is_begun(self) -> bool:
        """Whether an officer wrote more than the indicator."""
        return any(not is_empty(self.record.cells.get(each)) for each in ("From", "Tolerance", "Tolerance in"))

    @property
    def is_meant(self) -> bool:
        """Whether there is a target, or the name of something that is no indicator."""
        is_unknown = self.name not in self.indicators and not is_empty(self.record.cells.get("Indicator"))
        return not self.is_blank or (self.is_begun and not self.is_known) or is_unknown

    def target(self) -> Target | None:
        if not self.is_known:
            self._say("Indicator", self._passed_over(), ())
            return None
        indicator, is_relative = self.indicators[self.name], self.record.read("Tolerance in") == RELATIVE
        is_share = indicator.unit is Unit.SHARE
        value = self._read("Target", _share if is_share else _number)
        since = self._read("From", _first_day)
        tolerance = self._read("Tolerance", _share if is_share or is_relative else _number)
        local = indicator if indicator.is_local else None
        return None if value is None else Target(self.name, value, since, tolerance, is_relative, local)

    def _passed_over(self) -> str:
        """Why the row is for nothing."""
        indicator, written = self.indicators.get(self.name), self.record.cells.get("Indicator")
        if indicator is None:
            is_exact = not is_empty(written) and self.name.strip() in self.indicators
            write = "clear the blanks around it" if is_exact else naming.what_to_write(written, self.indicators)
            return f"is not the name of an indicator, so the target is not used: {write}"
        if indicator.unit is Unit.CASES:
            return "takes its targets from Teams, so this one is not used: write CASELOAD_TARGET there"
        return "takes no target, as neither more nor fewer is better: clear the cell Target"

    def _read(self, heading: str, reader: Callable[[Any], Any]) -> Any:
        value = self.record.cells.get(heading)
        if is_empty(value):
            return None
        if isinstance(value, str | bool):
            self._say(heading, _AN_ERROR if is_error(value) else _A_TEXT, (self.name,))
            return None
        return self.record.read(heading, reader)

    def _say(self, heading: str, what: str, indicators: tuple[str, ...]) -> None:
        self.record.of.problem(self.record, heading, what, Severity.ERROR, indicators)


def _number(value: Any) -> Fraction:
    """Raises Unreadable, also for less than 0, which no figure can be."""
    number = _any_number(value)
    if number < 0:
        raise Unreadable("is less than 0: write a number from 0 up")
    return number


def _any_number(value: Any) -> Fraction:
    return Fraction(str(read_number(value)))


def _share(value: Any) -> Fraction:
    """Raises Unreadable, also for 98 where 98% is meant."""
    number = _any_number(value)
    if not 0 <= number <= 1:
        raise Unreadable("is not a share from 0% to 100%: write it as 98% or 0.98")
    return number


def _first_day(value: Any) -> Day:
    """Raises Unreadable, also for a year where a day belongs, which would be a day of 1905."""
    day = read_date(value)
    if day.year < _FIRST_YEAR:
        raise Unreadable("is not the day a target holds from: write it as 01/04/2026")
    return Day(day)
