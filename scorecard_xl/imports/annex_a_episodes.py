"""Episodes from the lists of Annex A, for children of whom a workbook has none (decisions K2, K4)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scorecard_xl.imports.annex_a_records import Record
from scorecard_xl.imports.ssda903 import Extract
from scorecard_xl.tables.cells import Unreadable, is_empty, read_code, read_id
from scorecard_xl.tables.dates import read_date
from scorecard_xl.tables.values import Value

Cells = dict[str, Value]


@dataclass(frozen=True)
class Episode:
    """What is compared of an episode of the book."""

    decom: dt.date
    dec: dt.date | None
    rne: str
    rec: str


def of_book(episodes: Extract) -> Mapping[str, list[Episode]]:
    """The readable episodes by child, in order (decisions A3)."""
    found: dict[str, list[Episode]] = {}
    columns = [episodes.cells(name) or [None] * len(episodes.rows) for name in ("CHILD", "DECOM", "DEC", "RNE", "REC")]
    for child, decom, dec, rne, rec in zip(*columns, strict=True):
        try:
            start = read_date(decom)
            one = Episode(start, None if is_empty(dec) else read_date(dec), _code(rne), _code(rec))
            found.setdefault(read_id(child), []).append(one)
        except Unreadable:
            continue
    for own in found.values():
        own.sort(key=lambda episode: (episode.decom, episode.dec or dt.date.max))
    return found


def _code(cell: Value) -> str:
    return "" if is_empty(cell) else read_code(cell)


def start_of_care(episodes: Sequence[Episode]) -> dt.date:
    """The start of the last period of care (decisions A3)."""
    start = episodes[0].decom
    for before, own in pairwise(episodes):
        ended = before.dec is not None and before.dec < own.decom and before.rec != "X1"
        if own.rne == "S" or ended:
            start = own.decom
    return start


def in_care(one: Record, start: dt.date) -> list[Cells]:
    """One row from the start of care, or two where the present placement began later."""
    moved = one.day("startdateofmostrecentplacement")
    ceased = one.day("dateceasedtobelookedafter")
    reason = one.code("reasonceasedtobelookedafter", "REC") if ceased else ""
    facts: Cells = {"LS": one.code("childslegalstatus", "LS"), "CIN": one.code("childscategoryofneed", "CIN")}
    place: Cells = {
        "PLACE": one.code("placementtype", "PLACE"), "PLACE_PROVIDER": one.code("placementprovider", "PLACE_PROVIDER"),
        "PL_POST": one.text("placementpostcode"), "URN": one.text("urnofplacement"),
        "PL_LOCATION": one.code("placementlocation", "PL_LOCATION"),
    }  # fmt: skip
    first: Cells = {"CHILD": one.child, "DECOM": start, "RNE": "S", **facts}
    ending: Cells = {"DEC": ceased, "REC": reason}
    if moved is None or moved <= start:
        return [{**first, **place, **ending}]
    return [
        {**first, "DEC": moved, "REC": "X1"},
        {"CHILD": one.child, "DECOM": moved, "RNE": "P", **facts, **place, **ending},
    ]


def adopted(one: Record, fostered: dt.date | None) -> list[Cells]:
    """From entering care to the adoption order, with the placement order and the adoptive placement between.

    `fostered`: the day of a fostering-for-adoption placement, which then is that of the placement. [] without a day
    of entering care.
    """
    entered, end = one.day("datethechildenteredcare"), one.day("dateofadoptionorder")
    order, placed = one.day("dateofplacementorder"), fostered or one.day("dateplacedforadoption")
    if entered is None or end is None or end <= entered:
        return []
    later = {day for day in (order, placed) if day is not None and entered < day < end}
    days = [entered, *sorted(later)]
    return [_adopted(one, day, (order, placed), until, end) for day, until in zip(days, [*days[1:], end], strict=True)]


def _adopted(
    one: Record, day: dt.date, known: tuple[dt.date | None, dt.date | None], until: dt.date, end: dt.date
) -> Cells:
    order, placed = known
    is_ordered, is_placed = (each is not None and each <= day for each in known)
    first = day == one.day("datethechildenteredcare")
    changed = "B" if day == order == placed else "L" if day == order else "P"
    return {
        "CHILD": one.child,
        "DECOM": day,
        "RNE": "S" if first else changed,
        "LS": "E1" if is_ordered else None,
        "PLACE": ("A6" if order else "A4") if is_placed else None,
        "DEC": until,
        "REC": "E11" if until == end else "X1",
    }
