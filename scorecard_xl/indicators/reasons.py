"""Why a case counts as it does, in words. Each maker here gives the function that an indicator declares."""

from collections.abc import Callable
from typing import Any, Protocol

from scorecard_xl.period import Day, day_in_words


class Evidence(Protocol):
    """What is known of one case: `met`, `group`, `day` (the last of the figure), and the indicator's own evidence."""

    def __getitem__(self, name: str) -> Any: ...
    def __contains__(self, name: object) -> bool: ...


Reason = Callable[[Evidence], str]


def days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count:,} days"


def yes_or_no(case: Evidence) -> str:
    """The reason of an indicator that declares none."""
    return {True: "yes", False: "no"}.get(case["met"], "counted")


def due_and_done(what: str, done: str) -> Reason:
    """`what` was due on a day, and was `done` on one, or not: with how many days late."""

    def reason(case: Evidence) -> str:
        due, when = case["due"], case["done"]
        if when is None or (when > due and when > case["day"]):
            return f"{what} due {day_in_words(due)}, not {done} by {day_in_words(case['day'])}"
        late = f"{days((when - due).days)} late" if when > due else "on time"
        return f"{what} due {day_in_words(due)}, {done} {day_in_words(when)}: {late}"

    return reason


def since(what: str) -> Reason:
    """`what` since a day, with the group where there is one."""

    def reason(case: Evidence) -> str:
        group = f": {case['group']}" if case["group"] else ""
        return f"{what} {day_in_words(case['since'])}{group}"

    return reason


def in_date(what: str) -> Reason:
    """The last `what` was on a day (`done`), and is in date until another (`due`)."""

    def reason(case: Evidence) -> str:
        if case["done"] is None:
            return f"no {what} on the sheet"
        if case["done"] > case["day"]:
            return f"{what} of {day_in_words(case['done'])}, after {day_in_words(case['day'])}"
        state = "in date until" if case["due"] >= case["day"] else "out of date since"
        return f"last {what} {day_in_words(case['done'])}: {state} {day_in_words(case['due'])}"

    return reason


def template(text: str) -> Reason:
    """A sentence with the case's evidence in braces; days as people write them, nothing as "not known"."""

    def reason(case: Evidence) -> str:
        return text.format_map(_InWords(case))

    return reason


class _InWords(dict[str, Any]):
    """A case's evidence, each fact put into words when it is asked for."""

    def __init__(self, case: Evidence) -> None:
        super().__init__()
        self._case = case

    def __missing__(self, name: str) -> Any:
        return _words(self._case[name])


def _words(value: Any) -> Any:
    if isinstance(value, Day):
        return day_in_words(value)
    if value is None or value != value:
        return "not known"
    return int(value) if isinstance(value, float) and value.is_integer() else value
