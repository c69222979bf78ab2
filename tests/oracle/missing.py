"""Children who went missing, how often, and the interviews after their return (decisions F7, J1, J2)."""

import datetime as dt
from collections.abc import Iterator
from operator import itemgetter

from oracle.care import Child, counts
from oracle.council import Case, Council, Found
from oracle.days import ONE, Span, within
from oracle.rows import Row

_YES, _NO = ("Y", "YES", "1", "TRUE"), ("N", "NO", "0", "FALSE")


def missing_children(council: Council, window: Span) -> Found:
    first = {case.child: case for case in reversed(list(missing_episodes(council, window)))}
    return iter(first.values())


def missing_episodes(council: Council, window: Span) -> Iterator[Case]:
    times = within(council.once(_times_missing), window)
    return (Case(child.name, since=start, done=row["MIS_END"]) for start, row, child in times)


def missing_share(council: Council, window: Span) -> Found:
    """J2: of those in care on at least one day of the window."""
    every = _times_by_child(council, window)
    for child in council.children:
        if _is_in_care_in(child, window):
            times = every.get(child.name, [])
            yield Case(child.name, bool(times), fact=len(times))


def missing_repeatedly(council: Council, window: Span) -> Found:
    for child, times in _times_by_child(council, window).items():
        if len(times) >= 3:
            yield Case(child, since=times[0], fact=len(times))


def return_interviews_offered(council: Council, window: Span) -> Found:
    return _interviews(council, window, "RHI_OFFERED")


def return_interviews_accepted(council: Council, window: Span) -> Found:
    return _interviews(council, window, "RHI_ACCEPTED")


def _interviews(council: Council, window: Span, flag: str) -> Iterator[Case]:
    """J1; a flag that cannot be read leaves its case out (H4)."""
    for start, row, child in council.once(_times_missing):
        if window.holds(row["MIS_END"]):
            said = row[flag]
            case = Case(child.name, said in _YES, since=start, done=row["MIS_END"], fact=said)
            is_read = said is None or said in (*_YES, *_NO)
            yield case if is_read else case._replace(left_out=f"{flag} is neither Y nor N")


def _is_in_care_in(child: Child, window: Span) -> bool:
    """Whether an episode that counts is open at the close of a day of the window (A2)."""
    for stay in child.stays:
        first = max(stay.episode.decom, window.start)
        last = window.end if stay.episode.dec is None else min(window.end, stay.episode.dec - ONE)
        if counts(stay.episode) and first <= last:
            return True
    return False


def _times_by_child(council: Council, window: Span) -> dict[str, list[dt.date]]:
    found: dict[str, list[dt.date]] = {}
    for start, _, child in within(council.once(_times_missing), window):
        found.setdefault(child.name, []).append(start)
    return found


def _times_missing(council: Council) -> list[tuple[dt.date, Row, Child]]:
    """F7: in order of the day."""
    times = (
        (start, row, child)
        for child in council.children
        for start, row in _last_rows(child).items()
        if child.in_force(start) is not None
    )
    return sorted(times, key=itemgetter(0))


def _last_rows(child: Child) -> dict[dt.date, Row]:
    """Identical starts are one: the last row."""
    return {row["MIS_START"]: row for row in child.record.rows["Missing"] if row["MISSING"] == "M"}
