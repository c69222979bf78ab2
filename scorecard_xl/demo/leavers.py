"""Young people who have left care, as the leaving care team knows them on the last day."""

from collections.abc import Iterator
from datetime import date

from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Stay
from scorecard_xl.demo.records import Dice, Record, Span, age, birthday, months_after


def leavers(dice: Dice, stay: Stay, span: Span) -> Iterator[Record]:
    """One record for a young person of 16 to 25 who left care at 16 or later and still has a claim."""
    years = age(stay.person.born, span.last)
    left = birthday(stay.person.born, 16) <= stay.end <= span.last
    if not left or years > 25 or (years > 20 and not dice.happens(_served(years))):
        return
    claim = _claim(dice, stay, years)
    if claim != rates.QUALIFYING or dice.happens(rates.QUALIFYING_KNOWN):
        yield _record(dice, stay, span.last, years, claim)


def _served(years: int) -> float:
    """How many of those over 20 are still served."""
    return rates.SERVED_AT_21 if years == 21 else rates.SERVED_AFTER_21


def _record(dice: Dice, stay: Stay, last: date, years: int, claim: str) -> Record:
    touch = dice.one_of(rates.IN_TOUCH)
    child: Record = {"CHILD": stay.person.child, "DOB": stay.person.born, "IN_TOUCH": touch, "ELIGIBILITY": claim}
    if touch in ("DIED", "RHOM"):
        return child
    known: Record = _how_they_live(dice, stay, years) if touch == "YES" else {"ACCOM": "0", "ACTIV": "0"}
    asked = {} if years >= 17 else dict.fromkeys(("IN_TOUCH", "ACCOM", "ACTIV"))
    return child | known | _contact(dice, last, claim, touch) | asked


def _claim(dice: Dice, stay: Stay, years: int) -> str:
    """Thirteen weeks in care, some of them at 16 or later, make a relevant child; at 18 a former relevant child."""
    if months_after(stay.start, 3) > stay.end:
        return rates.QUALIFYING
    if years < 18:
        return rates.RELEVANT
    return rates.FORMER_RELEVANT_AS_CODED if dice.happens(rates.CODED) else rates.FORMER_RELEVANT


def _how_they_live(dice: Dice, stay: Stay, years: int) -> Record:
    activity = rates.ACTIVITY_AT_18 if years <= 18 else rates.ACTIVITY_LATER
    suitable = dice.happens(rates.SUITABLE)
    weights = rates.SUITABLE_ACCOMMODATION if suitable else rates.UNSUITABLE_ACCOMMODATION
    weights = {code: weight for code, weight in weights.items() if years >= 18 or code != "T1"}
    accommodation = "Z1" if suitable and stay.reason == "E17" and years < 21 else dice.one_of(weights)
    return {"ACTIV": dice.one_of(activity), "ACCOM": accommodation}


def _contact(dice: Dice, last: date, claim: str, touch: str) -> Record:
    """The last contact, and the pathway plan, which is owed to all but qualifying care leavers."""
    contact = last - dice.days(rates.CONTACT_AGO if touch == "YES" else rates.CONTACT_LONG_AGO)
    if claim == rates.QUALIFYING or dice.happens(rates.PLAN_MISSING):
        return {"LATEST_CONTACT": contact}
    ago = rates.PLAN_AGO if dice.happens(rates.PLAN_ON_TIME) else rates.PLAN_LONG_AGO
    return {"LATEST_CONTACT": contact, "PATHWAY_PLAN": last - dice.days(ago)}
