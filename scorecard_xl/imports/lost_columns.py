"""Columns that files of earlier months had, and those of this import do not."""

from collections.abc import Iterator, Sequence

from scorecard_xl.imports.body import TELLING
from scorecard_xl.imports.bundles import are_of_a_return
from scorecard_xl.imports.covering import Coming, Sheets
from scorecard_xl.imports.merge import Merging
from scorecard_xl.imports.record import Record
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.schema import TABLES

STAMPED = "LAST_RETURN"
"""The column that an import fills itself."""
_MOST = 0.5


def lost_columns(sheets: Sheets, one: Coming, earlier: Sequence[Record]) -> Iterator[str]:
    """What to say of columns that this return lacks and the one before it had, or for other files most rows have.

    `sheets`: before it is taken; `earlier`: the returns before it in order.
    """
    for name, extract in one.tables.items():
        sheet = sheets.get(name)
        if sheet is None or sheet.is_empty or not extract.rows or one.is_list:
            continue
        said = TELLING if name == "Episodes" else (STAMPED,)
        own = Headings(extract.headings)
        lacking = [each for each in TABLES[name].headings if each not in own and each not in said]
        if are_of_a_return([name]) and one.year is not None:
            before = next((each for each in reversed(earlier) if each.is_whole and name in each.tables), None)
            had = Headings(before.tables[name].columns) if before else Headings(())
            lost = [each for each in lacking if each in had and _filled(sheet, each)]
            yield from _said(name, lost, f"{before.file if before else ''} had")
        else:
            lost = [each for each in lacking if _filled(sheet, each) > _MOST]
            yield from _said(name, lost, "most rows of the sheet have")


def _filled(sheet: Merging, heading: str) -> float:
    """Which share of the rows has something under a heading."""
    cells = [sheet.meaning(line, heading) is not None for line in sheet.lines]
    return sum(cells) / len(cells)


def _said(name: str, columns: Sequence[str], who: str) -> Iterator[str]:
    if columns:
        them = "it" if len(columns) == 1 else "them"
        yield f"{name}: no {', '.join(columns)}, which {who}: new rows have none. Export {them} too."
