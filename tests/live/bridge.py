"""VBA -> Python in this process: a Basic library stands in for xlwings' own VBA, and calls back over the bridge.

soffice waits while the Python code runs, which may work on the same document meanwhile.
"""

import datetime as dt
import traceback
from typing import Any

from live import windows
from live.windows import MISSING, FakeRange

_EPOCH = dt.datetime(1899, 12, 30)
XLWINGS = """Option VBASupport 1
Global gBridge As Object
Sub SetBridge(bridge As Object)
    Set gBridge = bridge
End Sub
Public Function RunPython(command As String)
    Dim given(0) As New com.sun.star.beans.NamedValue
    given(0).Name = "RunPython"
    given(0).Value = command
    RunPython = gBridge.execute(given())
End Function
Public Function HandOver(module As String, name As String, arguments As Variant)
    Dim given(2) As New com.sun.star.beans.NamedValue
    given(0).Name = "CallUDF"
    given(0).Value = module
    given(1).Name = name
    given(2).Name = "arguments"
    given(2).Value = arguments
    HandOver = gBridge.execute(given())
End Function
"""
XLPY = """Option VBASupport 1
Public Function CallUDF(module As String, name As String, arguments As Variant, Optional book As Variant, Optional caller As Variant) As Variant
    Dim rows, grid(), down, right
    rows = HandOver(module, name, arguments)
    If Not IsArray(rows) Then
        CallUDF = rows
        Exit Function
    End If
    ReDim grid(UBound(rows), UBound(rows(0)))
    For down = 0 To UBound(rows)
        For right = 0 To UBound(rows(0))
            grid(down, right) = rows(down)(right)
        Next
    Next
    CallUDF = grid
End Function
"""
OTHERS = {"xlwings": XLWINGS, "XLPy": XLPY, "Dictionary": ""}
PROBE = """
Public Function zzCompiled_{0}() As Long
    zzCompiled_{0} = 1
End Function
"""


class Bridge:
    """What the Basic library calls. `commands`: what was run; `errors`: what raised."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.errors: list[str] = []

    def execute(self, given: Any) -> Any:
        try:
            return (
                self._run(given[0].Value) if given[0].Name == "RunPython" else self._call(given[1].Name, given[2].Value)
            )
        except BaseException:
            self.errors.append(traceback.format_exc())
            return -1

    def _run(self, command: str) -> int:
        """As xlwings does: in a namespace of its own; 0 where it did not raise."""
        self.commands.append(command)
        exec(command, {})
        return 0

    def _call(self, name: str, arguments: Any) -> Any:
        """Through xlwings' own converters."""
        self.commands.append(name)
        found = windows.call(name, *map(_as_com, arguments))
        return found[0][0] if len(found) == len(found[0]) == 1 else tuple(tuple(map(_as_uno, row)) for row in found)


def _as_com(argument: Any) -> Any:
    """What xlwings would be given: a range of VBA as a range of COM, with its dates; what is left out is marked so."""
    if argument is None:
        return MISSING
    if not hasattr(argument, "getCellRange"):
        return argument
    return FakeRange(_values(argument.getCellRange()))


def _values(cells: Any) -> list[list[Any]]:
    rows, place = [list(row) for row in cells.getDataArray()], cells.RangeAddress
    for dates in cells.queryContentCells(2).RangeAddresses:
        for row in rows[dates.StartRow - place.StartRow : dates.EndRow - place.StartRow + 1]:
            for at in range(dates.StartColumn - place.StartColumn, dates.EndColumn - place.StartColumn + 1):
                row[at] = _EPOCH + dt.timedelta(days=row[at])
    return rows


def _as_uno(value: Any) -> Any:
    return (
        (value - _EPOCH.replace(tzinfo=value.tzinfo)) / dt.timedelta(days=1)
        if isinstance(value, dt.datetime)
        else value
    )


def install(host: Any, document: Any) -> Bridge:
    """Put the library in the place of xlwings' own modules, which LibreOffice cannot compile."""
    import unohelper
    from com.sun.star.task import XJob

    library = document.BasicLibraries.getByName("VBAProject")
    bridge: Bridge = type("Job", (Bridge, unohelper.Base, XJob), {})()
    for name, text in OTHERS.items():
        (library.replaceByName if library.hasByName(name) else library.insertByName)(name, text)
    host.call(document, "xlwings.SetBridge", bridge)
    return bridge


def uncompiled(host: Any, document: Any) -> list[str]:
    """The modules that LibreOffice cannot compile, of which it says nothing: a probe in each does not answer."""
    library = document.BasicLibraries.getByName("VBAProject")
    sources = {name: library.getByName(name) for name in library.ElementNames if name not in OTHERS}
    for name, source in sources.items():
        library.replaceByName(name, source + PROBE.format(name))
    found = [name for name in sources if not _answers(host, document, name)]
    for name, source in sources.items():
        library.replaceByName(name, source)
    return found


def _answers(host: Any, document: Any, name: str) -> bool:
    try:
        return host.call(document, f"{name}.zzCompiled_{name}") == 1
    except Exception:
        return False


def press(host: Any, document: Any, sheet: str, caption: str) -> None:
    """Press a button by its own bound event."""
    page = document.Sheets.getByName(sheet).DrawPage
    for at in range(page.Forms.Count):
        form = page.Forms.getByIndex(at)
        for place in range(form.Count):
            if getattr(form.getByIndex(place), "Label", None) == caption:
                (event,) = form.getScriptEvents(place)
                host.run(document, event.ScriptCode)
                return
    raise LookupError(f"there is no button {caption} on {sheet}")
