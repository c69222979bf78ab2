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


@pytest.mark.slow
def test_every_command_of_the_quick_start_does_what_it_says(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    commands = _commands()
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
        assert run([*command, *no_pdf]) in (DONE, PROBLEMS_FOUND), (command, capsys.readouterr().err)
    assert sorted(path.suffix for path in Path("shared").iterdir()) == [".csv", ".eml", ".html", ".xlsx"]
