"""The page on paper, as LibreOffice prints it: how many pages, how small the letters are, and what each page is of."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from office import converted
from page.pages import bars, page, row, slot
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTPage, LTTextContainer
from xlsxwriter import Workbook

from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.page import plots
from scorecard_xl.page.builder import empty_page
from scorecard_xl.page.cells import cells, in_use
from scorecard_xl.page.headline import REFRESHED
from scorecard_xl.page.model import Box, Page, Position, Staffing, Theme
from scorecard_xl.page.sheets import PROFILE, SCORECARD, THEMES
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.pages import add_pages, draw_pages
from scorecard_xl.workbook.drawing.paper import LARGE, USUAL, Size
from scorecard_xl.workbook.drawing.tables import draw_trends

pytestmark = pytest.mark.libreoffice

LONG = "A council with quite a long name, and another one beside it "
NAME = "Unaccompanied asylum-seeking children and young people in supported homes"
WORDS = "The service has looked at every case behind this figure with the teams and the reviewing officers. "


def usual(measures: int = 24, charts: int = 21) -> Page:
    themes = [Theme(f"Theme {at}", [row(label=f"Measure {at}") for _ in range(measures // 6)]) for at in range(6)]
    boxes = [
        Box(heading, ["First check: 27%, target 95%.", "Dentist: 74%."]) for heading in ("■ Off", "▲ Changed", "● Met")
    ]
    notes = ["The key of the page. " * 20]
    blocks = [bars(f"block {at}", **{f"Group {each}": each / 10 for each in range(1, 8)}) for at in range(6)]
    return page(themes=themes, slots=[slot()] * charts, boxes=boxes, notes=notes, profile=blocks)


def long() -> Page:
    made = usual()
    rows = [row(label=NAME, number=0.951, change="▼ worse than usual", target="≤ 1,426 days") for _ in range(4)]
    return replace(
        made, council=LONG * 2, headline=WORDS * 3, summary=WORDS * 4, warnings=[WORDS, WORDS], actions=[WORDS * 2] * 9,
        boxes=[Box("■ Off target", [WORDS] * 9)] * 3, themes=[Theme(NAME, rows) for _ in range(6)],
        slots=[slot(title=NAME, sentence=WORDS * 3, comment=WORDS * 20, action=WORDS)] * 21,
        profile=[bars(**{NAME: 0.9, "Other": 0.1})] * 4, staffing=[Staffing(NAME, "104.5", "22", "20", "○ Near target", "")] * 10,
    )  # fmt: skip


def hidden() -> Page:
    rows = [
        row(label="Hidden", number=None, position=Position(), months=[None] * 13, rating=NOTHING, change="")
        for _ in range(4)
    ]
    return replace(usual(), themes=[Theme("All", rows)] * 6, slots=[slot(empty="Hidden: 5 or fewer children.")] * 21)


STATES: dict[str, tuple[Callable[[], Page], Size]] = {
    "usual": (usual, USUAL), "empty": (empty_page, USUAL), "long": (long, USUAL), "hidden": (hidden, USUAL),
    "most": (lambda: usual(36, 36), USUAL), "large": (usual, LARGE),
}  # fmt: skip


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[LTPage]]:
    """The pages of the three sheets, by state."""
    folder = tmp_path_factory.mktemp("printed")
    books = [_draw(folder / f"{name}.xlsx", made(), size) for name, (made, size) in STATES.items()]
    pdfs = converted(folder, "pdf", *books)
    return {pdf.stem: [each for each in extract_pages(pdf) if _sheet(each)] for pdf in pdfs}


def _draw(path: Path, made: Page, size: Size) -> Path:
    with Workbook(path) as workbook:
        canvas = Canvas(workbook, cells(made) | {REFRESHED: "Rounded."}, live=False, size=size, shown=in_use(made))
        pages = add_pages(workbook)
        draw_trends(canvas, plots.rows(made))
        draw_pages(canvas, pages)
    return path


_FOOT = 45  # points from the edge of the paper


def _texts(of: LTPage, below: float = 2000) -> list[str]:
    shown = (each for each in of if isinstance(each, LTTextContainer) and each.y1 < below)
    return [text for each in shown for text in each.get_text().splitlines()]


def _sheet(of: LTPage) -> str:
    """The sheet that a page is of, which stands at its foot."""
    feet = [text.strip() for text in _texts(of, below=_FOOT)]
    return next((name for name in (SCORECARD, THEMES, PROFILE) if name in feet), "")


def _letters(of: LTPage) -> list[LTChar]:
    lines = [line for each in of if isinstance(each, LTTextContainer) for line in each]  # type: ignore[attr-defined]
    return [char for line in lines for char in line if isinstance(char, LTChar)]


@pytest.mark.parametrize(
    ("state", "pages"),
    [
        ("usual", {SCORECARD: 1, THEMES: 2, PROFILE: 1}), ("long", {SCORECARD: 1, THEMES: 2, PROFILE: 1}),
        ("hidden", {SCORECARD: 1, THEMES: 2, PROFILE: 1}), ("empty", {SCORECARD: 1, THEMES: 1, PROFILE: 1}),
        ("most", {SCORECARD: 1, THEMES: 3, PROFILE: 1}),
    ],
)  # fmt: skip
def test_how_many_pages_each_sheet_has(printed: dict[str, list[LTPage]], state: str, pages: dict[str, int]) -> None:
    assert Counter(map(_sheet, printed[state])) == pages


@pytest.mark.parametrize(("state", "least"), [(state, 12 if state == "large" else 8) for state in STATES])
def test_no_letter_is_smaller_than_this(printed: dict[str, list[LTPage]], state: str, least: int) -> None:
    letters = [char for each in printed[state] for char in _letters(each) if char.get_text().strip()]
    sizes = Counter(round(char.size, 1) for char in letters if least == 8 or char.y1 > _FOOT)
    assert min(sizes) >= least - 0.05, sizes


@pytest.mark.parametrize("state", STATES)
def test_nothing_runs_over_the_edge_of_the_paper(printed: dict[str, list[LTPage]], state: str) -> None:
    for each in printed[state]:
        beyond = [char.get_text() for char in _letters(each) if char.x1 > each.width - 20 or char.x0 < 20]
        assert not beyond


def test_every_measure_of_a_page_is_on_paper_with_its_figure(printed: dict[str, list[LTPage]]) -> None:
    said = "\n".join(text for each in printed["most"] if _sheet(each) == SCORECARD for text in _texts(each))
    assert said.count("Measure ") == 36
    assert said.count("95.4%") >= 36
