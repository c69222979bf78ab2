Attribute VB_Name = "CpsMacros"
Option Explicit

Public Sub RefreshScorecard()
Attribute RefreshScorecard.VB_Description = "Calculates every figure from the raw sheets and updates the page."
    CpsRun "refresh_scorecard"
End Sub

Public Sub CheckData()
Attribute CheckData.VB_Description = "Lists on the sheet Data quality what is wrong in the raw sheets."
    CpsRun "check_data"
End Sub

Public Sub ShowChildren()
Attribute ShowChildren.VB_Description = "Lists the children behind the figure in the selected cell, and why each counts."
    CpsRun "show_children"
End Sub

Public Sub ImportData()
Attribute ImportData.VB_Description = "Reads returns, Annex A lists and reports into the raw sheets."
    CpsRun "import_data"
End Sub

Public Sub PublishMonth()
Attribute PublishMonth.VB_Description = "Freezes the figures of the month on the sheet History."
    CpsRun "publish_month"
End Sub

Public Sub ShareScorecard()
Attribute ShareScorecard.VB_Description = "Writes a copy without children: rounded for anyone, or exact for members."
    CpsRun "share_scorecard"
End Sub
