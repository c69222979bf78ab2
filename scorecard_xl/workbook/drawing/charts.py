"""The charts of the cards: native Excel charts that read Trends."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.color import Color
from xlsxwriter.utility import xl_range_abs

from scorecard_xl.council.period import Window
from scorecard_xl.figures.calculate import MONTHS
from scorecard_xl.indicators import Better, Indicator, Unit
from scorecard_xl.page.card import Card, Line, Shape, several
from scorecard_xl.page.layout import series
from scorecard_xl.page.sheets import TRENDS
from scorecard_xl.page.theme import ACCENT, AIM, BAR, FONT, MUTED, RULE
from scorecard_xl.page.trends import FIRST_MONTH, FIRST_QUARTER, FIRST_SERIES, LONG, QUARTERS, SHORT, target_lines
from scorecard_xl.workbook.drawing.canvas import colour
from scorecard_xl.workbook.drawing.tables import FIRST_ROW
from scorecard_xl.workbook.file import workbookxml

TARGETS_FROM = FIRST_QUARTER + QUARTERS + 1
"""The column of Trends from which the targets of its days stand."""
TEXT = {"name": FONT, "size": 8, "color": MUTED}
NONE = {"none": True}
Place = tuple[int, int, int]
"""Where a series stands on Trends: the row of its labels, its first column, how many columns."""
BY_MONTH, BY_QUARTER = (SHORT, FIRST_MONTH, MONTHS), (SHORT, FIRST_QUARTER, QUARTERS)
_AXES = {Unit.SHARE: '[<=1]0%;""', Unit.COUNT: "#,##0", Unit.DAYS: "#,##0"}


def row_of(line: Line) -> int:
    """The row of Trends, counted from 0."""
    return FIRST_ROW + 1 + FIRST_SERIES + series().index(line)


def cells_of(first: int, last: int, column: int, columns: int = 1) -> str:
    return f"={TRENDS}!{xl_range_abs(first, column, last, column + columns - 1)}"


def add(chart: Chart, line: Line, name: str, look: dict[str, Any], place: Place = BY_MONTH) -> None:
    """The line's figures as a series of this name."""
    (labels, column, count), row = place, row_of(line)
    days = FIRST_ROW + 1 + labels
    chart.add_series(
        {
            "name": name,
            "categories": cells_of(days, days, column, count),
            "values": cells_of(row, row, column, count),
            **look,
        }
    )  # fmt: skip


def add_target(chart: Chart, line: Line, place: Place) -> None:
    own = next((each for each in target_lines() if each.indicator is line.indicator), None)
    if own is None:
        return
    (labels, column, count), row = place, row_of(own)
    days, shift = FIRST_ROW + 1 + labels, TARGETS_FROM - FIRST_MONTH
    chart.add_series(
        {
            "name": "Target", "categories": cells_of(days, days, column, count),
            "values": cells_of(row, row, column + shift, count),
            "line": {"color": AIM, "width": 1.25, "dash_type": "dash"}, "marker": {"type": "none"},
        }
    )  # fmt: skip


def finish(chart: Chart, indicator: Indicator, *, legend: bool = False, size: int = 8) -> None:
    font = {**TEXT, "size": size}
    chart.set_x_axis(
        {"num_font": font, "line": {"color": RULE}, "major_tick_mark": "none", "interval_unit": 1, "text_axis": True}
    )
    ceiling = {"max": 1} if indicator.unit is Unit.SHARE and indicator.better is Better.HIGHER else {}
    floor = {"min": 0} if indicator.unit is Unit.COUNT else {}
    chart.set_y_axis(
        {
            "num_font": font, "num_format": _AXES.get(indicator.unit, "0"), "line": NONE, "major_tick_mark": "none",
            "major_gridlines": {"visible": True, "line": {"color": "#E3E7EE", "width": 0.5}}, **ceiling, **floor,
        }
    )  # fmt: skip
    plain(chart)
    if legend:
        chart.set_legend({"position": "top", "font": font, "delete_series": [*range(2, len(chart.series))]})


def remember_nothing(chart: Chart) -> None:
    """Of the figures of a workbook that has none yet: XlsxWriter has a chart remember blank cells as zeros."""
    for each in filter(None, (chart, chart.combined)):
        for own in each.series:
            _, cells = workbookxml.cells_of(own["values"]) or ("", None)
            if cells is not None:
                each.formula_data[own["val_data_id"]] = [None] * (cells.width * cells.height)


def plain(chart: Chart) -> None:
    """No title, no legend, no ground."""
    chart.set_title(NONE)
    chart.set_legend(NONE)
    chart.set_chartarea({"fill": NONE, "border": NONE})
    chart.show_blanks_as("span")  # as Excel joins a line over #N/A (no target); as gaps LibreOffice draws it as 0
    chart.show_hidden_data()


def _marker(kind: str, fill: str | Color) -> dict[str, Any]:
    return {"type": kind, "size": 3, "fill": {"color": fill}, "border": {"color": fill}}


_FIRST, _SECOND = colour(ACCENT), colour(BAR)
_LOOKS = (
    {"line": {"color": _FIRST, "width": 2.0}, "marker": _marker("circle", _FIRST)},
    {"line": {"color": _SECOND, "width": 2.0}, "marker": _marker("square", _SECOND)},
)
_TO_DATE = {"line": {"color": _SECOND, "width": 1.75, "dash_type": "round_dot"}, "marker": {"type": "none"}}


