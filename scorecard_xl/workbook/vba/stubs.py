"""The text of the workbook's own modules: one stub a macro, a button of the ribbon and a worksheet function."""

from collections.abc import Iterable

from scorecard_xl.formulas.worksheet import FUNCTIONS, HANDED_OVER, LONGEST_HELP, MODULE, MORE, Function
from scorecard_xl.page.head import TITLE
from scorecard_xl.workbook.vba.macros import MACROS, RIBBON, Macro
from scorecard_xl.workbook.vba.module import Kind, Module, checked

INTERPRETER, INTERPRETER_MAC = "CPS.interpreter", "CPS.interpreter_mac"
"""The defined names of the cells of xlwings.conf that say where Python is."""
PYTHON_PATH = "CPS.python_path"
"""That of the cell with the folder that Python looks for modules in first: its own."""

_TEXT = """Attribute VB_Name = "CpsHost"
Option Explicit
Option Private Module

' Every macro: hands over to Python, and says in a sentence where that cannot be done.
Public Sub CpsRun(macro)
    On Error GoTo failed
    If CpsPythonIsLost() Then
        CpsSay "There is no Python where this workbook looks for it (" & CpsInterpreter() & "). {fix}"
    ElseIf RunPython("from scorecard_xl import macros; macros." & macro & "()") = -1 Then
        CpsSay "Python is there, but could not run the scorecard: the message before this one says why. {fix}"
    End If
    Exit Sub
failed:
    CpsSay CpsReason(Err.Description) & " {fix}"
End Sub

' Every worksheet function: the text that its cell shows where Python could not be asked.
Public Function CpsTrouble(problem)
    If CpsIsMac() Then
        CpsTrouble = "#CPS: formulas that start with CPS_ need Excel on Windows. Results holds the figures here too."
    Else
        CpsTrouble = "#CPS: " & CpsReason(problem) & " {fix}"
    End If
End Function

Private Function CpsReason(problem)
    If InStr(problem, "xlwings32-") + InStr(problem, "xlwings64-") > 0 Then
        CpsReason = "Python is not there, or its xlwings is not of the version that this workbook was made with."
    ElseIf InStr(problem, "No module named") + InStr(problem, "has no attribute") + InStr(problem, "argument") > 0 Then
        CpsReason = "This Python has no scorecard-xl, or not the version of this workbook, or not the package of this."
    Else
        CpsReason = "Python could not be asked (" & Left(Split(problem & vbLf, vbLf)(0), 120) & ")."
    End If
End Function

' A name without a folder, or with a variable in it, Windows looks for by itself.
Private Function CpsPythonIsLost()
    Dim place
    place = CpsInterpreter()
    If InStr(place, "\\") > 0 And InStr(place, "%") = 0 And Not CpsIsMac() Then CpsPythonIsLost = (Dir(place) = "")
End Function

Private Function CpsInterpreter()
    On Error Resume Next
    CpsInterpreter = CStr(ThisWorkbook.Names("{interpreter}").RefersToRange.Value)
End Function

Private Function CpsIsMac()
    CpsIsMac = InStr(Application.OperatingSystem, "Mac") > 0
End Function

' The range of a defined name of this workbook; Empty where the name is gone.
Public Function CpsRange(wanted)
    On Error Resume Next
    Set CpsRange = ThisWorkbook.Names(wanted).RefersToRange
End Function

' One list of two; cells stay cells.
Public Function CpsTogether(first, more)
    Dim both() As Variant, at
    both = first
    ReDim Preserve both(UBound(first) + UBound(more) + 1)
    For at = 0 To UBound(more)
        If IsObject(more(at)) Then
            Set both(UBound(first) + 1 + at) = more(at)
        Else
            both(UBound(first) + 1 + at) = more(at)
        End If
    Next
    CpsTogether = both
End Function

Private Sub CpsSay(sentence)
    MsgBox sentence, vbExclamation, "{title}"
End Sub
"""
_FIX = "Run scorecard-xl doctor, or ask the person who looks after it."


def host_text() -> str:
    return _TEXT.format(interpreter=INTERPRETER, fix=_FIX, title=TITLE)


WORKBOOK = "ThisWorkbook"
_LONGEST_LINE = 1023
_KEPT = "given"
_CATEGORY = r" \n14"  # "user defined", where Excel lists them
_THIS_WORKBOOK = """Option Explicit

' No code stands here. The buttons are in CpsMacros and CpsRibbon, the formulas in CpsFunctions, and what they share in
' CpsHost. They only hand over to Python: the package scorecard_xl does the work.
"""


def own_modules() -> tuple[Module, ...]:
    """Our modules, beside those of the sheets."""
    return (
        Module(WORKBOOK, _THIS_WORKBOOK, Kind.WORKBOOK),
        Module("CpsMacros", _module("CpsMacros", map(_macro, MACROS))),
        Module("CpsRibbon", _module("CpsRibbon", (_callback(macro.name) for macro in MACROS))),
        Module("CpsFunctions", _module("CpsFunctions", map(_function, FUNCTIONS.values()))),
        Module("CpsHost", host_text()),
    )


def _module(name: str, routines: Iterable[str]) -> str:
    return "\n".join((f'Attribute VB_Name = "{name}"\nOption Explicit\n', *routines))


def _macro(macro: Macro) -> str:
    name = checked(macro.name)
    return f"""Public Sub {name}()
Attribute {name}.VB_Description = "{_quoted(macro.about)}"
    CpsRun "{macro.python}"
End Sub
"""


def _callback(macro: str) -> str:
    return f"""Public Sub {checked(RIBBON + macro)}(control)
    {macro}
End Sub
"""


def _function(function: Function) -> str:
    name = checked(function.name)
    call = f'"{MODULE}", "{function.python_name}", {_given(function)}, ThisWorkbook, Application.Caller'
    return _short(f"""Public Function {name}({_declared(function)})
Attribute {name}.VB_Description = "{_quoted(function.about)}"
Attribute {name}.VB_ProcData.VB_Invoke_Func = "{_CATEGORY}"
    On Error GoTo failed{_kept(function)}
    {name} = XLPy.CallUDF({call})
    Exit Function
failed:
    {name} = CpsTrouble(Err.Description)
End Function
""")


def _declared(function: Function) -> str:
    arguments = [*map(checked, function.required), *(f"Optional {checked(name)}" for name in function.optional)]
    return ", ".join([*arguments, f"ParamArray {MORE}()"] if function.takes_more else arguments)


def _given(function: Function) -> str:
    """What Python gets: the arguments, and the ranges of this workbook."""
    added = [f'CpsRange("{HANDED_OVER[name]}")' for name in function.hidden]
    given = f"Array({', '.join([*function.required, *function.optional, *added])})"
    return f"CpsTogether({given}, {_KEPT})" if function.takes_more else given


def _kept(function: Function) -> str:
    """A list of any number of arguments goes to another routine only from a variable."""
    return f"\n    Dim {_KEPT}\n    {_KEPT} = {MORE}" if function.takes_more else ""


def _quoted(text: str) -> str:
    if len(text) > LONGEST_HELP:
        raise ValueError(f"Excel's help holds {LONGEST_HELP} characters: {text}")
    return text.replace('"', '""')


def _short(text: str) -> str:
    """The text; raises ValueError where a line is longer than VBA reads."""
    for line in text.splitlines():
        if len(line) > _LONGEST_LINE:
            raise ValueError(f"VBA reads {_LONGEST_LINE} characters of a line: {line}")
    return text
