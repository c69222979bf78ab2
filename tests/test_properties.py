"""What holds for any history at all: no exception, no more met than there are, and children in care add up."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecard_xl import checks
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Window, month_ends
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.behind import behind
from scorecard_xl.figures.calculate import Calculator, calculate
from scorecard_xl.figures.due import due_soon
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.tables.schema import TABLES, Kind
from scorecard_xl.tables.typed import typed

pytestmark = pytest.mark.slow

SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
LAST = Day("2026-05-31")
DAYS = st.dates(dt.date(2023, 12, 1), dt.date(2026, 7, 31))
CODES = {
    "RNE": "SLPTBU", "LS": ["C1", "C2", "E1", "V2", "V3", "V4", "L1", "D1"], "PLACE": ["U1", "U4", "U6", "A3", "A6", "K2", "T0", "T4", "Z1"],
    "REC": ["X1", "E11", "E12", "E4A", "E8"], "CHECK": ["IHA", "RHA", "DENTAL"], "MISSING": "MA", "SEEN": "YN", "SEEN_ALONE": "YN",
    "REVIEW_CODE": ["PN0", "PN1", "PN4", "PN7"], "OFSTED": ["1", "2", "Good", "Inadequate"], "FOSTER_CARE": "01", "PL_LOCATION": ["IN", "OUT"],
    "IN_TOUCH": ["YES", "NO", "DIED", "RHOM"], "ACTIV": ["F1", "G4", "0"], "ACCOM": ["U1", "S2", "G1", "0"], "TEAM": ["North", "South"],
    "ELIGIBILITY": ["a) Relevant child", "Former relevant", "Qualifying"],
}  # fmt: skip
ODD = st.sampled_from(["", "-", "#N/A", "31/02/2025", "n/a", "=1+1", " c1 ", 0, 45000.5, True, "x" * 40])


def cell(column):
    kinds = {
        Kind.CHILD: st.sampled_from(["A", "b", " C ", 7.0]), Kind.DATE: DAYS, Kind.MONTH: DAYS, Kind.NUMBER: st.integers(0, 45),
        Kind.YEAR: st.sampled_from([2025, "2025/26", dt.date(2026, 3, 31)]),
    }  # fmt: skip
    usual = kinds.get(column.kind, st.sampled_from(list(CODES.get(column.heading, ["1", "0", "N1"]))))
    return st.one_of(usual, usual, usual, st.just(""), ODD)


def rows(table):
    return st.lists(st.tuples(*(cell(column) for column in table.columns)), max_size=8)


@st.composite
def councils(draw):
    raw = {name: typed(table, [list(table.headings), *draw(rows(table))]).frame for name, table in TABLES.items()}
    return Dataset.of(raw, Settings(), Day("2027-03-31"))


@SLOW
@given(councils())
def test_any_history_gives_figures_lists_and_problems_without_an_exception(data):
    for figure in calculate(data, LAST, months=2):
        if figure.unit == Unit.SHARE and figure.numerator is not None:
            assert 0 <= figure.numerator <= figure.denominator
            assert (figure.value is None) == (figure.denominator == 0)
    for indicator in INDICATORS.values():
        if indicator.unit is not Unit.CASES:
            for window in indicator.windows:
                behind(data, indicator, window, LAST)
    due_soon(data, LAST)
    assert not [problem for problem in checks.problems(data, LAST) if "could not be run" in problem.what]


@st.composite
def orderly(draw):
    """Children whose periods open with S and close with a REC other than X1, each started and left once a month at most."""
    found = [list(TABLES["Episodes"].headings)]
    for child in range(draw(st.integers(0, 8))):
        day = draw(st.dates(dt.date(2024, 1, 1), dt.date(2025, 6, 30)))
        for _ in range(draw(st.integers(1, 3))):
            end = day + dt.timedelta(days=draw(st.integers(35, 200)))
            closed = draw(st.booleans())
            row = {"CHILD": f"C{child}", "DECOM": day, "RNE": "S", "LS": "C2", "PLACE": "U6"}
            row |= {"DEC": end, "REC": draw(st.sampled_from(["E4A", "E8", "E11"]))} if closed else {}
            found.append([row.get(heading, "") for heading in found[0]])
            if not closed:
                break
            day = end + dt.timedelta(days=draw(st.integers(35, 200)))
    return Dataset.of({"Episodes": typed(TABLES["Episodes"], found).frame}, Settings(), Day("2027-03-31"))


@SLOW
@given(orderly())
def test_in_care_this_month_is_last_month_and_those_who_started_less_those_who_left(data):
    if not data.has("Episodes"):
        return
    calculator = Calculator(data)

    def number(indicator, window, day):
        return calculator.figures(INDICATORS[indicator], window, day)[0].numerator

    for before, day in zip(ends := month_ends(LAST, 24), ends[1:], strict=False):
        moved = number("children_starting", Window.MONTH, day) - number("children_leaving", Window.MONTH, day)
        assert number("children_in_care", Window.AT, day) == number("children_in_care", Window.AT, before) + moved
