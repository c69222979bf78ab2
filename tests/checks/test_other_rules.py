"""The rules on children, codes, dates, reviews, OC2, missing, adoption and care leavers."""

import pytest
from checks.finding import Case, case
from histories import council

from scorecard_xl import checks
from scorecard_xl.council.period import Day

A = "A 2015-06-10: S 2020-01-01"
CHILDREN = {
    "a child that is not in Children": case("unknown_child_visits", [3], A, Visits="A 2026-01-01, X 2026-01-02, X 2026-01-03"),
    "a child in Children, whatever the case": case("unknown_child_visits", [], A, Visits="a 2026-01-01"),
    "two rows for a child": case("one_row_uasc", [2], A, UASC="A 2027-01-01, A 2028-01-01"),
    "the same row twice": case("written_twice_missing", [3], A, Missing="A M 2026-01-01 2026-01-02, A M 2026-01-01 2026-01-02"),
    "the same day and another kind": case("written_twice_missing", [], A, Missing="A M 2026-01-01 2026-01-02, A A 2026-01-01 2026-01-02"),
    "no date of birth": case("no_birth_date", [2], "A -: S 2020-01-01", "B 2010-01-01: S 2020-01-01"),
    "no date of birth, never in care": case("no_birth_date", [], "A -:", "B 2010-01-01: S 2020-01-01"),
    "IDs that differ in leading zeros alone": case("leading_zeros", [2, 3], Children="0012 F, 12 F, 120 F"),
    "IDs that differ in leading zeros from one in Children, once a child": case("leading_zeros_visits", [2], Children="0012 F", Visits="12 2026-01-01, 12 2026-01-02, 0012 2026-01-01"),
    "IDs that differ in leading zeros, both in Children": case("leading_zeros_visits", [], Children="0012 F, 12 F", Visits="12 2026-01-01"),
    "IDs that differ in leading zeros from one in Episodes": case("leading_zeros_visits", [2], "0012 -: S 2024-01-01 U6", Children="Z F", Visits="12 2026-01-01"),
    "IDs that differ in leading zeros within Episodes": case("leading_zeros_episodes", [2, 3], "0012 -: S 2024-01-01 U6", "12 -: S 2024-01-01 U6", Children="Z F"),
    "IDs that differ in more": case("leading_zeros", [], Children="0012 F, 0120 F, A012 F"),
    "another date of birth": case("other_birth_date", [2], A, CareLeavers="A 2015-06-11"),
    "the same date of birth": case("other_birth_date", [], A, CareLeavers="A 2015-06-10"),
}  # fmt: skip

