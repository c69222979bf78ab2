"""Any report as a raw table: its headings and codes by name, by alias and by the sheet Mappings."""

import datetime as dt
from pathlib import Path

import pytest
from imports.making import rows_of, workbook, written, zipped

from scorecard_xl.imports.mappings import MappingRow, match, read_mappings
from scorecard_xl.imports.readers import read_map_file, read_report
from scorecard_xl.imports.returns import read_returns
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


def test_what_waits_for_an_answer_is_said_each_month() -> None:
    rows = [["Child ID", "Visit Date", "Seen", "Spoken to alone"], ["A", "12/05/2026", "Partly", "Y"]]
    first = match(VISITS, rows, file="may.csv")
    assert first.sentences == match(VISITS, rows, first.proposals, "may.csv").sentences
    assert first.sentences == [
        "may.csv: Visits.SEEN: 1 cell cannot be read, for example Partly, which is neither yes nor no.",
        "may.csv: 2 headings or codes of Visits are not known: Spoken to alone, Partly. They are on the sheet Mappings "
        "with a proposal. Take the question mark away where it is right, or type ours, then import again.",
    ]


@pytest.mark.parametrize(
    ("proposal", "is_said"),
    [
        pytest.param(
            MappingRow("Visits", "SEEN_ALONE?", "Alone with child", ""), False, id="a heading it does not have"
        ),
        pytest.param(MappingRow("Visits", "SEEN", "Later", "?"), False, id="a code it does not have"),
        pytest.param(MappingRow("Visits", "", "Town", ""), False, id="a heading that is not needed"),
        pytest.param(MappingRow("Visits", "SEEN_ALONE?", "Town", ""), True, id="a heading it has"),
    ],
)
def test_of_the_proposals_only_those_of_this_report_are_said(proposal: MappingRow, is_said: bool) -> None:
    rows = [["Child ID", "Visit Date", "Seen", "Town"], ["A", "12/05/2026", "Y", "Leeds"]]
    said = match(VISITS, rows, [proposal]).sentences
    assert any("Town" in each for each in said) == is_said
    assert len(said) == is_said


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        pytest.param("Spoken to alone", [], id="the report has it"),
        pytest.param("Alone", [], id="one of two names, of which it has the other"),
        pytest.param("SEEN_ALONE", [], id="it has ours"),
        pytest.param(
            "No adult there",
            [
                "The report: it has no column Spoken to alone or Alone, which the mappings give for SEEN_ALONE, so "
                "SEEN_ALONE stays blank in its new rows: put what the report calls it now on the sheet Mappings."
            ],
            id="a name that nobody mapped",
        ),
    ],
)
def test_a_mapping_that_no_longer_fits(heading: str, said: list[str]) -> None:
    mapped = [MappingRow("Visits", "SEEN_ALONE", name, "") for name in ("Spoken to alone", "Alone")]
    rows = [["Child ID", "Visit Date", heading], ["A", "12/05/2026", "Y"]]
    assert match(VISITS, rows, mapped).sentences == said


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
    found = match(table, [["Report"], theirs, ["45000"] * len(theirs)], mappings)
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
    assert read_map_file(folder / "map.csv") == ([MappingRow("Visits", "VISIT", "Done on", "")], [])
    with pytest.raises(SourceError, match="TABLE, COLUMN, YOURS and OURS"):
        read_map_file(folder / "x.csv")


def test_of_a_report_with_the_month_first_nothing_is_taken(tmp_path: Path) -> None:
    text = "Child ID,Visit Date,Seen\nA,05/28/2026,Y\nB,05/06/2026,Y\n"
    found = read_report(written(tmp_path, {"report.csv": text}) / "report.csv", VISITS)
    assert found.extract is None
    assert found.sentences == [
        "report.csv: Visits.VISIT has the month first (month/day/year), so none of these days is read: export them as "
        "dd/mm/yyyy (for example 05/28/2026). These rows are left out until this is put right.",
        "report.csv: nothing of Visits was imported.",
    ]


@pytest.mark.parametrize(
    ("lines", "rows", "says"),
    [
        pytest.param(["A,01/05/2026,Y", "Total,,1"], 1, "row 3 at its foot is no record", id="a total at the foot"),
        pytest.param(["A,01/05/2026,Y", "Child ID,Visit Date,Seen", "B,02/05/2026,Y"], 2, "headings once more in row 3", id="headings once more"),
        pytest.param(["A,soon,Y", "B,02/05/2026,Y"], 2, "VISIT: 1 cell cannot be read, for example soon", id="a day that cannot be read"),
        pytest.param(["A,01/05/2026,Y,North"], 1, "1 row has more cells than there are headings", id="a row too long"),
    ],
)  # fmt: skip
def test_what_a_report_has_that_is_no_record_or_cannot_be_read_is_said(
    lines: list[str], rows: int, says: str, tmp_path: Path
) -> None:
    text = "\n".join(["Child ID,Visit Date,Seen", *lines, ""])
    found = read_report(written(tmp_path, {"report.csv": text}) / "report.csv", VISITS)
    assert found.extract is not None
    assert len(found.extract.rows) == rows
    assert [sentence for sentence in found.sentences if says in sentence and sentence.startswith("report.csv: ")]


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        pytest.param("Child ID,Visit Date,Seen\nA,01/05/2026,Y\nB,02/0", True, id="cut off in a cell"),
        pytest.param("Child ID,Visit Date,Seen\nA,01/05/2026,Y\nB,02/05/2026,Y", False, id="no end of a line behind a whole row"),
        pytest.param("Child ID,Visit Date,Seen\nA,01/05/2026,Y\nB,02/05/2026\n", False, id="a short row with an end of its line"),
        pytest.param("Child ID,Visit Date,Seen\nA,01/05/2026\nB,02/05/2026", False, id="every row is as short"),
        pytest.param("Child ID,Visit Date,Seen\nA,01/05/2026,Y\nTotal", False, id="a total at the foot"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_report", [True, False], ids=["by --as", "by its headings"])
def test_a_file_that_is_cut_off(text: str, is_said: bool, is_report: bool, tmp_path: Path) -> None:
    path = written(tmp_path, {"visits.csv": text}) / "visits.csv"
    said = read_report(path, VISITS).sentences if is_report else read_returns([path]).notes
    assert any("(3) has 2 of 3 cells and no end of a line" in each for each in said) is is_said


def test_a_report_of_a_table_with_a_year_takes_the_year_that_is_given(tmp_path: Path) -> None:
    report = written(tmp_path, {"oc2.csv": "CHILD,SDQ_SCORE\nA,12\n"}) / "oc2.csv"
    found = read_report(report, TABLES["OC2"], year=2025)
    assert found.extract is not None
    assert found.extract.cells("YEAR") == [2025]
    (said,) = read_report(report, TABLES["OC2"]).sentences
    assert "give --year" in said


@pytest.mark.parametrize("team", ["Total", "Grand total:", "TOTALS"])
def test_the_total_of_the_teams_is_no_team(team: str, tmp_path: Path) -> None:
    text = f"Month,Team,Cases,Workers\n2026-05,North,50,4\n2026-05,{team},50,4\n2026-06,North,51,4\n"
    found = read_report(written(tmp_path, {"r.csv": text}) / "r.csv", TABLES["Caseloads"])
    assert found.extract is not None
    assert found.extract.cells("TEAM") == ["North", "North"]
    assert found.sentences == ["r.csv: row 3 is the total of the teams, and is left out."]
