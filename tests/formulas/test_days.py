"""A row or column of days: a value for each, in their cells, and what becomes of a day that cannot be read."""

import datetime as dt

import pytest
from formulas.test_answers import ask

from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.formulas import answer, cache
from scorecard_xl.formulas.worksheet import FUNCTIONS

LAST = Day(2026, 5, 31)
MONTHS = [dt.datetime(day.year, day.month, day.day) for day in month_ends(LAST, 13)]
ROW, COLUMN = [MONTHS], [[day] for day in MONTHS]
WITH_DAYS = [
    (f.name, w.value, f.indicator.groups[0] if f.indicator.groups else None)
    for f in FUNCTIONS.values()
    if f.indicator is not None and f.name != "CPS_AVERAGE_CASELOAD"
    for w in f.indicator.windows
]


@pytest.mark.many
@pytest.mark.parametrize(("name", "window", "group"), WITH_DAYS, ids=[f"{n} {w}" for n, w, _ in WITH_DAYS])
def test_thirteen_months_are_those_of_thirteen_formulas(tables, name, window, group):
    others = {"window": window} | ({"group": group} if group else {})
    each = [ask(tables, name, day, **others) for day in MONTHS]
    assert ask(tables, name, ROW, **others) == [each]
    assert ask(tables, name, COLUMN, **others) == [[value] for value in each]


def test_of_a_team_and_of_a_caseload(tables):
    filter_ = {"children": tables["Children"], "column1": "TEAM", "value1": "Children in Care"}
    each = [ask(tables, "CPS_CHILDREN_IN_CARE", day, **filter_) for day in MONTHS]
    assert ask(tables, "CPS_CHILDREN_IN_CARE", ROW, **filter_) == [each]
    team = tables["Teams"][1][0]
    assert ask(tables, "CPS_AVERAGE_CASELOAD", [MONTHS[-2:]], group=team) == [
        [ask(tables, "CPS_AVERAGE_CASELOAD", day, group=team) for day in MONTHS[-2:]]
    ]


def test_the_data_are_derived_once_for_all_days(tables, mocker):
    cache.clear_cache()
    deriving = mocker.spy(cache.Dataset, "of")
    ask(tables, "CPS_VISITS_ON_TIME", ROW)
    assert deriving.call_count == 1


@pytest.mark.parametrize("empty", [None, ""])
def test_a_blank_cell_stays_blank(tables, empty):
    found = ask(tables, "CPS_CHILDREN_IN_CARE", [[MONTHS[0], empty, MONTHS[1]]])
    assert found[0][1] == ""
    assert all(value > 0 for value in (found[0][0], found[0][2]))


def test_a_day_that_cannot_be_read_costs_only_its_cell(tables):
    ((first, second),) = ask(tables, "CPS_CHILDREN_IN_CARE", [[MONTHS[0], "soon"]])
    assert first > 0
    assert second == "#CPS: the last day is 'soon': give a date, such as DATE(2026,5,31)"


@pytest.mark.parametrize(
    ("days", "others", "says"),
    [
        pytest.param([["soon", "later"]], {}, "the last day is 'soon'", id="no day can be read"),
        pytest.param(ROW, {"episodes_table": None}, "where Episodes belongs", id="a table that is missing"),
        pytest.param(ROW, {"window": "year"}, "no window 'year'", id="no such window"),
    ],
)
def test_a_mistake_of_all_days_is_one_text(tables, days, others, says):
    found = ask(tables, "CPS_REVIEWS_ON_TIME", days, **others)
    assert isinstance(found, str)
    assert says in found


def test_refreshed_figures_of_several_months(written):
    def refreshed(as_at, *more):
        return answer(FUNCTIONS["CPS_FIGURE"], [written, "visits_on_time", as_at, "ytd", *more])

    april, may, earlier = MONTHS[-2], MONTHS[-1], dt.datetime(2020, 1, 31)
    ((first, second, third),) = refreshed([[april, may, earlier]])
    assert (first, second) == (refreshed(april), refreshed(may))
    assert third.startswith("#CPS: Results has no visits_on_time (ytd) for 31/01/2020")
    assert refreshed([[april], [may]]) == [[first], [second]]


def test_refreshed_figures_of_a_group_need_it(written):
    given = [written, "placement_type", [[MONTHS[-2], MONTHS[-1]]], None]
    assert answer(FUNCTIONS["CPS_FIGURE"], [*given, None]).startswith(
        "#CPS: placement_type of several days needs the group"
    )
    assert len(answer(FUNCTIONS["CPS_FIGURE"], [*given, "Foster"])[0]) == 2
