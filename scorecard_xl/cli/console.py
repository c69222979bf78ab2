"""Output of the command line: sentences, JSON for scripts, a spinner, and a standard output that survives."""

import errno
import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scorecard_xl.tables.problems import Problem

_NO_READER = (errno.EPIPE, errno.EINVAL)  # the second is what Windows says


def say(sentence: str) -> None:
    """One plain line on standard output."""
    print(sentence)


def warn(sentences: Sequence[str]) -> None:
    """Each on a line of standard error."""
    for sentence in sentences:
        print(sentence, file=sys.stderr)


def working(what: str) -> AbstractContextManager[Any]:
    """A spinner on standard error while something takes long; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(f"{what} …")


def print_json(rows: Sequence[dict[str, Any]]) -> None:
    """A list of objects, one a line; what is read as UTF-8 is that, whatever else the output is written in."""
    plain = (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
    print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=plain) for row in rows) + "\n]" if rows else "[]")


def problem_rows(problems: "Sequence[Problem]") -> list[dict[str, Any]]:
    """The problems as `check --json` prints them."""
    from scorecard_xl.page.quality import touched

    return [
        {"table": p.table, "row": p.row, "column": p.column, "value": p.value, "what": p.what, "rule": p.rule or None,
         "severity": p.severity.value, "indicators": list(touched(p))}
        for p in problems
    ]  # fmt: skip


class _Outlet(FileIO):
    """Drops what nobody reads any more: a command ends as it would have, and with the same status."""

    def write(self, content: Any, /) -> int:
        try:
            return super().write(content)
        except OSError as error:
            if error.errno not in _NO_READER:
                raise
            return memoryview(content).nbytes


def prepare() -> None:
    """Make standard output survive a closed pipe and characters that it cannot encode.

    Windows writes a file in its code page, which lacks many letters.
    """
    out = sys.stdout
    if not isinstance(out, TextIOWrapper):
        return
    out.reconfigure(errors="replace")
    if not out.isatty():
        outlet = BufferedWriter(_Outlet(out.fileno(), "w", closefd=False))
        sys.stdout = TextIOWrapper(outlet, encoding=out.encoding, errors=out.errors, newline=None)
