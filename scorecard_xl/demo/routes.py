"""The ways through care, and the dates of an adoption: the second page to tune."""

from dataclasses import dataclass, field

from scorecard_xl.demo.records import Days

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
