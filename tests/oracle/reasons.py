"""Why a case counts as it does, in words: one line an indicator, to be read beside the list behind its figure."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from oracle.council import Case

Reason = Callable[[Case, dt.date], str]
"""Of a case and the last day of the figure."""


def reason(name: str, case: Case, day: dt.date) -> str:
    """What the list says of a case. Raises KeyError with what to do where the oracle has no words for it."""
    if name not in REASONS:
        raise KeyError(f"REASONS of tests/oracle/reasons.py has no {name}")
    return f"left out: {case.left_out}" if case.left_out else REASONS[name](case, day)


def words(fact: Any) -> str:
    """A day as people write it; a whole number without its point."""
    if fact is None or fact == "":
        return "not known"
    if isinstance(fact, dt.date):
        return f"{fact.day} {fact:%B %Y}"
    return str(int(fact) if isinstance(fact, float) and fact.is_integer() else fact)


def _on_time(what: str, done: str) -> Reason:
    def said(case: Case, day: dt.date) -> str:
        due, when = case.due or day, case.done
        owed = f"{what} due {words(due)}" + (f" ({case.fact})" if case.fact else "")
        if when is None:
            return f"{owed}, not {done} by {words(day)}"
        late = (when - due).days
        how = "on time" if late <= 0 else f"{late:,} day{'s' if late > 1 else ''} late"
        return f"{owed}, {done} {words(when)}: {how}"

    return said


def _in_date(what: str) -> Reason:
    def said(case: Case, day: dt.date) -> str:
        if case.done is None:
            return f"no {what} on the sheet"
        if case.done > day:
            return f"{what} of {words(case.done)}, after {words(day)}"
        state = "in date until" if case.due is not None and case.due >= day else "out of date since"
        return f"last {what} {words(case.done)}: {state} {words(case.due)}"

    return said


def _checked(what: str) -> Reason:
    from_health = _in_date(what)
    return lambda case, day: from_health(case, day) if case.fact == "from Health" else f"OC2 says {words(case.fact)}"


def _placements(case: Case, day: dt.date) -> str:
    return f"{case.fact} placement{'' if case.fact == 1 else 's'} in the twelve months"


def _long_term(case: Case, day: dt.date) -> str:
    start, before = case.fact
    said = f"in care since {words(start)}, with this carer since {words(case.since)}"
    return f"{said}, placed for adoption; with the carer before since {words(before)}" if before else said


def _distance(case: Case, day: dt.date) -> str:
    if case.fact == "unaccompanied":
        return "unaccompanied: the distance does not count"
    is_known = case.fact is not None and case.fact < 999
    return f"{words(case.fact)} miles from home" if is_known else "distance from home not known"


def _plan(case: Case, day: dt.date) -> str:
    if case.done is None:
        return "no plan (PEP) on the sheet"
    return f"plan of {words(case.done)}, wanted since {words(case.due)}"


def _missing(case: Case, day: dt.date) -> str:
    return f"{case.fact or 'no'} missing episode{'' if case.fact == 1 else 's'} in the period"


def _missing_episode(case: Case, day: dt.date) -> str:
    if case.done is None:
        return f"missing since {words(case.since)}, not found yet"
    return f"missing from {words(case.since)} to {words(case.done)}"


def _interview(flag: str) -> Reason:
    return lambda case, day: f"missing from {words(case.since)} to {words(case.done)}: {flag} {words(case.fact)}"


def _workers(case: Case, day: dt.date) -> str:
    return f"{case.fact or 'no'} social worker{'' if case.fact == 1 else 's'} in the twelve months"


def _unaccompanied(case: Case, day: dt.date) -> str:
    if not case.met:
        return "not in UASC on the day"
    return "in UASC" if case.done is None else f"in UASC until {words(case.done)}"


REASONS: dict[str, Reason] = {
    "children_in_care": lambda case, day: f"in care since {words(case.since)}",
    "length_of_time_in_care": lambda case, day: f"in care since {words(case.since)}: {case.group}",
    "children_by_age": lambda case, day: f"born {words(case.since)}: {case.group}",
    "reviews_on_time": _on_time("review", "held"),
    "visits_on_time": _on_time("visit", "made"),
    "three_or_more_placements": _placements,
    "long_term_stability": _long_term,
    "pep_in_place": _plan,
    "good_or_outstanding_schools": lambda case, day: f"the school's grade is {case.fact}",
    "initial_health_on_time": _on_time("initial assessment", "made"),
    "annual_health_on_time": _checked("health assessment"),
    "dental_on_time": _checked("dental check"),
    "missing_children": lambda case, day: f"first missing in the period on {words(case.since)}",
    "missing_episodes": _missing_episode,
    "return_interviews_offered": _interview("RHI_OFFERED"),
    "return_interviews_accepted": _interview("RHI_ACCEPTED"),
    "missing_share": _missing,
    "missing_repeatedly": lambda case, day: f"{_missing(case, day)}, the first on {words(case.since)}",
    "placement_provider": lambda case, day: (
        f"{case.group}: {words(case.fact)}, with this carer since {words(case.since)}"
    ),
    "children_by_sex": lambda case, day: f"{case.group}: SEX {words(case.fact)}",
    "children_by_ethnic_group": lambda case, day: f"{case.group}: ETHNIC {words(case.fact)}",
    "leavers_permanence": lambda case, day: f"left care {words(case.done)}, reason {words(case.fact)}",
    "leavers_by_destination": lambda case, day: (
        f"{case.group}: left care {words(case.done)}, reason {words(case.fact)}"
    ),
    "sdq_recorded": lambda case, day: f"score {words(case.fact)}" if case.met else "no score from 0 to 40 in OC2",
    "three_or_more_social_workers": _workers,
    "leavers_adopted": lambda case, day: f"left care {words(case.done)}, reason {words(case.fact)}",
    "adoption_time_to_placement": lambda case, day: (
        f"entered care {words(case.since)}, moved in {words(case.done)}: {words(case.value)} days"
    ),
    "adoption_time_to_match": lambda case, day: (
        f"placement order {words(case.since)}, match {words(case.done)}: {words(case.value)} days"
    ),
    "pathway_plan": _in_date("pathway plan"),
    "care_leavers_suitable_accommodation": lambda case, day: f"accommodation {words(case.fact)}",
    "care_leavers_eet": lambda case, day: f"activity {words(case.fact)}",
    "care_leavers_in_touch": lambda case, day: f"in touch: {words(case.fact)}",
    "children_starting": lambda case, day: f"care started {words(case.since)}",
    "children_leaving": lambda case, day: f"left care {words(case.done)}, reason {words(case.fact)}",
    "immunisations": lambda case, day: f"OC2 says {words(case.fact)}",
    "development_checks": lambda case, day: f"OC2 says {words(case.fact)}",
    "sdq_average": lambda case, day: f"score {words(case.value)}",
    "placed_over_20_miles": _distance,
    "placed_outside_area": lambda case, day: f"placed {words(case.fact)}",
    "placement_type": lambda case, day: f"{case.group}: {words(case.fact)}, with this carer since {words(case.since)}",
    "legal_status": lambda case, day: f"{case.group}: legal status {words(case.fact)} on {words(day)}",
    "uasc": _unaccompanied,
    "review_participation": lambda case, day: f"review held {words(case.done)}: {words(case.fact)}",
    "seen_alone": lambda case, day: f"visit {words(case.done)}: seen alone {words(case.fact)}",
}
