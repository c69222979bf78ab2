"""What an indicator is: one declaration and one pure function that gives an answer for each case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.indicators.answers import Answers
from scorecard_xl.indicators.reasons import Reason, yes_or_no


class Unit(StrEnum):
    """What a value is."""

    SHARE = "share"
    COUNT = "count"
    DAYS = "days"
    CASES = "cases"
    SCORE = "score"
    POUNDS = "pounds"

    @property
    def is_mean(self) -> bool:
        """Whether it is a number of each child, of which the figure is the mean."""
        return self in (Unit.DAYS, Unit.SCORE, Unit.POUNDS)


class Better(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Counts(StrEnum):
    """What a figure counts: children and what happened to them, duties of the council, its staff, or something else.

    It decides what a shared copy hides (docs/disclosure.md). Duties: reviews, visits, plans, health checks, taking
    part. Those that end in DUE name the Dataset's table of the days they fall due, so that the year can be projected.
    """

    CHILDREN = "children"
    DUTIES = "duties"
    REVIEWS_DUE = "review_duties"
    VISITS_DUE = "visit_duties"
    INITIAL_ASSESSMENTS_DUE = "initial_assessments"
    STAFF = "staff"
    OTHER = "other"

    @property
    def is_duty(self) -> bool:
        return self not in (Counts.CHILDREN, Counts.STAFF, Counts.OTHER)

    @property
    def has_due_days(self) -> bool:
        """Whether the value is the name of the Dataset's table of due days."""
        return self in (Counts.REVIEWS_DUE, Counts.VISITS_DUE, Counts.INITIAL_ASSESSMENTS_DUE)


Function = Callable[[Dataset, Period], Answers | None]


class Parts(NamedTuple):
    """What a figure is made of. `value`: given by itself, where the parts are not known.

    None where there is nothing to count, or for a count's denominator.
    """

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None


@dataclass(frozen=True)
class Indicator:
    """One indicator. `uses`: its raw tables, in the order a formula takes them; where one is empty the figure is null.

    `uses` may name a column ("Episodes.PL_DISTANCE"). `columns`: all that it looks at, also through derived columns.
    `perhaps`: tables that it looks at where they are there.
    `groups`: its bands, in order. `dates`: which column holds the day `since`, `due` or `done` that decided, if its
    name differs. `reason`: says why one case counts as it does. `counts`: children, unless declared otherwise.
    `current_only`: its tables hold only what is known of each case today, so earlier months cannot be found again.
    `target`: the default target, in its unit. `subgroup`: the name of its bands where they divide other figures.
    `is_rate`: DfE publishes it per 10,000 children under 18. `published_otherwise`: how DfE counts it, if not as we do.
    `package`: the installed package that it comes from, with its version; empty for ours.
    `totals`: of a local measure, what the council typed, by the last day of the month; nothing is known case by case.
    """

    name: str
    title: str
    section: str
    unit: Unit
    better: Better
    windows: tuple[Window, ...]
    uses: tuple[str, ...]
    columns: tuple[str, ...]
    reference: str
    answers: Function
    perhaps: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict, hash=False)
    reason: Reason = yes_or_no
    counts: Counts = Counts.CHILDREN
    current_only: bool = False
    target: str | None = None
    subgroup: str | None = None
    is_rate: bool = False
    published_otherwise: str = ""
    package: str = ""
    totals: Mapping[Day, Parts] | None = field(default=None, hash=False, repr=False)

    @property
    def is_local(self) -> bool:
        """Whether a council measures it beyond ours: INDICATORS does not have it."""
        return self.totals is not None

    @property
    def definition(self) -> str:
        """The published definition: the docstring of the function."""
        return " ".join((self.answers.__doc__ or "").split())

    @property
    def has_groups(self) -> bool:
        """Whether it has a figure a band or, as a caseload, a team."""
        return bool(self.groups) or self.unit is Unit.CASES

    @property
    def is_rated(self) -> bool:
        """Whether more or fewer is better, so that it can have a target."""
        return self.better is not Better.NEITHER

    @property
    def is_yearly(self) -> bool:
        """Whether a blank is filled with the figure of the last 31 March, the day of which OC2 tells."""
        return "OC2" in self.uses + self.perhaps

    def applies(self, data: Dataset) -> bool:
        """Whether everything that it uses is there (decisions B4)."""
        return all(data.has(source) for source in self.uses)


