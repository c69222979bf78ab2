"""Cells by their distinct values."""

import numpy as np
import pytest

from scorecard_xl.tables.coded import Distinct, combinations


@pytest.mark.parametrize(
    "kinds", [pytest.param(3, id="few values"), pytest.param(2**16 - 1, id="more combinations than a number holds")]
)
def test_rows_alike_in_every_column_are_one_combination(kinds: int) -> None:
    columns = [[0, 1, 0, 2, 0], [1, 1, 1, 1, 1], [0, 0, 0, 0, 0], [-1, 2, -1, 2, 2], [0, 2, 0, 1, 2]]
    first, number = combinations([Distinct(np.array(column), range(kinds)) for column in columns])
    assert sorted(first) == [0, 1, 3, 4]
    assert number[0] == number[2]
    assert [first[at] for at in number] == [0, 1, 0, 3, 4]
