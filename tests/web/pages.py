"""Pages for tests: of a made-up council of any size, of nothing to count, of much that is hidden, and of long names."""

import datetime as dt
from dataclasses import replace
from functools import cache

from scorecard_xl.app.reading import read_council
from scorecard_xl.app.sharing import as_shared, copy_of
from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.demo.council import council as demonstration
from scorecard_xl.demo.demonstration import COMMENTS
from scorecard_xl.demo.entries import benchmarks
from scorecard_xl.figures import benchmarks as benchmark_sheet
from scorecard_xl.figures.commentary import HEADINGS
from scorecard_xl.page.builder import empty_page, page_of
from scorecard_xl.page.exact import exact_month
from scorecard_xl.page.model import Page
from scorecard_xl.share.copy import Copy
from scorecard_xl.workbook.memory import MemoryBook

LAST, AT = Day("2026-05-31"), dt.datetime(2026, 6, 12, 9, 30)
SETTINGS = [["Setting", "Value"], ["Council", "Ouseford & <Bridge>"], ["Reporting month", dt.date(2026, 5, 31)]]
EPISODES = ["CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC", "REC"]
LONG = "The council of a very long name with many words in it and no end"


@cache
def book(children: int) -> MemoryBook:
    sheets = demonstration(LAST.date(), children)
    own = [list(HEADINGS), *(list(row) for row in COMMENTS)]
    published = [list(benchmark_sheet.HEADINGS), *benchmarks()]
    return MemoryBook(dict(sheets) | {"Settings": SETTINGS, "Commentary": own, "Benchmarks": published})


@cache
def exact(children: int) -> Page:
    council = read_council(book(children))
    return page_of(exact_month(council, council.figures(), AT))


@cache
def copy(children: int, copies_for: CopiesFor = CopiesFor.ANYONE) -> Copy:
    council = read_council(book(children))
    return copy_of(council, as_shared(council, council.figures()), AT, copies_for)


@cache
def nothing() -> Page:
    """Of a council whose only child left a year ago."""
    rows = [EPISODES, ["A", "01/02/2024", "S", "C2", "U6", "15/06/2025", "E4A"]]
    council = read_council(MemoryBook({"Episodes": rows}), LAST)
    return page_of(exact_month(council, council.figures(), AT))


def long_names() -> Page:
    """Labels, themes and comments that are far too long."""
    page = exact(40)
    themes = [
        replace(
            theme, name=f"{theme.name} {LONG}", rows=[replace(row, label=f"{row.label} {LONG}") for row in theme.rows]
        )
        for theme in page.themes
    ]
    slots = [replace(slot, comment=LONG * 9, title=f"{slot.title} {'W' * 60}") for slot in page.slots]
    return replace(page, council=LONG, themes=themes, slots=slots)


PAGES = {
    "the demonstration": lambda: exact(420),
    "a rounded copy": lambda: copy(420).page,
    "much that is hidden": lambda: copy(40).page,
    "3,000 children": lambda: exact(3000),
    "nothing to count": nothing,
    "long names": long_names,
    "no data yet": empty_page,
}
