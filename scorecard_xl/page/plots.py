"""The rows of Trends: what every chart draws. Charts and their axes never change, so all values are between 0 and 1.

One rule gives every chart its scale, so that the same move looks the same on charts whose values lie close.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from scorecard_xl.figures.figure import MONTHS, DatedKey, Variation
from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.page import profile_lines
from scorecard_xl.page.cells import LineKind, front, line_name, slot_name
from scorecard_xl.page.fitting import FIRST_LINES, HALF, LINES, PROFILE_LINES, TOP, centre, profile_centre
from scorecard_xl.page.model import SLOTS, Line, Page, Row, Scale, Slot
from scorecard_xl.page.wording import whole_number
from scorecard_xl.tables.values import Value

NAME, VALUE, UNIT = 6, 7, 8
PLACE = "Place"
_ABOUT = (PLACE, "Series", "Indicator", "Group", "Window", "Day", "Name", "Value", "Unit")
FIRST_POINT, POINTS = len(_ABOUT), 25
HEADINGS = (*_ABOUT, *(f"Point {at}" for at in range(1, POINTS + 1)))

MONTHS_X, SHARE_LOW, SHARE_HALF, SHARE_FULL = range(4)
"""The rows: the places of the months, the lines at 0, 50 and 100 per cent."""
SCALE_POINTS = 5
"""Of such a line: x, then y; the one in the middle is blank, where the key is."""
FIRST_LINE = 4
FIRST_SLOT = FIRST_LINE + LINES
OWN, TARGET, ENGLAND, NEIGHBOURS = range(MONTHS, MONTHS + 8, 2)
"""The points of a line after its months: x, then y."""
LAST_X, USUAL, BETTER, WORSE = range(MONTHS + 8, MONTHS + 12)
SERIES = (
    "months", "range from", "range", "scale 1", "scale 2", "scale 3", "scale 4", "scale 5", "target",
    "line 1", "line 2", "line 3", "usual", "better", "worse", "label 1", "label 2", "label 3",
)  # fmt: skip
"""The rows of a slot."""
STOCK = ("months", "in care", "starting", "leaving")
FIRST_STOCK = FIRST_SLOT + SLOTS * len(SERIES)
FIRST_BAR = FIRST_STOCK + len(STOCK)
BAR, ENGLAND_X, ENGLAND_Y = range(3)
_NO_MEASURE = (*[None] * MONTHS, *[0.0, None] * 4, float(MONTHS - 1), None, None, None)  # x of a point is never blank
_LEAST = 0.1  # of a share, or of the highest value: the months of a line differ by less than its height
_LOWEST = 0.12  # of the height of a chart: such a label of two lines is over the names of the months
_APART = 0.33  # of the height of a chart: labels of its last points
_MOST_SCALE, _MOST_LINES = 5, 3
_SPACE, _TO = "\u00a0", "\u2013"  # a label of a chart is not broken at them
SeriesPoints = dict[str, tuple[str, list[Value]]]
"""By series its name and its points."""
_POINTS = (0.05, 0.1, 0.2, 0.25)
"""Steps of shares: the first makes a chart of two steps ten points high."""
_WHOLE = tuple(digit * 10**power for power in range(7) for digit in (1, 2, 5))
_FEWEST, _MOST = 2, 4
"""How many steps a chart has."""
_TINY = 1e-9


class PlotKey(NamedTuple):
    """Which figure a row shows."""

    indicator: str = ""
    group: str = ""
    window: str = ""
    day: Value = None


def rows(page: Page) -> list[list[Value]]:
    """Always as many, each in its place."""
    found = [*_scales(page), *_lines(page)]
    for at in range(SLOTS):
        found += _slot(at + 1, page.slots[at] if at < len(page.slots) else None, page)
    return [*found, *_stock(page), *_bars(page)]


def _row(place: str, series: str, points: Sequence[Value], name: str = "", key: PlotKey = PlotKey()) -> list[Value]:  # noqa: B008
    return [place, series, key.indicator, key.group, key.window, key.day, name, None, "", *points]


def _key(dated: DatedKey) -> PlotKey:
    return PlotKey(dated.indicator, dated.group or "", dated.window, dated.end.date())


def _scales(page: Page) -> Iterator[list[Value]]:
    """Down to the last measure, but not through the key; nothing where there is none."""
    measured = [line for line, (kind, _, _) in enumerate(front(page)) if kind is LineKind.MEASURE]
    down: list[float | None] = [None] * SCALE_POINTS
    if measured:
        down[:2] = TOP, centre(min(measured[-1], FIRST_LINES - 1)) - HALF
    if measured and measured[-1] >= FIRST_LINES:
        down[3:] = centre(FIRST_LINES) + HALF, centre(measured[-1]) - HALF
    yield _row("Scorecard", "months", [float(at) for at in range(MONTHS)])
    for share, text in ((0.0, "0%"), (0.5, "50%"), (1.0, "100%")):
        yield _row("Scorecard", text, [*[share] * SCALE_POINTS, *down], text)


def _lines(page: Page) -> Iterator[list[Value]]:
    shown = front(page)
    for line in range(LINES):
        kind, text, row = shown[line] if line < len(shown) else (LineKind.BLANK, "", None)
        place = line_name(line + 1)
        yield _measure(place, text, row, centre(line)) if row else _row(place, kind.value, _NO_MEASURE, text)


def _measure(place: str, label: str, row: Row, middle: float) -> list[Value]:
    position, months = row.position, _spark(row, middle)
    points: list[Value] = [*months]
    for value in (position.own, position.target, position.england, position.neighbours):
        points += [0.0 if value is None else min(max(value, 0.0), 1.0), None if value is None else middle]
    last = months[-1]
    kinds = (None, Variation.BETTER, Variation.WORSE)
    shown = row.now.unusual if row.now.unusual in kinds else None
    points += [float(MONTHS - 1), *(last if kind is shown else None for kind in kinds)]
    found = _row(place, LineKind.MEASURE.value, points, label, _key(row.now.key))
    found[VALUE], found[UNIT] = row.now.number, row.unit
    return found


def _spark(row: Row, middle: float) -> list[float | None]:
    """The months between the edges of the line, each measure on a scale of its own."""
    known = [value for value in row.months if value is not None]
    if not known:
        return [None] * MONTHS
    low, high = min(known), max(known)
    least = _LEAST if row.position.own is not None else _LEAST * abs(high)
    span = max(high - low, least) or 1
    half = (high + low) / 2
    return [None if value is None else middle + 1.3 * HALF * (value - half) / span for value in row.months]


def _slot(at: int, slot: Slot | None, page: Page) -> Iterator[list[Value]]:
    place = slot_name(at)
    drawn = _drawn(slot) if slot and not slot.empty else {}
    key = _key_of(slot, page) if slot else PlotKey()
    for series in SERIES:
        name, points = drawn.get(series, ("", []))
        yield _row(place, series, points, name, key)


def _key_of(slot: Slot, page: Page) -> PlotKey:
    """That of its line on the front page, which says the window and the day too."""
    own = [row for theme in page.themes for row in theme.rows if row.indicator == slot.indicator]
    found = next((row for row in own if row.group == slot.group), own[0] if own and slot.group is None else None)
    return _key(found.now.key) if found else PlotKey(slot.indicator, slot.group or "")


def _drawn(slot: Slot) -> SeriesPoints:
    found: SeriesPoints = {"months": ("", [slot.first_month, *[""] * (MONTHS - 2), slot.last_month])}
    labels = slot.scale.labels[:_MOST_SCALE]
    for at, text in enumerate(labels):
        found[f"scale {at + 1}"] = text, [at / max(1, len(labels) - 1)] * MONTHS
    if slot.lower is not None and slot.upper is not None:
        low, high = _share(slot.lower, slot), _share(slot.upper, slot)
        found |= {"range from": ("", [low] * MONTHS), "range": ("Usual range", [high - low] * MONTHS)}
    if slot.target is not None:
        found["target"] = "Target", [_share(slot.target, slot)] * MONTHS
    return found | _of_lines(slot)


def _of_lines(slot: Slot) -> SeriesPoints:
    found: SeriesPoints = {}
    shown = slot.lines[:_MOST_LINES]
    for at, line in enumerate(shown, 1):
        found[f"line {at}"] = line.name, [None if each is None else _share(each, slot) for each in line.values]
    lasts = [_last(line, slot) for line in shown]
    least = _LOWEST if sum(last is not None for last in lasts) > 1 else 0.0
    labels = labels_apart(lasts, least, 1.0, _APART)
    for at, (line, last, label) in enumerate(zip(shown, lasts, labels, strict=True), 1):
        found[f"label {at}"] = _label(line, len(shown)), [*[None] * (MONTHS - 1), label if line.last else None]
        if at == 1:
            kind = {Variation.BETTER: "better", Variation.WORSE: "worse"}.get(line.unusual or Variation.HIGH, "usual")
            found[kind] = line.name, [*[None] * (MONTHS - 1), last]
    return found


def _label(line: Line, of: int) -> str:
    """Of several lines with their names, over the value: there is little room."""
    said = f" {line.last}" if of == 1 else f" {line.name}\n {line.last}"
    return said.replace(" days", "").replace(" to ", _TO).replace(" ", _SPACE)


def _last(line: Line, slot: Slot) -> float | None:
    last = line.values[-1] if line.values else None
    return None if last is None else _share(last, slot)


def labels_apart(values: Sequence[float | None], least: float, most: float, apart: float) -> list[float | None]:
    """Where the labels of these values are: at the value, or pushed away from labels that they would touch.

    All in the unit of the values. `least`, `most`: where the plot ends; `apart`: between two labels. None has no label.
    """
    order = sorted((value, at) for at, value in enumerate(values) if value is not None)
    placed: dict[int, float] = {}
    for value, at in order:
        placed[at] = max(value, least)
        least = placed[at] + apart
    for _, at in reversed(order):
        placed[at] = min(placed[at], most)
        most = placed[at] - apart
    return [placed.get(at) for at in range(len(values))]


def _share(value: float, slot: Slot) -> float:
    span = slot.scale.high - slot.scale.low
    return min(max((value - slot.scale.low) / span, 0.0), 1.0) if span else 0.5


def _stock(page: Page) -> Iterator[list[Value]]:
    stock = page.stock
    for series, points in zip(STOCK, (stock.labels, stock.in_care, stock.starting, stock.leaving), strict=True):
        yield _row(
            "CPS.stock", series, [*points], series.capitalize(), PlotKey("children_in_care") if points else PlotKey()
        )


def _bars(page: Page) -> Iterator[list[Value]]:
    shown = profile_lines.lines(page)
    for side, name in enumerate(profile_lines.SIDES):
        for at in range(PROFILE_LINES):
            half = shown[at][side] if at < len(shown) else profile_lines.BLANK_HALF
            yield _bar(profile_lines.half_name(at + 1, name), half, profile_centre(at))


def _bar(place: str, half: profile_lines.Half, middle: float) -> list[Value]:
    key = PlotKey(*half.figure)
    if half.bar is None or not half.longest:
        return _row(place, "bar", [None, 0.0, None], key=key)
    number, england = (None if each is None else each / half.longest for each in (half.bar.number, half.bar.england))
    points: list[Value] = [number, england or 0.0, None if england is None else middle]
    return _row(place, "bar", points, half.bar.label, key)


def scale_of(values: Iterable[float | None], indicator: Indicator) -> Scale:
    """From the values, the usual range and the target: whole steps, two to four of them.

    Shares lie between 0% and 100% and are at least ten points high. Numbers start at zero where that costs at most
    half the height, and are at least four high, and a tenth of what they show.
    """
    known = [each for each in values if each is not None]
    if not known:
        return Scale(0, 1, [])
    is_share = indicator.unit is Unit.SHARE
    low, high = (min(known), max(known)) if is_share else _room(min(known), max(known))
    step = _step(low, high, _POINTS if is_share else _WHOLE)
    first, last = _whole_steps(low, high, step, round(1 / step) if is_share else None)
    return Scale(first * step, last * step, _labels(first, last, step, indicator))


def _room(low: float, high: float) -> tuple[float, float]:
    """A number from zero up where it may; else high enough that a small move stays small."""
    if low <= (high - low) or high < 10:
        low = 0
    least = max(4, high / 10)
    return low, max(high, low + least)


def _step(low: float, high: float, steps: Sequence[float]) -> float:
    """The smallest step of which no more than four are needed."""
    return next((each for each in steps if _up(high / each) - _down(low / each) <= _MOST), steps[-1])


def _whole_steps(low: float, high: float, step: float, most: int | None) -> tuple[int, int]:
    """The first and last line, in steps from zero; at least two apart."""
    first, last = _down(low / step), _up(high / step)
    while last - first < _FEWEST:
        if most is None or last < most:
            last += 1
        else:
            first -= 1
    return first, last


def _down(number: float) -> int:
    return math.floor(number + _TINY)


def _up(number: float) -> int:
    return math.ceil(number - _TINY)


def _labels(first: int, last: int, step: float, indicator: Indicator) -> list[str]:
    return [whole_number(each * step, indicator) for each in range(first, last + 1)]
