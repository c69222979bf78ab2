"""The sheets that officers fill in -> settings, targets, comments and the like, and what is wrong on these sheets."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from scorecard_xl.council import bank_holidays
from scorecard_xl.council.bank_holidays import ENGLAND, BankHolidays
from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import SHEET, Settings, former_rows, unknown_rows
from scorecard_xl.figures import benchmarks, commentary, history, local, local_values, measures, targets
from scorecard_xl.figures.benchmarks import Benchmarks
from scorecard_xl.figures.commentary import Commentary
from scorecard_xl.figures.history import History
from scorecard_xl.figures.measures import Measure
from scorecard_xl.figures.targets import Target
from scorecard_xl.imports.mappings import check_mappings
from scorecard_xl.indicators import Declared, Indicator
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import Unreadable, is_empty
from scorecard_xl.tables.dates import read_month
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.sheet_reader import Cell, Record, Records, missing_sheet, shown
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.tables.values import Place
from scorecard_xl.workbook.area import column_letters, reference
from scorecard_xl.workbook.book import Book, Sheet
from scorecard_xl.workbook.finding import has_this_page

_WHOSE = 2  # cells of a row that say what it is of: the measure and the month


def settings_of(book: Book) -> Settings:
    """The options on the Settings sheet. Raises SettingsError."""
    sheet = book.read(SHEET)
    return Settings.from_rows(sheet.rows, _cell_of(sheet)) if sheet else Settings()


def settings_passed_over(book: Book) -> list[Problem]:
    """Rows that do nothing: settings of earlier versions, and names that are no setting. One warning each."""
    sheet = book.read(SHEET)
    if sheet is None:
        return []
    what = "has no effect any more: copies for anyone are rounded (docs/disclosure.md); delete the row"
    found = [(down, name, what, "former_setting") for down, name in former_rows(sheet.rows)]
    for down, name, near in unknown_rows(sheet.rows):
        write = f"write {near}" if near else "check the spelling, or move the row to a sheet of your own"
        found.append((down, name, f"is not a setting, so its value is not used: {write}", "setting"))
    return [
        Problem(SHEET, sheet.first_row + down, "Setting", name, what, rule, Severity.WARNING, ())
        for down, name, what, rule in found
    ]


def setting_row(book: Book, name: str) -> int | None:
    """The row of the sheet in which a setting is."""
    sheet = book.read(SHEET)
    rows = sheet.rows if sheet else []
    at = next((at for at, row in enumerate(rows) if row and plain(row[0]) == plain(name)), None)
    return sheet.first_row + at if sheet and at is not None else None


def rows_apart(table: str, heading: str, row: int) -> Problem:
    """What is wrong if `row` is the first that blank rows separate from the table; `heading`: of its first column."""
    what = "blank rows separate this row from the table, so it and the rows under it are not read"
    return Problem(table, row, heading, "", f"{what}: move them up to the table, or clear them")


class EntrySheets:
    """The sheets that officers fill in, each read once. `problems`: what is wrong on them; `places`: where each is."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.problems: list[Problem] = []
        self._read: dict[str, Records] = {}
        self.places: dict[str, Place] = {}

    def settings(self) -> Settings:
        found, records = settings_of(self._book), self._records(SHEET)
        names = [(record, plain(record.cells.get("Setting"))) for record in records] if records else []
        if records:
            known = {plain(field.alias) for field in Settings.model_fields.values()}
            records.say_repeated([each for each in names if each[1] in known], "Setting")
        self._keep(records)
        return found

    def bank_holidays(self) -> BankHolidays:
        records = self._records(bank_holidays.TABLE)
        found = BankHolidays.from_records(records) if records else ENGLAND
        self._keep(records)
        return found

    def local_measures(self) -> dict[str, Indicator]:
        """What the council measures beyond ours, with its values."""
        records, values = self._records(local.MEASURES), self._records(local_values.VALUES)
        found = local.local_measures_of(records) if records else {}
        self._keep(records)
        totals = local_values.totals_of(values, found) if values else {}
        self._keep(values)
        return local.with_totals(found, totals)

    def targets(self, indicators: Declared) -> Sequence[Target]:
        records = self._records(targets.SHEET)
        if records is None:
            return targets.DEFAULTS
        records.say_missing()
        found = targets.targets_of(records, indicators)
        self._keep(records)
        return found

    def benchmarks(self) -> Benchmarks:
        """Its problems are among those of the benchmarks."""
        records = self._records(benchmarks.SHEET)
        return benchmarks.benchmarks_of(records) if records else Benchmarks()

    def history(self) -> History:
        records = self._records(history.SHEET)
        found = History.from_records(records) if records else History()
        self._keep(records)
        return found

    def commentary(self, last: Day, indicators: Declared) -> Commentary:
        records = self._records(commentary.SHEET)
        if records is None:
            return Commentary()
        records.say_missing()
        found = commentary.commentary_of(records, last, indicators)
        self._keep(records)
        return found

    def measures(self, indicators: Declared, tables: Mapping[str, pd.DataFrame]) -> Sequence[Measure]:
        records, teams = self._records(measures.SHEET), set(tables["Teams"]["TEAM"]) | set(tables["Caseloads"]["TEAM"])
        found = measures.measures_of(records, indicators, teams) if records else measures.DEFAULT
        self._keep(records)
        return found

    def mappings_and_imports(self) -> None:
        """Whether an import can read its sheets, and what is wrong with the rows of Mappings."""
        for name in ("Mappings", "Imports"):
            if records := self._records(name):
                records.say_missing()
                if name == "Mappings":
                    check_mappings(records)
                self._keep(records)

    def say_ahead(self, found: Sequence[Target], last: Day, horizon: Day) -> None:
        """Say the targets that are not in force yet, if no other is, and each row whose month is after the horizon.

        `last`: the month reported. Such a month is most often one with a wrong year.
        """
        if records := self._read.get(targets.SHEET):
            before = len(records.problems)
            targets.say_ahead(records, found, last)
            self.problems += records.problems[before:]
        for name, heading in ((local_values.VALUES, "MONTH"), (commentary.SHEET, "Month")):
            for record in self._read.get(name, ()):
                self.problems += _ahead(record, heading, horizon)

    def _records(self, name: str) -> Records | None:
        """None where there is no such sheet, or nothing on it; a sheet that a workbook has is then a problem."""
        sheet = self._book.read(name)
        if sheet is None or not sheet.rows:
            if SHEETS[name].needed or (SHEETS[name].is_first and has_this_page(self._book)):
                self.problems.append(missing_sheet(SHEETS[name]))
            return None
        self.places[name] = _place(sheet, SHEETS[name].headings)
        if sheet.unread:
            self.problems.append(rows_apart(name, SHEETS[name].headings[0], sheet.unread))
        return Records(SHEETS[name], sheet.rows, sheet.first_row, _cell_of(sheet))

    def _keep(self, records: Records | None) -> None:
        if records:
            self._read[records.table.name] = records
            self.problems += records.problems


def _ahead(record: Record, heading: str, horizon: Day) -> Iterator[Problem]:
    values = [value for each, value in record.cells.items() if not is_empty(value)]
    try:
        is_ahead = len(values) > _WHOSE and read_month(record.cells.get(heading)) > horizon.date()
    except Unreadable:
        return
    if is_ahead:
        what = (
            f"lies after {horizon:%B %Y}, which the data have not reached, so the row is not shown: put the year right"
        )
        value = shown(record.cells.get(heading))
        yield Problem(
            record.of.table.name, record.row, heading, value, what, record.of.table.rule, Severity.WARNING, ()
        )


def _cell_of(sheet: Sheet) -> Cell:
    name = f"'{sheet.name}'" if " " in sheet.name else sheet.name
    return lambda down, right: f"{name}!{reference(sheet.first_row + down, sheet.first_column + right)}"


def _place(sheet: Sheet, headings: Sequence[str]) -> Place:
    places = Headings(sheet.rows[0]).places(headings)
    return Place(sheet.name, {heading: column_letters(sheet.first_column + at) for heading, at in places.items()})
