import datetime as dt

import numpy as np
import pytest

from scorecard_xl.tables.block import Block
from scorecard_xl.tables.coded import Distinct, one_after_the_other

ROWS = [["a", 1, None], ["b", 1.0, dt.date(2026, 5, 31)], ["a", True, ""]]


def test_rows_are_as_they_were_given():
    assert [[(type(value), value) for value in row] for row in Block.of(ROWS)] == [
        [(type(value), value) for value in row] for row in ROWS
    ]


def test_a_shorter_row_is_filled_with_blanks():
    assert list(Block.of([["a"], [], ["b", 2]])) == [["a", None], [None, None], ["b", 2]]


@pytest.mark.parametrize("rows", [[()], [(), ()]])
def test_rows_of_nothing_are_blank(rows):
    assert list(Block.of(rows)) == [[None]] * len(rows)


def test_some_rows_and_one():
    block = Block.of(ROWS)
    assert list(block[1:]) == ROWS[1:]
    assert (block[-1], len(block[:2])) == (ROWS[-1], 2)


def test_a_distinct_value_is_changed_once():
    asked = []
    column = Distinct.of(["b", "a", "b"]).changed(lambda value: asked.append(value) or value.upper())
    assert (column.each().tolist(), asked) == (["B", "A", "B"], ["b", "a"])


def test_nothing_stays_nothing():
    column = Distinct(np.array([0, -1]), ["a"])
    assert column.changed(str.upper).each().tolist() == ["A", None]


def test_columns_one_after_the_other():
    of_one = Distinct.of(["a", "b", "a"])
    columns = [of_one, Distinct(np.array([-1, 0]), ["c"]), of_one[:1], Distinct.always("d", 0)]
    together = one_after_the_other(columns)
    assert together.each().tolist() == ["a", "b", "a", None, "c", "a"]
    assert list(together.values) == ["a", "b", "c"]
