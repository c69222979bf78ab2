"""What is measured on: the workbook of a demonstration council, its files to import, and what other means are given."""

import datetime as dt
import pickle
from pathlib import Path
from typing import Any

SHEET_LIMIT = 1_048_575
"""Rows under the headings of a sheet: longer tables are cut."""


def lay(place: str, in_care: int) -> None:
    """Write book.xlsx, raw/*.csv and ready into the folder. `in_care`: children in care at the end."""
    from scorecard_xl.app.workbooks import opened_or_new
    from scorecard_xl.demo.council import council, write_csv

    tables = {name: rows[: SHEET_LIMIT + 1] for name, rows in council(children=in_care).items()}
    write_csv(tables, Path(place, "raw"))
    book = Path(place, "book.xlsx")
    with opened_or_new(book) as opened:
        opened.put({}, {name: rows[1:] for name, rows in tables.items()})
        opened.save(book)


def ready(book: str, path: str) -> None:
    """Pickle what a refresh of the book writes: other_means.py takes what it does not find, and compares the rest."""
    from scorecard_xl.app.reading import read_council
    from scorecard_xl.page import cases, fill
    from scorecard_xl.page.builder import page_of
    from scorecard_xl.page.exact import exact_month
    from scorecard_xl.page.wording import window_in_words
    from scorecard_xl.tables.schema import TABLES
    from scorecard_xl.workbook.book import as_rows
    from scorecard_xl.workbook.file.book import FileBook

    opened = FileBook.open(Path(book))
    council = read_council(opened)
    figures = council.figures()
    moment = dt.datetime(2026, 1, 1)
    page = page_of(exact_month(council, figures, moment))
    blocks = {name: _oblong(as_rows(rows)) for name, rows in fill.blocks(council, figures, page).items()}
    cells = fill.cells(council, page, moment)
    listed = [
        (indicator.name, indicator.title, window.value, window_in_words(window, council.last))
        for indicator, window in cases.on_the_page()
    ]
    given = {
        "tables": list(TABLES), "last": council.last.date(), "blocks": blocks, "behind": listed,
        "tops": {name: opened.read(name).first_row + 1 for name in blocks},
        "cells": {name: _plain(cell) for name, cell in cells.items()},
    }  # fmt: skip
    Path(path).write_bytes(pickle.dumps(given))


def _oblong(rows: list[list[Any]]) -> list[list[Any]]:
    widest = max(map(len, rows))
    return [[*map(_plain, row), *[None] * (widest - len(row))] for row in rows]


def _plain(cell: Any) -> Any:
    from scorecard_xl.tables.values import Link

    return cell.text if isinstance(cell, Link) else cell
