"""What the worksheet functions answer."""

import datetime as dt

import pytest

from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.formulas import answer, cache
from scorecard_xl.formulas.worksheet import FUNCTIONS, NOT_GIVEN
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.cells import as_text

DAY = dt.datetime(2026, 5, 31)
OF_INDICATORS = [function for function in FUNCTIONS.values() if function.indicator is not None]
WINDOWS = [(function, window.value) for function in OF_INDICATORS for window in function.indicator.windows]


def ask(tables, name, as_at=DAY, **others):
    """The answer of a function that is given its tables, the day and some of its other arguments by name."""
    function = FUNCTIONS[name]
    given = {argument: tables[table] for argument, table in zip(function.required, function.tables, strict=False)}
    given |= {"as_at": as_at} | others
    return answer(function, [given.get(parameter) for parameter in function.parameters])


def by_group(found):
    return {row[0]: row[1] for row in found} if isinstance(found, list) else {None: found}


@pytest.mark.parametrize(("function", "window"), WINDOWS, ids=[f"{f.name} {w}" for f, w in WINDOWS])
def test_without_a_filter_it_is_the_figure_of_results(tables, results, function, window):
    found = by_group(ask(tables, function.name, window=window))
    assert found == results[function.indicator.name, window]


@pytest.mark.parametrize("function", OF_INDICATORS, ids=lambda function: function.name)
def test_without_a_window_it_is_the_first(tables, results, function):
    first = function.indicator.windows[0].value
    assert by_group(ask(tables, function.name)) == results[function.indicator.name, first]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param({"group": "foster"}, "Foster", id="a group, in any case"),
        pytest.param({"window": "AT", "group": "Other"}, "Other", id="a window and a group"),
    ],
)
def test_a_group_gives_one_value(tables, results, others, expected):
    assert ask(tables, "CPS_PLACEMENT_TYPE", **others) == results["placement_type", "at"][expected]


def test_a_caseload_is_one_teams(tables, results):
    teams = results["average_caseload", "at"]
    team = next(iter(teams))
    assert ask(tables, "CPS_AVERAGE_CASELOAD", group=f" {team.lower()} ") == teams[team]
    assert ask(tables, "CPS_AVERAGE_CASELOAD", group=team.replace(" ", "  ")) == teams[team]


@pytest.mark.parametrize(
    "as_at",
    [
        pytest.param(46173.0, id="a serial number"),
        pytest.param("31/05/2026", id="a text"),
        pytest.param("2026-05-31", id="an ISO text"),
        pytest.param([[DAY]], id="one cell as a range"),
        pytest.param(dt.date(2026, 5, 31), id="a date"),
    ],
)
def test_the_last_day_may_be(tables, results, as_at):
    assert ask(tables, "CPS_CHILDREN_IN_CARE", as_at) == results["children_in_care", "at"][None]


