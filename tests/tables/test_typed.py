import datetime as dt

import pytest

from scorecard_xl.tables.schema import TABLES, Kind
from scorecard_xl.tables.typed import typed

HEADINGS = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE",
            "HOME_POST", "PL_POST", "URN"]  # fmt: skip


def episode(child="A1", decom="01/02/2025", dec="", **others):
    row = {"CHILD": child, "DECOM": decom, "DEC": dec, "RNE": "S"} | others
    return [row.get(heading, "") for heading in HEADINGS]


def episodes(*rows, headings=HEADINGS, first_row=1):
    return typed(TABLES["Episodes"], [headings, *rows], first_row)


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        pytest.param(episode(child=""), "CHILD", "has no child", id="no CHILD"),
        pytest.param(episode(decom=""), "DECOM", "has no DECOM", id="no DECOM"),
        pytest.param(episode(decom="31/02/2025"), "DECOM", "does not exist", id="DECOM that does not exist"),
        pytest.param(episode(dec="soon"), "DEC", "is not a date", id="DEC that is no date"),
        pytest.param(episode(dec="31/01/2025"), "DEC", "is before DECOM (01/02/2025)", id="DEC before DECOM"),
    ],
)
def test_a_row_left_out_whole(row, column, says):
    found = episodes(episode(), row, first_row=3)
    (problem,) = found.problems
    assert list(found.frame.index) == [4]
    assert (problem.table, problem.row, problem.column) == ("Episodes", 5, column)
    assert says in problem.what
    assert "left out" in problem.what


def test_a_cell_that_costs_only_itself():
    rows = [["CHILD", "SEX", "DOB", "ETHNIC"], ["A", "1", "31/02/2010", "WBRI"]]
    found = typed(TABLES["Children"], rows)
    assert not found.frame["DOB"].notna().any()
    assert [p.what for p in found.problems] == [
        "is a day that does not exist: dates are read as dd/mm/yyyy; it counts as blank"
    ]


@pytest.mark.parametrize(
    ("table", "column", "cell", "code"),
    [
        pytest.param("CareLeavers", "IN_TOUCH", "Y", "YES", id="in touch: Y"),
        pytest.param("CareLeavers", "IN_TOUCH", True, "YES", id="in touch: a ticked cell"),
        pytest.param("CareLeavers", "IN_TOUCH", "b) No", "NO", id="in touch: with a letter"),
        pytest.param("CareLeavers", "IN_TOUCH", "Returned home", "RHOM", id="in touch: in words"),
        pytest.param("CareLeavers", "IN_TOUCH", "perhaps", "PERHAPS", id="in touch: no word that we know"),
        pytest.param("Health", "CHECK", "Initial health assessment", "IHA", id="a check in words"),
        pytest.param("Missing", "MISSING", "missing", "M", id="missing in words"),
        pytest.param("Children", "SEX", "a) Male", "M", id="sex with a letter"),
        pytest.param("Children", "SEX", 1.0, "1", id="sex as a number"),
    ],
)
def test_words_that_mean_a_code(table, column, cell, code):
    own = TABLES[table]
    dates = {each.heading: "01/05/2025" for each in own.columns if each.kind is Kind.DATE}
    row = {"CHILD": "A"} | dates | {column: cell}
    found = typed(own, [[*row], [*row.values()]])
    assert found.frame[column].tolist() == [code]


def test_dec_on_the_day_of_decom_stays():
    assert not episodes(episode(dec="01/02/2025")).problems


def test_ghost_rows_are_dropped_without_a_word():
    found = episodes([""] * 13, [None] * 13, ["  ", "#N/A", "-", "NULL"], episode(), [""] * 13)
    assert list(found.frame.index) == [5]
    assert not found.problems


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param([h.lower() for h in HEADINGS], id="lower case"),
        pytest.param([h.replace("_", " ").title() for h in HEADINGS], id="spaces for underscores"),
        pytest.param([f" {h} " for h in HEADINGS], id="spaces around"),
        pytest.param(["\ufeff" + HEADINGS[0], *HEADINGS[1:]], id="a byte-order mark"),
    ],
)
def test_headings_are_matched_forgivingly(headings):
    found = episodes(episode(PLACE_PROVIDER="pr1"), headings=headings)
    assert list(found.frame["PLACE_PROVIDER"]) == ["PR1"]
    assert not found.problems


def test_headings_below_other_rows_are_found_and_rows_numbered_as_the_sheet_shows_them():
    found = typed(TABLES["Episodes"], [["Extract of 1 June"], [], HEADINGS, episode(), episode(child="")])
    assert list(found.frame.index) == [4]
    assert [p.row for p in found.problems] == [5]


