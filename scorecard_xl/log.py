"""The one log: where an unexpected error arose, for the person who is asked, and never what stood in a cell."""

import datetime as dt
import os
import sys
import traceback
from pathlib import Path

_NAME = "scorecard-xl.log"
_MOST = 1 << 20
"""Bytes after which the log starts again."""


def path() -> Path:
    """The file of the log, in the folder that each system has for the user's own logs."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local", "scorecard", _NAME)
    if sys.platform == "darwin":
        return Path.home() / "Library/Logs" / _NAME
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state", "scorecard", _NAME)


def log_error(what: str, error: BaseException) -> str:
    """Add the error to the log; what the officer is to show: the log, or if it cannot be written, the message."""
    log = path()
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | (os.O_APPEND if _size(log) < _MOST else os.O_TRUNC)
        with os.fdopen(os.open(log, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(log_entry(what, error, dt.datetime.now()))
    except OSError:
        return "this message"
    return str(log)


def log_entry(what: str, error: BaseException, now: dt.datetime) -> str:
    """When, what, and the lines of the program that led there. The error's own words may quote a cell: not them."""
    lines = [f"{now:%Y-%m-%d %H:%M:%S} {what}: {type(error).__name__}"]
    for each in _chain(error):
        lines += [f"  {type(each).__name__}", *map(_line, traceback.extract_tb(each.__traceback__))]
    return "\n".join([*lines, ""])


def _chain(error: BaseException | None) -> list[BaseException]:
    """The error and those that it came of, the first last."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _line(frame: traceback.FrameSummary) -> str:
    return f"    {frame.filename}:{frame.lineno} {frame.name}"


def _size(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0