@pytest.mark.parametrize(
    ("name", "others", "says"),
    [
        pytest.param("CPS_CHILDREN_IN_CARE", {"episodes_table": None}, "where Episodes belongs", id="no table"),
        pytest.param("CPS_CHILDREN_IN_CARE", {"episodes_table": [["x"]]}, "give Episodes[#All]", id="one cell for a table"),
        pytest.param("CPS_CHILDREN_IN_CARE", {"episodes_table": [["A1"], ["A2"]]}, "give Episodes[#All]", id="one column"),
        pytest.param("CPS_CHILDREN_IN_CARE", {"episodes_table": [["A1", DAY, "S"]]}, "headings", id="a table without headings"),
        pytest.param("CPS_CHILDREN_IN_CARE", {"as_at": "soon"}, "the last day is 'soon'", id="a day that is none"),
        pytest.param("CPS_CHILDREN_IN_CARE", {"as_at": None}, "the last day is blank", id="no day"),
        pytest.param("CPS_CHILDREN_IN_CARE", {"as_at": 2026}, "the last day is '2026'", id="a year for a day"),
        pytest.param("CPS_CHILDREN_IN_CARE", {"as_at": 1e9}, "the last day is", id="a number that is no day"),
        pytest.param("CPS_CHILDREN_IN_CARE", {"as_at": [[DAY, DAY], [DAY, DAY]]}, "the last day is a block of cells: give one day, or one row or one column", id="a block of days"),
        pytest.param("CPS_PLACEMENT_TYPE", {"as_at": [[DAY, DAY]]}, 'several days needs the group: name one, such as "Foster"', id="days without a group"),
        pytest.param("CPS_AVERAGE_CASELOAD", {"as_at": [[DAY, DAY]]}, "several days needs the group: name one, such as a team", id="days without a team"),
        pytest.param("CPS_REVIEWS_ON_TIME", {"window": [["CHILD"], ["A1"]]}, 'the window is a range of 2: give one text such as "month", or nothing between two commas', id="a range for a window"),
        pytest.param("CPS_REVIEWS_ON_TIME", {"window": "year"}, "no window 'year'; it has month, ytd", id="a window"),
        pytest.param("CPS_PLACEMENT_TYPE", {"group": "Hotel"}, "no group 'Hotel'; it has Foster, ", id="a group"),
        pytest.param("CPS_REVIEWS_ON_TIME", {"column1": "TEAM", "value1": "x"}, "give Children[#All]", id="no table to filter"),
        pytest.param("CPS_REVIEWS_ON_TIME", {"children": "TEAM", "column1": "North"}, "where Children belongs there are no headings of it", id="a filter without its table"),
        pytest.param("CPS_REVIEWS_ON_TIME", {"value1": "x"}, "a value has no column before it", id="a value alone"),
        pytest.param("CPS_REVIEWS_ON_TIME", {"column1": "TEAM", "value1": NOT_GIVEN}, 'the column TEAM has no value after it: give one, or "" for a blank', id="a column alone"),
        pytest.param("CPS_REVIEWS_ON_TIME", {"settings": [["Setting", "Value"], ["Pathway plan lasts (months)", "soon"]]}, "should be a whole number", id="a setting"),
        pytest.param("CPS_REVIEWS_ON_TIME", {"bank_holidays": [["Date", "Bank holiday"], ["x", "yes"]]}, "should be a date", id="a bank holiday"),
        pytest.param("CPS_BEHIND", {"indicator": "shoes"}, "there is no indicator 'shoes': look at the list on the sheet Definitions", id="an indicator"),
        pytest.param("CPS_BEHIND", {"indicator": "pep_in_plac"}, "there is no indicator 'pep_in_plac': did you mean pep_in_place?", id="nearly an indicator"),
        pytest.param("CPS_BEHIND", {"indicator": None}, "the indicator is blank", id="a blank indicator"),
        pytest.param("CPS_BEHIND", {"indicator": "average_caseload"}, "there is no list behind it", id="a figure of no children"),
        pytest.param("CPS_BEHIND", {"indicator": "uasc"}, "needs Episodes[#All], UASC[#All] and the last day", id="no tables"),
        pytest.param("CPS_FIGURE", {"results_table": [["x"]], "indicator": "uasc"}, "give Results[#All]", id="no Results"),
        pytest.param("CPS_FIGURE", {"results_table": [["indicator", "value"], ["uasc", 3]], "indicator": "uasc"}, "give Results[#All]", id="Results without a heading"),
    ],
)  # fmt: skip
def test_a_mistake_says_what_to_mend(tables, name, others, says):
    found = ask(tables, name, **others)
    assert found.startswith("#CPS: ")
    assert says in found
    assert "\n" not in found


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        pytest.param("CPS_VISITS_ON_TIME", ["Episodes", "Visits", DAY], "where Reviews belongs", id="the last table is left out"),
        pytest.param("CPS_VISITS_ON_TIME", ["Episodes", "Visits", DAY, "month"], "where Reviews belongs", id="the last table is left out, with a window"),
        pytest.param("CPS_VISITS_ON_TIME", ["Episodes", DAY], "where Visits belongs", id="two tables are left out"),
        pytest.param("CPS_VISITS_ON_TIME", ["Episodes", "Reviews", "Visits", DAY], "where Visits belongs", id="tables in another order"),
        pytest.param("CPS_PATHWAY_PLAN", ["Children", "CareLeavers", DAY], "where CareLeavers belongs Children was given: give CareLeavers[#All] there", id="another table that has its headings in part"),
        pytest.param("CPS_VISITS_ON_TIME", ["Episodes", "Visits", "Reviews"], "the last day is blank", id="the day is left out"),
        pytest.param("CPS_VISITS_ON_TIME", [], "where Episodes belongs", id="nothing is given"),
    ],
)  # fmt: skip
def test_what_is_left_out_or_in_the_wrong_place_is_named(tables, name, given, says):
    cells = [tables.get(each, each) for each in given]
    found = answer(FUNCTIONS[name], [*cells, *[None] * (len(FUNCTIONS[name].parameters) - len(cells))])
    assert found.startswith("#CPS: ")
    assert says in found


