"""The mistakes are really there, and each of them only once."""

from datetime import date

import pytest
from demo.loops import LAST, records

from scorecard_xl.demo.mistakes import MISTAKES, UNKNOWN_CHILD


def twice(rows):
    cells = [tuple(row.values()) for row in rows]
    return len(cells) - len(set(cells))


def count(condition):
    return lambda rows: sum(bool(condition(row)) for row in rows)


FOUND = {
    "a day that does not exist": ("Reviews", count(lambda row: row["REVIEW"] == "31/02/2026")),
    "a child in no other table": ("Visits", count(lambda row: row["CHILD"] == UNKNOWN_CHILD)),
    "the same row twice": ("Missing", twice),
    "an end before the start": ("Episodes", count(lambda row: row["DEC"] and row["DEC"] < row["DECOM"])),
    "a row without CHILD": ("Visits", count(lambda row: not row["CHILD"])),
    "an unknown code": ("Episodes", count(lambda row: row["CIN"] == "N9")),
    "a review in the future": ("Reviews", count(lambda row: isinstance(row["REVIEW"], date) and row["REVIEW"] > LAST)),
    "words for a number": ("Episodes", count(lambda row: row["PL_DISTANCE"] == "n/a")),
    "a failed formula": ("OC2", count(lambda row: row["SDQ_SCORE"] == "#N/A")),
    "a code in lower case": ("Episodes", count(lambda row: row["LS"].islower())),
    "a space after a number": ("Visits", count(lambda row: str(row["CHILD"]).endswith(" "))),
    "a date as text": ("Health", count(lambda row: isinstance(row["CHECK_DATE"], str))),
}


@pytest.mark.parametrize("table, mistakes", FOUND.values(), ids=FOUND)
def test_each_mistake_is_there_once(tables, table, mistakes):
    assert mistakes(records(tables, table)) == 1


def test_every_mistake_says_what_it_is_in_one_line():
    assert 8 <= len(MISTAKES) <= 15
    assert all(mistake.__doc__ and "\n" not in mistake.__doc__ for mistake in MISTAKES)
