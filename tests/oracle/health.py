"""Health assessments, dental checks and the OC2 figures (settled F4 to F6).

Open: of two OC2 rows for a child and year, the last counts.
"""

import datetime as dt
from collections.abc import Iterator

from oracle.care import SHORT_BREAKS, Child, Period
from oracle.council import Council, Found, mean, share
from oracle.days import Span, age, edate, passed, workday
from oracle.rows import Row

NULL: Found = {None: None}


def initial_health_on_time(council: Council, window: Span) -> Found:
    """F4."""
    return share(
        _had(child, ("IHA",), edate(period.start, -3), due) is not None
        for child in council.children
        for period in child.periods
        if period.episodes[0].rne == "S"
        for due in [workday(period.start, 20)]
        if window.holds(due) and _in(child, period, due)
    )


def _in(child: Child, period: Period, day: dt.date) -> bool:
    stay = child.in_force(day)
    return stay is not None and stay.period is period


def _had(child: Child, checks: tuple[str, ...], since: dt.date, to: dt.date) -> dt.date | None:
    """The last such check from one day to another."""
    rows = (row for row in child.record.rows["Health"] if row["CHECK"] in checks)
    return max((row["CHECK_DATE"] for row in rows if since <= row["CHECK_DATE"] <= to), default=None)


def annual_health_on_time(council: Council, window: Span) -> Found:
    return _yearly(council, window, ("IHA", "RHA"), "HEALTH_ASSESSMENT")


def dental_on_time(council: Council, window: Span) -> Found:
    return _yearly(council, window, ("DENTAL",), "TEETH_CHECK")


def _yearly(council: Council, window: Span, checks: tuple[str, ...], flag: str) -> Found:
    """F5; from OC2 where Health has no rows."""
    if not council.has("Health"):
        return _flagged(council, window, flag)
    return share(
        _up_to_date(child, checks, window.end)
        for child, stay in council.in_care(window.end)
        if passed(stay.period.start, 12, window.end)
    )


def _up_to_date(child: Child, checks: tuple[str, ...], day: dt.date) -> bool:
    last = _had(child, checks, dt.date.min, day)
    years = age(child.born, day)
    young = "RHA" in checks and years is not None and years < 5
    return last is not None and day <= edate(last, 6 if young else 12)


def immunisations(council: Council, window: Span) -> Found:
    return _flagged(council, window, "IMMUNISATIONS")


def development_checks(council: Council, window: Span) -> Found:
    return _flagged(council, window, "HEALTH_CHECK", range(5))


def sdq_average(council: Council, window: Span) -> Found:
    if not _is_collected(council, window.end):
        return NULL
    rows = (_row(child, window.end) for child in _cohort(council, window.end, range(5, 17)))
    scores = (row["SDQ_SCORE"] for row in rows if row is not None)
    return mean(score for score in scores if score is not None and 0 <= score <= 40)


def _flagged(council: Council, window: Span, flag: str, ages: range | None = None) -> Found:
    """F6."""
    if not _is_collected(council, window.end):
        return NULL
    rows = (_row(child, window.end) for child in _cohort(council, window.end, ages))
    return share(row is not None and row[flag] == "1" for row in rows)


def _is_collected(council: Council, day: dt.date) -> bool:
    collected = any(row["YEAR"] == day.year for row in council.tables.get("OC2", []))
    return collected and (day.month, day.day) == (3, 31)


def _row(child: Child, day: dt.date) -> Row | None:
    rows = [row for row in child.record.rows["OC2"] if row["YEAR"] == day.year]
    return rows[-1] if rows else None


def _cohort(council: Council, day: dt.date, ages: range | None) -> Iterator[Child]:
    for child in council.children:
        if _continuously_in_care(child, day) and (ages is None or age(child.born, day) in ages):
            yield child


def _continuously_in_care(child: Child, day: dt.date) -> bool:
    """The validator's test over the year to 31 March."""
    april = dt.date(day.year - 1, 4, 1)
    every = [stay.episode for stay in child.stays]
    within = [each for each in every if each.decom <= day and (each.dec is None or each.dec >= april)]
    started = any(each.rne == "S" and april < each.decom <= day for each in every)
    ended = any(each.rec != "X1" and each.dec is not None and april <= each.dec < day for each in every)
    return bool(within) and not started and not ended and not any(each.ls in SHORT_BREAKS for each in within)
