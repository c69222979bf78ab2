Attribute VB_Name = "CpsHost"
Option Explicit
Option Private Module

' Every macro: hands over to Python, and says in a sentence where that cannot be done.
Public Sub CpsRun(macro)
    On Error GoTo failed
    If CpsPythonIsLost() Then
        CpsSay "There is no Python where this workbook looks for it (" & CpsInterpreter() & "). Run scorecard-xl doctor, or ask the person who looks after it."
    ElseIf RunPython("from scorecard_xl import macros; macros." & macro & "()") = -1 Then
        CpsSay "Python is there, but could not run the scorecard: the message before this one says why. Run scorecard-xl doctor, or ask the person who looks after it."
    End If
    Exit Sub
failed:
    CpsSay CpsReason(Err.Description) & " Run scorecard-xl doctor, or ask the person who looks after it."
End Sub

' Every worksheet function: the text that its cell shows where Python could not be asked.
Public Function CpsTrouble(problem)
    If CpsIsMac() Then
        CpsTrouble = "#CPS: formulas that start with CPS_ need Excel on Windows. Results holds the figures here too."
    Else
        CpsTrouble = "#CPS: " & CpsReason(problem) & " Run scorecard-xl doctor, or ask the person who looks after it."
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
    If InStr(place, "\") > 0 And InStr(place, "%") = 0 And Not CpsIsMac() Then CpsPythonIsLost = (Dir(place) = "")
End Function

Private Function CpsInterpreter()
    On Error Resume Next
    CpsInterpreter = CStr(ThisWorkbook.Names("CPS.interpreter").RefersToRange.Value)
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
    MsgBox sentence, vbExclamation, "Corporate Parenting Scorecard"
End Sub
