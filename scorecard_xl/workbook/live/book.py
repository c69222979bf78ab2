"""A workbook that is open in Excel: one read a table, one write a block, all or nothing.

How often Excel is called depends on the page and the number of tables, never on their rows: see tests/live.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property

import xlwings as xw

from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.book import NOTHING_BESIDE, Beside, Block, BookError, Sheet, Value, as_rows
from scorecard_xl.workbook.file.workbookxml import one_cell
from scorecard_xl.workbook.finding import find
from scorecard_xl.workbook.live.changes import CellsChange, LiveChange
from scorecard_xl.workbook.live.own_columns import block_changes
from scorecard_xl.workbook.live.table import LiveTable, PrintChange, describe
from scorecard_xl.workbook.live.values import each_stays
from scorecard_xl.workbook.own_columns import Lost, sentences

TITLE = "Corporate Parenting Scorecard"
_QUIET = {"screen_updating": False, "enable_events": False, "calculation": "manual"}


class LiveBook:
    """An open workbook, as a `Book`."""

    def __init__(self, book: xw.Book) -> None:
        self._book = book

    @classmethod
    def caller(cls) -> "LiveBook":
        """The workbook whose macro called."""
        return cls(xw.Book.caller())

    @property
    def name(self) -> str:
        return str(self._book.name)

    @contextmanager
    def at_work(self, saying: str) -> Iterator[None]:
        """Screen, events and calculation rest, and the status bar says what is done; all are put back in any case."""
        with ExitStack() as stack:
            for name, value in {"status_bar": saying, **_QUIET}.items():
                stack.enter_context(self._book.app.properties(**{name: value}))
            yield

    def tell(self, sentence: str, *, failed: bool = False) -> None:
        """Show a sentence and wait until it is read."""
        self._book.app.alert(sentence, TITLE, mode="critical" if failed else "info")

    def read(self, sheet: str) -> Sheet | None:
        """As `Book.read`: the same cells as a file of this workbook gives. Raises BookError."""
        found = self._find(sheet)
        return None if found is None else found.as_sheet()

    def read_all(self, sheets: Iterable[str]) -> Iterator[Sheet | None]:
        """As `Book.read_all`."""
        return map(self.read, sheets)

    def put(
        self, cells: Mapping[str, Value], blocks: Mapping[str, Block], beside: Beside = NOTHING_BESIDE
    ) -> list[str]:
        """As `Book.put`. If a write fails, what was written before it is taken back. Raises BookError."""
        lost: list[Lost] = []
        changes: list[LiveChange] = []
        for sheet, rows in blocks.items():
            where = self._wanted(sheet)
            changes += block_changes(sheet, where, as_rows(rows), self._named_columns(where.sheet.name), lost)
        changes += [CellsChange.of(self._sheets[sheet], own) for sheet, own in self._placed(cells).items()]
        ends = self._ends(beside)
        changes += filter(None, (PrintChange.of(self._sheets[sheet], row) for sheet, row in ends.items()))
        with each_stays(self._book.app):
            _make(changes)
        for sheet in ends:
            describe(self._sheets[sheet], beside.said)
        return sentences(lost)

    def _ends(self, beside: Beside) -> dict[str, int]:
        """By sheet the row with which its print area ends."""
        found = (self.named_cells.get(name.lower()) for name in beside.ends)
        return {place[0]: place[1] for place in found if place and place[0] in self._sheets}

    def recalculate(self) -> None:
        """Work out the formulas, those that look at a raw table again: to write a heading again makes a host do so."""
        for name in TABLES:
            found = self._find(name)
            if found is not None:
                with suppress(Exception):  # a protected sheet does not take its heading: its formulas stay
                    found.write_heading_again()
        self._book.app.calculate()

    def save(self) -> None:
        """Save the workbook where it lives. Raises BookError where that cannot be done."""
        try:
            self._book.save()
        except Exception as error:  # each host says in its own way that a file is read-only or gone
            raise BookError(f"{self.name} could not be saved: save it yourself, then try again.") from error

    def selected(self) -> tuple[str, int, int] | None:
        """Sheet, row and column of the selected cell, the first of several; None where a picture or a button is."""
        try:
            found = self._book.app.selection
            return None if found is None else (found.sheet.name, found.row, found.column)
        except Exception:  # a shape has no row; each host says so in its own way
            return None

    def show(self, sheet: str, only: Mapping[str, str]) -> None:
        """Bring the sheet to the front; of its table those rows whose columns (by heading) show these texts."""
        found = self._wanted(sheet)
        found.filter(only)
        found.sheet.activate()

    def _wanted(self, sheet: str) -> LiveTable:
        found = self._find(sheet)
        if found is None:
            raise BookError(f"There is no sheet {sheet} in the workbook: put it back (its name must be {sheet}).")
        return found

    def _find(self, wanted: str) -> LiveTable | None:
        """The Excel table to take, or the cells of the sheet."""
        found = find(wanted, self._names, lambda name: self._tables[name.lower()])
        return None if found is None else found[1] or LiveTable(self._sheets[found[0].lower()], None, wanted)

    @cached_property
    def _named(self) -> dict[str, xw.Sheet]:
        return {sheet.name: sheet for sheet in self._book.sheets}

    @property
    def _names(self) -> list[str]:
        """The names as Excel has them, asked for once."""
        return list(self._named)

    @cached_property
    def _sheets(self) -> dict[str, xw.Sheet]:
        return {name.lower(): sheet for name, sheet in self._named.items()}

    @cached_property
    def _tables(self) -> dict[str, list[LiveTable]]:
        return {name: [LiveTable(sheet, table) for table in sheet.tables] for name, sheet in self._sheets.items()}

    def _placed(self, cells: Mapping[str, Value]) -> dict[str, dict[tuple[int, int], Value]]:
        """The values by sheet, row and column; a name that refers to no cell is passed over."""
        found: dict[str, dict[tuple[int, int], Value]] = {}
        wanted = {name.lower(): value for name, value in cells.items()}
        for name, (sheet, row, column) in self.named_cells.items() if wanted else ():
            if name in wanted and sheet in self._sheets:
                found.setdefault(sheet, {})[row, column] = wanted[name]
        return found

    def _named_columns(self, sheet: str) -> set[int]:
        return {column for name, _, column in self.named_cells.values() if name == sheet.lower()}

    @cached_property
    def named_cells(self) -> dict[str, tuple[str, int, int]]:
        """Sheet (in lower case), row and column of each name of the workbook that refers to one cell."""
        places = {name.name.lower(): one_cell(name.refers_to or "") for name in self._book.names}
        return {name: (place[0].lower(), *place[1:]) for name, place in places.items() if place is not None}


def _make(changes: Iterable[LiveChange]) -> None:
    """All of them or none. Raises BookError."""
    made: list[LiveChange] = []
    for change in changes:
        made.append(change)
        try:
            change.make()
        except BaseException as error:
            restored = [_undone(each) for each in reversed(made)]
            if not isinstance(error, Exception):
                raise
            raise _refused(change.sheet.name, all(restored)) from error


def _undone(change: LiveChange) -> bool:
    """Whether the sheet holds again what it held. One that refuses to be written refuses to be put back, too."""
    try:
        change.undo()
        return True
    except Exception:  # whatever a host raises: the other changes are still to be taken back
        return change.is_undone()


def _refused(sheet: str, restored: bool) -> BookError:
    what = "Nothing was changed" if restored else "Part of it stays written: close the workbook without saving it"
    return BookError(
        f"Sheet {sheet} did not take what was to be written. Where it is protected, lift that (Review, Unprotect "
        f"Sheet), then try again. {what}."
    )
