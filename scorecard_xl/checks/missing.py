"""Times a child was missing: the end after the start, one at a time, and in care."""

import pandas as pd

from scorecard_xl.checks.evidence import Evidence, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import MISSING
from scorecard_xl.raw.problems import Severity


@rule(
    "567",
    "Missing",
    "MIS_END",
    "is before the child went missing ({mis_start}): put MIS_START or MIS_END right",
    indicators=MISSING,
)
def ends_before_it_starts(evidence: Evidence) -> pd.DataFrame | None:
    missing = evidence.table("Missing")
    return where(missing, missing["mis_end"] < missing["mis_start"])


@rule(
    "574",
    "Missing",
    "MIS_START",
    "lies within the time before it (row {previous_row}, MIS_START: {previous_start}, MIS_END: {previous_end}): a "
    "child goes missing again only after coming back; put the dates right",
    indicators=MISSING,
)
def overlaps(evidence: Evidence) -> pd.DataFrame | None:
    missing = _with_previous(evidence.table("Missing").drop_duplicates())
    found_before = missing["previous_end"] <= missing["mis_start"]
    return where(missing, missing["previous_start"].notna() & ~found_before)


def _with_previous(missing: pd.DataFrame) -> pd.DataFrame:
    ordered = missing.sort_values(["child", "mis_start", "mis_end"], kind="stable")
    first = ordered["child"].cat.codes.diff().ne(0)
    before = ordered[["mis_start", "mis_end"]].shift().mask(first)
    row = pd.Series(ordered.index, ordered.index, dtype="float64").shift()
    return ordered.assign(previous_start=before["mis_start"], previous_end=before["mis_end"], previous_row=row)


@rule(
    "missing_out_of_care",
    "Missing",
    "MIS_START",
    "is a day on which the child was not in care, so it is not counted: put the date or the episodes right",
    indicators=MISSING,
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def out_of_care(evidence: Evidence) -> pd.DataFrame | None:
    missing = evidence.table("Missing")
    return where(missing, evidence.data.in_force.for_each(missing["child"], missing["mis_start"]) < 0)
