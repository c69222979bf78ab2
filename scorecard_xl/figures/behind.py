"""The children behind a figure: one case a row, whether it counts, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.evidence import Cases
from scorecard_xl.indicators import INDICATORS, Answers, Indicator, Unit
from scorecard_xl.tables.coded import Distinct, one_after_the_other
from scorecard_xl.tables.columns import Column, known

_DATES = ("since", "due", "done")


@dataclass(frozen=True)
class Case:
    """One case behind a figure. `counts`: in the denominator; `met`: None for a mean and for a case left out.

    `since`, `due`, `done`: the days that decided, where there are such; `value`: what a mean adds up; `row`: the row of
    the raw table that is judged, where it has one.
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
    value: float | None = None
    row: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The case as `children --json` prints it: ISO dates; without `value` where the figure is no mean."""
        found = vars(self) | {name: _iso(getattr(self, name)) for name in _DATES}
        return found if self.value is not None else {name: each for name, each in found.items() if name != "value"}


def behind(data: Dataset, indicator: Indicator, window: Window, day: Day, group: str | None = None) -> list[Case]:
    """The cases of one figure, those left out last; their sum is the figure. Raises Refusal for a caseload.

    `group`: only that band's; of a share of all children every child, who meets it where it is in the band.
    """
    columns = columns_behind(data, indicator, window, day, group)
    return [Case(*facts) for facts in zip(*(columns[each.name].each() for each in fields(Case)), strict=True)]


def columns_behind(
    data: Dataset, indicator: Indicator, window: Window, day: Day, group: str | None = None
) -> dict[str, Distinct]:
    """The same by column, under the names of what a `Case` holds."""
    _check_children(indicator)
    period = Period.ending(day, window)
    answers = indicator.answers(data, period) if indicator.applies(data) else None
    if answers is None:
        return dict.fromkeys((each.name for each in fields(Case)), Distinct.always(None, 0))
    parts = [*_parts(data, indicator, period, answers, group)]
    return {each.name: one_after_the_other([part[each.name] for part in parts]) for each in fields(Case)}


def _parts(
    data: Dataset, indicator: Indicator, period: Period, answers: Answers, group: str | None
) -> Iterator[dict[str, Distinct]]:
    ours, given = _ours(indicator, answers, group), _given(indicator, answers, group)
    some = {name: column[ours] for name, column in given.items()}
    counted = Cases(data, indicator, period.end, answers.cases[ours], some)
    yield _part(counted, True, _met(indicator, answers, counted), counted.said(indicator.reason))
    for reason, rows in answers.left_out().items():
        of_reason = Distinct.always(f"left out: {reason}", len(rows))
        nothing = Distinct.always(None, len(rows))
        yield _part(Cases(data, indicator, period.end, rows, {}), False, nothing, of_reason)


def _part(cases: Cases, counts: bool, met: Distinct, reason: Distinct) -> dict[str, Distinct]:
    facts = {each.name: cases[each.name] for each in fields(Case) if each.name not in ("counts", "met", "reason")}
    return facts | {"counts": Distinct.always(counts, len(met)), "met": met, "reason": reason}


def _met(indicator: Indicator, answers: Answers, cases: Cases) -> Distinct:
    if indicator.unit.is_mean:
        return Distinct.always(None, len(cases["child"]))
    return cases["within" if answers.met is None else "met"]


def _ours(indicator: Indicator, answers: Answers, group: str | None) -> np.ndarray:
    """The cases that are listed."""
    if answers.group is None:
        return np.ones(len(answers.cases), dtype=bool)
    of_all = indicator.unit is Unit.SHARE and answers.met is None
    return known(answers.group) & (_within(answers, group) | of_all)


def _within(answers: Answers, group: str | None) -> np.ndarray:
    if group is None or answers.group is None:
        return np.full(len(answers.cases), group is None)
    return answers.group == group


def _given(indicator: Indicator, answers: Answers, group: str | None) -> dict[str, Column]:
    """The columns that the answers bring to the cases. `within`: whether they are in the group."""
    given = {**answers.evidence, "within": _within(answers, group)}
    if answers.group is not None:
        given["group"] = answers.group
    if answers.met is not None:
        given["value" if indicator.unit.is_mean else "met"] = answers.met
    return given


def _check_children(indicator: Indicator) -> None:
    if indicator.unit is Unit.CASES:
        raise Refusal(f"{indicator.name} counts cases of a team, not children: there is no list behind it.")


def _iso(day: Day | None) -> str | None:
    return None if day is None else f"{day:%Y-%m-%d}"


def chosen(name: str, window: str | None, group: str | None) -> tuple[Indicator, Window]:
    """The indicator and window that a user named; the indicator's first window where none. Raises Refusal."""
    if name not in INDICATORS:
        raise Refusal(f"There is no indicator {name}. There are: {', '.join(INDICATORS)}.")
    indicator = INDICATORS[name]
    _check_children(indicator)
    if group is not None and group not in indicator.groups:
        groups = f"It has {', '.join(indicator.groups)}" if indicator.groups else "It has no groups"
        raise Refusal(f"{name} has no group {group}. {groups}.")
    if window is None:
        return indicator, indicator.windows[0]
    if window not in [each.value for each in indicator.windows]:
        raise Refusal(f"{name} has no window {window}. It has {', '.join(each.value for each in indicator.windows)}.")
    return indicator, Window(window)
