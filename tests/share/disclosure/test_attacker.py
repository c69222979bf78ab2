"""An attacker with linear programming over everything that was ever shared: what is hidden stays hidden."""

import pytest
from disclosure.attacker import Attacker
from disclosure.notation import figures, last_copy, name

from scorecard_xl.council.period import like_day
from scorecard_xl.share.disclosure import Reason, Rules
from scorecard_xl.share.disclosure.decide import decisions
from scorecard_xl.share.disclosure.facts import Part, fact_of


def hidden_counts(copies):
    """Every count that any copy hid: the numerators but noughts, and the other small numbers, of all that was hidden."""
    found = {
        target: terms for copy in copies for each in copy if each.hidden for target, terms in _counts(each).items()
    }
    return found | _adopted_in_a_month(copies)


def _adopted_in_a_month(copies):
    """The one small number about children that no figure tells, but that comes out of two years to date."""
    truth = {
        (f.window, f.end): f.numerator
        for copy in copies
        for f in (each.figure for each in copy)
        if f.indicator == "leavers_adopted"
    }
    found = {}
    for window, end in truth:
        before = 0 if end.month == 4 else truth.get((window, like_day(end, -1)))
        if window == "ytd" and before is not None and 1 <= truth[window, end] - before <= 5:
            found[f"adopted in {end:%Y-%m}"] = {("leavers_adopted", None, "month", end, "n"): 1}
    return found


def _counts(decision):
    figure = decision.figure
    key, small = (figure.indicator, figure.group, figure.window, figure.end), Rules().small_parts(fact_of(figure))
    found = {"d": {(*key, "d"): 1}} if Part.DENOMINATOR in small or decision.hidden is Reason.NUMBER else {}
    if figure.unit in ("count", "share") and figure.numerator:
        found["n"] = {(*key, "n"): 1}
    if Part.COMPLEMENT in small:
        found["d - n"] = {(*key, "d"): 1, (*key, "n"): -1}
    return {f"{name(figure)} {part}": terms for part, terms in found.items()}


def attack(copies):
    attacker = Attacker(
        [[each.public for each in copy] for copy in copies], [each.figure for copy in copies for each in copy]
    )
    return attacker.narrowed(hidden_counts(copies))


def test_no_hidden_count_of_24_copies_can_be_narrowed_to_fewer_than_three_values(copies):
    assert len(hidden_counts(copies)) > 300
    assert attack(copies) == {}


def test_without_secondary_suppression_he_finds_many(careless_copies):
    narrowed = attack(careless_copies)
    assert {
        "legal_status[Detained for child protection] at 2026-05 n",
        "initial_health_on_time quarter 2025-07 n",
    } <= narrowed.keys()
    assert len(narrowed) > 50


def test_little_is_hidden(copies):
    """Of the figures of a reporting month, besides the small ones, no more than 6."""
    for copy in copies:
        last = max(each.figure.end for each in copy)
        assert sum(each.hidden is Reason.TO_PROTECT for each in copy if each.figure.end == last) <= 6


FOUND = {
    "the one hidden band": ["children_in_care at 2026-05: 26", "children_by_age[Under 1] at 2026-05: 3", "children_by_age[1 to 4] at 2026-05: 23"],
    "a month by the year to date": ["missing_episodes month 2026-04: 12, 3", "missing_episodes ytd 2026-05: 15"],
    "a month by two years to date": ["missing_episodes month 2026-05: 3", "missing_episodes ytd 2026-04: 12, 15"],
    "one who came": ["children_in_care at 2026-04: 100, 95", "children_starting month 2026-05: 4", "children_leaving month 2026-05: 9"],
    "children by a single episode": ["missing_children month 2026-05: 1", "missing_children ytd 2026-04: 9, 10"],
    "late assessments of a quarter": [
        "initial_health_on_time quarter 2026-06: 9/40", "initial_health_on_time quarter 2026-09: 3/30", "initial_health_on_time ytd 2026-09: 12/70",
    ],
}  # fmt: skip


@pytest.mark.parametrize("lines", FOUND.values(), ids=FOUND)
def test_what_he_can_do(lines):
    assert attack([decisions(figures(*lines), Rules(), hidden=())])


def test_a_month_before_those_of_the_first_copy_has_none_or_more():
    """Ten in the twelve months to March and nine in those to May: of April and May a year ago there was one at the most."""
    months = [f"missing_episodes month 2025-{month:02}: {number}" for month, number in ((5, 1), (6, 9))]
    nobody = [f"missing_episodes month {month}: 0" for month in ("2025-07", "2025-08", "2025-09", "2025-10", "2025-11")]
    copy = last_copy(
        [
            *months,
            *nobody,
            "missing_episodes month 2025-12: 0, 0, 0, 0, 0, 0",
            "missing_episodes 12m 2026-03: 10, 10, 9",
        ]
    )
    assert attack([copy]) == {}


def test_a_value_before_tells_what_it_rounds():
    now = figures("uasc at 2026-05: 40/400", previous=0.012)
    before = [each.public for each in decisions(figures("uasc at 2026-04: 5/400"), Rules(), hidden=())]
    (end,) = {each.end for each in before}
    attacker = Attacker([[*now, *before]], [*now])
    attacker.known["uasc", None, "at", end, "d"] = 400
    assert attacker.narrowed({"uasc": {("uasc", None, "at", end, "n"): 1}}) == {"uasc": pytest.approx((4.6, 5.0))}
