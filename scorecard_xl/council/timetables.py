"""Which timetable of law holds for a child's reviews and visits, and when it starts afresh (decisions C6 and D10).

Reviews are owed through a span: a period of care, cut where the child is placed for adoption and where that ends.
Visits are owed through a placement, cut where it becomes an adoptive one or a care order is made at home.
"""

from dataclasses import dataclass
from enum import IntEnum, auto

import numpy as np
import pandas as pd

from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.care import moments_of
from scorecard_xl.council.lookups import NEVER, NOT_KNOWN, child_codes, coded
from scorecard_xl.council.movements import FOR_ADOPTION
from scorecard_xl.council.period import Day, workday
from scorecard_xl.council.standards import standard

AT_HOME = "P1"
INTERIM_ORDER = "C1"
CARE_ORDER = "C2"
FIRST_REVIEW = standard("first review")
_LATER = standard("later visits")


class Rule(IntEnum):
    """Which rule a due day follows; ORDINARY: the one for all children, or the day is given on the sheet."""

    ORDINARY = 0
    ADOPTION_FIRST = auto()
    ADOPTION_SECOND = auto()
    ADOPTION_LATER = auto()
    AFTER_ADOPTION = auto()
    ADOPTION_ENDED = auto()
    ADOPTION_BY_CARER = auto()
    ADOPTION_WEEKLY = auto()
    ADOPTION_VISITS = auto()
    INTERIM_WEEKLY = auto()
    INTERIM_VISITS = auto()
    CARE_ORDER_MADE = auto()
    CARE_ORDER_VISITS = auto()


VISITS = np.array(
    [
        (_LATER, Rule.ORDINARY, Rule.ORDINARY),
        (_LATER, Rule.ADOPTION_WEEKLY, Rule.ADOPTION_VISITS),
        (standard("visits under an interim care order"), Rule.INTERIM_WEEKLY, Rule.INTERIM_VISITS),
        (_LATER, Rule.ORDINARY, Rule.CARE_ORDER_VISITS),
    ]
)
"""Of all children, placed for adoption, at home under an interim order, under a care order: days, weekly rule, rule."""


def spans(episodes: pd.DataFrame, *, adoption: bool, by_placement: bool) -> dict[str, np.ndarray]:
    """What follows for each of the ordered episodes, where these timetables are on.

    `for_adoption` (bool), `adoption_start` (day the unbroken run of A3 to A6 in one placement began, NaT outside one),
    `reviews_span` and `visits_span` (numbers), `reviews_rule` and `visits_rule` (that of the first due day, where the
    episode opens a span).
    """
    runs = _Runs.of(episodes)
    opens_period = episodes["opens_period"].to_numpy()
    parts = (runs.opens | runs.ended) & adoption
    fresh = (runs.opens & runs.stays | runs.order_made) & by_placement
    of_part = np.where(runs.opens, Rule.ADOPTION_FIRST, Rule.AFTER_ADOPTION)
    of_fresh = np.where(runs.opens, Rule.ADOPTION_BY_CARER, Rule.CARE_ORDER_MADE)
    return {
        "for_adoption": runs.adoptive,
        "adoption_start": runs.start,
        "reviews_span": (opens_period | parts).cumsum(),
        "reviews_rule": np.where(parts, of_part, Rule.ORDINARY),
        "visits_span": (~runs.stays | fresh).cumsum(),
        "visits_rule": np.where(fresh, of_fresh, Rule.ORDINARY),
    }


@dataclass(frozen=True)
class _Runs:
    """Of each episode: `stays` in the placement of the one before; the runs of A3 to A6; a care order made at home."""

    stays: np.ndarray
    adoptive: np.ndarray
    opens: np.ndarray
    ended: np.ndarray
    order_made: np.ndarray
    start: np.ndarray

    @classmethod
    def of(cls, episodes: pd.DataFrame) -> "_Runs":
        place, order = episodes["placement_place"], coded(episodes["LS"], (CARE_ORDER,))
        stays = np.diff(episodes["placement"].to_numpy(), prepend=0) == 0
        adoptive, same_period = coded(place, FOR_ADOPTION), ~episodes["opens_period"].to_numpy()
        opens = adoptive & ~(stays & np.roll(adoptive, 1))
        opening = np.maximum.accumulate(np.where(opens, np.arange(len(opens)), 0))
        return cls(
            stays, adoptive, opens,
            ended=~adoptive & np.roll(adoptive, 1) & same_period,
            order_made=coded(place, (AT_HOME,)) & order & stays & ~np.roll(order, 1),
            start=np.where(adoptive, episodes["DECOM"].to_numpy()[opening], NOT_KNOWN),
        )  # fmt: skip


@dataclass(frozen=True)
class ReviewsKnown:
    """The table of reviews, and the day from which all of them are in it (NaT: none is held)."""

    reviews: pd.DataFrame
    since: Day
    bank_holidays: BankHolidays

    def first_since(self, episodes: pd.DataFrame, starts: np.ndarray) -> np.ndarray:
        """For each episode the child's first review from that start on; NEVER where there is none (D10).

        Without rows in the table, or of a start before all are known, a day 20 working days later takes its place.
        """
        child, day = held_in_order(self.reviews)
        at = np.searchsorted(moments_of(child, day), moments_of(child_codes(episodes), starts))
        theirs = np.append(child, -1)[at] == child_codes(episodes)
        stands_in = (starts < self.since.to_datetime64()) | (len(self.reviews) == 0)
        instead = workday(np.where(stands_in, starts, NOT_KNOWN), FIRST_REVIEW, self.bank_holidays)
        return np.fmin(np.where(theirs, np.append(day, NEVER)[at], NEVER), instead)


def held_in_order(reviews: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of the children and the days of all reviews held, in order of child and day."""
    held = reviews[reviews["REVIEW"].notna().to_numpy()]
    child, day = child_codes(held), held["REVIEW"].to_numpy()
    order = np.argsort(moments_of(child, day), kind="stable")
    return child[order], day[order]


@dataclass(frozen=True)
class VisitTimetable:
    """Which of the kinds of `VISITS` each episode is, and until when it is visited weekly (NaT: it is not).

    By position of the episode, and once more at the end for none.
    """

    kind: np.ndarray
    weekly_until: np.ndarray

    @classmethod
    def same_for_all(cls, episodes: pd.DataFrame) -> "VisitTimetable":
        return cls(np.zeros(len(episodes) + 1, dtype=int), np.full(len(episodes) + 1, NOT_KNOWN))

    @classmethod
    def by_placement(cls, episodes: pd.DataFrame, reviews: ReviewsKnown) -> "VisitTimetable":
        found, at_home = cls.same_for_all(episodes), coded(episodes["placement_place"], (AT_HOME,))
        interim, full = (at_home & coded(episodes["LS"], (order,)) for order in (INTERIM_ORDER, CARE_ORDER))
        found.kind[:-1] = np.select([episodes["for_adoption"], interim, full], [1, 2, 3])
        weekly = np.flatnonzero((found.kind == 1) | (found.kind == 2))
        own = episodes.iloc[weekly][["CHILD", "adoption_start", "placement_start"]]
        starts = own["adoption_start"].fillna(own["placement_start"]).to_numpy()
        found.weekly_until[weekly] = reviews.first_since(own, starts)
        return found
