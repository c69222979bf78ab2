"""What the tests of files share: cells and rows to put, a look at a cell, and other programs' edits."""

import datetime as dt

import openpyxl

from scorecard_xl.workbook.file.book import FileBook

SHEET, TABLE = "xl/worksheets/sheet2.xml", "xl/tables/table1.xml"
DAY = dt.date(2025, 1, 31)


def rows(count):
    return [[f"B{number}", DAY, "S", float(number)] for number in range(count)]


def put(path, block, sheet="Episodes"):
    book = FileBook.open(path)
    book.put({}, {sheet: block})
    book.save()
    return book


def changed(path, edit):
    """Edit the workbook with openpyxl, as a user of another program."""
    book = openpyxl.load_workbook(path)
    edit(book["Episodes"])
    book.save(path)


def put_cells(path, **cells):
    book = FileBook.open(path)
    book.put(cells, {})
    book.save()
    return book


def cell(root, reference):
    return root.find(f".//{{*}}c[@r='{reference}']")
