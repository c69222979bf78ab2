"""Who the children are, who provides their placements, and where those who left went (decisions J3 to J5)."""

import pytest
from figures_of import groups, parts, reasons
from histories import case, council

from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.indicators import INDICATORS

R = "2026-05-31"
IN_CARE = "A -: S 2025-01-01 U6"


def placed(*episodes):
    """A child's episodes, each with its provider: `RNE DECOM PLACE PROVIDER`."""
    rows = [episode.split() for episode in episodes]
    ends = [*(row[1] for row in rows[1:]), "-"]
    return ", ".join(
        f"A {decom} {rne} C2 - {place} {provider} {end} {'-' if end == '-' else 'X1'}"
        for (rne, decom, place, provider), end in zip(rows, ends, strict=True)
    )


@pytest.mark.parametrize(
    ("code", "group"),
    [
        case("PR1", "PR1", "Own provision"),
        case("PR2", "PR2", "Other council"),
        case("PR3", "PR3", "Other public"),
        case("PR4", "PR4", "Private"),
        case("PR5", "PR5", "Voluntary"),
        case("PR0: parents", "PR0", "Other"),
        case("in lower case", "pr4", "Private"),
        case("unknown", "PR9", "Other"),
        case("blank", "-", "Other"),
    ],
)
def test_placement_provider(code, group):
    assert groups(council(Episodes=placed(f"S 2025-01-01 U6 {code}")), "placement_provider", R) == {group: 1}


def test_in_a_temporary_placement_the_provider_is_that_of_the_placement_it_interrupts():
    data = council(Episodes=placed("S 2025-01-01 U6 PR4", "P 2026-05-20 T1 PR3"))
    assert groups(data, "placement_provider", R) == {"Private": 1}
    assert reasons(data, "placement_provider", R) == [("A", True, "Private: PR4, with this carer since 1 January 2025")]


@pytest.mark.parametrize(
    ("sex", "group"),
    [
        case("M", "M", "Male"),
        case("1, up to 2023/24", "1", "Male"),
        case("F", "F", "Female"),
        case("2, up to 2023/24", "2", "Female"),
        case("in lower case", "f", "Female"),
        case("U", "U", "Not known"),
        case("another code", "9", "Not known"),
        case("blank", "-", "Not known"),
    ],
)
def test_children_by_sex(sex, group):
    data = council(IN_CARE, Children=f"A {sex} 2015-01-01 WBRI")
    assert groups(data, "children_by_sex", R) == {group: 1}


ETHNIC = {
    "White": "WBRI WIRI WIRT WOTH WROM",
    "Mixed": "MWBC MWBA MWAS MOTH",
    "Asian": "AIND APKN ABAN AOTH CHNE",
    "Black": "BCRB BAFR BOTH",
    "Other": "OOTH",
    "Not known": "REFU NOBT ZZZZ -",
}


@pytest.mark.parametrize(
    ("code", "group"), [case(code, code, group) for group, codes in ETHNIC.items() for code in codes.split()]
)
def test_children_by_ethnic_group(code, group):
    data = council(IN_CARE, Children=f"A M 2015-01-01 {code}")
    assert groups(data, "children_by_ethnic_group", R) == {group: 1}


@pytest.mark.parametrize("name", ["children_by_sex", "children_by_ethnic_group"])
class TestOfChildren:
    """What both of them read from Children."""

    def test_the_last_row_of_a_child_counts(self, name):
        data = council(IN_CARE, Children="A M 2015-01-01 WBRI, A F 2015-01-01 BAFR")
        assert groups(data, name, R) in ({"Female": 1}, {"Black": 1})

    def test_a_child_without_a_row_in_children_is_not_known(self, name):
        data = council(IN_CARE, Children="B M 2015-01-01 WBRI")
        assert groups(data, name, R) == {"Not known": 1}

    def test_each_group_is_a_share_of_all_in_care(self, name):
        data = council(IN_CARE, "B -: S 2025-01-01 U6", "C -: S 2025-01-01 U6 V4", Children="A M - WBRI, B F - BAFR")
        found = Calculator(data).figures(INDICATORS[name], Window.AT, Day(R))
        assert {figure.denominator for figure in found} == {2}
        assert sum(figure.numerator for figure in found) == 2

    def test_without_any_row_in_children_each_group_is_null(self, name):
        found = Calculator(council(IN_CARE, Children="")).figures(INDICATORS[name], Window.AT, Day(R))
        assert {(figure.numerator, figure.denominator) for figure in found} == {(None, None)}


LEFT = {
    "Adopted": "E11 E12",
    "Special guardianship": "E43 E44 E45 E46 E47 E48",
    "Child arrangements order": "E41",
    "To parents or relatives": "E4 E4A E4B E13",
    "Staying put": "E17",
    "Independent or adult services": "E5 E6 E7",
    "Other": "E2 E3 E8 E9 E14 E15 E16 E99",
}
PERMANENT = ("Adopted", "Special guardianship", "Child arrangements order")


@pytest.mark.parametrize(
    ("code", "group"), [case(code, code, group) for group, codes in LEFT.items() for code in codes.split()]
)
def test_destination_and_permanence_by_rec(code, group):
    data = council(f"A -: S 2020-01-01 U6, out 2026-04-01 {code}")
    assert groups(data, "leavers_by_destination", R, "ytd") == {group: 1}
    assert parts(data, "leavers_permanence", R, "ytd") == (int(group in PERMANENT), 1)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("left on 31 March: in the twelve months alone", "A -: S 2020-01-01 U6, out 2026-03-31 E45", ({}, {"Special guardianship": 1})),
        case("left on the last day", "A -: S 2020-01-01 U6, out 2026-05-31 E17", ({"Staying put": 1}, {"Staying put": 1})),
        case("left before the twelve months", "A -: S 2020-01-01 U6, out 2025-05-31 E45", ({}, {})),
        case("left twice: the last time counts", "A -: S 2020-01-01 U6, out 2026-04-10 E4A, S 2026-04-20 U6, out 2026-05-20 E41",
             ({"Child arrangements order": 1}, {"Child arrangements order": 1})),
        case("X1 and a blank REC are no leaving", "A -: S 2020-01-01 U6, out 2026-05-10 -", ({}, {})),
        case("the end of a short break is no leaving", "A -: S 2020-01-01 U6 V3, out 2026-05-10 E8", ({}, {})),
    ],
)  # fmt: skip
def test_leavers_by_destination(history, expected):
    data = council(history)
    found = tuple(groups(data, "leavers_by_destination", R, window) for window in ("ytd", "12m"))
    assert found == expected


def test_permanence_of_the_quarter_and_of_the_year():
    data = council("A -: S 2020-01-01 U6, out 2025-12-31 E45", "B -: S 2020-01-01 U6, out 2026-01-01 E4A")
    assert parts(data, "leavers_permanence", "2026-02-28", "quarter") == (0, 1)
    assert parts(data, "leavers_permanence", "2026-02-28", "ytd") == (1, 2)


def test_the_lists_of_those_who_left():
    data = council("A -: S 2020-01-01 U6, out 2026-04-01 E45")
    assert reasons(data, "leavers_by_destination", R, "ytd") == [
        ("A", True, "Special guardianship: left care 1 April 2026, reason E45")
    ]
    assert reasons(data, "leavers_permanence", R, "ytd") == [("A", True, "left care 1 April 2026, reason E45")]
