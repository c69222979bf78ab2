"""Sheets and headings as officers change them: missing, renamed, doubled, protected, filtered, far too long."""

import re
from collections.abc import Callable

from hostile.case import Breaks, Case, found, refused, works
from hostile.workshop import Workshop, Xml, rows_xml

from scorecard_xl.tables.schema import TABLES

_WORKBOOK = "xl/workbook.xml"
_OPTIONAL = ("SWEpisodes", "DoLo", "Allocations")
_NEEDED = ("Results", "Scorecard", "Data quality", "Trends", "Due soon", "Behind the figures")


def _deleted(sheet: str) -> Breaks:
    return lambda good: good.rewrite(_WORKBOOK, lambda text: re.sub(rf'<sheet name="{sheet}"[^>]*/>', "", text))


def _renamed(old: str, new: str) -> Breaks:
    return lambda good: good.change(_WORKBOOK, f'<sheet name="{old}"', f'<sheet name="{new}"')


def _and_table(breaks: Breaks, sheet: str) -> Breaks:
    """The Excel table of the sheet goes too: the rows were made a plain range."""

    def both(good: Workshop) -> None:
        breaks(good)
        _plain(sheet)(good)

    return both


def _plain(sheet: str) -> Breaks:
    def breaks(good: Workshop) -> None:
        good.fill()
        part = good.part_of(sheet)
        good.rewrite(part, lambda text: re.sub(r"<tableParts.*?</tableParts>", "", text))
        rels = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
        good.rewrite(rels, lambda text: re.sub(r"<Relationship [^>]*/table\"[^>]*/>", "", text))

    return breaks


def _heading(table: str, old: str, new: object) -> Breaks:
    def breaks(good: Workshop) -> None:
        headings = good.rows_of(table)[0]
        headings[headings.index(old)] = new

    return breaks


def _rows(table: str, change: Callable[[list[list[object]]], object]) -> Breaks:
    def breaks(good: Workshop) -> None:
        change(good.rows_of(table))

    return breaks


def _xml(sheet: str, old: str, new: str) -> Breaks:
    def breaks(good: Workshop) -> None:
        good.fill()
        good.change(good.part_of(sheet), old, new)

    return breaks


def _table(sheet: str, old: str, new: str) -> Breaks:
    return lambda good: good.rewrite(good.table_of(sheet), lambda text: re.sub(old, new, text, count=1))


def _below(sheet: str, row: int, *cells: object) -> Breaks:
    """Something stands on the sheet far under its table."""
    return _xml(sheet, "</sheetData>", rows_xml([list(cells)], row) + "</sheetData>")


def _far(reference: str) -> Breaks:
    row = re.search(r"\d+", reference)[0]  # type: ignore[index]
    cell = f'<row r="{row}"><c r="{reference}" t="inlineStr"><is><t>x</t></is></c></row>'
    return lambda good: good.rewrite(good.part_of("Visits"), lambda text: _with_row(text, int(row), cell))


def _with_row(text: str, number: int, row: str) -> str:
    inside = re.sub(r"<row[^>]*>|</row>", "", row)
    if f'<row r="{number}">' in text:
        return re.sub(rf'(<row r="{number}">.*?)(</row>)', rf"\g<1>{inside}\2", text, count=1)
    return text.replace("</sheetData>", row + "</sheetData>")


def _ghosts(count: int) -> Breaks:
    """Rows that hold formats and nothing else, as a column formatted to the bottom leaves them."""

    def breaks(good: Workshop) -> None:
        ghosts = "".join(f'<row r="{n}"><c r="A{n}" s="54"/><c r="B{n}" s="36"/></row>' for n in range(9, 9 + count))
        _xml("Visits", "</sheetData>", ghosts + "</sheetData>")(good)
        _table("Visits", r'ref="A1:([A-Z]+)\d+"', rf'ref="A1:\g<1>{8 + count}"')(good)

    return breaks


def _filtered(good: Workshop) -> None:
    good.fill()
    good.rewrite(good.part_of("Episodes"), lambda text: text.replace('<row r="3">', '<row r="3" hidden="1">'))
    good.rewrite(
        good.table_of("Episodes"),
        lambda text: re.sub(
            r"<autoFilter ([^>]*)/>",
            r'<autoFilter \1><filterColumn colId="0"><filters><filter val="A1"/></filters></filterColumn></autoFilter>',
            text,
        ),
    )


