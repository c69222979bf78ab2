"""The Settings sheet: what each setting may hold, and what is said where it holds something else."""

import datetime as dt

import pytest
import xlsxwriter

from scorecard_xl.__main__ import run
from scorecard_xl.app.notices import warnings
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.settings import Settings, SettingsError, former_rows
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

NAMES = {field.alias: name for name, field in Settings.model_fields.items()}
HEADINGS = ["Setting", "Value", "What it does"]
MARCH, AT_NOON = dt.date(2024, 3, 31), dt.datetime(2024, 3, 31, 12)
A_DATE, A_MONTH = "a date such as 31/03/2024, or blank", "a month such as 2026-05, or blank"
REVIEWS, VISITS = "by review or by child", "by interval or at the month end"

GOOD = {
    "Council": {"Ouseford": "Ouseford", " Ouseford ": "Ouseford", "": "", 12.0: "12"},
    "Council code": {"E06000031": "E06000031", 874.0: "874", "": ""},
    "Region": {"East of England": "East of England", "": ""},
    "Statistical neighbours": {"Derby; Bolton": "Derby; Bolton", "": ""},
    "Reporting month": {
        "2026-05": dt.date(2026, 5, 1), "May 2026": dt.date(2026, 5, 1), "31/05/2026": dt.date(2026, 5, 1),
        AT_NOON: dt.date(2024, 3, 1), 45382.0: dt.date(2024, 3, 1), "": None,
    },
    "Reviews complete from": {"31/03/2024": MARCH, "2024-03-31": MARCH, AT_NOON: MARCH, 45382.0: MARCH, "": None},
    "Visits complete from": {"31/03/2024": MARCH, "31 Mar 2024": MARCH, MARCH: MARCH, "": None, " ": None},
    "Reviews counted": {"by child": "by child", "by review": "by review", " By  Child ": "by child"},
    "Visits counted": {"by interval": "by interval", "at the month end": "at the month end", "AT THE MONTHEND": "at the month end"},
    "Adoption timetable": {"yes": "yes", " NO ": "no"},
    "Visit timetable": {"by placement": "by placement", "The Same for All": "the same for all"},
    "Long-term maximum age": {16.0: 16, "18": 18, 1: 1, 25: 25, "": None},
    "PEP ages": {"5 to 15": "5 to 15", " 3 TO 17": "3 to 17"},
    "Pathway plan lasts (months)": {6.0: 6, "12": 12, 1: 1, 24: 24},
    "Import from": {"X:/Returns": "X:/Returns", None: ""},
    "Import year": {2025.0: 2025, "2024/25": 2025, "31/03/2025": 2025, "": None},
    "Import is partial": {"yes": "yes", " No ": "no"},
    "Extract complete to": {"31/03/2024": MARCH, AT_NOON: MARCH, "": None},
    "Share to": {"X:/Shared": "X:/Shared", "": ""},
    "Copies are for": {"anyone": "anyone", " Members": "members"},
    "Compare with": {"last year": "last year", " Last Meeting": "last meeting", "last month": "last month"},
    "Last meeting": {"31/03/2024": MARCH, AT_NOON: MARCH, "": None},
    "Colour": {"#1f3864": "#1F3864", "7a1f3d": "#7A1F3D", None: "#1F3864", "": "#1F3864"},
    "Large print": {"yes": "yes", " NO ": "no"},
}  # fmt: skip
FREE = ("Council", "Council code", "Region", "Statistical neighbours", "Import from", "Share to")
"""Settings that take any text."""
WRONG = {
    "Reporting month": {"soon": "'soon'", "2026-13": "'2026-13'", dt.datetime(1905, 7, 18): "'18/07/1905'", 2026.0: "'2026'", True: "'True'"},
    "Reviews complete from": {"soon": "'soon'", "31/02/2024": "'31/02/2024'", "03/31/2024": "'03/31/2024'", 2024.0: "'2024'", "01/01/9999": "'01/01/9999'"},
    "Visits complete from": {"the start": "'the start'", "2024": "'2024'"},
    "Reviews counted": {"maybe": "'maybe'", "": "blank", None: "blank", 1.0: "'1'"},
    "Visits counted": {"by child": "'by child'", "": "blank", MARCH: "'31/03/2024'"},
    "Adoption timetable": {"perhaps": "'perhaps'", "": "blank"},
    "Visit timetable": {"by child": "'by child'", "": "blank"},
    "Long-term maximum age": {0.0: "'0'", 26.0: "'26'", 16.5: "'16.5'", "sixteen": "'sixteen'"},
    "PEP ages": {"4 to 16": "'4 to 16'", 5.0: "'5'", "": "blank"},
    "Pathway plan lasts (months)": {0: "'0'", 25: "'25'", "": "blank", "six": "'six'"},
    "Import year": {"last": "'last'"},
    "Import is partial": {"perhaps": "'perhaps'", "": "blank"},
    "Extract complete to": {"soon": "'soon'", 2024.0: "'2024'"},
    "Copies are for": {"friends": "'friends'", "": "blank", True: "'True'"},
    "Compare with": {"last week": "'last week'", "": "blank"},
    "Last meeting": {"soon": "'soon'", 2024.0: "'2024'"},
    "Colour": {"blue": "'blue'", "#FFD700": "'#FFD700'", "#12345": "'#12345'", 5.0: "'5'"},
    "Large print": {"perhaps": "'perhaps'", "": "blank", 12.0: "'12'"},
}  # fmt: skip
MAY_BE = {
    "Reporting month": A_MONTH, "Reviews complete from": A_DATE, "Visits complete from": A_DATE,
    "Reviews counted": REVIEWS, "Visits counted": VISITS,
    "Adoption timetable": "no or yes", "Visit timetable": "by placement or the same for all",
    "Long-term maximum age": "a whole number from 1 to 25, or blank",
    "PEP ages": "5 to 15 or 3 to 17", "Pathway plan lasts (months)": "a whole number from 1 to 24",
    "Import year": "a year such as 2025 or 2024/25, or blank", "Import is partial": "no or yes",
    "Extract complete to": A_DATE, "Copies are for": "anyone or members",
    "Compare with": "last month, last year or last meeting", "Last meeting": A_DATE,
    "Colour": "a dark colour such as #1F3864, on which white text can be read",
    "Large print": "no or yes",
}  # fmt: skip


