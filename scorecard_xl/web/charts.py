"""Charts of the page as the points of SVG drawings: geometry only; the templates draw them."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard_xl.figures.figure import MONTHS, Variation
from scorecard_xl.page.model import Line, Position, Scale, Slot, Stock
from scorecard_xl.page.plots import labels_apart

WIDTH, HEIGHT = 320, 150
LEFT, RIGHT, TOP, BOTTOM = 40, 58, 10, 128
"""The plot of a chart within its drawing: room on the left for the scale, on the right for the last values."""
STRIP, SPARK, THIN = 140, 90, 24
"""Pixels: the width of the position strip and of the line of thirteen months, and their height."""
_EDGE, _LABEL = 8, 13
UNUSUAL = {Variation.BETTER: "better", Variation.WORSE: "worse", Variation.HIGH: "moved", Variation.LOW: "moved"}
_MIDDLE = 84


@dataclass(frozen=True)
class Tick:
    """A line of the scale with its label."""

    y: float
    text: str


@dataclass(frozen=True)
class DrawnLine:
    """One line: its parts as SVG paths (a gap where a month is not known), and its last point, if it has one."""

    name: str
    path: str
    last: str
    x: float
    y: float | None
    label_y: float
    kind: str


@dataclass(frozen=True)
class Chart:
    """What a template draws. `band`: top and height of the usual range; `target`: its height."""

    ticks: Sequence[Tick]
    lines: Sequence[DrawnLine]
    band: tuple[float, float] | None
    target: float | None


def chart_of(slot: Slot) -> Chart:
    """The chart of a slot that has values."""
    heights = [_height(value, slot.scale) for value in _lasts(slot.lines)]
    labels = labels_apart(heights, float(TOP), float(BOTTOM), _LABEL)
    drawn = [_drawn(line, slot.scale, label) for line, label in zip(slot.lines, labels, strict=True)]
    return Chart(_ticks(slot.scale), drawn, _band(slot), _height(slot.target, slot.scale))


def _lasts(lines: Sequence[Line]) -> list[float | None]:
    return [line.values[-1] if line.values and line.last else None for line in lines]


def _ticks(scale: Scale) -> list[Tick]:
    count = max(len(scale.labels) - 1, 1)
    return [Tick(_down(at / count), text) for at, text in enumerate(scale.labels)]


def _down(share: float) -> float:
    """From the bottom of the plot up, as SVG counts: downwards."""
    return round(BOTTOM - share * (BOTTOM - TOP), 1)


def _height(value: float | None, scale: Scale) -> float | None:
    span = scale.high - scale.low
    if value is None or not span:
        return None
    return _down(min(max((value - scale.low) / span, 0), 1))


def _across(at: int) -> float:
    return round(LEFT + at * (WIDTH - LEFT - RIGHT) / (MONTHS - 1), 1)


def _band(slot: Slot) -> tuple[float, float] | None:
    low, high = _height(slot.lower, slot.scale), _height(slot.upper, slot.scale)
    return None if low is None or high is None else (high, round(max(low - high, 1), 1))


def _drawn(line: Line, scale: Scale, label: float | None) -> DrawnLine:
    heights = [_height(value, scale) for value in line.values]
    points = [(_across(at), height) for at, height in enumerate(heights)]
    last = points[-1][1] if points and line.last else None
    return DrawnLine(
        line.name, path_of(points), line.last.removesuffix(" days"), _across(MONTHS - 1), last, label or 0,
        UNUSUAL.get(line.unusual, "usual") if line.unusual else "usual",
    )  # fmt: skip


def path_of(points: Sequence[tuple[float, float | None]]) -> str:
    """Through every known point; a new part after a gap."""
    said, is_begun = [], False
    for x, y in points:
        if y is not None:
            said.append(f"{'L' if is_begun else 'M'}{x:g} {y:g}")
        is_begun = y is not None
    return "".join(said)


@dataclass(frozen=True)
class Strip:
    """Where a share is between 0% and 100%, in the pixels of a strip; None: not known."""

    own: float | None
    target: float | None
    england: float | None
    neighbours: float | None

    @property
    def is_empty(self) -> bool:
        return all(each is None for each in vars(self).values())


def strip_of(position: Position) -> Strip:
    """Where the shares of a position are on its strip; shares outside 0% to 100% are at its ends."""
    return Strip(*(_along(each) for each in (position.own, position.target, position.england, position.neighbours)))


def _along(share: float | None) -> float | None:
    return None if share is None else round(_EDGE + min(max(share, 0), 1) * (STRIP - 2 * _EDGE), 1)


def spark_of(months: Sequence[float | None], *, is_share: bool) -> tuple[str, float | None]:
    """The path of thirteen months on a scale of their own, and the height of the last; a small move stays small."""
    known = [value for value in months if value is not None]
    if not known:
        return "", None
    low, high = min(known), max(known)
    span = max(high - low, 0.1 if is_share else abs(high) / 10) or 1
    middle, half = (high + low) / 2, (THIN - _EDGE) / 2
    points = [
        (
            round(_EDGE / 2 + at * (SPARK - _EDGE) / (MONTHS - 1), 1),
            None if value is None else _level(value, middle, span, half),
        )
        for at, value in enumerate(months)
    ]
    return path_of(points), points[-1][1]


def _level(value: float, middle: float, span: float, half: float) -> float:
    return round(THIN / 2 - 2 * half * (value - middle) / span, 1)


@dataclass(frozen=True)
class StockColumn:
    """A month of the stock. Each pair: the top of a column, and its height."""

    x: float
    in_care: tuple[float, float]
    starting: tuple[float, float]
    leaving: tuple[float, float]


def columns_of(stock: Stock) -> list[StockColumn]:
    """Children in care; below them, on a scale of their own where any is known, who started and who left."""
    moves = _most([*stock.starting, *stock.leaving])
    base = _MIDDLE if moves else BOTTOM
    wide = (WIDTH - 16) / MONTHS
    return [
        StockColumn(
            round(8 + at * wide, 1), _column(stock.in_care[at], _most(stock.in_care), base, base - TOP),
            _column(stock.starting[at], moves, BOTTOM, BOTTOM - _MIDDLE - _EDGE),
            _column(stock.leaving[at], moves, BOTTOM, BOTTOM - _MIDDLE - _EDGE),
        )
        for at in range(len(stock.labels))
    ]  # fmt: skip


def _most(series: Sequence[float | None]) -> float:
    return max((each for each in series if each is not None), default=0)


def _column(value: float | None, most: float, base: float, room: float) -> tuple[float, float]:
    height = round((value or 0) / (most or 1) * room, 1)
    return round(base - height, 1), height