CODES = {
    "K3 on 31 March 2024": case("unknown_episodes_place", [2], "A 2007-01-01: S 2024-03-31 K3"),
    "K3 on 1 April 2024": case("unknown_episodes_place", [], "A 2007-01-01: S 2024-04-01 K3"),
    "H5 on 31 March 2025": case("unknown_episodes_place", [], "A 2007-01-01: S 2025-03-31 H5"),
    "H5 on 1 April 2025": case("unknown_episodes_place", [2], "A 2007-01-01: S 2025-04-01 H5"),
    "P2 on 1 April 2025": case("unknown_episodes_place", [2], "A 2007-01-01: S 2025-04-01 P2"),
    "Z1 on 1 April 2025": case("unknown_episodes_place", [2], "A 2007-01-01: S 2025-04-01 Z1"),
    "Z11 on 1 April 2025": case("unknown_episodes_place", [], "A 2007-01-01: S 2025-04-01 Z11"),
    "Z14 on 31 March 2025": case("unknown_episodes_place", [2], "A 2007-01-01: S 2025-03-31 Z14"),
    "sex 1 of a child who left in 2023/24": case("unknown_children_sex", [], "C 2007-01-01: S 2020-01-01, out 2024-03-31 E4A", Children="C 1"),
    "sex 1 of a child in care in 2025/26": case("unknown_children_sex", [2], "C 2007-01-01: S 2020-01-01", Children="C 1"),
    "sex F of a child who left in 2023/24": case("unknown_children_sex", [], "C 2007-01-01: S 2020-01-01, out 2024-03-31 E4A", Children="C F"),
    "sex U before 2024/25": case("unknown_children_sex", [2], "C 2007-01-01: S 2020-01-01", Children="C U", last="2024-03-31"),
    "F3 in 2016/17": case("unknown_careleavers_activ", [], CareLeavers="A 1998-01-01 YES F3 U1", last="2017-03-31"),
    "F3 in 2017/18": case("unknown_careleavers_activ", [2], CareLeavers="A 1998-01-01 YES F3 U1", last="2017-04-30"),
    "E43 in 2016/17": case("unknown_episodes_rec", [], "A 2007-01-01: S 2016-01-01 U6, out 2016-06-01 E43"),
    "E44 of an episode of 2017/18": case("unknown_episodes_rec", [2], "A 2007-01-01: S 2017-05-01 U6, out 2017-06-01 E44"),
    "a hostel in 2017/18": case("unknown_episodes_place", [], "A 2007-01-01: S 2017-05-01 H3"),
    "a hostel in 2018/19": case("unknown_episodes_place", [2], "A 2007-01-01: S 2018-05-01 H3"),
    "a mother as a decimal": case("unknown_children_mother", [3], Children="A F 2010-01-01 WBRI - 1.0, B F 2010-01-01 WBRI - 2.0"),
    "a reason for a new episode that there is not": case("unknown_episodes_rne", [2], "A 2010-01-01:", Episodes="A 2020-01-01 X C2"),
    "S1 is no unsuitable accommodation": case("unknown_careleavers_accom", [2], CareLeavers="A 2006-01-01 YES F1 S1"),
    "a check in words": case("unknown_health_check", [3], A, Health="A IHA 2026-01-01, A GP 2026-01-02"),
    "an Ofsted grade as a number or in words": case("unknown_grade", [], A, Schools="A 2025-09-01 - - 2, A 2024-09-01 - - good"),
    "an Ofsted grade that there is not": case("unknown_grade", [2], A, Schools="A 2025-09-01 - - 5"),
    "an eligibility with a prefix": case("unknown_eligibility", [], CareLeavers="A 2006-01-01 YES F1 U1 c)Former-relevant"),
    "not relevant is no eligibility": case("unknown_eligibility", [2], CareLeavers="A 2006-01-01 YES F1 U1 Not-relevant"),
    "an eligibility that there is not": case("unknown_eligibility", [2], CareLeavers="A 2006-01-01 YES F1 U1 maybe"),
    "a score of 40": case("sdq_range", [], A, OC2="A 40 - - - - - - - - - 2026"),
    "a score of 41": case("sdq_range", [2], A, OC2="A 41 - - - - - - - - - 2026"),
    "cases below zero": case("negative_caseloads_cases", [2], A, Caseloads="2026-01 North -9 4, 2026-01 South 0 4"),
    "a target below zero": case("negative_teams_caseload_target", [3], A, Teams="North - 4 16, South - 4 -16"),
    "cases of no team": case("no_team_caseloads", [2], A, Caseloads="2026-01 - 90 4, 2026-01 - - -"),
    "a team without a name": case("no_team_teams", [2], A, Teams="- - 4 16"),
    "workers without cases": case("no_cases", [2], A, Caseloads="2026-01 North - 4, 2026-01 South 0 4, 2026-02 North - -"),
    "two rows of a team and month": case("caseload_twice", [2], A, Caseloads="2026-01 North 90 4, 2026-01 north 80 4, 2026-02 North 80 4"),
    "two rows of a team": case("team_twice", [2], A, Teams="North - 4 16, NORTH - 5 18, South - 4 16"),
    "caseloads of a year ahead": case("future_caseloads_month", [3], A, Caseloads="2026-03 North 90 4, 2062-03 North 80 4"),
    "cases without workers": case("no_workers", [2], A, Caseloads="2026-01 North 90 0, 2026-01 South 0 0, 2026-02 South 80 4"),
}  # fmt: skip

