Attribute VB_Name = "CpsFunctions"
Option Explicit

Public Function CPS_CHILDREN_IN_CARE(episodes_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_CHILDREN_IN_CARE.VB_Description = "Children in care. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_CHILDREN_IN_CARE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_CHILDREN_IN_CARE = XLPy.CallUDF("scorecard_xl.udfs", "cps_children_in_care", Array(episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_CHILDREN_IN_CARE = CpsTrouble(Err.Description)
End Function

Public Function CPS_LENGTH_OF_TIME_IN_CARE(episodes_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_LENGTH_OF_TIME_IN_CARE.VB_Description = "Length of time in care. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_LENGTH_OF_TIME_IN_CARE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_LENGTH_OF_TIME_IN_CARE = XLPy.CallUDF("scorecard_xl.udfs", "cps_length_of_time_in_care", Array(episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_LENGTH_OF_TIME_IN_CARE = CpsTrouble(Err.Description)
End Function

Public Function CPS_CHILDREN_BY_AGE(episodes_table, Optional children_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_CHILDREN_BY_AGE.VB_Description = "Children in care by age. Give Episodes[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_CHILDREN_BY_AGE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_CHILDREN_BY_AGE = XLPy.CallUDF("scorecard_xl.udfs", "cps_children_by_age", Array(episodes_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_CHILDREN_BY_AGE = CpsTrouble(Err.Description)
End Function

Public Function CPS_CHILDREN_STARTING(episodes_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_CHILDREN_STARTING.VB_Description = "Children who started to be looked after. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."
Attribute CPS_CHILDREN_STARTING.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_CHILDREN_STARTING = XLPy.CallUDF("scorecard_xl.udfs", "cps_children_starting", Array(episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_CHILDREN_STARTING = CpsTrouble(Err.Description)
End Function

Public Function CPS_CHILDREN_LEAVING(episodes_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_CHILDREN_LEAVING.VB_Description = "Children who ceased to be looked after. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."
Attribute CPS_CHILDREN_LEAVING.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_CHILDREN_LEAVING = XLPy.CallUDF("scorecard_xl.udfs", "cps_children_leaving", Array(episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_CHILDREN_LEAVING = CpsTrouble(Err.Description)
End Function

Public Function CPS_LEAVERS_BY_DESTINATION(episodes_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_LEAVERS_BY_DESTINATION.VB_Description = "Children who ceased to be looked after: destination. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (ytd, 12m), the group and a filter."
Attribute CPS_LEAVERS_BY_DESTINATION.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_LEAVERS_BY_DESTINATION = XLPy.CallUDF("scorecard_xl.udfs", "cps_leavers_by_destination", Array(episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_LEAVERS_BY_DESTINATION = CpsTrouble(Err.Description)
End Function

Public Function CPS_LEGAL_STATUS(episodes_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_LEGAL_STATUS.VB_Description = "Legal status of children in care. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_LEGAL_STATUS.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_LEGAL_STATUS = XLPy.CallUDF("scorecard_xl.udfs", "cps_legal_status", Array(episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_LEGAL_STATUS = CpsTrouble(Err.Description)
End Function

Public Function CPS_UASC(episodes_table, Optional uasc_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_UASC.VB_Description = "Unaccompanied asylum-seeking children. Give Episodes[#All], UASC[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_UASC.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_UASC = XLPy.CallUDF("scorecard_xl.udfs", "cps_uasc", Array(episodes_table, uasc_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_UASC = CpsTrouble(Err.Description)
End Function

Public Function CPS_CHILDREN_BY_SEX(episodes_table, Optional children_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_CHILDREN_BY_SEX.VB_Description = "Children in care by sex. Give Episodes[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_CHILDREN_BY_SEX.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_CHILDREN_BY_SEX = XLPy.CallUDF("scorecard_xl.udfs", "cps_children_by_sex", Array(episodes_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_CHILDREN_BY_SEX = CpsTrouble(Err.Description)
End Function

Public Function CPS_CHILDREN_BY_ETHNIC_GROUP(episodes_table, Optional children_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_CHILDREN_BY_ETHNIC_GROUP.VB_Description = "Children in care by ethnic group. Give Episodes[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_CHILDREN_BY_ETHNIC_GROUP.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_CHILDREN_BY_ETHNIC_GROUP = XLPy.CallUDF("scorecard_xl.udfs", "cps_children_by_ethnic_group", Array(episodes_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_CHILDREN_BY_ETHNIC_GROUP = CpsTrouble(Err.Description)
End Function

Public Function CPS_AVERAGE_CASELOAD(caseloads_table, Optional teams_table, Optional as_at, Optional window, Optional group)
Attribute CPS_AVERAGE_CASELOAD.VB_Description = "Average caseload. Give Caseloads[#All], Teams[#All] and the last day, or a row or column of days; perhaps the window (at) and the group."
Attribute CPS_AVERAGE_CASELOAD.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_AVERAGE_CASELOAD = XLPy.CallUDF("scorecard_xl.udfs", "cps_average_caseload", Array(caseloads_table, teams_table, as_at, window, group, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_AVERAGE_CASELOAD = CpsTrouble(Err.Description)
End Function

Public Function CPS_THREE_OR_MORE_SOCIAL_WORKERS(episodes_table, Optional swepisodes_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_THREE_OR_MORE_SOCIAL_WORKERS.VB_Description = "Three or more social workers during the year. Give Episodes[#All], SWEpisodes[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."
Attribute CPS_THREE_OR_MORE_SOCIAL_WORKERS.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_THREE_OR_MORE_SOCIAL_WORKERS = XLPy.CallUDF("scorecard_xl.udfs", "cps_three_or_more_social_workers", Array(episodes_table, swepisodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_THREE_OR_MORE_SOCIAL_WORKERS = CpsTrouble(Err.Description)
End Function

Public Function CPS_REVIEWS_ON_TIME(episodes_table, Optional reviews_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_REVIEWS_ON_TIME.VB_Description = "Reviews held on time. Give Episodes[#All], Reviews[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."
Attribute CPS_REVIEWS_ON_TIME.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_REVIEWS_ON_TIME = XLPy.CallUDF("scorecard_xl.udfs", "cps_reviews_on_time", Array(episodes_table, reviews_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_REVIEWS_ON_TIME = CpsTrouble(Err.Description)
End Function

Public Function CPS_REVIEW_PARTICIPATION(episodes_table, Optional reviews_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_REVIEW_PARTICIPATION.VB_Description = "Children who took part in their reviews. Give Episodes[#All], Reviews[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."
Attribute CPS_REVIEW_PARTICIPATION.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_REVIEW_PARTICIPATION = XLPy.CallUDF("scorecard_xl.udfs", "cps_review_participation", Array(episodes_table, reviews_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_REVIEW_PARTICIPATION = CpsTrouble(Err.Description)
End Function

Public Function CPS_VISITS_ON_TIME(episodes_table, Optional visits_table, Optional reviews_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_VISITS_ON_TIME.VB_Description = "Statutory visits on time. Give Episodes[#All], Visits[#All], Reviews[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."
Attribute CPS_VISITS_ON_TIME.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_VISITS_ON_TIME = XLPy.CallUDF("scorecard_xl.udfs", "cps_visits_on_time", Array(episodes_table, visits_table, reviews_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_VISITS_ON_TIME = CpsTrouble(Err.Description)
End Function

Public Function CPS_SEEN_ALONE(episodes_table, Optional visits_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_SEEN_ALONE.VB_Description = "Children seen alone at their visits. Give Episodes[#All], Visits[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."
Attribute CPS_SEEN_ALONE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_SEEN_ALONE = XLPy.CallUDF("scorecard_xl.udfs", "cps_seen_alone", Array(episodes_table, visits_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_SEEN_ALONE = CpsTrouble(Err.Description)
End Function

Public Function CPS_THREE_OR_MORE_PLACEMENTS(episodes_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_THREE_OR_MORE_PLACEMENTS.VB_Description = "Three or more placements during the year. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_THREE_OR_MORE_PLACEMENTS.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_THREE_OR_MORE_PLACEMENTS = XLPy.CallUDF("scorecard_xl.udfs", "cps_three_or_more_placements", Array(episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_THREE_OR_MORE_PLACEMENTS = CpsTrouble(Err.Description)
End Function

Public Function CPS_LONG_TERM_STABILITY(episodes_table, Optional children_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_LONG_TERM_STABILITY.VB_Description = "Living with the same carer for at least 2 years. Give Episodes[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_LONG_TERM_STABILITY.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_LONG_TERM_STABILITY = XLPy.CallUDF("scorecard_xl.udfs", "cps_long_term_stability", Array(episodes_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_LONG_TERM_STABILITY = CpsTrouble(Err.Description)
End Function

Public Function CPS_PLACEMENT_TYPE(episodes_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_PLACEMENT_TYPE.VB_Description = "Placement type. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_PLACEMENT_TYPE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_PLACEMENT_TYPE = XLPy.CallUDF("scorecard_xl.udfs", "cps_placement_type", Array(episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_PLACEMENT_TYPE = CpsTrouble(Err.Description)
End Function

Public Function CPS_PLACEMENT_PROVIDER(episodes_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_PLACEMENT_PROVIDER.VB_Description = "Placement provider. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_PLACEMENT_PROVIDER.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_PLACEMENT_PROVIDER = XLPy.CallUDF("scorecard_xl.udfs", "cps_placement_provider", Array(episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_PLACEMENT_PROVIDER = CpsTrouble(Err.Description)
End Function

Public Function CPS_PLACED_OVER_20_MILES(episodes_table, Optional uasc_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_PLACED_OVER_20_MILES.VB_Description = "Placed more than 20 miles from home. Give Episodes[#All], UASC[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_PLACED_OVER_20_MILES.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_PLACED_OVER_20_MILES = XLPy.CallUDF("scorecard_xl.udfs", "cps_placed_over_20_miles", Array(episodes_table, uasc_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_PLACED_OVER_20_MILES = CpsTrouble(Err.Description)
End Function

Public Function CPS_PLACED_OUTSIDE_AREA(episodes_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_PLACED_OUTSIDE_AREA.VB_Description = "Placed outside the council's boundary. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_PLACED_OUTSIDE_AREA.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_PLACED_OUTSIDE_AREA = XLPy.CallUDF("scorecard_xl.udfs", "cps_placed_outside_area", Array(episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_PLACED_OUTSIDE_AREA = CpsTrouble(Err.Description)
End Function

Public Function CPS_PEP_IN_PLACE(episodes_table, Optional peps_table, Optional children_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_PEP_IN_PLACE.VB_Description = "Personal education plan in place. Give Episodes[#All], PEPs[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_PEP_IN_PLACE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_PEP_IN_PLACE = XLPy.CallUDF("scorecard_xl.udfs", "cps_pep_in_place", Array(episodes_table, peps_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_PEP_IN_PLACE = CpsTrouble(Err.Description)
End Function

Public Function CPS_GOOD_OR_OUTSTANDING_SCHOOLS(episodes_table, Optional schools_table, Optional children_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_GOOD_OR_OUTSTANDING_SCHOOLS.VB_Description = "In good or outstanding schools. Give Episodes[#All], Schools[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_GOOD_OR_OUTSTANDING_SCHOOLS.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_GOOD_OR_OUTSTANDING_SCHOOLS = XLPy.CallUDF("scorecard_xl.udfs", "cps_good_or_outstanding_schools", Array(episodes_table, schools_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_GOOD_OR_OUTSTANDING_SCHOOLS = CpsTrouble(Err.Description)
End Function

Public Function CPS_INITIAL_HEALTH_ON_TIME(episodes_table, Optional health_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_INITIAL_HEALTH_ON_TIME.VB_Description = "Initial health assessment on time. Give Episodes[#All], Health[#All] and the last day, or a row or column of days; perhaps the window (quarter, ytd) and a filter."
Attribute CPS_INITIAL_HEALTH_ON_TIME.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_INITIAL_HEALTH_ON_TIME = XLPy.CallUDF("scorecard_xl.udfs", "cps_initial_health_on_time", Array(episodes_table, health_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_INITIAL_HEALTH_ON_TIME = CpsTrouble(Err.Description)
End Function

Public Function CPS_ANNUAL_HEALTH_ON_TIME(episodes_table, Optional children_table, Optional health_table, Optional oc2_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_ANNUAL_HEALTH_ON_TIME.VB_Description = "Had their annual health assessment. Give Episodes[#All], Children[#All], Health[#All], OC2_[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_ANNUAL_HEALTH_ON_TIME.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_ANNUAL_HEALTH_ON_TIME = XLPy.CallUDF("scorecard_xl.udfs", "cps_annual_health_on_time", Array(episodes_table, children_table, health_table, oc2_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_ANNUAL_HEALTH_ON_TIME = CpsTrouble(Err.Description)
End Function

Public Function CPS_DENTAL_ON_TIME(episodes_table, Optional children_table, Optional health_table, Optional oc2_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_DENTAL_ON_TIME.VB_Description = "Had their teeth checked by a dentist. Give Episodes[#All], Children[#All], Health[#All], OC2_[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_DENTAL_ON_TIME.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_DENTAL_ON_TIME = XLPy.CallUDF("scorecard_xl.udfs", "cps_dental_on_time", Array(episodes_table, children_table, health_table, oc2_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_DENTAL_ON_TIME = CpsTrouble(Err.Description)
End Function

Public Function CPS_IMMUNISATIONS(episodes_table, Optional oc2_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_IMMUNISATIONS.VB_Description = "Immunisations up to date. Give Episodes[#All], OC2_[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_IMMUNISATIONS.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_IMMUNISATIONS = XLPy.CallUDF("scorecard_xl.udfs", "cps_immunisations", Array(episodes_table, oc2_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_IMMUNISATIONS = CpsTrouble(Err.Description)
End Function

Public Function CPS_DEVELOPMENT_CHECKS(episodes_table, Optional oc2_table, Optional children_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_DEVELOPMENT_CHECKS.VB_Description = "Development assessments up to date. Give Episodes[#All], OC2_[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_DEVELOPMENT_CHECKS.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_DEVELOPMENT_CHECKS = XLPy.CallUDF("scorecard_xl.udfs", "cps_development_checks", Array(episodes_table, oc2_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_DEVELOPMENT_CHECKS = CpsTrouble(Err.Description)
End Function

Public Function CPS_SDQ_AVERAGE(episodes_table, Optional oc2_table, Optional children_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_SDQ_AVERAGE.VB_Description = "Average SDQ score. Give Episodes[#All], OC2_[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_SDQ_AVERAGE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_SDQ_AVERAGE = XLPy.CallUDF("scorecard_xl.udfs", "cps_sdq_average", Array(episodes_table, oc2_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_SDQ_AVERAGE = CpsTrouble(Err.Description)
End Function

Public Function CPS_SDQ_RECORDED(episodes_table, Optional oc2_table, Optional children_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_SDQ_RECORDED.VB_Description = "SDQ score received. Give Episodes[#All], OC2_[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_SDQ_RECORDED.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_SDQ_RECORDED = XLPy.CallUDF("scorecard_xl.udfs", "cps_sdq_recorded", Array(episodes_table, oc2_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_SDQ_RECORDED = CpsTrouble(Err.Description)
End Function

Public Function CPS_MISSING_CHILDREN(episodes_table, Optional missing_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_MISSING_CHILDREN.VB_Description = "Children who went missing. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (month, ytd, 12m) and a filter."
Attribute CPS_MISSING_CHILDREN.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_MISSING_CHILDREN = XLPy.CallUDF("scorecard_xl.udfs", "cps_missing_children", Array(episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_MISSING_CHILDREN = CpsTrouble(Err.Description)
End Function

Public Function CPS_MISSING_EPISODES(episodes_table, Optional missing_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_MISSING_EPISODES.VB_Description = "Missing episodes. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (month, ytd, 12m) and a filter."
Attribute CPS_MISSING_EPISODES.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_MISSING_EPISODES = XLPy.CallUDF("scorecard_xl.udfs", "cps_missing_episodes", Array(episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_MISSING_EPISODES = CpsTrouble(Err.Description)
End Function

Public Function CPS_MISSING_SHARE(episodes_table, Optional missing_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_MISSING_SHARE.VB_Description = "Percentage of children who went missing. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."
Attribute CPS_MISSING_SHARE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_MISSING_SHARE = XLPy.CallUDF("scorecard_xl.udfs", "cps_missing_share", Array(episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_MISSING_SHARE = CpsTrouble(Err.Description)
End Function

Public Function CPS_MISSING_REPEATEDLY(episodes_table, Optional missing_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_MISSING_REPEATEDLY.VB_Description = "Children who went missing three times or more. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."
Attribute CPS_MISSING_REPEATEDLY.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_MISSING_REPEATEDLY = XLPy.CallUDF("scorecard_xl.udfs", "cps_missing_repeatedly", Array(episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_MISSING_REPEATEDLY = CpsTrouble(Err.Description)
End Function

Public Function CPS_RETURN_INTERVIEWS_OFFERED(episodes_table, Optional missing_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_RETURN_INTERVIEWS_OFFERED.VB_Description = "Return interviews offered. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."
Attribute CPS_RETURN_INTERVIEWS_OFFERED.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_RETURN_INTERVIEWS_OFFERED = XLPy.CallUDF("scorecard_xl.udfs", "cps_return_interviews_offered", Array(episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_RETURN_INTERVIEWS_OFFERED = CpsTrouble(Err.Description)
End Function

Public Function CPS_RETURN_INTERVIEWS_ACCEPTED(episodes_table, Optional missing_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_RETURN_INTERVIEWS_ACCEPTED.VB_Description = "Return interviews accepted. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."
Attribute CPS_RETURN_INTERVIEWS_ACCEPTED.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_RETURN_INTERVIEWS_ACCEPTED = XLPy.CallUDF("scorecard_xl.udfs", "cps_return_interviews_accepted", Array(episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_RETURN_INTERVIEWS_ACCEPTED = CpsTrouble(Err.Description)
End Function

Public Function CPS_LEAVERS_ADOPTED(episodes_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_LEAVERS_ADOPTED.VB_Description = "Children who ceased to be looked after: adopted. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (quarter, ytd) and a filter."
Attribute CPS_LEAVERS_ADOPTED.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_LEAVERS_ADOPTED = XLPy.CallUDF("scorecard_xl.udfs", "cps_leavers_adopted", Array(episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_LEAVERS_ADOPTED = CpsTrouble(Err.Description)
End Function

Public Function CPS_LEAVERS_PERMANENCE(episodes_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_LEAVERS_PERMANENCE.VB_Description = "Children who ceased to be looked after: permanence. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (quarter, ytd) and a filter."
Attribute CPS_LEAVERS_PERMANENCE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_LEAVERS_PERMANENCE = XLPy.CallUDF("scorecard_xl.udfs", "cps_leavers_permanence", Array(episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_LEAVERS_PERMANENCE = CpsTrouble(Err.Description)
End Function

Public Function CPS_ADOPTION_TIME_TO_PLACEMENT(episodes_table, Optional ad1_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_ADOPTION_TIME_TO_PLACEMENT.VB_Description = "Average time from entering care to moving in with adopters. Give Episodes[#All], AD1_[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."
Attribute CPS_ADOPTION_TIME_TO_PLACEMENT.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_ADOPTION_TIME_TO_PLACEMENT = XLPy.CallUDF("scorecard_xl.udfs", "cps_adoption_time_to_placement", Array(episodes_table, ad1_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_ADOPTION_TIME_TO_PLACEMENT = CpsTrouble(Err.Description)
End Function

Public Function CPS_ADOPTION_TIME_TO_MATCH(episodes_table, Optional ad1_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_ADOPTION_TIME_TO_MATCH.VB_Description = "Average time from placement order to match. Give Episodes[#All], AD1_[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."
Attribute CPS_ADOPTION_TIME_TO_MATCH.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_ADOPTION_TIME_TO_MATCH = XLPy.CallUDF("scorecard_xl.udfs", "cps_adoption_time_to_match", Array(episodes_table, ad1_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_ADOPTION_TIME_TO_MATCH = CpsTrouble(Err.Description)
End Function

Public Function CPS_PATHWAY_PLAN(careleavers_table, Optional children_table, Optional as_at, Optional window, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_PATHWAY_PLAN.VB_Description = "Pathway plan in place. Give CareLeavers[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."
Attribute CPS_PATHWAY_PLAN.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_PATHWAY_PLAN = XLPy.CallUDF("scorecard_xl.udfs", "cps_pathway_plan", Array(careleavers_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_PATHWAY_PLAN = CpsTrouble(Err.Description)
End Function

Public Function CPS_CARE_LEAVERS_SUITABLE_ACCOMMODATION(careleavers_table, Optional children_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_CARE_LEAVERS_SUITABLE_ACCOMMODATION.VB_Description = "Care leavers in suitable accommodation. Give CareLeavers[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_CARE_LEAVERS_SUITABLE_ACCOMMODATION.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_CARE_LEAVERS_SUITABLE_ACCOMMODATION = XLPy.CallUDF("scorecard_xl.udfs", "cps_care_leavers_suitable_accommodation", Array(careleavers_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_CARE_LEAVERS_SUITABLE_ACCOMMODATION = CpsTrouble(Err.Description)
End Function

Public Function CPS_CARE_LEAVERS_EET(careleavers_table, Optional children_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_CARE_LEAVERS_EET.VB_Description = "Care leavers in education, employment or training. Give CareLeavers[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_CARE_LEAVERS_EET.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_CARE_LEAVERS_EET = XLPy.CallUDF("scorecard_xl.udfs", "cps_care_leavers_eet", Array(careleavers_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_CARE_LEAVERS_EET = CpsTrouble(Err.Description)
End Function

Public Function CPS_CARE_LEAVERS_IN_TOUCH(careleavers_table, Optional children_table, Optional as_at, Optional window, Optional group, Optional children, Optional column1, Optional value1, Optional column2, Optional value2, Optional column3, Optional value3)
Attribute CPS_CARE_LEAVERS_IN_TOUCH.VB_Description = "Care leavers in touch. Give CareLeavers[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."
Attribute CPS_CARE_LEAVERS_IN_TOUCH.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_CARE_LEAVERS_IN_TOUCH = XLPy.CallUDF("scorecard_xl.udfs", "cps_care_leavers_in_touch", Array(careleavers_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_CARE_LEAVERS_IN_TOUCH = CpsTrouble(Err.Description)
End Function

Public Function CPS_FIGURE(results_table, Optional indicator, Optional as_at, Optional window, Optional group)
Attribute CPS_FIGURE.VB_Description = "A figure that the last refresh wrote. Give Results[#All], the indicator's name and the last day."
Attribute CPS_FIGURE.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    CPS_FIGURE = XLPy.CallUDF("scorecard_xl.udfs", "cps_figure", Array(results_table, indicator, as_at, window, group), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_FIGURE = CpsTrouble(Err.Description)
End Function

Public Function CPS_BEHIND(indicator, ParamArray more())
Attribute CPS_BEHIND.VB_Description = "The children behind a figure. Give the indicator's name, its tables, the last day; perhaps window and group."
Attribute CPS_BEHIND.VB_ProcData.VB_Invoke_Func = " \n14"
    On Error GoTo failed
    CpsCheck
    Dim given
    given = more
    CPS_BEHIND = XLPy.CallUDF("scorecard_xl.udfs", "cps_behind", CpsTogether(Array(indicator, CpsRange("CPS.settings"), CpsRange("CPS.bank_holidays")), given), ThisWorkbook, Application.Caller)
    Exit Function
failed:
    CPS_BEHIND = CpsTrouble(Err.Description)
End Function
