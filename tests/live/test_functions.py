"""The worksheet functions in cells of a new sheet: the VBA stub, xlwings' converters, Python, and the value in the cell."""

import datetime as dt

import pytest
from live import bridge as bridges

from scorecard_xl import macros
from scorecard_xl.formulas import answer
from scorecard_xl.formulas.worksheet import FUNCTIONS
from scorecard_xl.tables.schema import TABLES

pytestmark = pytest.mark.libreoffice

DAY, DATE = dt.datetime(2026, 5, 31), "DATE(2026;5;31)"
OF_INDICATORS = [function for function in FUNCTIONS.values() if function.indicator is not None]
SINGLE = [f for f in OF_INDICATORS if not f.indicator.groups and f.indicator.name != "average_caseload"]
GROUPED = [function for function in OF_INDICATORS if function not in SINGLE]


@pytest.fixture(scope="module")
def sheet(opened):
    """A sheet of an officer's own, and the bridge behind its formulas."""
    bridge = bridges.install(opened.host, opened.document)
    opened.document.Sheets.insertNewByName("Mine", 99)
    yield opened.document.Sheets.getByName("Mine")
    assert bridge.errors == []


@pytest.fixture(scope="module")
def whole(opened):
    """How a formula of LibreOffice names a table with its headings: by its cells."""
    areas = opened.document.DatabaseRanges

    def named(table: str) -> str:
        area = areas.getByName(TABLES[table].excel_name if table in TABLES else table).DataArea
        cells = opened.document.Sheets.getByIndex(area.Sheet).getCellRangeByPosition(
            area.StartColumn, area.StartRow, area.EndColumn, area.EndRow
        )
        return cells.AbsoluteName.removeprefix("$")

    return named


@pytest.fixture(scope="module")
def results(opened):
    """The values on the sheet Results, by indicator and window, then by group."""
    found = {}
    for row in opened.book.read("Results").rows[1:]:
        if row[6] == DAY:
            found.setdefault((row[0], row[4]), {})[row[3]] = row[9]
    return found


def shows(sheet, formula, down=1, right=1):
    """What cells show that hold the formula; of several it is one of an array."""
    cells = sheet.getCellRangeByPosition(0, 0, right - 1, down - 1)
    sheet.getCellRangeByName("A1:Z99").clearContents(1 | 4 | 16)
    if (down, right) == (1, 1):
        cells.getCellByPosition(0, 0).Formula = formula
    else:
        cells.ArrayFormula = formula
    return cells.getDataArray()


def formula(function, whole, *more):
    return f"={function.name}({';'.join([*map(whole, function.tables), DATE, *more])})"


@pytest.mark.parametrize("function", SINGLE, ids=lambda function: function.name)
def test_it_shows_the_figure_of_results(sheet, whole, results, function):
    for window in function.indicator.windows:
        found = shows(sheet, formula(function, whole, f'"{window.value}"'))
        assert found == ((results[function.indicator.name, window.value][""],),)


@pytest.mark.parametrize("function", GROUPED, ids=lambda function: function.name)
def test_it_spills_the_groups_of_results(sheet, whole, results, function):
    expected = results[function.indicator.name, function.indicator.windows[0].value]
    assert dict(shows(sheet, formula(function, whole), len(expected), 2)) == expected


@pytest.mark.parametrize("name", ["CPS_CHILDREN_IN_CARE", "CPS_REVIEWS_ON_TIME", "CPS_PEP_IN_PLACE"])
def test_with_a_filter_it_shows_what_the_oracle_agrees_with(opened, sheet, whole, name):
    """tests/formulas/test_filters.py holds the answers against the oracle."""
    function = FUNCTIONS[name]
    window = function.indicator.windows[0].value
    given = [*(opened.book.read(table).rows for table in function.tables), DAY, window]
    given += [opened.book.read("Children").rows, "SEX", "F", "TEAM", "<>Leaving Care"]
    found = shows(
        sheet, formula(function, whole, f'"{window}"', whole("Children"), '"SEX"', '"F"', '"TEAM"', '"<>Leaving Care"')
    )
    assert found == ((answer(function, given),),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("=CPS_UASC(Children.A1:D9;UASC.A1:B9;DATE(2026;5;31))", "give Episodes[#All]", id="another table"),
        pytest.param('=CPS_UASC(Episodes.A1:O9;UASC.A1:B9;"soon")', "the last day is 'soon'", id="no day"),
        pytest.param(
            '=CPS_UASC(Episodes.A1:O9;UASC.A1:B9;DATE(2026;5;31);"ytd")', "no window 'ytd'", id="no such window"
        ),
    ],
)
def test_a_mistake_is_a_text_that_says_what_to_mend(sheet, text, says):
    ((found,),) = shows(sheet, text)
    assert found.startswith("#CPS: ")
    assert says in found


