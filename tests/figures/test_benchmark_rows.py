"""An import among the rows that officers typed: what changes, what stays, what is said."""

import datetime as dt

import pytest

from scorecard_xl.figures.benchmark_import import SourcedBenchmark, merged_rows
from scorecard_xl.figures.benchmarks import COUNTED_OTHERWISE, HEADINGS, SOURCE, Benchmark

ALL = [*HEADINGS, SOURCE, "Ours"]
NOW = Benchmark("uasc", None, dt.date(2025, 3, 31), 0.08, 0.07, 0.09, 0.1, 78, 151, 3, 10)
ROW = ["uasc", None, 2025, 0.08, 0.07, 0.09, 0.1, 78, 151, 3, 10, None, "DfE file a.csv"]
TYPED = ["uasc", "", 2025, 0.08, 0.06, "", "11%", "", "", "", "", "", "The web page", "mine"]


def merge(*rows, benchmark=NOW, headings=ALL, first_row=4):
    return merged_rows([headings, *rows], first_row, [SourcedBenchmark(benchmark, "a.csv", in_file=True)])


def test_a_new_benchmark_is_added_below_what_is_there():
    other = ["uasc", "", 2024, 0.08]
    result = merge(other)
    assert result.rows == [[*other, *[None] * 10], [*ROW, None]]
    assert (result.added, result.replaced, result.unchanged, result.typed) == (1, 0, 0, [])


def test_the_same_import_again_changes_nothing():
    result = merge([*ROW, "mine"])
    assert result.rows == [[*ROW, "mine"]]
    assert (result.unchanged, result.changed) == (1, False)


def test_what_was_typed_and_is_otherwise_in_the_files_is_replaced_and_said_with_its_row_and_values():
    result = merge([None] * 14, TYPED)
    assert result.rows == [["uasc", "", 2025, 0.08, 0.07, 0.09, 0.1, 78, 151, 3, 10, "", "DfE file a.csv", "mine"]]
    assert result.typed == ["row 6, uasc 2025 (Region 0.06, Own published figure 11%)"]
    assert result.replaced == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param([*TYPED[:4], 0.07, 0.09, "10%"], [], id="typed alike: only the rank is new"),
        pytest.param([*TYPED[:4], None, None, None], [], id="blanks are filled"),
        pytest.param([*ROW[:6], 0.2, *ROW[7:]], [], id="a row of an earlier import is replaced without a word"),
        pytest.param(["UASC", None, "2024/25", 0.1], ["row 5, uasc 2025 (England 0.1)"], id="however the key is written"),
    ],
)  # fmt: skip
def test_only_what_was_typed_and_differs_is_said(row, said):
    result = merge(row)
    assert (result.typed, result.replaced, result.added) == (said, 1, 0)


def test_of_two_rows_for_one_key_the_last_changes_as_it_is_the_one_that_counts():
    result = merge(TYPED, TYPED)
    assert (result.rows[0], result.rows[1][4]) == (TYPED, 0.07)


@pytest.mark.parametrize(
    ("benchmark", "cells"),
    [
        pytest.param(Benchmark("uasc", None, NOW.year, 0.08, None, None, 0.1), (0.08, 0.07, 0.09, 0.1, 10), id="without neighbours and region those of the sheet stay"),
        pytest.param(Benchmark("uasc", None, NOW.year, 0.08, 0.07, 0.09, None), (0.08, 0.07, 0.09, None, 10), id="the own figure is no longer published"),
        pytest.param(Benchmark("uasc", None, NOW.year, 0.08, 0.07, None, 0.1, neighbours_used=0), (0.08, 0.07, 0.09, 0.1, 0), id="no neighbour is published"),
    ],
)  # fmt: skip
def test_what_the_files_do_not_know_stays(benchmark, cells):
    (row,) = merge(ROW, benchmark=benchmark).rows
    assert (*row[3:7], row[10]) == cells


def test_groups_are_rows_of_their_own():
    of_group = Benchmark("care_leavers_eet", "17 to 18", NOW.year, 0.64)
    result = merge(
        ["care_leavers_eet", "19 to 21", 2025, 0.54], ["care_leavers_eet", "17 TO 18", 2025, 0.6], benchmark=of_group
    )
    assert [row[3] for row in result.rows] == [0.54, 0.64]


def test_how_dfe_counts_is_written_but_never_over_an_officers_note():
    young = Benchmark("care_leavers_eet", "17 to 18", NOW.year, 0.64, note=COUNTED_OTHERWISE["care_leavers_eet"])
    row = ["care_leavers_eet", "17 to 18", 2025, 0.64]
    assert merge(row, benchmark=young).rows[0][11] == young.note
    assert merge([*row, *[""] * 7, "Ours."], benchmark=young).rows[0][11] == "Ours."


def test_columns_in_another_order_and_columns_that_the_sheet_does_not_have():
    result = merge(["x", 2025, "uasc", 0.08], headings=["Mine", "YEAR", "measure", "England", "Region"])
    assert result.rows == [["x", 2025, "uasc", 0.08, 0.07]]
    assert result.lacking == [
        "Group", "Statistical neighbours", "Own published figure", "Rank", "Of", "Quartile", "Neighbours used", "Note",
        "Source",
    ]  # fmt: skip


def test_a_row_whose_year_cannot_be_read_stays_as_it_is():
    odd = ["uasc", "", "last year", 0.1]
    result = merge(odd)
    assert result.rows[0][:4] == odd
    assert result.added == 1
