"""Which children miss a standard."""

import pytest

from scorecard_xl.errors import Refusal
from scorecard_xl.figures.behind import Case
from scorecard_xl.figures.missed import in_order, misses, only_missed
from scorecard_xl.figures.targets import Target
from scorecard_xl.indicators import INDICATORS

DAYS_426 = Target("adoption_time_to_placement", 426)


def child(name="A", met=None, counts=True, value=None):
    return Case(name, None, None, None, counts, met, "", value=value)


@pytest.mark.parametrize(
    ("indicator", "target", "case", "missed"),
    [
        pytest.param("reviews_on_time", None, child(met=False), True, id="a review not in time"),
        pytest.param("reviews_on_time", None, child(met=True), False, id="a review in time"),
        pytest.param("reviews_on_time", None, child(counts=False), False, id="left out"),
        pytest.param("three_or_more_placements", None, child(met=True), True, id="fewer are better, and this is one"),
        pytest.param(
            "three_or_more_placements", None, child(met=False), False, id="fewer are better, and this is none"
        ),
        pytest.param("adoption_time_to_placement", DAYS_426, child(value=427), True, id="a day more than the target"),
        pytest.param("adoption_time_to_placement", DAYS_426, child(value=426), False, id="the target to the day"),
        pytest.param("adoption_time_to_placement", None, child(value=900), False, id="a mean without a target"),
        pytest.param("children_in_care", None, child(met=True), False, id="a count"),
        pytest.param("legal_status", None, child(met=False), False, id="neither more nor fewer is better"),
    ],
)
def test_a_child_misses_the_standard(indicator, target, case, missed):
    assert misses(case, INDICATORS[indicator], target) is missed


CASES = [child("A", True), child("B", False), child("C", counts=False), child("D", False)]


def test_those_who_miss_it_come_first_and_those_left_out_last():
    assert [each.child for each in in_order(CASES, INDICATORS["reviews_on_time"], None)] == ["B", "D", "A", "C"]


def test_those_who_miss_it_alone():
    assert [each.child for each in only_missed(CASES, INDICATORS["reviews_on_time"], None)] == ["B", "D"]


@pytest.mark.parametrize("indicator", ["children_in_care", "legal_status", "missing_children", "sdq_average"])
def test_without_a_standard_nobody_can_be_asked_for(indicator):
    with pytest.raises(Refusal, match="has no standard that a child can miss: leave out --missed"):
        only_missed(CASES, INDICATORS[indicator], None)
