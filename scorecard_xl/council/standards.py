"""Thresholds of law and guidance: each with its value, its unit, the day since which it is in force and its reference.

A threshold that changes gets a further row; `standard` finds the one that is in force on a day.
"""

from dataclasses import dataclass

from scorecard_xl.council.period import Day

_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010"
_SINCE_2011 = Day(2011, 4, 1)
_ADOPTION = "Adoption Agencies Regulations 2005"
_SINCE_2005 = Day(2005, 12, 30)


@dataclass(frozen=True)
class Standard:
    """One threshold. `since`: the first day on which it is in force; `unit`: of the value."""

    name: str
    value: int
    unit: str
    since: Day
    reference: str


STANDARDS = (
    Standard("first review", 20, "working days", _SINCE_2011, f"{_PLANNING}, reg. 33"),
    Standard("second review", 3, "months", _SINCE_2011, f"{_PLANNING}, reg. 33; {_ADOPTION}, reg. 36"),
    Standard("later reviews", 6, "months", _SINCE_2011, f"{_PLANNING}, reg. 33; {_ADOPTION}, reg. 36"),
    Standard("first review of a child placed for adoption", 28, "days", _SINCE_2005, f"{_ADOPTION}, reg. 36"),
    Standard("first visit", 7, "days", _SINCE_2011, f"{_PLANNING}, reg. 28"),
    Standard("later visits", 42, "days", _SINCE_2011, f"{_PLANNING}, reg. 28"),
    Standard("visits until the first review", 7, "days", _SINCE_2005, f"{_PLANNING}, reg. 28; {_ADOPTION}, reg. 36"),
    Standard("visits under an interim care order", 28, "days", _SINCE_2011, f"{_PLANNING}, reg. 28"),
    Standard("visit after a care order", 7, "days", _SINCE_2011, f"{_PLANNING}, reg. 28"),
    Standard("visits of a long-term placement", 3, "months", _SINCE_2011, f"{_PLANNING}, reg. 28"),
    Standard("first year of a placement", 12, "months", _SINCE_2011, f"{_PLANNING}, reg. 28"),
    Standard("initial health assessment", 20, "working days", _SINCE_2011, f"{_PLANNING}, reg. 7"),
    Standard("assessment before care", 3, "months", _SINCE_2011, f"{_PLANNING}, reg. 7"),
    Standard("health assessment", 12, "months", _SINCE_2011, f"{_PLANNING}, reg. 7"),
    Standard("health assessment of a young child", 6, "months", _SINCE_2011, f"{_PLANNING}, reg. 7"),
    Standard("age of a young child", 5, "years", _SINCE_2011, f"{_PLANNING}, reg. 7"),
)
"""By name, then by day; `since` is no earlier than the first day that the regulations were in force."""


def standard(name: str, day: Day | None = None) -> int:
    """The value in force on the day; without a day, and before the first, the last or the first that is known.

    Raises KeyError for a name that is not in the table.
    """
    own = sorted((each for each in STANDARDS if each.name == name), key=lambda each: each.since)
    if not own:
        raise KeyError(name)
    in_force = [each for each in own if day is None or each.since <= day] or own[:1]
    return in_force[-1].value
