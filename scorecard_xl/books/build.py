"""Makes an empty workbook, ready for data, from the description of the page and of the raw tables."""

import datetime as dt
import os
import tempfile
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from scorecard_xl.page import head
from scorecard_xl.page.fill import empty_blocks, empty_cells
from scorecard_xl.page.sheets import BEHIND, DUE_SOON, HISTORY, QUALITY, RESULTS, SCORECARD, TABLE_SHEETS, TRENDS
from scorecard_xl.raw.tables import TABLES
from scorecard_xl.settings import Settings

from .book import BookError
from .drawing.canvas import Canvas
from .drawing.entry import draw_benchmarks, draw_commentary, draw_definitions, draw_settings, names_of_indicators
from .drawing.raw import draw_raw
from .drawing.scorecard import draw_scorecard
from .drawing.tables import draw_block, draw_due_soon
from .drawing.targets import draw_targets

_CREATED = dt.datetime(2026, 1, 1)  # a fixed day: the same input gives the same bytes
_PROPERTIES = {
    "title": head.TITLE,
    "subject": "Indicators for children in care",
    "author": "Corporate Parenting Scorecard",
    "created": _CREATED,
}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def build(path: Path, settings: Settings = Settings()) -> None:  # noqa: B008  Settings cannot be changed
    """Write the empty workbook at the path, whole or not at all. Raises BookError where it cannot be written."""
    content = _content(settings)
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".scorecard-", suffix=".tmp")
        _put_in_place(descriptor, Path(name), content, path)
    except OSError as error:
        raise BookError(f"{path} cannot be written ({error.strerror}): choose another place.") from None


def _put_in_place(descriptor: int, temporary: Path, content: bytes, path: Path) -> None:
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        _make_readable(temporary)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _make_readable(path: Path) -> None:
    """A temporary file is its owner's alone; the workbook has the permissions of any new file."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _content(settings: Settings) -> bytes:
    file = BytesIO()
    workbook = Workbook(file, dict(_OPTIONS))
    workbook.set_properties(dict(_PROPERTIES))
    workbook.set_size(2400, 1600)
    _draw(Canvas(workbook, empty_cells(settings)), settings)
    workbook.close()
    return file.getvalue()


def _draw(canvas: Canvas, settings: Settings) -> None:
    page, blocks = canvas.workbook.add_worksheet(SCORECARD), empty_blocks()
    for name in (RESULTS, TRENDS, BEHIND):
        draw_block(canvas, TABLE_SHEETS[name], blocks[name])
    draw_due_soon(canvas, blocks[DUE_SOON])
    draw_block(canvas, TABLE_SHEETS[QUALITY], blocks[QUALITY])
    draw_block(canvas, TABLE_SHEETS[HISTORY], [[]])
    aims = draw_targets(canvas, names_of_indicators())
    draw_commentary(canvas)
    draw_benchmarks(canvas)
    draw_settings(canvas, settings)
    draw_definitions(canvas)
    for table in TABLES.values():
        draw_raw(canvas, table)
    draw_scorecard(canvas, page, aims)
