"""The rows of the front page."""

import datetime as dt
from dataclasses import replace

import pytest
from page.months import DENTIST, HOMES, REVIEWS, measure, month, row, shown, trend, usual

from scorecard_xl.council.period import Day
from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.figure import NOTHING, Rag, Variation
from scorecard_xl.page.model import NOT_SHOWN, Position, Shown
from scorecard_xl.page.rows import more, row_of, rows_of, themes

EET, MISSING = "care_leavers_eet", "missing_children"


@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        pytest.param(shown(HOMES, 36, 421), ("8.6%", "36 of 421", "≤ 8%", "○ Near target"), id="a share"),
        pytest.param(shown(DENTIST, 277, 277), ("100%", "277 of 277", "≥ 93%", "● On target"), id="all"),
        pytest.param(shown(DENTIST, 2769, 2770), ("100.0%", "2,769 of 2,770", "≥ 93%", "● On target"), id="nearly all"),
        pytest.param(shown(DENTIST, 0, 277), ("0%", "0 of 277", "≥ 93%", "■ Off target"), id="none"),
        pytest.param(shown("uasc", 42, 421), ("10.0%", "42 of 421", NOTHING, NOTHING), id="no target"),
        pytest.param(shown(MISSING, 14), ("14", "in May", NOTHING, NOTHING), id="a count"),
        pytest.param(shown("adoption_time_to_match", 3600, 21, value=171.6), ("172 days", "mean of 21", "≤ 120 days", "■ Off target"), id="days"),
        pytest.param(shown(DENTIST, 0, 0), (NOTHING, "none to count", "≥ 93%", NOTHING), id="nothing to count"),
        pytest.param(shown(DENTIST, None), (NOTHING, "no figure yet", "≥ 93%", NOTHING), id="no figure"),
        pytest.param(
            replace(shown("uasc", 42, 421), text=NOT_SHOWN), (NOTHING, NOT_SHOWN, NOTHING, NOTHING), id="not shown beside a small one"
        ),
        pytest.param(shown("immunisations", None), (NOTHING, "on 31 March only", NOTHING, NOTHING), id="another day than 31 March"),
        pytest.param(
            replace(shown(HOMES, 1, 60), rag=None, is_rounded=True), ("1.7%", "1 of 60", "≤ 8%", "too few to rate"), id="not rated"
        ),
    ],
)  # fmt: skip
def test_value_how_many_target_and_rating_of_a_row(figure: Shown, cells: tuple[str, ...]) -> None:
    own = row(figure)
    assert (own.now.text, own.now.how_many, own.target, own.rating) == cells


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        pytest.param(usual(shown(HOMES, 7, 100), 0.05, 0.08), "no real change", id="usual"),
        pytest.param(usual(shown(HOMES, 9, 100), 0.05, 0.08, Variation.WORSE), "▼ worse than usual", id="worse"),
        pytest.param(usual(shown(HOMES, 3, 100), 0.05, 0.08, Variation.BETTER), "▲ better than usual", id="better"),
        pytest.param(usual(shown("uasc", 9, 100), 0.05, 0.08, Variation.HIGH), "▲ higher than usual", id="higher"),
        pytest.param(usual(shown("uasc", 3, 100), 0.05, 0.08, Variation.LOW), "▼ lower than usual", id="lower"),
        pytest.param(shown(HOMES, 3, 100, not_judged="too few months"), "too few months", id="too few months"),
        pytest.param(shown(HOMES, None), "", id="no figure"),
    ],
)
def test_the_change_of_a_row_in_words(figure: Shown, said: str) -> None:
    assert row(figure).change == said


def test_position_of_a_share_beside_others() -> None:
    published = Benchmarks([Benchmark(DENTIST, None, dt.date(2025, 3, 31), 0.81, 0.82, 0.885)])
    assert row(shown(DENTIST, 3, 4), benchmarks=published).position == Position(0.75, 0.93, 0.81, 0.885)
    assert row(shown(DENTIST, 3, 4)).position == Position(0.75, 0.93)
    assert row(shown(DENTIST, None)).position == Position(None, 0.93)


@pytest.mark.parametrize("name", [MISSING, "adoption_time_to_match", "sdq_average"])
def test_what_is_no_share_has_no_position(name: str) -> None:
    assert row(shown(name, 10, 20, value=10)).position == Position()


def test_the_leading_window_of_a_share_is_the_year_to_date_and_its_line_the_months() -> None:
    months = trend(REVIEWS, [98, 97, 99])
    own = row(shown(REVIEWS, 9, 10, window="ytd"), "Reviews", *months)
    assert own.now.text == "90.0%"
    assert own.months == [None] * 10 + [0.98, 0.97, 0.99]


def test_of_events_that_no_month_may_show_the_last_twelve_months_lead() -> None:
    own = row_of(month(shown(MISSING, 40, window="12m"), shown(MISSING, 9, window="ytd")), measure(MISSING))
    assert (own.now.text, own.now.how_many) == ("40", "in 12 months")


def test_what_is_known_on_31_march_only_is_shown_with_its_day() -> None:
    figure = shown("immunisations", 187, 200, end=Day("2026-03-31"))
    own = row_of(month(figure, shown("immunisations", None)), measure("immunisations"))
    assert (own.now.text, own.now.how_many) == ("93.5%", "on 31 Mar 2026")


def test_a_row_without_group_stands_for_every_group() -> None:
    rows = [*rows_of(themes(month(measures=[measure(EET, "In work")])))]
    assert [(each.group, each.label) for each in rows][:2] == [
        ("17 to 18", "In work, 17 to 18"),
        ("19 to 21", "In work, 19 to 21"),
    ]


def test_themes_keep_the_order_of_the_sheet_and_come_once() -> None:
    own = [replace(measure(name, name), theme=theme) for name, theme in ((DENTIST, "A"), (HOMES, "B"), (REVIEWS, "A"))]
    found = themes(month(measures=own))
    assert [(each.name, [row.label for row in each.rows]) for each in found] == [
        ("A", [DENTIST, REVIEWS]),
        ("B", [HOMES]),
    ]


def test_what_is_neither_on_the_front_nor_a_chart_is_listed_apart() -> None:
    own = [measure(DENTIST, front=False), measure(HOMES, chart=False), measure("uasc", front=False, chart=False)]
    found = month(shown("uasc", 1, 4), measures=own)
    assert [each.indicator for each in rows_of(themes(found))] == [HOMES]
    assert [each.indicator for each in more(found)] == ["uasc"]


def test_there_is_room_for_36_rows() -> None:
    own = [measure(DENTIST, str(at)) for at in range(40)]
    assert [each.label for each in rows_of(themes(month(measures=own)))] == [str(at) for at in range(36)]


def test_the_rating_is_the_figure_s() -> None:
    assert row(shown(DENTIST, 1, 100, rag=Rag.GREEN)).rating == "● On target"
