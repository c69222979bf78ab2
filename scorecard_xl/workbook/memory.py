"""A workbook that is a dict of sheets: for tests and documents."""

from collections.abc import Iterable, Iterator, Mapping

from scorecard_xl.workbook.book import NOTHING_BESIDE, Beside, Block, BookError, Sheet, Value, as_rows
from scorecard_xl.workbook.finding import ExcelTable, FoundTable, by_headings, find, heading_row


class MemoryBook:
    """A `Book` in memory.

    `sheets`: the rows of each sheet by its name. `cells`: what was put, by defined name.
    `beside`: what was set beside them.
    """

    def __init__(self, sheets: dict[str, list[list[Value]]]) -> None:
        self.sheets = sheets
        self.cells: dict[str, Value] = {}
        self.beside = NOTHING_BESIDE

    def read(self, sheet: str) -> Sheet | None:
        """All rows of the sheet of this name, in any case and with blanks around it; None where there is none."""
        name = self._name(sheet)
        return None if name is None else by_headings(sheet, Sheet(name, self.sheets[name]))

    def read_all(self, sheets: Iterable[str]) -> Iterator[Sheet | None]:
        """As `Book.read_all`."""
        return map(self.read, sheets)

    def put(
        self, cells: Mapping[str, Value], blocks: Mapping[str, Block], beside: Beside = NOTHING_BESIDE
    ) -> list[str]:
        """As `Book.put`; the headings are the first row that is not blank. Raises BookError where there are none."""
        bodies = {self._with_headings(sheet): rows for sheet, rows in blocks.items()}
        for (name, first, column), rows in bodies.items():
            self.sheets[name][first:] = [[*[None] * column, *row] for row in as_rows(rows)]
        self.cells.update(cells)
        self.beside = beside
        return []

    def _with_headings(self, sheet: str) -> tuple[str, int, int]:
        name = self._name(sheet)
        place = None if name is None else heading_row(sheet, self.sheets[name])
        if name is None or place is None:
            raise BookError(f"There is no sheet {sheet} with headings in the workbook: put it back.")
        return name, place[0] + 1, place[1]

    def _name(self, sheet: str) -> str | None:
        found: FoundTable[ExcelTable] | None = find(sheet, self.sheets, lambda _: [])
        return None if found is None else found[0]
