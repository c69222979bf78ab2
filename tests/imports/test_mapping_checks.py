"""Rows of the sheet Mappings that translate nothing, or that another row replaces, are named by check and by an import."""

import pytest

from scorecard_xl.app.importing import Options, import_sources
from scorecard_xl.app.reading import read_council
from scorecard_xl.imports.mappings import HEADINGS, check_mappings
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.memory import MemoryBook


def said(*rows):
    records = Records(SHEETS["Mappings"], [list(HEADINGS), *map(list, rows)])
    check_mappings(records)
    return [(each.row, each.column, each.value, each.what) for each in records.problems]


@pytest.mark.parametrize(
    ("row", "column", "value", "what"),
    [
        pytest.param(("Vists", "VISIT", "Seen on", ""), "TABLE", "Vists", "is no raw table, so the row is not used: did you mean Visits?", id="a slip in the table"),
        pytest.param(("", "VISIT", "Seen on", ""), "TABLE", "", "is blank, so the row is not used: give one of Children,", id="no table"),
        pytest.param(("Visits", "VISIT", "", ""), "YOURS", "", "is blank, so the row is not used: write the heading or the code", id="nothing of the report"),
        pytest.param(("Visits", "", "oui", "Y"), "COLUMN", "", "is blank, so the row is not used: write the column that Y is a code of", id="a code of no column"),
        pytest.param(("Visits", "SEEEN", "oui", "Y"), "COLUMN", "SEEEN", "is no column of Visits, so the row is not used: did you mean SEEN?", id="a code of an unknown column"),
        pytest.param(("Visits", "SEEN", "oui", "perhaps"), "OURS", "perhaps", "is no code of SEEN, so the row is not used: give one of Y, N", id="no code"),
    ],
)  # fmt: skip
def test_a_row_that_translates_nothing_is_named(row, column, value, what):
    ((number, *where, found),) = said(row)
    assert (number, where) == (2, [column, value])
    assert found.startswith(what)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("visits", "VISIT", "Seen on", ""), id="a heading"),
        pytest.param(("Visits", "SEEN", "oui", "yes"), id="a word for a code"),
        pytest.param(("Visits", "Our column", "Colour", ""), id="a heading of an own column"),
        pytest.param(("Visits", "", "Colour", ""), id="a heading that is not used"),
        pytest.param(("Visits", "VISIT?", "Seen on", ""), id="a proposed heading"),
        pytest.param(("Visits", "SEEN", "oui", "Y?"), id="a proposed code"),
        pytest.param(("", "", "", ""), id="a blank row"),
    ],
)
def test_any_other_row_is_right(row):
    assert said(row) == []


def test_a_heading_or_code_that_is_mapped_twice_is_named():
    rows = [
        ("Visits", "VISIT", "Seen on", ""),
        ("Visits", "VISIT_DUE", "seen ON", ""),
        ("Visits", "SEEN", "x", "Y"),
        ("Visits", "SEEN_ALONE", "x", "N"),
        ("Visits", "SEEN", "X", "N"),
    ]
    assert [(row, value, what) for row, _, value, what in said(*rows)] == [
        (2, "Seen on", "is there again in row 3, which counts: delete one of the two rows"),
        (4, "x", "is there again in row 6, which counts: delete one of the two rows"),
    ]


def book(*mappings):
    headings = {name: [list(table.headings)] for name, table in TABLES.items()}
    return MemoryBook(
        headings
        | {"Episodes": [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/05/2026", "S", "C2", "U6"]]}
        | {"Mappings": [list(HEADINGS), *map(list, mappings)], "Imports": [list(SHEETS["Imports"].headings)]}
    )


def test_check_and_an_import_name_them(tmp_path):
    row = ("Vists", "VISIT", "Seen on", "")
    (problem,) = [each for each in read_council(book(row)).misread if each.table == "Mappings"]
    assert (problem.row, problem.column) == (2, "TABLE")
    (tmp_path / "visits.csv").write_text("CHILD,VISIT\nA,01/06/2026\n")
    report = import_sources(book(row), [tmp_path / "visits.csv"], Options(table="Visits"))
    assert (
        "Mappings, row 2, TABLE: 'Vists' is no raw table, so the row is not used: did you mean Visits?"
        in report.sentences()
    )


@pytest.mark.parametrize(("table", "column"), [("Visits", "VISIT_DUE"), ("Reviews", "REVIEW_DUE")])
def test_a_list_of_what_is_planned_is_taken_once(tmp_path, table, column):
    (tmp_path / "planned.csv").write_text(f"CHILD,{column}\nA,01/06/2026\n")
    into = book()
    for _ in range(2):
        import_sources(into, [tmp_path / "planned.csv"], Options(table=table))
    headings, *rows = into.sheets[table]
    assert [(row[0], bool(row[headings.index(column)]), row[1]) for row in rows] == [("A", True, None)]


def test_a_slip_in_the_name_of_a_table_is_answered(tmp_path):
    (tmp_path / "visits.csv").write_text("CHILD,VISIT\nA,01/06/2026\n")
    with pytest.raises(SourceError, match=r"--as Visit is no raw table: did you mean Visits\?"):
        import_sources(book(), [tmp_path / "visits.csv"], Options(table="Visit"))


def test_an_import_names_the_rows_of_a_file_of_mappings_that_translate_nothing(tmp_path):
    (tmp_path / "map.csv").write_text("TABLE,COLUMN,YOURS,OURS\nVisit,VISIT,Seen on,\n", encoding="utf-8")
    (tmp_path / "report.csv").write_text("CHILD,VISIT\nA,01/05/2024\n", encoding="utf-8")
    book = MemoryBook({"Visits": [["CHILD", "VISIT"]]})
    options = Options(table="Visits", mappings=tmp_path / "map.csv")
    notes = import_sources(book, [tmp_path / "report.csv"], options).notes
    assert "map.csv, row 2, TABLE: 'Visit' is no raw table, so the row is not used: did you mean Visits?" in notes
