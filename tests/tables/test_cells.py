import datetime as dt

import pytest

from scorecard_xl.tables.cells import (
    ERRORS,
    Unreadable,
    is_empty,
    read_code,
    read_flag,
    read_id,
    read_number,
    read_text,
)
from scorecard_xl.tables.dates import has_strokes, is_month_first, read_date, read_moment, read_month, read_year
from scorecard_xl.tables.schema import Kind
from scorecard_xl.tables.typed import READERS

MAY = dt.date(2026, 5, 12)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(MAY, id="a date"),
        pytest.param(dt.datetime(2026, 5, 12, 14, 30), id="a date and time"),
        pytest.param(46154, id="a serial number"),
        pytest.param(46154.75, id="a serial number with a time"),
        pytest.param("46154", id="a serial number as text"),
        pytest.param("12/05/2026", id="dd/mm/yyyy"),
        pytest.param(" 12/5/2026 ", id="d/m/yyyy and spaces"),
        pytest.param("12/05/2026 00:00", id="dd/mm/yyyy and a time"),
        pytest.param("2026-05-12", id="ISO"),
        pytest.param("2026-05-12T00:00:00", id="ISO and a time"),
        pytest.param("12-May-26", id="dd-mmm-yy"),
        pytest.param("12 MAY 2026", id="dd mmm yyyy"),
        pytest.param("12 May 2026", id="the month in words"),
        pytest.param("12 may 2026", id="the month in small letters"),
        pytest.param("12th May 2026", id="12th"),
        pytest.param("12/05/2026 12:00:00 AM", id="midnight with AM"),
        pytest.param("12/05/2026 2:30 pm", id="twelve hours without seconds"),
        pytest.param("12/05/2026, 14:30:15", id="a comma before the time"),
        pytest.param("2026-05-12 14:30:15.123456", id="fractions of a second"),
        pytest.param("2026-05-12T14:30:15Z", id="UTC"),
        pytest.param("2026-05-12T14:30:15.000+01:00", id="an offset"),
        pytest.param("2026-05-12 14:30:15+0100", id="an offset without a colon"),
        pytest.param("2026/05/12", id="yyyy/mm/dd"),
        pytest.param("2026/05/12 00:00:00", id="yyyy/mm/dd and a time"),
        pytest.param("20260512", id="yyyymmdd"),
        pytest.param(20260512, id="yyyymmdd as a number"),
        pytest.param(20260512.0, id="yyyymmdd as a decimal"),
        pytest.param("May 12 2026 12:00AM", id="SQL Server's own"),
        pytest.param("May  12 2026", id="the month first in words"),
        pytest.param("May 12, 2026", id="the month first in words, a comma"),
        pytest.param("Tuesday, 12 May 2026", id="the day of the week before it"),
        pytest.param("Tue 12/05/2026", id="the day of the week before strokes"),
        pytest.param("12May2026", id="no space between"),
        pytest.param("12 / 05 / 2026", id="spaces around the strokes"),
        pytest.param("12\u00a0May\u00a02026", id="spaces that do not break"),
        pytest.param("12/05/2026 01:00 BST", id="British Summer Time"),
        pytest.param("Tue May 12 2026 00:00:00 GMT+0100", id="as JavaScript writes it"),
        pytest.param('="12/05/2026"', id="a formula that gives the text"),
        pytest.param("'2026-05-12", id="an apostrophe before it"),
    ],
)
def test_dates(value):
    assert read_date(value) == MAY


@pytest.mark.parametrize(
    "value",
    [
        "31/02/2026",
        "05/31/2026",
        "20261340",
        20261340,
        "2026-05/12",
        "May 2026",
        "#VALUE!",
        "soon",
        "2026",
        True,
        0,
        -5,
        3e6,
        "0/1/2026",
        "12/05",
    ],
)
def test_what_is_no_date(value):
    with pytest.raises(Unreadable):
        read_date(value)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "  ",
        "#N/A",
        "n/a",
        "NULL",
        "null",
        "None",
        "nan",
        "NaN",
        "NaT",
        "<NA>",
        "-",
        " - ",
        '=""',
        '""',
        "'",
        '="NULL"',
    ],
)
def test_what_stands_for_nothing(value):
    assert is_empty(value)


