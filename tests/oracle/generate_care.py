"""Episodes of one child, dirty in every way that the settled rules speak of."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from oracle.days import ONE
from oracle.dice import Dice
from oracle.rows import Cell

Raw = dict[str, Any]
"""A row as a sheet has it: cells by heading."""

_PLACES = (
    "U1",
    "U2",
    "U4",
    "U4",
    "U5",
    "U6",
    "U6",
    "P1",
    "P2",
    "H5",
    "K1",
    "K2",
    "K3",
    "S1",
    "R2",
    "R5",
    "A4",
    "Z1",
    "",
)
_STATUSES = ("C1", "C2", "C2", "V2", "V2", "E1", "D1", "L1", "J1", "V3", "V4", "X9", "")
_REASONS = ("P", "P", "P", "P", "B", "B", "L", "L", "T", "U", "S", "")
_ENDINGS = (
    "E4A", "E4A", "E4B", "E4", "E13", "E3", "E41", "E43", "E45", "E48", "E17", "E11", "E12", "E5", "E7", "e8", "", "X1",
)  # fmt: skip
_ADOPTIVE = ("A3", "A4", "A5", "A6")
_ORDERS = ("C1", "C1", "C2", "C2", "V2", "V4", "E1")
_PROVIDERS = ("PR1", "PR1", "PR4", "PR4", "PR2", "PR3", "pr5", "PR0", "PR9", "")
_POSTS = ("AB1 2CD", "ab12cd", "EF3 4GH", "")


@dataclass
class Life:
    """One child's episodes so far, and the days on which its periods of care were meant to start and end."""

    dice: Dice
    child: Cell
    rows: list[Raw] = field(default_factory=list)
    periods: list[tuple[dt.date, dt.date | None]] = field(default_factory=list)


def life(dice: Dice, child: Cell, last: dt.date, reach: int) -> Life:
    """Periods of care that start at most `reach` days before the last day."""
    found = Life(dice, child)
    start = dice.day(last - dice.choice((400, reach)) * ONE, last + 10 * ONE)
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3))):
        end = dice.choice((_adoption, _at_home, *[_period] * 5))(found, start, last)
        found.periods.append((start, end))
        if end is None or end > last:
            break
        start = end + dice.choice((0, 1, 1, 20, 31, 90)) * ONE
    return found


def _period(found: Life, start: dt.date, last: dt.date) -> dt.date | None:
    """One period of care; the day it ends, or None where it is open."""
    dice = found.dice
    facts: Raw = {**_facts(dice), "RNE": dice.choice(("S", "S", "S", "S", "S", "S", "P", "L", ""))}
    day, home = start, facts
    for _ in range(dice.choice((0, 1, 1, 2, 3, 4, 6))):
        end = dice.step(day)
        if end > last + 40 * ONE:
            break
        _add(found, day, end, "X1" if dice.happens(0.96) else "", facts)
        day = _next_day(dice, day, end)
        facts, home = _next(dice, facts, home)
    return _close(found, day, last, facts)


def _next_day(dice: Dice, day: dt.date, end: dt.date) -> dt.date:
    """The day the next episode starts: as a rule that on which this one ends, else a gap or an overlap."""
    kind = dice.random()
    if kind < 0.06:
        return end + dice.choice((1, 5, 30)) * ONE
    return max(day, end - dice.choice((1, 5, 30)) * ONE) if kind < 0.11 else end


def _next(dice: Dice, facts: Raw, home: Raw) -> tuple[Raw, Raw]:
    """The facts of the next episode, and those of the carer whom a temporary placement interrupts."""
    temporary = str(facts["PLACE"]).startswith("T")
    if dice.happens(0.25 if temporary else 0.2):
        return facts | {"RNE": dice.choice(("P", "P", "B", "T", "L")), "PLACE": f"T{dice.randint(0, 4)}"}, home
    if temporary and dice.happens(0.75):
        back = home | {"RNE": dice.choice(("P", "P", "P", "B", "T", "U", "L"))}
        back |= {"PL_POST": _as_typed(dice, str(home["PL_POST"]))}
        return back, back
    moved = _moved(dice, facts)
    return moved, moved


def _as_typed(dice: Dice, post: str) -> str:
    return dice.choice((post, post, post.lower(), post.replace(" ", ""), "ZZ9 9ZZ"))


