"""Adoption: the decision, the match, the placement order and the order in which they come."""

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence, with_neighbours
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.lookups import are_in, last_of
from scorecard_xl.tables.problems import Severity


@rule(
    "331",
    "AD1",
    "DATE_MATCH",
    "is after the child was placed for adoption ({placed}): the match comes first; put DATE_MATCH or the episodes "
    "right",
    uses=("Episodes",),
)
def matched_after_the_placement(evidence: Evidence) -> DataFrame:
    ad1 = evidence.table("AD1")
    ad1 = ad1.assign(placed=last_of(evidence.adopted, "DECOM", ad1))
    return ad1[ad1["DATE_MATCH"] > ad1["placed"]]


@rule(
    "582",
    "Episodes",
    "DEC",
    "is the day of the adoption and DATE_MATCH in AD1 too: children are matched earlier; look at both dates",
    columns=("AD1.DATE_MATCH",),
    severity=Severity.WARNING,
    uses=("AD1",),
)
def matched_on_the_day(evidence: Evidence) -> DataFrame:
    adopted = evidence.adopted
    return adopted[(adopted["DEC"] == adopted["date_match"])]


@rule(
    "no_match",
    "Episodes",
    "REC",
    "says that the child was adopted on {DEC}, but AD1 has no DATE_MATCH of this child, who is left out: fill it in",
    columns=("AD1.DATE_MATCH",),
    uses=("AD1",),
)
def no_match(evidence: Evidence) -> DataFrame:
    adopted = evidence.adopted
    return adopted[adopted["date_match"].isna()]


@rule(
    "no_placement_order",
    "Episodes",
    "REC",
    "says that the child was adopted on {DEC}, but no episode has a placement order (LS E1 or D1), so the child is "
    "left out of the time to the match: look at LS (nothing is wrong where the parents consented)",
    columns=("AD1.DATE_MATCH",),
    severity=Severity.WARNING,
)
def no_placement_order(evidence: Evidence) -> DataFrame:
    adopted, episodes = evidence.adopted, evidence.episodes
    return adopted[~are_in(adopted, episodes[episodes["LS"].isin(["E1", "D1"])])]


@rule(
    "187",
    "AD1",
    "CHILD",
    "is still in care on {last}: AD1 is for children who were adopted; clear the row, or close the last episode",
    columns=(),  # AD1 is asked about those who were adopted only
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def adopted_and_in_care(evidence: Evidence) -> DataFrame:
    ad1 = evidence.table("AD1")
    return ad1[are_in(ad1, evidence.in_care)]


@rule(
    "522",
    "PlacedAdoption",
    "DATE_PLACED_CEASED",
    "is before the decision that it takes back ({DATE_PLACED}): put the dates right",
)
def taken_back_before(evidence: Evidence) -> DataFrame:
    decisions = evidence.table("PlacedAdoption")
    return decisions[decisions["DATE_PLACED_CEASED"] < decisions["DATE_PLACED"]]


@rule(
    "579",
    "PlacedAdoption",
    "DATE_PLACED",
    "is before the decision before it was taken back (row {previous_row}, {previous_date_placed_ceased}): put the "
    "dates right",
)
def decisions_overlap(evidence: Evidence) -> DataFrame:
    decisions = _decisions(evidence)
    return decisions[decisions["DATE_PLACED"] < decisions["previous_date_placed_ceased"]]


@rule(
    "583",
    "PlacedAdoption",
    "DATE_PLACED_CEASED",
    "is blank, but there is a later decision ({next_date_placed}): give the day this one was taken back",
)
def not_taken_back(evidence: Evidence) -> DataFrame:
    decisions = _decisions(evidence)
    return decisions[decisions["DATE_PLACED_CEASED"].isna() & decisions["next_date_placed"].notna()]


def _decisions(evidence: Evidence) -> DataFrame:
    decisions = evidence.table("PlacedAdoption")
    ordered = decisions.drop_duplicates().sort_values(["CHILD", "DATE_PLACED"], kind="stable")
    return with_neighbours(ordered, "DATE_PLACED", "DATE_PLACED_CEASED", next_too=True)
