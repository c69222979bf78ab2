"""Adoption: the decision, the match, the placement order and the order in which they come."""

from scorecard_xl.checks.evidence import Evidence, where, with_neighbours
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import MATCHING
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.lookups import last_of
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.rows import Rows


@rule(
    "331",
    "AD1",
    "DATE_MATCH",
    "is after the child was placed for adoption ({placed}): the match comes first; put DATE_MATCH or the episodes "
    "right",
    indicators=MATCHING,
    uses=("Episodes",),
)
def matched_after_the_placement(evidence: Evidence) -> Rows | None:
    ad1 = evidence.table("AD1")
    ad1 = ad1.with_columns(placed=last_of(evidence.adopted, "decom", ad1))
    return where(ad1, ad1["date_match"] > ad1["placed"])


@rule(
    "582",
    "Episodes",
    "DEC",
    "is the day of the adoption and DATE_MATCH in AD1 too: children are matched earlier; look at both dates",
    indicators=MATCHING,
    severity=Severity.WARNING,
    uses=("AD1",),
)
def matched_on_the_day(evidence: Evidence) -> Rows | None:
    adopted = evidence.adopted
    return where(adopted, (adopted["dec"] == adopted["date_match"]))


@rule(
    "no_match",
    "Episodes",
    "REC",
    "says that the child was adopted on {dec}, but AD1 has no DATE_MATCH of this child, who is left out: fill it in",
    indicators=MATCHING,
    uses=("AD1",),
)
def no_match(evidence: Evidence) -> Rows | None:
    adopted = evidence.adopted
    return where(adopted, ~known(adopted["date_match"]))


@rule(
    "no_placement_order",
    "Episodes",
    "REC",
    "says that the child was adopted on {dec}, but no episode has a placement order (LS E1 or D1), so the child is "
    "left out of the time to the match: look at LS (nothing is wrong where the parents consented)",
    indicators=MATCHING,
    severity=Severity.WARNING,
)
def no_placement_order(evidence: Evidence) -> Rows | None:
    adopted, episodes = evidence.adopted, evidence.episodes
    return where(adopted, ~adopted.are_in(episodes[episodes["ls"].among(["E1", "D1"])]))


@rule(
    "187",
    "AD1",
    "CHILD",
    "is still in care on {last}: AD1 is for children who were adopted; clear the row, or close the last episode",
    indicators=(),
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def adopted_and_in_care(evidence: Evidence) -> Rows | None:
    ad1 = evidence.table("AD1")
    return where(ad1, ad1.are_in(evidence.in_care))


@rule(
    "522",
    "PlacedAdoption",
    "DATE_PLACED_CEASED",
    "is before the decision that it takes back ({date_placed}): put the dates right",
    indicators=(),
)
def taken_back_before(evidence: Evidence) -> Rows | None:
    decisions = evidence.table("PlacedAdoption")
    return where(decisions, decisions["date_placed_ceased"] < decisions["date_placed"])


@rule(
    "579",
    "PlacedAdoption",
    "DATE_PLACED",
    "is before the decision before it was taken back (row {previous_row}, {previous_date_placed_ceased}): put the "
    "dates right",
    indicators=(),
)
def decisions_overlap(evidence: Evidence) -> Rows | None:
    decisions = _decisions(evidence)
    return where(decisions, decisions["date_placed"] < decisions["previous_date_placed_ceased"])


@rule(
    "583",
    "PlacedAdoption",
    "DATE_PLACED_CEASED",
    "is blank, but there is a later decision ({next_date_placed}): give the day this one was taken back",
    indicators=(),
)
def not_taken_back(evidence: Evidence) -> Rows | None:
    decisions = _decisions(evidence)
    return where(decisions, ~known(decisions["date_placed_ceased"]) & known(decisions["next_date_placed"]))


def _decisions(evidence: Evidence) -> Rows:
    decisions = evidence.table("PlacedAdoption")
    ordered = decisions[~decisions.repeated()].in_order_of("child", "date_placed")
    return with_neighbours(ordered, "date_placed", "date_placed_ceased", next_too=True)
