"""The sheets that officers fill in: found wherever they are, and nothing on them is passed over in silence."""

import datetime as dt
from types import SimpleNamespace

import pytest
import xlsxwriter

from scorecard_xl.app.notices import warnings
from scorecard_xl.app.publishing import add
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.bank_holidays import BankHolidays
from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import SettingsError
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.history import HEADINGS as HISTORY
from scorecard_xl.figures.history import Action, Entry
from scorecard_xl.page.plots import PLACE
from scorecard_xl.page.sheets import TRENDS
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.live.book import LiveBook
from scorecard_xl.workbook.memory import MemoryBook

EPISODES = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/05/2026", "S", "C2", "U6"]]
DAY = dt.datetime(2026, 6, 5)
MAY = Day("2026-05-31")
COMMENTARY = SHEETS["Commentary"].headings
ACT = {"action": "published", "at": "2026-06-03 14:05:07", "month": "2026-05-31"}
GOOD = {
    "Settings": ["Setting", "Value"],
    "BankHolidays": [DAY, "yes", ""],
    "Targets": ["reviews_on_time", "", "", "", 0.9, "", ""],
    "Benchmarks": ["uasc", "", 2025, 0.1, "", "", ""],
    "Commentary": ["reviews_on_time", "2026-05", "Ours."],
    "History": [ACT.get(name, "") for name in HISTORY],
    "Mappings": ["Visits", "SEEN", "Yes", "Y"],
    "Page": ["reviews_on_time", "", "Seen and heard", "Reviews on time", "yes", "no"],
    "LocalMeasures": ["carers", "Foster carers", "count", "higher", "Approved carers.", "no"],
    "LocalValues": ["carers", "2026-05", "", "", 12],
    "Imports": [DAY, "visits.csv", 2026, "all", "Visits", "A", "A", "new", ""],
} | {"Settings": ["Council", "Ouseford", ""]}  # fmt: skip


def in_memory(sheets, _):
    return MemoryBook({name: [list(row) for row in rows] for name, rows in sheets.items()})


def in_file(sheets, folder):
    with xlsxwriter.Workbook(folder / "book.xlsx", {"default_date_format": "dd/mm/yyyy"}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, ["" if value is None else value for value in row])
    return FileBook.open(folder / "book.xlsx")


@pytest.fixture(params=[in_memory, in_file], ids=["memory", "file"])
def book(request, tmp_path):
    """Makes a book of these sheets, without any Excel table."""
    return lambda sheets: request.param({"Episodes": EPISODES, **sheets}, tmp_path)


class Cells:
    """The values of a range, as a host of Excel gives them."""

    def __init__(self, rows):
        self.value = rows

    def options(self, **_):
        return self


class ExcelSheet:
    """A sheet of an open workbook, without tables."""

    tables = ()

    def __init__(self, name, rows):
        self.name, width = name, max(map(len, rows))
        self._rows = [[*row, *[None] * (width - len(row))] for row in rows]
        self.used_range = SimpleNamespace(shape=(len(rows), width), row=1, column=1)

    def range(self, first, last):
        return Cells([row[first[1] - 1 : last[1]] for row in self._rows[first[0] - 1 : last[0]]])


def in_excel(sheets, _):
    return LiveBook(SimpleNamespace(sheets=[ExcelSheet(*each) for each in sheets.items()], names=[]))


@pytest.fixture(params=[in_memory, in_file, in_excel], ids=["memory", "file", "live"])
def any_book(request, tmp_path):
    """As `book`, and one that is open in Excel, which can only be read here."""
    return lambda sheets: request.param({"Episodes": EPISODES, **sheets}, tmp_path)


def moved_down_and_right(rows):
    return [["Title"], ["What this sheet is for"], [], *(["", "", *row] for row in rows)]


def in_another_order(rows):
    return [[*reversed(row)] for row in rows]


def written_otherwise(rows):
    return [[str(each).upper().replace(" ", "_") for each in rows[0]], *rows[1:]]


def with_columns_of_ones_own(rows):
    return [[f"Mine {at}", *row, "Note of mine"] for at, row in enumerate(rows)]


def beside_another_table(rows):
    return [[*row, *[""] * (len(rows[0]) - len(row)), "", *rows[0][:2]] for row in rows]


def as_is(rows):
    return rows


LAYOUTS = [as_is, moved_down_and_right, in_another_order, written_otherwise, with_columns_of_ones_own, beside_another_table]  # fmt: skip


