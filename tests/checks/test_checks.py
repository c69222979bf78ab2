"""The rules as a whole: what they declare, what they say, in which order, and what they find in real-shaped files."""

import csv
import dataclasses
from collections import Counter
from pathlib import Path

import pytest
from checks.test_episode_rules import CASES as EPISODE_CASES
from checks.test_other_rules import CASES as OTHER_CASES
from histories import council
from pandas import DataFrame

from scorecard_xl.app.reading import read_council
from scorecard_xl.checks import RULES, problems
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import Settings
from scorecard_xl.demo.council import council as demonstration
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed
from scorecard_xl.workbook.memory import MemoryBook

LAST = Day("2026-03-31")
NUMBERED = [
    "185", "186", "187", "188", "189", "190", "191", "191_no_row", "198", "331", "344", "347", "352", "353", "354",
    "359", "371", "372", "373", "374", "375", "376", "377", "379", "380", "381", "382", "383", "385", "386", "387",
    "388", "389", "391", "398", "406", "407", "420", "426", "431", "433", "437", "440", "441", "460", "501", "522",
    "542", "543", "545", "546", "562", "567", "570", "571", "574", "579", "582", "583", "1007", "1016", "3001",
]  # fmt: skip


def test_every_rule_with_a_number() -> None:
    assert sorted(key for key in RULES if key[0].isdigit()) == sorted(NUMBERED)


@pytest.mark.parametrize("key", NUMBERED)
def test_a_numbered_rule_is_shown_failing(key: str) -> None:
    assert any(case.rule == key and case.rows for case in (EPISODE_CASES | OTHER_CASES).values())


@pytest.mark.parametrize("each", RULES.values(), ids=RULES)
def test_a_rule_names_a_column_and_indicators_that_there_are(each) -> None:
    assert each.column in TABLES[each.table].headings
    assert set(each.indicators) <= set(INDICATORS)
    assert set(each.uses) <= set(TABLES)


def test_a_key_is_used_once() -> None:
    with pytest.raises(ValueError, match="433: there is a rule with this key"):
        rule("433", "Episodes", "RNE", "is wrong")(lambda evidence: None)


def test_a_problem_says_where_it_stands_what_is_wrong_and_what_it_touches() -> None:
    data = council("A 2010-01-01: S 2020-01-10, out 2020-02-29 X1, P 2020-03-01", until="2026-03-31")
    (found,) = [problem for problem in problems(data, LAST) if problem.rule == "433"]
    assert found.what == (
        "is not the day the episode before it ended (row 2, DEC: 29 February 2020), though RNE P says that care went "
        "on: put DECOM, RNE or that DEC right"
    )
    assert (found.table, found.row, found.column, found.value) == ("Episodes", 3, "DECOM", "01/03/2020")
    assert found.severity is Severity.ERROR
    assert "children_in_care" in found.indicators


def test_problems_come_in_the_order_of_the_tables_and_rows() -> None:
    data = council("A -: S 2020-01-10, out 2020-02-29 X1, P 2020-03-01, out 2020-04-01 -", until="2026-03-31")
    places = [(problem.table, problem.row) for problem in problems(data, LAST)]
    assert places == [("Children", 2), ("Episodes", 2), ("Episodes", 3), ("Episodes", 3)]


def test_nothing_is_said_of_what_is_right() -> None:
    assert problems(council("A 2015-01-01: S 2020-01-10 U4, P 2020-03-01 U6", until="2026-03-31"), LAST) == []


def test_nothing_is_said_of_tables_that_are_empty() -> None:
    assert problems(Dataset.of({}, Settings(), LAST), LAST) == []


def test_a_rule_that_cannot_be_run_is_a_problem_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = dataclasses.replace(RULES["501"], fails=lambda evidence: evidence.episodes["nothing"])
    monkeypatch.setitem(RULES, "501", broken)
    data = council("A 2010-01-01: S 2020-01-10, out 2020-03-02 X1, P 2020-03-01", until="2026-03-31")
    found = {problem.rule: problem for problem in problems(data, LAST)}
    assert found["501"].what == "rule 501 could not be run (KeyError: 'nothing'): please report it"
    assert found["501"].row is None
    assert found["433"].row == 3


@pytest.fixture(scope="module")
def demonstrated() -> list[Problem]:
    read = read_council(MemoryBook(demonstration()), Day("2026-05-31"))
    return problems(read.data, read.last)


def test_the_demonstration_council_has_its_deliberate_mistakes_and_what_follows_from_them(demonstrated) -> None:
    assert Counter(problem.rule for problem in demonstrated) == {
        "359": 1,  # the young person whose last episode nobody closed
        "1007": 1,  # and who is among the care leavers
        "388": 2,  # the overlap, and the episode before the one left out for ending before it starts
        "433": 1,  # the overlap
        "501": 1,
        "191_no_row": 1,  # the end of care that is left out makes it look as if care went on
        "unknown_episodes_cin": 1,
        "future_reviews_review": 1,
        "unknown_child_visits": 1,
        "written_twice_missing": 1,
        "1016": 2,  # left after the birthday, as some do
    }


@pytest.mark.shared
def test_a_real_shaped_return_fails_the_rules_that_are_known_of_it(shared: Path) -> None:
    names = {"header": "Children", "episodes": "Episodes", "reviews": "Reviews", "missing": "Missing"}
    tables = {table: _rows(shared / "ssda903" / "2017" / f"{file}.csv", table) for file, table in names.items()}
    found = problems(Dataset.of(tables, Settings(), Day("2018-06-01")), Day("2018-03-31"))
    counts = Counter(problem.rule for problem in found)
    assert {key: counts[key] for key in ("433", "501", "388", "431", "426")} == {
        "433": 15,
        "501": 17,
        "388": 13,
        "431": 9,
        "426": 6,
    }


def _rows(path: Path, table: str) -> DataFrame:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return typed(TABLES[table], list(csv.reader(file))).frame
