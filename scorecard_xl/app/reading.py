"""A book -> one council's data, ready for figures: what every face of the product does first."""

import datetime as dt
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pandas as pd

from scorecard_xl.council import bank_holidays
from scorecard_xl.council.bank_holidays import ENGLAND, BankHolidays
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.movements import reach_of
from scorecard_xl.council.period import ONE_DAY, Day, like_day, month_end, year_end
from scorecard_xl.council.settings import SHEET, Settings, former_rows, unknown_rows
from scorecard_xl.figures import benchmarks, commentary, history, local, local_values, measures, targets
from scorecard_xl.figures.benchmarks import Benchmarks
from scorecard_xl.figures.commentary import Commentary
from scorecard_xl.figures.council import PLUG_INS_TABLE, Council
from scorecard_xl.figures.history import History
from scorecard_xl.figures.measures import Measure, with_local
from scorecard_xl.figures.targets import Target
from scorecard_xl.imports import record
from scorecard_xl.imports.mappings import check_mappings
from scorecard_xl.indicators import INDICATORS, Declared, Indicator, plug_ins
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.sheet_reader import Cell, Records, missing_sheet
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.tables.typed import Typed, typed
from scorecard_xl.tables.values import Place
from scorecard_xl.workbook.area import column_letters, reference
from scorecard_xl.workbook.book import Book, BookError, Sheet

_NO_EPISODES = "no episodes to report on: fill the Episodes sheet, or import SSDA903 files"
_AHEAD = 62 * ONE_DAY  # after the month that are looked at, for what falls due soon


def read_council(book: Book, month: Day | None = None, *, to_check: bool = False) -> Council:
    """Read and type everything once. Raises BookError, SettingsError or TargetsError with one plain sentence.

    `to_check`: a book without a readable episode is read too, as of this month, and has a problem that says so.
    """
    entry_sheets = _EntrySheets(book)
    with _without_collector():
        settings, closed, published = entry_sheets.settings(), entry_sheets.bank_holidays(), entry_sheets.history()
        own = entry_sheets.local_measures()
        indicators = {**INDICATORS, **own}
        aims, compared = entry_sheets.targets(indicators), entry_sheets.benchmarks()
        entry_sheets.mappings_and_imports()
        sheets = zip(TABLES, book.read_all(TABLES), strict=True)
        tables = {name: _typed(sheet, name) for name, sheet in sheets}
    if not to_check:
        _refuse_unread(tables["Episodes"][0])
    rows = {name: each.frame for name, (each, _) in tables.items()}
    named = month or settings.reporting_month
    misread = [problem for each, _ in tables.values() for problem in each.problems]
    reached = Day(settings.complete_to) if settings.complete_to else reach_of(rows["Episodes"])
    if to_check and not len(rows["Episodes"]):
        misread += _no_episode(misread)
        named = named or dt.date.today()
    last = month_end(Day(named)) if named else _last_month(reached, misread)
    misread = [*_not_in_return(book, tables["Episodes"][0]), *misread, *_without_ages(rows, misread)]
    misread += [*_settings_passed_over(book), *_left_out_packages()]
    written, measured = (
        entry_sheets.commentary(last, indicators),
        with_local(entry_sheets.measures(indicators, rows), own),
    )
    data = Dataset.of(rows, settings, max(last + _AHEAD, year_end(last)), closed)
    places = {name: place for name, (_, place) in tables.items()} | entry_sheets.places
    misread += entry_sheets.problems
    imported = _imported(book)
    return Council(
        data, misread, aims, last, named is not None, places, compared, published, written, reached, imported, measured,
        local=own,
    )  # fmt: skip


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows by the hundred thousand hold no cycles: collecting while they are made costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _typed(sheet: Sheet | None, table: str) -> tuple[Typed, Place]:
    if sheet is None:
        missing = [] if TABLES[table].is_optional else [_missing(table)]
        return replace(typed(TABLES[table], []), problems=missing), Place(table, {})
    found = typed(TABLES[table], sheet.rows, sheet.first_row)
    columns = {heading: column_letters(sheet.first_column + at) for heading, at in found.places.items()}
    apart = [_apart(table, TABLES[table].headings[0], sheet.unread)] if sheet.unread else []
    return replace(found, problems=[*found.problems, *apart]), Place(sheet.name, columns)


def _apart(table: str, heading: str, row: int) -> Problem:
    what = "blank rows separate this row from the table, so it and the rows under it are not read"
    return Problem(table, row, heading, "", f"{what}: move them up to the table, or clear them")


def _without_ages(rows: Mapping[str, pd.DataFrame], misread: Sequence[Problem]) -> list[Problem]:
    """Nothing where something else was said of the whole sheet."""
    if len(rows["Children"]) or any(problem.table == "Children" and problem.row is None for problem in misread):
        return []
    what = "the sheet has no rows, so ages are not known and figures by age are blank: add the children"
    return [Problem("Children", None, "DOB", "", what, severity=Severity.WARNING)]


