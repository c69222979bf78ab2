"""The main job: calculate every figure from the raw sheets and put the page, Results and Data quality up to date."""

import datetime as dt
from dataclasses import replace

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.figures.council import Council
from scorecard_xl.page import fill, trends
from scorecard_xl.page.sheets import RESULTS, TRENDS
from scorecard_xl.workbook.book import Book, BookError

MONTH_CELL = "CPS.setting.reporting_month"


def refresh(
    book: Book, month: Day | None = None, now: dt.datetime | None = None, *, sets_month: bool = False
) -> Council:
    """Refresh the book for `month`, this once or, with `sets_month`, from now on: then Settings has it.

    All is calculated before anything is written. Raises BookError, SettingsError or TargetsError with a plain sentence;
    the book is then as it was.
    """
    if book.read(RESULTS) is None:
        raise BookError(f"This workbook has no {RESULTS} sheet to refresh: make one with `scorecard-xl new BOOK`.")
    council = read_council(book, month)
    figures = council.figures()
    cells = fill.cells(council, figures, now or dt.datetime.now())
    if month is not None and sets_month:
        cells[MONTH_CELL] = council.last.date()
    not_kept = book.put(cells, fill.blocks(council, figures, _trend_lines(book)))
    return replace(council, not_kept=not_kept)


def _trend_lines(book: Book) -> list[trends.Place]:
    sheet = book.read(TRENDS)
    return trends.places(sheet.rows[1:]) if sheet else []
