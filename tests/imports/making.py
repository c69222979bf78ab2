"""Files for imports, made in the test."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import xlsxwriter

from scorecard_xl.imports.sources import Sources, read_sources

EPISODES = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA,01/05/2022,S,C2,U6,01/02/2023,E4A\nB,13/06/2022,S,V2,U4,,\n"
START, END = dt.date(2022, 5, 1), dt.date(2023, 2, 1)
FIRST = ("A", START, "S", "C2", "U6", END, "E4A")
"""The first row of these episodes as it is read."""
HEADER = "CHILD,SEX,DOB,ETHNIC\nA,1,01/01/2012,WBRI\nB,2,20/02/2013,MWAS\n"


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, held in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(held.encode() if isinstance(held, str) else held)
    return folder


def workbook(**sheets: list[list[object]]) -> bytes:
    """A workbook; texts that begin with = are formulas, (formula, value) one with its cached value."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"default_date_format": "dd/mm/yyyy", "remove_timezone": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name.replace("__", " "))
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        sheet.write_formula(at, place, cell[0], None, cell[1])
                    else:
                        sheet.write(at, place, cell)
    return packed.getvalue()


def zipped(files: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, held in files.items():
            archive.writestr(name, held)
    return packed.getvalue()


def rows_of(text: str) -> list[list[object]]:
    return [line.split(",") for line in text.strip().splitlines()]


def read(tmp_path: Path, files: dict[str, str | bytes], *names: str) -> Sources:
    """What is read of these files, or of the names among them."""
    folder = written(tmp_path, files)
    return read_sources([folder / name for name in names or ("in",)])