@pytest.mark.parametrize(
    ("value", "code"),
    [(123456.0, "123456"), (123456, "123456"), ("004512", "004512"), (" d00123 ", "D00123"), ("1", "1"), (True, "1"), (4.5, "4.5")],
)  # fmt: skip
def test_ids_and_codes(value, code):
    assert read_id(value) == read_code(value) == code


@pytest.mark.parametrize(
    ("value", "own"),
    [
        pytest.param('="C1"', "C1", id="a formula that gives the text"),
        pytest.param('="0012"', "0012", id="with its zeros"),
        pytest.param("'C1", "C1", id="an apostrophe before it"),
        pytest.param("101.0", "101", id="a decimal that is whole"),
        pytest.param("0012.0", "0012", id="a decimal with zeros before"),
        pytest.param("12.50", "12.50", id="a decimal that is not"),
        pytest.param("A.0", "A.0", id=".0 behind letters"),
        pytest.param(1230000000000.0, "1230000000000", id="a long number"),
        pytest.param("1E5", "1E5", id="an E without a sign"),
        pytest.param("=101", "101", id="a formula that gives the number"),
        pytest.param('"C1"', "C1", id="quotation marks"),
        pytest.param('=""C1""', "C1", id="quotation marks doubled"),
        pytest.param("\u2019C1", "C1", id="a typographic apostrophe"),
        pytest.param("\ufeffC1", "C1", id="a byte-order mark"),
        pytest.param("101.00", "101", id="two decimals"),
        pytest.param("1,234,567", "1234567", id="commas between thousands"),
        pytest.param("12,34", "12,34", id="a comma elsewhere"),
        pytest.param("C1'", "C1'", id="an apostrophe behind it"),
    ],
)
def test_ids_without_what_a_spreadsheet_adds(value, own):
    assert read_id(value) == own


@pytest.mark.parametrize(
    ("value", "cause"),
    [("1.23E+12", "rounded number"), ("1e+15", "rounded number"), ("#REF!", "error of a formula")],
)
def test_ids_that_are_lost_name_the_cause(value, cause):
    with pytest.raises(Unreadable, match=cause):
        read_id(value)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("U6 - Foster placement with other carer", "U6"),
        ("C2: FCO", "C2"),
        ("a) E11: Adopted - application unopposed", "E11"),
        ("zz) T4", "T4"),
        ("a) Yes", "YES"),
        ("e) PR4 - Private provision", "PR4"),
        ("E4A \u2013 returned home", "E4A"),
        ("1 - Male", "1"),
        ("1.0", "1"),
        ("V2", "V2"),
        ("former relevant", "FORMER RELEVANT"),
        ("YES (A)", "YES (A)"),
        ('="U6"', "U6"),
    ],
)
def test_codes_before_their_descriptions(value, code):
    assert read_code(value) == code


@pytest.mark.parametrize("value", [1, 1.0, "1", "1.0", "Y", "yes", "True", True, "TRUE", "a) Yes"])
def test_flags_that_say_yes(value):
    assert read_flag(value) == "1"


@pytest.mark.parametrize("value", [0, 0.0, "0", "0.0", "n", "No", "False", False, "FALSE", "b) No"])
def test_flags_that_say_no(value):
    assert read_flag(value) == "0"


@pytest.mark.parametrize(
    ("value", "text"),
    [("1234567.0", "1234567"), (1234567.0, "1234567"), ('="PE1 1AA"', "PE1 1AA"), ("12.50", "12.50"), ("A.0", "A.0")],
)
def test_texts_without_what_a_spreadsheet_adds(value, text):
    assert read_text(value) == text


@pytest.mark.parametrize("value", ["2", "maybe", "c) Unknown"])
def test_flags_that_say_neither(value):
    assert read_flag(value) not in ("0", "1")


