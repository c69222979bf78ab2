"""How the command line shows problems."""

import io
import json
import re

import pytest

from scorecard_xl.cli import console, screens
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import Figure
from scorecard_xl.tables.problems import Problem, Severity


def overlaps(count: int) -> list[Problem]:
    return [Problem("Episodes", row, "DECOM", "", f"is before row {row}", "501") for row in range(2, count + 2)]


def test_many_of_a_kind_are_one_line_with_the_number_and_the_list_under_it(capsys) -> None:
    screens.print_problems(overlaps(1_051))
    shown = capsys.readouterr().out
    assert "1,051 problems in the data" in shown
    assert "1,051 rows" in shown
    assert "is before row 2" in shown and "is before row 3" not in shown
    rows = ", ".join(map(str, range(2, 22)))
    assert f"Rows: {rows} and 1,031 more (--json lists them all)" in " ".join(shown.split())


def test_twenty_rows_of_a_kind_are_all_named(capsys) -> None:
    screens.print_problems(overlaps(20))
    shown = " ".join(capsys.readouterr().out.split())
    assert f"Rows: {', '.join(map(str, range(2, 22)))} Touches" in shown


def test_ten_of_a_kind_are_told_one_by_one(capsys) -> None:
    screens.print_problems(overlaps(10))
    assert capsys.readouterr().out.count("is before row") == 10


@pytest.mark.parametrize("columns", [80, 120])
def test_problems_fit_the_window(columns, monkeypatch, capsys) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    long = Problem("Episodes", 1523, "REC", "[X1]", "does not fit what follows: " + "the episode ends " * 20, "388")
    screens.print_problems([long, *overlaps(60)])
    shown = re.sub(r"\x1b\[\d+m", "", capsys.readouterr().out).splitlines()
    assert max(map(len, shown)) <= columns
    assert shown[:3] == ["61 problems in the data: 61 errors", "", "Episodes, row 1523, REC: [X1]"]
    assert shown[3].startswith("    Error (388): does not fit what follows: the episode ends")


LAST = Day("2026-05-31")


@pytest.mark.parametrize(
    ("unit", "parts", "said"),
    [
        pytest.param("share", (173, 176, 173 / 176), "173 of 176", id="a share"),
        pytest.param("days", (869, 2, 434.5), "mean, 2 children", id="days are a mean"),
        pytest.param("score", (2195, 111, 2195 / 111), "mean of 111", id="a score is a mean"),
        pytest.param("cases", (374, 17, 22.0), "374 cases, 17 staff", id="cases and workers"),
        pytest.param("cases", (None, 17, None), "", id="workers alone"),
        pytest.param("cases", (None, 0, None), "none to count", id="no workers, and no cases written"),
        pytest.param("cases", (344, None, None), "", id="cases alone"),
        pytest.param("count", (421, None, 421), "", id="a count is of nothing else"),
        pytest.param("share", (0, 0, None), "none to count", id="nothing to count"),
        pytest.param("share", (None, None, None), "", id="no figure"),
    ],
)
def test_the_table_of_figures_says_what_each_is_made_of(unit, parts, said, capsys) -> None:
    figure = Figure("pep_in_place", "Title", "Section", None, "at", LAST, LAST, *parts, unit)
    screens.print_figures([figure], Council(Dataset.of({}, Settings(), LAST), [], (), LAST, True))
    cells = [cell.strip() for cell in capsys.readouterr().out.splitlines()[-2].strip("│").split("│")]
    assert cells[:3] == ["Title", "", "at"]
    assert cells[4] == said


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_json_can_be_read_whatever_the_output_is_written_in(encoding, monkeypatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding=encoding, write_through=True))
    console.print_json([{"worker": "Zoë Łukasz"}])
    assert json.loads(written.getvalue().decode("utf-8")) == [{"worker": "Zoë Łukasz"}]


def test_json_says_how_grave_a_problem_is_and_what_it_distorts() -> None:
    (row,) = console.problem_rows([Problem("OC2", 2, "CONVICTED", "1", "is wrong", "542", Severity.WARNING, ())])
    assert (row["severity"], row["indicators"], row["rule"]) == ("warning", [], "542")
