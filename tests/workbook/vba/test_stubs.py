"""The text of our modules: what the contract names, and what VBA, Excel and LibreOffice take."""

import inspect
import re
from pathlib import Path

import pytest
from pyvbaanalysis import analyze_loose_files

from scorecard_xl import macros, udfs
from scorecard_xl.formulas.worksheet import FUNCTIONS
from scorecard_xl.workbook.vba.macros import MACROS
from scorecard_xl.workbook.vba.module import valid_name
from scorecard_xl.workbook.vba.stubs import own_modules

TEXT = {module.name: module.stored().decode("cp1252") for module in own_modules()}
CONTRACT = ("RefreshScorecard", "CheckData", "ShowChildren", "ImportData", "PublishMonth", "ShareScorecard")
ROUTINE = re.compile(
    r"^Public (?:Sub|Function) (\w+)\((.*?)\)\r\n(.*?)^End (?:Sub|Function)\r\n", re.MULTILINE | re.DOTALL
)


def _routines(module: str) -> dict[str, tuple[str, list[str]]]:
    """By name its arguments, and its lines without attributes."""
    found = ROUTINE.findall(TEXT[module])
    lines = {name: [line.strip() for line in body.splitlines() if "Attribute" not in line] for name, _, body in found}
    return {name: (arguments, lines[name]) for name, arguments, _ in found}


def test_the_macros_are_those_of_the_contract_and_one_line_each() -> None:
    python = ("refresh_scorecard", "check_data", "show_children", "import_data", "publish_month", "share_scorecard")
    assert _routines("CpsMacros") == {
        name: ("", [f'CpsRun "{function}"']) for name, function in zip(CONTRACT, python, strict=True)
    }


def test_every_stub_has_its_function_in_python_with_these_parameters() -> None:
    assert all(callable(getattr(macros, macro.python)) for macro in MACROS)
    for function in FUNCTIONS.values():
        parameters = inspect.signature(getattr(udfs, function.python_name)).parameters
        named = (f"*{name}" if each.kind is each.VAR_POSITIONAL else name for name, each in parameters.items())
        assert tuple(named) == function.parameters, function.name


def test_the_callbacks_of_the_ribbon_take_its_control_and_are_one_line_each() -> None:
    assert _routines("CpsRibbon") == {f"Ribbon_{name}": ("control As IRibbonControl", [name]) for name in CONTRACT}


def test_a_macro_hands_its_command_to_xlwings_without_a_double_quote_in_it() -> None:
    (command,) = re.findall(r'RunPython\("(.*?)" & macro & "(.*?)"\)', TEXT["CpsHost"])
    assert "".join((command[0], "refresh_scorecard", command[1])) == (
        "from scorecard_xl import macros; macros.refresh_scorecard()"
    )


def test_a_worksheet_function_as_the_contract_has_it() -> None:
    arguments, lines = _routines("CpsFunctions")["CPS_REVIEWS_ON_TIME"]
    assert arguments == (
        "episodes_table, Optional reviews_table, Optional as_at, Optional window, Optional children, Optional column1, "
        "Optional value1, Optional column2, Optional value2, Optional column3, Optional value3"
    )
    assert lines == [
        "On Error GoTo failed",
        "CpsCheck",
        'CPS_REVIEWS_ON_TIME = XLPy.CallUDF("scorecard_xl.udfs", "cps_reviews_on_time", Array(episodes_table, '
        "reviews_table, as_at, window, children, column1, value1, column2, value2, column3, value3, "
        'CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)',
        "Exit Function",
        "failed:",
        "CPS_REVIEWS_ON_TIME = CpsTrouble(Err.Description)",
    ]


def test_any_number_of_arguments_goes_over_after_the_named_ones() -> None:
    arguments, lines = _routines("CpsFunctions")["CPS_BEHIND"]
    assert arguments == "indicator, ParamArray more()"
    ranges = 'CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")'
    assert f"CpsTogether(Array(indicator, {ranges}), given)" in " ".join(lines)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_gives_python_its_parameters_in_order_and_ends_in_a_sentence(name: str) -> None:
    function, (_, lines) = FUNCTIONS[name], _routines("CpsFunctions")[name]
    (call,) = [line for line in lines if "XLPy" in line]
    (given,) = re.findall(r"Array\((.*?)\)(?:,| *ThisWorkbook)", call.replace('")', '"').replace('CpsRange("CPS.', '"'))
    got = [argument.strip('"') for argument in given.split(", ")]
    assert [*got, "*more"][: len(function.parameters)] == list(function.parameters)
    assert lines[0] == "On Error GoTo failed"
    assert lines[-3:] == ["Exit Function", "failed:", f"{name} = CpsTrouble(Err.Description)"]


@pytest.mark.parametrize("name", TEXT)
def test_a_module_is_what_every_host_compiles(name: str) -> None:
    text = TEXT[name]
    assert not re.search(r"^\s*#|\bDeclare\b|On Error Resume Next(?!\r\n +(?:Set )?Cps)", text, re.MULTILINE)
    assert "Option Explicit\r\n" in text
    assert text.isascii()
    assert max(map(len, text.splitlines())) < 1024
    assert not re.search("(?<!\r)\n", text)


def test_what_is_shared_stands_in_no_list_of_macros_or_functions() -> None:
    assert "Option Private Module\r\n" in TEXT["CpsHost"]


@pytest.mark.slow
def test_a_second_opinion_finds_only_what_xlwings_brings(tmp_path: Path) -> None:
    for module in own_modules():
        (tmp_path / module.file_name).write_bytes(module.exported())
    found = analyze_loose_files(list(tmp_path.iterdir()))
    said = {finding.message.partition(". ")[0] for findings in found.values() for finding in findings}
    assert said == {
        "Variable not defined: 'XLPy'", "Variable not defined: 'RunPython'",
        "Sub or Function not defined: 'RunFrozenPython'.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("End", "a word of VBA", id="a word of VBA"),
        pytest.param("type", "a word of VBA", id="in any case"),
        pytest.param("CPS1", "takes it for a cell", id="a cell of the sheet"),
        pytest.param("R1C1", "takes it for a cell", id="a cell by row and column"),
        pytest.param("_visits", "a letter first", id="starts with _"),
        pytest.param("naïve", "letters, digits", id="a letter outside ASCII"),
        pytest.param("on-time", "letters, digits", id="a hyphen"),
        pytest.param("C" * 256, "at most 255", id="longer than 255"),
        pytest.param("", "a letter first", id="nothing"),
    ],
)
def test_names_that_vba_or_excel_refuse(name: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        valid_name(name)


@pytest.mark.parametrize("name", ["CPS_UASC", "CPS_PLACED_OVER_20_MILES", "Ribbon_CheckData", "C" * 255])
def test_names_that_they_take(name: str) -> None:
    assert valid_name(name) == name


def test_every_caption_fits_its_button_and_every_help_its_box() -> None:
    assert all(len(macro.caption) <= 14 and len(macro.about) <= 255 for macro in MACROS)
