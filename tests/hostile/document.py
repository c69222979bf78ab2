"""Writes docs/robustness.md: every case with its status and sentence, and what was measured of faults and fuzzing.

Run it from the checkout: .venv/bin/python tests/hostile/document.py
"""

import datetime as dt
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
from imports.quirks import KINDS, QUIRKS, Quirk, of_kind  # noqa: E402

from scorecard_xl.imports.returns import read_returns  # noqa: E402
from scorecard_xl.imports.ssda903 import SourceError  # noqa: E402

PAGE = ROOT / "docs" / "robustness.md"
_MEASURED = (ROOT / "tests" / "faults" / "found.md", ROOT / "fuzz" / "measured.md")
_LONGEST = 240
_QUIRKS = f"""### Quirks of files to import

{len(QUIRKS)} quirks of files that case systems write, in {len(KINDS)} kinds of file (`tests/imports/quirks.py`): a file of Episodes with two
children, and how many rows were read of it. If there is one number, it is that of every kind
({"; ".join(KINDS)}). The import says what it left out or could not read, and if a sheet that it read is hidden.
"""

_HEAD = """# Robustness

What the commands do with broken files, quirks of case systems, full disks and being killed at any moment, for IT: [bad input](#bad-input), [quirks](#quirks-of-files-to-import),
[faults](#faults), [fuzzing](#fuzzing). Read the paragraph that begins each part; its tables are the evidence, for looking things up. `tests/hostile/document.py` writes them from the cases that the tests run.

## Bad input

{count} broken workbooks and files, made by code (`tests/hostile/`). Each ends with the status of the contract (0: done; 1: `check`
found problems; 2: could not be done), says so in one plain sentence without a traceback, leaves the workbook byte for byte as it
was unless it was refreshed whole, and leaves nothing else behind. The sentences are those of the last run of the script.
"""


def main() -> None:
    good = good_workbook()
    tables = [_table(name, cases, good) for name, cases in SECTIONS.items()]
    measured = [path.read_text() for path in _MEASURED]
    PAGE.write_text("\n".join([_HEAD.format(count=len(CORPUS)), *tables, quirk_table(), *measured]))
    print(f"{PAGE.relative_to(ROOT)}: {len(CORPUS)} cases")


def quirk_table() -> str:
    """Quirks of files to import: how each was read in all kinds of file, and what is said of it in a CSV file."""
    lines = [_QUIRKS, "| quirk of the file | rows read | what is said |", "|---|---|---|"]
    return "\n".join([*lines, *map(_quirk_line, QUIRKS), ""])


def _quirk_line(quirk: Quirk) -> str:
    found = {kind: _read(kind, quirk) for kind in KINDS}
    kinds: dict[str, list[str]] = {}
    for kind, (how, _) in found.items():
        kinds.setdefault(how, []).append(kind)
    how = (
        "; ".join(f"{how} ({'; '.join(names)})" for how, names in kinds.items())
        if len(kinds) > 1
        else next(iter(kinds))
    )
    return f"| {shown(quirk.name)} | {shown(how)} | {shown(found['CSV'][1])} |"


def _read(kind: str, quirk: Quirk) -> tuple[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        name, content = of_kind(kind, quirk)
        Path(folder, name).write_bytes(content)
        try:
            found = read_returns([Path(folder)], today=dt.date(2026, 6, 1))
        except SourceError as error:
            return "refused", str(error).partition("/")[2] or str(error)
    rows = sum(len(one.tables["Episodes"].rows) for one in found.returns)
    note = " ".join(note.partition(": ")[2] for note in found.notes)
    return f"{rows} rows", note


def _table(name: str, cases: list[Case], good: Workshop) -> str:
    lines = [f"### {name}", "", "| case | status | what is said |", "|---|---|---|"]
    return "\n".join([*lines, *(_line(case, good) for case in cases), ""])


def _line(case: Case, good: Workshop) -> str:
    with tempfile.TemporaryDirectory() as name:
        said = judged(case, Path(name), good.copy()).sentence(case, Path(name)).replace(Path(name).name, "FOLDER")
    return f"| {shown(case.name)} | {case.status} | {shown(said)} |"


def shown(text: str) -> str:
    """One cell of a table, without what Markdown would take for its own."""
    plain = "".join(letter if letter.isprintable() else "·" for letter in text)
    short = plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
    return "".join(f"&#{ord(letter)};" if letter in "|<>*_`[]" else letter for letter in short)


if __name__ == "__main__":
    main()
