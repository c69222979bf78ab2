"""Draws docs/images again: the demonstration's pages, and pages in states that are rare.

Run it from the checkout: .venv/bin/python scripts/pictures.py [OUTDIR]
"""

import datetime as dt
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from render import printed_pages, sheet_pictures
from xlsxwriter import Workbook

from scorecard_xl.app.reading import read_council
from scorecard_xl.app.sharing import copy_of
from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.demo import demonstration
from scorecard_xl.demo.council import council
from scorecard_xl.demo.entries import benchmarks
from scorecard_xl.figures.benchmarks import HEADINGS
from scorecard_xl.figures.commentary import SHEET as COMMENTARY
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.measures import DEFAULT
from scorecard_xl.page import plots
from scorecard_xl.page.builder import page_of
from scorecard_xl.page.cells import cells, in_use
from scorecard_xl.page.exact import exact_month
from scorecard_xl.page.headline import REFRESHED, refreshed_in_words
from scorecard_xl.page.model import Page
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.build import build, in_english
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.pages import add_pages, draw_pages
from scorecard_xl.workbook.drawing.paper import LARGE, USUAL, Size
from scorecard_xl.workbook.drawing.tables import draw_trends
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

OUT = Path(__file__).parents[1] / "docs" / "images"
LAST, NOW = Day(2026, 5, 31), dt.datetime(2026, 6, 3, 14, 5)
_LISTS = {"Behind the figures": "behind.png", "Due soon": "due-soon.png", "Data quality": "data-quality.png"}
LONG_NAME = "A Council with Quite a Long Name, and Another One Beside It"
LONG_TEAM = "Unaccompanied Asylum-Seeking Children and Young People"
COMMENT = "The service has looked at every case behind this figure with the teams and the reviewing officers. " * 6
_SMALL, _MOST = 25, 12


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture in _pictures(Path(folder), out):
            print(picture)


def _pictures(folder: Path, out: Path) -> Iterator[Path]:
    demo = demonstration.write(folder / "demo").workbook
    yield from printed_pages(
        demo, [out / name for name in ("scorecard.png", "themes.png", "themes-2.png", "profile.png")]
    )
    yield from _lists(demo, folder / "short.xlsm", out)
    build(folder / "empty.xlsx")
    yield from printed_pages(folder / "empty.xlsx", [out / "no-data.png"])
    for name, (made, size, pages) in STATES.items():
        _draw(folder / f"{name}.xlsx", made(), size)
        places = [out / f"{name}{f'-{at}' if at > 1 else ''}.png" for at in range(1, pages + 1)]
        yield from printed_pages(folder / f"{name}.xlsx", places)


def _lists(demo: Path, short: Path, out: Path) -> list[Path]:
    """The sheets that are lists, with a few of their rows."""
    book = FileBook.open(demo)
    book.put({}, {sheet: _some_rows(book, sheet) for sheet in _LISTS})
    book.save(short)
    return sheet_pictures(short, {sheet: out / name for sheet, name in _LISTS.items()}, dots=160, highest=300)


def _some_rows(book: FileBook, sheet: str) -> list[Sequence[Value]]:
    found = book.read(sheet)
    rows = list(found.rows[1:]) if found else []
    visits = [row for row in rows if (row[0], row[2]) == ("visits_on_time", "in May 2026")]
    late = [row for row in visits if row[8] == "no"]
    return [*late[:5], *(row for row in visits or rows if row not in late)][:12]


def _draw(book: Path, page: Page, size: Size) -> None:
    file = BytesIO()
    with Workbook(file) as workbook:
        held = cells(page) | {REFRESHED: refreshed_in_words(NOW, 0)}
        canvas = Canvas(workbook, held, live=False, size=size, shown=in_use(page))
        pages = add_pages(workbook)
        draw_trends(canvas, plots.rows(page))
        draw_pages(canvas, pages)
    book.write_bytes(in_english(file.getvalue()))


def _read(children: int = _SMALL, name: str = "Ouseford", **tables: list[list[Value]]) -> Council:
    """A made-up council's month, with these tables instead of its own."""
    settings: list[list[Value]] = [["Setting", "Value"], ["Council", name], ["Extract complete to", LAST.date()]]
    published = [[*HEADINGS, "Source"], *benchmarks()]
    made = council(LAST.date(), children) | {"Settings": settings, "Benchmarks": published} | tables
    return read_council(MemoryBook(made), LAST)


