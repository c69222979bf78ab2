"""Pages followed to the letter in an empty folder: the guide's three months, the members' questions, the fallback."""

import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scorecard_xl.__main__ import run
from scorecard_xl.cli.common import DONE, PROBLEMS_FOUND

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parents[1] / "docs"
BLOCK = re.compile(r"^```(sh)?\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _blocks(page: str, heading: str = "") -> list[tuple[bool, list[str]]]:
    """Of each block below the heading, or of the page: whether it has commands, and its lines."""
    text = (DOCS / page).read_text(encoding="utf-8")
    part = text.partition(heading)[2].partition("\n### ")[0] if heading else text
    return [(kind == "sh", lines.splitlines()) for kind, lines in BLOCK.findall(part)]


def test_the_three_months_do_and_say_what_the_guide_says(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    zipfile.ZipFile(DOCS / "returns.zip").extractall()
    said, commands, quoted = "", 0, 0
    for is_commands, lines in _blocks("officers-guide.md", "### Three months as an example"):
        if not is_commands:
            quoted += len(lines)
            assert [line for line in lines if line.strip() not in said] == [], said
            continue
        for line in lines:
            words = shlex.split(line)[1:]
            status = run([*words, *(["--no-pdf"] if words[0] == "share" else [])])
            said = said + "".join(capsys.readouterr()) if line is not lines[0] else "".join(capsys.readouterr())
            assert status == DONE or (words[0] == "check" and "not_in_return" in words), (line, said)
            commands += 1
    assert (commands, quoted) == (10, 13)


def test_the_commands_of_the_questions_work_on_the_demonstration(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["demo"]) == DONE
    asked = [shlex.split(line)[1:] for is_commands, lines in _blocks("questions.md") if is_commands for line in lines]
    assert [words[0] for words in asked] == ["figures", "children", "check"]
    for words in asked:
        assert run(words) == (PROBLEMS_FOUND if words[0] == "check" else DONE), words
    assert "missed the standard" in capsys.readouterr().out


def test_the_fallback_writes_the_modules_that_excel_can_import(tmp_path):
    page = (DOCS / "check-in-excel.md").read_text(encoding="utf-8")
    (code,) = re.findall(r'-c "(.*)"$', page, re.MULTILINE)
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, timeout=60)
    stubs = {path.name: path.read_bytes() for path in (DOCS.parent / "vba_stubs").iterdir()}
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written.keys() == stubs.keys() | {"xlwings.bas", "Dictionary.cls"}
    assert {name: written[name] for name in stubs} == stubs
