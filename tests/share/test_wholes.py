"""Groups that make up a whole: beside a small group another one has no number, whatever that is."""

import pytest
from test_disclosure import ANYONE, BEFORE, END, MEMBERS, figure

from scorecard_xl.council.period import Day
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.model import NOT_SHOWN
from scorecard_xl.share.wholes import LEFT_OUT, beside_bands, show_all

MARCH = Day("2026-03-31")


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
        pytest.param(
            "placement_type",
            {"Foster": 90, "Other": 3, "With parents": 3},
            ["Independent or supported"],
            id="two small groups",
        ),
        pytest.param(
            "placement_provider",
            {"Own provision": 48, "Private": 48, "Other public": 1, "Other": 2},
            ["Own provision"],
            id="none of Voluntary: a group of many is left out",
        ),
        pytest.param("children_by_sex", {"Male": 10, "Not known": 3}, [], id="fewer than 20: nothing is shown"),
        pytest.param("placement_type", {"Foster": 98, "Other": 2}, ["Independent or supported"], id="left out at none"),
        pytest.param("children_by_age", {"Under 1": 7, "10 to 15": 40}, ["5 to 9"], id="ages, which are counts"),
        pytest.param(
            "length_of_time_in_care", {"Under 6 months": 1, "2 to 3 years": 9}, ["1 to 2 years"], id="lengths"
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
        pytest.param(5, 5, False, id="small itself"),
        pytest.param(0, 0, True, id="none"),
    ],
)
def test_rule_3_permanence_is_not_shown_beside_a_small_destination(permanent, adopted, is_shown):
    groups = {"Adopted": adopted, "Special guardianship": permanent - adopted, "Other": 60 - permanent}
    own = [*whole("leavers_by_destination", groups), figure("leavers_permanence", permanent, 60, window="ytd")]
    assert (None not in not_shown(own)) is is_shown


@pytest.mark.parametrize(
    ("children", "episodes", "repeatedly", "is_shown"),
    [
        pytest.param(8, 11, 1, False, id="both about 10: two of them at most"),
        pytest.param(8, 11, 0, False, id="... whatever the number"),
        pytest.param(8, 13, 1, True, id="about 10 and about 15"),
        pytest.param(3, 5, 1, False, id="both 1 to 7"),
        pytest.param(0, 0, 0, True, id="nobody was missing"),
    ],
)
def test_rule_3_missing_repeatedly_is_not_shown_where_children_and_episodes_read_the_same(
    children, episodes, repeatedly, is_shown
):
    numbers = {"missing_children": children, "missing_episodes": episodes, "missing_repeatedly": repeatedly}
    own = [figure(name, number, window="12m") for name, number in numbers.items()]
    assert not_shown(own) == ([] if is_shown else [None])
    assert not_shown(own, MEMBERS) == []


@pytest.mark.parametrize(
    ("starting", "leaving", "is_shown"),
    [
        pytest.param(0, 1, False, id="nobody started and one left: the total would tell that it was one"),
        pytest.param(7, 12, False, id="about 10 left"),
        pytest.param(3, 4, False, id="both small"),
        pytest.param(8, 12, True, id="both 8 or more"),
        pytest.param(0, 0, True, id="none"),
    ],
)
def test_rule_4_starting_and_leaving_are_shown_together_or_not_at_all(starting, leaving, is_shown):
    own = [figure("children_starting", starting, window="ytd"), figure("children_leaving", leaving, window="ytd")]
    assert not_shown(own) == ([] if is_shown else [None, None])


def test_nor_does_a_share_of_who_left_say_whether_anybody_did():
    """Of none who left and of fewer than 20 the rows are the same."""
    rows = []
    for leaving in (0, 5):
        share = figure("leavers_adopted", 0, leaving, window="ytd")
        own = [figure("children_starting", 4, window="ytd"), figure("children_leaving", leaving, window="ytd"), share]
        rows.append([vars(each) for each in show_all(own, ANYONE, lambda _: None)])
    assert rows[0] == rows[1]


def test_each_month_is_a_whole_of_its_own():
    groups = {"Male": 98, "Female": 98}
    own = [*whole("children_by_sex", groups), *whole("children_by_sex", groups | {"Not known": 2}, BEFORE)]
    found = [each for each in show_all(own, ANYONE, lambda _: None) if each.text == NOT_SHOWN]
    assert [each.figure.end for each in found] == [BEFORE]


@pytest.mark.parametrize("sexes", [{"Male": 98, "Female": 98, "Not known": 1}, {"Male": 98, "Female": 98}])
def test_on_31_march_a_whole_with_a_small_group_has_no_numbers(sexes):
    """DfE publishes most of them as they are, and so the rest would be told."""
    found = not_shown(whole("children_by_sex", sexes, MARCH))
    assert found == (list(sexes) if "Not known" in sexes else [])


def test_the_members_copy_shows_all_groups():
    assert not_shown(whole("children_by_sex", {"Male": 98, "Female": 98, "Not known": 1}), MEMBERS) == []


def test_every_whole_names_two_of_its_groups():
    wholes = {each.name for each in INDICATORS.values() if each.groups and not each.is_rated and each.unit != "cases"}
    assert set(LEFT_OUT) == {each for each in wholes if not each.startswith("care_leavers_")}
    assert all({*names} <= {*INDICATORS[name].groups} for name, names in LEFT_OUT.items())
