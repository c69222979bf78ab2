"""How often what happens at the demonstration council: the one page to tune.

Shares are fractions of 1. Three numbers in brackets are days: the fewest, the most usual, the most.
"""

from scorecard_xl.demo.records import Days

YEARS_OF_HISTORY = 5
YEARS_OF_RUNNING_IN = 20
YEARS_OF_GROWTH = 5
SIZE_FIVE_YEARS_AGO = 0.95
SIZE_WOBBLE = 0.012

GIRLS = 0.44
MOTHERS = 0.04
COMES_BACK = 0.06
ETHNIC = {"WBRI": 56, "WOTH": 9, "WIRT": 1, "WROM": 3, "MWBC": 4, "MWBA": 2, "MWAS": 2, "MOTH": 3}
ETHNIC |= {"APKN": 4, "AOTH": 2, "ABAN": 1, "BAFR": 4, "BCRB": 1, "BOTH": 1, "OOTH": 3, "NOBT": 2, "REFU": 1}
ETHNIC_UNACCOMPANIED = {"OOTH": 50, "BAFR": 30, "AOTH": 15, "WOTH": 5}
NEED = {"N1": 79, "N2": 3, "N3": 3, "N4": 6, "N5": 5, "N6": 2, "N8": 2}

# Placements: the chance of each kind by age, and how long a child stays.
PLACE_BY_AGE: dict[int, dict[str, float]] = {
    0: {"U6": 60, "U3": 18, "U5": 4, "P1": 5, "R3": 3},
    5: {"U6": 70, "U3": 16, "P1": 4, "K2": 6, "S1": 1},
    10: {"U6": 56, "U3": 12, "P1": 2, "K2": 23, "K1": 1, "S1": 1, "R2": 1},
    16: {"U6": 12, "U3": 2, "P1": 2, "K2": 14, "K3": 66, "R5": 2},
}
PROVIDER: dict[str, dict[str, float]] = {
    "foster": {"PR1": 56, "PR4": 40, "PR5": 4},
    "relatives": {"PR1": 100},
    "parents": {"PR0": 100},
    "home": {"PR1": 12, "PR4": 78, "PR5": 10},
    "public": {"PR3": 100},
}
FIRST_PLACEMENT_SHORT = 0.43
SHORT_PLACEMENT: Days = (5, 25, 120)
UNSETTLED = 0.06
MOVES_A_YEAR_SETTLED = 0.15
MOVES_A_YEAR_UNSETTLED = 2.2
INTO_SUPPORTED_AT_16 = 0.75
MATCHED_LONG_TERM = 0.65
MATCH_LONG_TERM_AFTER: Days = (200, 290, 420)
TEMPORARY_A_PLACEMENT = 0.15
TEMPORARY = {"T3": 40, "T1": 25, "T4": 25, "T2": 10}
TEMPORARY_STAY: Days = (2, 4, 7)
OVER_20_MILES = 0.34
DISTANCE_UNKNOWN = 0.02
OUTSIDE_WHEN_NEAR = 0.35
OUTSIDE_WHEN_FAR = 0.96
WHY_MOVED = {"CARPL": 38, "CREQB": 14, "CREQO": 13, "PLACE": 12, "LAREQ": 7, "CHILD": 6}
WHY_MOVED |= {"STAND": 2, "ALLEG": 2, "CLOSE": 2, "OTHER": 4}

# Reviews and visits.
REVIEW_ON_TIME = 0.996
REVIEW_EARLY_BY: Days = (0, 2, 14)
REVIEW_LATE_BY: Days = (1, 8, 40)
REVIEW_DUE_FILLED = 0.5
REVIEW_PLANNED = 0.05
TAKES_PART = {"PN1": 55, "PN2": 6, "PN3": 8, "PN4": 4, "PN5": 7, "PN6": 13, "PN7": 7}
VISIT_ON_TIME = 0.971
VISIT_EARLY_BY: Days = (0, 3, 12)
FIRST_VISIT_EARLY_BY: Days = (0, 1, 4)
VISIT_LATE_BY: Days = (1, 6, 25)
VISIT_DUE_FILLED = 0.25
VISIT_NOT_SEEN = 0.02
SEEN_ALONE = 0.86

# Health.
INITIAL_ON_TIME = 0.26
INITIAL_NEVER = 0.04
INITIAL_LATE_BY: Days = (1, 12, 60)
ASSESSMENT_ON_TIME = 0.61
ASSESSMENT_EARLY_BY: Days = (0, 10, 40)
ASSESSMENT_LATE_BY = 110.0
DENTAL_REFUSED = 0.08
DENTAL_ON_TIME = 0.52
DENTAL_EARLY_BY: Days = (0, 20, 90)
DENTAL_LATE_BY = 170.0

