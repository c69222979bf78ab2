"""Ofsted's Annex A: lists 8 (children in care), 9 (care leavers) and 10 (adoption) as rows of raw tables (decisions K).

A list says nothing of who is not on it: its rows only add and replace.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scorecard_xl.imports.annex_a_episodes import adopted, in_care, of_book, start_of_care
from scorecard_xl.imports.annex_a_records import Record, Records
from scorecard_xl.imports.ssda903 import Extract
from scorecard_xl.tables.aliases import alike
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.cells import FLAGS, Unreadable, read_id
from scorecard_xl.tables.values import Value

_FIRST_ROWS = 10
_ID = "childuniqueid"
_NAMED = {"childrenincare": 8, "careleavers": 9, "adoption": 10, "childrenlookedafter": 8}
_HEADED = {8: "datestartedtobelookedafter", 9: "eligibilitycategory", 10: "dateofadoptionorder"}
_SHOWN = 10
_ENDED = (
    "ended on the list, and in care in Episodes, which counts: import a return that has the end, or write DEC and REC "
    "on Episodes"
)
_MOVED = (
    "a newer placement on the list than in Episodes, which counts: import a return that has the move, or write it on "
    "Episodes"
)
_ABSENT = (
    "in care in Episodes and not on list 8, and a list closes nothing: if care ended, import a return that has the "
    "end, or write DEC and REC on Episodes"
)
_NO_SHEETS: Mapping[str, Extract] = {}


@dataclass(frozen=True)
class AnnexA:
    """The lists of a workbook, or one of a CSV file, by their numbers."""

    file: str
    lists: Mapping[int, Records]

    def children_in_care(self) -> set[str]:
        """The IDs on list 8, as they are compared."""
        return {_key(record.child) for record in self.lists.get(8, ())}


def lists_in(file: str, stem: str, sheets: Iterable[tuple[str, Sequence[Sequence[Value]]]]) -> AnnexA | None:
    """Lists 8, 9 and 10 in these sheets, of which a file of text has one without a name; None where there is none."""
    found: dict[int, Records] = {}
    for sheet, rows in sheets:
        at = next((at for at, row in enumerate(rows[:_FIRST_ROWS]) if _ID in map(alike, row)), None)
        number = None if at is None else _number(sheet or stem, list(map(alike, rows[at])))
        if at is not None and number is not None:
            found[number] = Records(rows[at], rows[at + 1 :])
    return AnnexA(file, found) if found else None


def _number(name: str, headings: Sequence[str]) -> int | None:
    """By the sheet's name where it is one of a list and the headings fit, else by the headings."""
    told = re.fullmatch(r"(?:list)?0*(\d{1,2})(\D.*)?", alike(name))
    number = int(told[1]) if told else _NAMED.get(alike(name))
    by_headings = next((each for each, heading in _HEADED.items() if heading in headings), None)
    return number if number in _HEADED and by_headings == number else by_headings


def day_of(lists: AnnexA, today: dt.date) -> dt.date | None:
    """The day that the lists show: the latest in them that is not after today; None where they hold none."""
    days = (day for records in lists.lists.values() for day in records.days())
    return max((day for day in days if day <= today), default=None)


def tables_of(
    lists: AnnexA, as_at: dt.date, episodes: Extract, there: Mapping[str, Extract] = _NO_SHEETS
) -> tuple[dict[str, Extract], list[str]]:
    """The lists as rows of raw tables, and what differs from the book, which wins.

    `episodes`: those of the book. `there`: its other tables, of which a row keeps what a list leaves blank.
    """
    making = _Making(lists, as_at, of_book(episodes))
    if 8 in lists.lists:
        making.list_8(lists.lists[8])
    making.list_9(lists.lists.get(9, Records()))
    making.list_10(lists.lists.get(10, Records()))
    return making.tables(there), making.sentences()


