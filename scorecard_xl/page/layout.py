"""Where each indicator is on the page: its card. To add one, add its `Card`."""

from scorecard_xl.council.period import Window
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.card import Card, Line, Shape

_MONTH, _QUARTER = (Window.YTD, Window.MONTH), (Window.YTD, Window.QUARTER)
_CHILD, _PERSON = "child|children", "young person|young people"
_FOR_A_YEAR, _LEAVERS = "children in care for a year", "care leavers aged 17 to 21"

CARDS = (
    Card(
        "children_in_care", Shape.HEADLINE, of=_CHILD,
        says="{n:no children were|# child was|# children were} in care {when}{compared}; "
        "{children_starting:none|#|#} started and {children_leaving:none|#|#} left care in the month.",
    ),
    Card(
        "average_caseload", Shape.TEAMS, title="Staffing", places=8, none_of="workers with cases",
        says="Performance: the average caseload against each team's own target, on Teams.",
    ),
    Card("length_of_time_in_care", Shape.BANDS),
    Card(
        "reviews_on_time", windows=_MONTH, of="review due|reviews due",
        says="{some:review|reviews} due {when} {do:was|were|was not} held on time.",
    ),
    Card(
        "visits_on_time", windows=_MONTH, of="visit due|visits due",
        says="{some:visit|visits} due {when} {do:was|were|was not} made on time.",
    ),
    Card(
        "three_or_more_placements", of=_CHILD, none_of="children in care",
        title="Placement stability: three or more in a year",
        says="{some:child in care|children in care} had {do:three or more|three or more|fewer than three} placements "
        "in the last twelve months.",
    ),
    Card(
        "long_term_stability", of=_CHILD, none_of="children of the ages counted in care for 2½ years",
        title="Placement stability: long term",
        says="{some:child|children} counted, in care for 2½ years, {do:has|have|has not} had one carer for two years.",
    ),
    Card("children_by_age", Shape.BANDS),
    Card(
        "pep_in_place", of="school-aged child|school-aged children", title="Personal education plan (PEP) in place",
        none_of="school-aged children in care for a month",
        says="{some:school-aged child|school-aged children} in care for a month had {do:a|a|no} PEP in place {when}.",
    ),
    Card(
        "good_or_outstanding_schools", of="child in a graded school|children in graded schools",
        says="{some:child in a graded school|children in graded schools} {do:attends|attend|does not attend} "
        "a good or outstanding one.",
    ),
    Card(
        "initial_health_on_time", windows=_QUARTER, of="assessment due|assessments due",
        says="{some:assessment|assessments} due {when} {do:was|were|was not} completed on time.",
    ),
    Card(
        "annual_health_on_time", of=_CHILD, none_of=_FOR_A_YEAR,
        says="{some:child|children} in care for a year {do:has a|have a|has no} health assessment in date.",
    ),
    Card(
        "dental_on_time", of=_CHILD, none_of=_FOR_A_YEAR,
        says="{some:child|children} in care for a year {do:has|have|has not} seen a dentist in the last year.",
    ),
    Card(
        "missing_children", Shape.PAIR, ("missing_episodes",), title="Children who went missing",
        windows=(Window.MONTH, Window.YTD, Window.YEAR), labels=(_CHILD, "episode|episodes"),
        says="{n:no child|1 child|# children} went missing{n2:| once| twice| # times} {when}; "
        "{n_ytd:none|1 child|# children}{n2_ytd:|, once|, twice|, # times} in the year to date.",
    ),
    Card(
        "leavers_adopted", windows=_QUARTER, of="child leaving care|children leaving care",
        says="{some:child|children} who left care {when} {do:was|were|was not} adopted.",
    ),
    Card(
        "adoption_time_to_placement", Shape.PAIR, ("adoption_time_to_match",), title="Timeliness of adoption",
        of=_CHILD, none_of="adopted children with a day of placement", labels=("days to placement", "days to match"),
        says="On average {days} from care to placement, {days2} from placement order to match.",
    ),
    Card(
        "pathway_plan", of=_PERSON, title="Care leavers with a pathway plan",
        none_of="young people aged 16 to 20 owed a pathway plan",
        says="{some:young person|young people} aged 16 to 20 owed a pathway plan "
        "{do:has one|have one|has none} in date.",
        caution="Earlier months show what was published then.",
    ),
    Card(
        "care_leavers_suitable_accommodation", Shape.PAIR, of=_PERSON,
        none_of=f"{_LEAVERS} known to live in the country",
        says="Living somewhere suitable: {aged}, {aged2}.",
    ),
    Card(
        "care_leavers_eet", Shape.PAIR, of=_PERSON, none_of=_LEAVERS,
        title="Care leavers in education, employment, training",
        says="In study, work or training: {aged}, {aged2}.",
    ),
    Card(
        "care_leavers_in_touch", Shape.PAIR, of=_PERSON, none_of=_LEAVERS,
        says="In touch with the council: {aged}, {aged2}.",
        caution="Earlier months show what was published then.",
    ),
    Card("placement_type", Shape.BANDS, none_of="children in care"),
    Card(
        "children_starting", Shape.LIST,
        (
            "children_leaving", "uasc", "placed_over_20_miles", "placed_outside_area", "review_participation",
            "seen_alone", "immunisations", "development_checks", "sdq_average",
            *(each.name for each in INDICATORS.values() if each.package and not each.groups),
        ),
        title="More measures", windows=_MONTH,
    ),
    Card("legal_status", Shape.BANDS, none_of="children in care"),
    *(Card(each.name, Shape.BANDS) for each in INDICATORS.values() if each.package and each.groups),
)  # fmt: skip
"""Every card, in the order of the page: they stand two in a row, the headline alone."""

OFF_THE_PAGE = (
    "missing_share", "missing_repeatedly", "return_interviews_offered", "return_interviews_accepted",
    "placement_provider", "children_by_sex", "children_by_ethnic_group", "leavers_permanence",
    "leavers_by_destination", "sdq_recorded", "three_or_more_social_workers",
)  # fmt: skip
"""Indicators without a card: Results, the lists and the functions have them."""


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
