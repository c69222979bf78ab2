"""A second route to every figure: plain Python, a loop a child, to be read beside the settled rules.

Open: a figure about ages is null where Children has no rows.
Open: pathway_plan is null where ELIGIBILITY is blank in every row.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from oracle import adoption, care_leavers, education, health, missing, profile, reviews, visits
from oracle.council import Council, Found, Settings
from oracle.days import Span, span
from oracle.rows import Tables
from oracle.sums import Adding, Parts, count, load, mean, share, share_of_all


@dataclass(frozen=True)
class Rule:
    """How one figure is found. `needs`: the tables, and after a dot the columns, without which it is null (B4)."""

    find: Callable[[Council, Span], Found]
    windows: str
    needs: str = ""
    groups: tuple[str, ...] = ()
    adding: Adding = share


RULES = {
    "children_in_care": Rule(profile.children_in_care, "at", adding=count),
    "average_caseload": Rule(care_leavers.average_caseload, "at", "Caseloads", adding=load),
    "length_of_time_in_care": Rule(profile.length_of_time_in_care, "at", groups=tuple(profile.TIMES), adding=count),
    "children_by_age": Rule(profile.children_by_age, "at", "Children", tuple(profile.AGES), adding=count),
    "reviews_on_time": Rule(reviews.reviews_on_time, "month ytd", "Reviews"),
    "visits_on_time": Rule(visits.visits_on_time, "month ytd", "Visits"),
    "three_or_more_placements": Rule(profile.three_or_more_placements, "at"),
    "long_term_stability": Rule(profile.long_term_stability, "at", "Children"),
    "pep_in_place": Rule(education.pep_in_place, "at", "Children PEPs"),
    "good_or_outstanding_schools": Rule(education.good_or_outstanding_schools, "at", "Children Schools.OFSTED"),
    "initial_health_on_time": Rule(health.initial_health_on_time, "quarter ytd", "Health"),
    "annual_health_on_time": Rule(health.annual_health_on_time, "at"),
    "dental_on_time": Rule(health.dental_on_time, "at"),
    "missing_children": Rule(missing.missing_children, "month ytd 12m", "Missing", adding=count),
    "missing_episodes": Rule(missing.missing_episodes, "month ytd 12m", "Missing", adding=count),
    "leavers_adopted": Rule(adoption.leavers_adopted, "quarter ytd"),
    "adoption_time_to_placement": Rule(adoption.adoption_time_to_placement, "12m", adding=mean),
    "adoption_time_to_match": Rule(adoption.adoption_time_to_match, "12m", "AD1", adding=mean),
    "pathway_plan": Rule(care_leavers.pathway_plan, "at", "CareLeavers.PATHWAY_PLAN CareLeavers.ELIGIBILITY"),
    "care_leavers_suitable_accommodation": Rule(
        care_leavers.care_leavers_suitable_accommodation, "at", "CareLeavers", tuple(care_leavers.AGES)
    ),
    "care_leavers_eet": Rule(care_leavers.care_leavers_eet, "at", "CareLeavers", tuple(care_leavers.AGES)),
    "care_leavers_in_touch": Rule(care_leavers.care_leavers_in_touch, "at", "CareLeavers", tuple(care_leavers.AGES)),
    "return_interviews_offered": Rule(missing.return_interviews_offered, "month ytd", "Missing.RHI_OFFERED"),
    "return_interviews_accepted": Rule(missing.return_interviews_accepted, "month ytd", "Missing.RHI_ACCEPTED"),
    "missing_share": Rule(missing.missing_share, "12m", "Missing"),
    "missing_repeatedly": Rule(missing.missing_repeatedly, "12m", "Missing", adding=count),
    "placement_provider": Rule(
        profile.placement_provider, "at", groups=tuple(profile.PROVIDERS.values()), adding=share_of_all
    ),
    "children_by_sex": Rule(
        profile.children_by_sex, "at", "Children", ("Male", "Female", "Not known"), adding=share_of_all
    ),
    "children_by_ethnic_group": Rule(
        profile.children_by_ethnic_group, "at", "Children", profile.ETHNIC_GROUPS, adding=share_of_all
    ),
    "leavers_permanence": Rule(adoption.leavers_permanence, "quarter ytd"),
    "leavers_by_destination": Rule(
        profile.leavers_by_destination, "ytd 12m", groups=tuple(profile.DESTINATIONS), adding=share_of_all
    ),
    "sdq_recorded": Rule(health.sdq_recorded, "at", "Children"),
    "three_or_more_social_workers": Rule(profile.three_or_more_social_workers, "12m", "SWEpisodes"),
    "children_starting": Rule(profile.children_starting, "month ytd", adding=count),
    "children_leaving": Rule(profile.children_leaving, "month ytd", adding=count),
    "immunisations": Rule(health.immunisations, "at"),
    "development_checks": Rule(health.development_checks, "at", "Children"),
    "sdq_average": Rule(health.sdq_average, "at", "Children", adding=mean),
    "placed_over_20_miles": Rule(profile.placed_over_20_miles, "at", "Episodes.PL_DISTANCE"),
    "placed_outside_area": Rule(profile.placed_outside_area, "at", "Episodes.PL_LOCATION"),
    "placement_type": Rule(profile.placement_type, "at", groups=tuple(profile.PLACES), adding=share_of_all),
    "legal_status": Rule(profile.legal_status, "at", groups=tuple(profile.STATUSES), adding=share_of_all),
    "uasc": Rule(profile.uasc, "at", "UASC"),
    "review_participation": Rule(reviews.review_participation, "month ytd", "Reviews"),
    "seen_alone": Rule(visits.seen_alone, "month ytd", "Visits.SEEN_ALONE"),
}
"""Every indicator of the contract, in its order."""

_NOT_FROM_EPISODES = ("average_caseload", "pathway_plan")

Figures = dict[tuple[str, str | None, str], Parts | None]
"""(indicator, group, window) -> numerator and denominator, or None where the figure is null."""


def rule(name: str) -> Rule:
    """How an indicator is found. Raises KeyError with what to do where the oracle does not know it."""
    if name not in RULES:
        raise KeyError(f"RULES of tests/oracle/figures.py has no {name}")
    return RULES[name]


def figures(tables: Tables, settings: Settings, day: dt.date) -> Figures:
    """Every figure of every window that ends on a day. `tables`: rows by table, cells by raw heading, dates typed."""
    council = Council.of(tables, settings, day)
    every = ((name, window) for name, rule in RULES.items() for window in rule.windows.split())
    return {key: parts for name, window in every for key, parts in figure(council, name, window, day).items()}


def figure(council: Council, name: str, window: str, day: dt.date) -> Figures:
    """The figures of one indicator and window, by group. Raises KeyError for a name that `RULES` does not have."""
    found = cases(council, name, window, day)
    groups = rule(name).groups or (None,)
    sums = rule(name).adding(found, groups) if found is not None else {}
    return {(name, group, window): parts for group, parts in (sums or dict.fromkeys(groups)).items()}


def cases(council: Council, name: str, window: str, day: dt.date) -> Found:
    """The cases behind one figure, those left out among them; None where it is null."""
    return rule(name).find(council, span(window, day)) if _has_sources(council, name) else None


def _has_sources(council: Council, name: str) -> bool:
    """B4."""
    needs = rule(name).needs.split()
    if not name.startswith(("care_leavers", *_NOT_FROM_EPISODES)):
        needs.append("Episodes")
    return all(council.has(table, *columns) for table, *columns in (need.split(".") for need in needs))
