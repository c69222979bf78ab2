import datetime as dt

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook.blocks import cell, put_cells

from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed as typed_table
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.file.cellxml import typed

# openpyxl says what it cannot keep; here it only looks.

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


PAGE = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "value",
    [
        "text",
        "=1+1",
        "+44",
        "-",
        "@here",
        "<b>& \"'",
        " edges ",
        "two\nlines",
        "_x0041_",
        "é 中 😀",
        5,
        0.081,
        1e-20,
        True,
        False,
    ],
)
def test_a_value_comes_back_as_it_was_put(rich, value):
    put_cells(rich, share=value)
    assert FileBook.open(rich).read("Page").rows[1][1] == value
    if value != "_x0041_":
        assert openpyxl.load_workbook(rich)["Page"]["B2"].value == value


@pytest.mark.parametrize("value", ["=1+1", "+44", "-3", "@here"])
def test_text_like_a_formula_stays_text(rich, xml, value):
    put_cells(rich, share=value)
    written = cell(xml(rich, PAGE), "B2")
    assert written.get("t") == "inlineStr"
    assert written.find("{*}f") is None


@pytest.mark.parametrize("value", [None, "", float("nan"), float("inf")])
def test_nothing_to_show_is_an_empty_cell(rich, xml, value):
    put_cells(rich, share=value)
    assert dict(cell(xml(rich, PAGE), "B2").attrib) == {"r": "B2", "s": "1"}
    assert len(cell(xml(rich, PAGE), "B2")) == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(0.1 + 0.2, ("n", "0.30000000000000004"), id="a number in full"),
        pytest.param(dt.date(2024, 3, 31), ("n", "45382"), id="a date is a serial"),
        pytest.param(dt.datetime(2024, 3, 31, 12), ("n", "45382.5"), id="noon is half a day"),
        pytest.param(dt.time(6), ("n", "0.25"), id="a time is part of a day"),
        pytest.param(dt.date(1900, 3, 1), ("n", "61"), id="the first day Excel counts right"),
        pytest.param(dt.date(1900, 2, 28), ("inlineStr", "1900-02-28"), id="earlier is text"),
        pytest.param("a\x00b\x0bc\ud800d", ("inlineStr", "a b c d"), id="what XML forbids is a space"),
        pytest.param("a\r\nb\rc", ("inlineStr", "a\nb\nc"), id="one kind of line end"),
        pytest.param("x" * 32_767, ("inlineStr", "x" * 32_767), id="the longest text"),
        pytest.param("x" * 32_768, ("inlineStr", "x" * 32_766 + "…"), id="longer is cut"),
        pytest.param("😀" * 20_000, ("inlineStr", "😀" * 16_383 + "…"), id="cut at a whole character"),
    ],
)
def test_what_is_written(value, expected):
    assert typed(value) == expected


def test_dates_of_a_workbook_that_counts_from_1904(rich, rewritten, xml):
    rewritten(rich, "xl/workbook.xml", lambda text: text.replace("<workbookPr ", '<workbookPr date1904="1" '))
    put_cells(rich, share=dt.date(2024, 3, 31))
    assert cell(xml(rich, PAGE), "B2").findtext("{*}v") == str(45382 - 1462)


@pytest.mark.parametrize("as_day", [True, False], ids=["with the format of a day", "as a bare number"])
@pytest.mark.parametrize("since_1904", [True, False], ids=["from 1904", "from 1900"])
def test_a_day_is_read_whatever_year_the_workbook_counts_from(tmp_path, since_1904, as_day):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": since_1904}) as workbook:
        sheet = workbook.add_worksheet("Episodes")
        day = workbook.add_format({"num_format": "dd/mm/yyyy"}) if as_day else None
        sheet.write_row(0, 0, ["CHILD", "DECOM"])
        sheet.write(1, 0, 1234)
        sheet.write_datetime(1, 1, dt.datetime(2024, 3, 31), day)
    read = (FileBook.open(path).read("Episodes"), *FileBook.open(path).read_all(["Episodes"]))
    for rows in (each.rows for each in read):
        (row,) = typed_table(TABLES["Episodes"], rows).frame[["CHILD", "DECOM"]].itertuples(index=False)
        assert (row.CHILD, row.DECOM.date()) == ("1234", dt.date(2024, 3, 31))


def test_no_cell_holds_a_list():
    with pytest.raises(TypeError, match="no cell can hold"):
        typed([1])


TEXTS = st.text(
    st.characters(exclude_characters="\r\ufffe\uffff", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40
)


VALUES = st.one_of(
    TEXTS,
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)),
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """A table without any format, for which dates are numbers."""
    path = tmp_path_factory.mktemp("plain") / "plain.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        columns = [{"header": heading} for heading in "WXYZ"]
        workbook.add_worksheet("Episodes").add_table("A1:D2", {"name": "Episodes", "columns": columns})
    return path


@settings(max_examples=30, deadline=None)
@given(rows=st.lists(st.tuples(TEXTS, st.dates(dt.date(1900, 3, 1)), TEXTS, VALUES), min_size=1, max_size=8))
def test_any_rows_come_back_as_they_were_put(plain, rows):
    book = FileBook.open(plain)
    book.put({}, {"Episodes": rows})
    assert [list(map(_serial, row)) for row in book.read("Episodes").rows[1:]] == [
        list(map(_serial, row)) for row in rows
    ]


def _serial(value):
    """Where a column has no date format a date is read as its number."""
    return float((value - dt.date(1899, 12, 30)).days) if isinstance(value, dt.date) else value
