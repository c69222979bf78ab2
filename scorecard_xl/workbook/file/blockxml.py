"""Replacing the rows under the headings of a sheet's table."""

from dataclasses import dataclass, replace

from lxml import etree

from scorecard_xl.workbook.area import LAST_ROW, Area, column_of
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.file.linexml import BlockLines, Columns, LineMaker
from scorecard_xl.workbook.file.markup import drop_attribute
from scorecard_xl.workbook.file.rangexml import stretch
from scorecard_xl.workbook.file.sheetxml import SheetXml


@dataclass(frozen=True)
class Body:
    """The rows that a block replaces.

    `area`: these rows, with those pasted right under the table. `bottoms`: the last row with and without those.
    `limit`: the first row further down that holds something in the same columns; None where there is none.
    """

    area: Area
    bottoms: frozenset[int]
    limit: int | None


def body_under(sheet: SheetXml, table: Area) -> Body:
    """The body of a table: `table` is its area below the headings."""
    below = list(sheet.filled(Area(table.bottom + 1, table.left, LAST_ROW, table.right)))
    bottom = table.bottom
    while below and below[0] == bottom + 1:
        bottom = below.pop(0)
    return Body(replace(table, bottom=bottom), frozenset({table.bottom, bottom}), below[0] if below else None)


def replace_body(sheet: SheetXml, name: str, body: Body, block: Columns) -> int:
    """Put these rows in place of the body of the sheet called `name`; the number of its last row.

    An empty block leaves one blank row. Raises BookError where the rows do not fit.
    """
    old, width = body.area, block.width
    new = replace(old, bottom=old.top + len(block) - 1)
    check_fits(name, new, width, body.limit)
    maker = LineMaker(sheet, new, block)
    sheet.clear(replace(old, bottom=max(old.bottom, new.bottom)))
    _write(sheet, new, maker)
    stretch(sheet.root, old, set(body.bottoms), new.bottom)
    sheet.measure(replace(new, right=min(new.right, new.left + width - 1)))
    return new.bottom


def check_fits(name: str, new: Area, widest: int, limit: int | None) -> None:
    """Raises BookError where rows so wide do not fit in the new area; `limit`: as in `Body`."""
    if widest > new.width:
        raise BookError(
            f"The table on sheet {name} has {new.width} columns, {widest} were to be written: add headings."
        )
    if new.bottom > LAST_ROW:
        raise BookError(f"Sheet {name} would have {new.bottom:,} rows, Excel has {LAST_ROW:,}: import fewer years.")
    if limit is not None and new.bottom >= limit - 1:
        raise BookError(
            f"On sheet {name}, what stands under the table from row {limit} is in the way of {new.bottom:,} rows: "
            "move it to another sheet, then try again."
        )


def _write(sheet: SheetXml, place: Area, maker: LineMaker) -> None:
    """Rows with nothing beside the block go in as text, far faster than cell by cell."""
    start, end = place.top, place.bottom + 1
    beside = [number for number in sorted(sheet.rows) if number >= start]
    for stop in [*beside, None]:
        before = end if stop is None else min(stop, end)
        if start < before:
            sheet.add_lines(BlockLines(maker, start - place.top, before - place.top), stop)
        if stop is None or stop >= end:
            break
        _write_beside(sheet.rows[stop], place, maker.elements(stop - place.top))
        start = stop + 1


def _write_beside(row: etree._Element, place: Area, cells: list[etree._Element]) -> None:
    # A filter over the old rows is let go: what it hid is shown.
    drop_attribute(row, "hidden")
    drop_attribute(row, "spans")
    at = sum(column_of(cell.get("r", "")) < place.left for cell in row)
    row[at:at] = cells
