Attribute VB_Name = "CpsRibbon"
Option Explicit

Public Sub Ribbon_RefreshScorecard(control)
    RefreshScorecard
End Sub

Public Sub Ribbon_CheckData(control)
    CheckData
End Sub

Public Sub Ribbon_ShowChildren(control)
    ShowChildren
End Sub

Public Sub Ribbon_ImportData(control)
    ImportData
End Sub

Public Sub Ribbon_PublishMonth(control)
    PublishMonth
End Sub

Public Sub Ribbon_ShareScorecard(control)
    ShareScorecard
End Sub
