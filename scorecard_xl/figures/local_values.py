"""The monthly values of local measures, as officers type or paste them on the sheet Local measures."""

from collections.abc import Iterator
from fractions import Fraction

from scorecard_xl.council.period import Day, month_end
from scorecard_xl.figures import naming
from scorecard_xl.figures.local import name_of
from scorecard_xl.indicators import Counts, Declared, Indicator, Parts, Unit
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_number
from scorecard_xl.tables.dates import read_month
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.sheet_reader import Record, Records

VALUES = "LocalValues"
_NUMBERS = ("NUMERATOR", "DENOMINATOR", "VALUE")
_NOT_USED = "so the value is not used"
_NEEDS_DENOMINATOR = (
    "is blank, so a copy for anyone does not show the measure: write how many children it rests on, which decides what "
    "may be shown"
)


class _Wrong(Exception):
    """Which cell is wrong, and what about it."""

    def __init__(self, heading: str, what: str) -> None:
        self.heading, self.what = heading, what


def totals_of(records: Records, measures: Declared) -> dict[str, dict[Day, Parts]]:
    """By name and last day of the month. A row that cannot be used is a problem, and has no value."""
    records.say_missing()
    found = [(record, *each) for record in records if (each := _row(record, measures)) is not None]
    records.say_repeated(((record, (name, day)) for record, name, day, _ in found), "MONTH")
    totals: dict[str, dict[Day, Parts]] = {}
    for _, name, day, parts in found:
        totals.setdefault(name, {})[day] = parts
    _say_hidden(found, measures)
    return totals


MonthRow = tuple[str, Day, Parts]


def _row(record: Record, measures: Declared) -> MonthRow | None:
    """None for a row without a number, and for one that cannot be used: a cell that is wrong is said."""
    name = ""
    try:
        name = _name(record, measures)
        day, measure = _month(record), measures[name]
        numbers = {heading: _number(record, heading) for heading in _NUMBERS}
        if all(number is None for number in numbers.values()):
            return None
        return name, day, _parts(measure, numbers["NUMERATOR"], numbers["DENOMINATOR"], numbers["VALUE"])
    except _Wrong as wrong:
        what = f"{wrong.what.partition(':')[0]}, {_NOT_USED}:{wrong.what.partition(':')[2]}"
        record.of.problem(record, wrong.heading, what, Severity.ERROR, (name,) if name else ())
        return None


def _name(record: Record, measures: Declared) -> str:
    value = record.cells.get("NAME")
    if is_empty(value):
        raise _Wrong("NAME", "is blank: write the NAME of a measure of LocalMeasures")
    if name_of(value) not in measures:
        write = naming.what_to_write(value, measures, "check the spelling there")
        raise _Wrong("NAME", f"is not a measure of LocalMeasures that can be used: {write}")
    return name_of(value)


def _month(record: Record) -> Day:
    value = record.cells.get("MONTH")
    try:
        return month_end(Day(read_month(value)))
    except Unreadable:
        said = "is blank" if is_empty(value) else "is not a month"
        raise _Wrong("MONTH", f"{said}: write 2026-05 or a day of it") from None


def _number(record: Record, heading: str) -> float | None:
    value = record.cells.get(heading)
    if is_empty(value):
        return None
    if as_text(value).endswith("%"):
        raise _Wrong(heading, "is a text: write 85% as 0.85")
    try:
        number = read_number(str(value) if isinstance(value, bool) else value)
    except Unreadable as error:
        what = f"{error}"
        raise _Wrong(heading, what if ":" in what else f"{what}: write digits alone") from None
    if number < 0:
        raise _Wrong(heading, "is below zero: write a number from 0 up")
    return int(number) if number.is_integer() else number


def _parts(measure: Indicator, numerator: float | None, denominator: float | None, value: float | None) -> Parts:
    if measure.unit is Unit.COUNT:
        return _count(numerator, denominator, value)
    if (numerator is None) != (denominator is None):
        missing, given = ("DENOMINATOR", "NUMERATOR") if denominator is None else ("NUMERATOR", "DENOMINATOR")
        raise _Wrong(missing, f"is blank though {given} is not: give both or neither")
    if measure.unit is Unit.SHARE:
        _check_share(numerator, denominator, value)
    if numerator is None or denominator is None:
        return Parts(value=value)
    if not denominator:
        _check_nothing(numerator, value)
    elif value is not None and not agree(value, Fraction(numerator) / Fraction(denominator), measure.unit):
        quotient = f"{numerator / denominator:.6g}"
        raise _Wrong("VALUE", f"is not NUMERATOR ÷ DENOMINATOR, which is {quotient}: clear VALUE, or correct the three")
    return Parts(numerator, denominator)


def _count(numerator: float | None, denominator: float | None, value: float | None) -> Parts:
    if denominator is not None:
        raise _Wrong("DENOMINATOR", "is not blank though the unit is count: clear it, or make the unit share")
    for heading, number in (("NUMERATOR", numerator), ("VALUE", value)):
        _check_whole(heading, number)
    if None not in (numerator, value) and numerator != value:
        raise _Wrong("VALUE", "is not the same as NUMERATOR: a count needs only one of them, so clear the other")
    return Parts(value if numerator is None else numerator)


def _check_whole(heading: str, number: float | None) -> None:
    if number is not None and not float(number).is_integer():
        raise _Wrong(heading, "is not a whole number: write how many were counted")


def _check_share(numerator: float | None, denominator: float | None, value: float | None) -> None:
    if value is not None and value > 1:
        raise _Wrong("VALUE", "is not a share from 0 to 1: write 85% as 0.85")
    for heading, number in (("NUMERATOR", numerator), ("DENOMINATOR", denominator)):
        _check_whole(heading, number)
    if numerator is not None and denominator is not None and numerator > denominator:
        raise _Wrong("NUMERATOR", "is above DENOMINATOR: a share has its part above and the whole below")


def _check_nothing(numerator: float, value: float | None) -> None:
    if numerator or value:
        raise _Wrong("DENOMINATOR", "is 0, so there is nothing to divide by: correct it, or clear the row")


def agree(value: float, quotient: Fraction, unit: Unit) -> bool:
    """Whether the value is the quotient, rounded to as many decimals as it is written with; a share to two at least."""
    written = repr(float(value))
    decimals = 15 if "e" in written else len(written.partition(".")[2].removesuffix("0"))
    if unit is Unit.SHARE:
        decimals = max(decimals, 2)
    return abs(Fraction(value) - quotient) <= Fraction(1, 2 * 10**decimals) + Fraction(1, 10**9)


def _say_hidden(found: list[tuple[Record, str, Day, Parts]], measures: Declared) -> None:
    """Once for each measure that counts children and has a value whose number of children is not known."""
    for record, name in _first_without(found, measures):
        record.of.problem(record, "DENOMINATOR", _NEEDS_DENOMINATOR, Severity.WARNING, (name,))


def _first_without(found: list[tuple[Record, str, Day, Parts]], measures: Declared) -> Iterator[tuple[Record, str]]:
    said: set[str] = set()
    for record, name, _, parts in found:
        of = measures[name]
        if of.counts is Counts.CHILDREN and of.unit is not Unit.COUNT and parts.value is not None and name not in said:
            said.add(name)
            yield record, name
