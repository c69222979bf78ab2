"""The places children live in: what kind, whose, how far from home."""

from dataclasses import dataclass
from datetime import date

from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Person
from scorecard_xl.demo.records import Dice, age

SUPPORTED_FROM = date(2024, 4, 1)
"""From this day supported accommodation is K3; before it, H5."""
LONG_TERM = {"U6": "U4", "U3": "U1"}
"""The code of a foster placement once it is meant to last until the child grows up."""


@dataclass(frozen=True)
class Home:
    """Where a child lives. `carer` tells one carer from another: the same number is the same carer."""

    code: str
    provider: str | None
    postcode: str
    urn: str | None
    distance: float | None
    location: str | None
    carer: int

    @property
    def temporary(self) -> bool:
        return self.code.startswith("T")


def home(dice: Dice, person: Person, day: date, *, settled: bool = False) -> Home:
    """A new carer for the child on the day; `settled`: a foster carer for the long term."""
    code = _code(dice, age(person.born, day), day)
    return at(dice, LONG_TERM.get(code, code) if settled else code, person)


def _code(dice: Dice, years: int, day: date) -> str:
    youngest = max(first for first in rates.PLACE_BY_AGE if first <= years)
    code = dice.one_of(rates.PLACE_BY_AGE[youngest])
    return "H5" if code == "K3" and day < SUPPORTED_FROM else code


def at(dice: Dice, code: str, person: Person) -> Home:
    """A carer of this kind: somewhere near or far, run by somebody."""
    provider = dice.one_of(rates.PROVIDER[_kind(code)])
    urn = "XXXXXXX" if code[0] in "UAP" and provider != "PR4" else f"SC{dice.randint(100, 180):06}"
    distance, location = _whereabouts(dice, code, person)
    return Home(code, provider, postcode(dice), urn, distance, location, dice.getrandbits(40))


def away(dice: Dice) -> Home:
    """A temporary placement: a hospital, a holiday, or the carer's holiday."""
    return Home(dice.one_of(rates.TEMPORARY), None, postcode(dice), None, None, None, dice.getrandbits(40))


def _kind(code: str) -> str:
    if code in ("U1", "U2", "U3"):
        return "relatives"
    return {"U": "foster", "A": "foster", "P": "parents", "R": "public"}.get(code[0], "home")


def _whereabouts(dice: Dice, code: str, person: Person) -> tuple[float | None, str]:
    if code == "P1":
        return None if person.unaccompanied else 0.0, "IN"
    far = dice.happens(rates.OVER_20_MILES)
    outside = dice.happens(rates.OUTSIDE_WHEN_FAR if far else rates.OUTSIDE_WHEN_NEAR)
    return _miles(dice, far, person), "OUT" if outside else "IN"


def _miles(dice: Dice, far: bool, person: Person) -> float | None:
    """Miles from home; 999.9 where a postcode is not known; none for a child who came alone from abroad."""
    if person.unaccompanied:
        return None
    if dice.happens(rates.DISTANCE_UNKNOWN):
        return 999.9
    return round(dice.uniform(20.1, 60) + dice.expovariate(1 / 30) if far else dice.uniform(0.3, 20), 1)


def postcode(dice: Dice) -> str:
    """A postcode in ZZ, an area that does not exist."""
    letters = "".join(dice.choices("ABDEFGHJLNPQRSTUWXYZ", k=2))
    return f"ZZ{dice.randint(1, 99)} {dice.randint(1, 9)}{letters}"
