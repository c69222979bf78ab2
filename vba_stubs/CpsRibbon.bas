Attribute VB_Name = "CpsRibbon"
Option Explicit

Public Sub Ribbon_RefreshScorecard(control As IRibbonControl)
    RefreshScorecard
End Sub

Public Sub Ribbon_CheckData(control As IRibbonControl)
    CheckData
End Sub

Public Sub Ribbon_ShowChildren(control As IRibbonControl)
    ShowChildren
End Sub

Public Sub Ribbon_ImportData(control As IRibbonControl)
    ImportData
End Sub

Public Sub Ribbon_PublishMonth(control As IRibbonControl)
    PublishMonth
End Sub

Public Sub Ribbon_ShareScorecard(control As IRibbonControl)
    ShareScorecard
End Sub