NOW = "A 2015-06-10: S 2020-01-01, L 2026-01-01"
DATES = {
    "354 two months after the month": case("354", [], NOW, "B 2015-01-01: S 2026-06-01"),
    "354 more than two months after the month": case("354", [4], NOW, "B 2015-01-01: S 2026-06-02"),
    "354 a mistyped year does not hide behind itself": case("354", [3], A, "B 2015-01-01: S 2062-01-01", last="2062-01-31"),
    "an old month is looked back at": case("future_visits_visit", [], A, "B 2015-01-01: S 2026-01-01", "C 2015-01-01: S 2026-01-01", Visits="A 2026-02-01", last="2025-04-30"),
    "385 the latest ends, long after the last start": case("385", [], "A 2015-01-01: S 2020-01-01, out 2024-03-10 E4A", "B 2015-01-01: S 2020-01-01, out 2024-03-28 E4A", last="2024-03-31"),
    "385 an end in the future": case("385", [2], "A 2015-01-01: S 2020-01-01, out 2027-03-31 E4A"),
    "570 missing in the future": case("570", [2], NOW, Missing="A M 2027-01-01"),
    "571 found in the future": case("571", [2], NOW, Missing="A M 2026-01-01 2027-01-01"),
    "a review in the future": case("future_reviews_review", [2], NOW, Reviews="A 2027-01-01 PN1"),
    "a review due in the future is a plan": case("future_reviews_review", [], NOW, Reviews="A - - 2027-01-01"),
    "353 before the Children Act": case("353", [2], "A 1980-01-01: S 1991-10-13"),
    "353 on its first day": case("353", [], "A 1980-01-01: S 1991-10-14"),
    "a visit before the Children Act": case("early_visits_visit", [2], A, Visits="A 1925-01-01"),
}  # fmt: skip

REVIEWS = {
    "440 PN0 on the fourth birthday": case("440", [], "A 2015-06-10: S 2016-01-01", Reviews="A 2019-06-10 PN0"),
    "440 PN0 the day after": case("440", [2], "A 2015-06-10: S 2016-01-01", Reviews="A 2019-06-11 PN0"),
    "441 PN1 the day before the fourth birthday": case("441", [2], "A 2015-06-10: S 2016-01-01", Reviews="A 2019-06-09 PN1"),
    "441 PN1 on the fourth birthday": case("441", [], "A 2015-06-10: S 2016-01-01", Reviews="A 2019-06-10 PN1"),
    "a review the day before care": case("review_before_care", [2], A, Reviews="A 2019-12-31 PN1"),
    "a review on the first day": case("review_before_care", [], A, Reviews="A 2020-01-01 PN1"),
    "a review before a start that is not known": case("review_before_care", [], "A 2015-06-10: P 2020-01-01", Reviews="A 2019-12-31 PN1"),
}  # fmt: skip