@pytest.mark.parametrize("read", [read_text, read_code, read_flag, read_id, read_number, read_date, read_year])
def test_the_error_of_a_formula_is_no_value(read):
    with pytest.raises(Unreadable):
        read("#VALUE!")


@pytest.mark.parametrize(
    ("days", "first"),
    [
        pytest.param(["03/28/2023", "04/05/2023"], True, id="a second part over 12, no first"),
        pytest.param(["03/28/2023 00:00", "4-5-2023"], True, id="with a time, and other signs"),
        pytest.param(['="03/28/2023"', "Tue 4/5/2023"], True, id="as formulas, with the day of the week"),
        pytest.param(["28/03/2023", "04/05/2023"], False, id="a first part over 12"),
        pytest.param(["28/03/2023", "03/28/2023"], False, id="both, so one of them is wrong"),
        pytest.param(["03/04/2023", "04/05/2023"], False, id="none over 12"),
        pytest.param([dt.date(2023, 3, 28), 45000, None, "2023-03-28"], False, id="no days with strokes"),
    ],
)
def test_a_column_with_the_month_first(days, first):
    assert is_month_first(days) is first


def test_days_with_strokes():
    assert [has_strokes(day) for day in ("1/2/2023", " 01/02/2023 10:00", "2023-01-02", 45000)] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("01/02/2023 12:00 AM", 0),
        ("01/02/2023 12:30 PM", 12),
        ("01/02/2023 1:00 p.m.", 13),
        ("2023-02-01T17:00:00Z", 17),
    ],
)
def test_moments_of_twelve_hours(text, hour):
    assert read_moment(text).hour == hour


@pytest.mark.parametrize(
    ("value", "number"),
    [
        pytest.param(3, 3.0, id="a number"),
        pytest.param("3.5", 3.5, id="with a point"),
        pytest.param(" 1,234 ", 1234.0, id="a comma between thousands"),
        pytest.param("-1,234,567.5", -1234567.5, id="commas between thousands and a point"),
        pytest.param("12,5", 12.5, id="a decimal comma"),
        pytest.param('="3.5"', 3.5, id="what a spreadsheet puts around it"),
    ],
)
def test_numbers(value, number):
    assert read_number(value) == number


@pytest.mark.parametrize(
    "value",
    ["n/a", "twelve", True, "nan", "inf", float("nan"), 1e308, "-1e15", "1.200,5", "12,345,6", "12,34,567", "1_200"],
)
def test_what_is_no_number(value):
    with pytest.raises(Unreadable):
        read_number(value)


@pytest.mark.parametrize(
    "value",
    [2026, 2026.0, "2026", "2026.0", "2025/26", "2025-26", "31/03/2026", dt.date(2026, 9, 1), "30/09/2026", 46112],
)
def test_years(value):
    assert read_year(value) == dt.date(2026, 3, 31)


@pytest.mark.parametrize(
    "value", [dt.date(2026, 5, 31), "2026-05", "2026-5", "May 2026", "May-26", "31/05/2026", 46143]
)
def test_months(value):
    assert read_month(value) == dt.date(2026, 5, 1)


@pytest.mark.parametrize("value", ["2026-13", "May", "26", 2026, 202605, 5.2026, "Mayor 2026", "2106-05"])
def test_what_is_no_month(value):
    with pytest.raises(Unreadable):
        read_month(value)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("a) Yes", "YES"),
        ("Yes ", "YES"),
        ("zz) Rhom", "RHOM"),
        (" B)no", "NO"),
        ("YES", "YES"),
        ("a) ", ""),
        (1.0, "1"),
    ],
)
def test_a_code_after_the_letter_of_annex_a_is_the_code(cell, code):
    assert read_code(cell) == code


@pytest.mark.parametrize("error", sorted(ERRORS))
@pytest.mark.parametrize("kind", list(READERS), ids=lambda kind: kind.name)
def test_the_error_of_a_formula_is_named_as_one_whatever_the_column_holds(kind: Kind, error: str) -> None:
    with pytest.raises(Unreadable, match="is the error of a formula"):
        READERS[kind](error)
