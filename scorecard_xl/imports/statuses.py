"""Rows of a list that say that nothing took place: visits planned, cancelled or attempted, and the like."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from scorecard_xl.imports.foot import Row
from scorecard_xl.imports.ssda903 import Extract
from scorecard_xl.tables.aliases import alike
from scorecard_xl.tables.by_heading import Headings, cell_in
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty
from scorecard_xl.tables.codes import flag_of
from scorecard_xl.tables.schema import Table

_TABLES = ("Visits", "Reviews", "Health", "PEPs")
_STATUS = re.compile(
    r"(?:\w*(?:visit|review|pep|meeting|assessment|check|appointment|contact|event|task|form|step))?"
    r"(status|outcome)"
)
_CANCELLED = re.compile(r"(?:is|was|\w*(?:visit|review|pep|meeting|assessment|check|appointment))?cancelled")
_PLANNED = re.compile(r"\b(?:planned|scheduled|booked|proposed|arranged|requested|invited)\b")
_NOT = re.compile(
    r"\b(?:not|didn'?t|cancel\w*|attempt\w*|abort\w*|abandon\w*|dna|dnas|wnb|no (?:access|reply|answer|show)|"
    r"non ?attend\w*|refus\w*|declin\w*|postponed|rearranged|rescheduled|missed|failed|void\w*|deleted|withdrawn|"
    r"(?:created|entered|recorded) in error)\b"
)
_DONE = re.compile(
    r"\b(?:complet\w*|held|done|made|took place|taken place|seen|attended|visited|carried out|undertaken|finali[sz]ed|"
    r"finished|successful\w*|closed|authori[sz]ed|approved|signed off|actual|occurred)\b"
)
_NAMED = 5


def took_place(table: Table, headings: Sequence[str], written: Row, rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """The rows of what took place or is due, and what to say of the others, which are blank then.

    `headings`: by the names of the table, `written`: as the file has them.
    """
    kept, said = list(rows), list[str]()
    if table.name not in _TABLES:
        return kept, said
    for at, heading in enumerate(headings):
        named = alike(heading)
        status = _STATUS.fullmatch(named)
        if status is None and not _CANCELLED.fullmatch(named):
            continue
        column = _Column(table, headings, as_text(cell_in(written, at)), status[1] if status else "cancelled", at)
        kept, more = column.read(kept)
        said += more
    return kept, said


def up_to(today: dt.date, table: Table, held: Extract) -> tuple[Extract, list[str]]:
    """A list without what is dated after today, which is planned at best, and what to say of it.

    Reviews stay: a return takes them off when they are held on another day.
    """
    if table.name not in _TABLES or table.name == "Reviews":
        return held, []
    done, *due = table.means
    later = {at: day for at, day in enumerate(held.cells(done)) if isinstance(day, dt.date) and day > today}
    if not later:
        return held, []
    each = "1 row is" if len(later) == 1 else f"{len(later):,} rows are"
    planned = f" A planned day has its own column, {due[0]}." if due else ""
    said = f"{each} left out, as {done} is after today, for example {next(iter(later.values())):%d/%m/%Y}.{planned}"
    return held.chosen(at for at in range(len(held.rows)) if at not in later), [said]


class _Column:
    """One column that says what became of each row. `kind`: status, outcome or cancelled."""

    def __init__(self, table: Table, headings: Sequence[str], title: str, kind: str, at: int) -> None:
        own = Headings(headings)
        self._title, self._kind, self._at = title, kind, at
        self._done, *due = (own.place(name) for name in table.means)
        self._due = due[0] if due else None

    def read(self, rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
        kept: list[Row] = []
        texts: dict[str, list[str]] = {"left out": [], "due": [], "doubtful": []}
        for row in rows:
            cell = cell_in(row, self._at)
            text = "" if is_empty(cell) else as_text(cell)
            became = self._of(text) if text else "done"
            if became == "planned" and self._due is not None and not is_empty(cell_in(row, self._due)):
                row = [None if at == self._done else cell for at, cell in enumerate(row)]
                texts["due"].append(text)
            elif became in ("planned", "not"):
                row = []
                texts["left out"].append(text)
            elif became == "doubtful":
                texts["doubtful"].append(text)
            kept.append(row)
        return kept, list(self._said(texts))

    def _of(self, text: str) -> str:
        """What became of it: done, planned, not, or doubtful, which a remark on an outcome is not."""
        words = re.sub(r"[^a-z']+", " ", text.lower())
        if self._kind == "cancelled":
            return "not" if _flag(text) == "1" or _NOT.search(words) else "done"
        if _NOT.search(words):
            return "not"
        is_planned, is_done = _PLANNED.search(words) is not None, _DONE.search(words) is not None
        if is_planned and not is_done:
            return "planned"
        return "done" if (is_done and not is_planned) or self._kind == "outcome" else "doubtful"

    def _said(self, texts: Mapping[str, Sequence[str]]) -> Iterator[str]:
        if gone := texts["left out"]:
            each = "1 row is" if len(gone) == 1 else f"{len(gone):,} rows are"
            yield f"{each} left out, as {self._title} says that nothing took place: {_some(gone)}."
        if due := texts["due"]:
            each = "1 row counts" if len(due) == 1 else f"{len(due):,} rows count"
            yield f"{each} only as due, as {self._title} says that it is planned: {_some(due)}."
        if doubtful := texts["doubtful"]:
            each = "1 row counts" if len(doubtful) == 1 else f"{len(doubtful):,} rows count"
            yield (
                f"{each} as done, though {self._title} does not say so: {_some(doubtful)}. Take out of the list what "
                "did not take place."
            )


def _flag(text: str) -> str | None:
    try:
        return flag_of(text)
    except Unreadable:
        return None


def _some(texts: Sequence[str]) -> str:
    """The different ones, each once."""
    each = list(dict.fromkeys(texts))
    return ", ".join(each[:_NAMED]) + (" …" if len(each) > _NAMED else "")
