"""What officers write beside our rows stays with its row in a workbook that is open."""

import pytest

from scorecard_xl.workbook.live.book import LiveBook

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def book(opened):
    return LiveBook.caller()


def _cells(opened, sheet, column, rows):
    return [opened.cell(sheet, f"{column}{row}").String for row in rows]


def test_notes_beside_a_list_go_with_their_rows(opened, book):
    due = book.read("Due soon")
    head, right = due.first_row, due.first_column + len(due.rows[0])
    column = chr(64 + right)
    first = due.rows[1]
    opened.cell("Due soon", f"{column}{head}").String = "Note"
    opened.cell("Due soon", f"{column}{head + 1}").String = "called"
    opened.cell("Due soon", f"{column}{head + 2}").String = "wrote"
    said = book.put({}, {"Due soon": [["Visit", "new", "", "", None, "due", 1], first]})
    assert _cells(opened, "Due soon", column, (head + 1, head + 2)) == ["", "called"]
    assert said == [
        f"Due soon: 1 cell of your own columns not kept, because its row is no longer listed: {column}{head + 2} (Note): "
        "wrote."
    ]


def test_a_column_of_formulas_of_a_raw_table_stays_one(opened, book):
    children = book.read("Children")
    at = [str(heading) for heading in children.rows[0]].index("TEAM") + children.first_column
    column, head = chr(64 + at), children.first_row
    own = chr(64 + children.first_column)
    for row in range(head + 1, head + len(children.rows)):
        opened.cell("Children", f"{column}{row}").Formula = f'="T"&{own}{row}'
    rows = [list(row) for row in children.rows[1:4]]
    book.put({}, {"Children": [["new", *rows[0][1:]], *rows]})
    shown = _cells(opened, "Children", column, range(head + 1, head + 5))
    assert shown == ["Tnew", *(f"T{row[0]}" for row in rows)]
