"""How often what happens at the demonstration council, and the ways through care: the one page to tune.

Shares are fractions of 1. Three numbers in brackets are days: the fewest, the most usual, the most.
"""

from dataclasses import dataclass, field

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


Ages = tuple[float, float]


@dataclass(frozen=True)
class Step:
    """A change of legal status that comes in this share of cases, this many days after the status before."""

    status: str
    share: float
    after: Days


@dataclass(frozen=True)
class Route:
    """One way through care.

    `share`: of about a hundred children who start. `ages`: at the start, in years, each span as often as its weight.
    `days`: in care; None: until 18, or for an adopted child until the order. `ends`: the reason for leaving (REC).
    `legal`: the status at the start; `steps`: what each status becomes.
    """

    share: int
    ages: dict[Ages, float]
    days: Days | None
    ends: dict[str, float]
    legal: dict[str, float]
    steps: dict[str, Step] = field(default_factory=dict)
    unaccompanied: bool = False


_AT_18: dict[str, float] = {"E5": 46, "E17": 30, "E8": 12, "E6": 7, "E7": 3, "E9": 2}
_PROTECTION = {
    "L1": Step("C1", 0.9, (1, 2, 3)),
    "L2": Step("C1", 1.0, (3, 6, 8)),
}

ROUTES: dict[str, Route] = {
    "soon home": Route(
        share=29,
        ages={(0, 4): 25, (4, 10): 22, (10, 17.4): 53},
        days=(4, 25, 190),
        ends={"E4A": 62, "E4B": 20, "E8": 9, "E13": 7, "E3": 2},
        legal={"V2": 60, "L1": 12, "L2": 8, "C1": 18, "J2": 2},
        steps={"L1": Step("V2", 0.9, (1, 2, 3)), "L2": Step("C1", 1.0, (3, 6, 8))},
    ),
    "later home": Route(
        share=18,
        ages={(0, 5): 20, (5, 9): 22, (9, 14.5): 58},
        days=(120, 300, 1500),
        ends={"E4A": 66, "E4B": 14, "E8": 8, "E3": 4, "E9": 4, "E14": 1, "E16": 1, "E2": 1, "E13": 1},
        legal={"V2": 42, "C1": 50, "L2": 6, "J1": 2},
        steps={
            **_PROTECTION,
            "V2": Step("C1", 0.4, (40, 90, 200)),
            "C1": Step("C2", 0.7, (150, 190, 330)),
            "J1": Step("V2", 1.0, (20, 40, 90)),
        },
    ),
    "to a guardian": Route(
        share=19,
        ages={(0, 1): 30, (1, 5): 40, (5, 12): 30},
        days=(150, 290, 900),
        ends={"E45": 30, "E46": 12, "E47": 27, "E48": 5, "E41": 26},
        legal={"C1": 74, "V2": 15, "L2": 8, "L1": 3},
        steps={**_PROTECTION, "V2": Step("C1", 0.7, (30, 60, 130)), "C1": Step("C2", 0.35, (180, 230, 320))},
    ),
    "adopted": Route(
        share=13,
        ages={(0, 0.1): 45, (0.1, 1): 30, (1, 4): 25},
        days=None,
        ends={"E12": 74, "E11": 26},
        legal={"C1": 70, "L2": 15, "V2": 15},
        steps={**_PROTECTION, "V2": Step("C1", 1.0, (10, 30, 70))},
    ),
    "growing up in care": Route(
        share=13,
        ages={(0, 5): 26, (5, 10): 36, (10, 15): 38},
        days=None,
        ends=_AT_18,
        legal={"C1": 66, "V2": 20, "L2": 9, "L1": 5},
        steps={**_PROTECTION, "V2": Step("C1", 0.85, (30, 90, 220)), "C1": Step("C2", 1.0, (150, 190, 320))},
    ),
    "late entry": Route(
        share=5,
        ages={(15, 16): 30, (16, 17.8): 70},
        days=None,
        ends=_AT_18,
        legal={"V2": 80, "C1": 12, "J1": 8},
        steps={"J1": Step("V2", 1.0, (20, 50, 120)), "C1": Step("C2", 1.0, (150, 190, 320))},
    ),
    "unaccompanied": Route(
        share=12,
        ages={(13.5, 15): 15, (15, 16): 30, (16, 17): 40, (17, 17.8): 15},
        days=None,
        ends=_AT_18,
        legal={"V2": 100},
        unaccompanied=True,
    ),
}

# Adoption: days from entering care to the placement order, from the order to the match, and so on.
ORDER_AFTER: Days = (150, 275, 520)
MATCH_AFTER_ORDER: Days = (25, 110, 400)
MATCH_BEFORE_ORDER = 0.05
PLACED_AFTER_MATCH: Days = (10, 20, 55)
ADOPTED_AFTER_PLACED: Days = (140, 240, 480)
DECIDED_BEFORE_ORDER: Days = (20, 60, 110)
BY_FOSTER_CARER = 0.07
DECISION_REVERSED = 0.08
