import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard_xl.imports.merge import Counts, Merging
from scorecard_xl.imports.ssda903 import extract
from scorecard_xl.tables.schema import TABLES

MAY, JUNE = dt.date(2017, 5, 1), dt.date(2017, 6, 1)
SHEET = ("CHILD", "REVIEW", "REVIEW_CODE", "REVIEW_DUE")


def row(words: str) -> list[object]:
    """The cells of a sheet's row: dashes are blank, `5` and `6` are the first of May and of June."""
    days = {"-": None, "5": MAY, "6": JUNE}
    return [days.get(word, word) for word in words.split()]


def merged(sheet: str, *files: str, replace: bool = False) -> list[list[object]]:
    merging = Merging(TABLES["Reviews"], SHEET, [row(line) for line in sheet.split(",") if line])
    for file in files:
        merging.take(of_file(file))
    if replace:
        merging.drop_unlisted()
    return merging.result()


def of_file(file: str):
    dates = {"-": "", "5": "01/05/2017", "6": "2017-06-01"}
    rows = [[dates.get(word, word) for word in line.split()] for line in file.split(",") if line]
    return extract(TABLES["Reviews"], SHEET[:3], rows)


@pytest.mark.parametrize(
    ("sheet", "file", "expected"),
    [
        pytest.param("", "A 5 PN1,A 6 PN2", "A 5 PN1 -,A 6 PN2 -", id="an empty sheet takes all, in the file's order"),
        pytest.param("A 5 PN1 -", "A 5 PN2", "A 5 PN2 -", id="the same key is replaced"),
        pytest.param("A 5 PN1 -", "A 6 PN2", "A 5 PN1 -,A 6 PN2 -", id="another day is another row"),
        pytest.param("A 5 PN1 -", "B 5 PN2", "A 5 PN1 -,B 5 PN2 -", id="another child is another row"),
        pytest.param("A 5 PN1 6", "A 5 PN2", "A 5 PN2 6", id="a column that the file lacks keeps its value"),
        pytest.param("A 5 PN1 6", "A 5 -", "A 5 - 6", id="a blank in a column that the file has replaces"),
        pytest.param("a 5 PN1 -", "A 5 PN2", "A 5 PN2 -", id="IDs in any case"),
        pytest.param("A 42856 PN1 -", "A 5 PN2", "A 5 PN2 -", id="dates by value, as a number of Excel's"),
        pytest.param("A 01/05/2017 PN1 -", "A 5 PN2", "A 5 PN2 -", id="dates by value, as text"),
        pytest.param(
            "a 01/05/2017 pn1 -", "A 5 PN1", "a 01/05/2017 pn1 -", id="a row that says the same stays as it stood"
        ),
        pytest.param("B 5 PN1 -,A 5 PN1 -", "C 5 PN1,A 5 PN2", "B 5 PN1 -,A 5 PN2 -,C 5 PN1 -", id="places are kept"),
        pytest.param("A - - 5", "A 5 PN1", "A - - 5,A 5 PN1 -", id="a planned review is not the one held"),
        pytest.param("- - - -,A 5 PN1 -", "", "A 5 PN1 -", id="a blank row is dropped"),
        pytest.param("", "A 5 PN1,A 5 PN2", "A 5 PN1 -,A 5 PN2 -", id="rows of one file never replace each other"),
        pytest.param(
            "A 5 PN1 5,A 5 PN2 6", "A 5 PN3", "A 5 PN3 6", id="one for two: the last is replaced, the first goes"
        ),
        pytest.param("A 5 PN1 6", "A 5 PN2,A 5 PN3", "A 5 PN2 6,A 5 PN3 6", id="two for one: both keep its columns"),
        pytest.param(
            "A 5 PN1 5,A 5 PN2 6", "A 5 PN3,A 5 PN4", "A 5 PN3 5,A 5 PN4 6", id="two for two: each keeps its own"
        ),
        pytest.param("", "A ?? PN1,A ?? PN2", "A ?? PN1 -,A ?? PN2 -", id="an unreadable key is taken as it stands"),
        pytest.param("A ?? PN1 5", "A ?? PN2", "A ?? PN1 5,A ?? PN2 -", id="and replaces nothing"),
        pytest.param("A ?? PN1 5", "A ?? PN1", "A ?? PN1 5", id="but is not taken twice"),
        pytest.param("- 5 PN1 -", "- 5 PN2", "- 5 PN1 -,- 5 PN2 -", id="a row without a child likewise"),
    ],
)
def test_a_later_row_takes_the_place_of_an_earlier_one(sheet: str, file: str, expected: str) -> None:
    assert merged(sheet, file) == [row(line) for line in expected.split(",")]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(["B 5 PN2"], "B 5 PN2 6", id="rows that the file does not list are dropped"),
        pytest.param(["A 6 PN1", "B 5 PN2"], "B 5 PN2 6,A 6 PN1 -", id="rows that any file lists stay"),
    ],
)
def test_replacing_drops_what_no_file_lists(files: list[str], expected: str) -> None:
    assert merged("A 5 PN1 5,B 5 PN1 6", *files, replace=True) == [row(line) for line in expected.split(",")]


