"""A refresh of a file: what changes, and all that does not."""

import datetime as dt
import re
import zipfile
from itertools import product

import openpyxl
import pytest
from lxml import etree
from office import converted
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from python_calamine import CalamineWorkbook

from scorecard_xl.app.notices import warnings
from scorecard_xl.app.reading import read_council
from scorecard_xl.app.refresh import refresh
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 6, 3, 14, 5)
COPY = r"<c:f>Trends!([^:<]+):([^<]+)</c:f><c:(?:num|str)Cache>(.*?)</c:(?:num|str)Cache>"
ERRORS = ("#N/A", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")


@pytest.fixture
def book(own_demonstration):
    return own_demonstration


@pytest.fixture
def small(small_demonstration, tmp_path):
    copy = tmp_path / "small.xlsm"
    copy.write_bytes(small_demonstration.read_bytes())
    return copy


def refreshed(path, now=NOW, **options):
    opened = FileBook.open(path)
    refresh(opened, now=now, **options)
    opened.save()
    return opened


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_refreshing_twice_gives_the_same_bytes(book):
    refreshed(book)
    once = book.read_bytes()
    refreshed(book)
    assert book.read_bytes() == once


def test_refreshing_later_changes_only_the_time_stamp(book):
    refreshed(book)
    before = parts(book)
    refreshed(book, dt.datetime(2026, 6, 3, 14, 6))
    after = parts(book)
    changed = [name for name in before if before[name] != after[name]]
    assert len(changed) == 1
    assert before[changed[0]].replace(b"14:05", b"14:06") == after[changed[0]]


def test_another_month_changes_only_the_sheets_that_show_it(book):
    from scorecard_xl.council.period import Day

    refreshed(book)
    before = parts(book)
    refreshed(book, month=Day("2026-03-31"))
    after = parts(book)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert "xl/worksheets/sheet1.xml" in changed
    page = ("xl/worksheets/sheet", "xl/tables/table", "xl/charts/chart", "xl/drawings/drawing", "xl/workbook.xml")
    assert all(name.startswith(page) for name in changed)
    raw = {
        f"xl/worksheets/sheet{n}.xml"
        for n, name in enumerate(CalamineWorkbook.from_path(book).sheet_names, 1)
        if name == "Episodes"
    }
    assert not changed & raw


def test_charts_keep_the_values_of_the_cells_they_look_at_for_previews_and_phones(book):
    refreshed(book)
    number = CalamineWorkbook.from_path(book).sheet_names.index("Trends") + 1
    sheet = etree.fromstring(parts(book)[f"xl/worksheets/sheet{number}.xml"]).iter("{*}c")
    shown = {cell.get("r"): cell.findtext("{*}v") or cell.findtext("{*}is/{*}t") for cell in sheet}
    charts = {name: xml.decode() for name, xml in parts(book).items() if name.startswith("xl/charts/chart")}
    copies = [found for xml in charts.values() for found in re.findall(COPY, xml)]
    assert len(copies) > 2 * len(charts) > 40
    for first, last, points in copies:
        cells = [f"{get_column_letter(column)}{row}" for row, column in _between(first, last)]
        known = {str(at): shown.get(cell) for at, cell in enumerate(cells)}
        found = dict(re.findall(r'<c:pt idx="(\d+)"><c:v>([^<]*)</c:v></c:pt>', points))
        assert found == {at: text for at, text in known.items() if text is not None}, first


def _between(first, last):
    (top, left), (bottom, right) = map(coordinate_to_tuple, (first.replace("$", ""), last.replace("$", "")))
    return product(range(top, bottom + 1), range(left, right + 1))


def test_results_hold_every_figure_as_the_command_line_prints_it(book):
    council = refresh(FileBook.open(book), now=NOW)
    rows = FileBook.open(book).read("Results").rows
    figures = council.figures()
    assert len(rows) - 1 == len(figures)
    for row, figure in zip(rows[1:], figures, strict=True):
        assert row[0] == figure.indicator
        assert row[9] == ("" if figure.value is None else figure.value)


def test_a_workbook_of_an_earlier_version_is_not_refreshed_but_says_what_to_do(book):
    trends = next(sheet for sheet in openpyxl.load_workbook(book, keep_vba=True).worksheets if sheet.title == "Trends")
    earlier = trends.parent
    for column, heading in enumerate(("Indicator", "Title", "Group"), 1):
        trends.cell(4, column).value = heading
    earlier.save(book)
    opened = FileBook.open(book)
    with pytest.raises(BookError, match=r"page of an earlier version.*scorecard-xl upgrade BOOK"):
        refresh(opened, now=NOW)
    assert not opened.changed


def test_sheets_with_blanks_around_their_names_are_read_and_written(small):
    refreshed(small)
    before = FileBook.open(small)
    workbook = openpyxl.load_workbook(small, keep_vba=True)
    workbook["Episodes"].tables.clear()
    for sheet in ("Episodes", "Data quality"):
        workbook[sheet].title = f" {sheet.lower()} "
    workbook.save(small)
    refreshed(small)
    after = FileBook.open(small)
    assert after.read("Data quality").name == " data quality "
    for sheet in ("Results", "Data quality"):
        assert after.read(sheet).rows == before.read(sheet).rows


def test_an_officers_comment_sheet_and_colour_survive(small, tmp_path):
    workbook = openpyxl.load_workbook(small)
    workbook["Commentary"].append(["reviews_on_time", "2026-05", "=not a formula, but mine"])
    workbook.create_sheet("Mine")["A1"] = "=Results!J5"
    workbook["Scorecard"]["A6"].fill = PatternFill("solid", fgColor="FF00FF")
    workbook["Scorecard"].title = "Our page"
    workbook.save(small)
    refreshed(small)
    after = openpyxl.load_workbook(small)
    assert after["Mine"]["A1"].value == "=Results!J5"
    assert after["Our page"]["A6"].fill.fgColor.rgb == "00FF00FF"
    assert any("mine" in str(cell.value) for row in after["Commentary"].iter_rows() for cell in row)


def test_a_cell_cut_and_pasted_elsewhere_is_found_by_its_name(small):
    workbook = openpyxl.load_workbook(small)
    name = workbook.defined_names["CPS.page.headline.1"]
    name.attr_text = "Scorecard!$Z$99"
    workbook.save(small)
    refreshed(small)
    assert "targets are missed" in openpyxl.load_workbook(small)["Scorecard"]["Z99"].value


def test_benchmarks_are_read_and_a_wrong_one_is_told_with_its_cell_and_left_as_it_is(book):
    opened = FileBook.open(book)
    rows = [*opened.read("Benchmarks").rows[1:4], ["uasc", "", 2025, 8, 0.09]]
    opened.put({}, {"Benchmarks": rows})
    council = refresh(opened, now=NOW)
    assert council.benchmarks.latest("children_in_care").neighbours == 85.5
    assert council.benchmarks.latest("uasc").region == 0.09
    assert [list(row[:5]) for row in FileBook.read(opened, "Benchmarks").rows[4:]] == [["uasc", "", 2025, 8, 0.09]]
    quality = opened.read("Data quality").rows
    assert ["Benchmarks", 8, "England", "8"] in [list(row[:4]) for row in quality]


def test_a_target_that_counts_for_nothing_is_told_with_a_link_to_its_cell(small):
    workbook = openpyxl.load_workbook(small, keep_vba=True)
    name = next(cell for cell in workbook["Targets"]["A"] if cell.value == "reviews_on_time")
    name.offset(column=4).value = "98%"
    workbook.save(small)
    refreshed(small)
    results = FileBook.open(small).read("Results").rows
    assert {row[11:13] for row in map(tuple, results[1:]) if row[0] == "reviews_on_time"} == {("", "")}
    rows = openpyxl.load_workbook(small)["Data quality"].iter_rows(values_only=True)
    (told,) = (row for row in rows if row[0] == "Targets" and str(row[1]).startswith("=HYPERLINK"))
    assert told[1] == f"""=HYPERLINK("#'Targets'!E{name.row}",{name.row})"""
    assert told[2:4] == ("Target", "98%")
    assert told[6] == "reviews_on_time"


@pytest.mark.parametrize(
    ("children", "said"),
    [
        pytest.param([], "ages are not known", id="no rows at all"),
        pytest.param([["CHILD", "SEX", "DOB", "ETHNIC"]], "ages are not known", id="headings alone"),
        pytest.param([["who", "born"]], "no row of this sheet holds the headings", id="no headings"),
        pytest.param(None, "the sheet is missing", id="no sheet"),
    ],
)
def test_why_no_age_is_known_is_said_once_and_on_the_command_line(children, said):
    rows = council(children=20)
    sheets = {"Episodes": rows["Episodes"]} | ({} if children is None else {"Children": children})
    read = read_council(MemoryBook(sheets), Day("2026-05-31"))
    (told,) = (problem.what for problem in read.problems if (problem.table, problem.row) == ("Children", None))
    assert said in told
    assert f"Children: {told}." in warnings(read)


def test_no_sheet_of_ours_shows_an_error(book):
    workbook = openpyxl.load_workbook(book, data_only=True)
    for sheet in set(workbook.sheetnames) - set(TABLES):
        shown = [cell.value for row in workbook[sheet].iter_rows() for cell in row if isinstance(cell.value, str)]
        assert not [text for text in shown if text.startswith(ERRORS)], sheet


@pytest.mark.libreoffice
def test_libreoffice_recalculates_the_refreshed_workbook_without_an_error_and_with_the_same_values(book, tmp_path):
    (elsewhere,) = converted(tmp_path, "ods", book)
    (calculated,) = converted(tmp_path / "out", "xlsx:Calc MS Excel 2007 XML", elsewhere)
    ours, theirs = (
        openpyxl.load_workbook(book, data_only=True),
        openpyxl.load_workbook(calculated, data_only=True),
    )
    for sheet in ("Scorecard", "Targets"):
        for row in ours[sheet].iter_rows():
            for cell in row:
                other = theirs[sheet][cell.coordinate].value
                assert not str(other).startswith(("#", "Err:")), (sheet, cell.coordinate, other)
                assert (other or "") == (cell.value or "") or isinstance(cell.value, float | int | dt.datetime), (
                    sheet,
                    cell.coordinate,
                )
