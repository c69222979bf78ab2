"""A workbook in pieces: its raw rows and its parts, to be broken and put together again by no code of the product."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

_DAY_0 = dt.date(1899, 12, 30)
DAY = {"style": "0"}
"""The number of the style in which the good workbook shows days: `good_workbook` looks it up."""
_SHEET_DATA = re.compile(r"<sheetData>.*</sheetData>", re.DOTALL)


@dataclass(frozen=True)
class Xml:
    """A cell as another program might have written it: what stands in its tag after the reference, and inside it."""

    inside: str
    attributes: str = ""


def formula(text: str, result: object = "") -> Xml:
    return Xml(
        f"<f>{escape(text)}</f><v>{escape(str(result))}</v>", "" if isinstance(result, (int, float)) else 't="str"'
    )


def letters(column: int) -> str:
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def cell_xml(row: int, column: int, value: object) -> str:
    at = f'<c r="{letters(column)}{row}"'
    if isinstance(value, Xml):
        return f"{at} {value.attributes}>{value.inside}</c>"
    if isinstance(value, dt.date):
        return f'{at} s="{DAY["style"]}"><v>{(value - _DAY_0).days}</v></c>'
    if isinstance(value, (int, float)):
        return f"{at}><v>{value}</v></c>"
    return f'{at} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>' if value != "" else ""


def rows_xml(rows: list[list[object]], first: int = 1) -> str:
    return "".join(
        f'<row r="{number}">{"".join(cell_xml(number, column, value) for column, value in enumerate(row, 1))}</row>'
        for number, row in enumerate(rows, first)
    )


@dataclass
class Workshop:
    """`parts`: the content of each part, None for one that is lost; `tables`: the rows of each raw sheet, headings first, from row 1."""

    parts: dict[str, bytes | None]
    tables: dict[str, list[list[object]]]
    _fresh: set[str] = field(default_factory=set)

    def copy(self) -> "Workshop":
        return Workshop(dict(self.parts), {name: [list(row) for row in rows] for name, rows in self.tables.items()})

    def part_of(self, sheet: str) -> str:
        """The part that holds the cells of a sheet."""
        found = re.search(rf'<sheet name="{re.escape(sheet)}"[^>]* r:id="rId(\d+)"', self.text("xl/workbook.xml"))
        assert found, sheet
        return f"xl/worksheets/sheet{found[1]}.xml"

    def table_of(self, sheet: str) -> str:
        """The part that describes the Excel table of a sheet."""
        number = re.search(r"\d+", self.part_of(sheet))
        rels = self.text(f"xl/worksheets/_rels/sheet{number[0]}.xml.rels")  # type: ignore[index]
        return "xl/tables/" + re.search(r"tables/(table\d+\.xml)", rels)[1]  # type: ignore[index]

    def text(self, part: str) -> str:
        return self.parts[part].decode()

    def change(self, part: str, old: str, new: str, times: int = 1) -> None:
        """Replace a text of a part, which must be there."""
        before = self.text(part)
        assert old in before, (part, old)
        self.parts[part] = before.replace(old, new, times).encode()

    def rewrite(self, part: str, change: Callable[[str], str]) -> None:
        before = self.text(part)
        after = change(before)
        assert after != before, part
        self.parts[part] = after.encode("utf-8", "surrogatepass")

    def rows_of(self, table: str) -> list[list[object]]:
        """The rows of a raw sheet, to be changed."""
        self._fresh.add(table)
        return self.tables[table]

    def put(self, table: str, row: int, heading: str, value: object) -> None:
        """Put a value into the row that the sheet shows under this number."""
        rows = self.rows_of(table)
        at = rows[0].index(heading)
        rows[row - 1] += [""] * (at + 1 - len(rows[row - 1]))
        rows[row - 1][at] = value

    def fill(self) -> None:
        """Write all raw rows that were changed into their parts, and let the Excel tables reach over them."""
        for table in self._fresh:
            self._fill(table, self.tables[table])
        self._fresh.clear()

    def fill_all(self) -> None:
        self._fresh.update(self.tables)
        self.fill()

    def _fill(self, table: str, rows: list[list[object]]) -> None:
        body = f"<sheetData>{rows_xml(rows)}</sheetData>"
        cells = self.part_of(table)
        self.parts[cells] = _SHEET_DATA.sub(lambda _: body, self.text(cells)).encode("utf-8", "surrogatepass")
        bottom = max(2, len(rows))
        part = self.table_of(table)
        self.parts[part] = re.sub(r'ref="A1:([A-Z]+)\d+"', rf'ref="A1:\g<1>{bottom}"', self.text(part)).encode()

    def pack(self) -> bytes:
        self.fill()
        return zipped(self.parts)

    def save(self, path: Path) -> None:
        path.write_bytes(self.pack())


def day_style(styles: str) -> str:
    """The number of the first style of cells that shows days."""
    number = re.search(r'numFmtId="(\d+)" formatCode="dd/mm/yyyy"', styles)
    looks = re.findall(r"<xf [^>]*", styles.partition("<cellXfs")[2].partition("</cellXfs>")[0])
    assert number
    return str(next(at for at, look in enumerate(looks) if f'numFmtId="{number[1]}"' in look))


def zipped(parts: Mapping[str, bytes | None], level: int = 1) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            if content is None:
                continue
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, level)
    return file.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
