"""What the list behind a figure says of a due day that follows a timetable of its own (decisions C6 and D10)."""

import pytest
from histories import case, council

from scorecard_xl.council.period import Day, Window
from scorecard_xl.council.settings import Settings
from scorecard_xl.council.timetables import Rule
from scorecard_xl.figures.behind import behind
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.service_standards import RULES

ADOPTED = "A -: S 2025-01-06 U6, P 2025-06-02 A6"
ENDED = f"{ADOPTED}, P 2025-11-03 U6"
INTERIM = "A -: S 2026-01-05 P1 C1"
FULL = "A -: S 2026-01-05 P1 C1, L 2026-01-14 P1 C2"


def reasons(indicator, history, reviews, visits, day, **settings):
    data = council(
        history, "Z -: S 2010-01-01 U6, out 2020-01-02 E4A", until=day,
        Reviews=f"Z 2020-01-01, {reviews}", Visits=f"Z 2020-01-01, {visits}", settings=Settings(**settings),
    )  # fmt: skip
    found = behind(data, INDICATORS[indicator], Window.YTD, Day(day))
    return [each.reason for each in found if each.child == "A"]


def last_reason(*of):
    return reasons(*of)[-1]


SAID = [
    case("the first review of a placement for adoption", Rule.ADOPTION_FIRST, "reviews_on_time", ADOPTED, "A 2025-02-03", "", "2025-06-30", "review due 30 June 2025 (28 days after being placed for adoption), not held by 30 June 2025"),
    case("the second", Rule.ADOPTION_SECOND, "reviews_on_time", ADOPTED, "A 2025-06-27, A 2025-09-29", "", "2025-09-30", "review due 27 September 2025 (3 months after the first: placed for adoption), held 29 September 2025: 2 days late"),
    case("a later one", Rule.ADOPTION_LATER, "reviews_on_time", ADOPTED, "A 2025-06-27, A 2025-09-26, A 2026-03-26", "", "2026-03-31", "review due 26 March 2026 (6 months after the one before: placed for adoption), held 26 March 2026: on time"),
    case("after it, with a review before", Rule.AFTER_ADOPTION, "reviews_on_time", ENDED, "A 2025-09-29", "", "2026-03-31", "review due 29 March 2026 (6 months after the last: no longer placed for adoption), not held by 31 March 2026"),
    case("after it, without one", Rule.ADOPTION_ENDED, "reviews_on_time", ENDED, "", "", "2026-05-31", "review due 3 May 2026 (6 months after the placement for adoption ended), not held by 31 May 2026"),
    case("the present carer adopts", Rule.ADOPTION_BY_CARER, "visits_on_time", "A -: S 2026-01-05 U5, T 2026-01-19 A5", "", "A 2026-01-12", "2026-01-31", "visit due 26 January 2026 (7 days after the present carer's home became the placement for adoption), not made by 31 January 2026"),
    case("placed for adoption, before the first review", Rule.ADOPTION_WEEKLY, "visits_on_time", "A -: S 2026-01-05 A6", "", "A 2026-01-12", "2026-01-20", "visit due 19 January 2026 (weekly until the first review: placed for adoption), not made by 20 January 2026"),
    case("placed for adoption, after it", Rule.ADOPTION_VISITS, "visits_on_time", "A -: S 2026-01-05 A6", "A 2026-01-12", "A 2026-01-12, A 2026-02-25", "2026-02-28", "visit due 23 February 2026 (every 42 days: placed for adoption), made 25 February 2026: 2 days late"),
    case("interim order, before the first review", Rule.INTERIM_WEEKLY, "visits_on_time", INTERIM, "", "A 2026-01-12", "2026-01-20", "visit due 19 January 2026 (weekly until the first review: placed with parent under an interim order), not made by 20 January 2026"),
    case("interim order, after it", Rule.INTERIM_VISITS, "visits_on_time", INTERIM, "A 2026-01-12", "A 2026-01-12", "2026-02-28", "visit due 9 February 2026 (every 28 days: placed with parent under an interim order), not made by 28 February 2026"),
    case("a care order made at home", Rule.CARE_ORDER_MADE, "visits_on_time", FULL, "A 2026-01-06", "A 2026-01-12", "2026-01-31", "visit due 21 January 2026 (7 days after the care order: placed with parent), not made by 31 January 2026"),
    case("a care order at home", Rule.CARE_ORDER_VISITS, "visits_on_time", FULL, "A 2026-01-06", "A 2026-01-21", "2026-03-04", "visit due 4 March 2026 (every 42 days: placed with parent under a care order), not made by 4 March 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "indicator", "history", "reviews", "visits", "day", "reason"), SAID)
def test_the_rule_is_beside_the_due_day(rule, indicator, history, reviews, visits, day, reason):
    assert last_reason(indicator, history, reviews, visits, day) == reason
    assert RULES[rule] in reason


def test_every_rule_but_the_ordinary_one_has_its_words_and_its_case():
    assert set(RULES) == set(Rule) - {Rule.ORDINARY} == {each.values[0] for each in SAID}


@pytest.mark.parametrize(
    ("indicator", "reviews", "visits"),
    [
        case("a review due on the day of its row", "reviews_on_time", "A 2025-06-27 - 2025-06-27", ""),
        case("a visit due on the day of its row", "visits_on_time", "", "A 2025-06-27 - - 2025-06-27"),
    ],
)
def test_a_due_day_on_the_sheet_follows_no_rule(indicator, reviews, visits):
    assert not any("27 June 2025 (" in reason for reason in reasons(indicator, ADOPTED, reviews, visits, "2025-06-30"))


def test_visits_counted_at_the_month_end_say_it_too():
    found = reasons("visits_on_time", INTERIM, "", "A 2026-01-12", "2026-01-31", visits_counted="at the month end")
    rule = "weekly until the first review: placed with parent under an interim order"
    assert found == [f"visit due 19 January 2026 ({rule}), not made by 31 January 2026"]


@pytest.mark.parametrize(
    ("indicator", "setting"),
    [
        case("reviews", "reviews_on_time", {"adoption_timetable": "no"}),
        case("visits", "visits_on_time", {"visit_timetable": "the same for all"}),
    ],
)
def test_switched_off_no_rule_is_said(indicator, setting):
    found = reasons(indicator, ADOPTED, "A 2025-02-03", "A 2025-06-09", "2025-12-31", **setting)
    assert found
    assert not any("(" in reason for reason in found)
