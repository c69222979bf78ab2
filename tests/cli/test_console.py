"""Sentences, hints, JSON and CSV of the command line."""

import io
import json
import sys

import pytest

from scorecard_xl.cli import console, output
from scorecard_xl.errors import Refusal
from scorecard_xl.tables.by_heading import cells
from scorecard_xl.tables.problems import Problem, Severity

LONG = "Refreshed /a/folder-with-a-name/that/no/terminal/of/eighty/columns/can/show/on/one/line/Scorecard.xlsm for May 2026."


def test_a_sentence_in_a_pipe_is_one_line(monkeypatch, capsys) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    console.say("word " * 60)
    assert capsys.readouterr().out.count("\n") == 1


def test_a_sentence_in_a_terminal_wraps_between_words_and_cuts_no_path(monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    console.say(LONG)
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(line.strip() for line in lines) == LONG
    assert [line for line in lines if len(line) > 40] == [f"  {LONG.split()[1]}"]


@pytest.mark.parametrize(
    ("platform", "path", "quoted"),
    [
        pytest.param("linux", "Council.xlsm", "Council.xlsm", id="a plain name"),
        pytest.param("linux", "our book.xlsm", "'our book.xlsm'", id="a space"),
        pytest.param("linux", "it's.xlsm", """'it'"'"'s.xlsm'""", id="an apostrophe"),
        pytest.param("win32", r"C:\Data\Council.xlsm", r"C:\Data\Council.xlsm", id="a path of Windows"),
        pytest.param(
            "win32", r"C:\Our data\A & B.xlsm", r'"C:\Our data\A & B.xlsm"', id="a path of Windows with spaces"
        ),
    ],
)
def test_a_hint_quotes_a_path_as_the_shell_needs(platform, path, quoted, monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert console.quoted(path) == quoted


def test_the_command_of_a_hint_is_never_broken(monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    console.say_next("do it.", "refresh", f"/a b{'/c' * 40}")
    assert capsys.readouterr().out == f"Next: do it.\n    scorecard-xl refresh '/a b{'/c' * 40}'\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_json_can_be_read_whatever_the_output_is_written_in(encoding, monkeypatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding=encoding, write_through=True))
    output.print_json([{"worker": "Zoë Łukasz"}])
    assert json.loads(written.getvalue().decode("utf-8")) == [{"worker": "Zoë Łukasz"}]


def test_json_says_how_grave_a_problem_is_and_what_it_distorts() -> None:
    (row,) = output.problem_rows([Problem("OC2", 2, "CONVICTED", "1", "is wrong", "542", Severity.WARNING, ())])
    assert (row["severity"], row["indicators"], row["rule"]) == ("warning", [], "542")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")', id="a formula"),
        pytest.param("+44 1733", "'+44 1733", id="a plus"),
        pytest.param("-", "'-", id="a minus"),
        pytest.param("@SUM", "'@SUM", id="an at sign"),
        pytest.param(-2.5, "-2.5", id="a number below zero stays a number"),
        pytest.param(True, "yes", id="yes"),
        pytest.param(["a", "b"], "a, b", id="a list"),
    ],
)
def test_a_cell_of_a_csv_file_is_data(value, text, tmp_path) -> None:
    output.write_csv(tmp_path / "a.csv", ["x"], [{"x": value}])
    (_, (cell,)) = cells((tmp_path / "a.csv").read_bytes())
    assert cell == text.removeprefix("'")
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[1].replace('""', '"').strip('"') == text


def test_a_csv_file_replaces_an_earlier_one_and_leaves_nothing_else(tmp_path) -> None:
    for rows in ([{"x": 1}, {"x": 2}], [{"x": 3}]):
        output.write_csv(tmp_path / "a.csv", ["x"], rows)
    assert cells((tmp_path / "a.csv").read_bytes()) == [["x"], ["3"]]
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(
    ("is_json", "name", "says"),
    [
        pytest.param(True, "a.csv", "Give --json or --csv, not both", id="both"),
        pytest.param(False, "Council.xlsm", "must end in .csv", id="a workbook by mistake"),
    ],
)
def test_what_cannot_be_written_is_refused(is_json, name, says, tmp_path) -> None:
    with pytest.raises(Refusal, match=says):
        output.check_one_form(is_json, tmp_path / name)
