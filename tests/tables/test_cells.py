import datetime as dt

import pytest

from scorecard_xl.tables.cells import (
    Unreadable,
    is_empty,
    read_code,
    read_date,
    read_id,
    read_lettered,
    read_month,
    read_number,
    read_year,
)

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
    ],
)
def test_dates(value):
    assert read_date(value) == MAY


@pytest.mark.parametrize("value", ["31/02/2026", "05/31/2026", "soon", "2026", True, 0, -5, 3e6, "0/1/2026", "12/05"])
def test_what_is_no_date(value):
    with pytest.raises(Unreadable):
        read_date(value)


@pytest.mark.parametrize("value", [None, "", "  ", "#N/A", "NULL", "null", "-", " - "])
def test_what_stands_for_nothing(value):
    assert is_empty(value)


@pytest.mark.parametrize(
    ("value", "code"),
    [(123456.0, "123456"), (123456, "123456"), ("004512", "004512"), (" d00123 ", "D00123"), ("1", "1"), (True, "1"), (4.5, "4.5")],
)  # fmt: skip
def test_ids_and_codes(value, code):
    assert read_id(value) == read_code(value) == code


def test_a_code_that_a_csv_file_has_made_a_decimal_is_the_number_and_an_id_is_not():
    assert (read_code("1.0"), read_id("1.0")) == ("1", "1.0")


@pytest.mark.parametrize(("value", "number"), [(3, 3.0), ("3.5", 3.5), (" 1,234 ", 1234.0)])
def test_numbers(value, number):
    assert read_number(value) == number


@pytest.mark.parametrize("value", ["n/a", "twelve", True, "nan", "inf", float("nan"), 1e308, "-1e15"])
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


@pytest.mark.parametrize("value", ["2026-13", "May", "26"])
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
    assert read_lettered(cell) == code
