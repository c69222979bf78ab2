"""A workbook as openpyxl reads it, and where its defined names point."""

import re
import warnings
from pathlib import Path

from openpyxl import Workbook, load_workbook

from scorecard_xl.formulas.worksheet import HANDED_OVER

PLACE = re.compile(r"(?:'([^']+)'|([\w.]+))!\$([A-Z]+)\$(\d+)")


def opened(path: Path, *, results: bool = False) -> Workbook:
    """The workbook; `results`: what its formulas gave. openpyxl warns that it does not know small charts."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*extension is not supported.*", UserWarning)
        return load_workbook(path, data_only=results)


def places(book: Workbook) -> dict[str, tuple[str, str]]:
    """Sheet and cell of every defined name of the workbook, but of those that stand for a table."""
    found = {
        name: PLACE.fullmatch(defined.attr_text)
        for name, defined in book.defined_names.items()
        if name not in HANDED_OVER.values()
    }
    assert all(found.values()), [name for name, match in found.items() if not match]
    return {name: (match[1] or match[2], f"{match[3]}{match[4]}") for name, match in found.items() if match}


def target_cell(book: Workbook, indicator: str) -> str:
    """The cell of Targets that an officer changes for the indicator."""
    (row,) = [cell.row for cell in book["Targets"]["A"] if cell.value == indicator]
    return f"E{row}"
