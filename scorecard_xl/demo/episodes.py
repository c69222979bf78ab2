"""Periods of care, and series of short breaks (V3, V4), as the episodes that the SSDA903 return asks for."""

from collections.abc import Iterator
from datetime import date, timedelta

from scorecard_xl.demo import rates
from scorecard_xl.demo.lives import Person, person
from scorecard_xl.demo.placements import Care, Home, at, postcode
from scorecard_xl.demo.records import Dice, Fact, Record, Span, latest, months_after

_NEW = {
    # (status changes, place changes, carer changes): the reason for the new episode.
    (True, False, False): "L",
    (False, True, False): "T",
    (True, True, False): "U",
    (False, True, True): "P",
    (True, True, True): "B",
}


def episodes(dice: Dice, care: Care, month_end: date) -> Iterator[Record]:
    """One record for each episode that has started by the month end; the last one is open where care goes on."""
    need = "N8" if care.stay.person.unaccompanied else dice.one_of(rates.NEED)
    child = {"CHILD": care.stay.person.child, "CIN": need, "HOME_POST": postcode(dice)}
    starts = [day for day in sorted({*care.homes, *care.statuses}) if day <= month_end]
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        yield child | _opening(care, start) | _closing(dice, care, start, following, month_end)


def _opening(care: Care, start: date) -> Record:
    home = latest(care.homes, start)
    return {
        "DECOM": start,
        "RNE": _why_new(care, start),
        "LS": latest(care.statuses, start),
        "PLACE": home.code,
        "PLACE_PROVIDER": home.provider,
        "PL_POST": home.postcode,
        "URN": home.urn,
        "PL_DISTANCE": home.distance,
        "PL_LOCATION": home.location,
    }


def _why_new(care: Care, start: date) -> str:
    if start == care.stay.start:
        return "S"
    moves = start in care.homes
    carer = moves and _before(care.homes, start).carer != care.homes[start].carer
    return _NEW[start in care.statuses, moves, carer]


def _closing(dice: Dice, care: Care, start: date, following: date | None, month_end: date) -> Record:
    if following:
        return {"DEC": following, "REC": "X1", "REASON_PLACE_CHANGE": _why_moved(dice, care, start, following)}
    if care.stay.end > month_end:
        return {}
    return {"DEC": care.stay.end, "REC": _why_left(care, latest(care.homes, start))}


def _why_moved(dice: Dice, care: Care, start: date, following: date) -> str | None:
    """Asked for where the place changes, but not for temporary placements."""
    homes = latest(care.homes, start), latest(care.homes, following)
    if following not in care.homes or any(home.temporary for home in homes):
        return None
    return "CARPL" if homes[1].code[0] == "A" else dice.one_of(rates.WHY_MOVED)


def _why_left(care: Care, last: Home) -> str:
    """Only a young person who lives with foster carers can stay put with them at 18."""
    return "E5" if care.stay.reason == "E17" and last.code[0] != "U" else care.stay.reason


def _before(facts: dict[date, Fact], day: date) -> Fact:
    return facts[max(since for since in facts if since < day)]


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
