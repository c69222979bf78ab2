"""The boxes under the headline, and the actions, by rule."""

import datetime as dt
from dataclasses import replace

import pytest
from page.months import CARER, DENTIST, HOMES, LAST, REVIEWS, measure, month, rated, row, shown, trend, usual

from scorecard_xl.figures.commentary import Commentary, Remark
from scorecard_xl.figures.figure import Assurance, Rag, Variation
from scorecard_xl.page.boxes import actions, boxes
from scorecard_xl.page.model import Row, Shown
from scorecard_xl.page.rows import row_of

OFF, CHANGED, MET = range(3)
IHA, DAYS = "initial_health_on_time", "adoption_time_to_placement"


def lines(at: int, *rows: Row, shown: tuple[Shown, ...] = ()) -> list[str]:
    figures = {each.key: each for each in (*shown, *(row.now for row in rows))}
    return list(boxes(month(*figures.values()), rows)[at].lines)


def test_off_target_furthest_first() -> None:
    rows = [
        row(shown(CARER, 69, 100), "Same carer"),
        row(shown(IHA, 27, 100), "First check"),
        row(shown(REVIEWS, 99, 100)),
    ]
    assert lines(OFF, *rows) == ["First check: 27.0%, target 95%.", "Same carer: 69.0%, target 75%."]


def test_days_and_shares_are_sorted_by_the_part_of_the_target_that_is_missed() -> None:
    rows = [row(shown(DENTIST, 80, 100), "Dentist"), row(shown(DAYS, 9000, 18, value=500), "Adoption")]
    assert lines(OFF, *rows) == ["Adoption: 500 days, target 426 days.", "Dentist: 80.0%, target 93%."]


@pytest.mark.parametrize(
    ("percentages", "said"),
    [
        pytest.param(
            [20, 34, 30, 22, 25, 27, 30, 27], "; has not passed 34.0% in 8 months", id="never met in eight months"
        ),
        pytest.param([20, 34, 30, 22, 25, 27, 27], "", id="seven months are too few"),
        pytest.param([20, 95, 30, 22, 25, 27, 30, 27], "", id="met once"),
    ],
)
def test_what_was_never_met_says_how_far_it_came(percentages: list[float], said: str) -> None:
    series = trend(DENTIST, percentages)
    now = usual(series[-1], 0.14, 0.37, assurance=Assurance.NEVER)
    own = row_of(month(*series[:-1], now), measure(DENTIST, "Dentist"))
    assert lines(OFF, own, shown=(*series, now)) == [f"Dentist: 27.0%, target 93%{said}."]


def test_less_is_better_says_how_low_it_came() -> None:
    series = trend(HOMES, [12, 11, 13, 12, 15, 12, 13, 14])
    now = usual(series[-1], 0.1, 0.16, assurance=Assurance.NEVER)
    own = row_of(month(*series[:-1], now), measure(HOMES, "Homes"))
    assert lines(OFF, own, shown=(*series, now)) == ["Homes: 14.0%, target 8%; has not been below 11.0% in 8 months."]


def test_a_range_that_reaches_the_target_says_nothing_of_the_year() -> None:
    series = trend(DENTIST, [27] * 8)
    now = usual(series[-1], 0.1, 1, assurance=Assurance.SOMETIMES)
    own = row_of(month(*series[:-1], now), measure(DENTIST, "Dentist"))
    assert lines(OFF, own, shown=(*series, now)) == ["Dentist: 27.0%, target 93%."]


@pytest.mark.parametrize(
    ("ratings", "at", "said"),
    [
        pytest.param([Rag.GREEN], OFF, ["None."], id="none off target"),
        pytest.param([Rag.GREEN, Rag.AMBER], OFF, ["None: every target is met or nearly met."], id="only near"),
        pytest.param([None], OFF, ["No figure has a rating yet."], id="none rated"),
        pytest.param([Rag.RED], MET, ["No target is met."], id="none met"),
        pytest.param([None], MET, ["No figure has a rating yet."], id="none rated, none met"),
        pytest.param([Rag.GREEN] * 2, MET, ["M0: 80.0%", "M1: 80.0%"], id="two met"),
        pytest.param([Rag.GREEN] * 6, MET, [f"M{at}: 80.0%" for at in range(6)], id="all"),
    ],
)  # fmt: skip
def test_ratings(ratings: list[Rag | None], at: int, said: list[str]) -> None:
    assert lines(at, *(rated(each, f"M{number}") for number, each in enumerate(ratings))) == said