def _page(read: Council) -> Page:
    return page_of(exact_month(read, read.figures(), NOW))


def _nothing_to_count() -> Page:
    """A council with no child in care: the last one left long ago."""
    tables = {name: rows[:1] for name, rows in council(LAST.date(), _SMALL).items()}
    episode: dict[str, Value] = {"CHILD": "A1", "DECOM": "01/02/2020", "RNE": "S", "LS": "C2", "PLACE": "U6"}
    episode |= {"DEC": "01/03/2020", "REC": "E4A"}
    return _page(_read(**tables | {"Episodes": _with_row(tables["Episodes"], episode)}))


def _one_child() -> Page:
    tables = {name: rows[:1] for name, rows in council(LAST.date(), _SMALL).items()}
    born: dict[str, Value] = {"CHILD": "A1", "SEX": "1", "DOB": "12/05/2015", "ETHNIC": "WBRI"}
    episode: dict[str, Value] = {"CHILD": "A1", "DECOM": "01/02/2026", "RNE": "S", "LS": "C2", "PLACE": "U6"}
    found = {"Episodes": _with_row(tables["Episodes"], episode), "Children": _with_row(tables["Children"], born)}
    return _page(_read(**tables | found))


def _with_row(rows: list[list[Value]], values: dict[str, Value]) -> list[list[Value]]:
    return [rows[0], [values.get(str(heading)) for heading in rows[0]]]


def _first_month() -> Page:
    """All that the council has recorded began in the month."""
    made = council(LAST.date(), 420)
    place = made["Episodes"][0].index("DECOM")
    episodes = [row for row in made["Episodes"][1:] if f"{row[place]:%Y-%m}" == f"{LAST:%Y-%m}"]
    started = {row[0] for row in episodes}
    of_child = {name: [rows[0], *(row for row in rows[1:] if row[0] in started)] for name, rows in made.items()}
    return _page(_read(**of_child | {"Episodes": [made["Episodes"][0], *episodes]}))


def _large() -> Page:
    """3,000 children, long names and long words of the officers."""
    teams = [
        ["TEAM", "ROLE", "ESTABLISHMENT", "CASELOAD_TARGET"],
        *([f"{LONG_TEAM} {at}", "", 104.5, 18] for at in range(8)),
    ]
    loads = [["MONTH", "TEAM", "CASES", "WORKERS"], *([LAST.date(), team[0], 1800, 95] for team in teams[1:])]
    remarks = [[each.indicator, "2026-05", COMMENT, COMMENT, LONG_TEAM, LAST.date(), "open"] for each in DEFAULT]
    headings = ["Indicator", "Month", "Comment", "Action", "Owner", "Due", "Status"]
    tables = {"Teams": teams, "Caseloads": loads, COMMENTARY: [headings, *remarks]}
    read = _read(3000, LONG_NAME, **tables)
    return _page(replace(read, measures=[replace(each, label=f"{each.label} or something longer") for each in DEFAULT]))


def _hidden() -> Page:
    """A small council's copy for members: figures of five or fewer are hidden."""
    read = _read()
    return copy_of(read, read.figures(), NOW, CopiesFor.MEMBERS).page


def _own() -> Page:
    """Twelve measures, in another order."""
    chosen = [each for each in DEFAULT if each.front][::-2][:_MOST]
    return _page(replace(_read(420), measures=chosen))


STATES: dict[str, tuple[Callable[[], Page], Size, int]] = {
    "large": (_large, USUAL, 4), "no-children": (_nothing_to_count, USUAL, 3), "one-child": (_one_child, USUAL, 3),
    "first-month": (_first_month, USUAL, 3), "hidden": (_hidden, USUAL, 4), "own-page": (_own, USUAL, 3),
    "large-print": (lambda: _page(_read(420)), LARGE, 3),
}  # fmt: skip
"""By name: the page, its size, and how many of its printed pages are shown."""

if __name__ == "__main__":
    main()
