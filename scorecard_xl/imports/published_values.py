"""One published table -> the values of the measures that it has, for every area and year."""

import numpy as np
import pandas as pd

from scorecard_xl.imports.benchmark_measures import MEASURES, NOT_PUBLISHED, Measure
from scorecard_xl.imports.published_columns import Role, roles_of, value_columns, words_of
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import Unreadable, read_number
from scorecard_xl.tables.dates import read_year

NATION, REGION, COUNCIL = "nation", "region", "council"
AREA = {"old": Role.OLD, "new": Role.NEW, "name": Role.NAME, "region": Role.REGION}
COLUMNS = ("indicator", "group", "year", "level", *AREA, "value", "sign", "file")
"""Of the values: `group` and `sign` are blank for none, `value` NaN where it is not published; then `sign` says why."""

_LEVELS = {"national": NATION, "country": NATION, "england": NATION, "regional": REGION, "region": REGION}
_TOTAL = ("total", "all", "allchildren", "persons")
_PERCENT = 100
_DIGITS = 12  # so that 11 / 100 is 0.11


class Table:
    """A published table whose columns are known by their roles. `notes`: what was doubtful, as sentences."""

    def __init__(self, name: str, frame: pd.DataFrame) -> None:
        self.name, self._frame, self.roles = name, frame, roles_of(frame)
        self._words = words_of(frame, self.roles)
        self.notes: list[str] = []

    @property
    def missing(self) -> list[Role]:
        """The roles without which no row means anything."""
        has_council = any(role in self.roles for role in (Role.OLD, Role.NEW, Role.NAME))
        lacks = [role for role in (Role.YEAR, Role.LEVEL) if role not in self.roles]
        return lacks if has_council else [*lacks, Role.OLD]

    def values(self) -> pd.DataFrame | None:
        """COLUMNS of every measure that is in the table; None where none is."""
        if self.missing:
            return None
        areas = self._areas()
        found = [values for measure in MEASURES if (values := self._measure(measure, areas)) is not None]
        if found and (other := int((areas["year"].isna() | (areas["level"] == "")).sum())):
            rows = "1 row is" if other == 1 else f"{other} rows are"
            self.notes.append(f"{self.name}: {rows} of no year, or of no council, region or country: left out.")
        return pd.concat(found, ignore_index=True) if found else None

    def _areas(self) -> pd.DataFrame:
        """Year, level and names of the area, for every row; level blank where the row is of no area that we know."""
        frame = pd.DataFrame(index=self._frame.index)
        frame["year"] = self._mapped(Role.YEAR, _year)
        frame["level"] = self._mapped(Role.LEVEL, _level)
        for name, role in AREA.items():
            frame[name] = self._frame[self.roles[role]].astype(str) if role in self.roles else ""
        return frame

    def _mapped(self, role: Role, reader: object) -> pd.Series:
        column = self._frame[self.roles[role]]
        means = {cell: reader(cell) for cell in column.cat.categories}  # type: ignore[operator]
        return column.astype(object).map(means)

    def _measure(self, measure: Measure, areas: pd.DataFrame) -> pd.DataFrame | None:
        columns = value_columns(self._frame, self.roles, measure.quantity)
        rows = self._rows(measure)
        if rows is None or (not columns and not measure.where):
            return None
        if not columns:
            self.notes.append(
                f'{self.name}: {measure.indicator} is not read: the file has its rows ("{measure.where[-1]}"), but no '
                f"column of numbers whose heading has one of {', '.join(measure.quantity.words)}."
            )
            return None
        if len(columns) > 1 and measure.quantity.is_share:
            self.notes.append(f"{self.name}: {measure.indicator} is read from {columns[0]}, not from {columns[1]}.")
        found = areas[rows & (areas["level"] != "") & areas["year"].notna()].copy()
        found["value"], found["sign"] = self._numbers(columns[0], measure.quantity.is_share, found.index)
        found = self._once(found, measure)
        if found.empty:
            return None
        found["indicator"], found["group"], found["file"] = measure.indicator, measure.group or "", self.name
        return found[list(COLUMNS)]

    def _rows(self, measure: Measure) -> pd.Series | None:
        """The rows that hold the measure's words, each in any column of words; None where no row does."""
        rows = pd.Series(True, index=self._frame.index)
        for wanted in measure.where:
            texts = {plain(each) for each in wanted.split("|")}
            has = pd.Series(False, index=rows.index)
            for name in self._words:
                column = self._frame[name]
                meant = [cell for cell in column.cat.categories if plain(cell) in texts]
                if meant:
                    has |= column.isin(meant)
            rows &= has
        return rows if rows.any() else None

    def _numbers(self, heading: str, is_share: bool, index: pd.Index) -> tuple[pd.Series, pd.Series]:
        """The values and, where there is none, DfE's sign. Of a share: whole percentages and fractions alike."""
        column = self._frame[heading]
        read = {cell: _number(cell) for cell in column.cat.categories}
        strange = [cell for cell, value in read.items() if value is None]
        own = column.loc[index].astype(object)
        if (count := int(own.isin(strange).sum())) and strange:
            self.notes.append(
                f'{self.name}: {count} cells of {heading} cannot be read, such as "{strange[0]}": they count as not '
                "published."
            )
        values = own.map({cell: np.nan if value is None else value for cell, value in read.items()}).astype(float)
        if is_share:
            whole = max((value for cell, value in read.items() if value is not None and value == value), default=0) > 1
            in_percent = own.str.endswith("%") | whole
            values = values.where(~in_percent, values / _PERCENT).round(_DIGITS)
        return values, own.where(values.isna(), "").str.lower()

    def _once(self, found: pd.DataFrame, measure: Measure) -> pd.DataFrame:
        """One row for each area and year: where a column that we do not know splits them, its totals."""
        key = ["year", "level", *AREA]
        for name in self._words:
            repeated = found.duplicated(key, keep=False)
            if not repeated.any():
                break
            column = self._frame.loc[found.index, name].astype(str)
            totals = column.map({cell: plain(cell) in _TOTAL for cell in column.unique()})
            if totals.any():
                found = found[totals | ~repeated]
        if found.drop_duplicates([*key, "value", "sign"]).duplicated(key).any():
            which = self._splitting(found[found.duplicated(key, keep=False)], key)
            self.notes.append(
                f"{self.name}: {measure.indicator} is not read, as the file has several rows for one council and year"
                f"{which}: keep one of them."
            )
            return found.iloc[:0]
        return found.drop_duplicates(key)

    def _splitting(self, repeated: pd.DataFrame, key: list[str]) -> str:
        """The columns of words by which the rows of one area and year differ."""
        one = repeated.index[(repeated[key] == repeated[key].iloc[0]).all(axis="columns")]
        differ = [name for name in self._words if self._frame.loc[one, name].nunique() > 1]
        return f" (they differ by {' and '.join(differ)})" if differ else ""


def _year(cell: str) -> float:
    """The year of the 31 March: 2025, 202425 or 2024/25 is 2025. NaN where it is none."""
    text = f"{cell[:4]}/{cell[4:]}" if len(cell) == 6 and cell.isdigit() else cell
    try:
        return read_year(text).year
    except Unreadable:
        return np.nan


def _level(cell: str) -> str:
    name = plain(cell)
    if name in ("la", "council") or name.startswith("localauthorit"):
        return COUNCIL
    return _LEVELS.get(name, "")


def _number(cell: str) -> float | None:
    """NaN for what is not published, None for what cannot be read."""
    if not cell or cell.lower() in NOT_PUBLISHED:
        return np.nan
    try:
        return read_number(cell.removesuffix("%"))
    except Unreadable:
        return None
