"""The columns that indicators look at, as "Table.HEADING", including those that only decide a derived column."""


def of(table: str, *headings: str) -> tuple[str, ...]:
    """Columns of a table, with its CHILD."""
    return tuple(f"{table}.{heading}" for heading in ("CHILD", *headings))


AGE = of("Children", "DOB")

IN_CARE = of("Episodes", "DECOM", "DEC", "LS")
"""Who is in care on a day: the episodes in force, short breaks left out (LS)."""

STARTS = (*IN_CARE, "Episodes.RNE")
LEAVINGS = (*IN_CARE, "Episodes.REC")

PERIOD = (*IN_CARE, "Episodes.RNE", "Episodes.REC")
"""When a period of care starts: RNE says so, or the episode before it ended with a REC other than X1."""

PLACEMENT = (*PERIOD, "Episodes.PLACE")
"""The facts of a placement: those of the episode that a temporary one interrupts, within the period."""

CARER = (*PLACEMENT, "Episodes.PLACE_PROVIDER", "Episodes.PL_POST", "Episodes.URN")
"""When a placement starts: a return to the same provider, postcode and URN after a temporary placement is no start."""

UNACCOMPANIED = of("UASC", "DUC")
REVIEWS = of("Reviews", "REVIEW")
VISITS = of("Visits", "VISIT", "SEEN")
HEALTH = of("Health", "CHECK", "CHECK_DATE")
OUTCOMES = of("OC2", "YEAR")
MISSING = of("Missing", "MISSING", "MIS_START")
CARE_LEAVERS = (*AGE, *of("CareLeavers", "DOB"))
STAFFING = (
    "Caseloads.MONTH", "Caseloads.TEAM", "Caseloads.CASES", "Caseloads.WORKERS", "Teams.TEAM", "Teams.CASELOAD_TARGET",
)  # fmt: skip
"""With the target of each team, which decides the rating of its figure."""
