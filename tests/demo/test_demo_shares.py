"""The demonstration council resembles the scorecard it was made after: each figure by a plain loop, within a band."""

from statistics import mean

import pytest
from demo.loops import (
    LAST,
    YEAR_START,
    born,
    days_to_match,
    days_to_placement,
    histories,
    in_care,
    leaving,
    months_after,
    placements_in_the_year,
    records,
    started,
    years,
)


def number_in_care(tables):
    return len(in_care(tables, LAST))


def aged(youngest, oldest):
    def count(tables):
        birthdays = born(tables)
        return sum(youngest <= years(birthdays[child], LAST) <= oldest for child in in_care(tables, LAST))

    return count


def under_six_months(tables):
    episodes = histories(tables)
    return sum(months_after(started(episodes[child]), 6) > LAST for child in in_care(tables, LAST))


def ten_years_or_more(tables):
    episodes = histories(tables)
    return sum(months_after(started(episodes[child]), 120) <= LAST for child in in_care(tables, LAST))


def starters(tables):
    starts = [e for e in records(tables, "Episodes") if e["RNE"] == "S" and e["LS"] not in ("V3", "V4")]
    return len({e["CHILD"] for e in starts if YEAR_START <= e["DECOM"] <= LAST})


def leavers(tables):
    return len(leaving(tables))


def adopted(tables):
    return sum(episode["REC"] in ("E11", "E12") for episode in leaving(tables).values())


def adopted_share(tables):
    return adopted(tables) / leavers(tables)


def three_placements(tables):
    episodes = histories(tables)
    return mean(placements_in_the_year(episodes[child]) >= 3 for child in in_care(tables, LAST))


def to_placement(tables):
    return mean(wait.days for _, wait in days_to_placement(tables))


def to_match(tables):
    return mean(days_to_match(tables))


def by_foster_carers(tables):
    return sum(by_carer for by_carer, _ in days_to_placement(tables))


def matched_before_the_order(tables):
    return list(days_to_match(tables)).count(0)


def share_in_care(heading, *codes):
    def share(tables):
        return mean(str(episode[heading]).upper() in codes for episode in in_care(tables, LAST).values())

    return share


def over_20_miles(tables):
    miles = [episode["PL_DISTANCE"] for episode in in_care(tables, LAST).values()]
    return mean(isinstance(far, float) and 20 < far < 999 for far in miles)


def unaccompanied(tables):
    status = {row["CHILD"] for row in records(tables, "UASC") if row["DUC"] > LAST}
    return mean(child in status for child in in_care(tables, LAST))


def flagged(heading):
    def share(tables):
        return mean(row[heading] == "1" for row in records(tables, "OC2") if row[heading] is not None)

    return share


def average_score(tables):
    return mean(row["SDQ_SCORE"] for row in records(tables, "OC2") if isinstance(row["SDQ_SCORE"], int))


def missing_in_may(tables):
    return len({row["CHILD"] for row in _missing_in_may(tables)})


def missing_episodes_in_may(tables):
    return len(_missing_in_may(tables))


def _missing_in_may(tables):
    missing = [row for row in records(tables, "Missing") if row["MISSING"] == "M"]
    return [row for row in missing if LAST.replace(day=1) <= row["MIS_START"] <= LAST]


def care_leavers(tables):
    return len(tables["CareLeavers"]) - 1


def recent_pathway_plan(tables):
    owed = [
        row
        for row in records(tables, "CareLeavers")
        if "elevant" in row["ELIGIBILITY"] and years(row["DOB"], LAST) < 21
    ]
    return mean(bool(row["PATHWAY_PLAN"]) and months_after(row["PATHWAY_PLAN"], 6) >= LAST for row in owed)


def many_social_workers(tables):
    """Three or more in the year, each once."""
    had = {}
    for row in records(tables, "SWEpisodes"):
        if row["SW_DECOM"] <= LAST and (row["SW_DEC"] is None or row["SW_DEC"] >= YEAR_START):
            had.setdefault(row["CHILD"], set()).add(row["SW_ID"])
    return mean(len(had.get(child, ())) >= 3 for child in in_care(tables, LAST))


def with_the_worker_of_today(tables):
    """The social worker who still has a child in care is the one in Children."""
    now = {row["CHILD"]: row["SW_ID"] for row in records(tables, "SWEpisodes") if row["SW_DEC"] is None}
    worker = {row["CHILD"]: int(row["WORKER"].split()[-1]) for row in records(tables, "Children")}
    here = in_care(tables, LAST)
    return mean(now.get(child) == f"SW{100000 + worker[child]}" for child in here)


def interviews(heading):
    def share(tables):
        ended = [row for row in records(tables, "Missing") if row["MISSING"] == "M" and row["MIS_END"] is not None]
        return mean(row[heading] == "Y" for row in ended)

    return share


def missing_three_times(tables):
    times = [
        row["CHILD"] for row in records(tables, "Missing") if row["MISSING"] == "M" and row["MIS_START"] >= YEAR_START
    ]
    return sum(times.count(child) >= 3 for child in set(times))