@pytest.mark.parametrize(
    ("more", "says"),
    [
        pytest.param(["Episodes", DAY, "ytd"], "where Reviews belongs", id="a table is left out"),
        pytest.param(["Episodes", "Reviews", DAY, None, None, "Children", "TEAM", "North"], "only a window and a group are read", id="a filter"),
    ],
)  # fmt: skip
def test_behind_says_what_it_does_not_read(tables, more, says):
    given = [tables.get(each, each) for each in more]
    found = answer(FUNCTIONS["CPS_BEHIND"], ["reviews_on_time", None, None, *given])
    assert found.startswith("#CPS: ")
    assert says in found


@pytest.mark.parametrize("name", ["Pep In Place", INDICATORS["pep_in_place"].title])
def test_an_indicator_is_known_by_its_name_or_title_in_any_case_and_spaces(tables, name):
    of = FUNCTIONS["CPS_PEP_IN_PLACE"]
    found = answer(FUNCTIONS["CPS_BEHIND"], [name, None, None, *(tables[each] for each in of.tables), DAY])
    assert isinstance(found, list)


def test_a_column_that_children_does_not_have(tables):
    found = ask(tables, "CPS_UASC", children=tables["Children"], column1="SHOE", value1=7)
    assert found.startswith("#CPS: Children has no column 'SHOE'; it has CHILD, SEX, DOB")


def test_a_mistake_of_ours_is_a_short_text_too(tables, mocker):
    mocker.patch.object(Calculator, "values", side_effect=KeyError("child"))
    assert ask(tables, "CPS_UASC").startswith("#CPS: cannot be worked out (KeyError)")


def test_headings_only_is_a_null_figure(tables):
    assert ask(tables, "CPS_VISITS_ON_TIME", visits_table=tables["Visits"][:1]) == ""


def test_a_table_that_is_only_looked_at_may_be_left_out(tables, results):
    expected = results["annual_health_on_time", "at"][None]
    assert ask(tables, "CPS_ANNUAL_HEALTH_ON_TIME", oc2_table=None) == expected
    assert ask(tables, "CPS_ANNUAL_HEALTH_ON_TIME", oc2_table=[[None]]) == expected


def test_the_settings_of_the_workbook_count(tables):
    settings = [["Setting", "Value"], ["Long-term maximum age", 5]]
    assert ask(tables, "CPS_LONG_TERM_STABILITY", settings=settings) != ask(tables, "CPS_LONG_TERM_STABILITY")


@pytest.mark.parametrize(
    ("function", "setting", "value"),
    [
        ("CPS_REVIEWS_ON_TIME", "Adoption timetable", "no"),
        ("CPS_VISITS_ON_TIME", "Visit timetable", "the same for all"),
    ],
)
def test_the_timetables_of_the_workbook_count(tables, function, setting, value):
    headings, *episodes = tables["Episodes"]
    place = headings.index("PLACE")
    adopted = [headings, *([*row[:place], "A6", *row[place + 1 :]] for row in episodes)]
    on = ask(tables, function, episodes_table=adopted, window="ytd")
    assert (
        ask(tables, function, episodes_table=adopted, window="ytd", settings=[["Setting", "Value"], [setting, value]])
        != on
    )


def test_visits_look_at_the_reviews(tables):
    assert ask(tables, "CPS_VISITS_ON_TIME", window="ytd", reviews_table=None) != ""


