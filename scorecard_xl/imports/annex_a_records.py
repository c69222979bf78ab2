"""The rows of a list of Annex A, each with its cells by heading."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from scorecard_xl.tables.cells import (
    Unreadable,
    as_text,
    clean_id,
    has_strokes,
    is_empty,
    is_month_first,
    read_code,
    read_date,
    read_id,
)
from scorecard_xl.tables.values import Value

Heading = str | Callable[[str], bool]
"""A heading as `alike` writes it, or what it has to look like."""
_BORN = "dateofbirth"


class Record:
    """One row. `unread`: days that cannot be read, by heading, as far as they were asked for."""

    def __init__(self, cells: Mapping[str, Value], month_first: frozenset[str]) -> None:
        self._cells, self._month_first = cells, month_first
        self.child: str = clean_id(as_text(cells["childuniqueid"]))
        self.unread: dict[str, str] = {}

    def text(self, heading: Heading) -> str | None:
        """The text of a cell, None for nothing."""
        cell = self._cell(heading)
        return None if is_empty(cell) else as_text(cell)

    def unlettered(self, heading: Heading) -> str | None:
        """The text without the letter that it has in the list of codes."""
        text = self.text(heading)
        return None if text is None else re.sub(r"^[A-Za-z]{1,2}\)\s*", "", text)

    def code(self, heading: Heading) -> str:
        """The code of a cell, "" for nothing and for an error value."""
        cell = self._cell(heading)
        try:
            return "" if is_empty(cell) else read_code(cell)
        except Unreadable:
            return ""

    def day(self, heading: Heading) -> dt.date | None:
        """The day of a cell, None for nothing and for one that cannot be read."""
        name = self._name(heading)
        cell = self._cells.get(name)
        if is_empty(cell):
            return None
        try:
            if name in self._month_first and has_strokes(cell):
                raise Unreadable
            return read_date(cell)
        except Unreadable:
            self.unread[name] = as_text(cell)
            return None

    def _cell(self, heading: Heading) -> Value:
        return self._cells.get(self._name(heading))

    def _name(self, heading: Heading) -> str:
        return heading if isinstance(heading, str) else next(filter(heading, self._cells), "")


class Records(Sequence[Record]):
    """The rows of a list that have an ID. `headings`: as `alike` writes them; of two that are the same the first."""

    def __init__(self, headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
        filled = [dict(reversed(list(zip(headings, row, strict=False)))) for row in rows]
        named = [cells for cells in filled if _has_id(cells)]
        month_first = frozenset(name for name in headings if is_month_first(cells.get(name) for cells in named))
        self._records = [Record(cells, month_first) for cells in named]
        self._headings = headings

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return self._records[at]

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def days(self) -> Iterator[dt.date]:
        """Every day in the list but those of birth."""
        for record in self._records:
            for heading in self._headings:
                if ("date" in heading) and heading != _BORN and (day := record.day(heading)) is not None:
                    yield day


def _has_id(cells: Mapping[str, Value]) -> bool:
    cell = cells.get("childuniqueid")
    try:
        return not is_empty(cell) and bool(read_id(cell))
    except Unreadable:
        return False
