"""What stands beside the cells of a sheet, as xlwings asks for it: the print area, and the shapes with their texts."""

from typing import Any

from live.touched import Touched
from xlwings import base_classes

from scorecard_xl.workbook.area import Area, area


class PageSetup(Touched, base_classes.PageSetup):
    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet

    @property
    def print_area(self) -> str:
        """In Excel's notation; empty for none, and with a comma between several."""
        found = self._sheet.getPrintAreas()
        return ",".join(
            Area(at.StartRow + 1, at.StartColumn + 1, at.EndRow + 1, at.EndColumn + 1).fixed for at in found
        )

    @print_area.setter
    def print_area(self, value: str) -> None:
        from com.sun.star.table import CellRangeAddress

        wanted, number = area(value), self._sheet.getRangeAddress().Sheet
        assert wanted is not None
        corners = (wanted.left - 1, wanted.top - 1, wanted.right - 1, wanted.bottom - 1)
        self._sheet.setPrintAreas((CellRangeAddress(number, *corners),))


class Shapes(Touched, base_classes.Collection):
    def __init__(self, page: Any) -> None:
        self._page = page

    def __iter__(self) -> Any:
        return (Shape(self._page.getByIndex(at)) for at in range(self._page.Count))

    def __len__(self) -> int:
        return int(self._page.Count)


class _Native:
    """A shape as Excel has it."""

    def __init__(self, shape: Any) -> None:
        self.__dict__["shape"] = shape

    def __setattr__(self, name: str, value: Any) -> None:
        assert name == "AlternativeText"
        self.shape.Description = value


class Shape(Touched, base_classes.Shape):
    def __init__(self, shape: Any) -> None:
        self._shape = shape

    @property
    def name(self) -> str:
        return str(self._shape.Name)

    @property
    def api(self) -> _Native:
        return _Native(self._shape)
