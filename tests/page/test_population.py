"""Profile: children in care by month and by group, and the staff."""

import datetime as dt

import pytest
from page.months import LAST, figure, month, shown, usual

from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.exact import shown_exactly
from scorecard_xl.page.model import Bars, Shown
from scorecard_xl.page.population import bars_of, profiles, staffing, staffing_sentence, stock

AGE, STATUS = INDICATORS["children_by_age"], INDICATORS["legal_status"]


def ages(*counts: float) -> list[Shown]:
    figures = [figure(AGE.name, count, group=age) for count, age in zip(counts, AGE.groups, strict=True)]
    return [*shown_exactly(figures).values()]


def bars(*figures: Shown, **more: object) -> list[tuple[str, str]]:
    return [(bar.label, bar.text) for bar in found(*figures, **more).bars]


def found(*figures: Shown, **more: object) -> Bars:
    return bars_of(month(*figures, **more), INDICATORS[figures[0].key.indicator])


def test_bands_keep_their_order_and_say_their_share() -> None:
    assert bars(*ages(15, 71, 86, 157, 92)) == [
        ("Under 1", "15 (3.6%)"), ("1 to 4", "71 (16.9%)"), ("5 to 9", "86 (20.4%)"), ("10 to 15", "157 (37.3%)"),
        ("16 and over", "92 (21.9%)"),
    ]  # fmt: skip


def test_groups_are_sorted_with_others_last() -> None:
    counts = {"Other": 50, "Full care order": 30, "Youth justice": 0, "Placement order": 40}
    figures = [shown(STATUS.name, counts.get(group, 0), 120, group=group) for group in STATUS.groups]
    assert [label for label, _ in bars(*figures)][:2] == ["Placement order", "Full care order"]
    assert bars(*figures)[-1] == ("Other", "50 (41.7%)")


def test_england_is_beside_its_group() -> None:
    published = Benchmarks([Benchmark(AGE.name, "10 to 15", dt.date(2025, 3, 31), 0.38)])
    own = found(*ages(15, 71, 86, 157, 92), benchmarks=published)
    assert [bar.england for bar in own.bars] == [None, None, None, 0.38, None]
    assert "10 to 15 157 (37.3%) (England 38%)" in own.description
    assert own.bars[3].number == pytest.approx(157 / 421)


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        pytest.param((15, 71, 86, 157, 92), "Children in care by age: most 10 to 15", id="one largest"),
        pytest.param((15, 71, 86, 157, 157), "Children in care by age: most 10 to 15, 16 and over", id="two alike"),
        pytest.param((9, 9, 9, 9, 9), "Children in care by age", id="all alike"),
        pytest.param((0, 0, 0, 1, 0), "Children in care by age: most 10 to 15", id="one child"),
    ],
)
def test_the_title_says_the_largest(counts: tuple[float, ...], title: str) -> None:
    assert found(*ages(*counts)).title == title


@pytest.mark.parametrize(
    ("figures", "empty"),
    [
        pytest.param(ages(0, 0, 0, 0, 0), "No children were in care.", id="nobody"),
        pytest.param([shown(AGE.name, None, group=each) for each in AGE.groups], "No figure yet.", id="no figure"),
        pytest.param([shown("uasc", 1, 2)], "No figure yet: fill Episodes.", id="nothing at all"),
    ],
)  # fmt: skip
def test_why_a_set_of_bars_is_empty(figures: list[Shown], empty: str) -> None:
    assert bars_of(month(*figures), AGE).empty == empty


def test_bands_of_a_copy() -> None:
    own = [Shown(each.key, "1 to 7", is_rounded=True) for each in ages(1, 1, 1, 1, 1)[:2]]
    own += [Shown(each.key, "20", "50%", 20.0, is_rounded=True) for each in ages(1, 1, 1, 1, 1)[2:]]
    result = found(*own)
    assert [(bar.text, bar.number and round(bar.number, 2)) for bar in result.bars][1:3] == [
        ("1 to 7", None),
        ("20 (50%)", 0.33),
    ]


def test_every_group_of_all_children_is_a_profile() -> None:
    names = {each.name for each in profiles()}
    assert {"children_by_age", "length_of_time_in_care", "legal_status", "placement_type"} <= names
    assert "care_leavers_eet" not in names and "leavers_by_destination" not in names


def test_thirteen_months_of_children_in_care_and_of_moves() -> None:
    ends = month_ends(LAST, 13)
    numbers = [shown("children_in_care", 400 + at, end=end) for at, end in enumerate(ends)]
    moves = [shown(name, count, window=window) for name, window, count in (
        ("children_starting", "month", 18), ("children_leaving", "month", 0), ("children_starting", "ytd", 25),
        ("children_leaving", "ytd", 30),
    )]  # fmt: skip
    own = stock(month(*numbers, *moves))
    assert (own.labels[0], own.labels[-1], own.in_care[0], own.in_care[-1]) == ("May 25", "May 26", 400, 412)
    assert (own.starting[-1], own.leaving[-1], own.starting[0]) == (18, 0, None)
    assert own.sentence == (
        "18 started to be looked after and none left care in May; 25 started and 30 left since April."
    )
    assert own.description.startswith(
        "Children in care, thirteen months to May 2026: now 412, lowest 400, highest 412."
    )


def test_the_stock_of_nothing() -> None:
    own = stock(month())
    assert (own.sentence, own.description, own.in_care) == ("", "", [None] * 13)


def caseload(team: str, cases: float, workers: float, end: Day = LAST) -> Shown:
    return shown("average_caseload", cases, workers, group=team, end=end)


def test_staffing_has_a_row_for_each_team_of_the_month() -> None:
    own = month(
        usual(caseload("North", 30, 2), 10, 20), caseload("South", 41, 2, month_ends(LAST, 2)[0]),
        establishment={"North": 31.5}, caseload_targets={"North": 16},
    )  # fmt: skip
    (only,) = staffing(own)
    assert vars(only) == {
        "team": "North", "establishment": "31.5", "caseload": "15.0", "target": "16", "rating": NOTHING, "change": "no real change",
    }  # fmt: skip
    assert staffing_sentence(own) == "Rating: the average caseload against the team's own target."


def test_without_a_caseload_of_the_month_it_says_what_to_fill() -> None:
    assert staffing(month()) == []
    assert staffing_sentence(month()) == "No figure for May 2026: fill Caseloads."
