"""Makes an empty workbook, ready for data: the page, the raw tables, and what it shows of its macros."""

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.council.settings import Settings, YesNo
from scorecard_xl.page import headline
from scorecard_xl.page.builder import empty_page
from scorecard_xl.page.cells import in_use
from scorecard_xl.page.fill import empty_blocks, empty_cells
from scorecard_xl.page.sheets import (
    BEHIND,
    DUE_SOON,
    HISTORY,
    IMPORTS,
    QUALITY,
    RESULTS,
    TABLE_SHEETS,
    TRENDS,
)
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.entry import (
    draw_benchmarks,
    draw_commentary,
    draw_definitions,
    draw_local_measures,
    draw_mappings,
    draw_measures,
    draw_raw,
    draw_settings,
    names_of_indicators,
)
from scorecard_xl.workbook.drawing.pages import add_pages, draw_pages
from scorecard_xl.workbook.drawing.paper import LARGE, USUAL
from scorecard_xl.workbook.drawing.scorecard import BESIDE, BUTTONS
from scorecard_xl.workbook.drawing.tables import draw_block, draw_due_soon, draw_quality, draw_trends
from scorecard_xl.workbook.drawing.targets import draw_targets
from scorecard_xl.workbook.file import archive, saving
from scorecard_xl.workbook.file.archive import Packed
from scorecard_xl.workbook.vba.configuration import CONFIGURATION, configuration
from scorecard_xl.workbook.vba.flavours import Macros, code_name
from scorecard_xl.workbook.vba.macros import MACROS, with_ribbon
from scorecard_xl.workbook.vba.stubs import WORKBOOK

_WIDTH, _HEIGHT, _GAP = 104, 28, 6
_TOP = 4  # pixels from the top of the strip
_CREATED = dt.datetime(2026, 1, 1)  # a fixed day: the same input gives the same bytes
_PROPERTIES = {
    "title": headline.TITLE,
    "subject": "Indicators for children in care",
    "author": "Corporate Parenting Scorecard",
    "created": _CREATED,
}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CORE = "docProps/core.xml"
_AFTER = b"</cp:coreProperties>"
_SPOKEN = b"<dc:language>en-GB</dc:language>"
_WRAPPED, _IN_ONE_LINE = b"<a:bodyPr/>", b'<a:bodyPr wrap="none"/>'


def draw_buttons(canvas: Canvas, page: Worksheet, macros: Macros) -> None:
    """One button a macro, on the free strip over the page; they are not printed."""
    for at, macro in enumerate(MACROS):
        button = {"macro": macro.name, "caption": macro.caption, "description": macro.about}
        place = {"x_offset": _GAP + at * (_WIDTH + _GAP), "y_offset": _TOP, "width": _WIDTH, "height": _HEIGHT}
        page.insert_button(*BUTTONS[:2], button | place)
    if macros.note:
        page.write(*BESIDE, macros.note, canvas.format("side note"))


def draw_configuration(canvas: Canvas, macros: Macros) -> None:
    """The hidden sheet: names in the first column without a gap, values beside them."""
    sheet = canvas.workbook.add_worksheet(CONFIGURATION)
    sheet.hide()
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 70)
    look = canvas.format("text")
    for row, (key, entry) in enumerate(configuration(macros.windows, macros.mac).items()):
        canvas.put(sheet, row, 0, key, look)
        canvas.put(sheet, row, 1, entry.value, look)
        if entry.name:
            canvas.name(sheet, row, 1, entry.name)


def build(path: Path, settings: Settings = Settings(), macros: Macros | None = None) -> None:  # noqa: B008  it is frozen
    """Write the empty workbook at the path, whole or not at all. Raises BookError where it cannot be written."""
    saving.create(path, content(settings, macros))


def content(settings: Settings = Settings(), macros: Macros | None = None) -> bytes:  # noqa: B008  it is frozen
    """The empty workbook: with macros an .xlsm, else an .xlsx. The same input gives the same bytes."""
    file = BytesIO()
    workbook = Workbook(file, dict(_OPTIONS))
    workbook.set_properties(dict(_PROPERTIES))
    workbook.set_size(2400, 1600)
    start = {"CPS.page.refreshed": macros.start} if macros and macros.start else {}
    size = LARGE if settings.large_print is YesNo.YES else USUAL
    canvas = Canvas(
        workbook, empty_cells(settings) | start, accent=settings.colour, size=size, shown=in_use(empty_page())
    )
    page = _draw(canvas, settings)
    if macros is not None:
        _add_macros(canvas, page, macros)
    workbook.close()
    finished = in_english(file.getvalue())
    return with_ribbon(finished) if macros else finished


def _draw(canvas: Canvas, settings: Settings) -> Worksheet:
    """Draw every sheet; the first page is given back."""
    pages, blocks = add_pages(canvas.workbook), empty_blocks()
    draw_block(canvas, TABLE_SHEETS[RESULTS], blocks[RESULTS])
    draw_trends(canvas, blocks[TRENDS])
    draw_block(canvas, TABLE_SHEETS[BEHIND], blocks[BEHIND])
    draw_due_soon(canvas, blocks[DUE_SOON])
    draw_quality(canvas, blocks[QUALITY])
    draw_block(canvas, TABLE_SHEETS[HISTORY], [[]])
    draw_block(canvas, TABLE_SHEETS[IMPORTS], [[]])
    targets = draw_targets(canvas, names_of_indicators())
    draw_measures(canvas)
    draw_local_measures(canvas)
    draw_commentary(canvas)
    draw_benchmarks(canvas)
    draw_mappings(canvas)
    draw_settings(canvas, settings)
    draw_definitions(canvas)
    for table in TABLES.values():
        draw_raw(canvas, table)
    draw_pages(canvas, pages, targets)
    return pages[0]


def _add_macros(canvas: Canvas, page: Worksheet, macros: Macros) -> None:
    draw_buttons(canvas, page, macros)
    draw_configuration(canvas, macros)
    sheets = canvas.workbook.worksheets()
    project = macros.project([sheet.get_name() for sheet in sheets])
    canvas.workbook.add_vba_project(BytesIO(project.binary()), is_stream=True)
    canvas.workbook.set_vba_name(WORKBOOK)
    for sheet in sheets:
        sheet.set_vba_name(code_name(sheet.get_name()))


def in_english(workbook: bytes) -> bytes:
    """The workbook as British English, its charts too."""
    with zipfile.ZipFile(BytesIO(workbook)) as package:
        entries = package.infolist()
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        replaced = {name: _in_english(package.read(name)) for name in charts}
        replaced[_CORE] = package.read(_CORE).replace(_AFTER, _SPOKEN + _AFTER)
    return archive.pack(workbook, entries, {name: Packed.of(content) for name, content in replaced.items()})


def _in_english(chart: bytes) -> bytes:
    """A chart, whose labels stay in one line besides: LibreOffice else breaks one in the middle of a number."""
    return chart.replace(b'"en-US"', b'"en-GB"').replace(_WRAPPED, _IN_ONE_LINE)
