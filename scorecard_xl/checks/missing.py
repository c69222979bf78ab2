"""Times a child was missing: the end after the start, one at a time, and in care."""

from scorecard_xl.checks.evidence import Evidence, where, with_neighbours
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import MISSING
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.rows import Rows


@rule(
    "567",
    "Missing",
    "MIS_END",
    "is before the child went missing ({mis_start}): put MIS_START or MIS_END right",
    indicators=MISSING,
)
def ends_before_it_starts(evidence: Evidence) -> Rows | None:
    missing = evidence.table("Missing")
    return where(missing, missing["mis_end"] < missing["mis_start"])


@rule(
    "574",
    "Missing",
    "MIS_START",
    "lies within the time before it (row {previous_row}, MIS_START: {previous_mis_start}, MIS_END: "
    "{previous_mis_end}): a child goes missing again only after coming back; put the dates right",
    indicators=MISSING,
)
def overlaps(evidence: Evidence) -> Rows | None:
    missing = evidence.table("Missing")
    ordered = missing[~missing.repeated()].in_order_of("child", "mis_start", "mis_end")
    missing = with_neighbours(ordered, "mis_start", "mis_end")
    found_before = missing["previous_mis_end"] <= missing["mis_start"]
    return where(missing, known(missing["previous_mis_start"]) & ~found_before)


@rule(
    "missing_out_of_care",
    "Missing",
    "MIS_START",
    "is a day on which the child was not in care, so it is not counted: put the date or the episodes right",
    indicators=MISSING,
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def out_of_care(evidence: Evidence) -> Rows | None:
    missing = evidence.table("Missing")
    return where(missing, evidence.data.in_force.for_each(missing.child, missing["mis_start"]) < 0)
