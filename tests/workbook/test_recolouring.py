"""A target that is changed recolours the page without Python: LibreOffice draws the pictures."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from named_places import opened, places, target_cell
from office import converted

from scorecard_xl.page.cells import LineKind, line_name
from scorecard_xl.page.looks import GOOD, NEAR, OFF
from scorecard_xl.page.plots import NAME, UNIT, VALUE
from scorecard_xl.workbook.build import build

GROUNDS = {"green": GOOD[1], "amber": NEAR[1], "red": OFF[1]}
LEAST = 300  # points of a picture: more than the boxes' headings differ by, so a rating has appeared


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int]]:
    """Points of each colour on the first printed page, by the target of reviews, of which 95% were on time.

    openpyxl stores no results of formulas: LibreOffice must calculate every one.
    """
    folder = tmp_path_factory.mktemp("painted")
    build(folder / "empty.xlsx")
    for target in (0.9, 0.98, 1.01):
        book = opened(folder / "empty.xlsx")
        book["Targets"][target_cell(book, "reviews_on_time")] = min(target, 1)
        sheet, cell = places(book)[line_name(1, "kind")]
        book[sheet][cell] = LineKind.MEASURE.value
        (row,) = [row for row in book["Trends"].iter_rows(min_row=5) if row[0].value == line_name(1)]
        values = {2: "reviews_on_time", NAME: "Reviews", VALUE: 0.97 if target <= 1 else 0.5, UNIT: "share"}
        for column, value in values.items():
            row[column].value = value
        book.save(folder / f"{target}.xlsx")
    found = [folder / f"{target}.xlsx" for target in (0.9, 0.98, 1.01)]
    pdfs = converted(folder, "pdf", *found)
    return {path.stem: _colours(pdf) for path, pdf in zip(found, pdfs, strict=True)}


def _colours(pdf: Path) -> dict[str, int]:
    command = ["pdftoppm", "-r", "60", "-f", "1", "-l", "1", str(pdf)]
    done = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    _, size, _, points = done.split(b"\n", 3)
    width, height = map(int, size.split())
    picture = np.frombuffer(points, np.uint8)[: width * height * 3].reshape(-1, 3)
    return {name: int((picture == _rgb(ground)).all(axis=1).sum()) for name, ground in GROUNDS.items()}


def _rgb(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("book", "colour"),
    [("0.9", "green"), ("0.98", "amber"), ("1.01", "red")],
    ids=["met", "near", "off"],
)
def test_the_rating_has_the_colour_of_the_target_in_force(
    painted: dict[str, dict[str, int]], book: str, colour: str
) -> None:
    others = {name: points for name, points in painted.items() if name != book}
    assert all(painted[book][colour] > points[colour] + LEAST for points in others.values()), painted