def _not_in_return(book: Book, episodes: Typed) -> list[Problem]:
    """Each child whom a return lacked, so that its episode was closed, until a later return has the child."""
    sheet = book.read(record.SHEET)
    closed = record.closed_in(sheet.rows) if sheet else {}
    if not closed:
        return []
    ends = {each.day for each in closed.values()}
    frame = episodes.frame[episodes.frame["DEC"].isin([*map(Day, ends)])]
    found = []
    for row, child, start, end in frame[["CHILD", "DECOM", "DEC"]].itertuples(name=None):
        one = closed.get((child, start.date()))
        if one is not None and end.date() == one.day:
            what = f"is not in the return {one.file}, so the episode was closed: in care up to {one.last:%d/%m/%Y}"
            ask = "find out why the return left the child out, or import a return that has the child"
            found.append(Problem("Episodes", row, "CHILD", child, f"{what}; {ask}", record.RULE, Severity.WARNING))
    return found


def _imported(book: Book) -> str:
    """What the last imports closed and took off, in words."""
    sheet = book.read(record.SHEET)
    return record.last_imports_in_words(sheet.rows) if sheet else ""


def _missing(table: str) -> Problem:
    what = f"the sheet is missing, so nothing from it is used: put back a sheet {table} with its headings"
    return Problem(table, None, "", "", what, severity=Severity.WARNING)


def settings_of(book: Book) -> Settings:
    """The options on the Settings sheet. Raises SettingsError."""
    sheet = book.read(SHEET)
    return Settings.from_rows(sheet.rows, _cell_of(sheet)) if sheet else Settings()


def _settings_passed_over(book: Book) -> list[Problem]:
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


def _left_out_packages() -> Iterator[Problem]:
    """Each installed package whose indicators cannot be used."""
    for each in plug_ins.PLUG_INS:
        if each.fault:
            yield Problem(PLUG_INS_TABLE, None, "", each.package, each.sentence, "plug_in", Severity.ERROR, ())


def _cell_of(sheet: Sheet) -> Cell:
    name = f"'{sheet.name}'" if " " in sheet.name else sheet.name
    return lambda down, right: f"{name}!{reference(sheet.first_row + down, sheet.first_column + right)}"


class _EntrySheets:
    """The sheets that officers fill in, each read once. `problems`: what is wrong on them; `places`: where each is."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.problems: list[Problem] = []
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

    def _records(self, name: str) -> Records | None:
        """None where there is no such sheet, or nothing on it; a sheet that is needed is then a problem."""
        sheet = self._book.read(name)
        if sheet is None or not sheet.rows:
            self.problems += [missing_sheet(SHEETS[name])] if SHEETS[name].needed else []
            return None
        self.places[name] = _place(sheet, SHEETS[name].headings)
        if sheet.unread:
            self.problems.append(_apart(name, SHEETS[name].headings[0], sheet.unread))
        return Records(SHEETS[name], sheet.rows, sheet.first_row, _cell_of(sheet))

    def _keep(self, records: Records | None) -> None:
        self.problems += records.problems if records else []


def _place(sheet: Sheet, headings: Sequence[str]) -> Place:
    places = Headings(sheet.rows[0]).places(headings)
    return Place(sheet.name, {heading: column_letters(sheet.first_column + at) for heading, at in places.items()})


def _refuse_unread(episodes: Typed) -> None:
    """Of a sheet that somebody filled, whose headings let no row be read, no page of dashes is made."""
    has_rows = any(problem.row is not None for problem in episodes.problems)
    headless = any(not each.column and each.severity is Severity.ERROR for each in episodes.problems)
    if (has_rows or headless) and (why := _why_unread(episodes.problems)) is not None:
        raise BookError(why)


def _why_unread(problems: Sequence[Problem]) -> str | None:
    """What lets no row of Episodes be read; None where nothing does."""
    needed = ("", *TABLES["Episodes"].means)
    for problem in problems:
        if problem.table == "Episodes" and problem.row is None and problem.column in needed:
            return f"No episode can be read. Episodes: {problem.what}."
    return None


def _no_episode(misread: Sequence[Problem]) -> list[Problem]:
    """That there is none, unless another problem says why."""
    if any(problem.table == "Episodes" and problem.severity is Severity.ERROR for problem in misread):
        return []
    return [Problem("Episodes", None, "", "", _NO_EPISODES)]


def _last_month(reached: Day | None, misread: Sequence[Problem]) -> Day:
    """The month of the day that the episodes reach, where that is in its last seven days, else the month before."""
    if reached is None:
        raise BookError(_why_unread(misread) or f"There are {_NO_EPISODES}.")
    end = month_end(reached)
    return end if end - reached < 7 * ONE_DAY else like_day(end, -1)
