"""The part of a package that describes an Excel table: where it lies and what its columns are called."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard_xl.workbook.area import Area, area
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.markup import create, damaged, find, parse, require, serialise


class TableXml:
    """An Excel table.

    `area`: all its cells, headings and totals included. `headings`: the names of its columns.
    """

    def __init__(self, content: bytes, part: str) -> None:
        self.part = part
        self._source = content
        self._root = parse(content, part)
        self._columns = require(self._root, "tableColumns", part)
        place = area(self._root.get("ref", ""))
        if place is None:
            raise damaged(part)
        self.area = place

    @property
    def name(self) -> str:
        return self._root.get("displayName", self._root.get("name", ""))

    @property
    def headings(self) -> list[str]:
        return [column.get("name", "") for column in self._columns]

    @property
    def has_header(self) -> bool:
        return self._root.get("headerRowCount", "1") != "0"

    @property
    def has_totals(self) -> bool:
        return self._root.get("totalsRowCount", "0") != "0"

    @property
    def body(self) -> Area:
        """The cells between the headings and the totals row, if there is one."""
        return replace(self.area, top=self.area.top + self.has_header, bottom=self.area.bottom - self.has_totals)

    def resize(self, bottom: int) -> None:
        """Make this the last row. The rows are others now, so that a filter or an order of the old ones is let go."""
        self._place(replace(self.area, bottom=bottom))
        order, chosen = find(self._root, "sortState"), find(self._root, "autoFilter")
        if order is not None:
            self._root.remove(order)
        for column in () if chosen is None else list(chosen):
            if column.get("hiddenButton") is None:
                chosen.remove(column)  # type: ignore[union-attr]

    def add_columns(self, headings: Sequence[str]) -> None:
        """Add columns on the right. Raises BookError where a heading is there already."""
        taken = {heading.lower() for heading in self.headings}
        for heading in headings:
            if heading.lower() in taken:
                raise BookError(f"The table {self.name} already has a column {heading}.")
            taken.add(heading.lower())
            self._add_column(heading)
        self._columns.set("count", str(len(self._columns)))
        self._place(replace(self.area, right=self.area.right + len(headings)))

    def _add_column(self, heading: str) -> None:
        fresh = max(int(column.get("id", "0")) for column in self._columns) + 1
        column = create(self._columns, "tableColumn")
        column.set("id", str(fresh))
        column.set("name", heading)

    def _place(self, place: Area) -> None:
        self.area = place
        self._root.set("ref", str(place))
        chosen = find(self._root, "autoFilter")
        if chosen is not None:
            chosen.set("ref", str(replace(place, bottom=place.bottom - self.has_totals)))

    def content(self) -> bytes:
        return serialise(self._root, self._source)
