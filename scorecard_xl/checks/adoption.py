"""Adoption: the decision, the match, the placement order and the order in which they come."""

import pandas as pd

from scorecard_xl.checks.evidence import Evidence, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import MATCHING
from scorecard_xl.raw.problems import Severity


@rule(
    "331",
    "AD1",
    "DATE_MATCH",
    "is after the child was placed for adoption ({placed}): the match comes first; put DATE_MATCH or the episodes "
    "right",
    indicators=MATCHING,
    uses=("Episodes",),
)
def matched_after_the_placement(evidence: Evidence) -> pd.DataFrame | None:
    placed = evidence.adopted.set_index("child")["decom"]
    ad1 = evidence.table("AD1")
    ad1 = ad1.assign(placed=evidence.data.of_child(placed, ad1))
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
def matched_on_the_day(evidence: Evidence) -> pd.DataFrame | None:
    adopted = evidence.adopted
    return where(adopted, adopted["dec"].eq(adopted["date_match"]))


@rule(
    "no_match",
    "Episodes",
    "REC",
    "says that the child was adopted on {dec}, but AD1 has no DATE_MATCH of this child, who is left out: fill it in",
    indicators=MATCHING,
    uses=("AD1",),
)
def no_match(evidence: Evidence) -> pd.DataFrame | None:
    adopted = evidence.adopted
    return where(adopted, adopted["date_match"].isna())


@rule(
    "no_placement_order",
    "Episodes",
    "REC",
    "says that the child was adopted on {dec}, but no episode has a placement order (LS E1 or D1), so the child is "
    "left out of the time to the match: look at LS (nothing is wrong where the parents consented)",
    indicators=MATCHING,
    severity=Severity.WARNING,
)
def no_placement_order(evidence: Evidence) -> pd.DataFrame | None:
    adopted, episodes = evidence.adopted, evidence.episodes
    ordered = episodes.loc[episodes["ls"].isin(["E1", "D1"]), "child"]
    return where(adopted, ~adopted["child"].isin(ordered))


@rule(
    "187",
    "AD1",
    "CHILD",
    "is still in care on {last}: AD1 is for children who were adopted; clear the row, or close the last episode",
    indicators=(),
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def adopted_and_in_care(evidence: Evidence) -> pd.DataFrame | None:
    ad1 = evidence.table("AD1")
    return where(ad1, ad1["child"].isin(evidence.in_care))


@rule(
    "522",
    "PlacedAdoption",
    "DATE_PLACED_CEASED",
    "is before the decision that it takes back ({date_placed}): put the dates right",
    indicators=(),
)
def taken_back_before(evidence: Evidence) -> pd.DataFrame | None:
    decisions = evidence.table("PlacedAdoption")
    return where(decisions, decisions["date_placed_ceased"] < decisions["date_placed"])


@rule(
    "579",
    "PlacedAdoption",
    "DATE_PLACED",
    "is before the decision before it was taken back (row {previous_row}, {previous_ceased}): put the dates right",
    indicators=(),
)
def decisions_overlap(evidence: Evidence) -> pd.DataFrame | None:
    decisions = _decisions(evidence)
    return where(decisions, decisions["date_placed"] < decisions["previous_ceased"])


@rule(
    "583",
    "PlacedAdoption",
    "DATE_PLACED_CEASED",
    "is blank, but there is a later decision ({next_placed}): give the day this one was taken back",
    indicators=(),
)
def not_taken_back(evidence: Evidence) -> pd.DataFrame | None:
    decisions = _decisions(evidence)
    return where(decisions, decisions["date_placed_ceased"].isna() & decisions["next_placed"].notna())


def _decisions(evidence: Evidence) -> pd.DataFrame:
    ordered = evidence.table("PlacedAdoption").drop_duplicates().sort_values(["child", "date_placed"], kind="stable")
    first = ordered["child"].cat.codes.diff().ne(0)
    return ordered.assign(
        previous_ceased=ordered["date_placed_ceased"].shift().mask(first),
        previous_row=pd.Series(ordered.index, ordered.index, dtype="float64").shift(),
        next_placed=ordered["date_placed"].shift(-1).mask(first.shift(-1, fill_value=True)),
    )
