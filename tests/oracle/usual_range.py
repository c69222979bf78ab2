"""A second route to the usual range of a figure, from the wording of the contract: a loop a series."""

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from oracle.council import Council
from oracle.days import edate, month_end
from oracle.figures import RULES, Figures, figure, rule
from oracle.sums import Parts, count, share, share_of_all

LOWER_IS_BETTER = [
    "average_caseload",
    "missing_share",
    "missing_repeatedly",
    "three_or_more_social_workers",
    "three_or_more_placements",
    "missing_children",
    "missing_episodes",
    "adoption_time_to_placement",
    "adoption_time_to_match",
    "sdq_average",
    "placed_over_20_miles",
    "placed_outside_area",
]
NO_DIRECTION = [
    "children_in_care",
    "length_of_time_in_care",
    "children_by_age",
    "children_starting",
    "children_leaving",
    "placement_type",
    "legal_status",
    "uasc",
    "placement_provider",
    "leavers_by_destination",
    "children_by_sex",
    "children_by_ethnic_group",
]
TODAY_ONLY = ("pathway_plan", "care_leavers_suitable_accommodation", "care_leavers_eet", "care_leavers_in_touch")
TARGETS = {
    "reviews_on_time": "0.98", "visits_on_time": "0.98", "three_or_more_placements": "0.08", "long_term_stability": "0.75",
    "pep_in_place": "1", "initial_health_on_time": "0.95", "annual_health_on_time": "0.93", "dental_on_time": "0.93",
    "adoption_time_to_placement": "426", "adoption_time_to_match": "120",
}  # fmt: skip


class Usual(NamedTuple):
    """The five columns of a figure that its usual range fills."""

    lower: float | None = None
    mean: float | None = None
    upper: float | None = None
    variation: str | None = None
    assurance: str | None = None


Published = Mapping[tuple[str, str | None, dt.date], Parts]
"""By indicator, group and month end, in the window that is judged."""


def usual_ranges(council: Council, last: dt.date, published: Published) -> Iterator[tuple[str, str | None, Usual]]:
    """The usual range of every figure of a month, by indicator and group."""
    for name, each in RULES.items():
        window = "month" if {"month", "quarter", "ytd"} & set(each.windows.split()) else each.windows
        months = [figure(council, name, window, _earlier(last, back)) for back in range(12, -1, -1)]
        for group in dict.fromkeys(group for month in months for _, group, _ in month):
            before = [_parts(month, name, group, window) for month in months[:-1]]
            if name in TODAY_ONLY:
                before = [published.get((name, group, _earlier(last, back))) for back in range(12, 0, -1)]
            yield name, group, usual_of(name, before, _parts(months[-1], name, group, window), window == "month")


def _earlier(last: dt.date, back: int) -> dt.date:
    day = edate(last.replace(day=1), -back)
    return month_end(day.year, day.month)


def _parts(month: Figures, name: str, group: str | None, window: str) -> Parts | None:
    return month.get((name, group, window))


def usual_of(name: str, before: list[Parts | None], now: Parts | None, in_months: bool) -> Usual:
    """The usual range of one series: the parts of the month ends before, and of now."""
    values, denominators = [], []
    for parts in before:
        value = _value(name, parts)
        if value is not None and parts is not None:
            values.append(value)
            denominators.append(parts[1])
    if len(values) < 8:
        return Usual()
    if rule(name).adding is not count and sum(each or 0 for each in denominators) / len(denominators) < 10:
        return Usual()
    m = sum(values) / Fraction(len(values))
    steps = [abs(values[at] - values[at - 1]) for at in range(1, len(values))]
    r = sum(steps) / Fraction(len(steps))
    lower, upper = m - Fraction("2.66") * r, m + Fraction("2.66") * r
    if lower < 0:
        lower = Fraction(0)
    if rule(name).adding in (share, share_of_all) and upper > 1:
        upper = Fraction(1)
    value = _value(name, now)
    moved = None if value is None else _moved(values, value, (lower, m, upper), in_months)
    return Usual(float(lower), float(m), float(upper), _word(name, moved), _assurance(name, lower, upper))


def _value(name: str, parts: Parts | None) -> Fraction | None:
    if parts is None or parts[0] is None:
        return None
    if rule(name).adding is count:
        return Fraction(parts[0])
    return Fraction(parts[0]) / Fraction(parts[1]) if parts[1] else None


def _moved(before: list[Fraction], value: Fraction, usual: tuple[Fraction, Fraction, Fraction], in_months: bool) -> str:
    """up, down or not at all."""
    lower, m, upper = usual
    if value > upper:
        return "up"
    if value < lower:
        return "down"
    every = [*before, value]
    above = below = rising = falling = 0  # how many in a row, up to now
    for at, each in enumerate(every):
        above = above + 1 if each > m else 0
        below = below + 1 if each < m else 0
        rising = rising + 1 if at and each > every[at - 1] else 0
        falling = falling + 1 if at and each < every[at - 1] else 0
    if not in_months:
        return "no"
    if above >= 7 or below >= 7:
        return "up" if above else "down"
    return "up" if rising >= 6 else "down" if falling >= 6 else "no"


def _word(name: str, moved: str | None) -> str | None:
    if moved is None or moved == "no":
        return moved and "usual"
    if name in NO_DIRECTION:
        return "high" if moved == "up" else "low"
    return "better" if (moved == "up") != (name in LOWER_IS_BETTER) else "worse"


def _assurance(name: str, lower: Fraction, upper: Fraction) -> str | None:
    if name not in TARGETS:
        return None
    target = Fraction(TARGETS[name])
    best, worst = (lower, upper) if name in LOWER_IS_BETTER else (upper, lower)
    meets = [each <= target if name in LOWER_IS_BETTER else each >= target for each in (worst, best)]
    return "always" if meets[0] else "sometimes" if meets[1] else "never"
