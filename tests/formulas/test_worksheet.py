"""The worksheet functions, as an officer types them and as Excel allows them."""

import pytest

from scorecard_xl.formulas.worksheet import FUNCTIONS, WorksheetFunction, tables_of
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.schema import TABLES


def test_every_indicator_has_a_function_and_there_are_two_more() -> None:
    assert [*FUNCTIONS] == [*(f"CPS_{name.upper()}" for name in INDICATORS), "CPS_FIGURE", "CPS_BEHIND"]


FILTER = ("children", "column1", "value1", "column2", "value2", "column3", "value3")


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        pytest.param(
            "CPS_REVIEWS_ON_TIME",
            ("episodes_table", "reviews_table", "as_at", "window", *FILTER, "settings", "bank_holidays"),
            id="the tables, the day, the window, the filter, and what the workbook adds",
        ),
        pytest.param(
            "CPS_CHILDREN_BY_AGE",
            ("episodes_table", "children_table", "as_at", "window", "group", *FILTER, "settings", "bank_holidays"),
            id="the group comes after the window; the filter is given even where Children is a table",
        ),
        pytest.param(
            "CPS_AVERAGE_CASELOAD",
            ("caseloads_table", "teams_table", "as_at", "window", "group", "settings", "bank_holidays"),
            id="a caseload is of teams, and has no filter of children",
        ),
        pytest.param("CPS_FIGURE", ("results_table", "indicator", "as_at", "window", "group"), id="a refreshed figure"),
        pytest.param("CPS_BEHIND", ("indicator", "settings", "bank_holidays", "*more"), id="any number of arguments"),
    ],
)
def test_the_parameters_of_the_python_function(name: str, parameters: tuple[str, ...]) -> None:
    assert FUNCTIONS[name].parameters == parameters


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_help_is_what_excel_can_hold_and_names_each_table_in_order(name: str) -> None:
    function = FUNCTIONS[name]
    assert len(function.about) <= 255
    places = [function.about.index(f"{TABLES[table].excel_name}[#All]") for table in function.tables]
    assert places == sorted(places)
    assert function.indicator is None or function.tables == tables_of(function.indicator)


@pytest.mark.parametrize(
    "function", [each for each in FUNCTIONS.values() if each.indicator], ids=lambda each: each.name
)
def test_the_help_names_the_group_and_the_filter_where_they_can_be_given(function: WorksheetFunction) -> None:
    assert ("the group" in function.about) == ("group" in function.optional)
    assert ("a filter" in function.about) == ("children" in function.optional)
