"""The children behind a figure: one case a row, whether it counts, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scorecard_xl.errors import Refusal
from scorecard_xl.figures.evidence import Cases
from scorecard_xl.indicators import INDICATORS, Answers, Indicator, Unit
from scorecard_xl.period import Day, Period, Window
from scorecard_xl.raw.columns import Column
from scorecard_xl.raw.dataset import Dataset

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
    _check_children(indicator)
    period = Period.ending(day, window)
    answers = indicator.answers(data, period) if indicator.applies(data) else None
    return [] if answers is None else list(_cases(data, indicator, period, answers, group))


def _cases(data: Dataset, indicator: Indicator, period: Period, answers: Answers, group: str | None) -> Iterator[Case]:
    share_of_all = indicator.unit is Unit.SHARE and answers.met is None
    is_mean = indicator.unit in (Unit.DAYS, Unit.SCORE)
    for case, facts in Cases(data, indicator, period.end, answers.cases, _given(answers, is_mean)).each():
        band = case["group"]
        if answers.group is not None and (band is None or (group not in (None, band) and not share_of_all)):
            continue
        met = group in (None, band) if answers.met is None else case["met"]
        yield _case(facts, True, None if is_mean else bool(met), indicator.reason(case))
    for reason, rows in answers.left_out().items():
        for _, facts in Cases(data, indicator, period.end, rows, {}).each():
            yield _case(facts, False, None, f"left out: {reason}")


def _given(answers: Answers, is_mean: bool) -> dict[str, Column]:
    """The columns that the answers bring to the cases."""
    given = dict(answers.evidence)
    if answers.group is not None:
        given["group"] = answers.group
    if answers.met is not None:
        given["value" if is_mean else "met"] = answers.met
    return given


def _case(facts: tuple[Any, ...], counts: bool, met: bool | None, reason: str) -> Case:
    child, team, worker, group, since, due, done, value, row = facts
    return Case(child, team, worker, group, counts, met, reason, since, due, done, value, row)


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
        known = f"It has {', '.join(indicator.groups)}" if indicator.groups else "It has no groups"
        raise Refusal(f"{name} has no group {group}. {known}.")
    if window is None:
        return indicator, indicator.windows[0]
    if window not in [each.value for each in indicator.windows]:
        raise Refusal(f"{name} has no window {window}. It has {', '.join(each.value for each in indicator.windows)}.")
    return indicator, Window(window)
