"""Returns over the sheets in order of the days that they reach, also those that arrive after a newer one."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from scorecard_xl.council.period import reach
from scorecard_xl.imports.covering import Coming, Done, Sheets, take, undo
from scorecard_xl.imports.lost_columns import lost_columns
from scorecard_xl.imports.record import Record, TableRecord
from scorecard_xl.imports.ssda903 import SourceError, financial_year
from scorecard_xl.tables.by_heading import plain

AS_IT_WAS = "the workbook as it was"
_SECOND = dt.timedelta(seconds=1)
_MOST_GONE, _SHARE_GONE = 10, 10


@dataclass
class Result:
    """`records`: of all returns, in the order in which they were recorded; `done`: by returns of this import."""

    records: list[Record]
    done: list[Done] = field(default_factory=list)


def take_all(
    sheets: Sheets,
    records: Sequence[Record],
    coming: Sequence[Coming],
    *,
    whole: bool = False,
    doubts: Sequence[str] = (),
) -> Result:
    """Take returns: newer ones that were taken before are undone first, and taken again after them.

    `whole`: the officer says that a return is one though much is gone. `doubts`: why the files may be none of this
    workbook's. Raises SourceError.
    """
    _note_brought(sheets, records, coming)
    result = Result([])
    earliest = min((one.reach for one in coming if one.reach is not None), default=dt.date.max)
    dated = sorted((record for record in records if record.reach is not None), key=lambda record: record.order)
    stay = [record for record in dated if record.order[0] <= earliest]
    again = _undone(sheets, dated, len(stay))
    kept = [*stay, *(record for record in records if record.reach is None)]
    for one in sorted([*again, *coming], key=lambda each: each.order):
        before = stay[-1] if stay else None
        lost = () if one.is_again else tuple(lost_columns(sheets, one, stay))
        done = take(sheets, one, before.reach if before else None)
        done.lost = lost
        if one.is_again:
            for each in result.done:
                each.newer.append(done)
        else:
            if not whole:
                _guard(one, done, doubts)
            result.done.append(done)
            if before and not done.changes and _same(before, done.record):
                continue
        if one.reach is None:
            kept += _without_keys(done.record)
        else:
            stay.append(done.record)
            kept.append(done.record)
    result.records = sorted(kept, key=lambda record: record.day)
    return result


def _undone(sheets: Sheets, dated: Sequence[Record], stay: int) -> list[Coming]:
    found = []
    for at in reversed(range(stay, len(dated))):
        before = dated[at - 1].reach if at else None
        found.append(undo(sheets, dated[at], before))
    return found


def _same(one: Record, other: Record) -> bool:
    return _kind(one) == _kind(other)


def _kind(one: Record) -> tuple[object, ...]:
    return one.year, one.reach, one.is_whole, one.complete_to


def _without_keys(record: Record) -> Iterator[Record]:
    """Of files that belong to no return only what they changed."""
    tables = {
        name: replace(table, listed=set(), unlisted=set(), new=set(), not_new=set())
        for name, table in record.tables.items()
        if table.changes or record.complete_to
    }
    if tables:
        yield replace(record, tables=tables)


def _note_brought(sheets: Sheets, records: Sequence[Record], coming: Sequence[Coming]) -> None:
    for name, sheet in sheets.items():
        columns = [record.tables[name].columns for record in records if name in record.tables]
        columns += [one.tables[name].headings for one in coming if name in one.tables]
        sheet.brought = {plain(heading) for own in columns for heading in own}


def _guard(one: Coming, done: Done, doubts: Sequence[str]) -> None:
    gone, were = len(done.gone), len(done.were_open)
    if gone > _MOST_GONE and gone * _SHARE_GONE > were:
        why = "".join(f"{doubt} " for doubt in doubts)
        raise SourceError(
            f"{why}{one.name} lacks or changes the episodes of {gone:,} of the {were:,} children in care on "
            f"{one.start:%d/%m/%Y}: as a whole return it would take them off or close them. Nothing was imported. "
            "If it has all children of its year, give --whole; if it has some, give --partial."
        )


def as_it_was(sheets: Sheets, day: dt.datetime, today: dt.date, complete_to: dt.date | None = None) -> list[Record]:
    """The rows of a workbook that has no record yet, as a return older than any of the same year.

    It covers nothing: newer returns replace its rows, and older ones only add to them. `complete_to`: the day to which
    the officer says that they are complete.
    """
    days = sheets["Episodes"].dates("DECOM") + sheets["Episodes"].dates("DEC") if "Episodes" in sheets else []
    latest = reach(sorted(days), today)
    if latest is None:
        return []
    tables = {
        name: TableRecord(tuple(sheet.titles), others=True, all_new=True)
        for name, sheet in sheets.items()
        if not sheet.is_empty
    }
    ends = dt.date(financial_year(latest) - 1, 3, 31)
    year = financial_year(latest)
    return [Record(day, AS_IT_WAS, year, ends, is_whole=False, tables=tables, complete_to=complete_to)]


def moments(now: dt.datetime, records: Sequence[Record]) -> Iterator[dt.datetime]:
    """A second for each return, which no other has."""
    at = max([now.replace(microsecond=0), *(record.day + _SECOND for record in records)])
    while True:
        yield at
        at += _SECOND
