"""The CSV files of copies for anyone, as councils send them: which council, which months, what may be concluded."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from scorecard_xl.imports.csv_files import csv_rows
from scorecard_xl.imports.entries import Entry
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.share.copy import BOUNDS
from scorecard_xl.share.disclosure import CountedKind, kind_of
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.cells import Unreadable
from scorecard_xl.tables.dates import read_date

KEY = ["indicator", "group", "window", "end"]
COLUMNS = (*KEY, "title", "unit", "denominator", "value", "value_low", "value_high", "rounded")
_NAME = re.compile(
    r"(?P<council>.+?)-(?P<members>CONFIDENTIAL-)?scorecard-\d{4}-\d{2}(?:[ _-]?\(\d+\))?", re.IGNORECASE
)
_EARLIER = ("indicator", "title", "window", "end", "value", "unit")


class NotACopy(SourceError):
    """A file that cannot be compared; the message says why and what to do."""


@dataclass(frozen=True)
class SharedCopy:
    """One council's copy. `rows`: COLUMNS as text, but `end` days and the bounds numbers, NaN for unknown."""

    file: str
    council: str
    rows: pd.DataFrame

    @property
    def months(self) -> frozenset[dt.date]:
        """The month ends that it has."""
        return frozenset(self.rows["end"])

    @property
    def month(self) -> dt.date:
        """The month that it was made for."""
        return max(self.months)


def read_copy(entry: Entry) -> SharedCopy:
    """The copy in this CSV file. Raises NotACopy."""
    if entry.kind != ".csv":
        raise NotACopy(f"{entry.name} is not a CSV file: give the file .csv that `share` wrote beside the workbook.")
    rows = csv_rows(entry.name, entry.read())
    headings = Headings(rows[0] if rows else ())
    _check(entry.name, headings)
    frame = pd.DataFrame(headings.in_order(COLUMNS, rows[1:]), columns=list(COLUMNS)).fillna("")
    for name in ("value_low", "value_high"):
        frame[name] = _numbers(entry.name, frame[name])
    frame["end"] = frame["end"].map({text: _day(entry.name, text) for text in frame["end"].unique()})
    frame["title"] = frame["title"].str.removeprefix("'")
    named = _NAME.fullmatch(entry.stem)
    _refuse_members(entry.name, frame, is_marked=bool(named and named["members"]))
    _check_rows(entry.name, frame)
    council = named["council"] if named else entry.stem
    return SharedCopy(entry.name, council.replace("-", " ").replace("_", " ").strip(), frame)


def _check(name: str, headings: Headings) -> None:
    if headings.missing(_EARLIER):
        raise NotACopy(f"{name} is not a shared copy: it has no column {', '.join(headings.missing(_EARLIER))}.")
    if lacking := headings.missing(BOUNDS):
        raise NotACopy(
            f"{name} is a copy of an earlier version, without the columns {', '.join(lacking)}: ask the council to "
            "share it again."
        )


def _numbers(name: str, texts: pd.Series) -> pd.Series:
    found = pd.to_numeric(texts.where(texts != ""), errors="coerce")
    strange = texts[found.isna() & (texts != "")]
    if len(strange):
        raise NotACopy(
            f'{name}, row {strange.index[0] + 2}, {texts.name}: "{strange.iloc[0]}" is not a number. The file was '
            "changed after it was shared: ask the council for it again."
        )
    return found


def _day(name: str, text: str) -> dt.date:
    try:
        return read_date(text)
    except Unreadable:
        raise NotACopy(f'{name}: "{text}" under end is not a day. Ask the council for the file again.') from None


def _refuse_members(name: str, frame: pd.DataFrame, *, is_marked: bool) -> None:
    """Raises NotACopy for a copy with exact figures of children."""
    children = [each.name for each in INDICATORS.values() if kind_of(each) is CountedKind.CHILDREN]
    exact = frame["indicator"].isin(children) & (frame["rounded"] == "no") & (frame["value_low"].notna())
    if is_marked or exact.any():
        raise NotACopy(
            f"{name} is a copy for members: its figures are exact, and it may not be passed on. Delete it, and ask the "
            "council for its copy for anyone."
        )


def _check_rows(name: str, frame: pd.DataFrame) -> None:
    if frame.empty:
        raise NotACopy(f"{name} has no figures: ask the council for its copy again.")
    repeated = frame[frame.duplicated(KEY)]
    upside = frame[frame["value_low"] > frame["value_high"]]
    for wrong, what in ((repeated, "there are two rows"), (upside, "the lowest value is over the highest")):
        if len(wrong):
            first = wrong.iloc[0]
            raise NotACopy(
                f"{name}: {what} for {first['indicator']} {first['group']}".rstrip() + f" ({first['window']}, "
                f"{first['end']:%d/%m/%Y}). The file was changed after it was shared: ask the council for it again."
            )


def newest_of_each(copies: Sequence[SharedCopy]) -> tuple[list[SharedCopy], list[str]]:
    """One copy for each council, that of the latest month, and what is said of the others."""
    kept: dict[str, SharedCopy] = {}
    said = []
    for copy in copies:
        name = " ".join(copy.council.lower().split())
        before = kept.get(name)
        used, other = (copy, before) if before is None or copy.month >= before.month else (before, copy)
        kept[name] = used
        if other is not None and not used.rows.equals(other.rows):
            why = "as it is newer" if used.month > other.month else "as it comes last"
            said.append(f"{copy.council} has two copies: {used.file} is used {why}, {other.file} is not.")
        elif other is not None:
            said.append(f"{copy.council} has the same copy twice: {other.file} is not used.")
    return list(kept.values()), said
