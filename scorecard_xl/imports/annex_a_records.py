"""The rows of a list of Annex A, each with its cells by heading."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from scorecard_xl.imports.foot import is_foot_text
from scorecard_xl.tables.aliases import alike
from scorecard_xl.tables.cells import Unreadable, as_text, clean_id, is_empty, read_code, read_id, read_text
from scorecard_xl.tables.codes import code_of
from scorecard_xl.tables.dates import MONTH_FIRST, has_strokes, month_first_of, read_date
from scorecard_xl.tables.values import Value

Heading = str | Callable[[str], bool]
"""A heading as `alike` writes it, or what it has to look like."""
_BORN, _ID = "dateofbirth", "childuniqueid"


class Record:
    """One row. `unread`: days that cannot be read and why, by heading as it is written, if they were asked for."""

    def __init__(self, cells: Mapping[str, Value], month_first: frozenset[str], written: Mapping[str, str]) -> None:
        self._cells, self._month_first, self._written = cells, month_first, written
        self.child: str = clean_id(as_text(cells[_ID]))
        self.unread: dict[str, tuple[str, str]] = {}

    def text(self, heading: Heading) -> str | None:
        """The text of a cell, None for nothing."""
        cell = self._cell(heading)
        try:
            return None if is_empty(cell) else read_text(cell)
        except Unreadable:
            return None

    def unlettered(self, heading: Heading) -> str | None:
        """The text without the letter that it has in the list of codes."""
        text = self.text(heading)
        return None if text is None else re.sub(r"^[A-Za-z]{1,2}\)\s*", "", text)

    def code(self, heading: Heading, column: str = "") -> str:
        """The code of a cell, "" for nothing and for an error value.

        `column`: that of Episodes whose code it is; what is none is the text as it is.
        """
        cell = self._cell(heading)
        try:
            if column and not is_empty(cell):
                return code_of("Episodes", column, cell) or as_text(cell)
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
                raise Unreadable(MONTH_FIRST)
            return read_date(cell)
        except Unreadable as why:
            self.unread[self._written[name]] = as_text(cell), str(why)
            return None

    def _cell(self, heading: Heading) -> Value:
        return self._cells.get(self._name(heading))

    def _name(self, heading: Heading) -> str:
        return heading if isinstance(heading, str) else next(filter(heading, self._cells), "")


class Records(Sequence[Record]):
    """The rows of a list that have an ID; of two headings that are the same the first.

    `left_out`: what rows say that are no record, as a total at the foot and the headings once more.
    """

    def __init__(self, written: Sequence[Value] = (), rows: Sequence[Sequence[Value]] = ()) -> None:
        self._headings = list(map(alike, written))
        shown = {alike(heading): " ".join(as_text(heading).split()) for heading in written}
        filled = [dict(reversed(list(zip(self._headings, row, strict=False)))) for row in rows]
        named = [cells for cells in filled if _has_id(cells)]
        self.left_out = [as_text(cells[_ID]) for cells in named if self._is_no_record(cells)]
        kept = [cells for cells in named if not self._is_no_record(cells)]
        month_first = frozenset(month_first_of({name: [cells.get(name) for cells in kept] for name in self._headings}))
        self._records = [Record(cells, month_first, shown) for cells in kept]

    def _is_no_record(self, cells: Mapping[str, Value]) -> bool:
        text = as_text(cells[_ID])
        has_day = any("date" in name and not is_empty(cell) for name, cell in cells.items())
        return alike(text) == _ID or (is_foot_text(text) and not has_day)

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
    cell = cells.get(_ID)
    try:
        return not is_empty(cell) and bool(read_id(cell))
    except Unreadable:
        return False
