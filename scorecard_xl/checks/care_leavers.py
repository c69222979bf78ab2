"""Care leavers: of the right age, no longer in care, and living where they can."""

import numpy as np

from scorecard_xl.checks.evidence import Evidence, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import CARE_LEAVERS
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.rows import Rows, any_known

_CONTACT = ["in_touch", "activ", "accom"]
_NOT_FOLLOWED = ("DIED", "RHOM")


def _in_care_on_the_birthday(evidence: Evidence, leavers: Rows) -> np.ndarray:
    return evidence.data.in_force.for_each(leavers.child, leavers["birthday"]) >= 0


@rule(
    "391",
    "CareLeavers",
    "DOB",
    "makes the young person under 17 on {last} (born {born}): IN_TOUCH, ACTIV and ACCOM are asked from 17; clear them, "
    "or put DOB right",
    indicators=(),
    severity=Severity.WARNING,
)
def under_17(evidence: Evidence) -> Rows | None:
    leavers = evidence.care_leavers
    return where(leavers, (leavers["age"] < 17) & any_known(leavers, _CONTACT))


@rule(
    "1007",
    "CareLeavers",
    "IN_TOUCH",
    "this, ACTIV or ACCOM is filled in, but the young person was in care on the last birthday ({birthday}) and still "
    "is: it is asked of those who have left",
    indicators=CARE_LEAVERS[1:],
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def still_in_care(evidence: Evidence) -> Rows | None:
    leavers = evidence.care_leavers
    leavers = leavers[any_known(leavers, _CONTACT)]
    return where(leavers, _in_care_on_the_birthday(evidence, leavers) & leavers.are_in(evidence.in_care))


@rule(
    "1016",
    "CareLeavers",
    "IN_TOUCH",
    "this, ACTIV or ACCOM is filled in, but the young person left care after the last birthday ({birthday}): it is "
    "asked about the next one",
    indicators=CARE_LEAVERS[1:],
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def left_since_the_birthday(evidence: Evidence) -> Rows | None:
    leavers = evidence.care_leavers
    leavers = leavers[any_known(leavers, _CONTACT)]
    return where(leavers, _in_care_on_the_birthday(evidence, leavers) & ~leavers.are_in(evidence.in_care))


@rule(
    "344",
    "CareLeavers",
    "IN_TOUCH",
    "is for somebody who is not followed up, but ACTIV is {activ} and ACCOM is {accom}: give 0 for both, or put "
    "IN_TOUCH right",
    indicators=CARE_LEAVERS,
)
def not_followed(evidence: Evidence) -> Rows | None:
    leavers = evidence.care_leavers
    filled = [known(leavers[name]) & (leavers[name] != "0") for name in ("activ", "accom")]
    return where(leavers, leavers["in_touch"].among(_NOT_FOLLOWED) & (filled[0] | filled[1]))


@rule(
    "347",
    "CareLeavers",
    "ACCOM",
    "says foyer, which is not possible under 18 (born {born}): put ACCOM or DOB right",
    indicators=("care_leavers_suitable_accommodation",),
)
def foyer_under_18(evidence: Evidence) -> Rows | None:
    leavers = evidence.care_leavers
    return where(leavers, leavers["accom"].among(["T1", "T2"]) & (leavers["age"] < 18))


@rule(
    "3001",
    "CareLeavers",
    "ACCOM",
    "says with former foster carers, which is not possible at 17 (born {born}): put ACCOM or DOB right",
    indicators=("care_leavers_suitable_accommodation",),
)
def with_former_carers_at_17(evidence: Evidence) -> Rows | None:
    leavers = evidence.care_leavers
    return where(leavers, leavers["accom"].among(["Z1", "Z2"]) & (leavers["age"] == 17))