YEAR = "A 2012-06-10: S 2020-01-01"
LATE = "A 2012-06-10: S 2025-04-02"
OC2 = {
    "185 a score for a child looked after from 1 April": case("185", [], "A 2012-06-10: S 2025-04-01", OC2="A 12 - 0 - 1 1 1 0 - - 2026"),
    "185 a score for a child looked after from 2 April": case("185", [2], LATE, OC2="A 12 - 0 - 1 1 1 0 - - 2026"),
    "198 a reason for a child not there all year": case("198", [2], LATE, OC2="A - SDQ2 - - - - - - - - 2026"),
    "190 flags for a child not there all year": case("190", [2], LATE, OC2="A - - 0 - - - - - - - 2026"),
    "190 a year whose episodes are not known": case("190", [], LATE, OC2="A - - 0 - 1 1 1 0 - - 2020"),
    "190 a year that is not over": case("190", [], LATE, OC2="A - - 0 - 1 1 1 0 - - 2026", last="2026-02-28"),
    "191 a flag is blank": case("191", [2], YEAR, OC2="A 12 - 0 - 1 - 1 0 - - 2026"),
    "191 all there": case("191", [], YEAR, OC2="A 12 - 0 - 1 1 1 0 - - 2026"),
    "191 a child of the year without a row": case("191_no_row", [3], YEAR, "B 2012-01-01: S 2020-01-01", OC2="A 12 - 0 - 1 1 1 0 - - 2026"),
    "186 neither score nor reason at 13": case("186", [2], YEAR, OC2="A - - 0 - 1 1 1 0 - - 2026"),
    "186 a reason": case("186", [], YEAR, OC2="A - SDQ5 0 - 1 1 1 0 - - 2026"),
    "186 four on 1 April": case("186", [2], "A 2021-04-01: S 2022-01-01", OC2="A - - - - 1 1 1 0 - - 2026"),
    "186 four on 2 April": case("186", [], "A 2021-04-02: S 2022-01-01", OC2="A - - - - 1 1 1 0 - - 2026"),
    "186 seventeen on 31 March": case("186", [], "A 2009-03-31: S 2022-01-01", OC2="A - - 0 - 1 1 1 0 - - 2026"),
    "188 four on 31 March": case("188", [], "A 2022-03-31: S 2022-04-01", OC2="A - SDQ1 - 1 1 1 1 0 - - 2026"),
    "188 four a day later": case("188", [2], "A 2022-04-01: S 2022-04-01", OC2="A - SDQ1 - 1 1 1 1 0 - - 2026"),
    "189 seventeen on 1 April": case("189", [2], "A 2008-04-01: S 2022-04-01", OC2="A 9 - 0 - 1 1 1 0 - - 2026"),
    "189 seventeen a day later": case("189", [], "A 2008-04-02: S 2022-04-01", OC2="A 9 - 0 - 1 1 1 0 - - 2026"),
    "542 a conviction flag under 10": case("542", [2], "A 2016-04-01: S 2020-01-01", OC2="A 9 - 0 - 1 1 1 0 - - 2026"),
    "542 at 10": case("542", [], "A 2016-03-31: S 2020-01-01", OC2="A 9 - 0 - 1 1 1 0 - - 2026"),
    "543 no conviction flag at 10": case("543", [2], "A 2016-03-31: S 2020-01-01", OC2="A 9 - - - 1 1 1 0 - - 2026"),
    "543 none under 10": case("543", [], "A 2016-04-01: S 2020-01-01", OC2="A 9 - - - 1 1 1 0 - - 2026"),
    "545 no development check under 5": case("545", [2], "A 2021-04-01: S 2022-01-01", OC2="A - - - - 1 1 1 0 - - 2026"),
    "545 none at 5": case("545", [], "A 2021-03-31: S 2022-01-01", OC2="A - - - - 1 1 1 0 - - 2026"),
    "546 a development check at 5": case("546", [2], "A 2021-03-31: S 2022-01-01", OC2="A - - - 1 1 1 1 0 - - 2026"),
    "546 under 5": case("546", [], "A 2021-04-01: S 2022-01-01", OC2="A - - - 1 1 1 1 0 - - 2026"),
}  # fmt: skip

MISSING = {
    "567 found before the child went missing": case("567", [2], A, Missing="A M 2026-01-02 2026-01-01"),
    "567 found on the day": case("567", [], A, Missing="A M 2026-01-01 2026-01-01"),
    "574 missing again before coming back": case("574", [3], A, Missing="A M 2026-01-01 2026-01-05, A M 2026-01-04 2026-01-06"),
    "574 missing again on the day of coming back": case("574", [], A, Missing="A M 2026-01-01 2026-01-05, A M 2026-01-05 2026-01-06"),
    "574 missing again while not found": case("574", [3], A, Missing="A M 2026-01-01, A M 2026-01-04 2026-01-06"),
    "574 the same row twice": case("574", [], A, Missing="A M 2026-01-01 2026-01-05, A M 2026-01-01 2026-01-05"),
    "574 two children": case("574", [], A, "B 2015-01-01: S 2020-01-01", Missing="A M 2026-01-01, B M 2026-01-04"),
    "missing before care": case("missing_out_of_care", [2], A, Missing="A M 2019-12-31"),
    "an interview accepted that was not offered": case("accepted_not_offered", [2], A, Missing="A M 2026-01-02 2026-01-03 N Y"),
    "an interview accepted, and nothing said of the offer": case("accepted_not_offered", [2], A, Missing="A M 2026-01-02 2026-01-03 - Y"),
    "an interview offered and accepted": case("accepted_not_offered", [], A, Missing="A M 2026-01-02 2026-01-03 Y Y"),
    "an interview offered, not accepted": case("accepted_not_offered", [], A, Missing="A M 2026-01-02 2026-01-03 Y N"),
    "an interview offered while missing": case("interview_while_missing", [2], A, Missing="A M 2026-01-02 - Y N"),
    "no interview while missing": case("interview_while_missing", [], A, Missing="A M 2026-01-02 - N N, A M 2026-01-05"),
    "an interview after the return": case("interview_while_missing", [], A, Missing="A M 2026-01-02 2026-01-03 Y"),
    "an interview flag that is no code": case("unknown_missing_rhi_offered", [2], A, Missing="A M 2026-01-02 2026-01-03 maybe"),
    "missing on the first day in care": case("missing_out_of_care", [], A, Missing="A M 2020-01-01"),
}  # fmt: skip

