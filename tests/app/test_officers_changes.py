"""What an officer does to the workbook survives a refresh, and the page says what they changed."""

import datetime as dt
import re
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest
from named_places import places, target_cell
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from scorecard_xl.app.refresh import refresh
from scorecard_xl.demo import demonstration
from scorecard_xl.figures.measures import DEFAULT
from scorecard_xl.page.cells import LINE_FIELDS, line_name, note_name
from scorecard_xl.page.fitting import NOTE_LINES
from scorecard_xl.workbook.file.book import FileBook

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 6, 3, 14, 5)
MOVED = 120  # columns to the right
OURS = "Our page"
COMMENT = "Ours, and of this month."
PINK = "FF00FF"
MOVED_LINE, PAINTED = 6, line_name(2, "now")
ORDER = [each for each in DEFAULT if each.front and each.indicator != "dental_on_time"][::-1][:12]
"""A council's own page: twelve measures, the last first, and one with another name."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration after all of it at once, refreshed three times."""
    folder = tmp_path_factory.mktemp("changed")
    path = folder / "book.xlsx"
    book = _opened(demonstration.write(folder, children=60).workbook)
    _order_page(book)
    _move_line(book, MOVED_LINE)
    book["Scorecard"][places(book)[PAINTED][1]].fill = PatternFill("solid", fgColor=PINK)
    book["Targets"][target_cell(book, "pep_in_place")] = 0.2
    _comment(book, 9, "pep_in_place", COMMENT)
    _add_sheet(book)
    book["Scorecard"].title = OURS
    book.save(path)
    for _ in range(3):
        opened = FileBook.open(path)
        refresh(opened, now=NOW)
        opened.save()
    return path


def _opened(path: Path) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path)


def _order_page(book: Workbook) -> None:
    """Rows moved, and taken out, on the sheet that says what the page shows."""
    sheet = book["Page"]
    for row in sheet.iter_rows(min_row=5, max_row=sheet.max_row):
        for cell in row:
            cell.value = None
    for at, each in enumerate(ORDER, 5):
        for column, value in enumerate(each.cells(), 1):
            sheet.cell(at, column).value = value
    sheet["D5"] = "Our own name for it"


def _move_line(book: Workbook, line: int) -> None:
    """As cut and paste does: the defined names follow their cells."""
    for field in LINE_FIELDS:
        name = line_name(line, field)
        sheet, cell = places(book)[name]
        row, column = coordinate_to_tuple(cell)
        book.defined_names[name].attr_text = f"'{sheet}'!${get_column_letter(column + MOVED)}${row}"


def _comment(book: Workbook, row: int, indicator: str, text: str) -> None:
    for column, value in zip("ABC", (indicator, "2026-05", text), strict=True):
        book["Commentary"][f"{column}{row}"] = value


def _add_sheet(book: Workbook) -> None:
    mine = book.create_sheet("Mine")
    mine["A1"] = "=COUNTA(Results!A:A)"
    chart = BarChart()
    chart.add_data(Reference(book["Results"], min_col=10, min_row=5, max_row=9))
    mine.add_chart(chart, "C3")
    for name in list(book.defined_names):  # openpyxl leaves the old name of a renamed sheet in defined names
        own = book.defined_names[name]
        own.attr_text = own.attr_text.replace("'Scorecard'!", f"'{OURS}'!").replace("Scorecard!", f"'{OURS}'!")


@pytest.fixture(scope="module")
def after(changed: Path) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(changed, data_only=True)


def value(book: Workbook, name: str) -> object:
    sheet, cell = places(book)[name]
    return book[sheet][cell].value


def labels(book: Workbook) -> list[object]:
    kinds = [(value(book, line_name(at, "kind")), value(book, line_name(at, "label"))) for at in range(1, 30)]
    return [label for kind, label in kinds if kind == "measure"]


def test_the_page_has_the_measures_of_the_sheet_in_its_order(after: Workbook) -> None:
    assert labels(after) == ["Our own name for it", *(each.label for each in ORDER[1:])]


def test_a_chart_has_the_words_of_the_measure_that_stands_there_now(after: Workbook) -> None:
    drawn = list(dict.fromkeys(each.indicator for each in ORDER if each.chart))
    shown = [str(value(after, f"CPS.slot.{at}.title") or "") for at in range(1, len(drawn) + 2)]
    assert all(shown[:-1]) and not shown[-1]
    rows = {row[0]: row[2] for row in after["Trends"].iter_rows(min_row=5, values_only=True) if row[2]}
    assert [rows[f"CPS.slot.{at}"] for at in range(1, len(drawn) + 1)] == drawn


def test_it_prints_to_the_end_of_its_key(changed: Path, after: Workbook) -> None:
    with zipfile.ZipFile(changed) as package:
        names = package.read("xl/workbook.xml").decode()
    (last,) = re.findall(rf"'{OURS}'!\$A\$2:\$H\$(\d+)<", names)
    assert places(after)[note_name(NOTE_LINES)][1] == f"A{last}"


def test_a_line_cut_and_pasted_elsewhere_is_filled_there(after: Workbook) -> None:
    name = line_name(MOVED_LINE, "now")
    assert coordinate_to_tuple(places(after)[name][1])[1] > MOVED
    rows = {row[0]: row for row in after["Trends"].iter_rows(min_row=5, values_only=True)}
    assert value(after, line_name(MOVED_LINE, "label")) == rows[line_name(MOVED_LINE)][6]


def test_a_recoloured_cell_keeps_its_colour_and_gets_its_figure(after: Workbook) -> None:
    sheet, cell = places(after)[PAINTED]
    assert after[sheet][cell].fill.fgColor.rgb == f"00{PINK}"
    assert re.fullmatch(r"\d+(\.\d)?%|\u2013", str(after[sheet][cell].value))


def test_a_renamed_page_is_filled(after: Workbook) -> None:
    assert "3 June 2026 14:05" in str(value(after, "CPS.page.refreshed"))
    assert places(after)["CPS.page.refreshed"][0] == OURS


def test_a_sheet_with_formulas_and_a_chart_stays_as_it_was(changed: Path) -> None:
    book = _opened(changed)
    assert book["Mine"]["A1"].value == "=COUNTA(Results!A:A)"
    with zipfile.ZipFile(changed) as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert [chart for chart in charts if "'Results'!$J$5:$J$9" in chart]


def test_a_changed_target_is_said_and_rated_again(after: Workbook) -> None:
    (line,) = [at for at in range(1, 30) if value(after, line_name(at, "label")) == "Education plan (PEP) in place"]
    said = [value(after, line_name(line, field)) for field in ("target", "rating")]
    assert said == ["≥ 20%", "● On target"]


def test_a_comment_is_shown_and_its_row_stays(after: Workbook) -> None:
    words = [str(value(after, f"CPS.slot.{at}.words")) for at in range(1, 13)]
    assert [text for text in words if COMMENT in text]
    assert after["Commentary"]["C9"].value == COMMENT
