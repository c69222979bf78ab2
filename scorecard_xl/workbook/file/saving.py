"""Putting a file in its place whole or not at all, and never over one that is open elsewhere."""

import datetime as dt
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from scorecard_xl.workbook.book import BookError

PREFIX, _SUFFIX = ".scorecard-", ".tmp"
"""Of what a command writes until it is whole."""
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
    _check_one_name(target)
    try:
        mode = stat.S_IMODE(like.stat().st_mode)
        temporary = _temporary(target.parent)
    except OSError as error:
        raise _not_written(target, error) from None
    _fill(temporary, content, mode, target, check)


def _check_one_name(target: Path) -> None:
    """A file is put in its place by its name: other names of the same file would go on showing the old one."""
    names = target.stat().st_nlink if target.is_file() else 1
    if names > 1:
        raise BookError(
            f"{target.name} has {names} names on this disk (hard links), and saving would leave the others with the "
            "old workbook: copy it, delete this name, give the copy its name, then try again."
        )


def create(target: Path, content: bytes) -> None:
    """Put `content` at `target`, whole or not at all, for nobody but its owner, or as the folder is shared.

    Raises BookError.
    """
    try:
        temporary = _temporary(target.parent)
    except OSError as error:
        raise BookError(f"{target} cannot be written ({error.strerror}): choose another place.") from None
    _fill(temporary, content, mode_of_new(target.parent), target)


def mode_of_new(folder: Path) -> int:
    """The permissions of a new file: it may hold children, so only its owner opens it, unless the folder is shared.

    A folder is shared where it hands on its group (setgid), or has a rule of its own for new files (a default ACL).
    On Windows the folder's own rights count, not these.
    """
    shared = bool(folder.stat().st_mode & stat.S_ISGID) or _has_default_rule(folder)
    return 0o660 if shared else 0o600


def _has_default_rule(folder: Path) -> bool:
    try:
        return bool(os.getxattr(folder, "system.posix_acl_default"))
    except (AttributeError, OSError):
        return False


def _temporary(folder: Path) -> tuple[int, Path]:
    """A new file in the folder; what a command that was killed there left behind, with children in it, is cleared."""
    clear(folder, f"{PREFIX}*{_SUFFIX}")
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=PREFIX, suffix=_SUFFIX)
    return descriptor, Path(name)


def clear(folder: Path, pattern: str) -> None:
    """Clear the files and folders of this pattern that are older than an hour: a command that was killed left them."""
    for left in folder.glob(pattern):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime <= _AN_HOUR:
                continue
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()


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