def cases(table):
    return [pytest.param(name, *pair, id=f"{name}: {pair[0]!r}") for name, of in table.items() for pair in of.items()]


def cell(down, right):
    return f"Settings!R{down}C{right}"


def read(book):
    with pytest.raises(SettingsError) as error:
        read_council(book)
    return str(error.value)


def in_memory(*rows):
    return MemoryBook({"Settings": [HEADINGS, *([*row, ""] for row in rows)]})


def test_every_setting_has_its_good_and_its_wrong_values():
    assert list(GOOD) == list(NAMES)
    assert list(WRONG) == list(MAY_BE) == [name for name in NAMES if name not in FREE]


@pytest.mark.parametrize(("name", "value", "expected"), cases(GOOD))
def test_a_value_that_a_setting_takes(name, value, expected):
    assert getattr(Settings.from_rows([HEADINGS, [name, value]], cell), NAMES[name]) == expected


@pytest.mark.parametrize(("name", "value", "shown"), cases(WRONG))
def test_a_wrong_value(name, value, shown):
    sentence = f"Settings!B3: {name} should be {MAY_BE[name]}, not {shown}: put this right, then try again."
    assert read(in_memory(["Council", "Ouseford"], [name, value])) == sentence


@pytest.mark.parametrize("name", ["reviews  counted", "REVIEWS COUNTED", " Reviews counted "])
def test_the_name_of_a_setting_whatever_its_case_and_spaces(name):
    assert Settings.from_rows([[name, "by child"]], cell).reviews_counted == "by child"


def test_other_rows_are_passed_over_and_settings_not_there_keep_their_default():
    assert Settings.from_rows([HEADINGS, ["Council", "Ouseford"], ["Mine", "x"], [None], []], cell) == Settings(
        council="Ouseford"
    )


@pytest.mark.parametrize(
    ("name", "write"),
    [
        pytest.param("Report month", "write Reporting month", id="a slip"),
        pytest.param("Tea", "check the spelling, or move the row to a sheet of your own", id="nothing like it"),
    ],
)
def test_a_row_that_names_no_setting_is_said(name, write):
    episodes = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/05/2026", "S", "C2", "U6"]]
    settings = [HEADINGS, ["Council", "Ouseford"], [name, "2026-04"], ["Only a title", ""]]
    misread = read_council(MemoryBook({"Episodes": episodes, "Settings": settings})).misread
    (problem,) = [each for each in misread if each.table == "Settings"]
    assert (problem.row, problem.column, problem.value) == (3, "Setting", name)
    assert problem.what == f"is not a setting, so its value is not used: {write}"


