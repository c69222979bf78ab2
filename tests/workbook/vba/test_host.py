"""What the stubs do and say, run by an interpreter of VBA.

A few lines of VBA stand in for xlwings, for the name of the system and for a disk without any file.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.interpreter._values import NOTHING

from scorecard_xl.workbook.vba.configuration import CONFIGURATION, configuration
from scorecard_xl.workbook.vba.stubs import own_modules

WINDOWS, MAC = "Windows (64-bit) NT 10.00", "Macintosh (Intel) 10.15"
XLWINGS = """
Public Asked
Public Function RunPython(command As String)
    Asked = command
    {macro}
End Function
Public Function RunFrozenPython(program As String, arguments As String)
    Asked = program & " " & arguments
End Function
Public Function Found(place)
    If InStr(place, "nowhere") = 0 Then Found = "python.exe"
End Function
Public Function XLPy()
    {function}
End Function
"""
PYTHON = r"C:\Users\ann\scorecard\Scripts\python.exe"
MEND = "Run scorecard-xl doctor, or ask the person who looks after it."


Changes = Mapping[str, str | None]


def excel(
    *,
    macro: str = "",
    function: str = "",
    python: str = PYTHON,
    system: str = WINDOWS,
    changed: Changes = MappingProxyType({}),
) -> ExcelApplication:
    """Excel with our modules. `macro`, `function`: what xlwings does when it is asked; `python`: on xlwings.conf, for
    this system; `changed`: by key of xlwings.conf another value; None takes its row out.
    """
    application = ExcelApplication()
    application.add_workbook()
    application.add_module(
        f'Public Sub Rename()\nThisWorkbook.Worksheets(1).Name = "{CONFIGURATION}"\nEnd Sub', name="Start"
    )
    application.run("Rename")
    sheet = application.sheet(1)
    sheet.set_value("C40", "the interpreter ends a range at the last cell that is used")
    written = {
        key: entry.value for key, entry in configuration(*(("", python) if system == MAC else (python, ""))).items()
    }
    kept = {key: value for key, value in {**written, **changed}.items() if value is not None}
    for row, (key, value) in enumerate(kept.items(), 1):
        sheet.set_value(f"A{row}", key)
        sheet.set_value(f"B{row}", value)
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
    application.run("Ribbon_PublishMonth", NOTHING)
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


def test_a_path_with_a_variable_is_left_to_windows() -> None:
    application = excel(python=r"%LOCALAPPDATA%\nowhere\Scripts\python.exe")
    application.run("CheckData")
    assert (said(application), application.evaluate("Asked") != "") == ([], True)


def test_on_a_mac_the_python_is_that_of_the_mac() -> None:
    application = excel(python="/Users/ann/nowhere/bin/python", system=MAC)
    application.run("CheckData")
    assert (said(application), application.evaluate("Asked") != "") == ([], True)


def test_the_program_runs_a_button_where_the_workbook_names_it() -> None:
    application = excel(python=r"C:\Program Files\Scorecard\scorecard-xl.exe")
    application.run("RefreshScorecard")
    assert application.evaluate("Asked") == r"C:\Program Files\Scorecard\scorecard-xl.exe button refresh_scorecard"


def test_with_the_program_a_formula_says_that_it_needs_a_python() -> None:
    application = excel(python=r"C:\Program Files\Scorecard\scorecard-xl.exe")
    assert "#CPS: Formulas that start with CPS_ need a Python" in str(
        application.evaluate("CPS_CHILDREN_IN_CARE(1, 46173)")
    )


NAMES_NONE = "This workbook names no Python, as it was made on another machine. Close it, and run scorecard-xl doctor BOOK --fix."
NOT_HERE = "Nothing was run: the workbook must name a Python on this machine with its folder, not {}. " + MEND
CHANGED = "Nothing was run: on the hidden sheet xlwings.conf, {} is not what this workbook was made with. " + MEND
REFUSED = [
    pytest.param({"python": ""}, NAMES_NONE, id="no Python is named, so Windows would search for one"),
    pytest.param({"python": "python"}, NOT_HERE.format("python"), id="a name that Windows would search for"),
    pytest.param({"python": r"\\files\tools\python.exe"}, NOT_HERE.format(r"\\files\tools\python.exe"), id="a Python of the network"),
    pytest.param({"python": 'C:\\x" & calc & "\\python.exe'}, NOT_HERE.format('C:\\x" & calc & "\\python.exe'), id="a path that ends a quotation"),
    pytest.param({"changed": {"PYTHONPATH": r"C:\Users\Public"}}, CHANGED.format("PYTHONPATH"), id="modules come from another folder"),
    pytest.param({"changed": {"PYTHONPATH": ""}}, CHANGED.format("PYTHONPATH"), id="modules come from the current folder"),
    pytest.param({"changed": {"UDF Modules": "evil"}}, CHANGED.format("UDF Modules"), id="another module of formulas"),
    pytest.param({"changed": {"ADD_WORKBOOK_TO_PYTHONPATH": "True"}}, CHANGED.format("ADD_WORKBOOK_TO_PYTHONPATH"), id="modules beside the workbook"),
    pytest.param({"changed": {"Debug UDFs": "True"}}, CHANGED.format("Debug UDFs"), id="a server that runs already"),
    pytest.param({"changed": {"Interpreter": "python"}}, CHANGED.format("Interpreter"), id="another interpreter where none is named"),
    pytest.param({"changed": {"Conda Path": r"C:\x"}}, CHANGED.format("Conda Path"), id="conda from somewhere"),
    pytest.param({"changed": {"License_Key": "';import evil;'"}}, CHANGED.format("License_Key"), id="code in the licence key"),
    pytest.param({"changed": {"Temp Dir": 'C:\\" & calc & "'}}, CHANGED.format("Temp Dir"), id="a command in the folder of logs"),
    pytest.param({"changed": {"License_Key": None}}, CHANGED.format("License_Key"), id="a key is gone, so a file may give it"),
    pytest.param({"changed": {"Another": "x"}}, CHANGED.format("Another"), id="a key too many"),
    pytest.param({"changed": dict.fromkeys(configuration())}, CHANGED.format("Interpreter_Win"), id="the sheet is empty"),
]  # fmt: skip


@pytest.mark.parametrize(("how", "sentence"), REFUSED)
def test_where_the_hidden_sheet_was_changed_nothing_runs(how: dict[str, Any], sentence: str) -> None:
    application = excel(**how)
    application.run("CheckData")
    shown = application.evaluate("CPS_CHILDREN_IN_CARE(1, 46173)")
    assert (said(application), shown, application.evaluate("IsEmpty(Asked)")) == ([sentence], f"#CPS: {sentence}", True)


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
