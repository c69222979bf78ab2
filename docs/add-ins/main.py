"""The worksheet functions for xlwings Lite: paste it as main.py. `answer` does the work.

Generated from `scorecard_xl/formulas/worksheet.py` by `python -m scorecard_xl.docgen.documents docs`. Not tried in
Excel: see docs/add-ins.md. `settings` and `bank_holidays`: the tables on the sheet Settings with their headings; left
out, the usual ones.
"""

import xlwings as xw

from scorecard_xl.formulas import answer
from scorecard_xl.formulas.worksheet import FUNCTIONS


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_children_in_care(episodes_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children in care. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_CHILDREN_IN_CARE"], [episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_length_of_time_in_care(episodes_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Length of time in care. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_LENGTH_OF_TIME_IN_CARE"], [episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_children_by_age(episodes_table, children_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children in care by age. Give Episodes[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_CHILDREN_BY_AGE"], [episodes_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_children_starting(episodes_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children who started to be looked after. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_CHILDREN_STARTING"], [episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_children_leaving(episodes_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children who ceased to be looked after. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_CHILDREN_LEAVING"], [episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_leavers_by_destination(episodes_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children who ceased to be looked after: destination. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (ytd, 12m), the group and a filter."""
    return answer(FUNCTIONS["CPS_LEAVERS_BY_DESTINATION"], [episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_legal_status(episodes_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Legal status of children in care. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_LEGAL_STATUS"], [episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("uasc_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_uasc(episodes_table, uasc_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Unaccompanied asylum-seeking children. Give Episodes[#All], UASC[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_UASC"], [episodes_table, uasc_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_children_by_sex(episodes_table, children_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children in care by sex. Give Episodes[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_CHILDREN_BY_SEX"], [episodes_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_children_by_ethnic_group(episodes_table, children_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children in care by ethnic group. Give Episodes[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_CHILDREN_BY_ETHNIC_GROUP"], [episodes_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("caseloads_table", ndim=2)
@xw.arg("teams_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_average_caseload(caseloads_table, teams_table, as_at, window=None, group=None, settings=None, bank_holidays=None):
    """Average caseload. Give Caseloads[#All], Teams[#All] and the last day, or a row or column of days; perhaps the window (at) and the group."""
    return answer(FUNCTIONS["CPS_AVERAGE_CASELOAD"], [caseloads_table, teams_table, as_at, window, group, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("swepisodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_three_or_more_social_workers(episodes_table, swepisodes_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Three or more social workers during the year. Give Episodes[#All], SWEpisodes[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."""
    return answer(FUNCTIONS["CPS_THREE_OR_MORE_SOCIAL_WORKERS"], [episodes_table, swepisodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("reviews_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_reviews_on_time(episodes_table, reviews_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Reviews held on time. Give Episodes[#All], Reviews[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_REVIEWS_ON_TIME"], [episodes_table, reviews_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("reviews_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_review_participation(episodes_table, reviews_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children who took part in their reviews. Give Episodes[#All], Reviews[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_REVIEW_PARTICIPATION"], [episodes_table, reviews_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("visits_table", ndim=2)
@xw.arg("reviews_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_visits_on_time(episodes_table, visits_table, reviews_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Statutory visits on time. Give Episodes[#All], Visits[#All], Reviews[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_VISITS_ON_TIME"], [episodes_table, visits_table, reviews_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("visits_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_seen_alone(episodes_table, visits_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children seen alone at their visits. Give Episodes[#All], Visits[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_SEEN_ALONE"], [episodes_table, visits_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_three_or_more_placements(episodes_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Three or more placements during the year. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_THREE_OR_MORE_PLACEMENTS"], [episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_long_term_stability(episodes_table, children_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Living with the same carer for at least 2 years. Give Episodes[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_LONG_TERM_STABILITY"], [episodes_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_placement_type(episodes_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Placement type. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_PLACEMENT_TYPE"], [episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_placement_provider(episodes_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Placement provider. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_PLACEMENT_PROVIDER"], [episodes_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("uasc_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_placed_over_20_miles(episodes_table, uasc_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Placed more than 20 miles from home. Give Episodes[#All], UASC[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_PLACED_OVER_20_MILES"], [episodes_table, uasc_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_placed_outside_area(episodes_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Placed outside the council's boundary. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_PLACED_OUTSIDE_AREA"], [episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("peps_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_pep_in_place(episodes_table, peps_table, children_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Personal education plan in place. Give Episodes[#All], PEPs[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_PEP_IN_PLACE"], [episodes_table, peps_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("schools_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_good_or_outstanding_schools(episodes_table, schools_table, children_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """In good or outstanding schools. Give Episodes[#All], Schools[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_GOOD_OR_OUTSTANDING_SCHOOLS"], [episodes_table, schools_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("health_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_initial_health_on_time(episodes_table, health_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Initial health assessment on time. Give Episodes[#All], Health[#All] and the last day, or a row or column of days; perhaps the window (quarter, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_INITIAL_HEALTH_ON_TIME"], [episodes_table, health_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("health_table", ndim=2)
@xw.arg("oc2_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_annual_health_on_time(episodes_table, children_table, health_table, oc2_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Had their annual health assessment. Give Episodes[#All], Children[#All], Health[#All], OC2_[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_ANNUAL_HEALTH_ON_TIME"], [episodes_table, children_table, health_table, oc2_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("health_table", ndim=2)
@xw.arg("oc2_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_dental_on_time(episodes_table, children_table, health_table, oc2_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Had their teeth checked by a dentist. Give Episodes[#All], Children[#All], Health[#All], OC2_[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_DENTAL_ON_TIME"], [episodes_table, children_table, health_table, oc2_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("oc2_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_immunisations(episodes_table, oc2_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Immunisations up to date. Give Episodes[#All], OC2_[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_IMMUNISATIONS"], [episodes_table, oc2_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("oc2_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_development_checks(episodes_table, oc2_table, children_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Development assessments up to date. Give Episodes[#All], OC2_[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_DEVELOPMENT_CHECKS"], [episodes_table, oc2_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("oc2_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_sdq_average(episodes_table, oc2_table, children_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Average SDQ score. Give Episodes[#All], OC2_[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_SDQ_AVERAGE"], [episodes_table, oc2_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("oc2_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_sdq_recorded(episodes_table, oc2_table, children_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """SDQ score received. Give Episodes[#All], OC2_[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_SDQ_RECORDED"], [episodes_table, oc2_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("missing_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_missing_children(episodes_table, missing_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children who went missing. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (month, ytd, 12m) and a filter."""
    return answer(FUNCTIONS["CPS_MISSING_CHILDREN"], [episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("missing_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_missing_episodes(episodes_table, missing_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Missing episodes. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (month, ytd, 12m) and a filter."""
    return answer(FUNCTIONS["CPS_MISSING_EPISODES"], [episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("missing_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_missing_share(episodes_table, missing_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Percentage of children who went missing. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."""
    return answer(FUNCTIONS["CPS_MISSING_SHARE"], [episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("missing_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_missing_repeatedly(episodes_table, missing_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children who went missing three times or more. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."""
    return answer(FUNCTIONS["CPS_MISSING_REPEATEDLY"], [episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("missing_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_return_interviews_offered(episodes_table, missing_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Return interviews offered. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_RETURN_INTERVIEWS_OFFERED"], [episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("missing_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_return_interviews_accepted(episodes_table, missing_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Return interviews accepted. Give Episodes[#All], Missing[#All] and the last day, or a row or column of days; perhaps the window (month, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_RETURN_INTERVIEWS_ACCEPTED"], [episodes_table, missing_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_leavers_adopted(episodes_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children who ceased to be looked after: adopted. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (quarter, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_LEAVERS_ADOPTED"], [episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_leavers_permanence(episodes_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Children who ceased to be looked after: permanence. Give Episodes[#All] and the last day, or a row or column of days; perhaps the window (quarter, ytd) and a filter."""
    return answer(FUNCTIONS["CPS_LEAVERS_PERMANENCE"], [episodes_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("ad1_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_adoption_time_to_placement(episodes_table, ad1_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Average time from entering care to moving in with adopters. Give Episodes[#All], AD1_[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."""
    return answer(FUNCTIONS["CPS_ADOPTION_TIME_TO_PLACEMENT"], [episodes_table, ad1_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("episodes_table", ndim=2)
@xw.arg("ad1_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_adoption_time_to_match(episodes_table, ad1_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Average time from placement order to match. Give Episodes[#All], AD1_[#All] and the last day, or a row or column of days; perhaps the window (12m) and a filter."""
    return answer(FUNCTIONS["CPS_ADOPTION_TIME_TO_MATCH"], [episodes_table, ad1_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("careleavers_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_pathway_plan(careleavers_table, children_table, as_at, window=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Pathway plan in place. Give CareLeavers[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at) and a filter."""
    return answer(FUNCTIONS["CPS_PATHWAY_PLAN"], [careleavers_table, children_table, as_at, window, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("careleavers_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_care_leavers_suitable_accommodation(careleavers_table, children_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Care leavers in suitable accommodation. Give CareLeavers[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_CARE_LEAVERS_SUITABLE_ACCOMMODATION"], [careleavers_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("careleavers_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_care_leavers_eet(careleavers_table, children_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Care leavers in education, employment or training. Give CareLeavers[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_CARE_LEAVERS_EET"], [careleavers_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("careleavers_table", ndim=2)
@xw.arg("children_table", ndim=2)
@xw.arg("as_at", ndim=2)
@xw.arg("children", ndim=2)
@xw.arg("settings", ndim=2)
@xw.arg("bank_holidays", ndim=2)
def cps_care_leavers_in_touch(careleavers_table, children_table, as_at, window=None, group=None, children=None, column1=None, value1="(not given)", column2=None, value2="(not given)", column3=None, value3="(not given)", settings=None, bank_holidays=None):
    """Care leavers in touch. Give CareLeavers[#All], Children[#All] and the last day, or a row or column of days; perhaps the window (at), the group and a filter."""
    return answer(FUNCTIONS["CPS_CARE_LEAVERS_IN_TOUCH"], [careleavers_table, children_table, as_at, window, group, children, column1, value1, column2, value2, column3, value3, settings, bank_holidays])


@xw.func
@xw.arg("results_table", ndim=2)
@xw.arg("as_at", ndim=2)
def cps_figure(results_table, indicator, as_at, window=None, group=None):
    """A figure that the last refresh wrote. Give Results[#All], the indicator's name and the last day."""
    return answer(FUNCTIONS["CPS_FIGURE"], [results_table, indicator, as_at, window, group])


@xw.func
def cps_behind(indicator, *more):
    """The children behind a figure. Give the indicator's name, its tables, the last day; perhaps window and group."""
    return answer(FUNCTIONS["CPS_BEHIND"], [indicator, None, None, *more])
