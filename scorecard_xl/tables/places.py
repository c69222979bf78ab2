"""Where a raw table stands in the workbook."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard_xl.tables.values import Link


@dataclass(frozen=True)
class Place:
    """Where a raw table stands. `sheet`: as the workbook names it; `columns`: the letters of the column, by heading."""

    sheet: str
    columns: Mapping[str, str]

    def link(self, row: int, heading: str) -> Link:
        """The number of the row, leading to its cell under this heading; to the first where there is none such."""
        return Link(row, self.sheet, f"{self.columns.get(heading, 'A')}{row}")