Declared = Mapping[str, Indicator]
"""Indicators by name."""

INDICATORS: dict[str, Indicator] = {}
"""Every indicator that all councils have, by name, in the order of the scorecard."""


def touched_by(table: str, heading: str | None = None) -> tuple[str, ...]:
    """The indicators that look at a column, or at any column of the table."""
    wanted = f"{table}.{heading or ''}"
    return tuple(
        each.name
        for each in INDICATORS.values()
        if (wanted in each.columns if heading else any(column.startswith(wanted) for column in each.columns))
    )


def indicator(
    name: str,
    title: str,
    *,
    section: str,
    unit: Unit,
    better: Better,
    windows: tuple[Window, ...],
    uses: tuple[str, ...],
    columns: tuple[str, ...],
    reference: str,
    perhaps: tuple[str, ...] = (),
    groups: tuple[str, ...] = (),
    dates: Mapping[str, str] | None = None,
    reason: Reason = yes_or_no,
    counts: Counts = Counts.CHILDREN,
    current_only: bool = False,
    target: str | None = None,
    subgroup: str | None = None,
    is_rate: bool = False,
    published_otherwise: str = "",
) -> Callable[[Function], Function]:
    """Declare the decorated function as an indicator. Raises ValueError for a name in use or a missing definition."""

    def declare(function: Function) -> Function:
        if name in INDICATORS or not function.__doc__ or not reference:
            raise ValueError(_why_not(name, function, reference))
        INDICATORS[name] = Indicator(
            name, title, section, unit, better, windows, uses, columns, reference, function, perhaps, groups,
            dates or {}, reason, counts, current_only, target, subgroup, is_rate, published_otherwise,
        )  # fmt: skip
        return function

    return declare


def _why_not(name: str, function: Function, reference: str) -> str:
    if name in INDICATORS:
        return f"there is an indicator {name} already"
    return f"{name} has no {'docstring, which is its definition' if reference else 'reference'}"


def of(table: str, *headings: str) -> tuple[str, ...]:
    """Columns of a table, with its CHILD."""
    return tuple(f"{table}.{heading}" for heading in ("CHILD", *headings))


AGE = of("Children", "DOB")

IN_CARE = of("Episodes", "DECOM", "DEC", "LS")
"""Who is in care on a day: the episodes in force, short breaks left out (LS)."""

STARTS = (*IN_CARE, "Episodes.RNE")
LEAVINGS = (*IN_CARE, "Episodes.REC")

PERIOD = (*IN_CARE, "Episodes.RNE", "Episodes.REC")
"""When a period of care starts: RNE says so, or the episode before it ended with a REC other than X1."""

PLACEMENT = (*PERIOD, "Episodes.PLACE")
"""The facts of a placement: those of the episode that a temporary one interrupts, within the period."""

CARER = (*PLACEMENT, "Episodes.PLACE_PROVIDER", "Episodes.PL_POST", "Episodes.URN")
"""When a placement starts: a return to the same provider, postcode and URN after a temporary placement is no start."""

UNACCOMPANIED = of("UASC", "DUC")
REVIEWS = of("Reviews", "REVIEW")
VISITS = of("Visits", "VISIT", "SEEN")
HEALTH = of("Health", "CHECK", "CHECK_DATE")
OUTCOMES = of("OC2", "YEAR")
MISSING = of("Missing", "MISSING", "MIS_START")
CARE_LEAVERS = (*AGE, *of("CareLeavers", "DOB"))
STAFFING = (
    "Caseloads.MONTH", "Caseloads.TEAM", "Caseloads.CASES", "Caseloads.WORKERS", "Teams.TEAM", "Teams.CASELOAD_TARGET",
)  # fmt: skip
"""With the target of each team, which decides the rating of its figure."""
