"""DfE's published files as they come, in folders and .zip files too -> the values of every area, and the neighbours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from scorecard_xl.imports.benchmark_measures import looked_for
from scorecard_xl.imports.councils import Councils
from scorecard_xl.imports.csv_files import csv_rows
from scorecard_xl.imports.entries import Entry, entries_of
from scorecard_xl.imports.published_columns import Role, looks_published, neighbour_columns, roles_of, table_of
from scorecard_xl.imports.published_values import COLUMNS, COUNCIL, Table
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.imports.workbooks import tables_in

_READ = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_HEAD, _FIRST_LINES = 1 << 16, 10  # bytes and lines in which the headings of a file are
_NAMES = ["old", "new", "name"]
_MOST_NAMED = 3


@dataclass
class Published:
    """What the files hold.

    `values`: COLUMNS, and `place`: of a council its places in `councils` (two that report together have one row), of a
    region its name; `neighbours`: the list of a council, the closest first, from `neighbours_file`; `notes`: what was
    not read, as sentences.
    """

    values: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=[*COLUMNS, "place"]))
    councils: Councils = field(default_factory=Councils)
    neighbours: dict[int, list[int]] = field(default_factory=dict)
    neighbours_file: str = ""
    notes: list[str] = field(default_factory=list)


def read_published(paths: Sequence[Path]) -> Published:
    """Everything that is declared, in these files, folders and .zip files. Raises SourceError if there is nothing."""
    found, frames = Published(), []
    unknown: list[str] = []
    lists: list[tuple[str, pd.DataFrame]] = []
    for name, frame in _tables(paths, unknown):
        if neighbour_columns(frame):
            lists.append((name, frame))
            continue
        table = Table(name, frame)
        values = table.values()
        found.notes += table.notes
        if values is None:
            unknown.append(_why_unknown(table))
        else:
            frames.append(values)
    if unknown:
        found.notes += [f"{why}." for why in unknown[:_MOST_NAMED]]
        if len(unknown) > _MOST_NAMED:
            found.notes.append(f"{len(unknown) - _MOST_NAMED} more files or sheets are not read either.")
        found.notes.append(f"Files that are read: {looked_for()}; statistical neighbours (columns SN_1, SN_2 …).")
    if not frames:
        raise SourceError(" ".join(["No benchmark was read, and nothing was written.", *found.notes]))
    _add_values(found, frames)
    for name, frame in lists:
        _add_neighbours(found, name, frame)
    return found


def _tables(paths: Sequence[Path], unknown: list[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Each sheet and file of text by its name; a file of another kind is named in `unknown`."""
    for path in paths:
        if not path.exists():
            raise SourceError(f"There is no file or folder {path}: check the spelling.")
        for entry in entries_of(path):
            if entry.kind not in _READ:
                unknown.append(f"{entry.name} is not read: it is no CSV file, workbook or .zip file")
            for sheet, rows in tables_in(entry):
                yield f"{entry.name} ({sheet})" if sheet else entry.name, table_of(rows)


def _why_unknown(table: Table) -> str:
    if table.missing:
        lacks = ", and ".join(f"no column for {role.value}" for role in table.missing)
        return f"{table.name} is not read: it has {lacks}"
    return f"{table.name} is not read: it is of councils, but has no rows and columns of a measure of the scorecard"


def _add_values(found: Published, frames: Sequence[pd.DataFrame]) -> None:
    """All values, with the councils of each row; of two files with the same value the later counts, which is said."""
    values = pd.concat(frames, ignore_index=True)
    is_council = values["level"] == COUNCIL
    names = values[is_council].drop_duplicates(_NAMES)
    areas = {tuple(row): found.councils.add(*row) for row in names[_NAMES].itertuples(index=False)}
    rows = zip(is_council, values["region"], *(values[name] for name in _NAMES), strict=True)
    values["place"] = [areas[tuple(own)] if council else (region,) for council, region, *own in rows]
    key = ["indicator", "group", "year", "level", "place"]
    last = values.drop_duplicates(key, keep="last")
    both = values[values.duplicated(key, keep="last")].merge(last, on=key)
    differ = both[both["value_x"].fillna(-1) != both["value_y"].fillna(-1)]
    for (first, second), own in differ.groupby(["file_x", "file_y"]):
        found.notes.append(f"{first} and {second} differ in {len(own)} values: those of {second} are used.")
    found.values = last.reset_index(drop=True)


def _add_neighbours(found: Published, name: str, table: pd.DataFrame) -> None:
    roles, columns = roles_of(table), neighbour_columns(table)
    own = [table[roles[role]].astype(str) if role in roles else "" for role in (Role.OLD, Role.NEW, Role.NAME)]
    frame = pd.DataFrame({"old": own[0], "new": own[1], "name": own[2]}, index=table.index)
    areas = [found.councils.add(*row) for row in frame.itertuples(index=False)]
    for at, row in zip(areas, table[columns].itertuples(index=False), strict=True):
        named = [found.councils.find(str(cell)) for cell in row if cell]
        if len(at) == 1 and named:
            found.neighbours[at[0]] = [each for each in named if each is not None]
    found.neighbours_file = name


def is_published(entry: Entry) -> bool:
    """Whether the headings of this file are those of DfE's files of councils; not where it cannot be read."""
    if entry.kind not in (".csv", ".tsv", ".txt"):
        return False
    try:
        rows = csv_rows(entry.name, b"\n".join(entry.read()[:_HEAD].splitlines()[:_FIRST_LINES]))
    except SourceError:
        return False
    return any(map(looks_published, rows))