def test_columns_in_another_order_and_columns_of_ones_own():
    found = typed(TABLES["UASC"], [["Notes", "DUC", "CHILD"], ["seen", "01/02/2026", "A"]])
    assert list(found.frame.columns) == ["CHILD", "DUC"]
    assert list(found.frame["CHILD"]) == ["A"]


def test_a_missing_heading_is_one_problem():
    found = episodes(
        [cell for heading, cell in zip(HEADINGS, episode(), strict=True) if heading != "CIN"],
        headings=[h for h in HEADINGS if h != "CIN"],
    )
    assert [(p.row, p.column) for p in found.problems] == [(None, "CIN")]
    assert list(found.frame["CHILD"]) == ["A1"]


def test_a_sheet_without_its_headings_says_which_it_wants():
    found = typed(TABLES["UASC"], [["who", "when"], ["A", "01/02/2026"]])
    assert len(found.frame) == 0
    assert [p.what for p in found.problems] == [
        "no row of this sheet holds the headings: put CHILD, DUC in the first row"
    ]


@pytest.mark.parametrize("rows", [[], [[]], [["", None]]])
def test_an_empty_sheet_is_an_empty_table_without_a_problem(rows):
    found = typed(TABLES["Visits"], rows)
    assert len(found.frame) == 0
    assert not found.problems


def test_ids_as_numbers_and_texts_are_the_same_child():
    found = typed(TABLES["UASC"], [["CHILD", "DUC"], [123456.0, ""], ["123456", ""], ["0123456", ""]])
    assert list(found.frame["CHILD"]) == ["123456", "123456", "0123456"]


@pytest.mark.parametrize("table", ["Children", "Teams", "Caseloads"])
def test_names_that_differ_in_case_and_blanks_alone_are_the_first_of_them(table):
    teams = ["team a ", "Team A", "Team B", " TEAM  A", "TeamB"]
    rows = [["CHILD", "MONTH", "TEAM", "ROLE"], *([f"A{at}", "2026-05", team, "x"] for at, team in enumerate(teams))]
    assert list(typed(TABLES[table], rows).frame["TEAM"]) == ["team a", "team a", "Team B", "team a", "Team B"]


def test_ragged_rows_are_filled_with_blanks():
    assert not typed(TABLES["UASC"], [["CHILD", "DUC"], ["A"]]).frame["DUC"].notna().any()


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_table_types_a_full_row_of_its_own(table):
    sample = {Kind.DATE: dt.date(2025, 3, 31), Kind.NUMBER: 4.0, Kind.YEAR: 2025, Kind.MONTH: "2025-03"}
    row = [sample.get(column.kind, "x1") for column in table.columns]
    found = typed(table, [list(table.headings), row])
    assert not found.problems
    assert list(found.frame.columns) == list(table.headings)
    assert found.frame.notna().all(axis=None)


def test_a_column_with_the_month_first_is_one_problem_and_none_of_its_days_with_strokes_is_read():
    found = episodes(episode("A", "03/28/2025"), episode("B", "04/05/2025"), episode("C", "2025-03-28"))
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.value) == (None, "DECOM", "03/28/2025")
    assert "has the month first" in problem.what
    assert list(found.frame.index) == [4]


@pytest.mark.parametrize("column", ["RNE", "LS", "PLACE", "REC", "PL_POST", "URN"])
def test_the_error_of_a_formula_is_a_problem_in_any_cell(column):
    found = episodes(episode(**{column: "#VALUE!"}))
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.value) == (2, column, "#VALUE!")
    assert "error of a formula" in problem.what
    assert found.frame[column].isna().iloc[0]


def test_an_id_that_a_spreadsheet_has_rounded_leaves_its_row_out_and_is_one_problem():
    found = episodes(episode("1.23E+12"), episode("B"))
    (problem,) = found.problems
    assert (problem.row, problem.column) == (2, "CHILD")
    assert "rounded number" in problem.what
    assert "left out" in problem.what
    assert list(found.frame.index) == [3]


def test_flags_are_1_and_0_however_they_are_written():
    headings = ["CHILD", "YEAR", "TEETH_CHECK", "IMMUNISATIONS"]
    rows = [["A", 2025, "Y", False], ["B", 2025, "true", "No"], ["C", 2025, 1.0, "a) Yes"], ["D", 2025, "", "?"]]
    found = typed(TABLES["OC2"], [headings, *rows])
    flags = [list(found.frame[name].cat.categories) for name in ("TEETH_CHECK", "IMMUNISATIONS")]
    assert flags == [["1"], ["0", "1", "?"]]
