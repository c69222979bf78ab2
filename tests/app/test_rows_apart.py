"""A row that blank rows separate from its table is not read, and that is said, on every sheet that officers fill in."""

from pathlib import Path

import openpyxl
import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.file.book import FileBook

ROW = 90
CELLS = {
    "Settings": {"A": "Council", "B": "Ouseford"},
    "BankHolidays": {"E": "25/12/2026", "F": "yes"},
    "Targets": {"A": "pep_in_place", "E": 0.5},
    "Commentary": {"A": "pep_in_place", "B": "2026-05", "C": "Ours."},
    "Page": {"A": "pep_in_place", "C": "Ours"},
    "LocalMeasures": {"A": "households", "B": "Households"},
    "LocalValues": {"H": "households", "I": "2026-05"},
    "Mappings": {"A": "Visits", "C": "Seen on"},
    "Episodes": {"A": "A1", "B": "01/05/2026"},
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One row far below each table."""
    path = tmp_path_factory.mktemp("apart") / "Council.xlsx"
    build(path)
    opened = openpyxl.load_workbook(path)
    for table, cells in CELLS.items():
        sheet = opened[SHEETS[table].home if table in SHEETS else table]
        for column, value in cells.items():
            sheet[f"{column}{ROW}"] = value
    opened.save(path)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("table", CELLS)
def test_a_row_apart_is_said(book: Path, table: str) -> None:
    misread = read_council(FileBook.open(book), Day("2026-05-31"), to_check=True).misread
    (problem,) = [each for each in misread if each.table == table and each.row == ROW]
    assert problem.what.startswith("blank rows separate this row from the table, so it and the rows under it are not")
