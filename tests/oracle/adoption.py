"""Leaving care adopted, and how long adoption took (decisions G1 to G3).

Open: "the last placement" (G2) and "the last unbroken run" (G3) are the last of the whole period, even where an
episode that starts on the very day of leaving, or overlaps it, is still of the same period (A3).
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from oracle.care import ADOPTION, Child, Stay
from oracle.council import Case, Council, Found, leavings
from oracle.days import Span

_ADOPTED = ("E11", "E12")
_PERMANENT = (*_ADOPTED, "E41", "E43", "E44", "E45", "E46", "E47", "E48")
_ORDERS = ("E1", "D1")

_NOT_PLACED = "no adoptive placement (A3 to A6) in the last placement, or FOSTER_CARE is neither 1 nor 0"
_YES, _NO = ("1", "Y", "YES", "TRUE"), ("0", "N", "NO", "FALSE")


def leavers_adopted(council: Council, window: Span) -> Found:
    left = leavings(council, window).items()
    return (leaver(child, stay)._replace(met=stay.episode.rec in _ADOPTED) for child, stay in left)


def leavers_permanence(council: Council, window: Span) -> Found:
    """J4."""
    left = leavings(council, window).items()
    return (leaver(child, stay)._replace(met=stay.episode.rec in _PERMANENT) for child, stay in left)


def leaver(child: Child, stay: Stay) -> Case:
    return Case(child.name, since=stay.period.start, done=stay.episode.dec, fact=stay.episode.rec)


def adoption_time_to_placement(council: Council, window: Span) -> Found:
    """G2."""
    for child, stay in _adoptions(council, window):
        start, moved = stay.period.start, _moved_in(child, stay)
        if moved is None:
            yield Case(child.name, since=start, left_out=_NOT_PLACED)
        else:
            yield Case(child.name, since=start, done=moved, value=(moved - start).days)


def adoption_time_to_match(council: Council, window: Span) -> Found:
    """G3."""
    for child, stay in _adoptions(council, window):
        order, match = _order(stay), _ad1(child, "DATE_MATCH")
        if order is None or match is None:
            yield Case(child.name, since=order, done=match, left_out="no placement order, or no day of match")
        else:
            yield Case(child.name, since=order, done=match, value=max((match - order).days, 0))


def _adoptions(council: Council, window: Span) -> Iterator[tuple[Child, Stay]]:
    return ((child, stay) for child, stay in leavings(council, window).items() if stay.episode.rec in _ADOPTED)


def _moved_in(child: Child, stay: Stay) -> dt.date | None:
    last, by_carer = stay.period.placements[-1], _ad1(child, "FOSTER_CARE")
    if by_carer in _YES:
        return last.start
    if by_carer is not None and by_carer not in _NO:
        return None
    return next((each.decom for each in last.episodes if each.place in ADOPTION), None)


def _ad1(child: Child, column: str) -> Any:
    row = child.record.last("AD1")
    return row[column] if row is not None else None


def _order(stay: Stay) -> dt.date | None:
    order, in_run = None, False
    for episode in stay.period.episodes:
        if episode.ls in _ORDERS and not in_run:
            order = episode.decom
        in_run = episode.ls in _ORDERS
    return order
