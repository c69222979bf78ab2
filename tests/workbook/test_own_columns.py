"""What officers write beside our rows stays with its row, in a file and in an open workbook."""

import datetime as dt

import openpyxl
import pytest
import xlsxwriter

from scorecard_xl.tables.cells import NOT_CALCULATED
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.book import FileBook

DUE = ("What", "Child", "Team", "Worker", "Due", "State", "Days")
DAY = dt.date(2026, 5, 4)


def due(child, day=DAY, days=3):
    return ["Visit", child, "North", "W1", day, "overdue", days]


def listed(path, *, inside=(), beside=(), rows=()):
    """A workbook with the list Due soon: headings in row 3, from column A; `rows`: with own cells behind ours."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Due soon")
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        columns = [{"header": heading} for heading in (*DUE, *inside)]
        sheet.add_table(2, 0, 2 + max(len(rows), 1), len(columns) - 1, {"name": "DueSoon", "columns": columns})
        for at, heading in enumerate(beside, len(columns)):
            sheet.write(2, at, heading)
        for number, row in enumerate(rows, 3):
            for at, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, at, dt.datetime(value.year, value.month, value.day), day)
                elif isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(number, at, value, None, 9)
                elif value is not None:
                    sheet.write(number, at, value)
    return FileBook.open(path)


def own_cells(path, sheet="Due soon"):
    """The cells right of ours, by child."""
    found = openpyxl.load_workbook(path)[sheet]
    rows = [[cell.value for cell in row] for row in found.iter_rows(min_row=4)]
    return {row[1]: row[len(DUE) :] for row in rows if row[1]}


@pytest.mark.parametrize(
    "where", [pytest.param("inside", id="in the Excel table"), pytest.param("beside", id="beside the Excel table")]
)
def test_notes_go_with_the_key_of_their_row(tmp_path, where):
    rows = [[*due("A1"), "called"], [*due("A2"), None], [*due("A3"), "moved"]]
    book = listed(tmp_path / "b.xlsx", rows=rows, **{where: ["Note"]})
    said = book.put({}, {"Due soon": [due("A0"), due("A3", days=33), due("A1", days=33)]})
    book.save()
    assert own_cells(tmp_path / "b.xlsx") == {"A0": [None], "A3": ["moved"], "A1": ["called"]}
    assert said == []


def test_what_a_row_that_is_gone_had_is_named(tmp_path):
    book = listed(tmp_path / "b.xlsx", inside=["Note"], rows=[[*due("A1"), "called"], [*due("A2"), "wrote"]])
    assert book.put({}, {"Due soon": [due("A2")]}) == [
        "Due soon: 1 cell of your own columns not kept, because its row is no longer listed: H4 (Note): called."
    ]


def test_of_many_that_are_gone_three_are_named(tmp_path):
    rows = [[*due(f"A{at}"), f"note {at}"] for at in range(5)]
    (said,) = listed(tmp_path / "b.xlsx", inside=["Note"], rows=rows).put({}, {"Due soon": [due("B1")]})
    assert said.startswith(
        "Due soon: 5 cells of your own columns not kept, because their rows are no longer listed: H4"
    )
    assert said.endswith("; and 2 more.")


def test_rows_that_are_alike_keep_their_order(tmp_path):
    rows = [[*due("A1"), "first"], [*due("A1"), "second"]]
    book = listed(tmp_path / "b.xlsx", inside=["Note"], rows=rows)
    book.put({}, {"Due soon": [due("A0"), due("A1"), due("A1")]})
    book.save()
    found = openpyxl.load_workbook(tmp_path / "b.xlsx")["Due soon"]
    assert [found.cell(row, 8).value for row in (4, 5, 6)] == [None, "first", "second"]


def test_a_column_of_formulas_is_filled_down(tmp_path):
    rows = [[*due("A1"), "=G4*2"], [*due("A2"), "=G5*2"]]
    book = listed(tmp_path / "b.xlsx", inside=["Double"], rows=rows)
    said = book.put({}, {"Due soon": [due("A2"), due("A3"), due("A1")]})
    book.save()
    assert own_cells(tmp_path / "b.xlsx") == {"A2": ["=G4*2"], "A3": ["=G5*2"], "A1": ["=G6*2"]}
    assert said == []


def test_a_second_column_after_a_gap_is_no_part_of_the_rows(tmp_path):
    book = listed(tmp_path / "b.xlsx", beside=["Note"], rows=[[*due("A1"), "called", None, "legend"]])
    book.put({}, {"Due soon": [due("A0"), due("A1")]})
    book.save()
    found = openpyxl.load_workbook(tmp_path / "b.xlsx")["Due soon"]
    assert [found[place].value for place in ("H4", "H5", "J4", "J5")] == [None, "called", "legend", None]


def test_a_column_put_between_ours_is_refused_before_anything_is_written(tmp_path):
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        columns = [{"header": heading} for heading in (*DUE[:2], "Note", *DUE[2:])]
        workbook.add_worksheet("Due soon").add_table(2, 0, 4, 7, {"name": "DueSoon", "columns": columns})
    book = FileBook.open(path)
    with pytest.raises(BookError, match="Due soon, the column Note is before our column Team: move it to the right"):
        book.put({}, {"Due soon": [due("A1")]})
    assert book.changed == set()


def raw(path, formula):
    """Children with a column TEAM of formulas, and a note beside the table."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Children")
        columns = [{"header": heading} for heading in ("CHILD", "SEX", "TEAM")]
        sheet.add_table(0, 0, 2, 2, {"name": "Children", "columns": columns})
        sheet.write(0, 3, "Note")
        for row, (child, team) in enumerate((("C1", "North"), ("C2", "South")), 1):
            sheet.write_row(row, 0, [child, 1])
            sheet.write_formula(row, 2, formula.format(row=row + 1), None, team)
        sheet.write(2, 3, "of C2")
    return FileBook.open(path)


