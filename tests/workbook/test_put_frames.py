"""A block may be a DataFrame: it is written as the rows of Python values that it shows."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
import xlsxwriter

from scorecard_xl.workbook.book import Link, as_rows
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

DAY, LATER = dt.datetime(2025, 1, 31), dt.datetime(2025, 2, 28)
BLOCKS = {
    "text": (pd.array(["A", None, "A"], dtype="str"), ["A", None, "A"]),
    "a category": (pd.Categorical(["Y", "N", None]), ["Y", "N", None]),
    "days": (pd.to_datetime([DAY, None, LATER]).astype("datetime64[s]"), [DAY.date(), None, LATER.date()]),
    "numbers": (np.array([1.5, np.nan, 3.0]), [1.5, None, 3.0]),
    "whole numbers": (np.array([1, 2, 1]), [1, 2, 1]),
    "objects": (np.array(["A", None, dt.date(2025, 1, 31)], dtype=object), ["A", None, dt.date(2025, 1, 31)]),
    "TRUE, 1 and 1.5": (np.array([True, 1, 1.5], dtype=object), [True, 1, 1.5]),
    "a link": (np.array([Link("to it", "Raw", "A1"), None, None], dtype=object), [Link("to it", "Raw", "A1"), None, None]),
}  # fmt: skip


def put(path, block):
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": DAY})  # else the second decides, and two workbooks may differ
        workbook.add_worksheet("Raw").add_table(0, 0, 1, 1, {"columns": [{"header": "A"}, {"header": "B"}]})
    book = FileBook.open(path)
    book.put({}, {"Raw": block})
    book.save()
    return path.read_bytes()


@pytest.mark.parametrize("name", BLOCKS)
def test_a_frame_is_written_as_its_rows(tmp_path, name):
    column, cells = BLOCKS[name]
    frame = pd.DataFrame({"key": ["k1", "k2", "k3"], "own": column}, index=[7, 7, 9])
    rows = [[key, cell] for key, cell in zip(["k1", "k2", "k3"], cells, strict=True)]
    assert put(tmp_path / "frame.xlsx", frame) == put(tmp_path / "rows.xlsx", rows)
    assert as_rows(frame) == rows
    assert [list(map(type, row)) for row in as_rows(frame)] == [list(map(type, row)) for row in rows]


@pytest.mark.parametrize("frame", [pd.DataFrame(), pd.DataFrame({"a": [], "b": []})])
def test_a_frame_without_rows_leaves_one_blank_row(tmp_path, frame):
    assert put(tmp_path / "frame.xlsx", frame) == put(tmp_path / "rows.xlsx", [])


def test_a_book_in_memory_takes_a_frame_too():
    book = MemoryBook({"Raw": [["A", "B"], ["old", 1]]})
    book.put({}, {"Raw": pd.DataFrame({"A": ["new"], "B": [np.nan]})})
    assert book.sheets["Raw"] == [["A", "B"], ["new", None]]
