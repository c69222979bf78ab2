"""The other rows of one child: health, OC2, education, missing, adoption, leaving care."""

import datetime as dt
from collections.abc import Iterator

from oracle.days import ONE, edate, workday
from oracle.dice import Dice
from oracle.generate_care import Life, Raw
from oracle.rows import Cell

_FLAGS = ("HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT")
_GRADES = (1, 2, 2, 3, 4, "1", "Good", "OUTSTANDING", "Requires improvement", "inadequate", "none yet", "")
_ELIGIBILITY = ("a) Relevant child", "Former relevant", "former relevant child", "c) Eligible", "Qualifying", "")
_TOUCH = ("YES", "YES", "yes", "NO", "DIED", "RHOM", "REFU", "", "a) Yes", "B) no ", "c) Died", "f)Rhom")
_FLAGGED = ("Y", "y", "Yes", 1, "N", "no", 0, "", None, "?")
_HOMES = ("B1", "C1", "D2", "E1", "G1", "H1", "R1", "S2", "U1", "X2", "Z1", "u1", "0", 0, "")
_ACTIVE = ("F1", "P2", "f5", "G4", "G5", "0", 0, "")


def born(dice: Dice, last: dt.date) -> dt.date | None:
    """A day of birth: around a birthday on the last day, at times; a leap day, unknown or to come at others."""
    if dice.happens(0.05):
        return dice.choice((None, last + 5 * ONE, dt.date(2012, 2, 29), dt.date(2020, 2, 29)))
    day = dt.date(last.year - dice.randint(0, 18), dice.choice((last.month, 8, 9, dice.randint(1, 12))), 28)
    return day + dice.choice((-2, -1, 0, 1, 2, 3, 4, -10)) * ONE


def health(found: Life, last: dt.date) -> Iterator[Raw]:
    dice = found.dice
    for start, _ in found.periods:
        if dice.happens(0.7):
            near = dice.choice((workday(start, 20), edate(start, -3), start))
            yield {"CHILD": found.child, "CHECK": "IHA", "CHECK_DATE": dice.around(near, -1, 1, 15)}
    for _ in range(dice.randint(0, 4)):
        near = edate(last, -dice.choice((0, 3, 6, 12, 12)))
        check = dice.choice(("RHA", "RHA", "DENTAL", "DENTAL", "iha", "other"))
        yield {"CHILD": found.child, "CHECK": check, "CHECK_DATE": dice.around(near, -1, 1, 40)}


def oc2(found: Life, last: dt.date) -> Iterator[Raw]:
    dice = found.dice
    for year in (last.year - 1, last.year):
        if dice.happens(0.6):
            flags = {flag: dice.choice((1, 1, "1", "Y", "true", 0, "0", "no", "", "?")) for flag in _FLAGS}
            written = dice.choice((year, dt.date(year, 3, 31), dt.date(year, 3, 31), dt.date(year, 6, 30)))
            score = dice.choice((0, 7, 12.0, 40, 41, None))
            yield {"CHILD": found.child, **flags, "SDQ_SCORE": score, "YEAR": written}


def peps(found: Life, last: dt.date) -> Iterator[Raw]:
    dice = found.dice
    for _ in range(dice.randint(0, 3)):
        term = dt.date(last.year - dice.randint(0, 1), dice.choice((1, 4, 9)), 1)
        yield {"CHILD": found.child, "PEP_DATE": dice.around(term, -1, 1, 30)}


def schools(found: Life, last: dt.date) -> Iterator[Raw]:
    dice = found.dice
    for _ in range(dice.randint(0, 3)):
        start = dice.day(last - 500 * ONE, last + ONE)
        end = dice.choice((None, None, last, last + ONE, dice.step(start)))
        yield {"CHILD": found.child, "SCHOOL_START": start, "SCHOOL_END": end, "OFSTED": dice.choice(_GRADES)}


