"""Every command on the demonstration as people see it: in terminals of 80 and 120 columns, and piped."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard_xl.__main__ import run
from scorecard_xl.cli import COMMANDS, OF_DEVELOPERS
from scorecard_xl.tables.by_heading import cells

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")

LOOKING = {
    "figures": ["figures", "{book}"],
    "figures --trend": ["figures", "{book}", "--trend"],
    "figures --by": ["figures", "{book}", "--by", "team"],
    "children": ["children", "{book}", "Statutory visits", "--window", "ytd"],
    "children of a group": ["children", "{book}", "placement type", "--group", "foster"],
    "children of a mean": ["children", "{book}", "adoption_time_to_pl"],
    "check": ["check", "{book}"],
    "check --table": ["check", "{book}", "--table", "episodes", "--errors"],
    "doctor": ["doctor", "{book}"],
}
CHANGING = {
    "refresh": ["refresh", "{book}", "--out", "{tmp}/a folder of ours/refreshed council.xlsm"],
    "publish": ["publish", "{own}"],
    "import": ["import", "{raw}", "--into", "{tmp}/a folder of ours/new council.xlsm"],
    "new": ["new", "{tmp}/a folder of ours/empty council.xlsm"],
    "--help": ["--help"],
    **{f"{name} --help": [name, "--help"] for name in (*COMMANDS, *OF_DEVELOPERS)},
}


def fill(arguments, demonstration, tmp_path):
    (tmp_path / "a folder of ours").mkdir()
    own = tmp_path / "own.xlsm"
    own.write_bytes((demonstration / "Scorecard.xlsm").read_bytes())
    places = {"book": demonstration / "Scorecard.xlsm", "raw": demonstration / "raw", "tmp": tmp_path, "own": own}
    return [argument.format_map(places) for argument in arguments]


def in_terminal(arguments, columns, capfd, monkeypatch):
    """The lines that the command shows in a terminal of this width."""
    monkeypatch.setenv("COLUMNS", str(columns))
    assert run(arguments) in (0, 1)
    return capfd.readouterr().out.splitlines()


@pytest.mark.many
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("arguments", (LOOKING | CHANGING).values(), ids=LOOKING | CHANGING)
def test_nothing_is_wider_than_the_terminal_but_a_command_to_copy(
    arguments, columns, demonstration, tmp_path, capfd, monkeypatch
):
    lines = in_terminal(fill(arguments, demonstration, tmp_path), columns, capfd, monkeypatch)
    wide = [line for line in lines if len(line) > columns and not line.startswith("    scorecard-xl ")]
    assert [line for line in wide if str(tmp_path) not in line] == []
    assert not any("…" in line for line in lines if "age band …" not in line)


@pytest.mark.slow
def test_a_real_terminal_of_80_columns_needs_no_variable(demonstration):
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    leader, follower = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    line = [
        sys.executable,
        "-m",
        "scorecard_xl",
        "children",
        str(demonstration / "Scorecard.xlsm"),
        "dental",
        "--missed",
    ]
    with subprocess.Popen(line, stdout=follower, stderr=subprocess.DEVNULL, env=environment) as process:
        os.close(follower)
        shown = _all_of(leader)
    assert process.returncode == 0
    lines = shown.decode().splitlines()
    assert " (on 31 May 2026): 277 counted, " in lines[0]
    assert max(len(line) for line in lines if "\x1b" not in line) <= 80
    assert any(line.startswith(" " * 10) for line in lines), "a reason that is long wraps under itself"


def _all_of(leader):
    found = b""
    while True:
        try:
            part = os.read(leader, 65_536)
        except OSError:
            return found
        found += part


@pytest.mark.slow
def test_a_pipe_gets_one_line_for_each_child_and_no_colours(demonstration, capfd, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    book = str(demonstration / "Scorecard.xlsm")
    assert run(["children", book, "visits_on_time", "--json"]) == 0
    objects = json.loads(capfd.readouterr().out)
    assert run(["children", book, "visits_on_time"]) == 0
    title, _, headings, *rows = capfd.readouterr().out.splitlines()
    assert title.startswith("Statutory visits on time (in May 2026): ")
    assert headings.split() == ["Child", "Met", "Reason", "Worker", "Team"]
    assert [row.split()[0] for row in rows] == [each["child"] for each in objects]
    assert "\x1b" not in "".join(rows)


@pytest.mark.slow
def test_those_who_miss_the_standard_come_first_and_alone(demonstration, capfd):
    book = str(demonstration / "Scorecard.xlsm")
    assert run(["children", book, "dental", "--json"]) == 0
    every = json.loads(capfd.readouterr().out)
    assert run(["children", book, "dental", "--json", "--missed"]) == 0
    missed = json.loads(capfd.readouterr().out)
    assert 0 < len(missed) < len(every)
    assert missed == every[: len(missed)]
    assert {each["met"] for each in missed} == {False}


@pytest.mark.slow
def test_csv_files_hold_what_json_does(demonstration, tmp_path, capfd):
    book = str(demonstration / "Scorecard.xlsm")
    for name, more in {"figures": [], "children": ["uasc"], "check": []}.items():
        file = tmp_path / f"{name}.csv"
        assert run([name, book, *more, "--csv", str(file)]) == (1 if name == "check" else 0)
        assert capfd.readouterr().out.startswith("Wrote ")
        run([name, book, *more, "--json"])
        objects = json.loads(capfd.readouterr().out)
        headings, *rows = cells(file.read_bytes())
        assert set(objects[0]) <= set(headings)
        assert len(rows) == len(objects)
        at = headings.index(next(iter(objects[0])))
        assert [row[at] for row in rows] == [each[headings[at]] for each in objects]


@pytest.mark.slow
def test_check_prints_what_is_asked_for_and_its_status_goes_by_that(demonstration, capfd):
    book = str(demonstration / "Scorecard.xlsm")
    assert run(["check", book, "--json", "--rule", "388"]) == 1
    assert {each["rule"] for each in json.loads(capfd.readouterr().out)} == {"388"}
    assert run(["check", book, "--table", "care leavers", "--errors"]) == 0
    assert capfd.readouterr().out.startswith("No such problem; 16 others.")


@pytest.mark.slow
def test_published_figures_that_differ_now_are_said_by_check_and_refresh(
    own_demonstration, tmp_path, capfd, monkeypatch
):
    monkeypatch.delenv("COLUMNS", raising=False)
    book, reviews = str(own_demonstration), tmp_path / "reviews.csv"
    assert run(["publish", book]) == 0
    capfd.readouterr()
    assert run(["children", book, "reviews_on_time", "--missed", "--json"]) == 0
    late = json.loads(capfd.readouterr().out)[0]
    reviews.write_text(f"CHILD,REVIEW,REVIEW_CODE\n{late['child']},{late['due']},PN1\n")
    assert run(["import", str(reviews), "--into", book, "--partial", "--as", "Reviews"]) == 0
    capfd.readouterr()
    assert run(["check", book]) == 1
    shown = capfd.readouterr().out
    (said,) = (
        line for line in shown.splitlines() if line.startswith("  Reviews held on time, in May 2026: published ")
    )
    assert run(["refresh", book]) == 0
    assert f"\n{said}\n" in capfd.readouterr().out
    assert run(["check", book, "--rule", "published", "--json"]) == 0
    notes = json.loads(capfd.readouterr().out)
    assert {(each["table"], each["severity"]) for each in notes} == {("History", "note")}
    assert ["reviews_on_time"] in [each["indicators"] for each in notes]


@pytest.mark.parametrize(
    "arguments", [["--version"], ["figures", "--version"], ["check", "--version", "book.xlsm"]], ids=" ".join
)
def test_the_version_can_be_asked_for_anywhere(arguments, capfd):
    assert run(arguments) == 0
    assert capfd.readouterr().out.strip().count(".") == 2


def test_help_has_whole_sentences_and_the_developers_commands_apart(capfd, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["--help"]) == 0
    shown = capfd.readouterr().out
    officers, developers = shown.split("Commands for developers:")
    assert "  build  " in developers and "  build  " not in officers
    assert all(f"\n  {name} " in officers for name in COMMANDS)
    assert "..." not in shown.replace("[ARGS]...", "")


def test_help_takes_a_tenth_of_a_second_of_the_processor():
    """The best of several, as other programs run beside it; on a slow machine no more than half as long again as typer."""
    bare, help_ = (
        min(_processor_time([sys.executable, *arguments]) for _ in range(5))
        for arguments in (["-c", "import typer"], ["-m", "scorecard_xl", "--help"])
    )
    assert help_ <= max(0.1, 1.5 * bare)


def _processor_time(line):
    before = os.times()
    subprocess.run(line, capture_output=True, check=True, cwd=Path(__file__).parents[2])
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
