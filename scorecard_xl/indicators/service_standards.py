"""Section "Service standards": what the council owes each child in care by a day."""

import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.lookups import are_in, coded, within
from scorecard_xl.council.period import Period, Window, workday
from scorecard_xl.council.schedules import NO, YES
from scorecard_xl.council.settings import ReviewsCounted, VisitsCounted
from scorecard_xl.council.timetables import FIRST_REVIEW, Rule
from scorecard_xl.indicators.answers import Answers, is_by, is_since, on_time
from scorecard_xl.indicators.reasons import Facts, due_and_done, reason, template
from scorecard_xl.indicators.registry import (
    CARER,
    IN_CARE,
    REVIEWS,
    VISITS,
    Better,
    Counts,
    Unit,
    indicator,
)

SECTION = "Service standards"
TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")
DID_NOT = ("PN4", "PN7")
REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010"
ADOPTION_REGULATIONS = "Adoption Agencies Regulations 2005"

RULES: dict[int, str] = {
    Rule.ADOPTION_FIRST: "28 days after being placed for adoption",
    Rule.ADOPTION_SECOND: "3 months after the first: placed for adoption",
    Rule.ADOPTION_LATER: "6 months after the one before: placed for adoption",
    Rule.AFTER_ADOPTION: "6 months after the last: no longer placed for adoption",
    Rule.ADOPTION_ENDED: "6 months after the placement for adoption ended",
    Rule.ADOPTION_BY_CARER: "7 days after the present carer's home became the placement for adoption",
    Rule.ADOPTION_WEEKLY: "weekly until the first review: placed for adoption",
    Rule.ADOPTION_VISITS: "every 42 days: placed for adoption",
    Rule.INTERIM_WEEKLY: "weekly until the first review: placed with parent under an interim order",
    Rule.INTERIM_VISITS: "every 28 days: placed with parent under an interim order",
    Rule.CARE_ORDER_MADE: "7 days after the care order: placed with parent",
    Rule.CARE_ORDER_VISITS: "every 42 days: placed with parent under a care order",
}
"""What the list says of a due day that does not follow the timetable of all children."""

_due_review = due_and_done("review", "held", RULES)


@reason(*_due_review.facts, "met")
def _review(case: Facts) -> str:
    if "due" in case:
        return _due_review.say(case)
    no = "no" if case["met"] else "a"
    return f"{no} review due this year was late or not held"


@indicator(
    "reviews_on_time", "Reviews held on time", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.REVIEWS_DUE, windows=(Window.MONTH, Window.YTD), uses=("Episodes", "Reviews"),
    reference=f"{REGULATIONS}, reg. 33; {ADOPTION_REGULATIONS}, reg. 36",
    reason=_review,
    columns=(*CARER, *REVIEWS, "Reviews.REVIEW_DUE"),
    target="0.98",
)  # fmt: skip
def reviews_on_time(data: Dataset, period: Period) -> Answers:
    """Percentage of reviews due in the period that were held on or before the day they were due.

    The first is due 20 working days after care starts, the second 3 months after the first, each later one 6 months
    after the one before. Placed for adoption, a child has the first 28 days after that, then the others as above; when
    that ends, the next is due 6 months after the last. A due day on the sheet goes before all this. A review not held
    is late, and falls due again.
    """
    if data.settings.reviews_counted is ReviewsCounted.BY_CHILD:
        return _reviews_by_child(data, period)
    return on_time(within(data.review_duties, "due", period), period.end)


def _reviews_by_child(data: Dataset, period: Period) -> Answers:
    """Children in care for 20 working days on the last day, and whether all their reviews of the year were on time."""
    in_care = data.in_care(period.end)
    cases = in_care[is_by(workday(in_care["period_start"], FIRST_REVIEW, data.bank_holidays), period.end)]
    due = within(data.review_duties, "due", Period.ending(period.end, Window.YTD))
    late = due[~(due["done"] <= due["due"])]
    return Answers(cases, met=~are_in(cases, late))


