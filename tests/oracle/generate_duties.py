"""Reviews and visits of one child: on the day, early, late, missing, planned, twice."""

import datetime as dt
from collections.abc import Callable, Iterator

from oracle.days import ONE, edate, workday
from oracle.dice import Dice
from oracle.generate_care import Life, Raw

_ALONE = ("Y", "N", "y", "")
_CODES = ("PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7", "pn1", "")


def reviews(found: Life, last: dt.date) -> Iterator[Raw]:
    dice = found.dice
    for start, end in found.periods:
        until = min(end or last + 80 * ONE, last + 80 * ONE)
        first = workday(start, 20)
        for day, due in _series(
            dice, first, until, lambda day, n: edate(day, 3 if n == 1 else 6), (-40, -1, 1, 30, 190)
        ):
            yield from _twice(dice, _review(dice, found, day, due), "REVIEW_DUE", REVIEW_CODE=_CODES)
    for row in found.rows:
        if row["PLACE"] in ("P1", "A3", "A4", "A5", "A6") and dice.happens(0.6):
            yield from _early_reviews(found, row["DECOM"])


def _early_reviews(found: Life, start: dt.date) -> Iterator[Raw]:
    """Reviews soon after a child came to live with a parent or with adopters: as the law asks, or about then."""
    first = start + found.dice.choice((0, 1, 20, 27, 28, 28, 29)) * ONE
    for day in (first, edate(first, 3) + found.dice.choice((-1, 0, 1)) * ONE):
        if found.dice.happens(0.7):
            yield _review(found.dice, found, day, None)


def _review(dice: Dice, found: Life, day: dt.date | None, due: dt.date | None) -> Raw:
    code = dice.choice(_CODES) if day else ""
    return {"CHILD": found.child, "REVIEW": day, "REVIEW_CODE": code, "REVIEW_DUE": due}


def visits(found: Life, last: dt.date) -> Iterator[Raw]:
    dice = found.dice
    for row in found.rows:
        often = row["PLACE"] in ("P1", "A3", "A4", "A5", "A6")
        if (often or row["RNE"] in ("S", "P", "B")) and dice.happens(0.8):
            start = row["DECOM"]
            until = min(row["DEC"] or last + 50 * ONE, last + 50 * ONE, start + 900 * ONE)
            yield from _visits(found, start, until, often)


def _visits(found: Life, start: dt.date, until: dt.date, often: bool) -> Iterator[Raw]:
    dice = found.dice

    def following(day: dt.date, number: int) -> dt.date:
        if often:
            return day + (7 if number < 6 else dice.choice((7, 28, 42))) * ONE
        return edate(day, 3) if day >= edate(start, 12) and dice.happens(0.6) else day + 42 * ONE

    first = start + dice.choice((0, 7, 7)) * ONE
    for day, due in _series(dice, first, until, following, (-7, -1, 1, 7, 60)):
        seen = {
            "SEEN": dice.choice(("Y", "Y", "", "", "y", "N", "No", 0)),
            "SEEN_ALONE": dice.choice(_ALONE),
        }
        row = {"CHILD": found.child, "VISIT": day, "VISIT_DUE": due, **seen}
        yield from _twice(dice, row, "VISIT_DUE", SEEN_ALONE=_ALONE)


def _twice(dice: Dice, row: Raw, due: str, **codes: tuple[str, ...]) -> Iterator[Raw]:
    """The row, at times twice, and at times with another code or due day the second time."""
    yield row
    if dice.happens(0.04):
        day = dice.choice((row[due], row[due], None, row[due] and row[due] - ONE))
        yield row | {due: day} | {column: dice.choice((row[column], *some)) for column, some in codes.items()}


def _series(
    dice: Dice, due: dt.date, until: dt.date, following: Callable[[dt.date, int], dt.date], off: tuple[int, ...]
) -> Iterator[tuple[dt.date | None, dt.date | None]]:
    """Days done and due: either may be blank, never both."""
    number, given = 0, dice.happens(0.3)
    while due <= until:
        kind = dice.random()
        day = dice.around(due, *off)
        number += 1
        if kind < 0.84:
            day_due = dice.around(due, -3, 0, 0, 0, 5) if given and dice.happens(0.7) else None
            yield day, day_due
            if dice.happens(0.06):
                yield None, day_due or day
        elif kind < 0.92:
            yield None, dice.around(due, -1, 0, 3)
        due = max(following(day if kind < 0.84 else due, number), due + ONE)
