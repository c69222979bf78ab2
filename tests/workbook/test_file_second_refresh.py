"""A workbook that was refreshed before: a block replaces rows, and these rows are never parsed."""

import zipfile

import xlsxwriter
from workbook.blocks import rows

from scorecard_xl.workbook.file import editing
from scorecard_xl.workbook.file.book import FileBook


def parsed_rows(monkeypatch):
    """The number of rows of each sheet that is parsed, as a list that fills while the workbook is written."""
    found = []

    class Counted(editing.SheetXml):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            found.append(len(self.rows))

    monkeypatch.setattr(editing, "SheetXml", Counted)
    return found


def refreshed(path, named="$A$1"):
    """A workbook with a table that a block has filled, and a named cell on the same sheet."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Episodes")
        sheet.add_table(2, 1, 3, 4, {"name": "Episodes", "columns": [{"header": each} for each in "ABCD"]})
        workbook.define_name("when", f"=Episodes!{named}")
    book = FileBook.open(path)
    book.put({"when": "first"}, {"Episodes": rows(500)})
    book.save()
    return FileBook.open(path)


def test_rows_that_a_block_replaces_are_not_parsed_though_the_sheet_has_a_named_cell(tmp_path, monkeypatch):
    book = refreshed(tmp_path / "b.xlsx")
    found = parsed_rows(monkeypatch)
    book.put({"when": "second"}, {"Episodes": rows(400)})
    assert found == [3]
    book.save()
    again = FileBook.open(tmp_path / "b.xlsx").read("Episodes")
    assert [row[0] for row in again.rows[1:]] == [row[0] for row in rows(400)]


def test_a_sheet_whose_named_cell_is_beside_the_rows_is_parsed_whole(tmp_path, monkeypatch):
    book = refreshed(tmp_path / "b.xlsx", named="$G$9")
    found = parsed_rows(monkeypatch)
    book.put({"when": "second"}, {"Episodes": rows(400)})
    assert found == [501]
    book.save()
    assert 'G9"' in _sheet(tmp_path / "b.xlsx")


def test_a_sheet_with_only_named_cells_to_write_is_parsed_whole(tmp_path, monkeypatch):
    book = refreshed(tmp_path / "b.xlsx")
    found = parsed_rows(monkeypatch)
    book.put({"when": "second"}, {})
    assert found == [502]


def _sheet(path):
    return zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
