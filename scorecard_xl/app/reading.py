"""A book -> one council's data, ready for figures: what every face of the product does first."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from scorecard_xl.council import bank_holidays
from scorecard_xl.council.bank_holidays import ENGLAND, BankHolidays
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.movements import latest_date
from scorecard_xl.council.period import ONE_DAY, Day, is_month_end, like_day, month_end, year_end
from scorecard_xl.council.settings import SHEET, Cell, Settings, former
from scorecard_xl.figures import acts, benchmarks, targets
from scorecard_xl.figures.benchmarks import Benchmarks, benchmarks_from_rows
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.history import History
from scorecard_xl.figures.targets import Target, targets_from_rows
from scorecard_xl.page import commentary
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.places import Place
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.rows import Rows
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import Typed, typed
from scorecard_xl.workbook.area import column_letters, reference
from scorecard_xl.workbook.book import Book, BookError, Sheet

_AHEAD = 62 * ONE_DAY  # after the month that are looked at, for what falls due soon


def read_council(book: Book, month: Day | None = None) -> Council:
    """Read and type everything once. Raises BookError, SettingsError or TargetsError with one plain sentence."""
    with _without_collector():
        settings, closed, history = settings_of(book), _bank_holidays(book), _history(book)
        (aims, passed_over, aimed), (published, sheet) = _targets(book), _benchmarks(book)
        sheets = zip(TABLES, book.read_all(TABLES), strict=True)
        tables = {name: _typed(sheet, name) for name, sheet in sheets}
    _refuse_unread(tables["Episodes"][0])
    rows = {name: each.rows for name, (each, _) in tables.items()}
    named = month or settings.reporting_month
    misread = [problem for each, _ in tables.values() for problem in each.problems] + passed_over
    last = month_end(Day(named)) if named else _last_whole_month(rows["Episodes"], misread)
    misread += [*_without_ages(rows, misread), *_former_settings(book)]
    comments, unread = _comments(book, last)
    data = Dataset.of(rows, settings, max(last + _AHEAD, year_end(last)), closed)
    places = {name: place for name, (_, place) in tables.items()} | aimed | sheet
    return Council(data, misread + unread, aims, last, named is not None, places, published, history, comments)


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
        return replace(typed(TABLES[table], []), problems=[_missing(table)]), Place(table, {})
    found = typed(TABLES[table], sheet.rows, sheet.first_row)
    columns = {heading: column_letters(sheet.first_column + at) for heading, at in found.places.items()}
    apart = [_apart(table, sheet.unread)] if sheet.unread else []
    return replace(found, problems=[*found.problems, *apart]), Place(sheet.name, columns)


def _apart(table: str, row: int) -> Problem:
    what = "the row stands apart, below the table and blank rows, so it is not read, nor are those under it"
    return Problem(table, row, TABLES[table].headings[0], "", f"{what}: move them up to the table, or clear them")


def _without_ages(rows: Mapping[str, Rows], misread: Sequence[Problem]) -> list[Problem]:
    """Nothing where something else was said of the whole sheet."""
    if len(rows["Children"]) or any(problem.table == "Children" and problem.row is None for problem in misread):
        return []
    what = "the sheet has no rows, so no age is known, and what looks at ages has no figure: put the children in"
    return [Problem("Children", None, "DOB", "", what, severity=Severity.WARNING)]


def _missing(table: str) -> Problem:
    what = f"the sheet is missing: put a sheet {table} with its headings back, or nothing is known of it"
    return Problem(table, None, "", "", what, severity=Severity.WARNING)


def settings_of(book: Book) -> Settings:
    """The options on the Settings sheet. Raises SettingsError."""
    sheet = book.read(SHEET)
    return Settings.from_rows(sheet.rows, _cell_of(sheet)) if sheet else Settings()


def _former_settings(book: Book) -> list[Problem]:
    """Settings that no longer do anything, one warning each."""
    sheet = book.read(SHEET)
    if sheet is None:
        return []
    what = "has no effect any more: copies for anyone are rounded (docs/disclosure.md); delete the row"
    return [
        Problem(SHEET, sheet.first_row + down, "Setting", name, what, "former_setting", Severity.WARNING, ())
        for down, name in former(sheet.rows)
    ]


def _bank_holidays(book: Book) -> BankHolidays:
    sheet = book.read(bank_holidays.TABLE)
    return BankHolidays.from_rows(sheet.rows, _cell_of(sheet)) if sheet else ENGLAND


def _cell_of(sheet: Sheet) -> Cell:
    name = f"'{sheet.name}'" if " " in sheet.name else sheet.name
    return lambda down, right: f"{name}!{reference(sheet.first_row + down, sheet.first_column + right)}"


def _targets(book: Book) -> tuple[Sequence[Target], list[Problem], dict[str, Place]]:
    sheet = book.read(targets.SHEET)
    if sheet is None or not sheet.rows:
        return targets.DEFAULTS, [], {}
    rows, place = _by_heading(sheet, targets.HEADINGS), _place(sheet, targets.HEADINGS)
    return *targets_from_rows(rows, sheet.first_row + 1, place.columns), {targets.SHEET: place}


def _benchmarks(book: Book) -> tuple[Benchmarks, dict[str, Place]]:
    sheet = book.read(benchmarks.SHEET)
    if sheet is None or not sheet.rows:
        return Benchmarks(), {}
    return benchmarks_from_rows(sheet.rows, sheet.first_row), {benchmarks.SHEET: _place(sheet, benchmarks.HEADINGS)}


def _place(sheet: Sheet, headings: Sequence[str]) -> Place:
    places = Headings(sheet.rows[0]).places(headings)
    return Place(sheet.name, {heading: column_letters(sheet.first_column + at) for heading, at in places.items()})


def _history(book: Book) -> History:
    sheet = book.read(acts.SHEET)
    if sheet is None or not sheet.rows:
        return History()
    return History.from_rows(_by_heading(sheet, acts.HEADINGS), sheet.first_row + 1)


def _comments(book: Book, last: Day) -> tuple[dict[str, str], list[Problem]]:
    sheet = book.read(commentary.SHEET)
    if sheet is None or not sheet.rows:
        return {}, []
    return commentary.comments_of(_by_heading(sheet, commentary.HEADINGS), last, sheet.first_row + 1)


def _by_heading(sheet: Sheet, headings: Sequence[str]) -> list[list[object]]:
    """The rows under the headings with their cells in the order of these, wherever an officer moved the columns."""
    return Headings(sheet.rows[0]).in_order(headings, sheet.rows[1:])


def _refuse_unread(episodes: Typed) -> None:
    """Of a sheet that somebody filled, whose headings let no row be read, no page of dashes is made."""
    has_rows = any(problem.row is not None for problem in episodes.problems)
    headless = any(not each.column and each.severity is Severity.ERROR for each in episodes.problems)
    if (has_rows or headless) and (why := _why_unread(episodes.problems)) is not None:
        raise BookError(why)


def _why_unread(problems: Sequence[Problem]) -> str | None:
    """What lets no row of Episodes be read; None where nothing does."""
    needed = ("", *(name.upper() for name in TABLES["Episodes"].means))
    for problem in problems:
        if problem.table == "Episodes" and problem.row is None and problem.column in needed:
            return f"No episode can be read. Episodes: {problem.what}."
    return None


def _last_whole_month(episodes: Rows, misread: Sequence[Problem]) -> Day:
    """The last month that is over on the latest date in Episodes."""
    latest = latest_date(episodes)
    if latest is None:
        nothing = "There are no episodes to report on: fill the Episodes sheet, or import SSDA903 files."
        raise BookError(_why_unread(misread) or nothing)
    return latest if is_month_end(latest) else like_day(month_end(latest), -1)
