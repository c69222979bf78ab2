"""Section "Placements": where children live, and whether they have to move."""

import numpy as np

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import NOT_KNOWN, child_codes, coded, last_of
from scorecard_xl.council.movements import FOR_ADOPTION
from scorecard_xl.council.period import Period, Window, day_in_words, edate, years_old
from scorecard_xl.indicators.answers import Answers, grouped, is_after, is_by
from scorecard_xl.indicators.reasons import Facts, reason, template
from scorecard_xl.indicators.registry import AGE, CARER, PLACEMENT, UNACCOMPANIED, Better, Unit, indicator

SECTION = "Placements"
STABILITY = "DfE, Stability measures for children looked after"
DISTANCE = "DfE, Children looked after in England: distance and locality of placements"
FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
TYPES = {
    "Foster": FOSTER,
    "Placed for adoption": FOR_ADOPTION,
    "With parents": ("P1",),
    "Independent or supported": ("P2", "H5", "K3"),
    "Children's or secure home": ("K1", "K2"),
    "Residential school": ("S1",),
    "Other residential": ("R1", "R2", "R3", "R5"),
    "Other": (),
}
PROVIDERS = {
    "Own provision": ("PR1",),
    "Other council": ("PR2",),
    "Other public": ("PR3",),
    "Private": ("PR4",),
    "Voluntary": ("PR5",),
    "Other": (),
}


_MILES = template("{miles} miles from home")


@reason("placements")
def _placements(case: Facts) -> str:
    count = int(case["placements"])
    return f"{count} placement{'' if count == 1 else 's'} in the twelve months"


@reason("period_start", "placement_start", "carer_before_since")
def _with_a_carer(case: Facts) -> str:
    started, moved, before = (case[name] for name in ("period_start", "placement_start", "carer_before_since"))
    said = f"in care since {day_in_words(started)}, with this carer since {day_in_words(moved)}"
    return (
        said if before is None else f"{said}, placed for adoption; with the carer before since {day_in_words(before)}"
    )


@reason("miles", "unaccompanied")
def _distance(case: Facts) -> str:
    if case["unaccompanied"]:
        return "unaccompanied: the distance does not count"
    return "distance from home not known" if case["miles"] != case["miles"] else _MILES.say(case)


