"""A book -> one council's data, ready for figures: what every face of the product does first."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pandas as pd

from scorecard_xl import checks
from scorecard_xl.books.book import Book, BookError, Sheet
from scorecard_xl.council import Council
from scorecard_xl.figures import targets
from scorecard_xl.figures.targets import Target, targets_from_rows
from scorecard_xl.period import Day, is_month_end, like_day, month_end, year_end
from scorecard_xl.raw.dataset import Dataset
from scorecard_xl.raw.tables import TABLES
from scorecard_xl.raw.typed import Typed, same_heading, typed
from scorecard_xl.settings import SHEET, Settings

_AHEAD = 62  # days after the month that are looked at, for what falls due soon


def read_council(book: Book, month: Day | None = None) -> Council:
    """Read and type everything once. Raises BookError, SettingsError or TargetsError with one plain sentence."""
    with _without_collector():
        settings, aims = _settings(book), _targets(book)
        tables = [_typed(book, name) for name in TABLES]
    frames = {each.table.name: each.frame for each in tables}
    named = month or settings.reporting_month
    last = month_end(Day(named)) if named else _last_whole_month(frames["Episodes"])
    data = Dataset.of(frames, settings, max(last + pd.Timedelta(days=_AHEAD), year_end(last)))
    found = [problem for each in tables for problem in each.problems] + checks.problems(data, last)
    return Council(data, found, aims, last, named is not None)


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


def _typed(book: Book, table: str) -> Typed:
    sheet = book.read(table) or Sheet(table, [])
    return typed(TABLES[table], sheet.rows, sheet.first_row)


def _settings(book: Book) -> Settings:
    sheet = book.read(SHEET)
    return Settings.from_rows(sheet.rows, sheet.first_row) if sheet else Settings()


def _targets(book: Book) -> Sequence[Target]:
    sheet = book.read(targets.SHEET)
    if sheet is None or not sheet.rows:
        return targets.DEFAULTS
    return targets_from_rows(_by_heading(sheet, targets.HEADINGS), sheet.first_row + 1)


def _by_heading(sheet: Sheet, headings: Sequence[str]) -> list[list[object]]:
    """The body rows with their cells in the order of these headings, wherever an officer moved the columns."""
    found = {same_heading(heading): at for at, heading in enumerate(sheet.rows[0])}
    places = [found.get(same_heading(heading)) for heading in headings]
    return [[None if at is None or at >= len(row) else row[at] for at in places] for row in sheet.rows[1:]]


def _last_whole_month(episodes: pd.DataFrame) -> Day:
    """The last month that is over on the latest date in Episodes."""
    latest = max(episodes["decom"].max(), episodes["dec"].fillna(episodes["decom"]).max())
    if pd.isna(latest):
        raise BookError("There are no episodes to report on: fill the Episodes sheet, or import SSDA903 files.")
    return latest if is_month_end(latest) else like_day(month_end(latest), -1)
