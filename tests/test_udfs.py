"""Every worksheet function through xlwings' own converters of Windows, from cells as COM shows them to what Excel gets."""

import datetime as dt
import inspect
from decimal import Decimal

import pytest
from live import windows
from live.windows import MISSING, FakeRange, call

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.formulas.worksheet import FUNCTIONS
from scorecard_xl.workbook.memory import MemoryBook

DAY = dt.datetime(2026, 5, 31)
OF_INDICATORS = [function for function in FUNCTIONS.values() if function.indicator is not None]
PLAIN = (str, float, int, bool, dt.datetime)


@pytest.fixture(scope="session", autouse=True)
def _as_on_windows():
    windows.install()


@pytest.fixture(scope="session")
def tables():
    return council(children=60)


@pytest.fixture(scope="session")
def ranges(tables):
    return {name: FakeRange(rows) for name, rows in tables.items()}


@pytest.fixture(scope="session")
def results(tables):
    found = {}
    for figure in read_council(MemoryBook(dict(tables)), Day(DAY)).figures(1):
        value = "" if figure.value is None else figure.value
        found.setdefault((figure.indicator, figure.window), {})[figure.group] = value
    return found


def given(function, ranges, **others):
    """The arguments as VBA hands them over: what a formula leaves out is marked so, a setting's range is Nothing."""
    named = {argument: ranges[table] for argument, table in zip(function.required, function.tables, strict=False)}
    named |= {"as_at": FakeRange([[DAY]]), "settings": None, "bank_holidays": None} | others
    return [named.get(parameter, MISSING) for parameter in function.parameters]


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)
def test_the_python_function_takes_what_the_stub_gives(function):
    from scorecard_xl import udfs

    found = inspect.signature(getattr(udfs, function.python_name)).parameters
    assert tuple(str(each).partition("=")[0] for each in found.values()) == function.parameters
    assert getattr(udfs, function.python_name).__xlfunc__["name"] == function.python_name


@pytest.mark.parametrize("function", OF_INDICATORS, ids=lambda function: function.name)
def test_the_figure_of_results_comes_out(ranges, results, function):
    for window in function.indicator.windows:
        found = call(function.name, *given(function, ranges, window=window.value))
        rows = found if len(found[0]) == 2 else [[None, found[0][0]]]
        assert dict(rows) == results[function.indicator.name, window.value]


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda function: function.name)
@pytest.mark.parametrize(
    "argument",
    [
        pytest.param(MISSING, id="nothing"),
        pytest.param(None, id="None"),
        pytest.param(FakeRange([[None]]), id="a blank cell"),
        pytest.param(FakeRange([["CHILD"], ["A1"]]), id="one column"),
        pytest.param(FakeRange([["CHILD", "DECOM"]]), id="headings only, and too few"),
        pytest.param(FakeRange([[-2146826246, 7.0]]), id="a cell with #N/A"),
        pytest.param("text", id="a text"),
        pytest.param(5.0, id="a number"),
        pytest.param(Decimal("5.0000"), id="currency"),
    ],
)
def test_whatever_is_given_for_everything_the_answer_is_one_short_text(function, argument):
    count = len(function.required) + len(function.optional) + len(function.hidden)
    ((found,),) = call(function.name, *[argument] * count)
    assert found.startswith("#CPS: ")
    assert len(found) < 500
    assert "Traceback" not in found


def test_currency_counts_as_a_number():
    rows = [["MONTH", "TEAM", "CASES", "WORKERS"], [DAY, "North", Decimal("45.0000"), Decimal("4.5000")]]
    ranges = {"Caseloads": FakeRange(rows), "Teams": MISSING}
    assert call("CPS_AVERAGE_CASELOAD", *given(FUNCTIONS["CPS_AVERAGE_CASELOAD"], ranges, group="north")) == [[10.0]]


def test_serial_numbers_count_as_days(tables, ranges, results):
    serial = [
        [(c - dt.date(1899, 12, 30)).days if isinstance(c, dt.date) else c for c in r] for r in tables["Episodes"]
    ]
    found = call(
        "CPS_CHILDREN_IN_CARE", *given(FUNCTIONS["CPS_CHILDREN_IN_CARE"], ranges | {"Episodes": FakeRange(serial)})
    )
    assert found == [[results["children_in_care", "at"][None]]]


def test_a_filter_comes_through(tables, ranges):
    function = FUNCTIONS["CPS_CHILDREN_IN_CARE"]

    def of(team):
        return call(function.name, *given(function, ranges, children=ranges["Children"], column1="TEAM", value1=team))

    teams = {row[7] for row in tables["Children"][1:]} - {None, ""}
    whole = call(function.name, *given(function, ranges))[0][0]
    assert sum(of(team)[0][0] for team in teams) == whole
    assert of("")[0][0] == "#CPS: no child has a blank TEAM: give a value, or another cell"


def test_a_column_without_its_value_is_said(ranges):
    function = FUNCTIONS["CPS_CHILDREN_IN_CARE"]
    found = call(function.name, *given(function, ranges, children=ranges["Children"], column1="TEAM"))
    assert found == [['#CPS: the column TEAM has no value after it: give one, or "" for a blank']]


@pytest.mark.parametrize("down", [True, False], ids=["a column", "a row"])
def test_days_spill_in_the_direction_of_their_cells(ranges, down):
    function = FUNCTIONS["CPS_REVIEWS_ON_TIME"]
    days = [dt.datetime(2026, 3, 31), dt.datetime(2026, 4, 30), DAY]
    cells = FakeRange([[day] for day in days] if down else [days])
    found = call(function.name, *given(function, ranges, as_at=cells, window="ytd"))
    each = [call(function.name, *given(function, ranges, as_at=FakeRange([[day]]), window="ytd"))[0][0] for day in days]
    assert found == ([[value] for value in each] if down else [each])


def test_the_children_behind_a_figure_spill_as_plain_values(ranges):
    found = call("CPS_BEHIND", "reviews_on_time", None, None, ranges["Episodes"], ranges["Reviews"], FakeRange([[DAY]]))
    assert found[0][:3] == ["Group", "Child", "Team"]
    assert len(found) > 2
    assert {type(cell) for row in found for cell in row} <= {*PLAIN, windows.TimeType}


def test_each_range_is_asked_for_its_values_once(tables):
    ranges = {name: FakeRange(rows) for name, rows in tables.items()}
    call("CPS_REVIEWS_ON_TIME", *given(FUNCTIONS["CPS_REVIEWS_ON_TIME"], ranges))
    assert (ranges["Episodes"].reads, ranges["Reviews"].reads) == (1, 1)
