"""The text of the workbook's own modules: one stub a macro, a button of the ribbon and a worksheet function."""

from collections.abc import Iterable

from scorecard_xl.formulas.worksheet import FUNCTIONS, HANDED_OVER, LONGEST_HELP, MODULE, MORE, WorksheetFunction
from scorecard_xl.workbook.vba.host import host_text
from scorecard_xl.workbook.vba.macros import MACROS, RIBBON, Macro
from scorecard_xl.workbook.vba.module import Module, ModuleKind, valid_name

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
        Module(WORKBOOK, _THIS_WORKBOOK, ModuleKind.WORKBOOK),
        Module("CpsMacros", _module("CpsMacros", map(_macro, MACROS))),
        Module("CpsRibbon", _module("CpsRibbon", (_callback(macro.name) for macro in MACROS))),
        Module("CpsFunctions", _module("CpsFunctions", map(_function, FUNCTIONS.values()))),
        Module("CpsHost", host_text()),
    )


def _module(name: str, routines: Iterable[str]) -> str:
    return "\n".join((f'Attribute VB_Name = "{name}"\nOption Explicit\n', *routines))


def _macro(macro: Macro) -> str:
    name = valid_name(macro.name)
    return f"""Public Sub {name}()
Attribute {name}.VB_Description = "{_quoted(macro.about)}"
    CpsRun "{macro.python}"
End Sub
"""


def _callback(macro: str) -> str:
    return f"""Public Sub {valid_name(RIBBON + macro)}(control As IRibbonControl)
    {macro}
End Sub
"""


def _function(function: WorksheetFunction) -> str:
    name = valid_name(function.name)
    call = f'"{MODULE}", "{function.python_name}", {_given(function)}, ThisWorkbook, Application.Caller'
    return _short(f"""Public Function {name}({_declared(function)})
Attribute {name}.VB_Description = "{_quoted(function.about)}"
Attribute {name}.VB_ProcData.VB_Invoke_Func = "{_CATEGORY}"
    On Error GoTo failed
    CpsCheck{_kept(function)}
    {name} = XLPy.CallUDF({call})
    Exit Function
failed:
    {name} = CpsTrouble(Err.Description)
End Function
""")


def _declared(function: WorksheetFunction) -> str:
    """All but the first may be left out: Excel shows #VALUE! where one is required, Python says which one it is."""
    first, *others = map(valid_name, (*function.required, *function.optional))
    arguments = [first, *(f"Optional {name}" for name in others)]
    return ", ".join([*arguments, f"ParamArray {MORE}()"] if function.takes_more else arguments)


def _given(function: WorksheetFunction) -> str:
    """What Python gets: the arguments, and the ranges of this workbook."""
    added = [f'CpsRange("{HANDED_OVER[name]}")' for name in function.hidden]
    given = f"Array({', '.join([*function.required, *function.optional, *added])})"
    return f"CpsTogether({given}, {_KEPT})" if function.takes_more else given


def _kept(function: WorksheetFunction) -> str:
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
