"""Any report as a raw table: its headings and codes by name, by alias and by the sheet Mappings."""

import datetime as dt
from pathlib import Path

import pytest
from imports.making import rows_of, workbook, written, zipped

from scorecard_xl.imports.mappings import MappingRow, match, read_mappings
from scorecard_xl.imports.readers import read_map_file, read_report
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.tables.schema import TABLES

VISITS = TABLES["Visits"]
DAY = dt.date(2026, 5, 12)
REPORT = [["Client", "Done on", "Young person seen", "Town"], ["A", "12/05/2026", "Partly", "Leeds"]]
MAPPED = [
    MappingRow("Visits", "CHILD", "Client", ""),
    MappingRow("Visits", "VISIT", "Done on", ""),
    MappingRow("Visits", "SEEN", "Young person seen", ""),
]


def test_names_and_aliases_need_no_mapping() -> None:
    found = match(VISITS, [["Child ID", "Visit Date", "Seen"], ["A", "12/05/2026", "Yes"]])
    assert found.extract is not None
    assert found.extract.headings == ("CHILD", "VISIT", "Seen")
    assert found.extract.rows == [("A", DAY, "Yes")]
    assert found.proposals == found.sentences == []


def test_nothing_is_imported_until_the_needed_columns_are_matched() -> None:
    found = match(VISITS, REPORT, file="report.xlsx")
    assert found.extract is None
    assert [row.yours for row in found.proposals] == REPORT[0]
    (said,) = found.sentences
    assert said.startswith("report.xlsx has no column that is known to be CHILD and VISIT of Visits, so nothing")


def test_a_proposal_counts_when_the_question_mark_is_taken_away() -> None:
    rows = [["Child ID", "Visit dates"], ["A", "12/05/2026"]]
    found = match(VISITS, rows)
    assert found.extract is None
    assert found.proposals == [MappingRow("Visits", "VISIT?", "Visit dates", "")]
    assert match(VISITS, rows, found.proposals).extract is None
    settled = [row._replace(column=row.column.removesuffix("?")) for row in found.proposals]
    again = match(VISITS, rows, settled)
    assert again.extract is not None
    assert again.extract.rows == [("A", DAY)]


def test_what_is_on_the_sheet_is_not_proposed_again() -> None:
    first = match(VISITS, REPORT)
    assert match(VISITS, REPORT, first.proposals).proposals == []


def test_headings_are_mapped_and_a_code_that_is_not_known_is_proposed() -> None:
    found = match(VISITS, REPORT, MAPPED)
    assert found.extract is not None
    assert found.extract.headings == ("CHILD", "VISIT", "SEEN", "Town")
    assert found.proposals == [MappingRow("Visits", "SEEN", "Partly", "?")]


def test_codes_are_mapped_whatever_their_case() -> None:
    found = match(VISITS, REPORT, [*MAPPED, MappingRow("visits", "seen", "PARTLY", "N")])
    assert found.extract is not None
    assert found.extract.rows == [("A", DAY, "N", "Leeds")]
    assert found.proposals == []


def test_mappings_of_another_table_count_for_nothing() -> None:
    other = [row._replace(table="Reviews") for row in MAPPED]
    assert match(VISITS, REPORT, other).extract is None


def test_a_heading_with_a_blank_column_is_not_used_and_not_asked_about_again() -> None:
    found = match(VISITS, REPORT, [*MAPPED, MappingRow("Visits", "", "Town", "")])
    assert found.extract is not None
    assert all(row.yours != "Town" for row in found.proposals)


@pytest.mark.parametrize(
    "table", [table for table in TABLES.values() if table.name != "Children"], ids=lambda each: each.name
)
def test_every_table_takes_a_report_by_mappings(table) -> None:
    theirs = [f"Theirs {number}" for number in range(len(table.columns))]
    mappings = [MappingRow(table.name, own.heading, name, "") for own, name in zip(table.columns, theirs, strict=True)]
    found = match(table, [["Report"], theirs, ["1"] * len(theirs)], mappings)
    assert found.extract is not None
    assert found.extract.headings == table.headings
    assert found.extract.places == (3,)


def test_the_rows_of_the_sheet_in_any_order_of_columns() -> None:
    rows = [
        ["Our mappings"],
        ["YOURS", "OURS", "TABLE", "COLUMN"],
        ["Client", "", "Visits", "CHILD"],
        ["", "", "", ""],
        [1.0, "Y", "Visits", "SEEN"],
    ]
    assert read_mappings(rows) == [MappingRow("Visits", "CHILD", "Client", ""), MappingRow("Visits", "SEEN", "1", "Y")]


TEXT = "Visits this month,,,\nChild ID,Visit Date,Seen\nA,12/05/2026,Y\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("report.csv", TEXT, id="a CSV file with a title"),
        pytest.param("report.txt", TEXT.replace(",", "\t"), id="a text file"),
        pytest.param(
            "report.xlsx", workbook(Front=[["Read me"]], Data=rows_of(TEXT)), id="a workbook with a front sheet"
        ),
        pytest.param("report.zip", zipped({"x.csv": TEXT}), id="a .zip"),
    ],
)
def test_a_report_of_any_kind(tmp_path: Path, name: str, content: str | bytes) -> None:
    found = read_report(written(tmp_path, {name: content}) / name, VISITS)
    assert found.extract is not None
    assert found.extract.rows == [("A", DAY, "Y")]
    assert found.extract.places == (3,)


def test_two_sheets_that_match_are_refused(tmp_path: Path) -> None:
    book = written(tmp_path, {"r.xlsx": workbook(May=rows_of(TEXT), June=rows_of(TEXT))}) / "r.xlsx"
    with pytest.raises(SourceError, match=r"r\.xlsx holds 2 sheets or files that can be Visits"):
        read_report(book, VISITS)


def test_a_file_of_mappings(tmp_path: Path) -> None:
    folder = written(tmp_path, {"map.csv": "TABLE,COLUMN,YOURS,OURS\nVisits,VISIT,Done on,\n", "x.csv": "a,b\n1,2\n"})
    assert read_map_file(folder / "map.csv") == [MappingRow("Visits", "VISIT", "Done on", "")]
    with pytest.raises(SourceError, match="TABLE, COLUMN, YOURS and OURS"):
        read_map_file(folder / "x.csv")
