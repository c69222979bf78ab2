"""The text of the module CpsHost: what all macros and worksheet functions share, before they hand over to Python."""

from scorecard_xl.page.headline import TITLE
from scorecard_xl.workbook.vba.configuration import CONFIGURATION, PROGRAM, configuration

_TEXT = """Attribute VB_Name = "CpsHost"
Option Explicit
Option Private Module

' Every macro: hands over to Python, and says in a sentence where that cannot be done.
Public Sub CpsRun(macro)
    Dim trouble, place
    On Error GoTo failed
    trouble = CpsObstacle()
    place = CpsInterpreter()
    If trouble <> "" Then
        CpsSay trouble
    ElseIf CpsIsLost(place) Then
        CpsSay "There is no Python where this workbook looks for it (" & place & "). {fix}"
    ElseIf CpsIsProgram(place) Then
        RunFrozenPython place, "button " & macro
    ElseIf RunPython("from scorecard_xl import macros; macros." & macro & "()") = -1 Then
        CpsSay "Python is there, but could not run the scorecard: the message before this one says why. {fix}"
    End If
    Exit Sub
failed:
    CpsSay CpsReason(Err.Description) & " {fix}"
End Sub

' Every worksheet function starts here: an error where Python may not be asked.
Public Sub CpsCheck()
    Dim trouble
    trouble = CpsObstacle()
    If trouble = "" And CpsIsProgram(CpsInterpreter()) Then trouble = "{no_formulas}"
    If trouble <> "" Then Err.Raise 1001, "CpsHost", "{mark}" & trouble
End Sub

' Why nothing may be run, else an empty text. xlwings starts what the hidden sheet says.
Private Function CpsObstacle()
    Dim place, change
    place = CpsInterpreter()
    change = CpsChange(place)
    If change <> "" Then
        CpsObstacle = "Nothing was run: on the hidden sheet {sheet}, " & change & " {is_changed} {fix}"
    ElseIf place = "" Then
        CpsObstacle = "{names_none}"
    ElseIf Left(place, 2) = "\\\\" Or InStr(place, "\\") + InStr(place, "/") = 0 Or InStr(place, Chr(34)) > 0 Then
        CpsObstacle = "{not_here} " & place & ". {fix}"
    End If
End Function

' The first key of the hidden sheet that was changed, else an empty text. {any}: any value; {folder}: Python's folder.
Private Function CpsChange(place)
    Dim keys, values, found, at, wanted
    On Error GoTo gone
    keys = Split("{keys}", "|")
    values = Split("{values}", "|")
    found = ThisWorkbook.Worksheets("{sheet}").Range("A1:B{last}").Value
    For at = 0 To UBound(keys)
        wanted = values(at)
        If wanted = "{any}" Then wanted = found(at + 1, 2) & ""
        If wanted = "{folder}" Then wanted = CpsFolder(place)
        CpsChange = keys(at)
        If found(at + 1, 1) & "" <> keys(at) Or found(at + 1, 2) & "" <> wanted Then Exit Function
    Next
    CpsChange = found({last}, 1) & ""
    Exit Function
gone:
    CpsChange = "the list"
End Function

' Every worksheet function: the text that its cell shows where Python could not be asked.
Public Function CpsTrouble(problem)
    If Left(problem, {length}) = "{mark}" Then
        CpsTrouble = "#CPS: " & Mid(problem, {length} + 1)
    ElseIf CpsIsMac() Then
        CpsTrouble = "#CPS: formulas that start with CPS_ need Excel on Windows. Results holds the figures here too."
    Else
        CpsTrouble = "#CPS: " & CpsReason(problem) & " {fix}"
    End If
End Function

Private Function CpsReason(problem)
    If InStr(problem, "xlwings32-") + InStr(problem, "xlwings64-") > 0 Then
        CpsReason = "Python is not there, or its xlwings is not of the version that this workbook was made with."
    ElseIf InStr(problem, "No module named") + InStr(problem, "has no attribute") + InStr(problem, "argument") > 0 Then
        CpsReason = "This Python has no scorecard-xl, or one of another version than this workbook."
    Else
        CpsReason = "Python could not be asked (" & Left(Split(problem & vbLf, vbLf)(0), 120) & ")."
    End If
End Function

' A path with a variable in it Windows resolves by itself.
Private Function CpsIsLost(place)
    If InStr(place, "%") = 0 And Not CpsIsMac() Then CpsIsLost = (Dir(place) = "")
End Function

Private Function CpsFolder(place)
    Dim at
    at = InStrRev(Replace(place, "/", "\\"), "\\")
    If at > 1 Then CpsFolder = Left(place, at - 1)
End Function

Private Function CpsIsProgram(place)
    CpsIsProgram = (LCase(Right(place, {program_length})) = "{program}")
End Function

' The cell that xlwings reads.
Private Function CpsInterpreter()
    On Error Resume Next
    CpsInterpreter = CStr(ThisWorkbook.Worksheets("{sheet}").Range("B1").Value)
    If CpsIsMac() Then CpsInterpreter = CStr(ThisWorkbook.Worksheets("{sheet}").Range("B2").Value)
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
_ANY, _FOLDER = "*", ">"  # in place of a value of the hidden sheet
_SENTENCES = {
    "fix": "Run scorecard-xl doctor, or ask the person who looks after it.",
    "is_changed": "is not what this workbook was made with.",
    "not_here": "Nothing was run: the workbook must name a Python on this machine with its folder, not",
    "names_none": "This workbook names no Python, as it was made on another machine. Close it, and run scorecard-xl "
    "doctor BOOK --fix.",
    "no_formulas": "Formulas that start with CPS_ need a Python, and this workbook uses the program without one. "
    "Results has the figures.",
    "mark": "CPS: ",  # before a sentence of ours that was raised as an error
}


def host_text() -> str:
    """The module, with the keys and values of the hidden sheet that it compares before it starts anything."""
    rows = configuration()
    free = {key: _ANY for key, entry in rows.items() if entry.free} | {"PYTHONPATH": _FOLDER}
    values = [free.get(key, entry.value) for key, entry in rows.items()]
    return _TEXT.format(
        **_SENTENCES, title=TITLE, sheet=CONFIGURATION, keys="|".join(rows), values="|".join(values),
        last=len(rows) + 1, any=_ANY, folder=_FOLDER, length=len(_SENTENCES["mark"]), program=f"\\{PROGRAM}",
        program_length=len(PROGRAM) + 1,
    )  # fmt: skip
