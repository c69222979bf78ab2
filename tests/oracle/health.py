"""Health assessments, dental checks and the OC2 figures (decisions F4 to F6).

Open: of two OC2 rows for a child and year, the last counts.
"""

import datetime as dt
from collections.abc import Iterator
from operator import itemgetter

from oracle.care import SHORT_BREAKS, Child, Period
from oracle.council import Case, Council, Found
from oracle.days import Span, age, edate, passed, within, workday
from oracle.duties import Owed
from oracle.rows import Row

_YES, _NO = ("1", "Y", "YES", "TRUE"), ("0", "N", "NO", "FALSE")


def initial_health_on_time(council: Council, window: Span) -> Found:
    """F4."""
    found = within(council.once(initial_assessments), window)
    return (owed.case(window.end)._replace(since=owed.span.start) for owed in found)


def initial_assessments(council: Council) -> list[Owed]:
    """Every initial assessment that fell due, in order of the day; done: the first from three months before care."""
    owed = (
        Owed(due, min(checks(child, ("IHA",), edate(period.start, -3)), default=None), child, period)
        for child in council.children
        for period in child.periods
        if period.episodes[0].rne == "S"
        for due in [workday(period.start, 20)]
        if _in(child, period, due)
    )
    return sorted(owed, key=itemgetter(0))


def _in(child: Child, period: Period, day: dt.date) -> bool:
    stay = child.in_force(day)
    return stay is not None and stay.period is period


def checks(child: Child, kinds: tuple[str, ...], since: dt.date, to: dt.date = dt.date.max) -> list[dt.date]:
    """The days of such checks from one day to another."""
    days = (row["CHECK_DATE"] for row in child.record.rows["Health"] if row["CHECK"] in kinds)
    return [day for day in days if since <= day <= to]


def annual_health_on_time(council: Council, window: Span) -> Found:
    return _yearly(council, window, ("IHA", "RHA"), "HEALTH_ASSESSMENT")


def dental_on_time(council: Council, window: Span) -> Found:
    return _yearly(council, window, ("DENTAL",), "TEETH_CHECK")


def _yearly(council: Council, window: Span, kinds: tuple[str, ...], flag: str) -> Found:
    """F5; from OC2 where Health has no rows."""
    if not council.has("Health"):
        return _flagged(council, window, flag)
    return (
        _checked(child, kinds, window.end)
        for child, stay in council.in_care(window.end)
        if passed(stay.period.start, 12, window.end)
    )


def _checked(child: Child, kinds: tuple[str, ...], day: dt.date) -> Case:
    last, until = last_check(child, kinds, day)
    return Case(child.name, until is not None and day <= until, due=until, done=last, fact="from Health")


def last_check(child: Child, kinds: tuple[str, ...], day: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The last such check up to a day, and until when it is in date."""
    last = max(checks(child, kinds, dt.date.min, day), default=None)
    years = age(child.born, day)
    young = "RHA" in kinds and years is not None and years < 5
    return last, None if last is None else edate(last, 6 if young else 12)


def immunisations(council: Council, window: Span) -> Found:
    return _flagged(council, window, "IMMUNISATIONS")


def development_checks(council: Council, window: Span) -> Found:
    return _flagged(council, window, "HEALTH_CHECK", range(5))


def sdq_average(council: Council, window: Span) -> Found:
    if not _is_collected(council, window.end):
        return None
    return (
        Case(child.name, left_out="no score from 0 to 40 in OC2") if score is None else Case(child.name, value=score)
        for child, score in _scores(council, window.end)
    )


def sdq_recorded(council: Council, window: Span) -> Found:
    """J6."""
    if not _is_collected(council, window.end):
        return None
    return (Case(child.name, score is not None, fact=score) for child, score in _scores(council, window.end))


def _scores(council: Council, day: dt.date) -> Iterator[tuple[Child, float | None]]:
    """The children asked about, each with a score from 0 to 40."""
    for child in _cohort(council, day, range(5, 17)):
        row = _row(child, day)
        score = row["SDQ_SCORE"] if row else None
        yield child, score if score is not None and 0 <= score <= 40 else None


def _flagged(council: Council, window: Span, flag: str, ages: range | None = None) -> Found:
    """F6."""
    if not _is_collected(council, window.end):
        return None
    rows = ((child, _row(child, window.end)) for child in _cohort(council, window.end, ages))
    flags = ((child, row[flag] if row else None) for child, row in rows)
    return (_case(child, said, flag) for child, said in flags)


def _case(child: Child, said: str | None, flag: str) -> Case:
    """A flag that cannot be read leaves its case out (H4)."""
    if said is not None and said not in (*_YES, *_NO):
        return Case(child.name, left_out=f"{flag} in OC2 is neither 1 nor 0")
    shown = said if said is None else "1" if said in _YES else "0"
    return Case(child.name, said in _YES, fact=shown)


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
