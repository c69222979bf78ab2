"""What an import did, in sentences."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scorecard_xl.imports.covering import Done
from scorecard_xl.imports.merge import Change, Counts, Key
from scorecard_xl.imports.record import CLOSED, TAKEN_OFF, Record, children, in_words
from scorecard_xl.imports.taking import AS_IT_WAS
from scorecard_xl.page.wording import number_of

NO_RECORD = "The workbook has no sheet Imports, so it keeps no record of what returns replaced: `scorecard-xl upgrade`."
_UNKNOWN = " Paste what they hold into the raw sheets, or give their columns the headings of a raw sheet."
_ONE = "If it is right, import a newer return that has it."
_MANY = "If they are right, import a newer return that has them."
_MOST_NAMED = 10


@dataclass(frozen=True)
class ReturnReport:
    """What became of one return, or of files of no year: `tables` by name.

    `closed`: children who are not in it and were in care at its start; `taken_off`: by table, the rows; `late`: why it
    fills only gaps; `children_off`: children of whom episodes were taken off; `not_kept`: which of its rows newer
    returns took off or closed. `emptied`: by table and column, the cells that were filled and are blank in it. `lost`:
    what to say of columns that it lacks.
    """

    source: str
    ending: dt.date | None
    reach: dt.date | None
    tables: Mapping[str, Counts]
    closed: Sequence[str] = ()
    taken_off: Mapping[str, Sequence[str]] = field(default_factory=dict)
    late: str = ""
    children_off: Sequence[str] = ()
    not_kept: Sequence[str] = ()
    emptied: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    lost: Sequence[str] = ()

    @classmethod
    def of(cls, done: Done, late: str) -> "ReturnReport":
        record = done.record
        ending = dt.date(record.year, 3, 31) if record.year else None
        closed = sorted(map(str, done.closed))
        taken_off = {name: [" ".join(map(_part, key)) for key in keys] for name, keys in done.taken_off.items()}
        off = sorted({str(key[0]) for key in done.taken_off.get("Episodes", [])})
        not_kept = _not_kept(done)
        return cls(
            record.file,
            ending,
            record.reach,
            done.counts,
            closed,
            taken_off,
            late,
            off,
            not_kept,
            done.emptied,
            done.lost,
        )

    def sentences(self) -> list[str]:
        of = f"{self.source}, year to {self.ending:%d/%m/%Y}" if self.ending else self.source
        said = [f"{of}: {name}: {_counted(counts)}." for name, counts in self.tables.items()]
        if self.reach:
            said.insert(0, f"{of}, reaches {self.reach:%d/%m/%Y}.{self.late}")
        for name, columns in self.emptied.items():
            cells = ", ".join(f"{column} {count:,}" for column, count in columns.items())
            said.append(f"{of}: {name}: cells that were filled are blank in the file, and blank now: {cells}.")
        for name, keys in self.taken_off.items():
            rows = number_of(len(keys), "row")
            said.append(f"{of}: {name}: {rows} taken off, as the return does not list them: {_some(keys)}.")
        if self.closed and self.ending:
            start = dt.date(self.ending.year - 1, 3, 31)
            said.append(
                f"{of}: {children(len(self.closed))} not in the return, so closed on {start:%d/%m/%Y}: "
                f"{_some(self.closed)}; `check` lists them until a later return has them."
            )
        return [*said, *(f"{of}: {sentence}" for sentence in (*self.lost, *self.not_kept))]


@dataclass(frozen=True)
class Report:
    """What an import did. `dropped`: by table, the rows of the sheet that are no longer there.

    `doubts`: why the files may be none of this workbook's.
    """

    returns: tuple[ReturnReport, ...]
    dropped: Mapping[str, int]
    notes: tuple[str, ...]
    not_used: tuple[str, ...]
    not_recognised: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    dry_run: bool = False

    @property
    def brought(self) -> bool:
        """Whether one of the files holds a table that was taken."""
        return any(one.tables for one in self.returns)

    def sentences(self) -> list[str]:
        """The report in plain sentences, for the command line and for a message."""
        return [
            *self.doubts,
            *(sentence for one in self.returns for sentence in one.sentences()),
            *(
                f"{name}: {number_of(count, 'row')} dropped, because the files do not have them."
                for name, count in self.dropped.items()
            ),
            *self._gone(),
            *self.notes,
            *self.unused(),
            *(["Nothing was written (--dry-run)."] if self.dry_run else []),
        ]

    def unused(self) -> list[str]:
        """The files that brought nothing, in sentences."""
        return [
            *_listed("Not used by the scorecard", self.not_used),
            *_listed("Not recognised, by name or by headings", self.not_recognised, _UNKNOWN),
        ]

    def _gone(self) -> list[str]:
        """How many children were closed or taken off by all returns together."""
        closed = {child for one in self.returns for child in one.closed}
        off = {child for one in self.returns for child in one.children_off}
        did = in_words(len(closed), len(off))
        return [f"In all the import {did}: see the sheet Imports."] if did else []


def _not_kept(done: Done) -> list[str]:
    """Which rows of a return newer ones took off or closed, in sentences, unless a still newer one has them again."""
    settled: set[tuple[str, Key]] = set()
    said: list[str] = []
    for newer in reversed(done.newer):
        own = {
            name: [
                each for each in table.changes if each.what in (TAKEN_OFF, CLOSED) and (name, each.key) not in settled
            ]
            for name, table in newer.record.tables.items()
        }
        said = [*_not_kept_by(newer, done, own), *said]
        settled |= {(name, key) for name, keys in newer.listed.items() for key in keys}
        settled |= {(name, change.key) for name, changes in own.items() for change in changes}
    return said


def _not_kept_by(newer: Done, done: Done, changes: Mapping[str, Sequence[Change]]) -> Iterator[str]:
    record = newer.record
    lacks = f"as the newer return {record.file} does not have"
    for name, all_of_it in changes.items():
        own = [change for change in all_of_it if change.key in done.listed.get(name, ())]
        if off := [" ".join(map(_part, change.key)) for change in own if change.what == TAKEN_OFF]:
            ask = _ONE if len(off) == 1 else _MANY
            yield f"{name}: {number_of(len(off), 'row')} not kept, {lacks} {_them(off)}: {_some(off)}. {ask}"
        closed = sorted({str(change.key[0]) for change in own if change.what == CLOSED})
        if closed and name == "Episodes" and record.year:
            yield (
                f"{children(len(closed))} closed on {dt.date(record.year - 1, 3, 31):%d/%m/%Y}, "
                f"{lacks} {_them(closed)}: {_some(closed)}; `check` lists them until a later return has them."
            )


def _them(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"


def why_only_gaps(done: Done, records: Collection[Record]) -> str:
    """Why a return fills only gaps: newer ones are in the workbook."""
    own = done.record.reach
    newer = [record for record in records if own and record.reach and record.reach > own]
    if not newer:
        return ""
    latest = max(newer, key=lambda record: record.order)
    what = AS_IT_WAS if latest.file == AS_IT_WAS else f"{latest.file} (to {latest.reach:%d/%m/%Y})"
    return f" It is older than {what}: it fills only what newer returns do not cover."


def not_closed(names: Sequence[str], *, is_report: bool) -> str:
    """That children in care whom files lack stay in care, as the files only add and replace."""
    are, stay = ("is", "stays") if len(names) == 1 else ("are", "stay")
    why = "a report" if is_report else "--partial"
    ask = (
        "If care ended, import a return that has the end, or write DEC and REC on Episodes."
        if is_report
        else "If the files have all children, import them without --partial (setting Import is partial: no)."
    )
    return (
        f"{children(len(names))} in care on the sheet Episodes {are} not in these files, and {stay} in care, as {why} "
        f"only adds and replaces: {_some(names)}. {ask}"
    )


def _counted(counts: Counts) -> str:
    parts = {"added": counts.added, "replaced": counts.replaced, "unchanged": counts.unchanged}
    words = [f"{count:,} {word}" for word, count in parts.items() if count]
    return ", ".join([f"{number_of(counts.read, 'row')} read", *words])


def _part(part: object) -> str:
    return f"{part:%d/%m/%Y}" if isinstance(part, dt.date) else str(part)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _listed(what: str, files: Sequence[str], hint: str = "") -> list[str]:
    return [f"{what}: {', '.join(files)}.{hint}"] if files else []
