"""Workbooks made, filled and refreshed on the command line, as a user does it."""

import datetime as dt
import json
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from named_places import opened

from scorecard_xl.__main__ import run
from scorecard_xl.errors import Refusal

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    """The return of a council with one child."""
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


def test_demo_writes_raw_data_and_a_refreshed_workbook(demonstration):
    assert (demonstration / "raw" / "Episodes.csv").exists()
    assert (demonstration / "Scorecard.xlsm").exists()
    assert sorted(path.name for path in demonstration.iterdir()) == ["Scorecard.xlsm", "raw"]


def test_demo_again_replaces_the_earlier_one(tmp_path, capsys):
    assert run(["demo", "--out", str(tmp_path)]) == 0
    assert run(["demo", "--out", str(tmp_path)]) == 0


def test_an_import_that_brings_nothing_says_so_and_asks_for_no_refresh(folder, tmp_path, capsys):
    report, book = tmp_path / "visits.csv", str(tmp_path / "book.xlsx")
    report.write_text("Person,Went there\nA1,01/06/2016\n")
    assert run(["import", str(report), "--as", "Visits", "--into", book]) == 0
    said = capsys.readouterr().out
    assert said.endswith(f"Nothing was imported into {book}, a new workbook.\n")
    assert run(["import", str(folder), "--into", book]) == 0
    assert f"Imported into {book}.\n" in capsys.readouterr().out, "whose name is right"


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--partial", "--replace"], 2, "Give --partial or --replace, not both: --replace would drop the children"),
        (["--as", "Reviews", "--whole"], 0, "--whole has no effect with --as: a report only adds and replaces."),
        (
            ["--as", "Reviews", "--as-at", "31/05/2016", "--year", "2016"],
            0,
            "--as-at and --year have no effect with --as",
        ),
        (["--as", "OC2", "--year", "2016"], 0, ""),
        (["--as", "Episodes", "--as-at", "31/05/2016"], 0, ""),
    ],
    ids=["partial files that drop", "a whole report", "a report and its day", "the year of OC2", "the day of Episodes"],
)
def test_options_that_contradict_or_have_no_effect(folder, tmp_path, capsys, options, status, said):
    report = tmp_path / "report.csv"
    report.write_text("CHILD,REVIEW,DECOM,SDQ_SCORE\nA1,01/06/2016,01/05/2016,12\n")
    assert run(["import", str(report), "--into", str(tmp_path / "book.xlsx"), "--dry-run", *options]) == status
    found = capsys.readouterr().err
    assert said in found if said else not found


def test_an_import_into_a_workbook_that_cannot_be_trusted_writes_nothing(folder, tmp_path, capsys, monkeypatch):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(folder), "--into", str(book)]) == 0
    before = book.read_bytes()

    def refuse(_):
        raise Refusal("The workbook is damaged.")

    monkeypatch.setattr("scorecard_xl.doctor.warnings", refuse)
    (folder / "header.csv").write_text("CHILD,SEX,DOB,ETHNIC\nA1,1,02/02/2014,WBRI\n")
    assert run(["import", str(folder), "--into", str(book), "--refresh"]) == 2
    assert book.read_bytes() == before


def test_check_without_problems_ends_with_0(folder, tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(folder), "--into", str(book)]) == 0
    assert run(["check", str(book)]) == 0


def test_without_a_month_the_last_one_that_the_episodes_reach_counts_and_the_output_says_which(
    folder, tmp_path, capsys
):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(folder), "--into", str(book), "--refresh"]) == 0
    assert "April 2016 (the episodes reach 1 May 2016)" in capsys.readouterr().out


def test_import_makes_the_workbook_with_macros_where_it_is_not_there(folder, tmp_path):
    book = tmp_path / "book.xlsm"
    assert run(["import", str(folder), "--into", str(book), "--refresh"]) == 0
    with zipfile.ZipFile(book) as package:
        assert "xl/vbaProject.bin" in package.namelist()


def test_new_then_import_then_refresh(folder, tmp_path, figures):
    book = tmp_path / "book.xlsx"
    assert run(["new", str(book)]) == 0
    assert run(["import", str(folder), "--into", str(book), "--refresh"]) == 0
    found = figures(book, "--month", "2016-05", "--latest")
    assert next(f for f in found if f["indicator"] == "children_in_care")["value"] == 1


