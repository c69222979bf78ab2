"""Folders and files -> the yearly returns in them, in order of the year that each one holds."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from scorecard_xl.imports.files import Part, Reader, of_no_use
from scorecard_xl.imports.sheets import are_of_a_return
from scorecard_xl.imports.ssda903 import NOTHING, Extract, SourceError, year_of

_YEARS = range(1990, 2101)
_NOR_SHEET = "and none with the headings of a raw sheet: export CSV files, and save the sheets of a workbook as CSV."
_YEAR = "give --year, the year in which the 31 March falls that ends it, for example 2025."

_Named = tuple[str, dict[str, Extract]]


@dataclass(frozen=True)
class Return:
    """One year's return. `tables`: by the name of the raw table.

    `ending`: the 31 March that ends it; None of files that belong to no return, and so to no year.
    """

    name: str
    ending: dt.date | None
    tables: dict[str, Extract]

    @property
    def children(self) -> set[object]:
        """The children who have an episode in it."""
        return self.tables.get("Episodes", NOTHING).children()

    @property
    def latest(self) -> dt.date:
        """The latest date in its episodes, which puts two extracts of one year in order."""
        episodes = self.tables.get("Episodes", NOTHING)
        return max(episodes.dates("DECOM") + episodes.dates("DEC"), default=dt.date.min)


@dataclass(frozen=True)
class Found:
    """What the sources hold: the returns in order of their years, and the files that brought nothing."""

    returns: list[Return]
    not_used: list[str]
    not_recognised: list[str]
    notes: list[str]


def read_returns(paths: Sequence[Path], year: int | None = None) -> Found:
    """Every return in these folders, CSV files and XML files, those of no year last.

    A folder is a year, and so is each folder in it. CSV files of one folder that are named singly are one year
    together, unless two of them are the same table. `year`: that in which the 31 March falls that ends the return; it
    goes before what the dates say, and only one return may then be given. Raises SourceError.
    """
    reader = Reader()
    named = [one for path in _existing(paths) if path.is_dir() for one in _in_folder(path, reader)]
    named += _in_files(sorted({path for path in _existing(paths) if path.is_file()}), reader)
    if year is not None and len(named) > 1:
        raise SourceError(f"--year can be given for one return, and these are {len(named)}: import them one by one.")
    returns = sorted((_return(*one, year) for one in named), key=_order)
    notes = [note for pair in pairwise(returns) for note in _same_year(*pair)]
    doubts = [] if year is None else [doubt for one in named if (doubt := _other_year(*one, year))]
    return Found(returns, reader.not_used, reader.not_recognised, reader.notes + doubts + notes)


def _order(one: Return) -> tuple[dt.date, dt.date, str]:
    return one.ending or dt.date.max, one.latest, one.name


def _existing(paths: Sequence[Path]) -> list[Path]:
    for path in paths:
        if not path.exists():
            raise SourceError(f"There is no file or folder {path}: look at how the name is written.")
    return list(dict.fromkeys(path.resolve() for path in paths))


def _in_folder(folder: Path, reader: Reader) -> list[_Named]:
    folders = [folder, *(inner for inner in _entries(folder) if inner.is_dir())]
    held = [one for each in folders for one in _year_folder(each, reader)]
    if not held:
        raise SourceError(f"The folder {folder.name} holds no SSDA903 file that the scorecard uses, {_NOR_SHEET}")
    return held


def _year_folder(folder: Path, reader: Reader) -> Iterator[_Named]:
    parts = reader.read([file for file in _entries(folder) if file.is_file()])
    if twice := _twice(parts):
        raise SourceError(f"The folder {folder.name} holds two files of {twice}: put each year in a folder of its own.")
    return _together(folder.name, parts)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith((".", "~$", "__")))
    except OSError as error:
        raise SourceError(
            f"The folder {folder.name} cannot be opened ({error.strerror}): ask for access to it."
        ) from None


def _in_files(files: list[Path], reader: Reader) -> Iterator[_Named]:
    for folder, group in groupby(files, key=lambda file: file.parent):
        chosen = list(group)
        parts = reader.read(chosen)
        if not parts:
            raise SourceError(of_no_use(chosen[0]))
        if len(parts) == 1 or _twice(parts):
            yield from ((part.file.name, part.tables) for part in parts)
        else:
            yield from _together(folder.name, parts)


def _twice(parts: Iterable[Part]) -> str | None:
    """The table that two CSV files hold."""
    tables = [table for part in parts if not part.whole for table in part.tables]
    return next((table for table in tables if tables.count(table) > 1), None)


def _together(name: str, parts: Sequence[Part]) -> Iterator[_Named]:
    yield from ((part.file.name, part.tables) for part in parts if part.whole)
    if loose := [part for part in parts if not part.whole]:
        yield name, {table: held for part in loose for table, held in part.tables.items()}


def _return(name: str, tables: dict[str, Extract], year: int | None) -> Return:
    ending = _ending(name, tables, year)
    stamped = {"OC2": tables["OC2"].stamped("YEAR", ending.year)} if ending and "OC2" in tables else {}
    return Return(name, ending, {**tables, **stamped})


def _ending(name: str, tables: dict[str, Extract], year: int | None) -> dt.date | None:
    told = year_of(tables) if year is None else year
    if told is None and not are_of_a_return(tables):
        return None
    if told is None:
        raise SourceError(f"{name} holds no date that tells its year: {_YEAR}")
    if told not in _YEARS:
        raise SourceError(f"{name} cannot be the return of the year to 31 March {told}: {_YEAR}")
    return dt.date(told, 3, 31)


def _other_year(name: str, tables: dict[str, Extract], year: int) -> str | None:
    told = year_of(tables)
    if told in (None, year):
        return None
    return (
        f"{name}: its dates say the year to 31/03/{told}; it is taken for the year to 31/03/{year}, as --year says. "
        "If that is wrong, go back to the workbook from before and import without --year."
    )


def _same_year(first: Return, second: Return) -> Iterator[str]:
    if first.ending is not None and first.ending == second.ending:
        both = f"{first.name} and {second.name} are both of the year to {first.ending:%d/%m/%Y}"
        yield f"{both}: {second.name} goes last."
