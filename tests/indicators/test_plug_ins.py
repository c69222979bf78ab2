"""Indicators of other packages: what is refused, and what becomes of one that fails on the data."""

from importlib.metadata import EntryPoint
from itertools import count

import pandas as pd
import pytest
from histories import council

from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.figures.behind import cases
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.formulas import answer
from scorecard_xl.formulas.worksheet import _of_indicator
from scorecard_xl.indicators import INDICATORS, plug_ins
from scorecard_xl.indicators.plug_ins import GROUP, PlugIn, _loaded

DAY = Day(2026, 5, 31)
HISTORY = ("A -: S 2024-01-01 U1", "B -: S 2024-01-01 U6")
HEAD = """
import numpy as np
from scorecard_xl import Answers, Better, Counts, Dataset, Period, Unit, Window, indicator
from scorecard_xl.indicators.reasons import reason
"""
DECLARED = {
    "name": "'in_kinship_care'", "title": "'In kinship care'", "section": "'Placements'", "unit": "Unit.SHARE",
    "better": "Better.HIGHER", "windows": "(Window.AT,)", "uses": "('Episodes',)", "columns": "('Episodes.PLACE',)",
    "reference": "'Children Act 1989'",
}  # fmt: skip
DOCSTRING = "Of the children in care on the day, those living with family."
MET = "Answers(data.in_care(period.end), met=(data.in_care(period.end)['PLACE'] == 'U1').to_numpy())"


def source(body: str = f"return {MET}", docstring: str = DOCSTRING, **others: str) -> str:
    declared = DECLARED | others
    given = ", ".join(f"{name}={value}" for name, value in declared.items() if name not in ("name", "title"))
    return f'{HEAD}\n@indicator({declared["name"]}, {declared["title"]}, {given})\ndef f(data, period):\n    """{docstring}"""\n    {body}\n'


@pytest.fixture
def loaded(tmp_path, monkeypatch):
    """Loads a package of one module; what it declared is taken back after the test."""
    before, number = dict(INDICATORS), count()
    monkeypatch.syspath_prepend(tmp_path)

    def load(text: str, *more: str) -> PlugIn:
        entries = []
        for each in (text, *more):
            name = f"plug_in_{tmp_path.name}_{next(number)}"
            (tmp_path / f"{name}.py").write_text(each)
            entries.append(EntryPoint(name, name, GROUP))
        return _loaded("kin 1.0", entries)

    yield load
    INDICATORS.clear()
    INDICATORS.update(before)


def test_one_that_is_sound_is_added_after_ours_with_its_package(loaded):
    ours = list(INDICATORS)
    assert loaded(source()) == PlugIn("kin 1.0", ("in_kinship_care",))
    assert list(INDICATORS) == [*ours, "in_kinship_care"]
    assert INDICATORS["in_kinship_care"].package == "kin 1.0"
    assert INDICATORS["in_kinship_care"].definition == DOCSTRING


def test_its_figure_and_its_children(loaded):
    loaded(source())
    data, one = council(*HISTORY), INDICATORS["in_kinship_care"]
    (figure,) = Calculator(data).figures(one, Window.AT, DAY)
    assert (figure.numerator, figure.denominator, figure.value) == (1, 2, 0.5)
    assert cases(data, one, Window.AT, DAY)["met"].tolist() == [True, False]
    assert data.failures == {}


