"""Groups that make up a whole: beside a small group another one has no number, whatever that is."""

import pytest
from test_disclosure import ANYONE, BEFORE, END, MEMBERS, figure

from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.model import NOT_SHOWN
from scorecard_xl.share.wholes import LEFT_OUT, beside_bands, show_all


def whole(name, numbers, end=END):
    """Its figures, those that are not named 0."""
    own = INDICATORS[name]
    total = None if own.unit == "count" else sum(numbers.values())
    window = own.windows[0]
    return [figure(name, numbers.get(group, 0), total, group=group, window=window, end=end) for group in own.groups]


def not_shown(figures, rules=ANYONE):
    return [each.figure.group for each in show_all(figures, rules, lambda _: None) if each.text == NOT_SHOWN]


@pytest.mark.parametrize(
    ("name", "numbers", "expected"),
    [
        pytest.param("children_by_sex", {"Male": 98, "Female": 98}, [], id="no small group: all are shown"),
        pytest.param("children_by_sex", {"Male": 98, "Female": 98, "Not known": 1}, ["Female"], id="1 beside two"),
        pytest.param("children_by_sex", {"Male": 98, "Female": 98, "Not known": 7}, ["Female"], id="7 beside two"),
        pytest.param("children_by_sex", {"Male": 98, "Female": 98, "Not known": 8}, [], id="8 is no small group"),
        pytest.param("children_by_sex", {"Male": 98, "Female": 3}, ["Male"], id="the one that is left out is small"),
        pytest.param("children_by_sex", {"Female": 3, "Not known": 3, "Male": 90}, ["Female"], id="two small groups"),
        pytest.param("children_by_sex", {"Male": 10, "Not known": 3}, [], id="fewer than 20: nothing is shown"),
        pytest.param("placement_type", {"Foster": 98, "Other": 2}, ["Independent or supported"], id="left out at none"),
        pytest.param("children_by_age", {"Under 1": 7, "5 to 9": 40}, ["1 to 4"], id="ages, which are counts"),
        pytest.param(
            "length_of_time_in_care", {"Under 6 months": 1, "1 to 2 years": 9}, ["2 to 3 years"], id="lengths"
        ),
        pytest.param("leavers_by_destination", {"Adopted": 5, "Other": 20}, ["To parents or relatives"], id="leavers"),
    ],
)
def test_rule_3_one_group_has_no_number_beside_a_small_one(name, numbers, expected):
    assert not_shown(whole(name, numbers)) == expected


def test_what_is_left_out_says_nothing_of_its_number():
    """The same texts and bounds, whatever the number of the group that is left out."""
    found = [
        [vars(each) for each in beside_bands(show_all(whole("placement_type", numbers), ANYONE, lambda _: None))]
        for numbers in ({"Foster": 98, "Other": 2}, {"Foster": 68, "Independent or supported": 30, "Other": 2})
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("permanent", "adopted", "is_shown"),
    [
        pytest.param(13, 6, False, id="13 of two small destinations would tell both"),
        pytest.param(20, 10, True, id="destinations of 8 or more"),
        pytest.param(5, 5, True, id="small itself"),
        pytest.param(0, 0, True, id="none"),
    ],
)
def test_rule_3_permanence_is_not_shown_beside_a_small_destination(permanent, adopted, is_shown):
    groups = {"Adopted": adopted, "Special guardianship": permanent - adopted, "Other": 60 - permanent}
    own = [*whole("leavers_by_destination", groups), figure("leavers_permanence", permanent, 60, window="ytd")]
    assert (None not in not_shown(own)) is is_shown


def test_each_month_is_a_whole_of_its_own():
    groups = {"Male": 98, "Female": 98}
    own = [*whole("children_by_sex", groups), *whole("children_by_sex", groups | {"Not known": 2}, BEFORE)]
    found = [each for each in show_all(own, ANYONE, lambda _: None) if each.text == NOT_SHOWN]
    assert [each.figure.end for each in found] == [BEFORE]


def test_the_members_copy_shows_all_groups():
    assert not_shown(whole("children_by_sex", {"Male": 98, "Female": 98, "Not known": 1}), MEMBERS) == []


def test_every_whole_names_two_of_its_groups():
    wholes = {each.name for each in INDICATORS.values() if each.groups and not each.is_rated and each.unit != "cases"}
    assert set(LEFT_OUT) == {each for each in wholes if not each.startswith("care_leavers_")}
    assert all({*names} <= {*INDICATORS[name].groups} for name, names in LEFT_OUT.items())