def test_without_a_target_it_says_where_to_write_one() -> None:
    own = rated(None)
    assert list(boxes(month(own.now, targets=[]), [own])[OFF].lines) == ["No target is set: write them on Targets."]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([rated(Rag.GREEN)], ["Nothing: every measure lies within its usual range."], id="none"),
        pytest.param(
            [rated(Rag.GREEN, is_usual=False)],
            ["It is too early to say: a usual range needs eight months."],
            id="too few months",
        ),
        pytest.param([], ["No measure is chosen."], id="no row"),
        pytest.param(
            [rated(Rag.RED, "Dentist", Variation.WORSE), rated(Rag.GREEN)],
            ["Dentist: 80.0%, worse than usual (usual 70% to 90%).", "All else lies within its usual range."],
            id="one",
        ),
        pytest.param(
            [rated(Rag.RED, "Dentist", Variation.WORSE)],
            ["Dentist: 80.0%, worse than usual (usual 70% to 90%)."],
            id="all",
        ),
    ],
)
def test_the_box_of_what_changed(rows: list[Row], said: list[str]) -> None:
    assert lines(CHANGED, *rows) == said


def test_the_highest_of_thirteen_months_is_said() -> None:
    series = trend(HOMES, [5, 6, 7, 6, 5, 6, 7, 6, 5, 6, 7, 6, 8.6])
    now = usual(series[-1], 0.05, 0.08, Variation.WORSE)
    own = row_of(month(*series[:-1], now), measure(HOMES, "Homes"))
    assert lines(CHANGED, own, shown=(*series, now)) == ["Homes: 8.6%, highest in 13 months (usual 5% to 8%)."]


def test_a_year_to_date_names_the_month_that_is_unusual() -> None:
    series = trend(REVIEWS, [98, 97, 98, 90])
    now = usual(shown(REVIEWS, 95, 100, window="ytd"), 0.96, 1, Variation.WORSE)
    own = row_of(month(*series, now), measure(REVIEWS, "Reviews"))
    assert lines(CHANGED, own, shown=tuple(series)) == [
        "Reviews: 90.0% in May, lowest in 4 months (usual 96% to 100%)."
    ]


REMARK = Remark("dental_on_time", LAST, action="Clinic opens", owner="Nurse", due=dt.date(2026, 6, 15))


@pytest.mark.parametrize(
    ("remark", "today", "said"),
    [
        pytest.param(REMARK, dt.date(2026, 6, 10), "15 June 2026: Clinic opens (Dentist; Nurse).", id="to come"),
        pytest.param(REMARK, dt.date(2026, 6, 15), "15 June 2026: Clinic opens (Dentist; Nurse).", id="due today"),
        pytest.param(REMARK, dt.date(2026, 6, 16), "Overdue since 15 June 2026: Clinic opens (Dentist; Nurse).", id="overdue"),
        pytest.param(replace(REMARK, due=None), dt.date(2026, 6, 16), "No day set: Clinic opens (Dentist; Nurse).", id="no day"),
        pytest.param(replace(REMARK, owner=""), None, "15 June 2026: Clinic opens (Dentist).", id="no owner"),
        pytest.param(replace(REMARK, action="Clinic opens."), None, "15 June 2026: Clinic opens (Dentist; Nurse).", id="a full stop"),
        pytest.param(
            replace(REMARK, indicator="uasc"), None,
            "15 June 2026: Clinic opens (Unaccompanied asylum-seeking children; Nurse).",
            id="a measure that is not on the page",
        ),
    ],
)  # fmt: skip
def test_a_line_of_the_actions(remark: Remark, today: dt.date | None, said: str) -> None:
    own = month(commentary=Commentary(actions=[remark]), today=today)
    assert actions(own, {"dental_on_time": "Dentist"}) == [said]
