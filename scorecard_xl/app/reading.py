"""A book -> one council's data, ready for figures: what every face of the product does first."""

import datetime as dt
import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pandas as pd

from scorecard_xl.app.data_end import DataEnd, last_month
from scorecard_xl.app.entry_sheets import EntrySheets, rows_apart, settings_passed_over
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.movements import reach_of
from scorecard_xl.council.period import ONE_DAY, Day, month_end, year_end
from scorecard_xl.figures.council import PLUG_INS_TABLE, Council
from scorecard_xl.figures.measures import with_local
from scorecard_xl.imports import record
from scorecard_xl.indicators import INDICATORS, plug_ins
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import Typed, typed
from scorecard_xl.tables.values import Place
from scorecard_xl.workbook.area import column_letters
from scorecard_xl.workbook.book import Book, BookError, Sheet

_NO_EPISODES = "no episodes to report on: fill the Episodes sheet, or import SSDA903 files"
_AHEAD = 62 * ONE_DAY  # after the month that are looked at, for what falls due soon


def read_council(book: Book, month: Day | None = None, *, to_check: bool = False) -> Council:
    """Read and type everything once. Raises BookError, SettingsError or TargetsError with one plain sentence.

    `month`: a day of the month to report; None: that of Settings, else the last whole month of the episodes.
    `to_check`: a book without a readable episode is read too, as of this month, and has a problem that says so.
    """
    entry_sheets = EntrySheets(book)
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
    end = DataEnd.of(book, settings.complete_to, reach_of(rows["Episodes"]))
    if to_check and not len(rows["Episodes"]):
        misread += _no_episode(misread)
        named = named or dt.date.today()
    last = month_end(Day(named)) if named else _last_month(end.reached, misread)
    misread = [*_not_in_return(book, rows), *misread, *_without_ages(rows, misread)]
    misread += [*settings_passed_over(book), *_left_out_packages(), *([] if named else end.outdated(book))]
    written, measured = (
        entry_sheets.commentary(last, indicators),
        with_local(entry_sheets.measures(indicators, rows), own),
    )
    entry_sheets.say_ahead(aims, last, max(last, end.reached or last) + _AHEAD)
    data = Dataset.of(rows, settings, max(last + _AHEAD, year_end(last)), closed)
    places = {name: place for name, (_, place) in tables.items()} | entry_sheets.places
    misread += entry_sheets.problems
    return Council(
        data, misread, aims, last, named is not None, places, compared, published, written, end.reached,
        _imported(book), measured, local=own, complete_to=end.complete_to,
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
    apart = [rows_apart(table, TABLES[table].headings[0], sheet.unread)] if sheet.unread else []
    return replace(found, problems=[*found.problems, *apart]), Place(sheet.name, columns)


def _without_ages(rows: Mapping[str, pd.DataFrame], misread: Sequence[Problem]) -> list[Problem]:
    """Nothing where something else was said of the whole sheet."""
    if len(rows["Children"]) or any(problem.table == "Children" and problem.row is None for problem in misread):
        return []
    what = "the sheet has no rows, so ages are not known and figures by age are blank: add the children"
    return [Problem("Children", None, "DOB", "", what, severity=Severity.WARNING)]


def _not_in_return(book: Book, rows: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """Each child whom a return lacked, so that its episode was closed, until a later return has the child.

    Another child of the same day of birth whose episode starts on the same day may be the same one, with a new ID.
    """
    sheet = book.read(record.SHEET)
    closed = record.closed_in(sheet.rows) if sheet else {}
    if not closed:
        return []
    ends = {each.day for each in closed.values()}
    episodes = rows["Episodes"][["CHILD", "DECOM", "DEC"]].astype({"CHILD": object})
    frame = episodes[episodes["DEC"].isin([*map(Day, ends)])]
    born = rows["Children"].drop_duplicates("CHILD", keep="last").set_index("CHILD")["DOB"].dropna()
    found = []
    for row, child, start, end in frame.itertuples(name=None):
        one = closed.get((child, start.date()))
        if one is not None and end.date() == one.day:
            what = f"is not in the return {one.file}, so the episode was closed: in care up to {one.last:%d/%m/%Y}"
            others = set(episodes["CHILD"][episodes["DECOM"] == start]) - {gone for gone, _ in closed}
            alike = sorted(other for other in others if child in born and born.get(other) == born[child])
            is_one = f"if {alike[0]}, born on the same day, is the same child, use one ID; else " if alike else ""
            ask = f"{is_one}find out why the return left the child out, or import a return that has the child"
            found.append(Problem("Episodes", row, "CHILD", child, f"{what}; {ask}", record.RULE, Severity.WARNING))
    return found


def _imported(book: Book) -> str:
    """What the last imports closed and took off, in words."""
    sheet = book.read(record.SHEET)
    return record.last_imports_in_words(sheet.rows) if sheet else ""


def _missing(table: str) -> Problem:
    what = f"the sheet is missing, so nothing from it is used: put back a sheet {table} with its headings"
    return Problem(table, None, "", "", what, severity=Severity.WARNING)


def _left_out_packages() -> Iterator[Problem]:
    """Each installed package whose indicators cannot be used."""
    for each in plug_ins.PLUG_INS:
        if each.fault:
            yield Problem(PLUG_INS_TABLE, None, "", each.package, each.sentence, "plug_in", Severity.ERROR, ())


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
    if reached is None:
        raise BookError(_why_unread(misread) or f"There are {_NO_EPISODES}.")
    return last_month(reached)
