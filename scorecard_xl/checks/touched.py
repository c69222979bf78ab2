"""The indicators that a mistake distorts, by what the mistake is about."""

IN_CARE = ("children_in_care", "length_of_time_in_care", "children_by_age", "placement_type", "legal_status")
STARTS_AND_ENDS = ("children_starting", "children_leaving", "leavers_adopted")
STABILITY = ("three_or_more_placements", "long_term_stability")
PLACE = ("placement_type", *STABILITY, "visits_on_time", "adoption_time_to_placement")
REVIEWS = ("reviews_on_time", "review_participation")
VISITS = ("visits_on_time", "seen_alone")
HEALTH = ("initial_health_on_time", "annual_health_on_time", "dental_on_time")
OUTCOMES = ("annual_health_on_time", "dental_on_time", "immunisations", "development_checks", "sdq_average")
SCHOOL = ("pep_in_place", "good_or_outstanding_schools")
MISSING = ("missing_children", "missing_episodes")
DISTANCE = ("placed_over_20_miles", "placed_outside_area")
ADOPTION = ("leavers_adopted", "adoption_time_to_placement", "adoption_time_to_match")
MATCHING = ("adoption_time_to_match",)
CARE_LEAVERS = (
    "pathway_plan",
    "care_leavers_suitable_accommodation",
    "care_leavers_eet",
    "care_leavers_in_touch",
)
AGE = ("children_by_age", "long_term_stability", *SCHOOL, "annual_health_on_time", "development_checks", "sdq_average")
CHAIN = (*IN_CARE, *STARTS_AND_ENDS, *STABILITY, *REVIEWS[:1], *VISITS[:1], *HEALTH)
CASELOADS = ("average_caseload",)
UASC = ("uasc", "placed_over_20_miles")

BY_TABLE = {
    "Children": AGE,
    "UASC": UASC,
    "Episodes": CHAIN,
    "Reviews": REVIEWS,
    "Visits": VISITS,
    "Health": HEALTH,
    "OC2": OUTCOMES,
    "PEPs": SCHOOL[:1],
    "Schools": SCHOOL[1:],
    "Missing": MISSING,
    "AD1": MATCHING,
    "PlacedAdoption": (),
    "SWEpisodes": (),
    "CareLeavers": CARE_LEAVERS,
    "Teams": CASELOADS,
    "Caseloads": CASELOADS,
}