def _moved(dice: Dice, facts: Raw) -> Raw:
    reason, new = dice.choice(_REASONS), _facts(dice)
    keeps = {"L": ("PLACE", "PL_POST", "PLACE_PROVIDER", "URN"), "T": ("LS",), "P": ("LS",)}.get(reason, ())
    return new | {column: facts[column] for column in keeps} | {"RNE": reason}


def _facts(dice: Dice) -> Raw:
    return {
        "LS": dice.choice(_STATUSES), "PLACE": dice.choice(_PLACES), "PLACE_PROVIDER": dice.choice(_PROVIDERS),
        "PL_POST": dice.choice(_POSTS), "URN": dice.choice(("1", "2", "")), "CIN": "N1",
        "PL_DISTANCE": dice.choice((0, 3.2, 20, 20.1, 45, 998.9, 999, 999.9, None)),
        "PL_LOCATION": dice.choice(("IN", "OUT", "out", "")),
    }  # fmt: skip


def _adoption(found: Life, start: dt.date, last: dt.date) -> dt.date | None:
    """Care order, placement order, perhaps another, the move to the adopters, what becomes of it, the order."""
    dice = found.dice
    changes = [{"RNE": "L", "LS": dice.choice(("E1", "E1", "D1", "C2"))}]
    if dice.happens(0.3):
        changes += [{"RNE": "L", "LS": "C2"}, {"RNE": "L", "LS": "E1"}]
    changes.append({"RNE": dice.choice(("P", "T", "U", "B")), "PLACE": dice.choice((*_ADOPTIVE, "U6"))})
    while dice.happens(0.5) and len(changes) < 8:
        changes += _meanwhile(dice, str(changes[-1].get("PLACE", "A6")), _ADOPTIVE)
    facts = _facts(dice) | {"RNE": "S", "LS": "C1", "PLACE": dice.choice(("U5", "U5", "U4", "A4"))}
    return _through(found, start, last, facts, changes, dice.choice(("E11", "E12", "E12", "E4A")))


def _at_home(found: Life, start: dt.date, last: dt.date) -> dt.date | None:
    """With a parent under one order after another, there from the first or after a time with carers."""
    dice = found.dice
    facts = _facts(dice) | {"RNE": "S", "LS": dice.choice(_ORDERS), "PLACE": dice.choice(("P1", "P1", "U6", "T1"))}
    changes = [{"RNE": dice.choice(("P", "P", "B", "U")), "PLACE": "P1", "LS": dice.choice(_ORDERS)}]
    for _ in range(dice.choice((0, 1, 2, 3))):
        changes += _meanwhile(dice, "P1", ("P1",))
    return _through(found, start, last, facts, changes[facts["PLACE"] == "P1" :], "")


def _meanwhile(dice: Dice, place: str, others: tuple[str, ...]) -> list[Raw]:
    """What happens in a placement: another order, a temporary placement and the return, other carers, no move at all."""
    kind = dice.random()
    if kind < 0.35:
        return [{"RNE": "L", "LS": dice.choice(_ORDERS)}]
    if kind < 0.6:
        order = {"LS": dice.choice(_ORDERS)} if dice.happens(0.3) else {}
        away = {"RNE": "B" if order else "P", "PLACE": f"T{dice.randint(0, 4)}"} | order
        return [away, {"RNE": dice.choice(("P", "P", "P", "T")), "PLACE": place}]
    if kind < 0.75:
        return [{"RNE": "P", "PLACE": dice.choice(others), "URN": "9"}]
    return [{"RNE": dice.choice(("P", "T", "U")), "PLACE": dice.choice(("U4", "U6", *others))}]


def _through(found: Life, start: dt.date, last: dt.date, facts: Raw, changes: list[Raw], ending: str) -> dt.date | None:
    """A period of care in which one change follows another, a few days or some months later."""
    day = start
    for change in changes:
        end = min(found.dice.step(day), last)
        _add(found, day, end, "X1", facts)
        day, facts = end, facts | change
    return _close(found, day, last, facts, ending)


def _close(found: Life, day: dt.date, last: dt.date, facts: Raw, ending: str = "") -> dt.date | None:
    """The last episode of a period: open, or ended in one way or another."""
    dice = found.dice
    end = dice.step(day)
    if (not ending and dice.happens(0.5)) or end > last + 50 * ONE:
        _add(found, day, None, "", facts)
        return None
    _add(found, day, end, ending or dice.choice(_ENDINGS), facts)
    return end


def _add(found: Life, day: dt.date, end: dt.date | None, ending: str, facts: Raw) -> None:
    found.rows.append({"CHILD": found.child, "DECOM": day, **facts, "DEC": end, "REC": ending})
