"""The main job: calculate every figure from the raw sheets and put the page, Results and Data quality up to date."""

import datetime as dt

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.figures.council import Council
from scorecard_xl.page import fill
from scorecard_xl.page.builder import page_of
from scorecard_xl.page.cells import in_use
from scorecard_xl.page.exact import exact_month
from scorecard_xl.page.sheets import DEFINITIONS, RESULTS
from scorecard_xl.workbook.book import Beside, Book, BookError
from scorecard_xl.workbook.finding import EARLIER_PAGE, has_earlier_page

MONTH_CELL = "CPS.setting.reporting_month"


def refresh(
    book: Book, month: Day | None = None, now: dt.datetime | None = None, *, sets_month: bool = False
) -> Council:
    """Refresh the book for `month`, this once or, with `sets_month`, from now on: then Settings has it.

    All is calculated before anything is written. Raises BookError, SettingsError or TargetsError with a plain sentence;
    the book is then as it was.
    """
    _check(book)
    council, moment = read_council(book, month), now or dt.datetime.now()
    figures = council.figures()
    page = page_of(exact_month(council, figures, moment))
    cells = fill.cells(council, page, moment)
    if month is not None and sets_month:
        cells[MONTH_CELL] = council.last.date()
    used = in_use(page)
    beside = Beside(ends=used.last_cells, said=used.said)
    blocks = fill.blocks(council, figures, page)
    if book.read(DEFINITIONS) is None:  # an officer who took it out does without it
        del blocks[DEFINITIONS]
    council.not_kept.extend(book.put(cells, blocks, beside))
    return council


def _check(book: Book) -> None:
    """Raises BookError where the workbook does not have the sheets that are to be written."""
    if book.read(RESULTS) is None:
        raise BookError(f"This workbook has no {RESULTS} sheet to refresh: make one with `scorecard-xl new BOOK`.")
    if has_earlier_page(book):
        raise BookError(f"{EARLIER_PAGE}; then refresh.")
