import openpyxl
import pytest
from workbook.blocks import DAY, SHEET, TABLE, changed

from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

# openpyxl says what it cannot keep; here it only looks.

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        pytest.param(["TEAM"], ["CHILD", "DECOM", "RNE", "COST", "TEAM"], id="one"),
        pytest.param(["TEAM", "A & B"], ["CHILD", "DECOM", "RNE", "COST", "TEAM", "A & B"], id="two"),
    ],
)
def test_columns_are_added_at_the_right(rich, xml, headings, columns):
    book = FileBook.open(rich)
    book.add_columns("Episodes", headings)
    book.save()
    table = openpyxl.load_workbook(rich)["Episodes"].tables["Episodes"]
    assert FileBook.open(rich).read("Episodes").rows[0] == table.column_names == columns
    ids = [column.get("id") for column in xml(rich, TABLE).find("{*}tableColumns")]
    assert len(set(ids)) == len(ids) == int(xml(rich, TABLE).find("{*}tableColumns").get("count"))
    assert table.ref == table.autoFilter.ref
    assert book.changed == {SHEET, TABLE}


def test_added_headings_look_like_the_last(rich, xml):
    changed(rich, lambda sheet: setattr(sheet["E3"], "number_format", "0.00"))
    book = FileBook.open(rich)
    book.add_columns("Episodes", ["TEAM"])
    book.save()
    assert openpyxl.load_workbook(rich)["Episodes"]["F3"].number_format == "0.00"


def test_added_columns_can_be_filled(rich):
    book = FileBook.open(rich)
    book.add_columns("Episodes", ["TEAM"])
    book.put({}, {"Episodes": [["B1", DAY, "S", 1.0, "North"]]})
    assert book.read("Episodes").rows[1:] == [["B1", DAY, "S", 1.0, "North"]]


@pytest.mark.parametrize("place", ["F3", "F4", "F6", "F7"])
def test_columns_are_not_added_over_other_cells(rich, place):
    def occupy(sheet):
        sheet["B7"], sheet[place] = "pasted", "taken"

    changed(rich, occupy)
    with pytest.raises(BookError, match=f"right of the table are not empty in row {place[1]}"):
        FileBook.open(rich).add_columns("Episodes", ["TEAM"])


@pytest.mark.parametrize("headings", [["COST"], ["cost"], ["TEAM", "Team"]])
def test_no_heading_is_added_twice(rich, headings):
    with pytest.raises(BookError, match="already has a column"):
        FileBook.open(rich).add_columns("Episodes", headings)
