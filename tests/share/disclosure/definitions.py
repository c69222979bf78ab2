"""What an attacker knows of the figures from their published definitions."""

from scorecard_xl.council.period import Day, like_day

IN_CARE = ("children_in_care", None, "at")
BANDS = ("length_of_time_in_care", "children_by_age", "legal_status", "placement_type")
SHARES_OF_ALL = (
    "legal_status",
    "placement_type",
    "uasc",
    "three_or_more_placements",
    "placed_over_20_miles",
    "placed_outside_area",
)
EVENTS = (
    "reviews_on_time",
    "review_participation",
    "visits_on_time",
    "seen_alone",
    "initial_health_on_time",
    "missing_episodes",
)
CHILDREN_ONCE = ("children_starting", "children_leaving", "leavers_adopted", "missing_children")
YEAR_IN_CARE = ("annual_health_on_time", "dental_on_time")
LONG = ("1 to 2 years", "2 to 3 years", "3 to 5 years", "5 to 10 years", "10 years and over")
SAME_AGE_GROUP = ("care_leavers_eet", "care_leavers_in_touch")
HALF = {"share": 0.0005, "count": 0.5, "days": 0.5, "score": 0.5, "cases": 0.5}
SPANS = {
    "month": lambda at: 1,
    "quarter": lambda at: (at.month - 1) % 3 + 1,
    "ytd": lambda at: (at.month - 4) % 12 + 1,
    "12m": lambda at: 12,
}


def months_of(window, end):
    return [like_day(Day(end), -back) for back in range(SPANS[window](end))]