def chart_of(workbook: Workbook, card: Card) -> tuple[Chart, str] | None:
    """The card's chart, and what it shows in words; None where the card has none."""
    if card.shape in (Shape.TEAMS, Shape.LIST):
        return None
    if card.shape is Shape.BANDS:
        return _bars(workbook, card)
    if card.shape is Shape.HEADLINE:
        return _stock(workbook, card)
    quarters = next((line for line in card.lines if line.window is Window.QUARTER), None)
    return _quarters(workbook, quarters) if quarters else _months(workbook, card)


def _months(workbook: Workbook, card: Card) -> tuple[Chart, str]:
    if card.lines[0].indicator.unit is Unit.COUNT:
        return _counts(workbook, card)
    chart = workbook.add_chart({"type": "line"})
    for line, look in zip(_of_months(card), _LOOKS, strict=False):
        add(chart, line, _series_name(card, line), _TO_DATE if line.window is Window.YTD else look)
    for line in card.leading[:1] if _is_shared(card.leading) else card.leading:
        add_target(chart, line, BY_MONTH)
    finish(chart, card.lines[0].indicator, legend=card.shape is Shape.PAIR)
    return chart, f"Lines by month: {_in_words(card)}, over thirteen months, with the target where there is one."


def _of_months(card: Card) -> Sequence[Line]:
    """The month before the year to date, so that the stronger line is the month's."""
    if card.shape is Shape.PAIR:
        return card.leading
    return sorted(card.lines, key=lambda line: line.window is Window.YTD)


def _is_shared(lines: Sequence[Line]) -> bool:
    """Whether the lines have one target."""
    return len({line.indicator.name for line in lines}) == 1


def _counts(workbook: Workbook, card: Card) -> tuple[Chart, str]:
    chart = workbook.add_chart({"type": "column"})
    for line, fill in zip(card.leading, (_FIRST, _SECOND), strict=False):
        add(chart, line, _series_name(card, line), {"fill": {"color": fill}, "gap": 60, "overlap": 0})
    finish(chart, card.lines[0].indicator, legend=True)
    return chart, f"Columns by month: {_in_words(card)}, over thirteen months."


def _stock(workbook: Workbook, card: Card) -> tuple[Chart, str]:
    chart = workbook.add_chart({"type": "column"})
    label = {"value": True, "num_format": "#,##0", "font": {**TEXT, "size": 9, "color": _FIRST, "bold": True}}
    look = {"fill": {"color": _SECOND}, "gap": 40, "data_labels": label}
    add(chart, card.leading[0], card.heading, look, (LONG, FIRST_MONTH, MONTHS))
    finish(chart, card.lines[0].indicator, size=9)
    chart.set_y_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    return chart, "Columns: children in care on the last day of each of thirteen months."


def _quarters(workbook: Workbook, line: Line) -> tuple[Chart, str]:
    chart, aim = workbook.add_chart({"type": "column"}), workbook.add_chart({"type": "line"})
    label = {"value": True, "num_format": "0%", "font": {**TEXT, "size": 9, "color": _FIRST, "bold": True}}
    look = {"fill": {"color": _SECOND}, "gap": 60, "data_labels": label}
    add(chart, line, line.indicator.title, look, BY_QUARTER)
    add_target(aim, line, BY_QUARTER)
    chart.combine(aim)
    finish(chart, line.indicator, size=9)
    chart.set_y_axis({"visible": False, "min": 0, "max": 1, "major_gridlines": {"visible": False}})
    return chart, f"Columns by quarter: {line.indicator.title}, for five quarters, with the target where there is one."


def _bars(workbook: Workbook, card: Card) -> tuple[Chart, str]:
    """Bars exactly beside the lines of the card: the plot fills the chart, whose height is that of the lines."""
    chart = workbook.add_chart({"type": "bar"})
    first, last = row_of(card.leading[0]), row_of(card.leading[-1])
    now = FIRST_QUARTER - 1
    chart.add_series(
        {
            "categories": cells_of(first, last, 2), "values": cells_of(first, last, now),
            "fill": {"color": _SECOND}, "gap": 35,
        }
    )  # fmt: skip
    no_lines = {"major_gridlines": {"visible": False}, "label_position": "none", "visible": False}
    chart.set_x_axis({**no_lines, "min": 0})  # XlsxWriter calls the values of a bar chart x
    chart.set_y_axis({**no_lines, "reverse": True})
    chart.set_plotarea({"layout": {"x": 0.02, "y": 0, "width": 0.96, "height": 1}, "fill": NONE, "border": NONE})
    plain(chart)
    return chart, f"Bars: {card.heading}, the groups of the lines beside it."


def _in_words(card: Card) -> str:
    titles = dict.fromkeys(line.indicator.title for line in card.leading)
    groups = [line.indicator.groups[line.place - 1] for line in card.leading if line.place and line.indicator.groups]
    spans = " in the month and in the year to date" if len(_of_months(card)) > len(card.leading) else ""
    return " and ".join(titles) + spans + (f" ({' and '.join(groups)})" if groups else "")


def _series_name(card: Card, line: Line) -> str:
    """What the legend calls it."""
    if card.labels:
        return several(card.labels[card.indicators.index(line.indicator)])
    if line.place and line.indicator.groups:
        return line.indicator.groups[line.place - 1]
    return {Window.MONTH: "Month", Window.YTD: "Year to date"}.get(line.window, card.heading)