class _Making:
    """Collects rows by table; of several about one key the later fill what the earlier leave blank."""

    def __init__(self, lists: AnnexA, as_at: dt.date, episodes: Mapping[str, list[Any]]) -> None:
        self._file, self._lists, self._as_at, self._book = lists.file, lists.lists, as_at, episodes
        self._rows: dict[str, dict[tuple[Value, ...], dict[str, Value]]] = {}
        self._differ: dict[str, list[str]] = {}
        self._not_days: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._adopted = {_key(record.child) for record in _listed(lists, 10) if record.day("dateofadoptionorder")}

    def list_8(self, records: Sequence[Record]) -> None:
        for one in records:
            self._person(one)
            if FLAGS.get(one.code(_beginning("unaccompaniedasylumseekingchild"))) == "1":
                self._add("UASC", ("CHILD",), CHILD=one.child)
            self._dated("Reviews", one, "REVIEW", "dateoflateststatutoryreview")
            self._dated("Visits", one, "VISIT", "dateoflastsocialworkvisit", SEEN="Y")
            for check, heading in (("RHA", "dateoflasthealthassessment"), ("DENTAL", "dateoflastdentalcheck")):
                self._dated("Health", one, "CHECK_DATE", heading, CHECK=check)
            self._care(one)
            self._unread(one)
        self._say_absent({_key(one.child) for one in records})

    def _say_absent(self, listed: Collection[str]) -> None:
        """A list closes nothing (decisions K5), so that a child whom it lacks stays in care."""
        for child, own in self._book.items():
            if own[-1].dec is None and own[-1].decom <= self._as_at and child not in listed:
                self._differ.setdefault(_ABSENT, []).append(child)

    def _care(self, one: Record) -> None:
        """The episodes of a child of whom the book has none; else what differs."""
        start = one.day("datestartedtobelookedafter")
        if known := self._book.get(_key(one.child)):
            self._compare(one, start, known)
        elif start is None:
            self._note("no date on which care started, so no episode of them was imported", one)
        elif _key(one.child) not in self._adopted:
            self._episodes(in_care(one, start))

    def _compare(self, one: Record, start: dt.date | None, known: list[Any]) -> None:
        last, ceased = known[-1], one.day("dateceasedtobelookedafter")
        if ceased is None and last.dec is not None and last.dec <= self._as_at:
            self._note("in care on the list, and ended in Episodes, which counts", one)
        if ceased is not None and last.dec is None and last.decom <= ceased:
            self._note(_ENDED, one)
        moved = one.day("startdateofmostrecentplacement")
        if moved is not None and ceased is None and last.dec is None and last.decom < moved <= self._as_at:
            self._note(_MOVED, one)
        if start is not None and start_of_care(known) != start:
            self._note("another start of care on the list than in Episodes, which counts", one)

    def list_9(self, records: Iterable[Record]) -> None:
        for one in records:
            self._person(one, one.text("allocatedpersonaladvisor"))
            cells = {
                "DOB": one.day("dateofbirth"), "IN_TOUCH": one.code("laintouch"), "ACTIV": one.code("activitystatus"),
                "ACCOM": _accommodation(one), "ELIGIBILITY": one.unlettered("eligibilitycategory"),
                "PATHWAY_PLAN": one.day("latestpathwayplanreviewdate"),
                "LATEST_CONTACT": one.day("latestdateofcontact"),
            }  # fmt: skip
            self._add("CareLeavers", ("CHILD",), CHILD=one.child, **cells)
            self._unread(one)

    def list_10(self, records: Iterable[Record]) -> None:
        for one in records:
            self._person(one)
            match = one.day("dateofmatchingchildandprospectiveadopters")
            fostered = one.day(_beginning("datethechildwasplacedforfostering"))
            if match or fostered:
                self._add("AD1", ("CHILD",), CHILD=one.child, DATE_MATCH=match, FOSTER_CARE="1" if fostered else None)
            if one.day("dateofadoptionorder") and _key(one.child) not in self._book:
                rows = adopted(one, fostered)
                self._episodes(rows)
                if not rows:
                    self._note("an adoption order and no day of entering care, so no episode was imported", one)
            self._unread(one)

    def _person(self, one: Record, worker: str | None = None) -> None:
        cells: dict[str, Value] = {
            "SEX": _sex(one.code("gender"), self._as_at), "DOB": one.day("dateofbirth"),
            "ETHNIC": one.code("ethnicity"), "TEAM": one.text("allocatedteam"),
            "WORKER": worker or one.text("allocatedworker"),
        }  # fmt: skip
        self._add("Children", ("CHILD",), CHILD=one.child, **cells)

    def _dated(self, table: str, one: Record, column: str, heading: str, **others: Value) -> None:
        if (day := one.day(heading)) is not None:
            self._add(table, ("CHILD", *others, column), CHILD=one.child, **others, **{column: day})

    def _episodes(self, rows: Iterable[dict[str, Value]]) -> None:
        for row in rows:
            self._add("Episodes", ("CHILD", "DECOM"), **row)

    def _add(self, table: str, key: tuple[str, ...], **cells: Value) -> None:
        own = tuple(_key(cells[name]) if name == "CHILD" else cells[name] for name in key)
        row = self._rows.setdefault(table, {}).setdefault(own, dict.fromkeys(cells))
        row.update({name: cell for name, cell in cells.items() if row.get(name) in (None, "")})

    def _unread(self, one: Record) -> None:
        for heading, (text, why) in one.unread.items():
            self._not_days.setdefault((heading, why), []).append((str(one.child), text))

    def _note(self, what: str, one: Record) -> None:
        self._differ.setdefault(what, []).append(str(one.child))

    def sentences(self) -> list[str]:
        """What was found, each with the children it is about."""
        said = [f"{self._file}: {_some(children)}: {what}." for what, children in self._differ.items()]
        for (heading, why), found in self._not_days.items():
            children, texts = zip(*found, strict=True)
            said.append(f"{self._file}: {_some(children)}: {heading}: {texts[0]} {why}.")
        left_out = dict.fromkeys(text for records in self._lists.values() for text in records.left_out)
        return [*said, *(f"{self._file}: a row that is no child is left out: {text}." for text in left_out)]

    def tables(self, there: Mapping[str, Extract]) -> dict[str, Extract]:
        return {table: self._extract(list(rows.values()), there.get(table)) for table, rows in self._rows.items()}

    def _extract(self, rows: list[dict[str, Value]], there: Extract | None) -> Extract:
        headings = tuple(dict.fromkeys(name for row in rows for name in row))
        filled = tuple(name for name in headings if name == "CHILD" or any(row.get(name) for row in rows))
        kept = _kept(there) if there is not None and "CHILD" in Headings(there.headings) else {}
        cells = [tuple(row.get(name) or _before(kept, row, name) for name in filled) for row in rows]
        return Extract(filled, cells, self._file)


