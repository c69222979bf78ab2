"""Words that we do not use in code, documents and messages: plain, present-day English instead (docs/developers.md)."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
BANNED = re.compile(
    r"\b(noughts?|anew|mended|mends|mending|whoever|whosoever|heeds?|so many|does as well|nobody walks)\b",
    re.IGNORECASE,
)
READ = (".py", ".md", ".toml", ".bas", ".cls", ".yml")


def _tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [ROOT / name for name in names if name.endswith(READ) or name.startswith(("scripts/", ".ci/"))]


def test_no_file_has_a_word_that_needs_explaining() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{at}: {match.group()}"
        for path in _tracked()
        if path != Path(__file__) and path.exists()
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in BANNED.finditer(line)
    ]
    assert found == []
