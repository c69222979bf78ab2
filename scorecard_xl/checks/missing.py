"""Times a child was missing: the end after the start, one at a time, in care, and the interview after the return."""

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence, with_neighbours
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.lookups import child_codes, coded
from scorecard_xl.council.schedules import YES
from scorecard_xl.tables.problems import Severity


@rule(
    "567",
    "Missing",
    "MIS_END",
    "is before the child went missing ({MIS_START}): put MIS_START or MIS_END right",
    columns=("Missing.MIS_START", "Missing.MIS_END"),
)
def ends_before_it_starts(evidence: Evidence) -> DataFrame:
    missing = evidence.table("Missing")
    return missing[missing["MIS_END"] < missing["MIS_START"]]


@rule(
    "574",
    "Missing",
    "MIS_START",
    "lies within the time before it (row {previous_row}, MIS_START: {previous_mis_start}, MIS_END: "
    "{previous_mis_end}): a child goes missing again only after coming back; put the dates right",
)
def overlaps(evidence: Evidence) -> DataFrame:
    missing = evidence.table("Missing")
    ordered = missing.drop_duplicates().sort_values(["CHILD", "MIS_START", "MIS_END"], kind="stable")
    missing = with_neighbours(ordered, "MIS_START", "MIS_END")
    found_before = missing["previous_mis_end"] <= missing["MIS_START"]
    return missing[missing["previous_mis_start"].notna() & ~found_before]


@rule(
    "missing_out_of_care",
    "Missing",
    "MIS_START",
    "is a day on which the child was not in care, so it is not counted: put the date or the episodes right",
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def out_of_care(evidence: Evidence) -> DataFrame:
    missing = evidence.table("Missing")
    return missing[evidence.data.in_force.for_each(child_codes(missing), missing["MIS_START"].to_numpy()) < 0]


@rule(
    "accepted_not_offered",
    "Missing",
    "RHI_ACCEPTED",
    "says that the child accepted a return interview, but RHI_OFFERED is {RHI_OFFERED}: put one of the two right",
    columns=("Missing.RHI_OFFERED", "Missing.RHI_ACCEPTED"),
)
def accepted_not_offered(evidence: Evidence) -> DataFrame:
    missing = evidence.table("Missing")
    return missing[coded(missing["RHI_ACCEPTED"], YES) & ~coded(missing["RHI_OFFERED"], YES)]


@rule(
    "interview_while_missing",
    "Missing",
    "MIS_END",
    "is blank, but a return interview is recorded (RHI_OFFERED: {RHI_OFFERED}), which counts once the child is found: "
    "give the day",
    severity=Severity.WARNING,
)
def interview_while_missing(evidence: Evidence) -> DataFrame:
    missing = evidence.table("Missing")
    offered = coded(missing["RHI_OFFERED"], YES) | coded(missing["RHI_ACCEPTED"], YES)
    return missing[missing["MIS_END"].isna() & offered]