def test_a_range_of_settings_that_is_not_there_means_the_defaults(tables):
    plain = ask(tables, "CPS_REVIEWS_ON_TIME")
    assert ask(tables, "CPS_REVIEWS_ON_TIME", settings=[[None]], bank_holidays=[[None]]) == plain


def test_fifty_formulas_on_one_table_type_it_once_and_derive_its_data_once(tables, mocker):
    cache.clear_cache()
    typing, deriving = mocker.spy(cache, "typed"), mocker.spy(cache.Dataset, "of")
    copies = [{name: [list(row) for row in rows] for name, rows in tables.items()} for _ in range(5)]
    for each in copies:
        for month in range(1, 11):
            ask(each, "CPS_CHILDREN_IN_CARE", dt.datetime(2026, month, 28) - dt.timedelta(days=200))
    assert (typing.call_count, deriving.call_count) == (1, 2)


def test_a_cell_that_changes_is_seen(tables):
    episodes = [list(row) for row in tables["Episodes"]]
    before = ask(tables, "CPS_CHILDREN_IN_CARE", episodes_table=episodes)
    in_care = next(row for row in episodes if as_text(row[0]) != "CHILD" and row[7] is None)
    in_care[7], in_care[8] = dt.datetime(2026, 5, 1), "E4A"
    assert ask(tables, "CPS_CHILDREN_IN_CARE", episodes_table=episodes) == before - 1


def test_behind_spills_the_children_with_headings(tables, results):
    rows = [tables["Episodes"], tables["Reviews"]]
    found = answer(FUNCTIONS["CPS_BEHIND"], ["Reviews_On_Time", None, None, *rows, DAY, "ytd"])
    assert found[0] == [
        "Group",
        "Child",
        "Team",
        "Worker",
        "Counts",
        "Met",
        "Since",
        "Due",
        "Done",
        "Days late",
        "Value",
        "Reason",
    ]
    counted = [row for row in found[1:] if row[4] == "yes"]
    assert sum(row[5] == "yes" for row in counted) / len(counted) == results["reviews_on_time", "ytd"][None]
    assert all(cell is not None for row in found for cell in row)


def test_behind_a_group_are_its_children(tables, results):
    given = ["children_by_age", None, None, tables["Episodes"], tables["Children"], DAY, None, "under 1"]
    assert len(answer(FUNCTIONS["CPS_BEHIND"], given)) - 1 == results["children_by_age", "at"]["Under 1"]


@pytest.mark.parametrize(
    ("indicator", "window"), [(name, window.value) for name, each in INDICATORS.items() for window in each.windows]
)
def test_a_refreshed_figure_is_that_of_results(written, results, indicator, window):
    found = answer(FUNCTIONS["CPS_FIGURE"], [written, indicator, DAY, window, None])
    assert by_group(found) == results[indicator, window]


def test_a_refreshed_figure_of_a_month_that_results_does_not_hold(written):
    found = answer(FUNCTIONS["CPS_FIGURE"], [written, "uasc", dt.datetime(2020, 1, 31), None, None])
    assert found == "#CPS: Results has no uasc (at) for 31/01/2020: it holds month ends to 31/05/2026"


def test_a_group_of_a_refreshed_figure_that_has_none(written):
    found = answer(FUNCTIONS["CPS_FIGURE"], [written, "uasc", DAY, None, "Foster"])
    assert found == "#CPS: uasc has no group 'Foster'; it has none"


def test_a_cell_of_results_that_is_no_number_costs_only_its_own_figure(written):
    rows = [list(row) for row in written]
    at, value = rows[0].index("indicator"), rows[0].index("value")
    for row in rows[1:]:
        row[value] = "#REF!" if row[at] == "children_in_care" else row[value]
    said = answer(FUNCTIONS["CPS_FIGURE"], [rows, "children_in_care", DAY])
    assert said == "#CPS: Results has no number for children_in_care (at) on 31/05/2026: press Refresh"
    assert isinstance(answer(FUNCTIONS["CPS_FIGURE"], [rows, "reviews_on_time", DAY]), float)
