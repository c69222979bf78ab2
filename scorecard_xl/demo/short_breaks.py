"""Children who come for a series of short breaks (V3, V4): in the tables, but not counted as in care."""

from collections.abc import Iterator
from datetime import date, timedelta

from scorecard_xl.demo import rates
from scorecard_xl.demo.days import Span, months_after
from scorecard_xl.demo.homes import at, postcode
from scorecard_xl.demo.lives import Person, person
from scorecard_xl.demo.records import Dice, Record


def short_break_children(dice: Dice, children: int, last: date) -> list[Person]:
    """As many as a council of this size has, aged 6 to 16."""
    number = max(2, round(children * rates.SHORT_BREAKS_A_CHILD))
    born = [last - timedelta(round(365.25 * dice.uniform(6, 16))) for _ in range(number)]
    return [person(dice, f"D{90001 + n}", day) for n, day in enumerate(born)]


def short_breaks(dice: Dice, who: Person, span: Span) -> Iterator[Record]:
    """One open agreement (V4), or an episode for each stay of a few days (V3)."""
    since = max(span.first, months_after(span.last, -dice.randint(6, 40)))
    if dice.happens(rates.RECORDED_STAY_BY_STAY):
        yield from _stays(dice, who, since, span)
    else:
        yield _episode(dice, who, "V4", since)


def _stays(dice: Dice, who: Person, day: date, span: Span) -> Iterator[Record]:
    episode = _episode(dice, who, "V3", day)
    while day <= span.last:
        end = day + dice.days((1, 2, 5))
        yield episode | {"DECOM": day} | ({"DEC": end, "REC": "E4A"} if end <= span.last else {})
        day = end + dice.days((20, 30, 45))


def _episode(dice: Dice, who: Person, status: str, start: date) -> Record:
    home = at(dice, dice.one_of({"U6": 50, "K2": 50}), who)
    return {
        "CHILD": who.child,
        "DECOM": start,
        "RNE": "S",
        "LS": status,
        "CIN": "N2",
        "PLACE": home.code,
        "PLACE_PROVIDER": home.provider,
        "HOME_POST": postcode(dice),
        "PL_POST": home.postcode,
        "URN": home.urn,
    }
