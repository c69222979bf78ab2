"""A second route to how late reviews, visits and health checks were."""

import datetime as dt

from oracle.council import Case, Council
from oracle.figures import cases

DUTIES = ("reviews_on_time", "visits_on_time", "initial_health_on_time")
CHECKS = ("annual_health_on_time", "dental_on_time")

Bands = dict[str, int]


def days_late(name: str, case: Case, day: dt.date) -> int | None:
    """From the day due to the day done; to the last day where it is still owed."""
    if name not in DUTIES + CHECKS or case.met or case.left_out or case.due is None:
        return None
    is_late = case.done is not None and case.done > case.due
    return ((case.done if is_late and case.done else day) - case.due).days


def late(council: Council, name: str, window: str, day: dt.date) -> Bands | None:
    """How many cases were late by how much; None of a figure without due days (OC2), or without a source."""
    found = cases(council, name, window, day)
    if found is None or (name in CHECKS and not council.has("Health")):
        return None
    bands = dict.fromkeys(("up_to_7_days", "8_to_28_days", "29_to_91_days", "over_91_days", "not_done"), 0)
    at_month_end = name == "visits_on_time" and council.settings.visits_counted == "at the month end"
    for case in found:
        if not case.met and not case.left_out:
            is_owed = case.done is None and (name not in DUTIES or not at_month_end)
            bands["not_done" if is_owed else _band(days_late(name, case, day) or 0)] += 1
    return {"cases": sum(bands.values()), **bands}


def _band(days: int) -> str:
    if days <= 7:
        return "up_to_7_days"
    return "8_to_28_days" if days <= 28 else "29_to_91_days" if days <= 91 else "over_91_days"
