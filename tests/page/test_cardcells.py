"""What stands on a card beside its figures."""

import datetime as dt

import pytest
from page.facts import LAST, card_of, facts, figure

from scorecard_xl.council.period import Day
from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.figure import Change, Rag
from scorecard_xl.figures.history import Action, Entry
from scorecard_xl.page import cardcells, linecells

YEAR = dt.date(2025, 3, 31)
AT = dt.datetime(2026, 6, 10, 9, 30)


def benchmark(name: str, group: str | None, *numbers: float | None) -> Benchmark:
    return Benchmark(name, group, YEAR, *numbers)


def test_comments_of_a_card_with_several_indicators_name_them() -> None:
    told = facts(comments={"missing_children": "Two brothers.", "missing_episodes": "Nine times."})
    said = "Children who went missing: Two brothers. Missing episodes: Nine times."
    assert cardcells.comment(card_of("missing_children"), told) == said


def test_another_indicators_comment_is_not_shown() -> None:
    assert cardcells.comment(card_of("visits_on_time"), facts(comments={"reviews_on_time": "Ours."})) == ""


def test_benchmarks_of_one_figure() -> None:
    known = Benchmarks([benchmark("dental_on_time", None, 0.81, 0.81, 0.885)])
    said = "England 81% · East of England 81% · statistical neighbours 88.5% (2025)"
    assert cardcells.benchmarks(card_of("dental_on_time"), facts(benchmarks=known, region="East of England")) == said


def test_benchmarks_of_a_pair_stand_together() -> None:
    name = "care_leavers_eet"
    known = Benchmarks([benchmark(name, "17 to 18", 0.64, None, 0.61), benchmark(name, "19 to 21", 0.54, 0.53, None)])
    said = (
        "England 64% / 54% · region not known / 53% · neighbours 61% / not known (2025; DfE counts around the birthday)"
    )
    assert cardcells.benchmarks(card_of(name), facts(benchmarks=known)) == said


def test_a_benchmark_published_later_is_not_shown() -> None:
    later = Benchmarks([Benchmark("dental_on_time", None, dt.date(2027, 3, 31), 0.9)])
    assert cardcells.benchmarks(card_of("dental_on_time"), facts(benchmarks=later)) == ""


def test_a_figure_of_the_latest_records_says_how_earlier_months_mislead() -> None:
    told = facts(figure("pathway_plan", 130, 152))
    assert cardcells.cells(card_of("pathway_plan"), told)["benchmarks"].startswith("Earlier months")


def test_where_there_is_no_figure_nothing_is_said_of_earlier_months() -> None:
    assert cardcells.cells(card_of("pathway_plan"), facts(figure("pathway_plan", None)))["benchmarks"] == ""


def test_what_is_published_of_others_goes_before_it() -> None:
    known = Benchmarks([benchmark("pathway_plan", None, 0.81)])
    told = facts(figure("pathway_plan", 130, 152), benchmarks=known)
    assert cardcells.cells(card_of("pathway_plan"), told)["benchmarks"] == "England 81% (2025)"


PUBLISHED = Entry(Action.PUBLISHED, AT, LAST, "pep_in_place", "at", None, LAST, LAST, 242, 245, 242 / 245, "share")


def test_a_published_figure_that_has_changed_is_said() -> None:
    told = facts(figure("pep_in_place", 245, 245), restated={("pep_in_place", "at", None): PUBLISHED})
    assert cardcells.restated(card_of("pep_in_place"), told) == "published 98.8%, now 100.0%"


def test_a_hidden_figure_does_not_tell_what_was_published() -> None:
    told = facts(hidden=(figure("pep_in_place", None),), restated={("pep_in_place", "at", None): PUBLISHED})
    assert cardcells.restated(card_of("pep_in_place"), told) == "published c"


def test_a_hidden_figure_is_a_letter_without_rating_or_change() -> None:
    card = card_of("pep_in_place")
    written = linecells.cells(card, card.lines[0], facts(hidden=(figure("pep_in_place", None),)))
    assert [written[field] for field in ("value", "of", "rating", "change")] == ["c", "hidden", "–", ""]  # noqa: RUF001  the dash of the page


@pytest.mark.parametrize("name", ["annual_health_on_time", "dental_on_time"])
def test_under_a_figure_of_an_earlier_day_stands_the_day(name: str) -> None:
    then, now = figure(name, 144, 302, end=Day("2026-03-31"), rag=Rag.RED), figure(name, None)
    card = card_of(name)
    written = linecells.cells(card, card.lines[0], facts(then, now))
    assert (written["value"], written["of"]) == (144 / 302, "144 of 302 on 31 March 2026")


def test_a_team_has_its_posts_beside_it() -> None:
    card = card_of("average_caseload")
    own = figure("average_caseload", 330, 15, group="North", rag=Rag.AMBER, change=Change.WORSE)
    written = linecells.cells(card, card.lines[0], facts(own, establishment={"North": 31.5}))
    assert [written[field] for field in card.lines[0].fields] == ["North", 31.5, 22.0, "▼ Worse", "○ Near target"]


def test_more_teams_than_lines_are_counted_on_the_last() -> None:
    card = card_of("average_caseload")
    teams = [figure("average_caseload", 330, 15, group=f"Team {at}") for at in range(10)]
    labels = [linecells.cells(card, line, facts(*teams))["label"] for line in card.lines]
    assert labels[-2:] == ["Team 6", "and 3 more teams: see Results"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Unaccompanied Asylum-Seeking Ch.", "Unaccompanied Asylum-Seeking Ch."),
        ("Unaccompanied Asylum-Seeking Children and Young People", "Unaccompanied As…nd Young People"),
        ("Permanence and Children Looked After Team North", "Permanence and C…fter Team North"),
        ("Permanence and Children Looked After Team South", "Permanence and C…fter Team South"),
    ],
)
def test_a_long_name_of_a_team_is_cut_in_its_middle(name: str, label: str) -> None:
    card = card_of("average_caseload")
    own = figure("average_caseload", 330, 15, group=name)
    assert linecells.cells(card, card.lines[0], facts(own))["label"] == label


def test_without_a_team_there_is_no_row_and_the_card_says_why() -> None:
    card, told = card_of("average_caseload"), facts(figure("average_caseload", None))
    rows = [linecells.cells(card, line, told) for line in card.lines]
    assert {value for row in rows for value in row.values()} == {""}
    assert cardcells.cells(card, told)["narrative"] == "No figure: no rows in Caseloads for the month."
