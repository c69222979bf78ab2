"""Where a child lives through a period of care: what kind of home, whose and how far away; and its legal status."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Adoption, Person, Stay
from scorecard_xl.demo.records import DAY, Dice, age, birthday, latest, months_after

_SPOKEN_FOR = timedelta(14)
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


@dataclass(frozen=True)
class Care:
    """A period of care: from each of these days the child lives there, and has that legal status."""

    stay: Stay
    homes: dict[date, Home]
    statuses: dict[date, str]

    def status_on(self, day: date) -> str:
        return latest(self.statuses, day)


@dataclass(frozen=True)
class Placement:
    """The time with one carer, temporary placements included. `codes`: the kind of placement from each day."""

    start: date
    end: date
    codes: dict[date, str]

    def code_on(self, day: date) -> str:
        return latest(self.codes, day)


def care(dice: Dice, stay: Stay) -> Care:
    """The homes and the legal statuses of a period of care, each from its first day."""
    return Care(stay, _homes(dice, stay), _statuses(dice, stay))


def placements(care: Care) -> list[Placement]:
    """The placements of a period of care, in order; a temporary placement and the return from it open none."""
    fixed = [(day, home) for day, home in care.homes.items() if not home.temporary]
    starts = [day for n, (day, home) in enumerate(fixed) if n == 0 or home.carer != fixed[n - 1][1].carer]
    return [
        Placement(start, end, {day: home.code for day, home in fixed if start <= day < end})
        for start, end in pairwise([*starts, care.stay.end])
    ]


def _homes(dice: Dice, stay: Stay) -> dict[date, Home]:
    homes: dict[date, Home] = {}
    for start, end in pairwise([*_moves(dice, stay), stay.end]):
        homes |= _time_with(dice, stay, start, end, _carer(dice, stay, start))
    return homes


def _carer(dice: Dice, stay: Stay, day: date) -> Home:
    if stay.adoption:
        return at(dice, _code_before_adoption(stay.adoption, day), stay.person)
    settled = stay.way == "growing up in care" and months_after(stay.start, 12) <= day
    return home(dice, stay.person, day, settled=settled)


def _code_before_adoption(adoption: Adoption, day: date) -> str:
    if adoption.by_carer:
        return "U5"
    return "A6" if day == adoption.placed else "U6"


def _moves(dice: Dice, stay: Stay) -> Iterator[date]:
    """The days on which the child goes to a new carer, the first day of care among them."""
    yield stay.start
    if stay.adoption:
        yield from _moves_before_adoption(dice, stay.start, stay.adoption)
        return
    supported = _into_supported(dice, stay)
    before = supported or stay.end
    yield from _wandering(dice, stay.start, before)
    if supported:
        yield supported
        yield from _wandering(dice, supported, stay.end)


def _moves_before_adoption(dice: Dice, start: date, adoption: Adoption) -> Iterator[date]:
    if dice.happens(rates.FIRST_PLACEMENT_SHORT):
        yield start + dice.days(rates.SHORT_PLACEMENT)
    if not adoption.by_carer:
        yield adoption.placed


def _wandering(dice: Dice, day: date, before: date) -> Iterator[date]:
    rate = rates.MOVES_A_YEAR_UNSETTLED if dice.happens(rates.UNSETTLED) else rates.MOVES_A_YEAR_SETTLED
    short = dice.happens(rates.FIRST_PLACEMENT_SHORT)
    day += dice.days(rates.SHORT_PLACEMENT) if short else dice.wait(365 / rate)
    while day < before - _SPOKEN_FOR:
        yield day
        day += 7 * DAY + dice.wait(365 / rate)


def _into_supported(dice: Dice, stay: Stay) -> date | None:
    """The day on which a child who has been in care for some time moves towards independence."""
    sixteen = birthday(stay.person.born, 16)
    if sixteen <= months_after(stay.start, 6) or not dice.happens(rates.INTO_SUPPORTED_AT_16):
        return None
    day = sixteen + dice.days((10, 150, 500))
    return day if day < stay.end - _SPOKEN_FOR else None


def _time_with(dice: Dice, stay: Stay, start: date, end: date, home: Home) -> dict[date, Home]:
    """From each day of the time with one carer: the placement's code as it changes, and times away."""
    homes = {start: home} | _recoded(dice, stay, start, end, home)
    since, now = list(homes.items())[-1]
    if now.code[0] == "U" and (end - since).days > 60 and dice.happens(rates.TEMPORARY_A_PLACEMENT):
        leaves = dice.day(since + 20 * DAY, end - 30 * DAY)
        homes |= {leaves: away(dice), leaves + dice.days(rates.TEMPORARY_STAY): now}
    return homes


def _recoded(dice: Dice, stay: Stay, start: date, end: date, home: Home) -> dict[date, Home]:
    """The same carer under another code: adopting the child, matched for the long term, or a code withdrawn."""
    if stay.adoption:
        adopts = stay.adoption.by_carer and start < stay.adoption.placed < end
        return {stay.adoption.placed: replace(home, code="A5")} if adopts else {}
    if home.code == "H5" and start < SUPPORTED_FROM < end:
        return {SUPPORTED_FROM: replace(home, code="K3")}
    return _matched(dice, start, end, home) if home.code in LONG_TERM else {}


def _matched(dice: Dice, start: date, end: date, home: Home) -> dict[date, Home]:
    day = start + dice.days(rates.MATCH_LONG_TERM_AFTER)
    if day >= end - 30 * DAY or not dice.happens(rates.MATCHED_LONG_TERM):
        return {}
    return {day: replace(home, code=LONG_TERM[home.code])}


def _statuses(dice: Dice, stay: Stay) -> dict[date, str]:
    status, day = dice.one_of(stay.route.legal), stay.start
    statuses = {day: status}
    while (step := stay.route.steps.get(status)) and dice.happens(step.share):
        status, day = step.status, day + dice.days(step.after)
        statuses[day] = status
    if stay.adoption:
        statuses[stay.adoption.ordered] = "E1"
    return {day: status for day, status in statuses.items() if day < stay.end}
