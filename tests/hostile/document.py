"""Writes docs/robustness.md: every case with its status and sentence, and what was measured of faults and fuzzing.

Run it from the checkout: .venv/bin/python tests/hostile/document.py
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from hostile.case import Case  # noqa: E402  the path has to be set before
from hostile.corpus import CORPUS, SECTIONS  # noqa: E402
from hostile.good import good_workbook  # noqa: E402
from hostile.judge import judged  # noqa: E402
from hostile.workshop import Workshop  # noqa: E402

PAGE = ROOT / "docs" / "robustness.md"
_MEASURED = (ROOT / "tests" / "faults" / "found.md", ROOT / "fuzz" / "measured.md")
_LONGEST = 240

_HEAD = """# Robustness

What happens on a bad day. The tables below are written by `tests/hostile/document.py` from the very cases that the tests run.

## Bad input

{count} broken workbooks and files, made by code (`tests/hostile/`). Each ends with the status of the contract (0: done; 1: `check`
found problems; 2: could not be done), says so in one plain sentence without a traceback, leaves the workbook byte for byte as it
was unless it was refreshed whole, and leaves nothing else behind. The sentences are those of the last run of the script.
"""


def main() -> None:
    good = good_workbook()
    tables = [_table(name, cases, good) for name, cases in SECTIONS.items()]
    measured = [path.read_text() for path in _MEASURED]
    PAGE.write_text("\n".join([_HEAD.format(count=len(CORPUS)), *tables, *measured]))
    print(f"{PAGE.relative_to(ROOT)}: {len(CORPUS)} cases")


def _table(name: str, cases: list[Case], good: Workshop) -> str:
    lines = [f"### {name}", "", "| case | status | what is said |", "|---|---|---|"]
    return "\n".join([*lines, *(_line(case, good) for case in cases), ""])


def _line(case: Case, good: Workshop) -> str:
    with tempfile.TemporaryDirectory() as name:
        said = judged(case, Path(name), good.copy()).sentence(case, Path(name))
    return f"| {shown(case.name)} | {case.status} | {shown(said)} |"


def shown(text: str) -> str:
    """One cell of a table, without what Markdown would take for its own."""
    plain = "".join(letter if letter.isprintable() else "·" for letter in text)
    short = plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
    return "".join(f"&#{ord(letter)};" if letter in "|<>*_`[]" else letter for letter in short)


if __name__ == "__main__":
    main()
