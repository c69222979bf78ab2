"""The officer's own web page: the exact page of a month as one file, marked internal."""

import datetime as dt
from pathlib import Path

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.council import Council
from scorecard_xl.page.builder import page_of
from scorecard_xl.page.exact import exact_month
from scorecard_xl.page.model import with_texts
from scorecard_xl.tables.values import printable
from scorecard_xl.web.page import INTERNAL, page_html
from scorecard_xl.workbook.book import Book
from scorecard_xl.workbook.file.saving import create

ENDINGS = (".html", ".htm")


def write_page(book: Book, out: Path, month: Day | None = None, now: dt.datetime | None = None) -> Council:
    """Write the exact page of the month as HTML, whole or not at all. Raises Refusal with one plain sentence."""
    if out.suffix.lower() not in ENDINGS:
        raise Refusal(f"{out.name} must end in .html: it is a web page.")
    council = read_council(book, month)
    page = with_texts(page_of(exact_month(council, council.figures(), now or dt.datetime.now())), printable)
    create(out, page_html(page, council.settings.colour, INTERNAL).encode())
    return council
