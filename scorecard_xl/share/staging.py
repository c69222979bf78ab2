"""Putting the files of a copy and its record in their places: all of it, or nothing."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from scorecard_xl.errors import Refusal
from scorecard_xl.workbook.file import saving

Step = Callable[[], object]


@contextmanager
def staged(content: Mapping[str, bytes], folder: Path) -> Iterator[dict[Path, Path]]:
    """Write the files whole into a folder of their own inside the folder; where each of them goes.

    Raises Refusal where a file of that name is there, or nothing can be written. What is left is cleared away.
    """
    places = {name: folder / name for name in content}
    if taken := next((place for place in places.values() if place.exists()), None):
        raise Refusal(f"{taken} is there already: move it away, or choose another folder.")
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        saving.clear(folder, f"{saving.PREFIX}*")
        own = Path(tempfile.mkdtemp(dir=folder, prefix=saving.PREFIX))
    except OSError as error:
        raise _refused(folder, error) from None
    try:
        yield _written(content, own, places)
    finally:
        shutil.rmtree(own, ignore_errors=True)
        if is_new and not any(folder.iterdir()):
            folder.rmdir()


def _written(content: Mapping[str, bytes], own: Path, places: Mapping[str, Path]) -> dict[Path, Path]:
    try:
        mode = saving.mode_of_new(own.parent)
        for name, each in content.items():
            (own / name).write_bytes(each)
            (own / name).chmod(mode)
    except OSError as error:
        raise _refused(own.parent, error) from None
    return {own / name: place for name, place in places.items()}


def put_in_place(files: Mapping[Path, Path], record: Step, take_back: Step) -> None:
    """Record the copy, then move its files to their places; where that fails, take the record back.

    The record goes first: after a power cut there may be a record without its copy, never a copy without its record.
    """
    record()
    moved: list[Path] = []
    try:
        for file, target in files.items():
            _move(file, target)
            moved.append(target)
    except BaseException as error:
        for target in moved:
            target.unlink()
        take_back()
        if isinstance(error, OSError):
            raise _refused(target.parent, error) from None
        raise


def _move(file: Path, target: Path) -> None:
    """Never over a file that came there meanwhile."""
    if target.exists():
        raise FileExistsError(0, "a file of that name is there")
    file.rename(target)


def _refused(folder: Path, error: OSError) -> Refusal:
    return Refusal(f"Nothing can be written into {folder} ({error.strerror}): choose another folder.")