@pytest.mark.parametrize(
    ("formula", "filled"),
    [
        pytest.param("=VLOOKUP(A{row},X!A:B,2,0)", "=VLOOKUP(A{row},X!A:B,2,0)", id="a reference to the row"),
        pytest.param("=X!$B$1&B{row}", "=X!$B$1&B{row}", id="a fixed reference stays"),
        pytest.param("=Children[[#This Row],[SEX]]", "=Children[[#This Row],[SEX]]", id="a structured reference"),
    ],
)
def test_a_column_of_formulas_of_a_raw_table_stays_one(tmp_path, formula, filled):
    book = raw(tmp_path / "b.xlsx", formula)
    book.put({}, {"Children": [["C0", 2, None], ["C2", 1, "South"], ["C1", 1, "North"]]})
    book.save()
    found = openpyxl.load_workbook(tmp_path / "b.xlsx")["Children"]
    assert [found.cell(row, 3).value for row in (2, 3, 4)] == [filled.format(row=row) for row in (2, 3, 4)]
    assert [found.cell(row, 4).value for row in (2, 3, 4)] == [None, "of C2", None]
    assert [row[2] for row in FileBook.open(tmp_path / "b.xlsx").read("Children").rows[1:]] == [
        NOT_CALCULATED,
        "South",
        "North",
    ]


def test_new_rows_of_a_column_of_formulas_are_said(tmp_path):
    book = raw(tmp_path / "b.xlsx", "=A{row}")
    assert book.put({}, {"Children": [["C1", 1, "North"], ["C2", 1, "South"], ["C3", 1, None]]}) == [
        "Children: TEAM is a column of formulas, filled down into 1 new row. Open the workbook in Excel and save it, so "
        "that they have values; then refresh."
    ]


def test_a_column_with_some_formulas_keeps_these_and_takes_the_other_values(tmp_path):
    path = tmp_path / "b.xlsx"
    raw(path, "=A{row}")
    changed = openpyxl.load_workbook(path)
    changed["Children"]["C3"] = "typed"
    changed.save(path)
    book = FileBook.open(path)
    book.put({}, {"Children": [["C0", 1, "new"], ["C1", 1, "North"], ["C2", 1, "typed"]]})
    book.save()
    found = openpyxl.load_workbook(path)["Children"]
    assert [found.cell(row, 3).value for row in (2, 3, 4)] == ["new", "=A3", "typed"]
