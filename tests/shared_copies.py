"""What the tests of sharing do with a workbook and its copy."""

import datetime as dt

from scorecard_xl.app.sharing import share
from scorecard_xl.figures.history import HEADINGS
from scorecard_xl.workbook.file.book import FileBook

JUNE = dt.datetime(2026, 6, 3, 14, 5)
STEM = "Demonstration-Council-scorecard-2026-05"


def shared(book, out, now=JUNE):
    return share(FileBook.open(book), out, now=now, with_pdf=False)


def history(book):
    return [dict(zip(HEADINGS, row, strict=True)) for row in FileBook.open(book).read("History").rows[1:]]


def put(book, sheet, rows):
    opened = FileBook.open(book)
    opened.put({}, {sheet: rows})
    opened.save()
