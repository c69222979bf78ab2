"""Files of Episodes as case systems write them: each quirk in each kind of file, made without any code of the product."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import xlsxwriter

Rows = list[list[object]]
HEAD = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "URN"]
GOOD: Rows = [
    HEAD,
    ["N1", dt.date(2024, 5, 1), "S", "C2", "N1", "U6", "PR1", "", "", ""],
    ["N2", dt.date(2024, 6, 2), "S", "C1", "N1", "U4", "PR1", dt.date(2025, 2, 1), "E4", "1234567"],
]
CHILDREN = {"N1", "N2"}


@dataclass(frozen=True)
class Quirk:
    """`change`: what becomes of the rows. `says`: a text of what must be said; "" where nothing is lost or guessed.

    `refused`: nothing is imported, and the sentence holds `says`.
    """

    name: str
    change: Callable[[Rows], Rows]
    says: str = ""
    refused: bool = False


def _headings(change: Callable[[str], str]) -> Callable[[Rows], Rows]:
    return lambda rows: [[change(str(heading)) for heading in rows[0]], *rows[1:]]


def _cells(heading: str, change: Callable[[object], object]) -> Callable[[Rows], Rows]:
    at = HEAD.index(heading)
    return lambda rows: [rows[0], *[[*row[:at], change(row[at]), *row[at + 1 :]] for row in rows[1:]]]


def _dated(form: str) -> Callable[[Rows], Rows]:
    return lambda rows: [[f"{cell:{form}}" if isinstance(cell, dt.date) else cell for cell in row] for row in rows]


_UNITS = {"DECOM": "DECOM (dd/mm/yyyy)", "PLACE": "PLACE [code]", "DEC": "DEC\n(date)"}

QUIRKS = [
    Quirk("as it should be", lambda rows: rows),
    Quirk("a total at the foot", lambda rows: [*rows, ["Total", "", "", "", "", "", "", "", "", 2]], "at its foot"),
    Quirk("a count at the foot", lambda rows: [*rows, ["Count: 2", *[""] * 9]], "at its foot"),
    Quirk("a line at the foot that says who ran it", lambda rows: [*rows, [""] * 10, ["Report run by A N Officer on 01/06/2025", *[""] * 9]], "at its foot"),
    Quirk("a title and a blank row above the headings", lambda rows: [["Episodes 2024/25", *[""] * 9], [""] * 10, *rows]),
    Quirk("two rows of headings, the groups first", lambda rows: [["Child", "Episode", *[""] * 8], *rows]),
    Quirk("headings once more among the rows", lambda rows: [*rows[:2], rows[0], rows[2]], "headings once more"),
    Quirk("a blank first column", lambda rows: [["", *row] for row in rows]),
    Quirk("a first column of row numbers", lambda rows: [["No.", *rows[0]], *[[at, *row] for at, row in enumerate(rows[1:], 1)]]),
    Quirk("blank rows between", lambda rows: [row for each in rows for row in (each, [""] * 10)]),
    Quirk("headings with units and line breaks", _headings(lambda heading: _UNITS.get(heading, heading))),
    Quirk("headings in small letters", _headings(str.lower)),
    Quirk("headings with spaces around and for underscores", _headings(lambda heading: f" {heading.replace('_', ' ')}  ")),
    Quirk("columns in another order", lambda rows: [[row[0], *row[:0:-1]] for row in rows]),
    Quirk("a column twice", lambda rows: [[*row, row[1]] for row in rows], "DECOM is there twice"),
    Quirk("a line break in a cell", _cells("URN", lambda cell: "12\n34")),
    Quirk("days as text, ISO", _dated("%Y-%m-%d")),
    Quirk("days as text, with a time", _dated("%d/%m/%Y 00:00:00")),
    Quirk("days as text, month first", lambda rows: _dated("%m/%d/%Y")([*rows, ["N3", dt.date(2024, 7, 25), "S", *rows[1][3:]]]), "has the month first", refused=True),
    Quirk("numbers as text with separators of thousands", _cells("URN", lambda cell: "1,234,567" if cell else "")),
    Quirk("codes with descriptions", _cells("PLACE", lambda cell: f"{cell} - Foster placement")),
    Quirk("spaces that do not break", _cells("CHILD", lambda cell: f"\u00a0{cell}\u00a0")),
    Quirk("rows cut short after the last filled cell", lambda rows: [rows[0], *[_cut(row) for row in rows[1:]]]),
    Quirk("the same row twice", lambda rows: [*rows, rows[-1]]),
    Quirk("NULL for blank", lambda rows: [["NULL" if cell == "" else cell for cell in row] for row in rows]),
]  # fmt: skip


def _cut(row: list[object]) -> list[object]:
    while row and row[-1] == "":
        row = row[:-1]
    return row


def _text(rows: Rows, separator: str, encoding: str, ends: str = "\r\n") -> bytes:
    def cell(value: object) -> str:
        text = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
        return f'"{text}"' if any(sign in text for sign in (separator, "\n", '"')) else text

    return ends.join(separator.join(map(cell, row)) for row in rows).encode(encoding)


def _workbook(
    rows: Rows, *, since_1904: bool = False, hidden: bool = False, beside: bool = False, bare: bool = False
) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "date_1904": since_1904}) as book:
        day = None if bare else book.add_format({"num_format": "dd/mm/yyyy"})
        front = book.add_worksheet("About") if hidden or beside else None
        if front:
            front.write_row(0, 0, ["Made by", "the case system"])
        sheet = book.add_worksheet("Episodes")
        for down, row in enumerate(rows):
            for across, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(down, across, dt.datetime(cell.year, cell.month, cell.day), day)
                elif cell != "":
                    sheet.write(down, across, cell)
        if hidden:
            sheet.hide()
    return file.getvalue()


def _zipped(name: str, content: bytes) -> bytes:
    """With folders, what a Mac adds, and a lock file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("Return/", b"")
        packed.writestr(f"Return/2024-25/{name}", content)
        packed.writestr(f"__MACOSX/Return/2024-25/._{name}", b"\0\5\x16\7")
        packed.writestr("Return/.DS_Store", b"\0\0\0\1Bud1")
    return file.getvalue()


def of_kind(kind: str, quirk: Quirk) -> tuple[str, bytes]:
    """The name and the content of the file."""
    name, made = KINDS[kind]
    return name, made(quirk.change([list(row) for row in GOOD]))


KINDS: dict[str, tuple[str, Callable[[Rows], bytes]]] = {
    "CSV": ("episodes.csv", lambda rows: _text(rows, ",", "utf-8")),
    "CSV, semicolons, BOM": ("episodes.csv", lambda rows: _text(rows, ";", "utf-8-sig")),
    "text, tabs, UTF-16": ("episodes.txt", lambda rows: _text(rows, "\t", "utf-16")),
    "CSV, Windows-1252": ("episodes.csv", lambda rows: _text(rows, ",", "cp1252", "\n")),
    "xlsx": ("episodes.xlsx", _workbook),
    "xlsx, from 1904": ("episodes.xlsx", lambda rows: _workbook(rows, since_1904=True)),
    "xlsx, from 1904, days as numbers": ("episodes.xlsx", lambda rows: _workbook(rows, since_1904=True, bare=True)),
    "xlsx, hidden sheet": ("episodes.xlsx", lambda rows: _workbook(rows, hidden=True)),
    "zip of folders": ("return.zip", lambda rows: _zipped("episodes.csv", _text(rows, ",", "utf-8"))),
    "zip of xlsx": ("return.zip", lambda rows: _zipped("episodes.xlsx", _workbook(rows))),
}
