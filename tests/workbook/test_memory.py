import pytest

from scorecard_xl.workbook.book import Book, BookError, Sheet
from scorecard_xl.workbook.memory import MemoryBook


def book():
    return MemoryBook({"Episodes": [[None, ""], ["CHILD", "DECOM"], ["A1", "x"], ["A2", "y"]], "Blank": []})


@pytest.mark.parametrize(("wanted", "name"), [("Episodes", "Episodes"), ("EPISODES", "Episodes"), ("Visits", None)])
def test_reading_a_sheet(wanted, name):
    sheet = book().read(wanted)
    assert sheet == (Sheet(name, book().sheets[name]) if name else None)


@pytest.mark.parametrize(
    ("sheets", "name"),
    [
        pytest.param(["Episodes "], "Episodes ", id="a blank after the name"),
        pytest.param([" episodes", "EPISODES"], "EPISODES", id="the name goes before one with a blank"),
        pytest.param(["episodes", "Episodes"], "Episodes", id="the very name goes before another case"),
    ],
)
def test_the_sheet_that_is_meant(sheets, name):
    assert MemoryBook({each: [] for each in sheets}).read("Episodes").name == name


def test_putting_replaces_the_rows_under_the_headings_and_keeps_the_cells():
    it: Book = book()
    it.put({"month": 5}, {"episodes": [["B1"]]})
    it.put({"share": 0.5}, {})
    assert it.read("Episodes").rows == [[None, ""], ["CHILD", "DECOM"], ["B1"]]
    assert it.cells == {"month": 5, "share": 0.5}


@pytest.mark.parametrize("sheet", ["Visits", "Blank"])
def test_nothing_is_put_where_a_sheet_or_its_headings_are_missing(sheet):
    it = book()
    with pytest.raises(BookError, match=f"no sheet {sheet} with headings"):
        it.put({"month": 5}, {"Episodes": [], sheet: []})
    assert (it.cells, it.sheets) == ({}, book().sheets)