def _twice(sheet: str) -> Breaks:
    return lambda good: good.rewrite(_WORKBOOK, lambda text: re.sub(rf'(<sheet name="{sheet}"[^>]*/>)', r"\1\1", text))


def _both(good: Workshop) -> None:
    _table("Episodes", 'displayName="[^"]*"', 'displayName="Ours"')(good)
    _renamed("Episodes", "Our episodes")(good)


_PROTECTED = '</sheetData><sheetProtection password="CC1A" sheet="1" objects="1" scenarios="1"/>'
_MERGED = '</sheetData><mergeCells count="1"><mergeCell ref="B2:C3"/></mergeCells>'

_MISSING = [
    *(refused(f"a sheet is missing: {sheet}", _deleted(sheet), sheet) for sheet in _NEEDED if sheet != "Scorecard"),
    works("a sheet is missing: Scorecard", _deleted("Scorecard")),
    *(works(f"a sheet is missing: {sheet}", _deleted(sheet)) for sheet in ("Settings", "Targets", "Definitions", "Commentary", *_OPTIONAL)),
    refused("a sheet is missing: Episodes", _deleted("Episodes"), "Episodes: the sheet is missing"),
    *(found(f"a sheet is missing: {sheet}", _deleted(sheet), sheet, None, "", "the sheet is missing") for sheet in TABLES if sheet not in ("Episodes", *_OPTIONAL)),
    refused("every raw sheet is missing", lambda good: [_deleted(sheet)(good) for sheet in TABLES], "Episodes: the sheet is missing"),
]  # fmt: skip

_RENAMED = [
    works("a sheet is renamed, its table is not: Episodes", _renamed("Episodes", "Our episodes")),
    refused("a sheet and its table are renamed: Episodes", _both, "Episodes: the sheet is missing"),
    works("a sheet's name in another case", _renamed("Episodes", "EPISODES")),
    works("a sheet's name with a space after it", _renamed("Episodes", "Episodes ")),
    works("a sheet's name with an accent, its table as it was", _renamed("Episodes", "Épisodes")),
    works("a sheet is there twice", _twice("Episodes")),
    works("two sheets are exchanged by name", lambda good: (_renamed("Teams", "x")(good), _renamed("Caseloads", "Teams")(good), _renamed("x", "Caseloads")(good))),
    works("a table is renamed", _table("Episodes", 'displayName="[^"]*"', 'displayName="Table1"')),
    works("a table was made a plain range", _plain("Episodes")),
    works("the rows of Results were made a plain range", _plain("Results")),
    refused("the Results table has a totals row", _table("Results", "totalsRowShown=\"0\"", 'totalsRowCount="1"'), "totals row"),
    works("a raw table has a totals row", _table("Teams", "totalsRowShown=\"0\"", 'totalsRowCount="1"')),
]  # fmt: skip


_OF_A_MONTH = [
    (*command, "--month", "2026-03")
    for command in (
        ("refresh", "{book}"),
        ("publish", "{book}"),
        ("share", "{book}", "--out", "{folder}/out", "--no-pdf"),
        ("figures", "{book}"),
    )
]