def missing(found: Life, last: dt.date) -> Iterator[Raw]:
    dice = found.dice
    ends = [end for _, end in found.periods if end is not None]
    for _ in range(dice.choice((0, 0, 1, 3, 5))):
        start = dice.choice([dice.day(last - 400 * ONE, last + 5 * ONE), *ends])
        row: Raw = {"CHILD": found.child, "MISSING": dice.choice(("M", "M", "M", "m", "A", "")), "MIS_START": start}
        for _ in range(dice.choice((1, 1, 1, 2))):
            yield row | _back(dice, start, last)


def _back(dice: Dice, start: dt.date, last: dt.date) -> Raw:
    """When the child was found, at times on the edge of a month, and what is recorded of the interview."""
    edge = last.replace(day=1) - ONE
    end = dice.choice((None, start, start + ONE, start + 2 * ONE, start - ONE, edge, edge + ONE, last, last + ONE))
    return {"MIS_END": end, "RHI_OFFERED": dice.choice(_FLAGGED), "RHI_ACCEPTED": dice.choice(_FLAGGED)}


def social_workers(found: Life, last: dt.date) -> Iterator[Raw]:
    """Workers in turn, on the edges of the twelve months too; some rows without an ID, some that end before they start."""
    dice, year = found.dice, edate(last, -12)
    for _ in range(dice.choice((0, 1, 3, 4, 6))):
        start = dice.choice((last, last + ONE, dice.day(last - 900 * ONE, last)))
        end = dice.choice((None, start, start + 60 * ONE, dice.around(year, -1, 2, 3), start - ONE))
        worker = dice.choice(("SW1", "SW2", "sw2 ", "SW3", "XX4", 17, ""))
        yield {"CHILD": found.child, "SW_ID": worker, "SW_DECOM": start, "SW_DEC": end, "SW_REASON": "TSPROC"}


def allocations(dice: Dice, child: Cell, last: dt.date) -> Iterator[Raw]:
    """Around the month ends, two of one day at times, a day to come, one that cannot be read, and blanks."""
    for _ in range(dice.choice((0, 1, 2, 3))):
        edge = edate(last, -dice.randint(0, 4))
        start = dice.choice(
            (edge, edge + ONE, edge - ONE, last, last + ONE, dice.day(last - 500 * ONE, last), "soon", None)
        )
        team, worker = dice.choice(("North", "South", "16 plus", "East", "")), dice.choice(("Ann", "Bob", "Cy", ""))
        yield {"CHILD": child, "FROM": start, "TEAM": team, "WORKER": worker}


def uasc(found: Life, last: dt.date) -> Iterator[Raw]:
    if found.dice.happens(0.2):
        for _ in range(found.dice.choice((1, 1, 1, 2))):
            yield {"CHILD": found.child, "DUC": found.dice.choice((None, last, last + ONE, last - ONE))}


def ad1(found: Life, last: dt.date) -> Iterator[Raw]:
    dice = found.dice
    orders = [row["DECOM"] for row in found.rows if row["LS"] in ("E1", "D1")]
    if orders and dice.happens(0.85):
        for _ in range(dice.choice((1, 1, 1, 2))):
            match = dice.choice((None, dice.around(dice.choice(orders), -10, 1, 90)))
            yield {
                "CHILD": found.child,
                "DATE_MATCH": match,
                "FOSTER_CARE": dice.choice((0, 1, "1", "Yes", "0", "FALSE", "", "x")),
            }


def care_leaver(dice: Dice, child: str, last: dt.date) -> Iterator[Raw]:
    for _ in range(dice.choice((1, 1, 1, 2))):
        birth = edate(last, -12 * dice.randint(15, 26)) + dice.choice((-1, 0, 0, 1, 40)) * ONE
        yield {
            "CHILD": child, "DOB": birth if dice.happens(0.9) else None, "IN_TOUCH": dice.choice(_TOUCH),
            "ACTIV": dice.choice(_ACTIVE), "ACCOM": dice.choice(_HOMES), "ELIGIBILITY": dice.choice(_ELIGIBILITY),
            "PATHWAY_PLAN": dice.choice((None, last, last + ONE, dice.around(edate(last, -6), -1, 1, 30))),
        }  # fmt: skip
