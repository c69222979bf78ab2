"""The indicators that look at a column of a raw table, where they are not all those of the table."""

from scorecard_xl.indicators.registry import touched_by

_AGE = (
    "children_by_age", "long_term_stability", "pep_in_place", "good_or_outstanding_schools", "annual_health_on_time",
    "development_checks", "sdq_average", "pathway_plan", "care_leavers_suitable_accommodation", "care_leavers_eet",
    "care_leavers_in_touch",
)  # fmt: skip
_SAME_CARER = (
    "visits_on_time", "three_or_more_placements", "long_term_stability", "adoption_time_to_placement",
)  # fmt: skip
_CARE_LEAVERS = ("pathway_plan", "care_leavers_suitable_accommodation", "care_leavers_eet", "care_leavers_in_touch")

BY_COLUMN: dict[tuple[str, str], tuple[str, ...]] = {
    **dict.fromkeys([("Children", each) for each in ("SEX", "ETHNIC", "UPN", "MOTHER", "MC_DOB", "LAST_RETURN")], ()),
    ("Children", "DOB"): _AGE,
    **dict.fromkeys([("Episodes", each) for each in ("CIN", "REASON_PLACE_CHANGE", "HOME_POST")], ()),
    **dict.fromkeys([("Episodes", each) for each in ("PLACE_PROVIDER", "PL_POST", "URN")], _SAME_CARER),
    ("Episodes", "PL_DISTANCE"): ("placed_over_20_miles",),
    ("Episodes", "PL_LOCATION"): ("placed_outside_area",),
    ("Reviews", "REVIEW_CODE"): ("review_participation",),
    ("Visits", "SEEN_ALONE"): ("seen_alone",),
    ("OC2", "SDQ_SCORE"): ("sdq_average",),
    ("OC2", "HEALTH_CHECK"): ("development_checks",),
    ("OC2", "IMMUNISATIONS"): ("immunisations",),
    ("OC2", "TEETH_CHECK"): ("dental_on_time",),
    ("OC2", "HEALTH_ASSESSMENT"): ("annual_health_on_time",),
    **dict.fromkeys(
        [
            ("OC2", each)
            for each in ("SDQ_REASON", "CONVICTED", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
        ],
        (),
    ),
    **dict.fromkeys([("Missing", each) for each in ("MIS_END", "RHI_OFFERED", "RHI_ACCEPTED")], ()),
    ("AD1", "FOSTER_CARE"): ("adoption_time_to_placement",),
    **dict.fromkeys([("AD1", each) for each in ("DATE_INT", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")], ()),
    ("CareLeavers", "DOB"): _CARE_LEAVERS,
    ("CareLeavers", "ACTIV"): ("care_leavers_eet",),
    ("CareLeavers", "ACCOM"): ("care_leavers_suitable_accommodation",),
    ("CareLeavers", "ELIGIBILITY"): ("pathway_plan",),
    ("CareLeavers", "PATHWAY_PLAN"): ("pathway_plan",),
    ("CareLeavers", "LATEST_CONTACT"): (),
    ("SWEpisodes", "SW_ID"): (),
    ("SWEpisodes", "SW_REASON"): (),
    ("Teams", "ROLE"): (),
    ("Teams", "ESTABLISHMENT"): (),
}
"""By (table, heading). Only columns of which a cell costs no more than itself: where one of another cannot be read,
the whole row is left out."""


def touched_by_cell(table: str, heading: str) -> tuple[str, ...]:
    """The indicators that a cell under this heading can distort where it cannot be read; all of the table's at most."""
    return BY_COLUMN.get((table, heading), touched_by(table))
