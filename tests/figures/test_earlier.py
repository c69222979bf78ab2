"""Which earlier month end figures are compared with, and what its figures are."""

import datetime as dt

import pytest
from histories import case

from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.council.settings import Settings, SettingsError
from scorecard_xl.figures.earlier import asked_for

MAY = Day("2026-05-31")


def settings(how="last meeting", meeting=None):
    return Settings.model_validate({"Compare with": how, "Last meeting": meeting})


@pytest.mark.parametrize(
    ("how", "last", "end", "words"),
    [
        case("nothing said", "", "2026-05-31", "2026-04-30", "a month before"),
        case("last month", "last month", "2026-05-31", "2026-04-30", "a month before"),
        case("last month, from a short month", "last month", "2026-02-28", "2026-01-31", "a month before"),
        case("last year", "last year", "2026-05-31", "2025-05-31", "a year before"),
        case("last year, in any case", "Last Year", "2026-05-31", "2025-05-31", "a year before"),
        case("last year, from the 28th to the 29th", "last year", "2025-02-28", "2024-02-29", "a year before"),
    ],
)
def test_a_month_or_a_year_before(how, last, end, words):
    found = asked_for(settings(how) if how else Settings(), Day(last))
    assert (found.end, found.words, found.problem) == (Day(end), words, "")


@pytest.mark.parametrize(
    ("meeting", "end"),
    [
        case("in the middle of a month: the month end before", "2026-03-12", "2026-02-28"),
        case("on a month end: that day", "2026-03-31", "2026-03-31"),
        case("the day after a month end", "2026-04-01", "2026-03-31"),
        case("the day before a month end", "2026-03-30", "2026-02-28"),
        case("in the month reported", "2026-05-30", "2026-04-30"),
        case("the first that is known: a year before", "2025-05-31", "2025-05-31"),
        case("the day before the next month end", "2025-06-29", "2025-05-31"),
    ],
)
def test_at_the_last_meeting(meeting, end):
    found = asked_for(settings(meeting=dt.date.fromisoformat(meeting)), MAY)
    assert (found.end, found.problem) == (Day(end), "")


def test_the_words_have_both_days():
    found = asked_for(settings(meeting="12/03/2026"), MAY)
    assert found.words == "on 28 February 2026, before the meeting of 12 March 2026"


@pytest.mark.parametrize(
    ("meeting", "why"),
    [
        case("blank", None, "Last meeting is blank"),
        case("on the last day", "31/05/2026", "the meeting of 31 May 2026 knew the figures of May 2026 already"),
        case("after the month", "10/06/2026", "the meeting of 10 June 2026 knew the figures of May 2026 already"),
        case("too long ago", "30/05/2025", "the meeting of 30 May 2025 is more than a year before May 2026"),
    ],
)
def test_a_meeting_that_cannot_be_compared_with_is_said_and_the_month_before_taken(meeting, why):
    found = asked_for(settings(meeting=meeting), MAY)
    assert (found.end, found.words) == (Day("2026-04-30"), "a month before")
    assert found.problem == f"Settings, Last meeting: {why}, so figures are compared with those of April 2026."


@pytest.mark.parametrize(("name", "value"), [("Compare with", "last week"), ("Last meeting", "spring")])
def test_what_cannot_be_read_is_refused_with_its_cell(name, value):
    with pytest.raises(SettingsError, match=f"C5: {name} should be .*'{value}'"):
        Settings.from_rows([["Setting", "Value"], [name, value]], lambda down, right: "C5")


def test_every_month_end_that_can_be_asked_for_is_among_thirteen():
    assert {asked_for(settings(how), MAY).end for how in ("last month", "last year")} <= {*month_ends(MAY, 13)}