def sheet_of(name, layout, *rows):
    width = len(SHEETS[name].headings)
    return layout([list(SHEETS[name].headings), *([*row, *[""] * (width - len(row))] for row in rows)])


def cells_of(sheet, headings):
    own = {str(each).lower().replace("_", " "): at for at, each in reversed(list(enumerate(sheet.rows[0])))}
    return [[row[own[each.lower()]] for each in headings] for row in sheet.rows[1:]]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__.replace("_", " "))
@pytest.mark.parametrize("name", SHEETS)
def test_a_plain_range_is_found_by_its_headings(name, layout, any_book):
    headings, row = SHEETS[name].headings, GOOD[name]
    found = any_book({SHEETS[name].home: sheet_of(name, layout, row)}).read(name)
    padded = [*row, *[""] * (len(headings) - len(row))]
    shown = [str(each).removesuffix(".0").removesuffix(" 00:00:00") for each in cells_of(found, headings)[0]]
    assert shown == [str(each).removesuffix(" 00:00:00") for each in padded]


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__.replace("_", " "))
def test_all_that_officers_entered_counts_in_plain_ranges(layout, any_book):
    council = read_council(
        any_book({name: sheet_of(name, layout, GOOD[name]) for name in GOOD if name != "BankHolidays"})
    )
    assert council.settings.council == "Ouseford"
    assert [each.indicator for each in council.targets] == ["reviews_on_time"]
    assert [each.indicator for each in council.benchmarks.every] == ["uasc"]
    assert council.commentary.comments == {"reviews_on_time": "Ours."}
    assert len(council.history.entries) == 1
    assert [each for each in council.problems if each.table in SHEETS] == []


def test_settings_and_bank_holidays_are_told_apart_side_by_side_without_tables(any_book):
    rows = [["Settings"], [], ["Setting", "Value", "What it does", "", "Date", "Bank holiday", "Note"]]
    council = read_council(any_book({"Settings": [*rows, ["Council", "Ouseford", "", "", DAY, "yes", ""]]}))
    assert (council.settings.council, council.data.bank_holidays) == ("Ouseford", BankHolidays({DAY.date(): True}))


FAULTS = {
    "a target for an unknown indicator": ("Targets", [["reviews", "", "", "", 0.9]], (2, "Indicator", "reviews")),
    "a blank target": ("Targets", [["reviews_on_time"]], (2, "Target", "")),
    "a target as text": ("Targets", [["reviews_on_time", "", "", "", "90%"]], (2, "Target", "90%")),
    "two targets for one day": ("Targets", [GOOD["Targets"], GOOD["Targets"]], (2, "Indicator", "reviews_on_time")),
    "a benchmark for an unknown measure": ("Benchmarks", [["usac", "", 2025, 0.1]], (2, "Measure", "usac")),
    "a benchmark without a year": ("Benchmarks", [["uasc", "", "", 0.1]], (2, "Year", "")),
    "a benchmark in words": ("Benchmarks", [["uasc", "", 2025, "ten"]], (2, "England", "ten")),
    "two benchmarks of a year": ("Benchmarks", [GOOD["Benchmarks"], GOOD["Benchmarks"]], (2, "Measure", "uasc")),
    "a comment on an unknown indicator": ("Commentary", [["review", "2026-05", "Ours."]], (2, "Indicator", "review")),
    "an unknown indicator without a comment": ("Commentary", [["review", "2026-05"]], (2, "Indicator", "review")),
    "a comment without a month": ("Commentary", [["uasc", "", "Ours."]], (2, "Month", "")),
    "two comments of a month": ("Commentary", [GOOD["Commentary"]] * 2, (2, "Indicator", "reviews_on_time")),
    "a setting twice": ("Settings", [GOOD["Settings"], ["council", "Other"]], (2, "Setting", "Council")),
    "a day that is a bank holiday twice": ("BankHolidays", [[DAY, "yes"], [DAY, "no"]], (2, "Date", "05/06/2026")),
    "one publication twice": ("History", [GOOD["History"]] * 2, (2, "at", None)),
    "targets without their headings": ("Targets", "headless", (None, "", "")),
    "benchmarks without their headings": ("Benchmarks", "headless", (None, "", "")),
    "comments without their headings": ("Commentary", "headless", (None, "", "")),
    "mappings without their headings": ("Mappings", "headless", (None, "", "")),
    "imports without their headings": ("Imports", "headless", (None, "", "")),
    "no Targets": (None, "Targets", (None, "", "")),
    "no Settings": (None, "Settings", (None, "", "")),
}  # fmt: skip


