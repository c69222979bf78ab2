Attribute VB_Name = "CpsHost"
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
        CpsSay "There is no Python where this workbook looks for it (" & place & "). Run scorecard-xl doctor, or ask the person who looks after it."
    ElseIf CpsIsProgram(place) Then
        RunFrozenPython place, "button " & macro
    ElseIf RunPython("from scorecard_xl import macros; macros." & macro & "()") = -1 Then
        CpsSay "Python is there, but could not run the scorecard: the message before this one says why. Run scorecard-xl doctor, or ask the person who looks after it."
    End If
    Exit Sub
failed:
    CpsSay CpsReason(Err.Description) & " Run scorecard-xl doctor, or ask the person who looks after it."
End Sub

' Every worksheet function starts here: an error where Python may not be asked.
Public Sub CpsCheck()
    Dim trouble
    trouble = CpsObstacle()
    If trouble = "" And CpsIsProgram(CpsInterpreter()) Then trouble = "Formulas that start with CPS_ need a Python, and this workbook uses the program without one. Results has the figures."
    If trouble <> "" Then Err.Raise 1001, "CpsHost", "CPS: " & trouble
End Sub

' Why nothing may be run, else an empty text. xlwings starts what the hidden sheet says.
Private Function CpsObstacle()
    Dim place, change
    place = CpsInterpreter()
    change = CpsChange(place)
    If change <> "" Then
        CpsObstacle = "Nothing was run: on the hidden sheet xlwings.conf, " & change & " is not what this workbook was made with. Run scorecard-xl doctor, or ask the person who looks after it."
    ElseIf place = "" Then
        CpsObstacle = "This workbook names no Python, as it was made on another machine. Close it, and run scorecard-xl doctor BOOK --fix."
    ElseIf Left(place, 2) = "\\" Or InStr(place, "\") + InStr(place, "/") = 0 Or InStr(place, Chr(34)) > 0 Then
        CpsObstacle = "Nothing was run: the workbook must name a Python on this machine with its folder, not " & place & ". Run scorecard-xl doctor, or ask the person who looks after it."
    End If
End Function

' The first key of the hidden sheet that was changed, else an empty text. *: any value; >: Python's folder.
Private Function CpsChange(place)
    Dim keys, values, found, at, wanted
    On Error GoTo gone
    keys = Split("Interpreter_Win|Interpreter_Mac|PYTHONPATH|UDF Modules|ADD_WORKBOOK_TO_PYTHONPATH|SHOW_ERROR_POPUPS|Use UDF Server|Debug UDFs|Show Console|Interpreter|Temp Dir|Conda Path|Conda Env|License_Key|OneDrive_Consumer_Win|OneDrive_Consumer_Mac|OneDrive_Commercial_Win|OneDrive_Commercial_Mac|SharePoint_Win|SharePoint_Mac|Scorecard version", "|")
    values = Split("*|*|>|scorecard_xl.udfs|False|True|False|False|False|C:\<no Python>\<scorecard-xl doctor BOOK --fix>\python.exe|%TEMP%||||||||||*", "|")
    found = ThisWorkbook.Worksheets("xlwings.conf").Range("A1:B22").Value
    For at = 0 To UBound(keys)
        wanted = values(at)
        If wanted = "*" Then wanted = found(at + 1, 2) & ""
        If wanted = ">" Then wanted = CpsFolder(place)
        CpsChange = keys(at)
        If found(at + 1, 1) & "" <> keys(at) Or found(at + 1, 2) & "" <> wanted Then Exit Function
    Next
    CpsChange = found(22, 1) & ""
    Exit Function
gone:
    CpsChange = "the list"
End Function

' Every worksheet function: the text that its cell shows where Python could not be asked.
Public Function CpsTrouble(problem)
    If Left(problem, 5) = "CPS: " Then
        CpsTrouble = "#CPS: " & Mid(problem, 5 + 1)
    ElseIf CpsIsMac() Then
        CpsTrouble = "#CPS: formulas that start with CPS_ need Excel on Windows. Results holds the figures here too."
    Else
        CpsTrouble = "#CPS: " & CpsReason(problem) & " Run scorecard-xl doctor, or ask the person who looks after it."
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
    at = InStrRev(Replace(place, "/", "\"), "\")
    If at > 1 Then CpsFolder = Left(place, at - 1)
End Function

Private Function CpsIsProgram(place)
    CpsIsProgram = (LCase(Right(place, 17)) = "\scorecard-xl.exe")
End Function

' The cell that xlwings reads.
Private Function CpsInterpreter()
    On Error Resume Next
    CpsInterpreter = CStr(ThisWorkbook.Worksheets("xlwings.conf").Range("B1").Value)
    If CpsIsMac() Then CpsInterpreter = CStr(ThisWorkbook.Worksheets("xlwings.conf").Range("B2").Value)
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