SOCIAL_WORKERS = {
    "a social worker without an ID": case("sw_id_blank", [2], A, SWEpisodes="A - 2026-01-02, A SW1 2026-01-03"),
    "one after the other": case("sw_not_given_up", [], A, SWEpisodes="A SW1 2025-01-01 2026-01-02, A SW2 2026-01-02"),
    "a gap between them": case("sw_not_given_up", [], A, SWEpisodes="A SW1 2025-01-01 2026-01-01, A SW2 2026-01-05"),
    "the one before still open": case("sw_not_given_up", [2], A, SWEpisodes="A SW1 2025-01-01, A SW2 2026-01-02"),
    "the one before a day too long": case("sw_not_given_up", [2], A, SWEpisodes="A SW1 2025-01-01 2026-01-03, A SW2 2026-01-02"),
    "two children": case("sw_not_given_up", [], A, "B 2015-01-01: S 2020-01-01", SWEpisodes="A SW1 2025-01-01, B SW2 2026-01-02"),
    "the same row twice": case("sw_not_given_up", [], A, SWEpisodes="A SW1 2025-01-01, A SW1 2025-01-01"),
}  # fmt: skip

ADOPTED = "A 2018-01-01: S 2020-01-01, L 2020-06-01 E1, P 2021-01-01 A6 E1, out 2021-09-01 E11"
ADOPTION = {
    "331 matched on the day of the placement": case("331", [], ADOPTED, AD1="A - 2021-01-01"),
    "331 matched a day later": case("331", [2], ADOPTED, AD1="A - 2021-01-02"),
    "582 matched on the day of the adoption": case("582", [4], ADOPTED, AD1="A - 2021-09-01"),
    "582 matched earlier": case("582", [], ADOPTED, AD1="A - 2021-08-31"),
    "adopted without a match": case("no_match", [4], ADOPTED, "B 2015-01-01:", AD1="B - 2021-01-01"),
    "adopted with a match": case("no_match", [], ADOPTED, AD1="A - 2021-01-01"),
    "adopted without a placement order": case("no_placement_order", [3], "A 2018-01-01: S 2020-01-01 V2, P 2021-01-01 A4 V2, out 2021-09-01 E11"),
    "adopted with a placement order": case("no_placement_order", [], ADOPTED),
    "187 in AD1 and in care": case("187", [3], ADOPTED, "B 2018-01-01: S 2020-01-01", AD1="A - 2021-01-01, B - 2021-01-01"),
    "522 taken back before the decision": case("522", [2], A, PlacedAdoption="A 2021-01-02 2021-01-01 RD1"),
    "522 taken back on the day": case("522", [], A, PlacedAdoption="A 2021-01-01 2021-01-01 RD1"),
    "579 a new decision before the old one was taken back": case("579", [3], A, PlacedAdoption="A 2021-01-01 2021-06-01 RD1, A 2021-05-31"),
    "579 a new decision on the day": case("579", [], A, PlacedAdoption="A 2021-01-01 2021-06-01 RD1, A 2021-06-01"),
    "583 a new decision and the old one never taken back": case("583", [2], A, PlacedAdoption="A 2021-01-01, A 2021-06-01"),
    "583 only the latest is open": case("583", [], A, PlacedAdoption="A 2021-06-01, A 2021-01-01 2021-06-01 RD1"),
}  # fmt: skip

