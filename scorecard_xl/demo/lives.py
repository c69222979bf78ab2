"""Who comes into care, when, which way, and when they leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from scorecard_xl.demo import rates
from scorecard_xl.demo.rates import ROUTES, Route
from scorecard_xl.demo.records import DAY, Dice, birthday, month_ends, months_after


@dataclass(frozen=True)
class Person:
    """A child. `child`: the number in every table."""

    child: str
    sex: str
    born: date
    ethnic: str
    unaccompanied: bool = False


@dataclass(frozen=True)
class Adoption:
    """The days an adoption goes through; `by_carer`: the foster carer adopts."""

    decided: date
    ordered: date
    matched: date
    placed: date
    by_carer: bool


@dataclass(frozen=True)
class Stay:
    """A period of care as it will go. An end after the month end has not come yet: the child is in care."""

    person: Person
    way: str
    start: date
    end: date
    reason: str
    adoption: Adoption | None = None

    @property
    def route(self) -> Route:
        return ROUTES[self.way]


def stays(dice: Dice, month_end: date, children: int) -> list[Stay]:
    """Periods of care over many years: each month as many start as the council's size in that month asks for."""
    arrivals = _Arrivals(dice)
    begins = months_after(month_end.replace(day=1), -12 * rates.YEARS_OF_RUNNING_IN)
    first = begins
    for last in month_ends(begins, month_end):
        wanted = children if last == month_end else round(children * _size(dice, begins, last, month_end))
        arrivals.leave_by(last)
        if last == month_end:
            # The latest date in the data is then the month end itself, so nobody takes the data to stop earlier.
            arrivals.start(last, last)
        arrivals.fill(first, last, wanted)
        first = last + DAY
    return arrivals.stays


def _size(dice: Dice, begins: date, month: date, month_end: date) -> float:
    """How large the council is in a month, as a share of its size at the month end."""
    years_since, years_to_go = (month - begins).days / 365.25, (month_end - month).days / 365.25
    trend = 1 - (1 - rates.SIZE_FIVE_YEARS_AGO) * min(1.0, years_to_go / rates.YEARS_OF_HISTORY)
    growth = min(1.0, years_since / rates.YEARS_OF_GROWTH)
    return trend * growth * dice.gauss(1, rates.SIZE_WOBBLE)


class _Arrivals:
    """The children who have started so far, and those of them still in care."""

    def __init__(self, dice: Dice) -> None:
        self.stays: list[Stay] = []
        self._dice = dice
        self._in_care: list[Stay] = []
        self._at_home: list[Stay] = []
        self._numbers = _numbers(dice)
        self._ways = _ways(dice)

    def leave_by(self, last: date) -> None:
        """Take out those who leave by the day; some of them will come back within two years."""
        left = [stay for stay in self._in_care if stay.end <= last]
        self._in_care = [stay for stay in self._in_care if stay.end > last]
        self._at_home = [stay for stay in self._at_home if months_after(stay.end, 24) > last]
        self._at_home += [stay for stay in left if stay.reason in ("E4A", "E4B")]

    def fill(self, first: date, last: date, wanted: int) -> None:
        """As many start between the two days as make the number wanted on the last."""
        while len(self._in_care) < wanted:
            self.start(self._dice.day(first, last), last)

    def start(self, day: date, last: date) -> None:
        """One child starts, who may have left again by `last`."""
        back = self._who_comes_back(day)
        stay = _again(self._dice, back, day) if back else _new(self._dice, next(self._numbers), next(self._ways), day)
        self.stays.append(stay)
        if stay.end > last:
            self._in_care.append(stay)

    def _who_comes_back(self, day: date) -> Person | None:
        if not self._at_home or not self._dice.happens(rates.COMES_BACK):
            return None
        stay = self._dice.choice(self._at_home)
        if not months_after(stay.end, 1) < day < birthday(stay.person.born, 16):
            return None
        self._at_home.remove(stay)
        return stay.person


def _numbers(dice: Dice) -> Iterator[str]:
    """Children's numbers: most with a letter before them, some with leading zeros from an older system."""
    for number in count(101):
        yield f"{number:06}" if dice.happens(0.3) else f"D{number:05}"


def _ways(dice: Dice) -> Iterator[str]:
    """The ways through care, each dealt as often as its share: a small council keeps the proportions too."""
    while True:
        deck = [name for name, route in ROUTES.items() for _ in range(route.share)]
        dice.shuffle(deck)
        yield from deck


def _new(dice: Dice, number: str, way: str, start: date) -> Stay:
    route = ROUTES[way]
    youngest, oldest = dice.one_of(route.ages)
    born = start - timedelta(int(365.25 * dice.uniform(youngest, oldest)))
    return _stay(dice, person(dice, number, born, route.unaccompanied), way, start)


def _again(dice: Dice, back: Person, start: date) -> Stay:
    return _stay(dice, back, dice.one_of({"soon home": 40, "later home": 40, "growing up in care": 20}), start)


def person(dice: Dice, number: str, born: date, unaccompanied: bool = False) -> Person:
    """A child of that number and birthday; boys are nearly all of those who come alone from abroad."""
    girl = dice.happens(0.07 if unaccompanied else rates.GIRLS)
    ethnic = dice.one_of(rates.ETHNIC_UNACCOMPANIED if unaccompanied else rates.ETHNIC)
    return Person(number, "F" if girl else "M", born, ethnic, unaccompanied)


def _stay(dice: Dice, who: Person, way: str, start: date) -> Stay:
    route, eighteen = ROUTES[way], birthday(who.born, 18)
    if way == "adopted":
        adoption = _adoption(dice, start)
        end = adoption.placed + dice.days(rates.ADOPTED_AFTER_PLACED)
        return Stay(who, way, start, end, dice.one_of(route.ends), adoption)
    end = start + dice.days(route.days) if route.days else eighteen
    if end < eighteen:
        return Stay(who, way, start, end, dice.one_of(route.ends))
    return Stay(who, way, start, eighteen, dice.one_of(ROUTES["growing up in care"].ends))


def _adoption(dice: Dice, start: date) -> Adoption:
    ordered = start + dice.days(rates.ORDER_AFTER)
    early = dice.happens(rates.MATCH_BEFORE_ORDER)
    matched = ordered - timedelta(dice.randint(3, 18)) if early else ordered + dice.days(rates.MATCH_AFTER_ORDER)
    placed = max(ordered, matched) + dice.days(rates.PLACED_AFTER_MATCH)
    decided = min(ordered, matched) - dice.days(rates.DECIDED_BEFORE_ORDER)
    return Adoption(decided, ordered, matched, placed, dice.happens(rates.BY_FOSTER_CARER))
