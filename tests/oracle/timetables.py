"""Stretches of care in which one timetable of reviews or visits holds (decisions C6 and D10).

Open: a gap or an overlap within a run of A3 to A6 in one placement does not break it; the part after starts with the
    next episode.
Open: with `Reviews complete from` after the start of such a part, the first review in it follows C5, as in a period.
Open: legal status is that of the episode itself, in T0 to T4 too; only PLACE is that of the placement interrupted.
Open: a REVIEW since the start counts for "until the first review" though it is dated before `Reviews complete from`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from oracle.care import ADOPTION, Child, Period, Placement, Stay
from oracle.council import Council
from oracle.days import workday


@dataclass(eq=False)
class Stretch:
    """Consecutive episodes through which something is owed. `ends_before`: the start of the child's next stretch.

    `kind`: "adoption" or "after" it, in reviews; "run" of A3 to A6 or "order" made, where visits start afresh; else "".
    """

    start: dt.date
    kind: str
    stays: Sequence[Stay]
    ends_before: dt.date = field(default=dt.date.max)

    @property
    def period(self) -> Period:
        return self.stays[0].period

    @property
    def placement(self) -> Placement:
        return self.stays[0].placement


Stretches = dict[Child, list[Stretch]]


def of_reviews(council: Council) -> Stretches:
    return {child: _ended(_parts(child, council.settings.adoption_timetable == "yes")) for child in council.children}


def of_visits(council: Council) -> Stretches:
    by_placement = council.settings.visit_timetable == "by placement"
    return {child: _ended(_visited(child, by_placement)) for child in council.children}


def at(stretches: Stretches, child: Child, day: dt.date) -> Stretch | None:
    """The stretch of the episode in force on a day."""
    stay = child.in_force(day)
    return next((each for each in stretches[child] if any(stay is one for one in each.stays)), None)


def _ended(found: Iterator[Stretch]) -> list[Stretch]:
    stretches = list(found)
    for this, following in pairwise(stretches):
        this.ends_before = following.start
    return stretches


def _adopted(stay: Stay) -> bool:
    return stay.home.place in ADOPTION


def _parts(child: Child, cut: bool) -> Iterator[Stretch]:
    """C6."""
    for _, of_period in groupby(child.stays, key=lambda stay: id(stay.period)):
        first = True
        for run, of_part in groupby(of_period, key=lambda stay: id(stay.placement) if cut and _adopted(stay) else None):
            stays = list(of_part)
            kind = "adoption" if run is not None else "" if first else "after"
            yield Stretch(stays[0].episode.decom, kind, stays)
            first = False


def _visited(child: Child, cut: bool) -> Iterator[Stretch]:
    """D10: what starts again within a placement."""
    for _, of_placement in groupby(child.stays, key=lambda stay: id(stay.placement)):
        every, kind = list(of_placement), ""
        stays = every[:1]
        for before, stay in pairwise(every):
            if cut and (begins := _begins(before, stay)):
                yield Stretch(stays[0].episode.decom, kind, stays)
                stays, kind = [], begins
            stays.append(stay)
        yield Stretch(stays[0].episode.decom, kind, stays)


def _begins(before: Stay, stay: Stay) -> str:
    if _adopted(stay) and not _adopted(before):
        return "run"
    made = stay.episode.ls == "C2" and before.episode.ls != "C2"
    return "order" if made and stay.home.place == "P1" else ""


def reviews_complete_from(council: Council) -> dt.date:
    """C5."""
    held = (row["REVIEW"] for row in council.tables["Reviews"] if row["REVIEW"])
    return council.settings.reviews_complete_from or min(held, default=dt.date.min)


def first_review(council: Council, child: Child, start: dt.date) -> dt.date:
    """D10: the first review held since a day, or what stands for it."""
    held = [row["REVIEW"] for row in child.record.rows["Reviews"] if row["REVIEW"] and row["REVIEW"] >= start]
    if not council.tables["Reviews"] or start < council.once(reviews_complete_from):
        held.append(workday(start, 20))
    return min(held, default=dt.date.max)


def run_starts(council: Council) -> dict[int, dt.date]:
    """By the id of each stay in A3 to A6, the day its unbroken run began."""
    found = {}
    for child in council.children:
        for (adopted, _), of_run in groupby(child.stays, key=lambda stay: (_adopted(stay), id(stay.placement))):
            stays = list(of_run)
            found.update({id(stay): stays[0].episode.decom for stay in stays if adopted})
    return found
