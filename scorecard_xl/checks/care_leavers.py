"""Care leavers: of the right age, no longer in care, and living where they can."""

import numpy as np
from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.lookups import are_in, child_codes
from scorecard_xl.tables.problems import Severity

_CONTACT = ["IN_TOUCH", "ACTIV", "ACCOM"]
_COLUMNS = ("CareLeavers.IN_TOUCH", "CareLeavers.ACTIV", "CareLeavers.ACCOM")
_NOT_FOLLOWED = ("DIED", "RHOM")


def _in_care_on_the_birthday(evidence: Evidence, leavers: DataFrame) -> np.ndarray:
    return evidence.data.in_force.for_each(child_codes(leavers), leavers["birthday"].to_numpy()) >= 0


@rule(
    "391",
    "CareLeavers",
    "DOB",
    "makes the young person under 17 on {last} (born {born}): IN_TOUCH, ACTIV and ACCOM are asked from 17; clear them, "
    "or put DOB right",
    columns=(),  # no figure counts anybody under 17
    severity=Severity.WARNING,
)
def under_17(evidence: Evidence) -> DataFrame:
    leavers = evidence.care_leavers
    return leavers[(leavers["age"] < 17) & leavers[_CONTACT].notna().any(axis=1)]


@rule(
    "1007",
    "CareLeavers",
    "IN_TOUCH",
    "this, ACTIV or ACCOM is filled in, but the young person was in care on the last birthday ({birthday}) and still "
    "is: it is asked of those who have left",
    columns=_COLUMNS,
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def still_in_care(evidence: Evidence) -> DataFrame:
    leavers = evidence.care_leavers
    leavers = leavers[leavers[_CONTACT].notna().any(axis=1)]
    return leavers[_in_care_on_the_birthday(evidence, leavers) & are_in(leavers, evidence.in_care)]


@rule(
    "1016",
    "CareLeavers",
    "IN_TOUCH",
    "this, ACTIV or ACCOM is filled in, but the young person left care after the last birthday ({birthday}): it is "
    "asked about the next one",
    columns=_COLUMNS,
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def left_since_the_birthday(evidence: Evidence) -> DataFrame:
    leavers = evidence.care_leavers
    leavers = leavers[leavers[_CONTACT].notna().any(axis=1)]
    return leavers[_in_care_on_the_birthday(evidence, leavers) & ~are_in(leavers, evidence.in_care)]


@rule(
    "344",
    "CareLeavers",
    "IN_TOUCH",
    "is for somebody who is not followed up, but ACTIV is {ACTIV} and ACCOM is {ACCOM}: give 0 for both, or put "
    "IN_TOUCH right",
    columns=_COLUMNS,
)
def not_followed(evidence: Evidence) -> DataFrame:
    leavers = evidence.care_leavers
    in_touch = leavers[["ACTIV", "ACCOM"]]
    filled = (in_touch.notna() & (in_touch != "0")).any(axis=1)
    return leavers[leavers["IN_TOUCH"].isin(_NOT_FOLLOWED) & filled]


@rule(
    "347",
    "CareLeavers",
    "ACCOM",
    "says foyer, which is not possible under 18 (born {born}): put ACCOM or DOB right",
)
def foyer_under_18(evidence: Evidence) -> DataFrame:
    leavers = evidence.care_leavers
    return leavers[leavers["ACCOM"].isin(["T1", "T2"]) & (leavers["age"] < 18)]


@rule(
    "3001",
    "CareLeavers",
    "ACCOM",
    "says with former foster carers, which is not possible at 17 (born {born}): put ACCOM or DOB right",
)
def with_former_carers_at_17(evidence: Evidence) -> DataFrame:
    leavers = evidence.care_leavers
    return leavers[leavers["ACCOM"].isin(["Z1", "Z2"]) & (leavers["age"] == 17)]