_HEADINGS = [
    found("a heading is renamed", _heading("Episodes", "PLACE", "Placement"), "Episodes", None, "PLACE", "the heading PLACE is missing"),
    found("a heading is blank", _heading("Episodes", "RNE", ""), "Episodes", None, "RNE", "the heading RNE is missing"),
    found("a heading is a number", _heading("Reviews", "REVIEW_CODE", 2026), "Reviews", None, "REVIEW_CODE", "is missing"),
    found("a heading is an error", _heading("Reviews", "REVIEW_CODE", Xml("<v>#REF!</v>", 't="e"')), "Reviews", None, "REVIEW_CODE", "is missing"),
    refused("the heading that tells rows apart is renamed: CHILD", _heading("Episodes", "CHILD", "Client"), "no row of this sheet holds the headings"),
    refused("the heading without which a row means nothing is renamed: DECOM", _heading("Episodes", "DECOM", "Started"), "DECOM"),
    *(refused(f"the heading DECOM is renamed and a month is chosen: {command[0]}", _heading("Episodes", "DECOM", "START DATE"), "No episode can be read. Episodes: the heading DECOM is missing, so none of the rows can be read: type it over its column again.", *command) for command in _OF_A_MONTH),
    works("headings of which DECOM is renamed, no rows, and a month is chosen", lambda good: (_heading("Episodes", "DECOM", "START DATE")(good), good.rows_of("Episodes").__delitem__(slice(1, None))), "Refreshed", *_OF_A_MONTH[0]),
    refused("all headings are gone and a month is chosen", _rows("Episodes", lambda rows: rows.pop(0)), "No episode can be read. Episodes: no row of this sheet holds the headings", *_OF_A_MONTH[0]),
    works("Episodes is empty and a month is chosen", _rows("Episodes", lambda rows: rows.__delitem__(slice(1, None))), "Refreshed", *_OF_A_MONTH[0]),
    works("Episodes is missing and a month is chosen", _deleted("Episodes"), "Refreshed", *_OF_A_MONTH[0]),
    found("the heading without which a row means nothing is renamed: MIS_START", _heading("Missing", "MIS_START", "Since"), "Missing", None, "MIS_START", "none of the rows can be read"),
    refused("all headings are gone", _rows("Episodes", lambda rows: rows.pop(0)), "no row of this sheet holds the headings"),
    works("a heading is there twice: the first counts", _heading("Episodes", "URN", "CHILD")),
    works("headings in small letters with spaces", _rows("Episodes", lambda rows: rows.__setitem__(0, [str(h).lower().replace("_", " ") for h in rows[0]]))),
    works("headings with spaces around, a line break and a hard space", _rows("Episodes", lambda rows: rows.__setitem__(0, [f" {h}\u00a0\n" for h in rows[0]]))),
    works("columns in another order", _rows("Episodes", lambda rows: rows.__setitem__(slice(None), [(row + [""] * (15 - len(row)))[::-1] for row in rows]))),
    works("a column of the council's own in front", _rows("Episodes", lambda rows: rows.__setitem__(slice(None), [["x", *row] for row in rows]))),
    works("a title above the headings of a plain range", _and_table(_rows("Episodes", lambda rows: rows.insert(0, ["Our episodes"])), "Episodes")),
    works("headings and no rows: Visits", _rows("Visits", lambda rows: rows.__delitem__(slice(1, None)))),
    refused("headings and no rows: Episodes", _rows("Episodes", lambda rows: rows.__delitem__(slice(1, None))), "There are no episodes to report on"),
    found("the headings once more among the rows", _rows("Episodes", lambda rows: rows.insert(3, list(rows[0]))), "Episodes", 4, "DECOM", "is not a date"),
    found("a heading is a formula", _heading("Reviews", "REVIEW_CODE", Xml("<f>A1</f><v>x</v>", 't="str"')), "Reviews", None, "REVIEW_CODE", "is missing"),
]  # fmt: skip

_FORMS = [
    works("a protected raw sheet", _xml("Episodes", "</sheetData>", _PROTECTED)),
    works("the Results sheet is protected", _xml("Results", "</sheetData>", _PROTECTED)),
    works("the workbook's structure is protected", lambda good: good.change(_WORKBOOK, "<bookViews>", '<workbookProtection workbookPassword="CC1A" lockStructure="1"/><bookViews>')),
    works("a filter hides rows", _filtered),
    found("merged cells", lambda good: (good.put("Episodes", 3, "DECOM", ""), _xml("Episodes", "</sheetData>", _MERGED)(good)), "Episodes", 3, "DECOM", "has no DECOM"),
    works("every row is hidden", _xml("Episodes", "<row ", '<row hidden="1" ')),
    works("20,000 ghost rows", _ghosts(20_000)),
    works("ghost rows to the last of the sheet", _ghosts(1_048_568)),
    works("a cell in the last row", _far("A1048576")),
    works("a cell in the last column", _far("XFD1")),
    refused("a cell in the last corner", _far("XFD1048576"), "has a cell far out"),
    refused("a cell in the last row, fifty columns out", _far("AX1048576"), "has a cell far out"),
    works("something stands under a raw table", _below("Episodes", 500, "total", 7)),
    refused("something stands in the way under the Results", _below("Results", 30, "my note"), "in the way"),
    found("rows pasted right under a table", lambda good: (_table("Visits", r"ref=\"A1:E\d+\"", 'ref="A1:E2"')(good), _below("Visits", 5, "A1", "no date")(good)), "Visits", 5, "VISIT", "is not a date"),
]  # fmt: skip

CASES: list[Case] = [*_MISSING, *_RENAMED, *_HEADINGS, *_FORMS]