def test_two_modules_of_a_package_are_one_plug_in(loaded):
    found = loaded(source(), source(name="'second'", title="'A second'"))
    assert found.names == ("in_kinship_care", "second")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'", id="a module that it lacks"),
        pytest.param("def f(:", "SyntaxError: invalid syntax", id="no Python"),
        pytest.param("raise SystemExit(3)", "SystemExit: 3", id="it ends Python"),
        pytest.param("1/0", "ZeroDivisionError: division by zero", id="it fails"),
        pytest.param("x = 1", "it declares no indicator", id="nothing declared"),
        pytest.param(source(name="'reviews_on_time'"), "ValueError: there is an indicator reviews_on_time already", id="a name of ours"),
        pytest.param(source(title="'Reviews held on time'"), "in_kinship_care: another indicator has the title Reviews held on time", id="a title of ours"),
        pytest.param(source(name="'behind'"), "behind: CPS_BEHIND is a function already", id="a name of a function"),
        pytest.param(source(name="'In care'"), "In care: a name is up to 40 small letters, digits and _", id="a name with a space"),
        pytest.param(source(name=f"'{'a' * 41}'"), f"{'a' * 41}: a name is up to 40 small letters, digits and _", id="a long name"),
        pytest.param(source(title=f"'{'a' * 61}'"), "in_kinship_care: a title has 1 to 60 letters", id="a long title"),
        pytest.param(source(docstring=""), "ValueError: in_kinship_care has no docstring, which is its definition", id="no definition"),
        pytest.param(source(reference="''"), "ValueError: in_kinship_care has no reference", id="no reference"),
        pytest.param(source(uses="('Houses',)"), "in_kinship_care: there is no raw table or column Houses", id="no such table"),
        pytest.param(source(uses="('Episodes', 'Episodes.SIZE')"), "in_kinship_care: there is no raw table or column Episodes.SIZE", id="no such column"),
        pytest.param(source(uses="()"), "in_kinship_care: uses names no raw table", id="no table"),
        pytest.param(source(unit="'share'"), "in_kinship_care: unit and better are members of Unit and Better", id="a unit as text"),
        pytest.param(source(unit="Unit.CASES"), "in_kinship_care: unit cases is only for average_caseload", id="cases"),
        pytest.param(source(windows="()"), "in_kinship_care: windows are one or more members of Window", id="no window"),
        pytest.param(source(counts="Counts.STAFF"), "in_kinship_care: it uses tables of children, so counts cannot be STAFF", id="children called staff"),
        pytest.param(source(counts="Counts.VISITS_DUE"), "in_kinship_care: counts is Counts.CHILDREN, DUTIES or STAFF", id="duties of ours"),
        pytest.param(source(subgroup="'kin'"), "in_kinship_care: subgroup, is_rate and current_only are for our own indicators", id="bands that divide others"),
        pytest.param(source(target="'high'"), "in_kinship_care: the target high is no number", id="a target in words"),
        pytest.param(source(target="'1'", better="Better.NEITHER"), "in_kinship_care: an indicator without a better way has no target", id="a target without a better way"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_left_out_with_the_reason(loaded, text, fault):
    before = dict(INDICATORS)
    found = loaded(text)
    assert found.fault.startswith(fault), found.fault
    assert found.names == ()
    assert before == INDICATORS
    assert found.sentence.startswith("the package kin 1.0 is left out: ")


def test_of_a_package_that_is_half_right_nothing_stays(loaded):
    before = dict(INDICATORS)
    assert loaded(source(), "1/0").fault == "ZeroDivisionError: division by zero"
    assert before == INDICATORS


def test_one_that_damages_the_registry_is_undone(loaded):
    before = dict(INDICATORS)
    loaded(f"{HEAD}\nfrom scorecard_xl.indicators import INDICATORS\nINDICATORS.clear()\n1/0")
    assert before == INDICATORS


CASES = "data.in_care(period.end)"
FAILING = [
    pytest.param("return 1 / 0", {}, "ZeroDivisionError: division by zero", id="it raises"),
    pytest.param("return 5", {}, "it gives no Answers", id="a number"),
    pytest.param("import pandas as pd; return Answers(pd.DataFrame({'CHILD': ['A']}), met=np.array([True]))", {}, "its cases have no column CHILD of the council's tables", id="children of its own"),
    pytest.param(f"return Answers({CASES}, met=np.array([True]))", {}, "met has not one value for each case", id="too few answers"),
    pytest.param(f"return Answers({CASES}, met=np.array([0.5, 2]))", {}, "met of a share is not True or False", id="numbers for a share"),
    pytest.param(f"return Answers({CASES})", {}, "a share without met needs groups", id="a share of nothing"),
    pytest.param(f"return Answers({CASES}, met=np.array(['a', 'b']))", {"unit": "Unit.DAYS"}, "met of a mean is no number", id="texts for days"),
    pytest.param(f"return Answers({CASES}, met=np.array([True, False]), evidence={{'done': [1]}})", {}, "done has not one value for each case", id="evidence of one"),
    pytest.param(f"return {MET}", {"groups": "('North', 'South')"}, "its groups are not North, South", id="no groups, though declared"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "others", "fault"), FAILING)
def test_one_that_fails_has_no_figure_and_says_why(loaded, body, others, fault):
    loaded(source(body, **others))
    data, one = council(*HISTORY), INDICATORS["in_kinship_care"]
    found = Calculator(data).figures(one, Window.AT, DAY)
    assert {figure.value for figure in found} == {None}
    assert data.failures == {"in_kinship_care": f"in_kinship_care of the package kin 1.0 failed ({fault})"}
    assert len(cases(data, one, Window.AT, DAY)) == 0


def test_a_formula_of_one_that_fails_says_so(loaded):
    loaded(source("return 1 / 0"))
    rows = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", pd.Timestamp(2024, 1, 1), "S", "C2", "U1"]]
    found = answer(_of_indicator(INDICATORS["in_kinship_care"]), [rows, pd.Timestamp(DAY), None])
    assert found == (
        "#CPS: in_kinship_care of the package kin 1.0 failed (ZeroDivisionError: division by zero): ask who wrote the package"
    )


def test_a_reason_that_fails_costs_only_the_reason(loaded):
    loaded(source(reason="reason('met')(lambda case: case['nothing'])"))
    data = council(*HISTORY)
    found = cases(data, INDICATORS["in_kinship_care"], Window.AT, DAY)
    assert found["reason"].tolist() == ["no reason (KeyError: 'nothing')"] * 2
    assert found["met"].tolist() == [True, False]


def test_cases_left_out_that_cannot_be_listed_cost_only_themselves(loaded):
    body = MET.replace(".to_numpy())", ".to_numpy(), left_out=lambda: 1 / 0)")
    loaded(source(f"return {body}"))
    assert len(cases(council(*HISTORY), INDICATORS["in_kinship_care"], Window.AT, DAY)) == 2


def test_a_help_too_long_for_excel_is_cut_to_a_sentence(loaded):
    loaded(source(uses="('Episodes',)", perhaps=str(("Children", "UASC", "Reviews", "Visits", "Health", "OC2", "PEPs", "Schools", "Missing", "AD1", "PlacedAdoption", "CareLeavers", "Teams", "Caseloads"))))  # fmt: skip
    about = _of_indicator(INDICATORS["in_kinship_care"]).about
    assert about == "In kinship care."


def test_no_figure_is_asked_of_it_beyond_its_windows(loaded):
    loaded(source())
    data = council(*HISTORY)
    assert INDICATORS["in_kinship_care"].answers(data, Period.ending(DAY, Window.AT)) is not None
    assert plug_ins.PLUG_INS == []  # none is installed where the tests run
