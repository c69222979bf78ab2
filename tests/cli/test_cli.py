"""The command line, run as a user runs it."""

import json
import os
import subprocess
import sys

import pytest

from scorecard_xl.__main__ import run

TRACEBACK = "Traceback"


def command(*arguments, **environment):
    line = [sys.executable, "-m", "scorecard_xl", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, env=os.environ | environment)


def unread(*arguments):
    """The command while nobody reads its output."""
    reader, writer = os.pipe()
    os.close(reader)
    line = [sys.executable, "-m", "scorecard_xl", *map(str, arguments)]
    try:
        return subprocess.run(line, stdout=writer, stderr=subprocess.PIPE, text=True)
    finally:
        os.close(writer)


@pytest.mark.slow
@pytest.mark.parametrize("form", [["--json"], []], ids=["json", "people"])
@pytest.mark.parametrize(
    ("name", "more", "status"),
    [("figures", [], 0), ("children", ["reviews_on_time"], 0), ("check", [], 1)],
    ids=["figures", "children", "check"],
)
def test_a_reader_who_leaves_changes_neither_the_status_nor_is_anything_said(demonstration, name, more, status, form):
    done = unread(name, demonstration / "Scorecard.xlsm", *more, *form)
    assert (done.returncode, done.stderr) == (status, "")


@pytest.mark.slow
def test_figures_of_the_demonstration_stand_near_the_source_scorecards(demonstration, figures):
    found = {
        (f["indicator"], f["window"], f["group"]): f["value"]
        for f in figures(demonstration / "Scorecard.xlsm", "--latest")
    }
    assert 400 <= found["children_in_care", "at", None] <= 440
    near = {
        ("reviews_on_time", "ytd"): (0.96, 1), ("visits_on_time", "ytd"): (0.95, 0.99),
        ("three_or_more_placements", "at"): (0.06, 0.1), ("long_term_stability", "at"): (0.65, 0.75),
        ("pep_in_place", "at"): (0.99, 1), ("good_or_outstanding_schools", "at"): (0.75, 0.83),
        ("initial_health_on_time", "ytd"): (0.2, 0.4), ("annual_health_on_time", "at"): (0.84, 0.91),
        ("dental_on_time", "at"): (0.7, 0.79), ("adoption_time_to_placement", "12m"): (450, 550),
        ("adoption_time_to_match", "12m"): (140, 200), ("pathway_plan", "at"): (0.8, 0.9),
    }  # fmt: skip
    for (indicator, window), (low, high) in near.items():
        assert low <= found[indicator, window, None] <= high, indicator


@pytest.mark.slow
def test_figures_hold_thirteen_month_ends_and_latest_one(demonstration, figures):
    every = figures(demonstration / "Scorecard.xlsm")
    assert len({f["end"] for f in every}) == 13
    assert {f["end"] for f in figures(demonstration / "Scorecard.xlsm", "--latest", "--month", "2026-03")} == {
        "2026-03-31"
    }


@pytest.mark.slow
def test_figures_for_people(demonstration, capsys):
    assert run(["figures", str(demonstration / "Scorecard.xlsm"), "--latest"]) == 0
    shown = capsys.readouterr().out
    assert "Figures for May 2026" in shown
    assert "Reviews held on time" in shown


@pytest.mark.slow
def test_check_finds_the_deliberate_mistakes_and_says_so_by_its_status(demonstration, capsys):
    assert run(["check", str(demonstration / "Scorecard.xlsm"), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {"table", "row", "column", "value", "what", "indicators"} <= set(found[0])
    assert any(problem["value"] == "31/02/2026" for problem in found)
    assert run(["check", str(demonstration / "Scorecard.xlsm")]) == 1
    assert "Next: put the problems right in the case system, import again" in capsys.readouterr().out


@pytest.mark.many
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["figures", "{tmp}/none.xlsx"], "There is no workbook at", id="no such workbook"),
        pytest.param(["refresh", "{demo}", "--month", "May"], "is not a month: write it as YYYY-MM", id="not a month"),
        pytest.param(["new", "{demo}"], "is there already", id="new over a file"),
        pytest.param(["new", "{tmp}/a.xls"], "must end in .xlsm", id="new under another name"),
        pytest.param(["import", "{tmp}/none", "--into", "{tmp}/b.xlsx"], "none", id="no such source"),
        pytest.param(["check", "{raw}"], "is not", id="not a workbook"),
        pytest.param(["refresh", "{demo}", "--out", "{tmp}/no/such/folder.xlsm"], "cannot be written", id="nowhere to write"),
        pytest.param(["doctor", "--fix"], "needs the workbook to fix", id="nothing to fix"),
        pytest.param(["doctor", "{tmp}/none.xlsm"], "There is no workbook at", id="no workbook to examine"),
        pytest.param(["demo", "--out", "{raw}"], "check the name, the folder and", id="a file where a folder should go"),
        pytest.param(["share", "{demo}", "--out", "{tmp}", "--for", "all"], "'--for': 'all' is not one of", id="no such reader"),
        pytest.param(["figures"], "Missing argument", id="an argument is missing"),
        pytest.param(["bogus"], "No such command", id="no such command"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence_and_status_2(arguments, says, demonstration, tmp_path):
    places = {"demo": demonstration / "Scorecard.xlsm", "raw": demonstration / "raw" / "Episodes.csv", "tmp": tmp_path}
    before = (demonstration / "Scorecard.xlsm").read_bytes()
    done = command(*(argument.format_map(places) for argument in arguments))
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not done.stdout
    assert list(tmp_path.iterdir()) == []
    assert (demonstration / "Scorecard.xlsm").read_bytes() == before


@pytest.mark.slow
def test_an_empty_workbook_has_nothing_to_report_on(tmp_path):
    book = tmp_path / "book.xlsx"
    assert run(["new", str(book)]) == 0
    before = book.read_bytes()
    done = command("refresh", book)
    assert (done.returncode, done.stderr.strip()) == (
        2,
        "There are no episodes to report on: fill the Episodes sheet, or import SSDA903 files.",
    )
    assert book.read_bytes() == before


def test_doctor_says_what_it_finds_and_json_the_same(demonstration, capsys):
    assert run(["doctor", str(demonstration / "Scorecard.xlsm")]) == 0
    shown = capsys.readouterr().out
    assert run(["doctor", str(demonstration / "Scorecard.xlsm"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {tuple(finding) for finding in found} == {("about", "state", "said", "fix")}
    assert all(finding["said"] in shown for finding in found)
    assert any(finding["about"] == "xlwings of the workbook" and finding["state"] == "good" for finding in found)


def test_debug_shows_where_an_error_arose(tmp_path):
    assert TRACEBACK in command("figures", tmp_path / "none.xlsx", "--debug").stderr


@pytest.mark.slow
def test_letters_that_the_output_cannot_hold_stop_nothing(tmp_path):
    done = command("new", tmp_path / "Łódź.xlsx", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "Łódź.xlsx").exists()


def test_the_module_runs_too():
    done = command("--version")
    assert done.returncode == 0
    assert done.stdout.strip()


def test_start_up_imports_nothing_heavy():
    code = "import sys, scorecard_xl.cli; print([m for m in ('pandas', 'numpy', 'lxml', 'xlsxwriter') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
