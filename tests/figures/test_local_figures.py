"""Local measures as figures: through the sheet, the calculation, targets and the usual range."""

import pytest
from local_measures import MAY, MEASURES, SHEETS_OF_ONE, TARGETS, VALUES, council_of

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.naming import figure_named, indicator_named
from scorecard_xl.workbook.memory import MemoryBook


def figure(read, name, end=MAY):
    return next(each for each in read.figures() if (each.indicator, each.end) == (name, end))


def test_a_local_measure_is_a_figure_with_target_rating_and_change():
    found = figure(council_of(), "attendance")
    assert (found.title, found.section, found.group, found.window) == (
        "School attendance",
        "Local measures",
        None,
        "month",
    )
    assert (found.start, found.end) == (Day(2026, 5, 1), Day(2026, 5, 31))
    assert (found.numerator, found.denominator, found.value, found.unit) == (930, 1000, 0.93, "share")
    assert (found.target, found.rag, found.change, found.previous) == (0.95, "amber", "better", 0.9)


def test_a_value_without_parts_has_none():
    found = figure(council_of(), "residential_cost")
    assert (found.numerator, found.denominator, found.value, found.unit) == (None, None, 5230.5, "pounds")
    assert (found.rag, found.change, found.previous) == ("amber", None, None)


def test_the_thirteen_months_are_there_blank_where_nothing_was_typed():
    read = council_of()
    assert [each.value for each in read.figures() if each.indicator == "attendance"] == [*[None] * 11, 0.9, 0.93]


def test_they_come_after_ours_in_the_order_of_the_sheet():
    assert list(council_of().indicators)[-2:] == ["attendance", "residential_cost"]
    assert list(dict.fromkeys(each.indicator for each in council_of().figures()))[-2:] == [
        "attendance",
        "residential_cost",
    ]


def test_another_council_knows_nothing_of_them():
    council_of()
    plain = council_of(LocalMeasures=[MEASURES], LocalValues=[VALUES], Targets=[TARGETS])
    assert not any(each.indicator == "attendance" for each in plain.figures())
    assert not any(each.indicator == "attendance" for each in calculate(plain.data, plain.last))


def test_side_by_side_on_the_sheet_local_measures():
    measures, values = SHEETS_OF_ONE["LocalMeasures"], SHEETS_OF_ONE["LocalValues"]
    blank = [None] * len(MEASURES)
    wide = [[*left, None, *right] for left, right in zip([*measures, blank], values, strict=True)]
    rows = {"Episodes": SHEETS_OF_ONE["Episodes"], "Local measures": [["Local measures"], [], *wide]}
    read = read_council(MemoryBook(rows), MAY)
    assert figure(read, "attendance").value == 0.93
    assert [each for each in read.problems if each.table.startswith("Local")] == []


def test_a_bad_row_is_among_the_problems_with_its_place():
    read = council_of(LocalValues=[*SHEETS_OF_ONE["LocalValues"], ["attendance", "2026-06", 11, 10, None]])
    said = next(each for each in read.problems if each.table == "LocalValues")
    assert (said.row, said.column, said.value, said.indicators) == (5, "NUMERATOR", "11", ("attendance",))
    assert read.places["LocalValues"].columns["NUMERATOR"] == "C"
    assert figure(read, "attendance").value == 0.93


@pytest.mark.parametrize("text", ["attendance", "Attendance", "School attendance", "school att"])
def test_it_is_named_as_ours_are(text):
    assert indicator_named(text, council_of().indicators).name == "attendance"


def test_there_are_no_children_behind_it():
    with pytest.raises(Refusal, match="School attendance is typed on Local measures month by month"):
        figure_named("attendance", None, None, council_of().indicators)


def months(values):
    """LocalValues of the months up to May 2026, the last value of May."""
    ends = [f"{2025 + (at > 7)}-{(at + 4) % 12 + 1:02}" for at in range(13)][-len(values) :]
    return [VALUES, *(["residential cost", end, None, None, value] for end, value in zip(ends, values, strict=True))]


@pytest.mark.parametrize(
    ("values", "lower", "mean", "upper", "variation"),
    [
        pytest.param([100, 102] * 6 + [101], 95.68, 101, 106.32, "usual", id="within its range"),
        pytest.param([100, 102] * 6 + [107], 95.68, 101, 106.32, "worse", id="dearer than usual"),
        pytest.param([100, 102] * 6 + [95], 95.68, 101, 106.32, "better", id="cheaper than usual"),
        pytest.param([100, 102] * 4 + [101], 95.68, 101, 106.32, "usual", id="eight months before it"),
        pytest.param([100, 102, 100, 102, 100, 102, 100, 101], None, None, None, None, id="seven months before it"),
        pytest.param([100] * 6 + [104] * 6 + [103], 101.032727273, 102, 102.967272727, "worse", id="seven in a row above the mean"),
    ],
)  # fmt: skip
def test_its_usual_range_is_of_its_months(values, lower, mean, upper, variation):
    found = figure(council_of(LocalValues=months(values)), "residential_cost")
    assert (found.lower, found.mean, found.upper) == (pytest.approx(lower), pytest.approx(mean), pytest.approx(upper))
    assert found.variation == variation
