from datetime import date

import pytest

from scorecard_xl.demo.records import age, birthday, months_after, weekday_after, weekday_before, working_days_after

MONTHS = {
    "the same day of a later month": (date(2025, 1, 15), 3, date(2025, 4, 15)),
    "clipped to the end of a shorter month": (date(2025, 8, 31), 6, date(2026, 2, 28)),
    "over the end of the year": (date(2025, 12, 1), 1, date(2026, 1, 1)),
    "backwards": (date(2026, 3, 31), -1, date(2026, 2, 28)),
}


@pytest.mark.parametrize("day, months, later", MONTHS.values(), ids=MONTHS)
def test_months_after(day, months, later):
    assert months_after(day, months) == later


WORKING = {
    "four whole weeks": (date(2026, 2, 2), date(2026, 3, 2)),
    "from a Saturday": (date(2026, 1, 31), date(2026, 2, 27)),
    "over Easter": (date(2026, 3, 23), date(2026, 4, 22)),
    "over the early May bank holiday": (date(2026, 4, 20), date(2026, 5, 19)),
}


@pytest.mark.parametrize("day, due", WORKING.values(), ids=WORKING)
def test_twenty_working_days_after(day, due):
    assert working_days_after(day, 20) == due


WEEKDAYS = {
    "Friday stays": (date(2026, 5, 29), date(2026, 5, 29), date(2026, 5, 29)),
    "Saturday": (date(2026, 5, 30), date(2026, 5, 29), date(2026, 6, 1)),
    "Sunday": (date(2026, 5, 31), date(2026, 5, 29), date(2026, 6, 1)),
    "Monday stays": (date(2026, 6, 1), date(2026, 6, 1), date(2026, 6, 1)),
}


@pytest.mark.parametrize("day, before, after", WEEKDAYS.values(), ids=WEEKDAYS)
def test_weekdays(day, before, after):
    assert (weekday_before(day), weekday_after(day)) == (before, after)


BIRTHDAYS = {
    "on the same day": (date(2008, 5, 31), date(2026, 5, 31)),
    "born on 29 February: on 1 March": (date(2008, 2, 29), date(2026, 3, 1)),
}


@pytest.mark.parametrize("born, eighteen", BIRTHDAYS.values(), ids=BIRTHDAYS)
def test_eighteenth_birthday(born, eighteen):
    assert birthday(born, 18) == eighteen
    assert age(born, eighteen) == 18


def test_the_year_of_outcomes_is_a_number_that_a_cell_shows_as_it_is(tables):
    headings, *rows = tables["OC2"]
    assert {type(row[headings.index("YEAR")]) for row in rows} == {int}
