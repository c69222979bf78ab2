"""A second route to local measures and their usual range: a loop over the rows of the sheet, from the contract."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from oracle.days import edate, month_end

Row = Sequence[object]


class Local(NamedTuple):
    """A figure of one month, its change and its usual range."""

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    previous: float | None = None
    lower: float | None = None
    mean: float | None = None
    upper: float | None = None
    variation: str | None = None


def figure(measure: Row, values: Sequence[Row], last: dt.date) -> Local:
    """`measure`: a row of LocalMeasures; `values`: the rows of LocalValues; `last`: the end of the month."""
    name, _, unit, better, *_ = measure
    ends = [_end(last, back) for back in range(12, -1, -1)]
    months = [_of_month(str(name), values, end) for end in ends]
    exact = [_value(str(unit), *parts) for parts in months]
    n, d, _ = months[-1]
    if unit == "count" and n is None:
        n = months[-1][2]
    now, before = exact[-1], exact[-2]
    found = Local(n, d, _float(now), _float(before))
    return found._replace(**_usual(str(unit), str(better), exact, [parts[1] for parts in months[:-1]]))


def _end(last: dt.date, back: int) -> dt.date:
    day = edate(last.replace(day=1), -back)
    return month_end(day.year, day.month)


Numbers = tuple[float | None, float | None, float | None]


def _of_month(name: str, values: Sequence[Row], end: dt.date) -> Numbers:
    """Numerator, denominator and value: of two rows the lower counts; a value beside both parts is not needed."""
    found: Numbers = (None, None, None)
    for own, month, *numbers in values:
        if own == name and month == f"{end:%Y-%m}" and any(each is not None for each in numbers):
            n, d, value = (None if each is None else float(str(each)) for each in numbers)
            found = (n, d, None if d is not None else value)
    return found


def _value(unit: str, n: float | None, d: float | None, value: float | None) -> Fraction | None:
    if unit == "count":
        one = value if n is None else n
        return None if one is None else Fraction(str(one))
    if d is not None and n is not None:
        return Fraction(str(n)) / Fraction(str(d)) if d else None
    return None if value is None else Fraction(str(value))


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _usual(
    unit: str, better: str, exact: Sequence[Fraction | None], wholes: Sequence[float | None]
) -> dict[str, float | str | None]:
    known = [(each, whole) for each, whole in zip(exact[:-1], wholes, strict=True) if each is not None]
    cases = [whole for _, whole in known if whole is not None]
    if len(known) < 8 or (cases and sum(cases) / len(cases) < 10):
        return {}
    values = [each for each, _ in known]
    m = sum(values) / Fraction(len(values))
    r = sum(abs(values[at] - values[at - 1]) for at in range(1, len(values))) / Fraction(len(values) - 1)
    lower, upper = max(m - Fraction("2.66") * r, Fraction(0)), m + Fraction("2.66") * r
    if unit == "share":
        upper = min(upper, Fraction(1))
    found: dict[str, float | str | None] = {"lower": float(lower), "mean": float(m), "upper": float(upper)}
    now = exact[-1]
    if now is not None:
        found["variation"] = _word(better, _moved([*values, now], lower, m, upper))
    return found


def _moved(every: Sequence[Fraction], lower: Fraction, m: Fraction, upper: Fraction) -> int:
    """1 up, -1 down, 0 as usual: outside the range, the seventh on one side, or the sixth step one way."""
    now = every[-1]
    if now > upper or now < lower:
        return 1 if now > upper else -1
    if len(every) >= 7 and (all(each > m for each in every[-7:]) or all(each < m for each in every[-7:])):
        return 1 if now > m else -1
    steps = [every[at] - every[at - 1] for at in range(len(every) - 6, len(every))]
    if all(step > 0 for step in steps) or all(step < 0 for step in steps):
        return 1 if steps[-1] > 0 else -1
    return 0


def _word(better: str, moved: int) -> str:
    if not moved:
        return "usual"
    if better == "neither":
        return "high" if moved > 0 else "low"
    return "better" if (moved > 0) == (better == "higher") else "worse"
