"""What every chart of the page shares: the cells of Trends that it reads, and its axes."""

from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_range_abs

from scorecard_xl.figures.calculate import MONTHS
from scorecard_xl.indicators import Better, Indicator, Unit
from scorecard_xl.page.card import Line
from scorecard_xl.page.layout import series
from scorecard_xl.page.sheets import TRENDS
from scorecard_xl.page.theme import AIM, FONT, MUTED, RULE
from scorecard_xl.page.trends import FIRST_MONTH, FIRST_QUARTER, FIRST_SERIES, QUARTERS, SHORT, target_lines
from scorecard_xl.workbook.drawing.tables import FIRST_ROW
from scorecard_xl.workbook.file import names

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
    """Of the figures of a workbook that has none yet: XlsxWriter has a chart remember blank cells as noughts."""
    for each in filter(None, (chart, chart.combined)):
        for own in each.series:
            _, cells = names.cells_of(own["values"]) or ("", None)
            if cells is not None:
                each.formula_data[own["val_data_id"]] = [None] * (cells.width * cells.height)


def plain(chart: Chart) -> None:
    """No title, no legend, no ground."""
    chart.set_title(NONE)
    chart.set_legend(NONE)
    chart.set_chartarea({"fill": NONE, "border": NONE})
    chart.show_blanks_as("span")  # as Excel joins a line over #N/A (no target); as gaps LibreOffice draws it as 0
    chart.show_hidden_data()
