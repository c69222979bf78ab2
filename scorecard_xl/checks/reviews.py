"""Reviews: how the child took part, and the day."""

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence, birthday
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.lookups import last_of
from scorecard_xl.tables.problems import Severity

_AGE = 4
_PARTICIPATION = ("review_participation",)


@rule(
    "440",
    "Reviews",
    "REVIEW_CODE",
    "is for a child under 4, but this one was older on {REVIEW} (born {born}): say how the child took part",
)
def too_old_for_pn0(evidence: Evidence) -> DataFrame:
    reviews = evidence.reviews
    return reviews[(reviews["REVIEW_CODE"] == "PN0") & (reviews["REVIEW"] > birthday(reviews["born"], _AGE))]


@rule(
    "441",
    "Reviews",
    "REVIEW_CODE",
    "is for a child of 4 or over, but this one was under 4 on {REVIEW} (born {born}): give PN0",
)
def too_young_to_take_part(evidence: Evidence) -> DataFrame:
    reviews = evidence.reviews
    takes_part = reviews["REVIEW_CODE"].notna() & (reviews["REVIEW_CODE"] != "PN0")
    return reviews[takes_part & (reviews["REVIEW"] < birthday(reviews["born"], _AGE))]


@rule(
    "review_before_care",
    "Reviews",
    "REVIEW",
    "is before the child was first looked after ({started}), so it is not counted: put the date right",
    severity=Severity.WARNING,
    uses=("Episodes",),
)
def before_care(evidence: Evidence) -> DataFrame:
    first = evidence.episodes[evidence.episodes["first"] & (evidence.episodes["RNE"] == "S")]
    reviews = evidence.table("Reviews")
    reviews = reviews.assign(started=last_of(first, "DECOM", reviews))
    return reviews[reviews["REVIEW"] < reviews["started"]]