# The yearly outcomes of children in care for twelve months.
YEARLY_ASSESSMENT = 0.90
YEARLY_TEETH = 0.81
YEARLY_IMMUNISATIONS = 0.94
YEARLY_DEVELOPMENT = 0.96
QUESTIONNAIRE_FILLED = 0.72
QUESTIONNAIRE_MEAN, QUESTIONNAIRE_DEVIATION = 16.2, 6.5
CONVICTED = 0.03
SUBSTANCE_MISUSE = 0.04
INTERVENTION_RECEIVED = 0.6

# Education.
PEP_HELD = 1.0
FIRST_PEP_WITHIN: Days = (5, 14, 25)
TERM_PEP_WITHIN: Days = (5, 14, 26)
SCHOOLS_FOR_EACH_CHILD = 0.15
SCHOOL_GRADES: dict[str | int | None, int] = {
    1: 7,
    "Outstanding": 5,
    2: 35,
    "Good": 29,
    3: 10,
    "Requires improvement": 5,
}
SCHOOL_GRADES |= {4: 3, "Inadequate": 2, None: 4}
CHANGES_SCHOOL_A_YEAR = 0.12

# Going missing, a month.
OFTEN_MISSING = 0.065
MISSING_WHEN_OFTEN = 0.6
MISSING_OTHERWISE = 0.035
EPISODES_WHEN_OFTEN = {1: 25, 2: 25, 3: 20, 4: 15, 5: 10, 6: 5}
EPISODES_OTHERWISE = {1: 85, 2: 15}
AWAY_NOT_MISSING = 0.15
NIGHTS_MISSING = {0: 55, 1: 35, 2: 8, 3: 2}
STILL_MISSING = 0.04
INTERVIEW_OFFERED, INTERVIEW_ACCEPTED = 0.92, 0.6

# Care leavers.
FORMER_RELEVANT, RELEVANT, QUALIFYING = "Former relevant child", "Relevant child", "Qualifying care leaver"
FORMER_RELEVANT_AS_CODED = "b) Former relevant child"
CODED = 0.12
SERVED_AT_21 = 0.3
SERVED_AFTER_21 = 0.4
QUALIFYING_KNOWN = 0.5
IN_TOUCH = {"YES": 92, "NO": 3, "REFU": 2, "NREQ": 2, "RHOM": 0.7, "DIED": 0.3}
SUITABLE = 0.94
SUITABLE_ACCOMMODATION = {"U1": 34, "D1": 26, "E1": 8, "B1": 17, "K1": 8, "C1": 2, "T1": 3, "G1": 1, "Y1": 1}
UNSUITABLE_ACCOMMODATION = {"X2": 35, "S2": 20, "W2": 10, "V2": 10, "Y2": 15, "U2": 10}
ACTIVITY_AT_18 = {"F1": 3, "F2": 42, "F4": 5, "F5": 11, "P2": 4, "P5": 3, "G4": 7, "G5": 22, "G6": 3}
ACTIVITY_LATER = {"F1": 8, "F2": 15, "F4": 5, "F5": 22, "P2": 2, "P5": 5, "G4": 14, "G5": 23, "G6": 6}
PLAN_ON_TIME, PLAN_MISSING = 0.86, 0.03
PLAN_AGO, PLAN_LONG_AGO = (3, 90, 178), (185, 230, 400)
CONTACT_AGO, CONTACT_LONG_AGO = (1, 20, 75), (100, 200, 400)

# Staff: the team, its role, its establishment for 420 children, its target, its caseload at the month end.
CHILDREN_OF_THE_ESTABLISHMENT = 420
TEAMS = (
    ("Family Safeguarding", "Qualified social workers", 31.5, 16, 15),
    ("Children in Care", "Qualified social workers", 17.0, None, 22),
    ("Leaving Care", "Personal Advisors", 8.0, 20, 20),
)
MONTHS_OF_CASELOADS = 14
POSTS_FILLED = 0.92
CASELOAD_WANDERS = 0.6
MONTHS_WITH_SAFEGUARDING = 9
WORKERS_A_YEAR = 0.8
WHY_WORKER_CHANGED = {"TSPROC": 40, "LEFTRL": 25, "MANAGE": 15, "ORGRST": 8, "ABSENC": 8, "CHCHAN": 2, "PCCHAN": 2}
DAYS_WITH_A_WORKER = (180, 540, 1400)

# Series of short breaks.
SHORT_BREAKS_A_CHILD = 12 / 420
RECORDED_STAY_BY_STAY = 0.25
