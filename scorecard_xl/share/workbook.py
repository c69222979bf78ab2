"""Composing the workbook of a copy: the page with its charts, the figures, and what they count. Values only."""

import datetime as dt
from io import BytesIO

from xlsxwriter import Workbook

from scorecard_xl.figures.figure import COLUMNS
from scorecard_xl.indicators import Unit
from scorecard_xl.page import headline
from scorecard_xl.page.cells import in_use
from scorecard_xl.page.sheets import RESULTS, TABLE_SHEETS, TableSheet
from scorecard_xl.share.copy import COMMENTS, CONFIDENTIAL, FIGURES, Copy
from scorecard_xl.tables.values import printable
from scorecard_xl.workbook.build import in_english
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.entry import draw_definitions
from scorecard_xl.workbook.drawing.pages import Pages, add_pages, draw_pages
from scorecard_xl.workbook.drawing.paper import LARGE, USUAL, head_of
from scorecard_xl.workbook.drawing.tables import FIRST_ROW, draw_running_text, draw_table, draw_trends, new_sheet

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONG_AGO = dt.datetime(2000, 1, 1)
_ABOUT = "Every figure of the copy and of the twelve months before it, one row each. {footnote}"
_COMMENTS = TableSheet(
    COMMENTS, COMMENTS, "figures", "What the officers say of the figures of the month and what is being done, in full.",
    (("Measure", 42, "wrapped"), ("Comment", 90, "wrapped"), ("Action", 60, "wrapped")),
)  # fmt: skip
_UNIT = COLUMNS.index("unit")
_TARGET = COLUMNS.index("target")


def compose(copy: Copy, *, with_comments: bool | None = None, for_paper: bool = False) -> bytes:
    """The workbook as the bytes of its file; the same copy gives the same bytes.

    `with_comments`: whether it has a sheet of comments; None: where there are any. `for_paper`: with its pages alone in
    sight, which is what a program draws as a PDF.
    """
    file = BytesIO()
    workbook = Workbook(file, dict(_OPTIONS))
    workbook.set_properties(properties(copy))
    workbook.set_size(2400, 1600)
    size = LARGE if copy.large_print else USUAL
    canvas = Canvas(
        workbook, copy.cells, live=False, accent=copy.colour, paper_head=_paper_head(copy),
        page_head=_paper_head(copy) if copy.is_confidential else "", size=size, shown=in_use(copy.page),
    )  # fmt: skip
    pages = _draw(canvas, copy, with_comments=bool(copy.comments) if with_comments is None else with_comments)
    for sheet in workbook.worksheets()[len(pages) :] if for_paper else ():
        sheet.hide()
    workbook.close()
    return in_english(file.getvalue())


def texts(copy: Copy) -> list[str]:
    """What the file says beside its cells."""
    said = properties(copy)
    beside = in_use(copy.page).said.values()
    return [*beside, _about(copy), _paper_head(copy), str(said["subject"]), f"{said['created']:%Y-%m-%dT%H:%M:%SZ}"]


def _paper_head(copy: Copy) -> str:
    """Over every printed page: whose it is, of which month, and whether it is confidential."""
    return head_of(printable(copy.council), copy.page.position)


def _about(copy: Copy) -> str:
    return _ABOUT.format(footnote=copy.footnote).strip()


def properties(copy: Copy) -> dict[str, object]:
    """What the file says of itself: nothing of the machine or of who made it."""
    return {
        "title": headline.TITLE,
        "subject": CONFIDENTIAL if copy.is_confidential else "Indicators for children in care; numbers are rounded",
        "author": "Corporate Parenting Scorecard",
        "created": copy.at or _LONG_AGO,
    }


def _draw(canvas: Canvas, copy: Copy, *, with_comments: bool) -> Pages:
    pages = add_pages(canvas.workbook)
    _draw_figures(canvas, copy)
    if with_comments:
        draw_running_text(canvas, _COMMENTS, copy.comments or [[None] * len(_COMMENTS.columns)])
    draw_trends(canvas, copy.trends)
    draw_definitions(canvas, copy.indicators)
    draw_pages(canvas, pages)
    return pages


def _draw_figures(canvas: Canvas, copy: Copy) -> None:
    columns = TABLE_SHEETS[RESULTS].columns
    spec = TableSheet(FIGURES, FIGURES, "figures", _about(copy), columns)
    sheet = new_sheet(canvas, spec)
    draw_table(canvas, sheet, spec, copy.figures)
    look = canvas.format("number", number="0.0%")
    for at, row in enumerate(copy.figures, FIRST_ROW + 1):
        if row and row[_UNIT] == Unit.SHARE:
            canvas.put(sheet, at, _TARGET, row[_TARGET], look)