@pytest.mark.parametrize(
    ("cell", "text", "same"),
    [
        pytest.param(123, "123", True, id="a number and its text"),
        pytest.param(123.0, "123", True, id="a number with a point"),
        pytest.param(" ab1 ", "AB1", True, id="blanks and case"),
        pytest.param(123, "0123", False, id="leading zeros count"),
    ],
)
def test_ids_are_compared_by_value(cell: object, text: str, same: bool) -> None:
    merging = Merging(TABLES["Reviews"], SHEET, [[cell, MAY, "PN1", None]])
    counts = merging.take(of_file(f"{text} 5 PN1")).counts
    assert counts == (Counts(1, 0, 0, 1) if same else Counts(1, 1, 0, 0))


def test_counts_say_what_became_of_each_row() -> None:
    merging = Merging(TABLES["Reviews"], SHEET, [row("A 5 PN1 -"), row("B 5 PN1 -")])
    assert merging.take(of_file("A 5 PN1,B 5 PN2,C 5 PN1")).counts == Counts(3, 1, 1, 1)


def test_a_column_that_the_sheet_lacks_is_left_out_and_one_of_its_own_taken() -> None:
    merging = Merging(TABLES["Reviews"], ("Chair", "child", "Review"), [])
    file = extract(TABLES["Reviews"], ("CHILD", "REVIEW", "REVIEW_CODE", "CHAIR"), [["A", "01/05/2017", "PN1", "Mr X"]])
    assert merging.lacks(file.headings) == ["REVIEW_CODE"]
    merging.take(file)
    assert merging.result() == [["Mr X", "A", MAY]]


LINES = st.lists(
    st.builds(
        "{} {} {}".format,
        st.sampled_from("Aab-"),
        st.sampled_from(["5", "6", "??", "-"]),
        st.sampled_from(["PN1", "PN2"]),
    ),
    max_size=8,
).map(",".join)


@given(st.lists(LINES, max_size=3), LINES)
def test_the_same_file_again_changes_nothing(before: list[str], file: str) -> None:
    once = merged("", *before, file)
    again = Merging(TABLES["Reviews"], SHEET, once)
    counts = again.take(of_file(file)).counts
    assert counts.unchanged == counts.read
    assert not again.changed(again.result())


@given(LINES, LINES)
def test_no_row_of_the_last_file_is_lost(first: str, last: str) -> None:
    held = [line[:3] for line in merged(first, last)]
    upper = [[cell.upper() if isinstance(cell, str) else cell for cell in line] for line in held]
    for line in filter(None, last.split(",")):
        wanted = [cell.upper() if isinstance(cell, str) else cell for cell in row(line)]
        assert wanted in upper
        upper.remove(wanted)


VISITS = ("CHILD", "VISIT", "VISIT_DUE", "WHO")


@pytest.mark.parametrize(
    ("sheet", "file", "expected"),
    [
        pytest.param("A - 6 -", "A 5 6", "A 5 6 -", id="the visit made takes the place of the one planned"),
        pytest.param("A - 6 Ann", "A 5 6", "A 5 6 Ann", id="and keeps what the file lacks"),
        pytest.param("A - 6 -,A 5 6 -", "A 5 6", "A 5 6 -", id="where both stand there, one is left"),
        pytest.param("A - 6 -", "A 6 5", "A - 6 -,A 6 5 -", id="a visit due on another day is another"),
        pytest.param("A - 6 -", "B 5 6", "A - 6 -,B 5 6 -", id="another child's is another"),
        pytest.param("A - 6 -", "A - 6", "A - 6 -", id="planned again is the same"),
        pytest.param("A - 6 -", "A 5 -", "A - 6 -,A 5 - -", id="a visit without the day it was due is another"),
    ],
)
def test_visits_planned(sheet: str, file: str, expected: str) -> None:
    merging = Merging(TABLES["Visits"], VISITS, [row(line) for line in sheet.split(",")])
    dates = {"-": "", "5": "01/05/2017", "6": "2017-06-01"}
    rows = [[dates.get(word, word) for word in line.split()] for line in file.split(",")]
    merging.take(extract(TABLES["Visits"], VISITS[:3], rows))
    assert merging.result() == [row(line) for line in expected.split(",")]
