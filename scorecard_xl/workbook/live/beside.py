"""What is set beside cells in an open workbook: how far sheets print, and what charts say."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

import xlwings as xw

from scorecard_xl.workbook.area import area


@dataclass(frozen=True)
class PrintChange:
    """The print area of a sheet ends with another row."""

    sheet: xw.Sheet
    before: str
    after: str

    @classmethod
    def of(cls, sheet: xw.Sheet, row: int) -> "PrintChange | None":
        """None where it ends there already, or where an officer has taken it off or made it of several ranges."""
        before = str(sheet.page_setup.print_area or "")
        found = area(before)
        if found is None or found.bottom == row or found.top > row:
            return None
        return cls(sheet, before, replace(found, bottom=row).fixed)

    def make(self) -> None:
        self.sheet.page_setup.print_area = self.after

    def undo(self) -> None:
        self.sheet.page_setup.print_area = self.before

    def is_undone(self) -> bool:
        return str(self.sheet.page_setup.print_area or "") == self.before


def describe(sheet: xw.Sheet, said: Mapping[str, str]) -> None:
    """Give the charts of these names their alternative texts; a host that has none for them goes without."""
    with suppress(Exception):  # each host says in its own way what it cannot do; the figures are written
        for shape in sheet.shapes:
            text = said.get(shape.name)
            if text is not None:
                shape.api.AlternativeText = text
