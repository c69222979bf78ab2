"""The points of SVG drawings."""

from dataclasses import replace
from itertools import pairwise

import pytest

from scorecard_xl.figures.figure import Variation
from scorecard_xl.page.model import Line, Position, Scale, Slot, Stock
from scorecard_xl.web.charts import (
    BOTTOM,
    LEFT,
    RIGHT,
    STRIP,
    TOP,
    WIDTH,
    chart_of,
    columns_of,
    path_of,
    spark_of,
    strip_of,
)

SCALE = Scale(0.5, 1.0, ["50%", "75%", "100%"])
LINE = Line("Dentist", [0.5] * 12 + [1.0], "100%", ["50.0%"] * 12 + ["100%"])
SLOT = Slot("dental_on_time", None, "Health", "Dentist", "May 25", "May 26", [LINE], SCALE, "", 0.5, 0.75, 1.0)


def test_a_value_lies_between_the_first_and_the_last_line_of_the_scale() -> None:
    found = chart_of(SLOT)
    assert [(tick.y, tick.text) for tick in found.ticks] == [(BOTTOM, "50%"), (69, "75%"), (TOP, "100%")]
    assert (found.band, found.target) == ((69, 59), TOP)
    (line,) = found.lines
    assert line.path.startswith(f"M{LEFT} {BOTTOM}L") and line.path.endswith(f"L{WIDTH - RIGHT} {TOP}")
    assert (line.x, line.y, line.last, line.kind) == (WIDTH - RIGHT, TOP, "100%", "usual")


@pytest.mark.parametrize(
    ("unusual", "kind"),
    [(Variation.BETTER, "better"), (Variation.WORSE, "worse"), (Variation.HIGH, "moved"), (None, "usual")],
)
def test_the_kind_of_the_last_point(unusual: Variation | None, kind: str) -> None:
    assert chart_of(replace(SLOT, lines=[replace(LINE, unusual=unusual)])).lines[0].kind == kind


def test_a_value_beyond_the_scale_stays_on_the_chart() -> None:
    assert chart_of(replace(SLOT, target=1.2)).target == TOP
    assert chart_of(replace(SLOT, lower=0.1, upper=0.2)).band == (BOTTOM, 1)


def test_labels_that_would_touch_are_pushed_apart() -> None:
    lines = [replace(LINE, values=[*LINE.values[:12], value]) for value in (0.98, 1.0, 0.99)]
    heights = sorted(line.label_y for line in chart_of(replace(SLOT, lines=lines)).lines)
    assert all(after - each >= 13 for each, after in pairwise(heights))
    assert heights[0] >= TOP and heights[-1] <= BOTTOM


@pytest.mark.parametrize(
    ("points", "path"),
    [
        pytest.param([(0, 1.0), (1, 2.0)], "M0 1L1 2", id="a line"),
        pytest.param([(0, 1.0), (1, None), (2, 3.0), (3, 4.5)], "M0 1M2 3L3 4.5", id="a gap"),
        pytest.param([(0, None)], "", id="nothing"),
    ],
)
def test_a_path_has_a_gap_where_a_month_is_not_known(points: list[tuple[float, float | None]], path: str) -> None:
    assert path_of(points) == path


def test_the_strip_goes_from_none_to_all() -> None:
    found = strip_of(Position(0, 1, 0.5, None))
    assert (found.own, found.target, found.england, found.neighbours) == (8, STRIP - 8, STRIP / 2, None)
    assert strip_of(Position()).is_empty and not found.is_empty


@pytest.mark.parametrize(
    ("months", "is_share", "spread"),
    [
        pytest.param([0.5] * 12 + [0.51], True, 1.6, id="a point of a share is a tenth of the height"),
        pytest.param([0.5] * 12 + [0.7], True, 16, id="twenty points fill it"),
        pytest.param([0.5] * 13, True, 0, id="a flat line"),
        pytest.param([400] * 12 + [500], False, 16, id="days"),
    ],
)
def test_a_small_move_stays_small(months: list[float | None], is_share: bool, spread: float) -> None:
    path, last = spark_of(months, is_share=is_share)
    first = float(path.partition("L")[0].partition(" ")[2])
    assert last is not None and first - last == pytest.approx(spread, abs=0.2)


def test_months_without_a_value() -> None:
    assert spark_of([None] * 13, is_share=True) == ("", None)


def test_the_stock_has_its_own_scale_and_the_moves_theirs() -> None:
    labels = [f"M{at}" for at in range(13)]
    found = columns_of(Stock(labels, [400.0] * 12 + [200.0], [10.0] * 13, [5.0] * 13, ""))
    assert found[-1].in_care[1] == pytest.approx(found[0].in_care[1] / 2, abs=0.1)
    assert found[0].leaving[1] == pytest.approx(found[0].starting[1] / 2, abs=0.1)
    assert found[0].in_care[0] + found[0].in_care[1] < found[0].starting[0]
    alone = columns_of(Stock(labels, [400.0] * 13, [None] * 13, [None] * 13, ""))
    assert alone[0].in_care == (TOP, BOTTOM - TOP) and alone[0].starting[1] == 0
    assert columns_of(Stock([], [], [], [], "")) == []