CARE_LEAVERS = {
    "391 seventeen tomorrow": case("391", [2], CareLeavers="A 2009-04-01 YES F1 U1"),
    "391 seventeen today": case("391", [], CareLeavers="A 2009-03-31 YES F1 U1"),
    "391 sixteen and nothing filled in": case("391", [], CareLeavers="A 2009-04-01 - - - relevant"),
    "1007 in care on the birthday and now": case("1007", [2], "A 2008-06-10: S 2020-01-01", CareLeavers="A 2008-06-10 YES F1 U1"),
    "1007 left on the birthday": case("1007", [], "A 2007-06-10: S 2020-01-01, out 2025-06-10 E17", CareLeavers="A 2007-06-10 YES F1 U1"),
    "1016 left a day after the birthday": case("1016", [2], "A 2008-06-10: S 2020-01-01, out 2025-06-11 E4A", CareLeavers="A 2008-06-10 YES F1 U1"),
    "1016 left on the birthday": case("1016", [], "A 2007-06-10: S 2020-01-01, out 2025-06-10 E17", CareLeavers="A 2007-06-10 YES F1 U1"),
    "344 died, and lives somewhere": case("344", [2], CareLeavers="A 2006-01-01 DIED 0 U1"),
    "344 went home, and nothing more": case("344", [], CareLeavers="A 2006-01-01 RHOM 0 0, B 2006-01-01 RHOM - -"),
    "347 a foyer at 17": case("347", [2], CareLeavers="A 2008-04-01 YES F1 T1"),
    "347 a foyer at 18": case("347", [], CareLeavers="A 2008-03-31 YES F1 T1"),
    "3001 with former carers at 17": case("3001", [2], CareLeavers="A 2008-04-01 YES F1 Z1"),
    "3001 with former carers at 18": case("3001", [], CareLeavers="A 2008-03-31 YES F1 Z1"),
}  # fmt: skip

CASES = CHILDREN | CODES | DATES | REVIEWS | OC2 | MISSING | SOCIAL_WORKERS | ADOPTION | CARE_LEAVERS


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_rows_that_fail(case: Case) -> None:
    assert case.failing() == case.rows


@pytest.mark.parametrize(
    ("children", "found"),
    [
        pytest.param(
            "A - - - - - - - - 2025-03-31, B - - - - - - - - 2026-03-31",
            ["A"],
            id="in the return of the year before only",
        ),
        pytest.param("A - - - - - - - - 2026-03-31, B - - - - - - - - 2026-03-31", [], id="in the last return"),
        pytest.param("A - - - - - - - - -, B - - - - - - - - 2026-03-31", [], id="never imported"),
    ],
)
def test_a_child_in_care_who_is_absent_from_the_last_return(children, found):
    data = council("A -: S 2024-01-01 U6", "B -: S 2024-01-01 U6", Children=children)
    problems = [p for p in checks.problems(data, Day("2026-05-31")) if p.rule == "absent_from_return"]
    assert [p.value for p in problems] == found


@pytest.mark.parametrize(
    ("of", "says"),
    [
        pytest.param(case("unknown_children_sex", [2], "C 2007-01-01: S 2020-01-01", Children="C 1"), "is not a code of SEX in 2025/26: give one of M, F, U, or clear the cell", id="the codes of the year alone"),
        pytest.param(case("unknown_children_sex", [2], "C 2007-01-01: S 2020-01-01", Children="C U", last="2024-03-31"), "is not a code of SEX in 2023/24: give one of 1, 2, or clear the cell", id="and of an earlier year"),
        pytest.param(case("unknown_visits_seen", [2], A, Visits="A 2026-01-01 X"), "is not a code of SEEN: give one of Y, N, or clear the cell", id="codes of every year name none"),
    ],
)  # fmt: skip
def test_which_codes_are_offered(of: Case, says: str) -> None:
    assert [problem.what for problem in of.found()] == [says]
