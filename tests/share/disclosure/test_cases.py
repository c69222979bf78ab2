"""What a shared copy hides, case by case. (+) before a name: only so that nothing small can be worked out."""

from dataclasses import replace

import pytest
from disclosure.notation import figures, hidden, last_copy

from scorecard_xl.share.disclosure import DisclosureError, Reason, Rules, decide

MARK = {Reason.SMALL: "", Reason.TO_PROTECT: "(+) ", Reason.NUMBER: "(number) "}
AGES = ("Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")


def ages(*numbers, month="2026-05"):
    bands = [f"children_by_age[{age}] at {month}: {number}" for age, number in zip(AGES, numbers, strict=True)]
    return [f"children_in_care at {month}: {sum(numbers)}", *bands]


def marked(copy, earlier=(), rules=None):
    return sorted(MARK[reason] + name for name, reason in hidden(copy, earlier, rules).items())


SMALL = {
    "zero is shown": ("children_starting month 2026-05: 0", False),
    "one is hidden": ("children_starting month 2026-05: 1", True),
    "five is hidden": ("children_starting month 2026-05: 5", True),
    "six is shown": ("children_starting month 2026-05: 6", False),
    "nothing to count is shown": ("uasc at 2026-05: 0/0", False),
    "no value is shown": ("immunisations at 2026-05: -", False),
    "a share of none of many is shown": ("uasc at 2026-05: 0/40", False),
    "a share of all is shown": ("care_leavers_in_touch[17 to 18] at 2026-05: 40/40", False),
    "a share with a small numerator": ("uasc at 2026-05: 3/40", True),
    "a share with a small complement": ("uasc at 2026-05: 37/40", True),
    "a share with a small denominator": ("uasc at 2026-05: 0/3", True),
    "a share with neither": ("uasc at 2026-05: 6/40", False),
    "98% of reviews with 3 late is shown": ("reviews_on_time month 2026-05: 147/150", False),
    "of 20 reviews one late is shown": ("reviews_on_time month 2026-05: 19/20", False),
    "of 19 reviews one late is hidden": ("reviews_on_time month 2026-05: 18/19", True),
    "of 150 reviews 3 on time is hidden": ("reviews_on_time month 2026-05: 3/150", True),
    "a mean over five children": ("adoption_time_to_match 12m 2026-05: 900/5", True),
    "a mean over six children": ("adoption_time_to_match 12m 2026-05: 900/6", False),
    "a small sum behind a mean is no count": ("adoption_time_to_match 12m 2026-05: 3/6", False),
    "few workers and cases are no children": ("average_caseload[North] at 2026-05: 4/2", False),
}  # fmt: skip


@pytest.mark.parametrize(("line", "is_hidden"), SMALL.values(), ids=SMALL)
def test_small_in_itself(line, is_hidden):
    assert bool(hidden([line])) == is_hidden


def test_small_shortfalls_are_hidden_where_settings_say_so():
    assert hidden(["reviews_on_time month 2026-05: 147/150"], rules=Rules(hide_small_shortfalls=True))


@pytest.mark.parametrize(("threshold", "is_hidden"), [(0, False), (5, False), (6, True), (10, True)])
def test_the_threshold_is_a_setting(threshold, is_hidden):
    assert bool(hidden(["children_starting month 2026-05: 6"], rules=Rules(threshold))) == is_hidden


