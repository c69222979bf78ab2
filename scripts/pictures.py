"""Draws docs/images again: the demonstration's pages, and pages in states that are rare.

Run it from the checkout: .venv/bin/python scripts/pictures.py [OUTDIR]
"""

import datetime as dt
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from render import printed_pages, sheet_pictures
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.layout import series
from xlsxwriter import Workbook

from scorecard_xl.council.period import Day, Period, Window, month_ends
from scorecard_xl.demo import demonstration
from scorecard_xl.figures.figure import Change, Figure, Rag
from scorecard_xl.figures.history import Action, Entry
from scorecard_xl.figures.targets import DEFAULTS, target_on
from scorecard_xl.indicators import INDICATORS, Better, Unit
from scorecard_xl.page import fill, trends
from scorecard_xl.tables.values import Value
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.scorecard import draw_scorecard
from scorecard_xl.workbook.drawing.trends import draw_trends
from scorecard_xl.workbook.file.book import FileBook

OUT = Path(__file__).parents[1] / "docs" / "images"
LAST, NOW = Day(2026, 5, 31), dt.datetime(2026, 6, 3, 14, 5)
TEAMS = (
    "Family Safeguarding", "Children in Care North", "Children in Care South", "Leaving Care", "Fostering",
    "Unaccompanied Asylum-Seeking Children and Young People", "Disabled Children", "Edge of Care", "Adoption",
    "Out of Hours",
)  # fmt: skip
_LISTS = {"Behind the figures": "behind.png", "Due soon": "due-soon.png", "Data quality": "data-quality.png"}
COMMENT = "The service has looked at every case behind this figure with the teams and the reviewing officers. " * 6


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture in _pictures(Path(folder), out):
            print(picture)


def _pictures(folder: Path, out: Path) -> Iterator[Path]:
    demo = demonstration.write(folder / "demo").workbook
    yield from printed_pages(demo, [out / "scorecard.png", out / "scorecard-2.png"])
    yield from _lists(demo, folder / "short.xlsm", out)
    build(folder / "empty.xlsx")
    yield from printed_pages(folder / "empty.xlsx", [out / "no-data.png"])
    for name, facts in STATES.items():
        _draw(folder / f"{name}.xlsx", facts())
        yield from printed_pages(folder / f"{name}.xlsx", [out / f"{name}.png", out / f"{name}-2.png"])


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


def _draw(book: Path, facts: Facts) -> None:
    with Workbook(book) as workbook:
        canvas = Canvas(workbook, fill.page_cells(facts), live=False)
        page = workbook.add_worksheet("Scorecard")
        draw_trends(canvas, trends.rows(facts))
        draw_scorecard(canvas, page, {})


def _large() -> Facts:
    """3,000 children, ten teams, long names and comments, published figures that changed, hidden ones."""
    figures = [figure for end in month_ends(LAST, 13) for figure in _figures(end)]
    hidden = {
        each.dated_key for each in figures if each.indicator in _HIDDEN
    }  # fmt: skip
    return Facts(
        LAST, figures, council="A Council with Quite a Long Name, and Another One Beside It", refreshed=NOW,
        problems=12_345, establishment=dict.fromkeys(TEAMS, 104.5), comments=dict.fromkeys(INDICATORS, COMMENT),
        restated={("visits_on_time", "ytd", None): _published(), ("dental_on_time", "at", None): _published()},
        hidden=hidden,
    )  # fmt: skip


_HIDDEN = ("leavers_adopted", "adoption_time_to_match", "missing_episodes", "care_leavers_in_touch")


def _figures(end: Day) -> Iterator[Figure]:
    for line in series():
        indicator = line.indicator
        groups = TEAMS if indicator.unit is Unit.CASES else indicator.groups
        if line.place is None or line.place == 1:
            for at, group in enumerate(groups or (None,)):
                yield _figure(indicator.name, line.window, end, group, at)


def _figure(name: str, window: Window, end: Day, group: str | None, at: int) -> Figure:
    unit, start = INDICATORS[name].unit, Period.ending(end, window).start
    parts = {Unit.COUNT: (3000 >> at, None), Unit.CASES: (1500.0, 100.0)}.get(unit, (2900 - 7 * end.month, 3000))
    value = None if name in _HIDDEN else parts[0] / (parts[1] or 1) * (500 if unit is Unit.DAYS else 1)
    about = (None, None, None) if value is None else (_rating(name), _change(name), value * 1.01)
    numbers = (None, None) if value is None else parts
    return Figure(name, "", "", group, window.value, start, end, *numbers, value, unit.value, None, *about)


def _rating(name: str) -> Rag | None:
    return Rag.AMBER if target_on(DEFAULTS, name, LAST) or INDICATORS[name].unit is Unit.CASES else None


def _change(name: str) -> Change | None:
    return None if INDICATORS[name].better is Better.NEITHER else Change.WORSE


def _published() -> Entry:
    return Entry(
        Action.PUBLISHED, NOW, LAST, "visits_on_time", "ytd", end=LAST, numerator=98, denominator=100, value=0.98,
        unit="share",
    )  # fmt: skip


def _nothing_to_count() -> Facts:
    """A council with no child in care, in the month before anything is recorded."""
    figures = []
    for line in series():
        unit = line.indicator.unit
        group = line.indicator.groups[line.place - 1] if line.place and line.indicator.groups else None
        if not line.is_spare:
            n, d, value = (0, None, 0) if unit is Unit.COUNT else (0, 0, None)
            start = Period.ending(LAST, line.window).start
            figures.append(
                Figure(line.indicator.name, "", "", group, line.window.value, start, LAST, n, d, value, unit)
            )
    return Facts(LAST, figures, council="Ouseford", refreshed=NOW)


STATES: dict[str, Callable[[], Facts]] = {"large": _large, "no-children": _nothing_to_count}

if __name__ == "__main__":
    main()
