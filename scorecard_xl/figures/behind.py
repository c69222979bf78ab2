"""The children behind a figure: one case a row, whether it counts, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import NEVER, NOT_KNOWN, child_codes, last_of
from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.errors import Refusal
from scorecard_xl.figures import late
from scorecard_xl.figures.late import Late
from scorecard_xl.indicators import Answers, Indicator, Unit
from scorecard_xl.indicators.answers import Values
from scorecard_xl.indicators.reasons import Reason
from scorecard_xl.tables.sheets import LOCAL

_DATES = ("since", "due", "done")
_OF_CHILDREN = ("team", "worker")
_ALWAYS_KNOWN = ("day", "met", "group", "value")
_NO_TEXTS = pd.Index([], dtype=object)


@dataclass(frozen=True)
class Case:
    """One case behind a figure. `counts`: in the denominator; `met`: None for a mean and for a case left out.

    `since`, `due`, `done`: the days that decided, where there are such; `days_late`: of reviews, visits and health
    checks that were late, or not done by the last day; `value`: what a mean adds up; `row`: the row of the raw table
    that is judged, where it has one.
    """

    child: str
    team: str | None
    worker: str | None
    group: str | None
    counts: bool
    met: bool | None
    reason: str
    since: Day | None = None
    due: Day | None = None
    done: Day | None = None
    days_late: int | None = None
    value: float | None = None
    row: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The case as `children --json` prints it: ISO dates; without `value` where the figure is no mean."""
        found = vars(self) | {name: _iso(getattr(self, name)) for name in _DATES}
        return found if self.value is not None else {name: each for name, each in found.items() if name != "value"}


COLUMNS = [each.name for each in fields(Case)]


def behind(data: Dataset, indicator: Indicator, window: Window, day: Day, group: str | None = None) -> list[Case]:
    """The cases of one figure one by one; None where a fact is not known."""
    found = cases(data, indicator, window, day, group)
    return [Case(*facts) for facts in zip(*(_values(found[name]) for name in COLUMNS), strict=True)]


def _values(column: pd.Series) -> list[Any]:
    return column.astype(object).where(column.notna(), None).tolist()


def cases(data: Dataset, indicator: Indicator, window: Window, day: Day, group: str | None = None) -> pd.DataFrame:
    """The cases of one figure, those left out last; their sum is the figure. Raises Refusal for a caseload.

    Columns: the facts of a `Case`. `group`: only the cases of that band; for a share of all children every child, who
    meets it if in the band.
    """
    check_children(indicator)
    period = Period.ending(day, window)
    answers = indicator.answers(data, period) if indicator.applies(data) else None
    if answers is None:
        return _no_cases(CaseFacts(data, indicator, day, data.children.iloc[:0], {}))
    return _together(list(_parts(data, indicator, period, answers, group)))


def _no_cases(facts: "CaseFacts") -> pd.DataFrame:
    """The list behind a figure without a value: empty, with columns of the types that every list has."""
    known = {"counts": np.full(0, True), "row": facts["row"]}
    return pd.DataFrame({name: known.get(name, facts.blank(name)) for name in COLUMNS})


def late_of(data: Dataset, indicator: Indicator, window: Window, day: Day) -> Late | None:
    """How late the cases of one figure were; None if the indicator, or this count of it, has no due days."""
    period = Period.ending(day, window)
    applies = late.has_days_late(indicator) and indicator.applies(data)
    answers = indicator.answers(data, period) if applies else None
    if answers is None:
        return None
    facts = CaseFacts(data, indicator, day, answers.cases, _given(indicator, answers, None))
    if not facts.has("due"):
        return None
    done = np.asarray(facts["done"]) if facts.has("done") else None
    return late.in_bands(indicator, np.asarray(facts["met"]), facts.days_late(), done)


CaseColumns = Mapping[str, Values]


def _parts(
    data: Dataset, indicator: Indicator, period: Period, answers: Answers, group: str | None
) -> Iterator[CaseColumns]:
    ours = _ours(indicator, answers, group)
    given = {name: column[ours] for name, column in _given(indicator, answers, group).items()}
    counted = CaseFacts(data, indicator, period.end, answers.cases[ours], given)
    met = counted.blank("met") if indicator.unit.is_mean else counted["within" if answers.met is None else "met"]
    yield _part(counted, True, met, counted.reasons(indicator.reason))
    for reason, rows in answers.left_out().items():
        facts = CaseFacts(data, indicator, period.end, rows, {})
        yield _part(facts, False, facts.blank("met"), always(f"left out: {reason}", len(rows)))


def _part(facts: "CaseFacts", counts: bool, met: Values, reason: pd.Categorical) -> CaseColumns:
    found = {name: facts[name] for name in COLUMNS if name not in ("counts", "met", "reason")}
    return found | {"counts": np.full(len(met), counts), "met": pd.array(met, dtype="boolean"), "reason": reason}


def _together(parts: Sequence[CaseColumns]) -> pd.DataFrame:
    filled = [part for part in parts if len(part["counts"])] or parts[:1]
    return pd.DataFrame({name: _stacked([part[name] for part in filled]) for name in COLUMNS}, copy=False)


def _stacked(columns: Sequence[Values]) -> Any:
    if len(columns) == 1:
        return columns[0]
    if isinstance(columns[0], pd.Categorical):
        return union_categoricals(columns)
    return pd.concat([pd.Series(column) for column in columns], ignore_index=True)


def _ours(indicator: Indicator, answers: Answers, group: str | None) -> np.ndarray:
    """The cases that are listed."""
    if answers.group is None:
        return np.ones(len(answers.cases), dtype=bool)
    of_all = indicator.unit is Unit.SHARE and answers.met is None
    return np.asarray(answers.group.notna() & (_within(answers, group) | of_all))


