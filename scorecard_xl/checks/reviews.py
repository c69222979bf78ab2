"""Reviews: how the child took part, and the day."""

from scorecard_xl.checks.evidence import Evidence, birthday, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import REVIEWS
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.lookups import last_of
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.rows import Rows

_AGE = 4
_PARTICIPATION = ("review_participation",)


@rule(
    "440",
    "Reviews",
    "REVIEW_CODE",
    "is for a child under 4, but this one was older on {review} (born {born}): say how the child took part",
    indicators=_PARTICIPATION,
)
def too_old_for_pn0(evidence: Evidence) -> Rows | None:
    reviews = evidence.reviews
    return where(reviews, (reviews["review_code"] == "PN0") & (reviews["review"] > birthday(reviews["born"], _AGE)))


@rule(
    "441",
    "Reviews",
    "REVIEW_CODE",
    "is for a child of 4 or over, but this one was under 4 on {review} (born {born}): give PN0",
    indicators=_PARTICIPATION,
)
def too_young_to_take_part(evidence: Evidence) -> Rows | None:
    reviews = evidence.reviews
    takes_part = known(reviews["review_code"]) & (reviews["review_code"] != "PN0")
    return where(reviews, takes_part & (reviews["review"] < birthday(reviews["born"], _AGE)))


@rule(
    "review_before_care",
    "Reviews",
    "REVIEW",
    "is before the child was first looked after ({started}), so it counts for nothing: put the date right",
    indicators=REVIEWS,
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def before_care(evidence: Evidence) -> Rows | None:
    first = evidence.episodes[evidence.episodes["first"] & (evidence.episodes["rne"] == "S")]
    reviews = evidence.table("Reviews")
    reviews = reviews.with_columns(started=last_of(first, "decom", reviews))
    return where(reviews, reviews["review"] < reviews["started"])
