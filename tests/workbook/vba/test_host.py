"""What the stubs do and say, run by an interpreter of VBA.

A few lines of VBA stand in for xlwings, for the name of the system and for a disk without any file.
"""

import re
from typing import Any

import pytest
from pyopenvba.apps.excel import ExcelApplication

from scorecard_xl.workbook.vba.stubs import INTERPRETER, own_modules

WINDOWS, MAC = "Windows (64-bit) NT 10.00", "Macintosh (Intel) 10.15"
XLWINGS = """
Public Asked
Public Function RunPython(command As String)
    Asked = command
    {macro}
End Function
Public Function Found(place)
    Found = ""
End Function
Public Function XLPy()
    {function}
End Function
"""
MEND = "Run scorecard-xl doctor, or ask the person who looks after it."


def excel(*, macro: str = "", function: str = "", python: str = "", system: str = WINDOWS) -> ExcelApplication:
    """Excel with our modules. `macro`, `function`: what xlwings does when it is asked; `python`: on xlwings.conf."""
    application = ExcelApplication()
    application.add_workbook()
    application.sheet(1).set_value("B1", python)
    application.add_named_range(INTERPRETER, "=Sheet1!$B$1")
    for module in own_modules():
        if module.file_name.endswith(".bas"):
            code = re.sub(r"^Attribute .*\n", "", module.text, flags=re.MULTILINE)
            code = code.replace("Application.OperatingSystem", f'"{system}"').replace("Dir(place)", "Found(place)")
            application.add_module(code, name=module.name)
    application.add_module(XLWINGS.format(macro=macro, function=function), name="xlwings")
    return application


def said(application: ExcelApplication) -> list[Any]:
    return [dialog[1] for dialog in application.dialogs]


def test_a_macro_asks_python_and_says_nothing_of_its_own() -> None:
    application = excel()
    application.run("RefreshScorecard")
    assert application.evaluate("Asked") == "from scorecard_xl import macros; macros.refresh_scorecard()"
    assert said(application) == []


def test_a_button_of_the_ribbon_runs_the_macro() -> None:
    application = excel()
    application.run("Ribbon_PublishMonth", "control")
    assert application.evaluate("Asked") == "from scorecard_xl import macros; macros.publish_month()"


FAILED = [
    pytest.param({"macro": "RunPython = -1"}, "Python is there, but could not run the scorecard: the message before this one says why.", id="Python wrote a traceback"),
    pytest.param({"python": r"C:\nowhere\python.exe"}, r"There is no Python where this workbook looks for it (C:\nowhere\python.exe).", id="Python is not where it was"),
    pytest.param({"macro": 'Err.Raise 70, Description:="Permission denied"'}, "Python could not be asked (Permission denied).", id="Windows does not let Excel start it"),
]  # fmt: skip


@pytest.mark.parametrize(("how", "sentence"), FAILED)
def test_a_macro_that_cannot_ends_in_a_sentence(how: dict[str, str], sentence: str) -> None:
    application = excel(**how)
    application.run("CheckData")
    assert said(application) == [f"{sentence} {MEND}"]


@pytest.mark.parametrize("python", ["", "python", r"%LOCALAPPDATA%\scorecard\Scripts\python.exe"])
def test_a_python_that_windows_finds_by_itself_is_not_looked_for(python: str) -> None:
    application = excel(python=python)
    application.run("CheckData")
    assert (said(application), application.evaluate("Asked") != "") == ([], True)


def test_a_path_of_windows_does_not_matter_on_a_mac() -> None:
    application = excel(python=r"C:\nowhere\python.exe", system=MAC)
    application.run("CheckData")
    assert said(application) == []


PROBLEMS = [
    pytest.param("Could not load xlwings64-0.37.8.dll from either of the following folders", "Python is not there, or its xlwings is not of the version that this workbook was made with.", id="another version of xlwings"),
    pytest.param("File not found: xlwings32-0.37.8.dll", "Python is not there, or its xlwings is not of the version that this workbook was made with.", id="no Python"),
    pytest.param("ModuleNotFoundError: No module named 'scorecard_xl'", "This Python has no scorecard-xl, or one of another version than this workbook.", id="no package"),
    pytest.param("AttributeError: module 'scorecard_xl.udfs' has no attribute 'cps_children_in_care'", "This Python has no scorecard-xl, or one of another version than this workbook.", id="an older package"),
    pytest.param("TypeError: cps_children_in_care() takes 10 positional arguments but 12 were given", "This Python has no scorecard-xl, or one of another version than this workbook.", id="another signature"),
    pytest.param("Automation error", "Python could not be asked (Automation error).", id="anything else"),
]  # fmt: skip


@pytest.mark.parametrize(("problem", "sentence"), PROBLEMS)
def test_a_formula_that_cannot_shows_a_sentence(problem: str, sentence: str) -> None:
    application = excel(function=f'Err.Raise 1000, Description:="{problem}"')
    assert application.evaluate("CPS_CHILDREN_IN_CARE(1, 46173)") == f"#CPS: {sentence} {MEND}"
    assert application.evaluate('CPS_BEHIND("children_in_care", 1, 46173)') == f"#CPS: {sentence} {MEND}"


def test_of_a_traceback_a_formula_shows_the_first_line_only() -> None:
    application = excel(function='Err.Raise 1000, Description:="ValueError: no" & vbLf & "  File x"')
    shown = application.evaluate("CPS_CHILDREN_IN_CARE(1, 46173)")
    assert shown == f"#CPS: Python could not be asked (ValueError: no). {MEND}"


def test_on_a_mac_a_formula_says_that_it_needs_windows() -> None:
    application = excel(function='Err.Raise 53, Description:="File not found: KERNEL32"', system=MAC)
    assert "need Excel on Windows" in str(application.evaluate("CPS_CHILDREN_IN_CARE(1, 46173)"))


@pytest.mark.parametrize(
    ("first", "more", "together"),
    [("Array(1, 2)", "Array(3, 4)", "1 2 3 4"), ("Array(1)", "Array()", "1"), ("Array(1)", "Array(2)", "1 2")],
)
def test_two_lists_become_one(first: str, more: str, together: str) -> None:
    assert excel().evaluate(f'Join(CpsTogether({first}, {more}), " ")') == together


def test_a_name_that_is_gone_is_nothing_and_stops_nothing() -> None:
    assert excel().evaluate('IsEmpty(CpsRange("CPS.gone"))') is True
