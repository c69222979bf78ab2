"""Why a case counts as it does, in words. Each maker here gives the reason that an indicator declares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType
from typing import Any

import pandas as pd

from scorecard_xl.council.period import day_in_words

Facts = Mapping[str, Any]
"""What is known of one case: `day` (the last of the figure), and of the facts asked for those that there are."""


@dataclass(frozen=True)
class Reason:
    """`facts`: what it asks for: `met`, `group`, the indicator's own evidence. `say`: of one case, why."""

    facts: tuple[str, ...]
    say: Callable[[Facts], str]


def reason(*facts: str) -> Callable[[Callable[[Facts], str]], Reason]:
    """Makes a reason of a function that asks a case for these facts."""
    return lambda say: Reason(facts, say)


def days(count: int) -> str:
    """1 day, 30 days."""
    return f"{count} day" if count == 1 else f"{count:,} days"


@reason("met")
def yes_or_no(case: Facts) -> str:
    """The reason of an indicator that declares none."""
    return {True: "yes", False: "no"}.get(case["met"], "counted")


def due_and_done(what: str, done: str, rules: Mapping[int, str] = MappingProxyType({})) -> Reason:
    """`what` was due on a day, and was `done` on one by the day of the figure, or not: with how many days late.

    `rules`: what to say, behind the due day, of the number that the case has for its `rule`.
    """

    @reason("due", "done", "rule")
    def say(case: Facts) -> str:
        due, when, rule = case["due"], case.get("done"), rules.get(case.get("rule", 0))
        owed = f"{what} due {day_in_words(due)}" + (f" ({rule})" if rule else "")
        if when is None:
            return f"{owed}, not {done} by {day_in_words(case['day'])}"
        late = f"{days((when - due).days)} late" if when > due else "on time"
        return f"{owed}, {done} {day_in_words(when)}: {late}"

    return say


def since(what: str) -> Reason:
    """`what` since a day, with the group where there is one."""

    @reason("since", "group")
    def say(case: Facts) -> str:
        group = f": {case['group']}" if case["group"] else ""
        return f"{what} {day_in_words(case['since'])}{group}"

    return say


def in_date(what: str) -> Reason:
    """The last `what` was on a day (`done`), and is in date until another (`due`)."""

    @reason("due", "done")
    def say(case: Facts) -> str:
        if case["done"] is None:
            return f"no {what} on the sheet"
        if case["done"] > case["day"]:
            return f"{what} of {day_in_words(case['done'])}, after {day_in_words(case['day'])}"
        state = "in date until" if case["due"] >= case["day"] else "out of date since"
        return f"last {what} {day_in_words(case['done'])}: {state} {day_in_words(case['due'])}"

    return say


def template(text: str) -> Reason:
    """A sentence with the case's evidence in braces; days as people write them, nothing as "not known"."""
    names = tuple(dict.fromkeys(name for _, name, _, _ in Formatter().parse(text) if name))

    @reason(*names)
    def say(case: Facts) -> str:
        return text.format(**{name: _words(case.get(name)) for name in names})

    return say


def _words(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return day_in_words(value)
    if value is None or value != value:
        return "not known"
    return int(value) if isinstance(value, float) and value.is_integer() else value
