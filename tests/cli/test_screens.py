"""What the command line shows people: problems, figures, and how wide."""

import re
from dataclasses import replace

import pytest
from histories import council as of_history

from scorecard_xl.cli import figures_screen, problems_screen
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import NOTHING, Figure
from scorecard_xl.page.wording import why_empty
from scorecard_xl.tables.problems import Problem, Severity

LAST = Day("2026-05-31")
ONE_CHILD = "A -: S 2024-01-01 U6"


@pytest.fixture(autouse=True)
def piped(monkeypatch):
    """Nobody's own width counts."""
    monkeypatch.delenv("COLUMNS", raising=False)


def council(**tables):
    return Council(Dataset.of(tables, Settings(), LAST), [], (), LAST, True)


def overlaps(count: int) -> list[Problem]:
    return [Problem("Episodes", row, "DECOM", "", f"is before row {row}", "501") for row in range(2, count + 2)]


def test_many_of_a_kind_are_one_line_with_the_number_and_the_list_under_it(capsys) -> None:
    problems_screen.print_problems(overlaps(1_051))
    shown = capsys.readouterr().out
    assert shown.startswith("1,051 problems in the data: 1,051 errors\n")
    assert "Episodes, 1,051 rows, DECOM\n" in shown
    assert "is before row 2" in shown and "is before row 3" not in shown
    rows = ", ".join(map(str, range(2, 22)))
    assert f"Rows: {rows} and 1,031 more (--json lists them all)" in shown


def test_twenty_rows_of_a_kind_are_all_named(capsys) -> None:
    problems_screen.print_problems(overlaps(20))
    assert f"    Rows: {', '.join(map(str, range(2, 22)))}\n    Touches" in capsys.readouterr().out


def test_ten_of_a_kind_are_listed_one_by_one(capsys) -> None:
    problems_screen.print_problems(overlaps(10))
    assert capsys.readouterr().out.count("is before row") == 10


def test_the_summary_counts_by_rule_errors_first_then_by_figure(capsys) -> None:
    warning = Problem("Missing", 2, "CHILD", "A", "duplicates an earlier row", "twice", Severity.WARNING)
    unread = Problem("Reviews", 3, "REVIEW", "x", "is no day")
    problems_screen.print_problems([warning, *overlaps(3), unread])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in lines[3:6]] == [
        ["3", "error", "501"], ["1", "error", "cannot"], ["1", "warning", "twice"],
    ]  # fmt: skip
    by_figure = [line.split(maxsplit=2) for line in lines[8:20]]
    assert by_figure[0] == ["4", "0", "Reviews held on time"]
    assert ["3", "1", "Children who went missing"] in by_figure


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_problems_fit_the_terminal(columns, monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    long = Problem("Episodes", 1523, "REC", "[X1]", "does not fit what follows: " + "the episode ends " * 20, "388")
    problems_screen.print_problems([long, *overlaps(60)])
    shown = capsys.readouterr().out.splitlines()
    assert max(map(len, shown)) <= columns
    at = shown.index("Episodes, row 1523, REC: [X1]")
    assert shown[at + 1].startswith("    Error (388): does not fit what follows:")


def figure(unit, numerator, denominator, value, **more):
    return Figure(
        "pep_in_place", "Title", "Section", None, "at", LAST, LAST, numerator, denominator, value, unit, **more
    )


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
    figures_screen.print_figures([figure(unit, *parts)], council())
    cells = re.split(r" {2,}", capsys.readouterr().out.splitlines()[3])
    assert cells[:2] == ["Title", "at"]
    assert "".join(cells[3:]) == said


def test_a_pipe_has_one_line_for_each_figure_with_its_whole_name(capsys) -> None:
    found = [figure("share", 1, 2, 0.5, target=0.75), replace(figure("count", 3, None, 3), group="Under 1")]
    figures_screen.print_figures(found, council())
    lines = [re.split(r" {2,}", line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["Figures for May 2026"], [""], ["Indicator", "Window", "May 26", "Of", "Target", "Rating", "Change"],
        ["Title", "at", "50.0%", "1 of 2", "75.0%"], ["Title: Under 1", "at", "3"],
    ]  # fmt: skip


def test_a_terminal_has_each_title_once_and_its_windows_under_it(monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    one = figure("share", 1, 2, 0.5)
    figures_screen.print_figures([replace(one, window="month"), replace(one, window="ytd", value=0.25)], council())
    assert [line.split() for line in capsys.readouterr().out.splitlines()[3:7]] == [
        ["Section"], ["Title"], ["month", "50.0%", "1", "of", "2"], ["ytd", "25.0%", "1", "of", "2"],
    ]  # fmt: skip


def test_a_narrow_terminal_splits_the_trend_into_tables_that_fit(monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    trend = [replace(figure("share", 1, 2, 0.5), end=end) for end in month_ends(LAST, 13)]
    figures_screen.print_figures(trend, council())
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert [line.count("50.0%") for line in lines if "Title" in line] == [5, 5, 3]


@pytest.mark.parametrize(
    ("indicator", "end", "said"),
    [
        pytest.param("visits_on_time", "2026-05-31", "No figure yet: fill Visits.", id="a sheet"),
        pytest.param("good_or_outstanding_schools", "2026-05-31", "No figure yet: fill OFSTED on Schools.", id="a column of a sheet"),
        pytest.param("annual_health_on_time", "2026-05-31", "No figure yet: fill Health.", id="a sheet that is one of two"),
        pytest.param("immunisations", "2026-05-31", "No figure: it is known on 31 March only, from OC2.", id="a figure of the year"),
        pytest.param("immunisations", "2026-03-31", "No figure yet: fill OC2 for the year to 31 March 2026.", id="the year's own sheet"),
    ],
)  # fmt: skip
def test_an_empty_figure_says_which_sheet_to_fill(indicator, end, said, capsys) -> None:
    empty = replace(figure("share", None, None, None), indicator=indicator, end=Day(end))
    figures_screen.print_figures([empty, replace(empty, window="ytd")], replace(council(), data=of_history(ONE_CHILD)))
    assert capsys.readouterr().out.endswith(f"\n{NOTHING} {said}\n  Empty without it: Title.\n")


def test_an_average_caseload_says_which_columns_to_fill() -> None:
    empty = replace(figure("cases", None, None, None), indicator="average_caseload")
    assert why_empty(empty, council().data) == "No figure yet: fill CASES and WORKERS on Caseloads for May 2026."
