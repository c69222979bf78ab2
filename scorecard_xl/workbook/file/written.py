"""What a set of changes wrote, by place: for those who keep copies of cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.book import Value

Cell = tuple[int, int]
"""Row and column, from 1."""


@dataclass
class Written:
    """The new values of one sheet: `cells`, and `blocks`: rows under headings, with the area that they replaced."""

    cells: dict[Cell, Value] = field(default_factory=dict)
    blocks: list[tuple[Area, Sequence[Sequence[Value]]]] = field(default_factory=list)

    def within(self, place: Area) -> dict[Cell, Value]:
        """The new values in this area, by cell; those of cells that were emptied are None."""
        found = {cell: self.cells[cell] for cell in place.cells() if cell in self.cells}
        for area, rows in self.blocks:
            found |= {cell: _value(rows, area, *cell) for cell in place.cells() if _holds(area, len(rows), *cell)}
        return found


def _holds(area: Area, rows: int, row: int, column: int) -> bool:
    return area.has_column(column) and area.top <= row <= max(area.bottom, area.top + rows - 1)


def _value(rows: Sequence[Sequence[Value]], area: Area, row: int, column: int) -> Value:
    own = rows[row - area.top] if row - area.top < len(rows) else ()
    return own[column - area.left] if column - area.left < len(own) else None


WrittenBySheet = Mapping[str, Written]
"""By the name of the sheet in lower case."""
