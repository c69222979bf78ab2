"""Which problems `check` lists: all, errors only, those of one rule or one sheet."""

import pytest

from scorecard_xl.cli.problems_screen import ProblemFilter
from scorecard_xl.council.period import Day
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.history import Action, Entry, Restated
from scorecard_xl.tables.problems import Problem, Severity

UNREAD = Problem("Visits", 2, "VISIT", "x", "is no day")
OVERLAP = Problem("Episodes", 3, "DECOM", "", "is before the end of the episode before it", "501")
TWICE = Problem("Visits", 4, "CHILD", "A", "duplicates an earlier row", "written_twice_visits", Severity.WARNING)
EVERY = [UNREAD, OVERLAP, TWICE]
MAY = Day("2026-05-31")
RESTATED = [Restated(Entry(Action.PUBLISHED, MAY, MAY, "uasc", "at", unit="share"), None)]


@pytest.mark.parametrize(
    ("asked", "problems", "notes"),
    [
        pytest.param(ProblemFilter(), EVERY, 1, id="all"),
        pytest.param(ProblemFilter(errors=True), [UNREAD, OVERLAP], 0, id="errors only"),
        pytest.param(ProblemFilter(rule="501"), [OVERLAP], 0, id="one rule"),
        pytest.param(ProblemFilter(rule="written_twice_v"), [TWICE], 0, id="the beginning of a rule"),
        pytest.param(ProblemFilter(table="visits"), [UNREAD, TWICE], 0, id="one sheet, in any case"),
        pytest.param(ProblemFilter(table="Visits", errors=True), [UNREAD], 0, id="errors of one sheet"),
        pytest.param(ProblemFilter(rule="388"), [], 0, id="a rule that found nothing"),
        pytest.param(ProblemFilter(table="History"), [], 1, id="figures that differ from those published"),
        pytest.param(ProblemFilter(rule="published"), [], 1, id="the same by their rule"),
    ],
)
def test_those_that_are_asked_for(asked, problems, notes):
    assert asked.of(EVERY) == problems
    assert len(asked.among(RESTATED)) == notes


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        pytest.param(ProblemFilter(table="Episode lists"), "There is no sheet Episode lists: did you mean Episodes or SWEpisodes?", id="nearly a sheet"),
        pytest.param(ProblemFilter(rule="99999"), "There is no rule 99999: `scorecard-xl check BOOK` lists those that", id="no rule"),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_refused(asked, says):
    with pytest.raises(Refusal) as refused:
        asked.of(EVERY)
    assert str(refused.value).startswith(says)