def test_the_children_behind_a_figure_spill(sheet, whole, results):
    found = shows(
        sheet, f'=CPS_BEHIND("children_by_age";{whole("Episodes")};{whole("Children")};{DATE};"at";"5 to 9")', 60, 11
    )
    rows = [row for row in found[1:] if row[1] not in ("", 0.0) and isinstance(row[1], str)]
    assert found[0][:2] == ("Group", "Child")
    assert len(rows) == results["children_by_age", "at"]["5 to 9"]


def test_a_row_of_days_spills_a_value_for_each(opened, sheet, whole):
    days = [dt.datetime(2026, 3, 31), dt.datetime(2026, 4, 30), DAY]
    function = FUNCTIONS["CPS_VISITS_ON_TIME"]
    given = [*(opened.book.read(table).rows for table in function.tables)]
    expected = tuple(answer(function, [*given, day, "month"]) for day in days)
    cells = sheet.getCellRangeByName("A1:C1")
    sheet.getCellRangeByName("A1:Z99").clearContents(1 | 4 | 16)
    sheet.getCellRangeByName("D20:F20").setDataArray(((46112.0, 46142.0, 46173.0),))
    cells.ArrayFormula = f'={function.name}({";".join(map(whole, function.tables))};D20:F20;"month")'
    assert cells.getDataArray() == (expected,)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        pytest.param('"month";{children};"TEAM"', "the column TEAM has no value after it", id="a column alone"),
        pytest.param(
            '"month";{children};"TEAM";"Nowhere"', "no child has TEAM 'Nowhere'", id="a value that is nowhere"
        ),
        pytest.param('{children};"TEAM";"Leaving Care"', "the window is a range of", id="a range for the window"),
    ],
)
def test_what_would_be_zero_by_mistake_says_what_to_do(sheet, whole, more, says):
    ((found,),) = shows(sheet, formula(FUNCTIONS["CPS_VISITS_ON_TIME"], whole, more.format(children=whole("Children"))))
    assert found.startswith("#CPS: ")
    assert says in found


@pytest.mark.parametrize(
    ("tables", "more", "says"),
    [
        pytest.param(
            "Episodes Visits", "{day}", "where Reviews belongs there are no headings", id="a table is missing"
        ),
        pytest.param("Episodes", '{day};"month"', "where Visits belongs there are no headings", id="two are missing"),
        pytest.param("Episodes Visits Reviews", "", "the last day is blank", id="the day is missing"),
        pytest.param(
            "Episodes Reviews Visits", "{day}", "where Visits belongs there are no headings", id="another order"
        ),
        pytest.param("Episodes Visits Reviews", "A50", "the last day is blank", id="a blank cell for the day"),
        pytest.param("Episodes Visits Reviews", "2026", "the last day is '2026'", id="a year for the day"),
    ],
)
def test_what_is_missing_or_in_the_wrong_place_says_what_to_do(sheet, whole, tables, more, says):
    given = [*map(whole, tables.split()), *filter(None, [more.format(day=DATE)])]
    ((found,),) = shows(sheet, f"=CPS_VISITS_ON_TIME({';'.join(given)})")
    assert str(found).startswith("#CPS: ")
    assert says in found


def test_a_refreshed_figure_is_looked_up(sheet, whole, results):
    found = shows(sheet, f'=CPS_FIGURE({whole("Results")};"visits_on_time";{DATE};"ytd")')
    assert found == ((results["visits_on_time", "ytd"][""],),)


def test_a_change_of_settings_is_seen_at_the_next_refresh(opened, sheet, whole, results):
    cell = sheet.getCellRangeByName("A1")
    cell.Formula = formula(FUNCTIONS["CPS_LONG_TERM_STABILITY"], whole, '"at"')
    assert cell.Value == results["long_term_stability", "at"][""]
    opened.book.put({"CPS.setting.long_term_maximum_age": 5}, {})
    macros.refresh_scorecard()
    found = {(row[0], row[6]): row[9] for row in opened.book.read("Results").rows[1:]}
    assert (cell.Value or cell.String) == found["long_term_stability", DAY] != results["long_term_stability", "at"][""]
