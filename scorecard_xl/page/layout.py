"""Where each indicator stands on the page: its card. To add one, add its `Card`."""

from scorecard_xl.page.card import Card, Line, Shape
from scorecard_xl.period import Window

_MONTH, _QUARTER = (Window.YTD, Window.MONTH), (Window.YTD, Window.QUARTER)
_CHILD, _PERSON = "child|children", "young person|young people"

CARDS = (
    Card(
        "children_in_care", Shape.HEADLINE, of=_CHILD,
        says="{n} {n:child was|children were} in care {when}{compared}; "
        "{children_starting} started and {children_leaving} left care in the month.",
    ),
    Card(
        "average_caseload", Shape.TEAMS, title="Staffing", places=8,
        says="Performance: the average caseload against each team's own target, on Teams.",
    ),
    Card("length_of_time_in_care", Shape.BANDS),
    Card(
        "reviews_on_time", windows=_MONTH, of="review due|reviews due",
        says="{n} of the {d} {d:review|reviews} due {when} {n:was|were} held on time.",
    ),
    Card(
        "visits_on_time", windows=_MONTH, of="visit due|visits due",
        says="{n} of the {d} {d:visit|visits} due {when} {n:was|were} made on time.",
    ),
    Card(
        "three_or_more_placements", of=_CHILD, title="Placement stability: three or more in a year",
        says="{n} of the {d} {d:child|children} had three or more placements in the last twelve months.",
    ),
    Card(
        "long_term_stability", of=_CHILD, title="Placement stability: long term",
        says="Of the {d} in care for 2½ years or more, {n} {n:has|have} lived with one carer for two years.",
    ),
    Card("children_by_age", Shape.BANDS),
    Card(
        "pep_in_place", of="school-aged child|school-aged children", title="Personal education plan (PEP) in place",
        says="A PEP was in place for {n} of the {d} school-aged {d:child|children} {when}.",
    ),
    Card(
        "good_or_outstanding_schools", of="child in a graded school|children in graded schools",
        says="{n} of the {d} {d:child|children} in graded schools {n:attends|attend} a good or outstanding one.",
    ),
    Card(
        "initial_health_on_time", windows=_QUARTER, of="assessment due|assessments due",
        says="{n} of the {d} {d:assessment|assessments} due {when} {n:was|were} completed on time.",
    ),
    Card(
        "annual_health_on_time", of=_CHILD,
        says="{n} of the {d} {d:child|children} in care for a year {n:has|have} a health assessment in date.",
    ),
    Card(
        "dental_on_time", of=_CHILD,
        says="{n} of the {d} {d:child|children} in care for a year {n:has|have} seen a dentist in the last year.",
    ),
    Card(
        "missing_children", Shape.PAIR, ("missing_episodes",), title="Children who went missing",
        windows=(Window.MONTH, Window.YTD, Window.YEAR), labels=("children", "episodes"),
        says="{n} {n:child|children} went missing {n2} {n2:time|times} {when}; "
        "{n_ytd} {n_ytd:child|children}, {n2_ytd} {n2_ytd:time|times} in the year to date.",
    ),
    Card(
        "leavers_adopted", windows=_QUARTER, of="child leaving care|children leaving care",
        says="{n} of the {d} {d:child|children} who left care {when} {n:was|were} adopted.",
    ),
    Card(
        "adoption_time_to_placement", Shape.PAIR, ("adoption_time_to_match",), title="Timeliness of adoption",
        of=_CHILD, labels=("days to placement", "days to match"),
        says="On average {value} days from care to placement, {value2} from placement order to match.",
    ),
    Card(
        "pathway_plan", of=_PERSON, title="Care leavers with a pathway plan",
        says="{n} of the {d} young people aged 16 to 20 {n:has|have} a pathway plan in date.",
        caution="Earlier months know each one's latest plan only: they show too few.",
    ),
    Card(
        "care_leavers_suitable_accommodation", Shape.PAIR, of=_PERSON,
        says="{n} of the {d} aged 17 to 18 and {n2} of the {d2} aged 19 to 21 {n2:lives|live} somewhere suitable.",
    ),
    Card(
        "care_leavers_eet", Shape.PAIR, of=_PERSON, title="Care leavers in education, employment, training",
        says="{n} of the {d} aged 17 to 18 and {n2} of the {d2} aged 19 to 21 {n2:studies, works|study, work} or "
        "{n2:trains|train}.",
    ),
    Card(
        "care_leavers_in_touch", Shape.PAIR, of=_PERSON,
        says="The council is in touch with {n} of the {d} aged 17 to 18, {n2} of the {d2} aged 19 to 21.",
        caution="Earlier months by what is known of each today.",
    ),
    Card("placement_type", Shape.BANDS),
    Card(
        "children_starting", Shape.LIST,
        (
            "children_leaving", "uasc", "placed_over_20_miles", "placed_outside_area", "review_participation",
            "seen_alone", "immunisations", "development_checks", "sdq_average",
        ),
        title="More measures", windows=_MONTH,
    ),
    Card("legal_status", Shape.BANDS),
)  # fmt: skip
"""Every card, in the order of the page: they stand two in a row, the headline alone."""


def rows_of_cards() -> list[tuple[Card, ...]]:
    """The cards as they stand in rows."""
    rows: list[tuple[Card, ...]] = []
    for card in CARDS:
        if rows and len(rows[-1]) == 1 and not rows[-1][0].is_wide and not card.is_wide:
            rows[-1] = (*rows[-1], card)
        else:
            rows.append((card,))
    return rows


def series() -> list[Line]:
    """The lines of figures: one row of Trends each."""
    return [line for card in CARDS for line in card.lines]
