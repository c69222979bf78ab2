"""Lists that are no Excel tables any more are found by their headings when a workbook is upgraded."""

import warnings
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from scorecard_xl.app.upgrading import Upgraded, upgrade
from scorecard_xl.errors import Refusal
from scorecard_xl.workbook.build import build

pytestmark = pytest.mark.slow

ROWS = {
    "LocalMeasures": ("Local measures", 1, ["foster households", "Foster households", "count", "higher", "Approved.", "no"]),
    "LocalValues": ("Local measures", 8, ["foster households", "2026-05", "", "", 184]),
    "Commentary": ("Commentary", 1, ["pep_in_place", "2026-05", "Ours.", "Do it", "Asha", "01/07/2026", "open"]),
    "Page": ("Page", 1, ["uasc", "", "Ours", "Our label", "no", "no"]),
    "Mappings": ("Mappings", 1, ["Visits", "", "Seen on", "VISIT"]),
    "BankHolidays": ("Settings", 5, ["01/06/2026", "yes", "Ours"]),
}  # fmt: skip
DOWN, RIGHT = 2, 1


def _written(path: Path, *, moved: bool) -> Path:
    """A workbook of this layout, whose lists are plain cells, perhaps in another place of their sheets."""
    build(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(path)
    for sheet, left, row in ROWS.values():
        for column, value in enumerate(row, left):
            book[sheet].cell(5, column).value = value
    for name in {sheet for sheet, _, _ in ROWS.values()}:
        _make_plain(book, name, moved=moved)
    book["Commentary"]["T9"] = "a note far right"
    book.save(path)
    return path


def _make_plain(book: Workbook, name: str, *, moved: bool) -> None:
    sheet = book[name]
    for table in list(sheet.tables):
        del sheet.tables[table]
    if moved and name != "Settings":
        sheet.move_range(f"A4:L{sheet.max_row}", rows=DOWN, cols=RIGHT)


@pytest.fixture(scope="module", params=[False, True], ids=["where they were", "moved"])
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    return upgrade(_written(tmp_path_factory.mktemp("plain") / "Council.xlsx", moved=request.param))


@pytest.mark.parametrize("name", ROWS)
def test_their_rows_are_kept(found: Upgraded, name: str) -> None:
    read = found.book.read(name)
    assert read is not None
    assert list(read.rows[1]) == ROWS[name][2]


def test_cells_beside_them_are_named(found: Upgraded) -> None:
    assert "Commentary: 1 cell outside the table not kept: T9." in found.not_kept


def test_a_list_whose_headings_are_gone_is_named(tmp_path: Path) -> None:
    path = _written(tmp_path / "Council.xlsx", moved=False)
    book = openpyxl.load_workbook(path)
    for column, text in enumerate(("Measure", "When", "Text", "What", "Who", "Till", "State"), 1):
        book["Commentary"].cell(4, column).value = text
    book.save(path)
    said = "Commentary: its headings (Indicator, Month, Comment) are not there, so no row of it is kept."
    assert said in upgrade(path).not_kept


def test_a_sheet_of_another_kind_with_the_name_of_a_list_is_refused(tmp_path: Path) -> None:
    path = _written(tmp_path / "Council.xlsx", moved=False)
    book = openpyxl.load_workbook(path)
    for column in range(1, 7):
        book["Page"].cell(4, column).value = f"own {column}"
    book.save(path)
    with pytest.raises(Refusal, match="Your own sheet Page has the name of a sheet that comes new"):
        upgrade(path)