def test_all_wrong_settings_are_told_at_once():
    sentence = read(
        in_memory(["Reviews counted", "maybe"], ["Council", "Ouseford"], ["Pathway plan lasts (months)", 99.0])
    )
    assert sentence == (
        f"Settings!B2: Reviews counted should be {REVIEWS}, not 'maybe'; "
        "Settings!B4: Pathway plan lasts (months) should be a whole number from 1 to 24, not '99': "
        "put this right, then try again."
    )


def test_of_more_than_five_wrong_settings_the_rest_are_counted():
    sentence = read(in_memory(*([name, "wrong"] for name in MAY_BE)))
    assert sentence.count("Settings!B") == 5
    assert sentence.endswith(f"not 'wrong'; and {len(MAY_BE) - 5} more: put this right, then try again.")


def test_a_value_that_is_not_there_is_blank():
    assert read(MemoryBook({"Settings": [["Reviews counted"]]})).startswith("Settings!B1: Reviews counted should be")


def test_a_table_that_was_moved_and_a_sheet_that_was_renamed(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "book.xlsx") as workbook:
        sheet = workbook.add_worksheet("Our settings")
        data, columns = [["Council", "Ouseford"], ["Reviews counted", "maybe"]], [{"header": each} for each in HEADINGS]
        sheet.add_table("AA7:AC9", {"name": "Settings", "data": data, "columns": columns})
    assert read(FileBook.open(tmp_path / "book.xlsx")).startswith("'Our settings'!AB9: Reviews counted should be")


def test_a_sheet_without_any_setting_does_not_pass_for_the_defaults():
    sentence = "There are no settings at Settings!A1: call their table Settings, then try again."
    assert read(MemoryBook({"Settings": [["Date", "Bank holiday"], ["", ""]]})) == sentence


@pytest.mark.parametrize(
    ("cells", "blocks", "says"),
    [
        pytest.param({"CPS.setting.visits_counted": "often"}, {}, f"Settings!B{4 + list(NAMES).index('Visits counted') + 1}: Visits counted should be {VISITS}, not 'often'", id="a setting"),
        pytest.param({}, {"BankHolidays": [["soon", "yes"]]}, "Settings!E5: Date should be a date such as 31/03/2024, not 'soon'", id="a bank holiday"),
    ],
)  # fmt: skip
def test_a_refresh_with_a_wrong_setting_changes_nothing(cells, blocks, says, tmp_path, capsys):
    path = tmp_path / "book.xlsx"
    build(path)
    book = FileBook.open(path)
    book.put(cells, blocks)
    book.save()
    before = path.read_bytes()
    assert run(["refresh", str(path)]) == 2
    assert capsys.readouterr().err.strip() == f"{says}: put this right, then try again."
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["book.xlsx"]


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        pytest.param("Reviews complete from", "01/06/2024", ["1 June 2024"], id="reviews, the day after the month"),
        pytest.param("Visits complete from", "01/06/2024", ["1 June 2024"], id="visits, the day after the month"),
        pytest.param("Visits complete from", "31/05/2024", [], id="the last day of the month"),
        pytest.param("Reviews complete from", "", [], id="blank"),
    ],
)
def test_a_day_from_which_duties_are_complete_after_the_month_is_said(name, day, said):
    book = in_memory([name, day], ["Reporting month", "2024-05"])
    book.sheets["Episodes"] = [["CHILD", "DECOM", "RNE", "LS"], ["A", "01/01/2024", "S", "C2"]]
    found = [sentence for sentence in warnings(read_council(book)) if "is judged" in sentence]
    assert found == [
        f"Settings: {name} is {each}, so none of May 2024 is judged: put in an earlier day." for each in said
    ]


def test_settings_that_no_longer_do_anything_are_accepted():
    rows = [["Small-number threshold", 99], ["Hide small shortfalls", "perhaps"]]
    assert Settings.from_rows(rows, lambda down, right: "A1") == Settings()


def test_the_error_of_a_formula_is_no_name_of_a_council():
    assert read(in_memory(["Council", "#REF!"])).startswith("Settings!B2: Council should be a text, or blank, not")


def test_a_setting_that_does_nothing_is_named_where_the_columns_changed_places():
    assert former_rows([["Value", "Setting"], [5, "Small-number threshold"]]) == [(1, "Small-number threshold")]