def _before(kept: Mapping[str, Mapping[str, Value]], row: Mapping[str, Value], name: str) -> Value:
    return kept.get(_key(row["CHILD"]), {}).get(name) or None


def _kept(there: Extract) -> dict[str, dict[str, Value]]:
    """By child the cells of the book's row."""
    rows = (dict(zip(there.headings, row, strict=True)) for row in there.rows)
    return {_key(row["CHILD"]): row for row in rows}


def _listed(lists: AnnexA, number: int) -> Iterable[Record]:
    return lists.lists.get(number, Records())


def _key(child: Value) -> str:
    try:
        return read_id(child)
    except Unreadable:
        return str(child)


def _beginning(start: str) -> Callable[[str], bool]:
    return lambda heading: heading.startswith(start)


def _some(children: Sequence[str]) -> str:
    shown = ", ".join(children[:_SHOWN]) + (" …" if len(children) > _SHOWN else "")
    return f"1 child ({shown})" if len(children) == 1 else f"{len(children):,} children ({shown})"


def _sex(code: str, as_at: dt.date) -> str | None:
    """The code of that day: letters from 2024/25, numbers before."""
    letter = {"MALE": "M", "FEMALE": "F", "1": "M", "2": "F", "M": "M", "F": "F"}.get(code)
    if as_at < dt.date(2024, 4, 1):
        return {"M": "1", "F": "2"}.get(letter or "")
    return letter or ("U" if code else None)


def _accommodation(one: Record) -> str | None:
    """The letter of the type and 1 for suitable or 2; without a word of that, 2 where it is never suitable."""
    kind, suitable = one.code("typeofaccommodation"), one.code("suitabilityofaccommodation")
    if len(kind) != 1:
        return kind or None
    digit = {"SUITABLE": "1", "UNSUITABLE": "2", "NOT SUITABLE": "2", "YES": "1", "NO": "2", "1": "1", "2": "2"}
    return kind if kind == "0" else kind + digit.get(suitable, "2" if kind in "SX" else "")