@pytest.mark.many
@pytest.mark.parametrize(("name", "rows", "place"), FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_read_is_said_by_check_and_by_refresh(name, rows, place, any_book):
    sheets = {each: sheet_of(each, as_is, GOOD[each]) for each in GOOD}
    if name is None:
        name = rows
        del sheets[name]
    else:
        sheets[name] = [["Notes"], ["something"]] if rows == "headless" else sheet_of(name, as_is, *rows)
    council = read_council(any_book(sheets))
    found = [each for each in council.problems if each.table in SHEETS]
    assert [(each.table, each.row, each.column) for each in found] == [(name, *place[:2])]
    assert place[2] is None or found[0].value == place[2]
    assert any(each.startswith(f"{name}{'' if place[0] is None else ', row 2'}") for each in warnings(council))


REFUSED = {
    "a setting": ("Settings", ["Reviews counted", "maybe"], "Settings!B2: Reviews counted should be"),
    "a bank holiday that is no day": ("BankHolidays", ["soon", "yes"], "BankHolidays!A2: Date should be a date"),
    "a target that cannot be": ("Targets", ["reviews_on_time", "", "", "", 98], "Targets!E2: '98' is not a share"),
    "a row of History": (
        "History",
        ["printed", "2026-06-03", "2026-05-31"],
        "History, row 2, column action: 'printed'",
    ),
}


@pytest.mark.parametrize(("name", "row", "says"), REFUSED.values(), ids=REFUSED)
def test_what_would_make_wrong_figures_is_refused_with_its_cell(name, row, says, book):
    with pytest.raises(Refusal) as error:
        read_council(book({name: sheet_of(name, as_is, row)}))
    assert str(error.value).startswith(says)


@pytest.mark.parametrize(
    ("name", "says"),
    [("Settings", "There are no settings at Settings!A1"), ("BankHolidays", "has no column Date")],
    ids=["settings", "bank holidays"],
)
def test_a_sheet_of_options_without_its_headings_is_refused(name, says, book):
    with pytest.raises(SettingsError, match=says):
        read_council(book({name: [["Ours", "Other"], ["x", "y"]]}))


def test_history_without_a_heading_is_refused(book):
    rows = sheet_of("History", as_is, GOOD["History"])
    with pytest.raises(Refusal, match="The sheet History lacks the headings value"):
        read_council(book({"History": [[*rows[0][:10], "worth", *rows[0][11:]], *rows[1:]]}))


def test_history_without_its_headings_is_refused(book):
    with pytest.raises(Refusal, match="The sheet History lacks the headings action, at"):
        read_council(book({"History": [["Notes"], GOOD["History"]]}))


def test_a_plain_history_that_was_moved_takes_new_rows_under_its_headings(book):
    it = book({"History": sheet_of("History", moved_down_and_right, GOOD["History"])})
    add(it, [Entry(Action.PUBLISHED, dt.datetime(2026, 7, 3), Day("2026-06-30"))])
    assert [each.at.month for each in read_council(it).history.entries] == [6, 7]


@pytest.mark.slow
def test_commentary_of_an_older_workbook_has_three_columns(book):
    council = read_council(book({"Commentary": [["Indicator", "Month", "Comment"], GOOD["Commentary"]]}))
    assert council.commentary.comments == {"reviews_on_time": "Ours."}
    assert not [each for each in council.problems if each.table == "Commentary"]


@pytest.mark.parametrize(
    ("tables", "settings", "closed"),
    [
        pytest.param({"Settings": "C4:D5", "BankHolidays": "F4:G5"}, "Ouseford", True, id="both are Excel tables"),
        pytest.param({"BankHolidays": "F4:G5"}, "Ouseford", True, id="the settings are a plain range"),
        pytest.param({"Settings": "C4:D5"}, "Ouseford", True, id="the bank holidays are a plain range"),
        pytest.param({"Table1": "C4:D5", "Table2": "F4:G5"}, "Ouseford", True, id="both tables have other names"),
    ],
)
def test_two_tables_on_one_sheet_are_told_apart(tables, settings, closed, tmp_path):
    rows = [["Setting", "Value", None, "Date", "Bank holiday"], ["Council", "Ouseford", None, DAY, "yes"]]
    with xlsxwriter.Workbook(tmp_path / "book.xlsx", {"default_date_format": "dd/mm/yyyy"}) as workbook:
        workbook.add_worksheet("Episodes").write_row(0, 0, EPISODES[0])
        workbook.get_worksheet_by_name("Episodes").write_row(1, 0, EPISODES[1])
        sheet = workbook.add_worksheet("Settings")
        for at, row in enumerate(rows, 3):
            sheet.write_row(at, 2, row)
        for name, area in tables.items():
            columns = rows[0][:2] if area.startswith("C") else rows[0][3:]
            sheet.add_table(area, {"name": name, "columns": [{"header": each} for each in columns]})
    council = read_council(FileBook.open(tmp_path / "book.xlsx"))
    assert (council.settings.council, council.data.bank_holidays) == (settings, BankHolidays({DAY.date(): closed}))


@pytest.mark.parametrize(
    ("headings", "row", "column", "what"),
    [
        pytest.param(
            ["Indicator", "Month", "Comment", "Action", "Lead", "Due", "Status"],
            ["pep_in_place", "2026-05", "Ours.", "Do it", "Head", "", ""],
            "Owner",
            "the column Lead is not read: if it is Owner, put that heading over it",
            id="a heading that older workbooks lack has another name",
        ),
        pytest.param(
            ["Indicator", "Month", "Comment", "comment"],
            ["pep_in_place", "2026-05", "Ours.", "More."],
            "comment",
            "the heading comment is there twice, and the second column is not read: delete one of the two",
            id="a heading is there twice",
        ),
    ],
)
def test_a_filled_column_that_is_not_read_is_said(headings, row, column, what):
    records = Records(SHEETS["Commentary"], [headings, row])
    records.say_missing()
    assert [(each.row, each.column, each.what) for each in records.problems] == [(None, column, what)]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        pytest.param(["Indicator", "Month", "Comment", "Mine"], ["pep_in_place", "2026-05", "a", "b"], id="an older one"),
        pytest.param([*COMMENTARY, "Mine"], ["pep_in_place", "2026-05", "a", "", "", "", "", "b"], id="all of ours"),
        pytest.param(["Indicator", "Month", "Comment", "Comment"], ["pep_in_place", "2026-05", "a", ""], id="without cells"),
    ],
)  # fmt: skip
def test_an_officers_own_column_says_nothing(headings, row):
    records = Records(SHEETS["Commentary"], [headings, row])
    records.say_missing()
    assert records.problems == []