@indicator(
    "review_participation", "Children who took part in their reviews", section=SECTION, unit=Unit.SHARE,
    better=Better.HIGHER, counts=Counts.DUTIES, windows=(Window.MONTH, Window.YTD), uses=("Episodes", "Reviews"),
    reference="DfE, SSDA903 collection guide: REVIEW_CODE (formerly PAF C63)",
    dates={"done": "REVIEW"}, reason=template("review held {REVIEW}: {REVIEW_CODE}"),
    columns=(*IN_CARE, *REVIEWS, "Reviews.REVIEW_CODE"),
)  # fmt: skip
def review_participation(data: Dataset, period: Period) -> Answers:
    """Percentage of reviews of children aged 4 or over held in the period in which the child took part.

    Took part: PN1, PN2, PN3, PN5 or PN6. Reviews with PN0, a blank or an unknown code are left out.
    """
    cases = within(data.once(_coded), "REVIEW", period)
    return Answers(
        cases, met=coded(cases["REVIEW_CODE"], TOOK_PART),
        left_out=lambda: {"under 4, or no code that says": _not_coded(data, period)},
    )  # fmt: skip


def _coded(data: Dataset) -> pd.DataFrame:
    held = data.reviews_held[coded(data.reviews_held["REVIEW_CODE"], TOOK_PART + DID_NOT)]
    return held.drop_duplicates(["CHILD", "REVIEW"], keep="last")


def _not_coded(data: Dataset, period: Period) -> pd.DataFrame:
    held = within(data.reviews_held, "REVIEW", period)
    return held[~coded(held["REVIEW_CODE"], TOOK_PART + DID_NOT)]


@indicator(
    "visits_on_time", "Statutory visits on time", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.VISITS_DUE, windows=(Window.MONTH, Window.YTD), uses=("Episodes", "Visits"), perhaps=("Reviews",),
    reference=f"{REGULATIONS}, reg. 28; {ADOPTION_REGULATIONS}, reg. 36",
    reason=due_and_done("visit", "made", RULES),
    columns=(*CARER, *VISITS, "Visits.VISIT_DUE", *REVIEWS),
    target="0.98",
)  # fmt: skip
def visits_on_time(data: Dataset, period: Period) -> Answers:
    """Percentage of visits due in the period that were made on or before the day they were due.

    The first is due 7 days after a placement starts, then every 42 days; after the first year of a placement meant to
    last (U1, U4) every 3 months. Placed for adoption: weekly until the first review, then every 42 days. With a parent
    under an interim care order: weekly until the first review, then every 28 days; under a care order: 7 days after it
    is made, then every 42 days. No code says who is with a parent before the assessment is complete (reg. 19) or with a
    temporarily approved carer (reg. 24): they are counted as all others. A visit not made is late, and falls due again.
    Not seeing the child is no visit.
    """
    if data.settings.visits_counted is VisitsCounted.AT_MONTH_END:
        return _visits_at_month_end(data, period)
    return on_time(within(data.visit_duties, "due", period), period.end)


def _visits_at_month_end(data: Dataset, period: Period) -> Answers:
    """Children in care on the last day of whom a visit was owed or made, and whether none is overdue."""
    in_care = data.in_care(period.end)
    visits = data.next_visit_due(period.end, in_care)
    owed = visits["due"].notna().to_numpy()
    due, rule = visits["due"][owed], visits["rule"][owed]
    return Answers(in_care[owed], met=is_since(due, period.end), evidence={"due": due, "rule": rule})


@indicator(
    "seen_alone", "Children seen alone at their visits", section=SECTION, unit=Unit.SHARE, better=Better.HIGHER,
    counts=Counts.DUTIES, windows=(Window.MONTH, Window.YTD), uses=("Episodes", "Visits", "Visits.SEEN_ALONE"),
    reference=f"{REGULATIONS}, reg. 29",
    dates={"done": "VISIT"}, reason=template("visit {VISIT}: seen alone {SEEN_ALONE}"),
    columns=(*IN_CARE, *VISITS, "Visits.SEEN_ALONE"),
)  # fmt: skip
def seen_alone(data: Dataset, period: Period) -> Answers:
    """Percentage of visits made in the period at which the child was seen alone.

    Visits for which it is not recorded are left out.
    """
    cases = within(data.once(_recorded), "VISIT", period)
    return Answers(
        cases, met=coded(cases["SEEN_ALONE"], YES),
        left_out=lambda: {"not recorded whether the child was seen alone": _not_recorded(data, period)},
    )  # fmt: skip


def _recorded(data: Dataset) -> pd.DataFrame:
    made = data.visits_made[coded(data.visits_made["SEEN_ALONE"], (*YES, *NO))]
    return made.drop_duplicates(["CHILD", "VISIT"], keep="last")


def _not_recorded(data: Dataset, period: Period) -> pd.DataFrame:
    made = within(data.visits_made, "VISIT", period)
    return made[~coded(made["SEEN_ALONE"], (*YES, *NO))]
