"""Sentences of the command line, as wide as the terminal; a spinner; and a standard output that survives."""

import errno
import os
import shlex
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import Any, TextIO

_NO_READER = (errno.EPIPE, errno.EINVAL)  # the second is what Windows says
_READABLE = 110  # columns of a text that people read


def width(stream: TextIO | None = None) -> int | None:
    """The columns of the terminal, or those that COLUMNS asks for; None for a file or a pipe, which wraps nothing."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size((stream or sys.stdout).fileno()).columns or None
    except (OSError, ValueError):
        return None


def say(sentence: str, indent: str = "") -> None:
    """One sentence on standard output, wrapped between words where a terminal needs it."""
    print(wrapped(sentence, width(), indent))


def warn(sentences: Sequence[str]) -> None:
    """Each on standard error, from a line of its own."""
    for sentence in sentences:
        print(wrapped(sentence, width(sys.stderr)), file=sys.stderr)


def say_next(sentence: str, *command: object) -> None:
    """What to do next, and below it the command that does so, ready to be copied: no line break comes into it."""
    say(f"Next: {sentence}")
    print(f"    scorecard-xl {' '.join(map(quoted, command))}")


def quoted(argument: object) -> str:
    """The argument as a shell takes it: with quotes where it has spaces."""
    text = str(argument)
    if sys.platform != "win32":
        return shlex.quote(text)
    return f'"{text}"' if set(text) & set(" &()^,;=%!'") else text


def wrapped(sentence: str, columns: int | None, indent: str = "") -> str:
    """The sentence in lines of at most this many columns, a longer word for itself; one line for None."""
    if columns is None or len(indent) + len(sentence) <= min(columns, _READABLE):
        return indent + sentence
    from textwrap import fill

    return fill(
        sentence, min(columns, _READABLE), initial_indent=indent, subsequent_indent=f"{indent}  ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def working(what: str) -> AbstractContextManager[Any]:
    """A spinner on standard error while something takes long; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(f"{what} …")


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
