"""A council narrowed to some of its children: its figures are those of `figures --by`, its rows only theirs."""

import pandas as pd
import pytest

import scorecard_xl as cps
from scorecard_xl.council.period import Day
from scorecard_xl.figures.figure import figures_frame
from scorecard_xl.figures.narrow import figures_by

TEAM = "Children in Care"


@pytest.fixture(scope="module")
def council(demonstration):
    return cps.open(demonstration / "Scorecard.xlsm", month="2026-05")


@pytest.fixture(scope="module")
def team(council):
    return council.narrow(TEAM=TEAM)


@pytest.mark.slow
@pytest.mark.parametrize(("column", "value"), [("team", TEAM), ("age band", "10 to 15"), ("sex", "F")])
def test_its_figures_are_those_of_the_command(council, column, value):
    every = figures_by(council._council.data, column, Day(2026, 5, 31), council._council.targets)
    expected = figures_frame([each.figure for each in every if each.value == value])
    name = column.replace(" ", "_").upper()
    pd.testing.assert_frame_equal(council.narrow(**{name: value}).figures()[expected.columns], expected)


def test_two_columns_are_both_met_in_one_call_or_two(council):
    together = council.narrow(TEAM=TEAM, SEX="F").figures(1)
    pd.testing.assert_frame_equal(council.narrow(SEX="F").narrow(TEAM=TEAM).figures(1), together)
    girls = council.tables["Children"].query("TEAM == @TEAM and SEX == 'F'")["CHILD"]
    in_care = together.query("indicator == 'children_in_care'")["value"].item()
    assert 0 < in_care <= girls.nunique()


def test_the_teams_make_up_the_council(council):
    def in_care(some):
        return some.figures(1).query("indicator == 'children_in_care'")["value"].item()

    teams = council.tables["Children"]["TEAM"].dropna().unique()
    assert sum(in_care(council.narrow(TEAM=team)) for team in teams) == in_care(council)


@pytest.mark.parametrize("value", ["children in care", " Children  in Care ", "CHILDREN_IN_CARE"])
def test_case_and_spaces_of_a_value_do_not_matter(team, value, council):
    assert len(council.narrow(Team=value).tables["Children"]) == len(team.tables["Children"])


def test_the_tables_have_only_these_children(council, team):
    ours = set(council.tables["Children"].query("TEAM == @TEAM")["CHILD"])
    for name, frame in team.tables.items():
        whole = council.tables[name]
        expected = whole[whole["CHILD"].isin(ours)] if "CHILD" in whole else whole
        assert len(frame) == len(expected), name


def test_the_children_behind_a_figure_add_up_to_it(team):
    figure = team.figures(1).query("indicator == 'reviews_on_time' and window == 'ytd'").iloc[0]
    cases = team.children("reviews_on_time", window="ytd")
    assert (cases["met"].sum(), cases["counts"].sum()) == (figure["numerator"], figure["denominator"])
    assert set(cases["team"]) == {TEAM}


def test_what_falls_due_is_theirs(council, team):
    every = council.due()
    assert len(team.due()) == (every["team"] == TEAM).sum() > 0


def test_problems_of_other_children_are_left_out_and_no_others(council, team):
    every, own = council.problems, team.problems
    left = every[~every.apply(tuple, axis=1).isin(own.apply(tuple, axis=1))]
    assert 0 < len(own) < len(every)
    for table, row in left[["table", "row"]].itertuples(index=False):
        child = council.tables[table]["CHILD"].loc[row]
        assert child not in set(team.tables["Children"]["CHILD"])


def test_it_says_which_children_it_is_of(team):
    assert "team Children in Care: May 2026" in repr(team)