def care_leavers_over_21(tables):
    return sum(22 <= years(row["DOB"], LAST) <= 25 for row in records(tables, "CareLeavers"))


def permanence(tables):
    codes = ("E11", "E12", "E41", "E43", "E44", "E45", "E46", "E47", "E48")
    return mean(episode["REC"] in codes for episode in leaving(tables).values())


def of_children_in_care(heading, *codes):
    def share(tables):
        children = {row["CHILD"]: str(row[heading]) for row in records(tables, "Children")}
        return mean(children[child].startswith(codes) for child in in_care(tables, LAST))

    return share


def caseload(team):
    def average(tables):
        row = next(r for r in records(tables, "Caseloads") if r["TEAM"] == team and r["MONTH"] == LAST)
        return round(row["CASES"] / row["WORKERS"])

    return average


FIGURES = {
    "children in care": (number_in_care, 400, 440),
    "aged under 1": (aged(0, 0), 10, 30),
    "aged 1 to 4": (aged(1, 4), 50, 90),
    "aged 5 to 9": (aged(5, 9), 55, 90),
    "aged 10 to 15": (aged(10, 15), 150, 190),
    "aged 16 and over": (aged(16, 18), 76, 100),
    "in care for less than 6 months": (under_six_months, 55, 85),
    "in care for 10 years or more": (ten_years_or_more, 20, 60),
    "starting in a year": (starters, 165, 215),
    "leaving in a year": (leavers, 165, 215),
    "adopted in a year": (adopted, 17, 25),
    "adopted, of those leaving": (adopted_share, 0.08, 0.13),
    "three or more placements": (three_placements, 0.065, 0.095),
    "days from entering care to placement": (to_placement, 470, 530),
    "days from placement order to match": (to_match, 145, 190),
    "adopted by foster carers": (by_foster_carers, 1, 2),
    "matched before the placement order": (matched_before_the_order, 1, 2),
    "full care order": (share_in_care("LS", "C2"), 0.45, 0.60),
    "interim care order": (share_in_care("LS", "C1"), 0.13, 0.23),
    "voluntary": (share_in_care("LS", "V2"), 0.17, 0.28),
    "placement order": (share_in_care("LS", "E1"), 0.04, 0.09),
    "foster placement": (share_in_care("PLACE", "U1", "U2", "U3", "U4", "U5", "U6"), 0.64, 0.75),
    "children's home": (share_in_care("PLACE", "K1", "K2"), 0.09, 0.16),
    "supported accommodation": (share_in_care("PLACE", "K3"), 0.07, 0.16),
    "own provision": (share_in_care("PLACE_PROVIDER", "PR1"), 0.4, 0.52),
    "abuse or neglect": (share_in_care("CIN", "N1"), 0.65, 0.85),
    "over 20 miles from home": (over_20_miles, 0.26, 0.34),
    "outside the area": (share_in_care("PL_LOCATION", "OUT"), 0.5, 0.6),
    "unaccompanied": (unaccompanied, 0.08, 0.12),
    "yearly flag: health assessment": (flagged("HEALTH_ASSESSMENT"), 0.88, 0.92),
    "yearly flag: dental check": (flagged("TEETH_CHECK"), 0.78, 0.84),
    "yearly flag: immunisations": (flagged("IMMUNISATIONS"), 0.92, 0.96),
    "yearly flag: development check": (flagged("HEALTH_CHECK"), 0.9, 1),
    "average score": (average_score, 15, 17.5),
    "missing in May": (missing_in_may, 10, 22),
    "missing episodes in May": (missing_episodes_in_may, 18, 42),
    "missing three times or more in a year": (missing_three_times, 12, 30),
    "return interviews offered": (interviews("RHI_OFFERED"), 0.88, 0.98),
    "return interviews accepted": (interviews("RHI_ACCEPTED"), 0.5, 0.65),
    "three or more social workers": (many_social_workers, 0.18, 0.28),
    "whose open social worker is the worker of today": (with_the_worker_of_today, 0.99, 1),
    "left to a permanent family": (permanence, 0.2, 0.35),
    "boys": (of_children_in_care("SEX", "M"), 0.52, 0.65),
    "White": (of_children_in_care("ETHNIC", "W"), 0.55, 0.75),
    "care leavers": (care_leavers, 160, 210),
    "care leavers of 22 to 25": (care_leavers_over_21, 12, 30),
    "pathway plan within six months": (recent_pathway_plan, 0.8, 0.9),
    "caseload, Family Safeguarding": (caseload("Family Safeguarding"), 15, 15),
    "caseload, Children in Care": (caseload("Children in Care"), 22, 22),
    "caseload, Leaving Care": (caseload("Leaving Care"), 20, 20),
}


@pytest.mark.parametrize("figure, low, high", FIGURES.values(), ids=FIGURES)
def test_figure_is_within_its_band(tables, figure, low, high):
    assert low <= figure(tables) <= high
