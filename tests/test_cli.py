"""The command line, run as a user runs it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from named_places import opened

from scorecard_xl.__main__ import run

TRACEBACK = "Traceback"


@pytest.fixture
def demo(demonstration):
    return demonstration


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


@pytest.mark.parametrize("form", [["--json"], []], ids=["json", "people"])
@pytest.mark.parametrize(
    ("name", "more", "status"),
    [("figures", [], 0), ("children", ["reviews_on_time"], 0), ("check", [], 1)],
    ids=["figures", "children", "check"],
)
def test_a_reader_who_leaves_changes_neither_the_status_nor_is_anything_said(demo, name, more, status, form):
    done = unread(name, demo / "Scorecard.xlsm", *more, *form)
    assert (done.returncode, done.stderr) == (status, "")


def figures(book, *arguments, capsys):
    capsys.readouterr()
    assert run(["figures", str(book), "--json", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_demo_writes_raw_data_and_a_refreshed_workbook(demo):
    assert (demo / "raw" / "Episodes.csv").exists()
    assert (demo / "Scorecard.xlsm").exists()
    assert sorted(path.name for path in demo.iterdir()) == ["Scorecard.xlsm", "raw"]


def test_demo_again_replaces_the_earlier_one(tmp_path, capsys):
    assert run(["demo", "--out", str(tmp_path)]) == 0
    assert run(["demo", "--out", str(tmp_path)]) == 0


def test_figures_of_the_demonstration_stand_near_the_source_scorecards(demo, capsys):
    found = {
        (f["indicator"], f["window"], f["group"]): f["value"]
        for f in figures(demo / "Scorecard.xlsm", "--latest", capsys=capsys)
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


def test_figures_hold_thirteen_month_ends_and_latest_one(demo, capsys):
    every = figures(demo / "Scorecard.xlsm", capsys=capsys)
    assert len({f["end"] for f in every}) == 13
    assert {f["end"] for f in figures(demo / "Scorecard.xlsm", "--latest", "--month", "2026-03", capsys=capsys)} == {
        "2026-03-31"
    }


def test_figures_for_people(demo, capsys):
    assert run(["figures", str(demo / "Scorecard.xlsm"), "--latest"]) == 0
    shown = capsys.readouterr().out
    assert "Figures for May 2026" in shown
    assert "Reviews held on time" in shown


def test_check_finds_the_deliberate_mistakes_and_says_so_by_its_status(demo, capsys):
    assert run(["check", str(demo / "Scorecard.xlsm"), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {"table", "row", "column", "value", "what", "indicators"} <= set(found[0])
    assert any(problem["value"] == "31/02/2026" for problem in found)
    assert run(["check", str(demo / "Scorecard.xlsm")]) == 1
    assert "Next: put them right where the data come from" in capsys.readouterr().out


def test_check_without_problems_ends_with_0(tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(_folder(tmp_path)), "--into", str(book)]) == 0
    assert run(["check", str(book)]) == 0


def _folder(tmp_path):
    folder = tmp_path / "year"
    folder.mkdir()
    (folder / "header.csv").write_text(
        "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA1,1,01/02/2014,WBRI,H801200001001,0,\n"
    )
    (folder / "episodes.csv").write_text(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        "A1,01/05/2016,S,C2,N1,U6,PR1,,,,PE1 1AA,PE2 2BB,\n"
    )
    return folder


def test_without_a_month_the_last_whole_month_counts_and_the_output_says_which(tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(_folder(tmp_path)), "--into", str(book), "--refresh"]) == 0
    assert "April 2016 (the last whole month that the episodes reach)" in capsys.readouterr().out


def test_import_makes_the_workbook_with_macros_where_it_is_not_there(tmp_path):
    book = tmp_path / "book.xlsm"
    assert run(["import", str(_folder(tmp_path)), "--into", str(book), "--refresh"]) == 0
    with zipfile.ZipFile(book) as package:
        assert "xl/vbaProject.bin" in package.namelist()


def test_new_then_import_then_refresh(tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["new", str(book)]) == 0
    assert run(["import", str(_folder(tmp_path)), "--into", str(book), "--refresh"]) == 0
    found = figures(book, "--month", "2016-05", "--latest", capsys=capsys)
    assert next(f for f in found if f["indicator"] == "children_in_care")["value"] == 1


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
        pytest.param(["doctor", "--mend"], "needs the workbook to mend", id="nothing to mend"),
        pytest.param(["doctor", "{tmp}/none.xlsm"], "There is no workbook at", id="no workbook to examine"),
        pytest.param(["demo", "--out", "{raw}"], "check the name, the folder and", id="a file where a folder should go"),
        pytest.param(["figures"], "Missing argument", id="an argument is missing"),
        pytest.param(["bogus"], "No such command", id="no such command"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence_and_status_2(arguments, says, demo, tmp_path):
    places = {"demo": demo / "Scorecard.xlsm", "raw": demo / "raw" / "Episodes.csv", "tmp": tmp_path}
    before = (demo / "Scorecard.xlsm").read_bytes()
    done = command(*(argument.format_map(places) for argument in arguments))
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not done.stdout
    assert list(tmp_path.iterdir()) == []
    assert (demo / "Scorecard.xlsm").read_bytes() == before


def test_a_page_that_was_deleted_is_told(tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(_folder(tmp_path)), "--into", str(book), "--refresh"]) == 0
    assert "has no page any more" not in capsys.readouterr().err
    workbook = opened(book)
    del workbook["Scorecard"]
    for name in [name for name, defined in workbook.defined_names.items() if "Scorecard" in defined.attr_text]:
        workbook.defined_names[name].attr_text = "#REF!$A$1"
    workbook.save(book)
    assert run(["refresh", str(book)]) == 0
    assert "book.xlsx has no page any more, as its sheet was deleted" in capsys.readouterr().err


def test_rows_that_stand_apart_below_a_table_are_told(tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(_folder(tmp_path)), "--into", str(book)]) == 0
    workbook = opened(book)
    last = workbook["Episodes"].max_row
    for column, value in enumerate(["B", "01/05/2016", "S"], 1):
        workbook["Episodes"].cell(last + 3, column, value)
    workbook.save(book)
    capsys.readouterr()
    assert run(["check", str(book), "--json"]) == 1
    (apart,) = [each for each in json.loads(capsys.readouterr().out) if "stands apart" in each["what"]]
    assert (apart["table"], apart["row"], apart["severity"]) == ("Episodes", last + 3, "error")
    assert "children_in_care" in apart["indicators"]


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


def test_doctor_says_what_it_finds_and_json_the_same(demo, capsys):
    assert run(["doctor", str(demo / "Scorecard.xlsm")]) == 0
    shown = capsys.readouterr().out
    assert run(["doctor", str(demo / "Scorecard.xlsm"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {tuple(finding) for finding in found} == {("about", "state", "said", "mend")}
    assert all(finding["said"] in shown for finding in found)
    assert any(finding["about"] == "xlwings of the workbook" and finding["state"] == "good" for finding in found)


def test_debug_shows_where_an_error_arose(tmp_path):
    assert TRACEBACK in command("figures", tmp_path / "none.xlsx", "--debug").stderr


def test_refresh_elsewhere_leaves_the_workbook_and_a_backup_keeps_the_old_one(demo, tmp_path):
    book = tmp_path / "book.xlsm"
    book.write_bytes((demo / "Scorecard.xlsm").read_bytes())
    before = book.read_bytes()
    assert run(["refresh", str(book), "--out", str(tmp_path / "other.xlsm")]) == 0
    assert book.read_bytes() == before
    assert run(["refresh", str(book), "--month", "2026-04", "--backup"]) == 0
    (backup,) = tmp_path.glob("*backup*")
    assert backup.read_bytes() == before
    assert book.read_bytes() != before


def test_letters_that_the_output_cannot_hold_stop_nothing(tmp_path):
    done = command("new", tmp_path / "Łódź.xlsx", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "Łódź.xlsx").exists()


def test_a_backup_is_not_made_of_what_stays_the_same_and_that_is_said(demo, tmp_path, capsys):
    book = tmp_path / "book.xlsm"
    book.write_bytes((demo / "Scorecard.xlsm").read_bytes())
    assert run(["refresh", str(book), "--backup"]) == 0
    assert run(["refresh", str(book), "--backup"]) == 0
    assert "Nothing had to change in it, so there is no old file to keep." in capsys.readouterr().out
    assert len(list(tmp_path.glob("*backup*"))) <= 1


def test_the_module_runs_too():
    done = command("--version")
    assert done.returncode == 0
    assert done.stdout.strip()


def test_start_up_imports_nothing_heavy():
    code = "import sys, scorecard_xl.cli; print([m for m in ('pandas', 'numpy', 'lxml', 'xlsxwriter') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_folder_of_the_package_is_not_needed_to_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["new", "here.xlsx"]) == 0
    assert Path("here.xlsx").exists()
