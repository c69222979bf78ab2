"""England's bank holidays, and the table on the Settings sheet that changes them."""

import datetime as dt
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from figures_of import parts
from histories import council
from holidays import country_holidays

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.bank_holidays import HEADINGS, BankHolidays
from scorecard_xl.council.period import workday
from scorecard_xl.council.settings import Settings, SettingsError
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

JUBILEE, MAY_DAY = dt.date(2026, 6, 5), dt.date(2026, 5, 4)
EPISODES = [["CHILD", "DECOM"], ["A1", dt.date(2026, 5, 11)]]


def book(*rows, headings=HEADINGS):
    return MemoryBook({"Episodes": EPISODES, "BankHolidays": [list(headings), *(list(row) for row in rows)]})


def own(*rows, **options):
    return read_council(book(*rows, **options)).data.bank_holidays.own


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], {}, id="no rows"),
        pytest.param([[JUBILEE, "yes", "Jubilee"]], {JUBILEE: True}, id="yes adds a day"),
        pytest.param([["04/05/2026", "no"]], {MAY_DAY: False}, id="no takes one away"),
        pytest.param([[JUBILEE, " YES "]], {JUBILEE: True}, id="whatever the case and spaces"),
        pytest.param([[JUBILEE, "yes"], [JUBILEE, "no"]], {JUBILEE: False}, id="of two rows for a day the last counts"),
        pytest.param([["", "", ""], [None, None, "a note alone"], [], [JUBILEE, "yes", ""]], {JUBILEE: True}, id="rows without a day and an answer are passed over"),
    ],
)  # fmt: skip
def test_rows_of_the_table_add_or_take_away_days(rows, expected):
    assert own(*rows) == expected


@pytest.mark.parametrize(("answer", "is_one"), [("Y", True), ("N", False), (True, True), (0, False)])
def test_yes_and_no_in_other_words(answer, is_one):
    assert own([JUBILEE, answer]) == {JUBILEE: is_one}


def test_columns_are_found_by_their_headings():
    assert own(["Jubilee", "yes", JUBILEE], headings=("Note", "bank  HOLIDAY", "date")) == {JUBILEE: True}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        pytest.param([["", "", ""], ["soon", "yes"]], "BankHolidays!A3: Date should be a date such as 31/03/2024, not 'soon'", id="not a date"),
        pytest.param([[2026.0, "yes"]], "BankHolidays!A2: Date should be a date such as 31/03/2024, not '2026'", id="a year is no date"),
        pytest.param([["", "yes"]], "BankHolidays!A2: Date should be a date such as 31/03/2024, not blank", id="no date"),
        pytest.param([[JUBILEE, "perhaps"]], "BankHolidays!B2: Bank holiday should be yes or no, not 'perhaps'", id="neither yes nor no"),
        pytest.param([[JUBILEE]], "BankHolidays!B2: Bank holiday should be yes or no, not blank", id="no answer"),
        pytest.param(
            [["soon", ""], ["", ""], ["", "no"]],
            "BankHolidays!A2: Date should be a date such as 31/03/2024, not 'soon'; "
            "BankHolidays!B2: Bank holiday should be yes or no, not blank; "
            "BankHolidays!A4: Date should be a date such as 31/03/2024, not blank",
            id="all that is wrong at once",
        ),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read(rows, says):
    with pytest.raises(SettingsError) as error:
        read_council(book(*rows))
    assert str(error.value) == f"{says}: put this right, then try again."


def test_a_heading_that_is_missing():
    with pytest.raises(SettingsError, match="table BankHolidays at BankHolidays!A1 has no column Date: put"):
        read_council(book([JUBILEE, "yes"], headings=("Day", "Bank holiday")))


@pytest.fixture
def built(tmp_path):
    build(tmp_path / "book.xlsx", Settings(council="Ouseford"))
    return FileBook.open(tmp_path / "book.xlsx")


def test_the_built_table_stands_beside_the_settings_and_each_is_read_by_its_name(built):
    settings, table = built.read("Settings"), built.read("BankHolidays")
    assert settings.rows[:2] == [["Setting", "Value", "What it does"], ["Council", "Ouseford", settings.rows[1][2]]]
    assert len(settings.rows) == 1 + len(Settings.model_fields)
    assert (table.name, table.first_row, table.first_column) == ("Settings", 4, 5)
    assert table.rows[0] == list(HEADINGS)
    assert not any(value for row in table.rows[1:] for value in row)


def test_more_rows_than_the_table_has_are_read_and_leave_the_settings_alone(built):
    before = built.read("Settings")
    days = [dt.date(2026, 6, day) for day in range(1, 16)]
    built.put(
        {"CPS.setting.reviews_counted": "By Child"},
        {"BankHolidays": [[day, "yes"] for day in days], "Episodes": EPISODES[1:]},
    )
    data = read_council(built).data
    assert data.bank_holidays.own == dict.fromkeys(days, True)
    assert data.settings == Settings(council="Ouseford", reviews_counted="by child")
    assert len(built.read("Settings").rows) == len(before.rows)


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        pytest.param({}, "2026-06-09", id="as in the library: 25 May"),
        pytest.param({JUBILEE: True}, "2026-06-10", id="a day added"),
        pytest.param({dt.date(2026, 5, 25): False}, "2026-06-08", id="a day taken away"),
        pytest.param({dt.date(2026, 5, 25): True}, "2026-06-09", id="a day added that is one"),
        pytest.param({JUBILEE: False}, "2026-06-09", id="a day taken away that is none"),
        pytest.param({dt.date(2026, 6, 6): True}, "2026-06-09", id="a Saturday added"),
        pytest.param({dt.date(2031, 6, 6): True}, "2026-06-09", id="a day of another year"),
    ],
)
def test_twenty_working_days_from_11_may_2026(changed, due):
    start = np.array(["2026-05-11"], dtype="M8[s]")
    assert workday(start, 20, BankHolidays(changed)) == np.array([due], dtype="M8[s]")


@pytest.mark.parametrize(
    ("indicator", "settings", "day", "window", "expected"),
    [
        pytest.param("reviews_on_time", Settings(), "2026-06-30", "month", (1, 1), id="a first review"),
        pytest.param("reviews_on_time", Settings(reviews_counted="by child"), "2026-06-09", "month", (0, 0), id="reviews by child"),
        pytest.param("initial_health_on_time", Settings(), "2026-06-30", "quarter", (1, 1), id="an initial health assessment"),
    ],
)  # fmt: skip
def test_what_is_owed_within_20_working_days_is_owed_a_day_later(indicator, settings, day, window, expected):
    rows = {"Reviews": "Z 2024-01-01, A 2026-06-10", "Health": "A IHA 2026-06-10"}
    late = council("A 2015-01-01: S 2026-05-11 U6", settings=settings, **rows)
    on_time = replace(late, bank_holidays=BankHolidays({JUBILEE: True}))
    assert parts(late, indicator, day, window) != expected
    assert parts(on_time, indicator, day, window) == expected


def test_every_day_of_the_library_is_there():
    every = country_holidays("GB", subdiv="ENG", years=range(1872, 2101))
    assert BankHolidays().between(1872, 2100).tolist() == sorted(every)


def test_of_the_countries_only_this_one_is_loaded():
    code = (
        "import sys; from scorecard_xl.council.bank_holidays import ENGLAND; assert len(ENGLAND.between(2026, 2026)); "
        "assert not any(name.startswith('holidays.countries') for name in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
