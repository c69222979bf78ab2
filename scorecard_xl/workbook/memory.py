"""A workbook that is a dict of sheets: for tests and documents."""

from collections.abc import Iterable, Iterator, Mapping

from scorecard_xl.workbook.book import Block, BookError, Sheet, Value, as_rows
from scorecard_xl.workbook.file.calling import sheet_called, sheet_meant
from scorecard_xl.workbook.grid import heading_place


class MemoryBook:
    """A `Book` in memory.

    `sheets`: the rows of each sheet by its name. `cells`: what was put, by defined name.
    """

    def __init__(self, sheets: dict[str, list[list[Value]]]) -> None:
        self.sheets = sheets
        self.cells: dict[str, Value] = {}

    def read(self, sheet: str) -> Sheet | None:
        """All rows of the sheet of this name, in any case and with blanks around it; None where there is none."""
        name = self._name(sheet)
        return None if name is None else Sheet(name, self.sheets[name])

    def read_all(self, sheets: Iterable[str]) -> Iterator[Sheet | None]:
        """As `Book.read_all`."""
        return map(self.read, sheets)

    def put(self, cells: Mapping[str, Value], blocks: Mapping[str, Block]) -> None:
        """As `Book.put`; the headings are the first row that is not blank. Raises BookError where there are none."""
        bodies = {self._with_headings(sheet): rows for sheet, rows in blocks.items()}
        for (name, first), rows in bodies.items():
            self.sheets[name][first:] = [list(row) for row in as_rows(rows)]
        self.cells.update(cells)

    def _with_headings(self, sheet: str) -> tuple[str, int]:
        name = self._name(sheet)
        place = None if name is None else heading_place(self.sheets[name])
        if name is None or place is None:
            raise BookError(f"There is no sheet {sheet} with headings in the workbook: put it back.")
        return name, place + 1

    def _name(self, sheet: str) -> str | None:
        return sheet_called(sheet, self.sheets) or sheet_meant(sheet, self.sheets)
