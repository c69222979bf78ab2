"""What holds in every table of the demonstration council, mistakes aside."""

import csv
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from demo.loops import LAST, born, histories, in_care, records, years

from scorecard_xl.demo.council import council, write_csv
from scorecard_xl.demo.mistakes import UNKNOWN_CHILD
from scorecard_xl.tables.schema import TABLES

WITH_CHILD = [name for name, table in TABLES.items() if "CHILD" in table.headings]


def test_the_same_seed_gives_the_same_rows(tables):
    assert council() == tables


@pytest.mark.slow
def test_another_seed_gives_other_rows(tables):
    assert council(seed=1)["Episodes"] != tables["Episodes"]


def test_every_table_is_there_in_order(tables):
    assert list(tables) == list(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_the_headings_are_those_declared(tables, name):
    assert tables[name][0] == list(TABLES[name].headings)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_as_wide_as_the_headings(tables, name):
    assert {len(row) for row in tables[name]} == {len(tables[name][0])}


@pytest.mark.parametrize(
    "name", [name for name in TABLES if name not in ("Allocations", "DoLo")]
)  # no figure reads them
def test_there_are_rows_and_every_column_is_used_but_what_an_import_writes(tables, name):
    columns = [column for column in zip(*tables[name], strict=True) if column[0] != "LAST_RETURN"]
    assert all(any(cell is not None for cell in column[1:]) for column in columns)


@pytest.mark.parametrize("name", WITH_CHILD)
def test_every_child_is_in_children_but_one(tables, name):
    found = {str(row["CHILD"]).strip().upper() for row in records(tables, name) if row["CHILD"]}
    assert found - set(born(tables)) == ({UNKNOWN_CHILD} if name == "Visits" else set())


def test_children_are_listed_once(tables):
    assert len(born(tables)) == len(tables["Children"]) - 1


@pytest.mark.parametrize("name, column", [("Visits", "VISIT"), ("Health", "CHECK_DATE"), ("Missing", "MIS_START")])
def test_records_reach_five_years_back_and_not_ahead(tables, name, column):
    days = [row[column] for row in records(tables, name) if isinstance(row[column], date)]
    assert date(2021, 6, 1) <= min(days) <= date(2021, 6, 15)
    assert date(2026, 5, 15) <= max(days) <= LAST


def test_dates_are_dates_without_a_time(tables):
    assert not any(isinstance(cell, datetime) for table in tables.values() for row in table for cell in row)


def test_the_latest_date_in_episodes_is_the_month_end(tables):
    assert max(episode["DECOM"] for episode in records(tables, "Episodes")) == LAST


def breaks(tables):
    """Two episodes of a child of which the second does not carry on, or does not start again, as the codes say."""
    for episodes in histories(tables).values():
        for before, after in pairwise(episodes):
            carries_on = before["REC"] == "X1" and after["RNE"] != "S" and before["DEC"] == after["DECOM"]
            starts_again = before["REC"] not in ("X1", None) and after["RNE"] == "S" and before["DEC"] < after["DECOM"]
            if not (carries_on or starts_again):
                yield before, after


def test_episodes_follow_each_other_but_for_the_overlap(tables):
    assert [before["DEC"] - after["DECOM"] for before, after in breaks(tables)] == [timedelta(21)]


def test_every_history_starts_with_s_and_none_ends_with_x1(tables):
    ends = {(episodes[0]["RNE"], episodes[-1]["REC"] == "X1") for episodes in histories(tables).values()}
    assert ends == {("S", False)}


CHANGED = {"L": (True, False), "T": (False, False), "U": (True, False), "P": (False, True), "B": (True, True)}
"""For each reason for a new episode: whether the legal status is new, and whether the carer is."""


def test_the_reason_for_a_new_episode_says_what_changed(tables):
    for episodes in histories(tables).values():
        for before, after in pairwise(episodes):
            if after["RNE"] != "S":
                status = before["LS"].upper() != after["LS"].upper()
                assert (status, before["PL_POST"] != after["PL_POST"]) == CHANGED[after["RNE"]], (before, after)


def test_after_a_temporary_placement_the_child_comes_back(tables):
    for episodes in histories(tables).values():
        kinds = [episode["PLACE"][0] for episode in episodes]
        for n in range(1, len(kinds) - 1):
            if kinds[n] == "T" and kinds[n + 1] != "T":
                back = max(m for m in range(n) if kinds[m] != "T")
                assert same_place(episodes[back]) == same_place(episodes[n + 1])


def same_place(episode):
    return [episode[name] for name in ("PLACE", "PLACE_PROVIDER", "PL_POST", "URN")]


def test_nobody_over_18_is_in_care_but_one(tables):
    birthdays = born(tables)
    assert sum(years(birthdays[child], LAST) >= 18 for child in in_care(tables, LAST)) == 1


def test_short_breaks_are_there_and_not_in_care(tables):
    short = {episode["CHILD"] for episode in records(tables, "Episodes") if episode["LS"] in ("V3", "V4")}
    assert len(short) == 12
    assert not short & set(in_care(tables, LAST))


@pytest.mark.slow
@pytest.mark.parametrize("children", [20, 60, 840])
def test_the_number_in_care_is_the_number_asked_for(children):
    found = in_care(council(children=children), LAST)
    assert abs(len(found) - children) <= 3


@pytest.mark.slow
def test_rows_are_in_proportion_to_the_children(tables):
    twice = council(children=840)
    assert 1.8 < len(twice["Visits"]) / len(tables["Visits"]) < 2.2


def test_another_month_end_moves_everything():
    earlier = council(month_end=date(2024, 2, 29), children=60)
    assert max(episode["DECOM"] for episode in records(earlier, "Episodes")) == date(2024, 2, 29)
    assert "K3" not in {episode["PLACE"] for episode in records(earlier, "Episodes")}


def test_a_council_too_small_is_refused():
    with pytest.raises(ValueError, match="at least 20"):
        council(children=19)


def test_csv_files_hold_the_rows_with_dates_as_in_the_return(tables, tmp_path):
    write_csv(tables, tmp_path / "raw")
    assert {file.stem for file in (tmp_path / "raw").iterdir()} == set(TABLES)
    with (tmp_path / "raw" / "UASC.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["CHILD", "DUC"]
    assert rows[1:] == [[child, f"{day:%d/%m/%Y}"] for child, day in tables["UASC"][1:]]