WORKED_OUT = {
    "one small band of a visible total takes the next smallest with it": (
        ages(3, 12, 70, 90, 40), ["(+) children_by_age[1 to 4] at 2026-05", "children_by_age[Under 1] at 2026-05"],
    ),
    "a band of nought does not help: it is shown": (
        ages(3, 0, 0, 90, 40), ["(+) children_by_age[16 and over] at 2026-05", "children_by_age[Under 1] at 2026-05"],
    ),
    "two small bands whose sum leaves one answer take a third": (
        ages(1, 1, 70, 90, 40),
        ["(+) children_by_age[16 and over] at 2026-05", "children_by_age[1 to 4] at 2026-05", "children_by_age[Under 1] at 2026-05"],
    ),
    "two small bands with a sum of 3 have two answers: a third goes": (
        ages(1, 2, 70, 90, 40),
        ["(+) children_by_age[16 and over] at 2026-05", "children_by_age[1 to 4] at 2026-05", "children_by_age[Under 1] at 2026-05"],
    ),
    "two small bands with a sum of 4 have three answers": (
        ages(2, 2, 70, 90, 40), ["children_by_age[1 to 4] at 2026-05", "children_by_age[Under 1] at 2026-05"],
    ),
    "no band is small: all are shown": (ages(6, 12, 70, 90, 40), []),
    "a small month does not come out of the year to date": (
        ["missing_episodes month 2026-04: 12, 3", "missing_episodes ytd 2026-05: 15"],
        ["(+) missing_episodes month 2026-04", "missing_episodes month 2026-05"],
    ),
    "a small month does not come out of twelve months and the twelve before": (
        ["missing_episodes 12m 2026-04: 65, 60", "missing_episodes month 2026-05: 3", "missing_episodes month 2025-05: 8"],
        ["(+) missing_episodes month 2025-05", "missing_episodes month 2026-05"],
    ),
    "few children missing in a month do not come out of two years to date, where nobody went twice": (
        ["missing_children ytd 2026-04: 9, 12", "missing_children month 2026-05: 3"],
        ["(+) missing_children ytd 2026-04", "missing_children month 2026-05"],
    ),
    "a month with few children missing is nearly told by a year that has one more": (
        ["missing_children ytd 2026-04: 11, 13", "missing_children month 2026-05: 3"], ["missing_children month 2026-05"],
    ),
    "a small April is the year to date": (
        ["missing_episodes month 2026-04: 3", "missing_episodes ytd 2026-04: 3"],
        ["missing_episodes month 2026-04", "missing_episodes ytd 2026-04"],
    ),
    "a small month does not come out of the children who came and left": (
        ["children_in_care at 2026-04: 100, 95", "children_starting month 2026-05: 4", "children_leaving month 2026-05: 9"],
        ["(+) children_leaving month 2026-05", "children_starting month 2026-05"],
    ),
    "a denominator that stands elsewhere hides nothing": (
        ["children_in_care at 2026-05: 100", "uasc at 2026-05: 3/100"], ["uasc at 2026-05"],
    ),
    "a small number of leavers does not come out of a share's denominator": (
        ["children_leaving month 2026-04: 4, 8", "leavers_adopted ytd 2026-05: 6/12"],
        ["(+) children_leaving month 2026-05", "children_leaving month 2026-04"],
    ),
    "care leavers who are in touch have the denominator of those in education or work": (
        ["care_leavers_eet[17 to 18] at 2026-05: 2/5", "care_leavers_in_touch[17 to 18] at 2026-05: 0/5"],
        ["care_leavers_eet[17 to 18] at 2026-05", "care_leavers_in_touch[17 to 18] at 2026-05"],
    ),
    "children in care for a year are the denominator of dental checks": (
        ["length_of_time_in_care[Under 6 months] at 2026-05: 3", "length_of_time_in_care[6 to 12 months] at 2026-05: 30",
         "length_of_time_in_care[1 to 2 years] at 2026-05: 60", "children_in_care at 2026-05: 93", "dental_on_time at 2026-05: 40/60"],
        ["(+) length_of_time_in_care[6 to 12 months] at 2026-05", "length_of_time_in_care[Under 6 months] at 2026-05"],
    ),
    "few children are not more than few episodes": (
        ["missing_children month 2026-05: 3", "missing_episodes month 2026-05: 40"], ["missing_children month 2026-05"],
    ),
    "children adopted in a month, which no figure tells, do not come out of two years to date": (
        ["leavers_adopted ytd 2026-05: 9/30, 12/45"], ["(+) leavers_adopted ytd 2026-05"],
    ),
    "0% stays, but of how many does not": (
        ["reviews_on_time month 2026-04: 0/1, 0/6", "reviews_on_time ytd 2026-05: 0/7"],
        ["(number) reviews_on_time month 2026-05", "reviews_on_time month 2026-04"],
    ),
    "a nought goes rather than the children in care, where one left and nobody came": (
        ["children_in_care at 2026-04: 100, 99", "children_starting month 2026-05: 0", "children_leaving month 2026-05: 1"],
        ["(+) children_starting month 2026-05", "children_leaving month 2026-05"],
    ),
    "a share of nobody goes rather than the children in care, where one came and nobody left": (
        ["children_in_care at 2026-03: 100, 101", "children_starting month 2026-04: 1", "children_leaving month 2026-04: 0",
         "leavers_adopted quarter 2026-04: 0/0", "leavers_adopted ytd 2026-04: 0/0"],
        ["(+) children_leaving month 2026-04", "(+) leavers_adopted quarter 2026-04", "(+) leavers_adopted ytd 2026-04",
         "children_starting month 2026-04"],
    ),
    "of the mean only the number of children goes, where it alone tells": (
        [*(f"leavers_adopted quarter 2026-0{m}: {n}/30" for m, n in ((3, 9), (5, 3))), "leavers_adopted quarter 2025-09: 8/30",
         "leavers_adopted quarter 2025-12: 7/30", "leavers_adopted quarter 2025-06: 12/30", "leavers_adopted quarter 2025-05: 6/30",
         "adoption_time_to_match 12m 2026-05: 5000/33"],
        ["(number) adoption_time_to_match 12m 2026-05", "leavers_adopted quarter 2026-05"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("copy", "expected"), WORKED_OUT.values(), ids=WORKED_OUT)
def test_what_could_be_worked_out(copy, expected):
    assert marked(copy) == expected


OVER_TIME = {
    "a month does not come out of the year to date of this copy and the last": (
        [["missing_episodes ytd 2026-04: 12"], ["missing_episodes ytd 2026-05: 15", "missing_episodes month 2026-05: 3"]],
        ["(+) missing_episodes ytd 2026-05", "missing_episodes month 2026-05"],
    ),
    "what was hidden stays hidden": (
        [ages(3, 12, 70, 90, 40), ages(3, 12, 70, 90, 40)],
        ["(+) children_by_age[1 to 4] at 2026-05", "children_by_age[Under 1] at 2026-05"],
    ),
    "what was shown is known for ever, so something new is hidden": (
        [["missing_episodes month 2026-04: 12, 20"], ["missing_episodes month 2026-06: 3", "missing_episodes ytd 2026-06: 35"]],
        ["(+) missing_episodes ytd 2026-06", "missing_episodes month 2026-06"],
    ),
    "with two months hidden the year to date is shown again": (
        [["missing_episodes month 2026-04: 12"], ["missing_episodes month 2026-05: 3", "missing_episodes ytd 2026-05: 15"],
         ["missing_episodes month 2026-06: 9", "missing_episodes ytd 2026-06: 24"]],
        ["(+) missing_episodes month 2026-06"],
    ),
    "a year to date goes rather than the children in care, where no more were adopted since the last copy": (
        [["children_in_care at 2026-04: 100", "children_leaving month 2026-04: 30", "leavers_adopted ytd 2026-04: 9/30"],
         ["children_in_care at 2026-05: 90", "children_starting month 2026-05: 2", "children_leaving month 2026-05: 12",
          "leavers_adopted ytd 2026-05: 9/42"]],
        ["(+) children_leaving month 2026-05", "(+) leavers_adopted ytd 2026-05", "children_starting month 2026-05"],
    ),
    "where who left was shown, and who came is put right to a few, the children in care go": (
        [["children_in_care at 2026-04: 100, 94", "children_starting month 2026-05: 6", "children_leaving month 2026-05: 12"],
         ["children_in_care at 2026-05: 93", "children_starting month 2026-05: 5"]],
        ["(+) children_in_care at 2026-05", "children_starting month 2026-05"],
    ),
    "a figure that was put right since is another figure": (
        [["children_starting month 2026-05: 9"], ["children_starting month 2026-05: 4"]], ["children_starting month 2026-05"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("copies", "expected"), OVER_TIME.values(), ids=OVER_TIME)
def test_copies_one_after_the_other(copies, expected):
    *earlier, last = copies
    assert marked(last, earlier) == expected


def test_where_a_later_month_was_shared_before_the_sentence_says_so():
    june = decide(figures("missing_episodes month 2026-06: 9", "missing_episodes ytd 2026-06: 12"), Rules())
    with pytest.raises(DisclosureError, match=r"that of a later month, 2026-06, which was shared before it"):
        decide(figures("missing_episodes ytd 2026-05: 3"), Rules(), [[each.told for each in june]])


def test_nothing_is_shared_where_an_earlier_copy_gives_a_small_number_away():
    careless = [
        replace(each.told, shown=each.hidden is not Reason.SMALL) for each in last_copy(ages(3, 12, 70, 90, 40))
    ]
    says = (
        "Not shared: a small number in 'Children in care by age', 2026-05, .* earlier ones show. Share it with a later"
    )
    with pytest.raises(DisclosureError, match=says):
        decide(figures(*ages(3, 12, 70, 90, 40)), Rules(), [careless])