def test_a_page_that_was_deleted_is_told(folder, tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(folder), "--into", str(book), "--refresh"]) == 0
    assert "has no page any more" not in capsys.readouterr().err
    workbook = opened(book)
    del workbook["Scorecard"]
    for name in [name for name, defined in workbook.defined_names.items() if "Scorecard" in defined.attr_text]:
        workbook.defined_names[name].attr_text = "#REF!$A$1"
    workbook.save(book)
    assert run(["refresh", str(book)]) == 0
    assert "book.xlsx has no page any more, as its sheet Scorecard was renamed" in capsys.readouterr().err


def test_a_page_that_another_program_renamed_is_named_back(folder, tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(folder), "--into", str(book), "--refresh"]) == 0
    workbook = opened(book)
    workbook["Scorecard"].title = "Our page"
    workbook.save(book)
    assert run(["refresh", str(book)]) == 0
    assert "or deleted: only the sheets behind it are up to date. Name it Scorecard again" in capsys.readouterr().err
    workbook["Our page"].title = "Scorecard"
    workbook.save(book)
    assert run(["refresh", str(book)]) == 0
    assert "has no page" not in capsys.readouterr().err


def test_rows_that_stand_apart_below_a_table_are_told(folder, tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(folder), "--into", str(book)]) == 0
    workbook = opened(book)
    last = workbook["Episodes"].max_row
    for column, value in enumerate(["B", "01/05/2016", "S"], 1):
        workbook["Episodes"].cell(last + 3, column, value)
    workbook.save(book)
    capsys.readouterr()
    assert run(["check", str(book), "--json"]) == 1
    (apart,) = [each for each in json.loads(capsys.readouterr().out) if "blank rows separate" in each["what"]]
    assert (apart["table"], apart["row"], apart["severity"]) == ("Episodes", last + 3, "error")
    assert "children_in_care" in apart["indicators"]


def test_refresh_elsewhere_leaves_the_workbook_and_a_backup_keeps_the_old_one(own_demonstration, tmp_path):
    before = own_demonstration.read_bytes()
    assert run(["refresh", str(own_demonstration), "--out", str(tmp_path / "other.xlsm")]) == 0
    assert own_demonstration.read_bytes() == before
    assert run(["refresh", str(own_demonstration), "--month", "2026-04", "--backup"]) == 0
    (backup,) = tmp_path.glob("*backup*")
    assert backup.read_bytes() == before
    assert own_demonstration.read_bytes() != before


@pytest.fixture
def clock_that_stands(monkeypatch):
    """Each refresh puts the same moment on the page."""
    stands = SimpleNamespace(now=lambda: dt.datetime(2026, 6, 3, 14, 5))
    monkeypatch.setattr("scorecard_xl.app.refresh.dt", SimpleNamespace(datetime=stands))


@pytest.mark.usefixtures("clock_that_stands")
def test_a_backup_is_not_made_of_what_stays_the_same_and_that_is_said(own_demonstration, tmp_path, capsys):
    assert run(["refresh", str(own_demonstration), "--backup"]) == 0
    assert run(["refresh", str(own_demonstration), "--backup"]) == 0
    assert "Nothing had to change in it, so there is no old file to keep." in capsys.readouterr().out
    assert len(list(tmp_path.glob("*backup*"))) == 1


def test_the_folder_of_the_package_is_not_needed_to_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["new", "here.xlsx"]) == 0
    assert Path("here.xlsx").exists()


def test_check_of_a_book_without_a_readable_episode_ends_with_1_and_says_why(tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["new", str(book)]) == 0
    capsys.readouterr()
    assert run(["check", str(book), "--json"]) == 1
    found = [(each["table"], each["what"]) for each in json.loads(capsys.readouterr().out)]
    assert ("Episodes", "no episodes to report on: fill the Episodes sheet, or import SSDA903 files") in found


def test_a_dry_run_leaves_the_file_byte_for_byte_and_says_what_the_real_run_says(folder, tmp_path, capsys):
    book = tmp_path / "book.xlsx"
    assert run(["new", str(book)]) == 0
    before = book.read_bytes()
    capsys.readouterr()
    assert run(["import", str(folder), "--into", str(book), "--dry-run"]) == 0
    dry = capsys.readouterr().out.splitlines()
    assert book.read_bytes() == before
    assert run(["import", str(folder), "--into", str(book)]) == 0
    done = capsys.readouterr().out.splitlines()
    assert dry[-1] == "Nothing was written (--dry-run)."
    assert dry[:-1] == done[: len(dry) - 1] != []
