"""The quick start, followed to the letter in an empty folder."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from scorecard_xl.__main__ import run
from scorecard_xl.cli.common import DONE, PROBLEMS_FOUND

PAGE = Path(__file__).parents[1] / "docs" / "quick-start.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _commands() -> list[list[str]]:
    lines = "".join(BLOCK.findall(PAGE.read_text(encoding="utf-8"))).splitlines()
    return [shlex.split(line)[1:] for line in lines]


def _quoted() -> list[str]:
    """The sentences with numbers that the page says a command prints, and the lines of its blocks without a language."""
    text = PAGE.read_text(encoding="utf-8")
    lines = "".join(re.findall(r"^```\n(raw.*?)^```", text, re.MULTILINE | re.DOTALL)).splitlines()
    return [*lines, *re.findall(r"`([^`\n]*\d [^`\n-]*[a-z][^`\n-]*)`", text)]


@pytest.mark.slow
def test_every_command_of_the_quick_start_does_what_it_says(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    commands, said = _commands(), ""
    assert {command[0] for command in commands} == {
        "demo",
        "check",
        "children",
        "refresh",
        "import",
        "publish",
        "share",
    }
    for command in commands:
        if command[0] == "import" and "2024-25" in command:
            shutil.copytree("demo/raw", "2024-25")
            shutil.copytree("demo/raw", "2025-26")
        no_pdf = ["--no-pdf"] if command[0] == "share" else []
        status = run([*command, *no_pdf])
        shown = capsys.readouterr()
        assert status in (DONE, PROBLEMS_FOUND), (command, shown.err)
        said += shown.out + shown.err
    assert [text for text in _quoted() if text not in " ".join(said.split())] == []
    assert sorted(path.suffix for path in Path("shared").iterdir()) == [".csv", ".eml", ".html", ".xlsx"]
