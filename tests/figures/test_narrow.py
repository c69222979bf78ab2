import pytest
from histories import council

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day, Window
from scorecard_xl.demo.council import council as demonstration
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.narrow import BLANK, NarrowedCalculator, column_named, figures_by, with_labels
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.workbook.memory import MemoryBook

R = Day("2026-05-31")
CHILDREN = "A 1 2015-01-01 WBRI - - - North W1, B 2 2012-01-01 BAFR - - - North W2, C 1 2009-01-01 WOTH - - - South W3, D 1 2020-01-01"
HISTORIES = (
    "A 2015-01-01: S 2020-01-01 U6",
    "B 2012-01-01: S 2026-05-04 K2",
    "C 2009-01-01: S 2026-05-04 U4",
    "D 2020-01-01: S 2026-05-04 U4 V4",
)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param({"team": "North"}, 2, id="a team"),
        pytest.param({"worker": "W3"}, 1, id="a worker"),
        pytest.param({"sex": "M"}, 2, id="sex"),
        pytest.param({"ethnic": "WBRI"}, 1, id="an ethnic code"),
        pytest.param({"ethnic group": "White"}, 2, id="an ethnic group"),
        pytest.param({"age band": "10 to 15"}, 2, id="an age band"),
        pytest.param({"placement type": "Foster"}, 2, id="a placement type"),
        pytest.param({"legal status": "Full care order"}, 3, id="a legal status"),
        pytest.param({"team": "North", "sex": "M"}, 1, id="two columns"),
        pytest.param({"team": "East"}, 0, id="nobody"),
        pytest.param({"team": BLANK}, 0, id="no team: only a child in short breaks"),
    ],
)
def test_children_in_care_narrowed(wanted, expected):
    data = council(*HISTORIES, Children=CHILDREN)
    (figure,) = NarrowedCalculator(data, with_labels(data, wanted)).figures(
        INDICATORS["children_in_care"], Window.AT, R
    )
    assert figure.numerator == expected


def test_a_team_written_in_several_ways_is_one():
    data = council(*HISTORIES, Children=CHILDREN.replace("North W2", "NORTH_ W2"))
    in_care = [each for each in figures_by(data, "team", R, months=1) if each.figure.indicator == "children_in_care"]
    assert {each.value: each.figure.numerator for each in in_care} == {"North": 2, "South": 1, BLANK: 0}


def test_boys_are_one_group_whether_a_return_before_2024_or_since_wrote_their_sex():
    data = council(*HISTORIES, Children=CHILDREN.replace("C 1", "C M").replace("B 2", "B U"))
    in_care = [each for each in figures_by(data, "sex", R, months=1) if each.figure.indicator == "children_in_care"]
    assert {each.value: each.figure.numerator for each in in_care} == {"M": 2, "U": 1}


def test_a_share_of_all_children_becomes_one_of_those_narrowed_to():
    data = council(*HISTORIES, Children=CHILDREN)
    found = NarrowedCalculator(data, with_labels(data, {"team": "North"})).figures(
        INDICATORS["placement_type"], Window.AT, R
    )
    assert {f.group: (f.numerator, f.denominator) for f in found if f.numerator} == {
        "Foster": (1, 2), "Children's or secure home": (1, 2),
    }  # fmt: skip


@pytest.fixture(scope="module")
def council_():
    return read_council(MemoryBook(demonstration(children=80)), R)


@pytest.mark.slow
@pytest.mark.parametrize("column", ["team", "sex", "ethnic group", "age band", "legal status", "placement type"])
def test_the_values_of_a_column_add_up_to_the_whole(column, council_):
    whole = {(f.indicator, f.window, f.group): f for f in calculate(council_.data, R, months=1)}
    found = list(figures_by(council_.data, column, R, months=1))
    in_care = [each for each in found if each.figure.indicator == "children_in_care"]
    assert sum(each.figure.numerator for each in in_care) == whole["children_in_care", "at", None].numerator
    if column in ("team", "sex", "ethnic group"):
        for (indicator, window, group), figure in whole.items():
            if INDICATORS[indicator].unit is not Unit.CASES:
                own = [
                    e.figure
                    for e in found
                    if (e.figure.indicator, e.figure.window, e.figure.group) == (indicator, window, group)
                ]
                assert sum(each.numerator or 0 for each in own) == (figure.numerator or 0)


def test_a_narrowed_figure_as_json_says_by_what():
    found = next(figures_by(council(*HISTORIES, Children=CHILDREN), "team", R, months=1))
    row = found.as_json()
    assert (row["by"], row["by_value"], row["indicator"], row["numerator"]) == ("team", "North", "children_in_care", 2)


@pytest.mark.parametrize(
    ("name", "column"), [("TEAM", "team"), ("Ethnic_Group", "ethnic group"), ("agE band", "age band")]
)
def test_columns_are_named_forgivingly(name, column):
    assert column_named(name) == column


def test_a_column_that_is_not_there():
    with pytest.raises(Refusal, match="cannot be narrowed by shoe"):
        column_named("shoe")
