"""Putting a file in its place whole or not at all, and never over one that is open elsewhere."""

import datetime as dt
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from scorecard_xl.workbook.book import BookError

_PREFIX, _SUFFIX = ".scorecard-", ".tmp"
_AN_HOUR = 3600  # seconds: no command writes as long
_LOCKS = {"~${}": "Excel", ".~lock.{}#": "LibreOffice"}


def check_unlocked(target: Path) -> None:
    """Raises BookError where Excel or LibreOffice has this file open."""
    for pattern, program in _LOCKS.items():
        lock = target.with_name(pattern.format(target.name))
        if lock.exists():
            raise BookError(
                f"{target.name} is open in {program}: close it, then try again (if nobody has it open, "
                f"delete {lock.name})."
            )


def write(target: Path, content: bytes, like: Path, check: Callable[[], None] = lambda: None) -> None:
    """Put `content` at `target` with the permissions of the file `like`, whole or not at all.

    `check` is asked at the last moment, and may raise. Raises BookError.
    """
    if target.exists() and not os.access(target, os.W_OK):
        raise BookError(f"{target.name} is read-only: take that off in its properties, or write to another file.")
    try:
        mode = stat.S_IMODE(like.stat().st_mode)
        temporary = _temporary(target.parent)
    except OSError as error:
        raise _not_written(target, error) from None
    _fill(temporary, content, mode, target, check)


def create(target: Path, content: bytes) -> None:
    """Put `content` at `target` with the permissions of any new file, whole or not at all. Raises BookError."""
    try:
        temporary = _temporary(target.parent)
    except OSError as error:
        raise BookError(f"{target} cannot be written ({error.strerror}): choose another place.") from None
    _fill(temporary, content, 0o666 & ~_mask(), target)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _temporary(folder: Path) -> tuple[int, Path]:
    """A new file in the folder; what a command that was killed there left behind, with children in it, is cleared."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _AN_HOUR:
                left.unlink()
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX, suffix=_SUFFIX)
    return descriptor, Path(name)


def _fill(
    opened: tuple[int, Path], content: bytes, mode: int, target: Path, check: Callable[[], None] = lambda: None
) -> None:
    descriptor, temporary = opened
    try:
        _write_through(descriptor, content)
        temporary.chmod(mode)
        check()
        os.replace(temporary, target)
    except OSError as error:
        raise _not_written(target, error) from None
    finally:
        temporary.unlink(missing_ok=True)


def _write_through(descriptor: int, content: bytes) -> None:
    """Write until it lies on the disk."""
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def back_up(target: Path) -> Path:
    """Copy `target` beside itself under a free name that tells when it was last saved; the copy's path."""
    when = dt.datetime.fromtimestamp(target.stat().st_mtime)
    backup = next(path for path in _backup_names(target, f"{when:%Y-%m-%d %H.%M.%S}") if not path.exists())
    write(backup, target.read_bytes(), like=target)
    return backup


def _backup_names(target: Path, when: str) -> Iterator[Path]:
    yield target.with_name(f"{target.stem} (backup {when}){target.suffix}")
    for number in count(2):
        yield target.with_name(f"{target.stem} (backup {when} {number}){target.suffix}")


def _not_written(target: Path, error: OSError) -> BookError:
    return BookError(
        f"{target} cannot be written ({error.strerror}): check the folder and that nobody has it open, then try again."
    )