@indicator(
    "three_or_more_placements", "Three or more placements during the year", section=SECTION, unit=Unit.SHARE,
    better=Better.LOWER, windows=(Window.AT,), uses=("Episodes",), reference=f"{STABILITY} (formerly NI 62)",
    dates={"since": "placement_start"}, reason=_placements,
    columns=CARER,
    target="0.08",
)  # fmt: skip
def three_or_more_placements(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who had three or more placements in the twelve months up to it.

    The placement at the start of the twelve months counts, and each move to a new carer. Temporary placements and the
    return from them do not count, nor does a change of legal status.
    """
    cases = data.in_care(period.end)
    count = data.placements_in(Period.ending(period.end, Window.YEAR))[child_codes(cases)]
    return Answers(cases, met=count >= 3, evidence={"placements": count})


@indicator(
    "long_term_stability", "Living with the same carer for at least 2 years", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, windows=(Window.AT,), uses=("Episodes", "Children"),
    reference=f"{STABILITY} (formerly NI 63)",
    dates={"since": "placement_start"}, reason=_with_a_carer,
    columns=(*CARER, *AGE),
    target="0.75",
)  # fmt: skip
def long_term_stability(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day for 2½ years or more who had the same carer for 2 years or more.

    Only children under the age in Settings (16) count. A child placed for adoption counts with the placement before it.
    """
    in_care = data.in_care(period.end)
    age = years_old(in_care["dob"], period.end)
    young = age < (data.settings.long_term_maximum_age or np.inf)
    long = is_by(edate(in_care["period_start"], 30), period.end)
    cases = in_care[young & long]
    settled = is_by(edate(cases["placement_start"], 24), period.end)
    before = cases["previous_placement_start"]
    adoptive = ~settled & is_by(edate(before, 24), period.end) & coded(cases["placement_place"], FOR_ADOPTION)
    return Answers(
        cases, met=settled | adoptive, evidence={"carer_before_since": np.where(adoptive, before, NOT_KNOWN)},
        left_out=lambda: {"not under the age of this measure, or age not known": in_care[long & ~young]},
    )  # fmt: skip


@indicator(
    "placement_type", "Placement type", section=SECTION, unit=Unit.SHARE, better=Better.NEITHER,
    windows=(Window.AT,), uses=("Episodes",), groups=tuple(TYPES),
    reference="DfE, Children looked after in England: placements on 31 March",
    dates={"since": "placement_start"},
    reason=template("{group}: {placement_place}, with this carer since {placement_start}"),
    columns=PLACEMENT,
    subgroup="placement type",
)  # fmt: skip
def placement_type(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who are in each type of placement, in DfE's groups.

    A child in a temporary placement is counted where the placement it interrupts is.
    """
    cases = data.in_care(period.end)
    return Answers(cases, group=grouped(cases["placement_place"], TYPES))


@indicator(
    "placement_provider", "Placement provider", section=SECTION, unit=Unit.SHARE, better=Better.NEITHER,
    windows=(Window.AT,), uses=("Episodes",), groups=tuple(PROVIDERS),
    reference="DfE, Children looked after in England: placement providers on 31 March",
    dates={"since": "placement_start"},
    reason=template("{group}: {placement_place_provider}, with this carer since {placement_start}"),
    columns=(*PLACEMENT, "Episodes.PLACE_PROVIDER"),
)  # fmt: skip
def placement_provider(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who are placed with each type of provider (PLACE_PROVIDER).

    Other: PR0 (parents), a blank or an unknown code. A child in a temporary placement is counted where the placement
    it interrupts is.
    """
    cases = data.in_care(period.end)
    return Answers(cases, group=grouped(cases["placement_place_provider"], PROVIDERS))


@indicator(
    "placed_over_20_miles", "Placed more than 20 miles from home", section=SECTION, unit=Unit.SHARE,
    better=Better.LOWER, windows=(Window.AT,), uses=("Episodes", "Episodes.PL_DISTANCE"), perhaps=("UASC",),
    reference=DISTANCE,
    dates={"since": "placement_start"}, reason=_distance,
    columns=(*PLACEMENT, "Episodes.PL_DISTANCE", *UNACCOMPANIED),
)  # fmt: skip
def placed_over_20_miles(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who are placed more than 20 miles from home.

    A distance of 999 or more is not known, nor is that of an unaccompanied child; such children count, as not over.
    """
    cases = data.in_care(period.end)
    distance = cases["placement_distance"].to_numpy()
    miles = np.where(distance < 999, distance, np.nan)
    unaccompanied = is_after(last_of(data.unaccompanied, "until", cases), period.end)
    return Answers(cases, met=(miles > 20) & ~unaccompanied, evidence={"miles": miles, "unaccompanied": unaccompanied})


@indicator(
    "placed_outside_area", "Placed outside the council's boundary", section=SECTION, unit=Unit.SHARE,
    better=Better.LOWER, windows=(Window.AT,), uses=("Episodes", "Episodes.PL_LOCATION"), reference=DISTANCE,
    dates={"since": "placement_start"}, reason=template("placed {placement_location}"),
    columns=(*PLACEMENT, "Episodes.PL_LOCATION"),
)  # fmt: skip
def placed_outside_area(data: Dataset, period: Period) -> Answers:
    """Percentage of children in care on the day who are placed outside the council's boundary (PL_LOCATION = OUT)."""
    cases = data.in_care(period.end)
    return Answers(cases, met=coded(cases["placement_location"], ("OUT",)))