OURS = ("Page", "Commentary", "Benchmarks", "Mappings", "Imports", "History", "Local measures")


@pytest.mark.parametrize("name", OURS)
def test_a_sheet_that_is_missing_from_a_workbook_of_this_version_is_said_once(name):
    sheets = {"Episodes": EPISODES, TRENDS: [[PLACE]]}
    for table in SHEETS.values():
        sheets.setdefault(table.home, [[]])[0] += ["", *table.headings]
    sheets["Settings"].append(["", "Council", "Ouseford"])
    del sheets[name]
    misread = read_council(MemoryBook(sheets), MAY).misread
    said = [each for each in misread if each.table in SHEETS and "the sheet is missing" in each.what]
    assert [each.table for each in said] == [next(each.name for each in SHEETS.values() if each.home == name)]
    assert f"put a sheet {name} with its headings back" in said[0].what


@pytest.mark.parametrize(
    ("sheet", "row", "column"),
    [
        pytest.param("Commentary", ["pep_in_place", "2062-05", "Ours."], "Month", id="a comment"),
        pytest.param("LocalValues", ["carers", "2062-05", "", "", 5], "MONTH", id="a value"),
    ],
)
def test_a_month_that_the_data_have_not_reached_is_said(sheet, row, column):
    sheets = {
        name: [list(SHEETS[name].headings), GOOD[name]] for name in ("LocalMeasures", "Commentary", "LocalValues")
    }
    sheets[sheet].append(row)
    found = read_council(MemoryBook({"Episodes": EPISODES, **sheets}), MAY).misread
    said = [(each.row, each.column) for each in found if each.table == sheet and "have not reached" in each.what]
    assert said == [(3, column)]


def test_a_month_of_which_nothing_is_written_yet_says_nothing():
    rows = [list(SHEETS["Commentary"].headings), ["pep_in_place", "2062-05"]]
    found = read_council(MemoryBook({"Episodes": EPISODES, "Commentary": rows}), MAY).misread
    assert not any(each.table == "Commentary" for each in found)
