"""What an officer does to a workbook: to a copy of one that the first version made."""

import warnings
from pathlib import Path

import openpyxl
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import TableColumn

FIRST = Path(__file__).with_name("first.xlsm")
"""20 children, made and refreshed by the first version."""


CALLS = (
    "=CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],DATE(2026,5,31))",
    '=1-CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],B1,"ytd")',
    "=CPS_VISITS_ON_TIME(Episodes[#All],A1:B9,DATE(2026,5,31))",
    "=CPS_REVIEWS_ON_TIME(Episodes[#All],Reviews[#All],DATE(2026,5,31))",
)
"""Formulas of the first version."""


def opened(path: Path) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path, keep_vba=True)


def changed(path: Path) -> Path:
    """All of it at once."""
    book = opened(FIRST)
    _entries(book)
    _own_sheet(book)
    _add_column(book, "Due soon", "DueSoon", "Note", lambda row: f"call {book['Due soon'][f'B{row}'].value}")
    _add_column(book, "Results", "Results", "Twice", lambda row: f"=2*J{row}")
    _add_column(book, "Children", "Children", "Ours", lambda row: f'="x"&A{row}')
    book["Results"]["Z20"] = "beside the table"
    book["Scorecard"]["W3"] = "ours"
    book["Scorecard"]["B7"].comment = Comment("why?", "an officer")
    book.save(path)
    return path


def _entries(book: Workbook) -> None:
    for row in book["Targets"].iter_rows(min_row=5, max_col=7):
        if row[0].value == "pep_in_place":
            row[4].value = 0.2
        if row[0].value == "dental_on_time":
            row[4].value = "=0.5+0.1"
            row[4].comment = Comment("agreed in May", "an officer")
    for column, value in zip("EFG", ("2026-06-01", "yes", "Local day"), strict=True):
        book["Settings"][f"{column}5"] = value
    book["Settings"]["A40"] = "a note of ours"


def _own_sheet(book: Workbook) -> None:
    mine = book.create_sheet("Mine")
    mine["A1"] = "=COUNTA(Episodes[CHILD])"
    mine["A3"] = "=Scorecard!B5"
    mine["A4"] = "=SUM(Results[numerator])"
    mine["B1"].fill = PatternFill("solid", fgColor="FF00FF")
    called = book.create_sheet("Called")
    for row, text in enumerate(CALLS, 1):
        called[f"A{row}"] = text
    chart = BarChart()
    chart.add_data(Reference(mine, min_col=1, min_row=1, max_row=4))
    mine.add_chart(chart, "D2")
    book.defined_names["Kept"] = DefinedName("Kept", attr_text="Mine!$A$1")
    book.defined_names["Moved"] = DefinedName("Moved", attr_text="Results!$K$5")


def _add_column(book: Workbook, sheet: str, name: str, heading: str, text) -> None:
    own = book[sheet]
    table = own.tables[name]
    first, last = table.ref.split(":")
    top, bottom = (int("".join(filter(str.isdigit, each))) for each in (first, last))
    column = get_column_letter(len(table.tableColumns) + 1)
    table.ref = f"A{top}:{column}{bottom}"
    table.autoFilter.ref = table.ref
    table.tableColumns.append(TableColumn(id=len(table.tableColumns) + 1, name=heading))
    own[f"{column}{top}"] = heading
    for row in range(top + 1, bottom + 1):
        own[f"{column}{row}"] = text(row)
