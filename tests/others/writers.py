"""The good workbook as Google Sheets, WPS, Numbers and others write it: the same rows in their XML."""

import re
from collections.abc import Callable

from hostile.workshop import Workshop

_WPS = '<extLst><ext uri="{wps}" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><etc:x/></ext></extLst>'
_BOOK, _TYPES = "xl/workbook.xml", "[Content_Types].xml"


def _raw(good: Workshop) -> list[str]:
    good.fill()
    return [good.part_of(table) for table in good.tables if f'name="{table}"' in good.text(_BOOK)]


def google_sheets(good: Workshop) -> None:
    """Empty rows to the thousandth, a style on every blank cell, heights of all rows, targets from the root."""
    for part in _raw(good):
        last = max(map(int, re.findall(r'<row r="(\d+)"', good.text(part))))
        blank = "".join(
            f'<row r="{at}" ht="15.75" customHeight="1"><c r="A{at}" s="1"/></row>' for at in range(last + 1, 1001)
        )
        good.rewrite(
            part,
            lambda text, blank=blank: text.replace("<row ", '<row ht="15.75" customHeight="1" ').replace(
                "</sheetData>", f"{blank}</sheetData>"
            ),
        )
        good.rewrite(part, lambda text: re.sub(r"<dimension [^>]*/>", "", text))
    good.rewrite("xl/_rels/workbook.xml.rels", lambda text: re.sub(r'Target="(?!/)', 'Target="/xl/', text))


def wps(good: Workshop) -> None:
    """WPS Spreadsheets: properties of its own, ids on sheets, and an extension that Excel does not know."""
    good.parts["docProps/custom.xml"] = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/custom-properties"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
        b'name="KSOProductBuildVer"/></Properties>'
    )
    for part in _raw(good):
        good.rewrite(part, lambda text: text.replace("<row ", '<row spans="1:15" '))
        good.rewrite(part, lambda text: text.replace("</worksheet>", f"{_WPS}</worksheet>"))


def numbers(good: Workshop) -> None:
    """Numbers: no Excel tables, a sheet about the export in front, every number with decimals, no styles of rows."""
    for part in _raw(good):
        good.rewrite(part, lambda text: re.sub(r"<tableParts.*?</tableParts>", "", text))
        rels = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
        if rels in good.parts:
            good.rewrite(rels, lambda text: re.sub(r'<Relationship [^>]*/table"[^>]*/>', "", text))
        good.parts[part] = re.sub(r"<v>(\d+)</v>", r"<v>\1.0</v>", good.text(part)).encode()


def shared_texts(good: Workshop) -> None:
    """A writer that shares every text, in runs of rich text with reading aids, and counts them wrong."""
    texts = good.text("xl/sharedStrings.xml")
    count = texts.count("<si>")
    added: list[str] = []

    def share(found: re.Match[str]) -> str:
        added.append(
            f'<si><r><rPr><b/></rPr><t>{found[2][:1]}</t></r><r><t xml:space="preserve">{found[2][1:]}</t></r></si>'
        )
        return f'<c r="{found[1]}" t="s"><v>{count + len(added) - 1}</v></c>'

    pattern = re.compile(r'<c r="([A-Z]+\d+)" t="inlineStr"><is><t xml:space="preserve">([^<&]*)</t></is></c>')
    for part in _raw(good):
        good.parts[part] = pattern.sub(share, good.text(part)).encode()
    good.parts["xl/sharedStrings.xml"] = (
        re.sub(r'count="\d+"', 'count="1"', texts).replace("</sst>", "".join(added) + "</sst>").encode()
    )


def prefixed(good: Workshop) -> None:
    """A writer of the Open XML SDK: the elements of the raw sheets with a prefix, no places of cells left out."""
    from hostile.cases_errors import prefix

    for part in _raw(good):
        prefix(good, part)


def iso_dates(good: Workshop) -> None:
    """A writer of Strict files: days as ISO 8601."""
    import datetime as dt

    from hostile.workshop import Xml

    for table, rows in good.tables.items():
        good.rows_of(table)[:] = [
            [Xml(f"<v>{cell.isoformat()}</v>", 't="d"') if isinstance(cell, dt.date) else cell for cell in row]
            for row in rows
        ]


WRITERS: dict[str, Callable[[Workshop], None]] = {
    "Google Sheets": google_sheets,
    "WPS Spreadsheets": wps,
    "Numbers": numbers,
    "a writer of rich shared texts": shared_texts,
    "a writer with prefixes": prefixed,
    "a writer of ISO days": iso_dates,
}
