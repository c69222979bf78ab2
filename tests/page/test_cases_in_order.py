"""Behind the figures lists first who misses the standard, and last who is left out."""

from fractions import Fraction

import pytest
from histories import council

from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.behind import Case, cases
from scorecard_xl.figures.missed import misses, misses_of_all
from scorecard_xl.figures.targets import Target
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.cases import frame_of

LAST = Day("2026-05-31")
HISTORIES = (
    "A 2015-01-01: S 2020-01-01 U6", "B 2015-01-01: S 2020-01-01 U6, P 2026-01-05 U6, P 2026-02-05 K2, P 2026-03-05 U6",
    "C 2015-01-01: S 2020-01-01 U6",
)  # fmt: skip
CHECKS = "A DENTAL 2026-02-01, C DENTAL 2024-02-01"


@pytest.mark.parametrize(
    ("indicator", "first"),
    [
        pytest.param("dental_on_time", {"B", "C"}, id="higher is better: those without"),
        pytest.param("three_or_more_placements", {"B"}, id="lower is better: those with"),
        pytest.param("children_in_care", set(), id="a count has no standard"),
    ],
)
def test_those_who_miss_it_come_first(indicator: str, first: set[str]) -> None:
    data = council(*HISTORIES, until="2027-03-31", Health=CHECKS)
    found = frame_of(data, INDICATORS[indicator], Window.AT, LAST)
    assert set(found["Child"][: len(first)]) == first
    assert sorted(found["Child"]) == ["A", "B", "C"]


@pytest.mark.many
@pytest.mark.parametrize("indicator", [name for name, each in INDICATORS.items() if each.unit is not Unit.CASES])
@pytest.mark.parametrize("aim", [None, "0.5", "300"])
def test_at_once_as_one_by_one(indicator: str, aim: str | None) -> None:
    each = INDICATORS[indicator]
    data = council(*HISTORIES, until="2027-03-31", Health=CHECKS)
    found = cases(data, each, each.windows[0], LAST)
    target = Target(indicator, Fraction(aim)) if aim else None
    known = found.astype(object).where(found.notna(), None)
    one_by_one = [
        misses(Case(**{name: row[name] for name in Case.__dataclass_fields__ if name in row}), each, target)
        for row in known.to_dict("records")
    ]
    assert misses_of_all(found, each, target).tolist() == one_by_one
