"""The raw sheets of a new workbook: what an officer may choose, and what is asked back."""

import datetime as dt

import openpyxl
import pytest

from scorecard_xl.tables.codes import choices
from scorecard_xl.tables.headings import input_message
from scorecard_xl.tables.schema import TABLES, Kind
from scorecard_xl.workbook.file.book import FileBook

LAST = 1_048_576
HEADINGS = [
    pytest.param(table, at, id=f"{table.name}.{column.heading}")
    for table in TABLES.values()
    for at, column in enumerate(table.columns)
]


def rules(book, sheet):
    """By the column's number: what is said on its heading, and the rule of its cells."""
    found = book[sheet].data_validations.dataValidation
    boxes = [(rule, box) for rule in found for box in rule.sqref.ranges]
    heads = {box.min_col: rule for rule, box in boxes if box.max_row == 1}
    return heads, {box.min_col: (rule, box) for rule, box in boxes if box.max_row > 1}


@pytest.fixture(scope="module")
def by_sheet(built_book):
    return {name: rules(built_book, name) for name in TABLES}


@pytest.mark.parametrize(("table", "at"), HEADINGS)
def test_a_heading_says_what_it_takes(by_sheet, table, at):
    rule = by_sheet[table.name][0][at + 1]
    assert (rule.promptTitle, rule.prompt) == (table.headings[at], input_message(table, table.columns[at]))
    assert rule.showInputMessage


@pytest.mark.parametrize(("table", "at"), HEADINGS)
def test_the_cells_down_to_the_last_row_ask_back_and_never_refuse(by_sheet, table, at):
    column, own = table.columns[at], by_sheet[table.name][1].get(at + 1)
    offered = choices(table.name, column.heading)
    kind = "list" if offered else {Kind.DATE: "date", Kind.NUMBER: "decimal"}.get(column.kind)
    assert (own is None) == (kind is None)
    if own is not None:
        rule, box = own
        assert (rule.type, rule.errorStyle, box.min_row, box.max_row) == (kind, "warning", 2, LAST)
        assert rule.formula1 == f'"{",".join(offered)}"' or not offered
        assert len(rule.formula1) <= 257
        assert rule.allow_blank


@pytest.mark.slow
def test_the_rules_survive_an_import_and_reach_the_rows_that_came(built, tmp_path):
    book = FileBook.open(built)
    day = dt.date(2025, 4, 1)
    book.put({}, {"Reviews": [["A1", day, "PN1", None], ["A2", day, "PN9", None]], "Episodes": [["A1", day]] * 300})
    book.save(tmp_path / "filled.xlsx")
    before, filled = openpyxl.load_workbook(built), openpyxl.load_workbook(tmp_path / "filled.xlsx")
    assert [describe(before, name) for name in TABLES] == [describe(filled, name) for name in TABLES]


def describe(book, sheet):
    found = book[sheet].data_validations.dataValidation
    return [(str(rule.sqref), rule.type, rule.formula1, rule.prompt) for rule in found]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_headings_stay_in_sight_and_filter(built_book, table):
    sheet = built_book[table.name]
    (own,) = sheet.tables.values()
    assert sheet.freeze_panes == "A2"
    assert own.autoFilter.ref == own.ref