def _within(answers: Answers, group: str | None) -> np.ndarray:
    if group is None or answers.group is None:
        return np.full(len(answers.cases), group is None)
    return np.asarray(answers.group == group)


def _given(indicator: Indicator, answers: Answers, group: str | None) -> dict[str, Values]:
    """The columns that the answers bring to the cases. `within`: whether they are in the group."""
    given = {**answers.evidence, "within": _within(answers, group)}
    if answers.group is not None:
        given["group"] = answers.group
    if answers.met is not None:
        given["value" if indicator.unit.is_mean else "met"] = answers.met
    return given


class CaseFacts(dict[str, Values]):
    """What is known of the cases behind a figure, sorted by child: each column is looked up when it is first needed.

    `given`: columns that the answers bring; they come before those of the rows.
    """

    def __init__(
        self, data: Dataset, indicator: Indicator, day: Day, rows: pd.DataFrame, given: Mapping[str, Values]
    ) -> None:
        super().__init__()
        self._data, self._indicator, self._day, self._rows, self._given = data, indicator, day, rows, given
        self._order = np.argsort(child_codes(rows), kind="stable")
        index = rows.index.to_numpy()[self._order]
        self["day"] = np.full(len(rows), day.to_datetime64().astype("M8[s]"))
        self["row"] = pd.arrays.IntegerArray(index.astype(np.int64), index <= 0)

    def reasons(self, reason: Reason) -> pd.Categorical:
        """Why each case counts as it does; asked once for each distinct combination of the facts."""
        names = [name for name in ("day", *reason.facts) if self.has(name)]
        first, number = combinations([self[name] for name in names])
        facts = zip(*(_python_values(self[name][first]) for name in names), strict=True)
        said = [reason.say(dict(zip(names, each, strict=True))) for each in facts]
        place, distinct = pd.factorize(np.array(said, dtype=object))
        return pd.Categorical.from_codes(place[number], pd.Index(distinct, dtype=object))

    def blank(self, name: str) -> Values:
        """A column of which nothing is known."""
        if name in ("value", "days_late"):
            return pd.array([None] * len(self._rows), dtype="Int64" if name == "days_late" else self._kind_of_value)
        if name == "met":
            return pd.array([None] * len(self._rows), dtype="boolean")
        if name in _DATES:
            return np.full(len(self._rows), NOT_KNOWN)
        return pd.Categorical.from_codes(np.full(len(self._rows), -1), _NO_TEXTS)

    @property
    def _kind_of_value(self) -> str:
        return "Int64" if self._indicator.unit is Unit.DAYS else "Float64"

    def days_late(self) -> np.ndarray:
        """Days late of each case; NaN where it is not late or not known."""
        due, done = np.asarray(self["due"]), np.asarray(self["done"])
        return late.days_late(np.asarray(self["met"]), due, done, self._day)

    def has(self, name: str) -> bool:
        return name in _ALWAYS_KNOWN or name in self._given or name in self._indicator.dates or name in self._rows

    def __missing__(self, name: str) -> Values:
        self[name] = self._found(name)
        return self[name]

    def _found(self, name: str) -> Values:
        if name == "days_late":
            is_known = late.has_days_late(self._indicator) and "met" in self._given and self.has("due")
            return pd.array(self.days_late(), dtype="Float64").astype("Int64") if is_known else self.blank(name)
        if name in self._given:
            found = self._column(self._given[name])
            return pd.array(found, dtype=self._kind_of_value) if name == "value" else found
        if name in self._indicator.dates:
            return self[self._indicator.dates[name]]
        if name in _OF_CHILDREN:
            column = name.upper()
            return self._column(last_of(self._data.held_by(column, self._day), column, self._rows))
        if name == "child":
            return self._column(self._rows["CHILD"])
        known = name in self._rows and name not in _ALWAYS_KNOWN
        return self._column(self._rows[name]) if known else self.blank(name)

    def _column(self, column: Values) -> Values:
        values = column.array if isinstance(column, pd.Series) else column
        if isinstance(values, pd.Categorical):
            return values[self._order]
        ordered = np.asarray(values)[self._order]
        if ordered.dtype.kind != "M":
            return ordered
        return np.where(ordered == NEVER, NOT_KNOWN, ordered).astype("datetime64[s]")


def always(text: str, cases: int) -> pd.Categorical:
    """The same text for every case."""
    return pd.Categorical.from_codes(np.zeros(cases, dtype=int), pd.Index([text], dtype=object))


def combinations(columns: Sequence[Values]) -> tuple[np.ndarray, np.ndarray]:
    """The place of the first case with each combination of values that occurs, and the number of each case's own."""
    number = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, distinct = pd.factorize(column, use_na_sentinel=False)
        number = pd.factorize(number * len(distinct) + codes)[0]
    first = np.zeros(number.max(initial=-1) + 1, dtype=np.int64)
    first[number[::-1]] = np.arange(len(number))[::-1]
    return first, number


def _python_values(column: Values) -> list[Any]:
    if isinstance(column, np.ndarray) and column.dtype.kind != "M":
        return column.tolist()
    return _values(pd.Series(column))


def check_children(indicator: Indicator) -> None:
    """Raises Refusal for a caseload and a local measure."""
    if indicator.is_local:
        raise Refusal(f"{indicator.title} is typed on {LOCAL} month by month: no list of children is behind it.")
    if indicator.unit is Unit.CASES:
        raise Refusal(f"{indicator.name} counts cases of a team, not children: there is no list behind it.")


def _iso(day: Day | None) -> str | None:
    return None if day is None else f"{day:%Y-%m-%d}"
