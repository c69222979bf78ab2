"""Charts that read Trends. Their axes go from 0 to 1 and are not seen, so that an unused one is blank."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.color import Color
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from scorecard_xl.figures.figure import MONTHS
from scorecard_xl.page import plots
from scorecard_xl.page.cells import IN_CARE, MOVES, PROFILES, SPARK, STAND, TICKS, slot_chart
from scorecard_xl.page.fitting import HALF, LINES, PROFILE_LINES
from scorecard_xl.page.looks import ACCENT, AIM, BAR, BETTER, FONT, GRID, INK, MARK, MUTED, RANGE, WORSE
from scorecard_xl.page.plots import FIRST_POINT
from scorecard_xl.page.sheets import TRENDS
from scorecard_xl.workbook.drawing.canvas import colour
from scorecard_xl.workbook.drawing.paper import Size
from scorecard_xl.workbook.drawing.tables import FIRST_ROW
from scorecard_xl.workbook.file import workbookxml

NONE = {"none": True}
_HIDDEN_AXIS = {
    "min": 0, "max": 1, "visible": False, "major_gridlines": {"visible": False}, "label_position": "none",
    "major_tick_mark": "none", "line": NONE,
}  # fmt: skip
_NO_MARKER = {"type": "none"}
_AREAS, _NAMED = ("range from", "range"), ("scale", "label")
"""The series of a slot that are areas, and those whose names are shown."""
_ACROSS = {"x": 0.02, "y": 0.0, "width": 0.96, "height": 1.0}
_ACROSS_LINES = {"x": 0.07, "y": 0.0, "width": 0.86, "height": 1.0}
_BEFORE_WORDS = {"x": 0.05, "y": 0.0, "width": 0.82, "height": 1.0}
"""Where a plot is on its chart: a point at the edge is not cut, and does not touch the words beside it."""


def _cells(row: int, first: int, last: int, rows: int = 1) -> str:
    """Points `first` to `last` of these rows of Trends."""
    top = FIRST_ROW + 1 + row
    return f"={TRENDS}!{xl_range_abs(top, FIRST_POINT + first, top + rows - 1, FIRST_POINT + last)}"


def _name(row: int) -> str:
    cell = xl_rowcol_to_cell(FIRST_ROW + 1 + row, plots.NAME, row_abs=True, col_abs=True)
    return f"={TRENDS}!{cell}"


def _dot(kind: str, size: int, fill: str | Color, border: str | Color | None = None) -> dict[str, Any]:
    return {"type": kind, "size": size, "fill": {"color": fill}, "border": {"color": border or fill}}


class Plots:
    """Adds charts of one size to the workbook. `live`: the file is filled by refreshes."""

    def __init__(self, workbook: Workbook, size: Size, *, live: bool) -> None:
        self._workbook, self._size, self._live = workbook, size, live

    def _font(self, size: float, ink: str | Color = MUTED, *, bold: bool = False) -> dict[str, Any]:
        return {"name": FONT, "size": self._size.letters(size), "color": ink, "bold": bold}

    def _said(self, position: str, font: dict[str, Any], custom: Sequence[Any] = ()) -> dict[str, Any]:
        """The name of the series as the label of its points."""
        return {"series_name": True, "value": False, "position": position, "font": font} | (
            {"custom": list(custom)} if custom else {}
        )

    def _finished(self, chart: Chart, layout: dict[str, float], width: int, height: int) -> Chart:
        chart.set_title(NONE)
        chart.set_legend(NONE)
        chart.set_chartarea({"fill": NONE, "border": NONE})
        chart.set_plotarea({"layout": layout, "fill": NONE, "border": NONE})
        chart.show_blanks_as("gap")
        chart.show_hidden_data()
        chart.set_size({"width": width, "height": height})
        if self._live:
            remember_nothing(chart)
        return chart

    def _scatter(self, name: str, across: tuple[float, float] = (0, 1)) -> Chart:
        chart = self._workbook.add_chart({"type": "scatter", "subtype": "straight", "name": name})
        chart.set_x_axis(_HIDDEN_AXIS | {"min": across[0], "max": across[1]})
        chart.set_y_axis(_HIDDEN_AXIS)
        return chart

    def stand(self, width: int, height: int) -> Chart:
        """Over the lines of the front page: where each measure is between 0 and 100 per cent."""
        chart = self._scatter(STAND)
        for row in (plots.SHARE_LOW, plots.SHARE_HALF, plots.SHARE_FULL):
            label = self._said("above", self._font(9), [{}, *[{"delete": True}] * (plots.SCALE_POINTS - 1)])
            look = {"line": {"color": GRID, "width": 0.75}, "marker": _NO_MARKER, "data_labels": label}
            x, y = (_cells(row, at, at + plots.SCALE_POINTS - 1) for at in (0, plots.SCALE_POINTS))
            chart.add_series({"name": _name(row), "categories": x, "values": y, **look})
        england, target = _upright(0.5 * HALF, MARK, 1.25), _upright(0.8 * HALF, AIM, 2.25)
        self._lines(chart, plots.ENGLAND, "England", marker=_NO_MARKER, y_error_bars=england)
        self._lines(chart, plots.TARGET, "Target", marker=_NO_MARKER, y_error_bars=target)
        self._lines(chart, plots.NEIGHBOURS, "Similar councils", marker=_HOLLOW)
        self._lines(chart, plots.OWN, "This council", marker=_dot("circle", 7, colour(ACCENT)))
        return self._finished(chart, _ACROSS_LINES, width, height)

    def _lines(self, chart: Chart, at: int, text: str, **look: Any) -> None:
        """A point for each line of the front page."""
        chart.add_series(
            {
                "name": text, "line": NONE,
                "categories": _cells(plots.FIRST_LINE, at, at, LINES),
                "values": _cells(plots.FIRST_LINE, at + 1, at + 1, LINES), **look,
            }
        )  # fmt: skip

    def spark(self, width: int, height: int) -> Chart:
        """Over the lines of the front page: the thirteen months of each."""
        chart = self._scatter(SPARK, (0, MONTHS - 1))
        months = _cells(plots.MONTHS_X, 0, MONTHS - 1)
        for line in range(LINES):
            values = _cells(plots.FIRST_LINE + line, 0, MONTHS - 1)
            chart.add_series(
                {
                    "categories": months, "values": values,
                    "line": {"color": MARK, "width": 1.25}, "marker": _NO_MARKER,
                }
            )  # fmt: skip
        for at, text, ink, size in (
            (plots.USUAL, "usual", colour(ACCENT), 4), (plots.BETTER, "better than usual", BETTER, 7),
            (plots.WORSE, "worse than usual", WORSE, 7),
        ):  # fmt: skip
            chart.add_series(
                {
                    "name": text, "line": NONE, "marker": _dot("circle", size, ink),
                    "categories": _cells(plots.FIRST_LINE, plots.LAST_X, plots.LAST_X, LINES),
                    "values": _cells(plots.FIRST_LINE, at, at, LINES),
                }
            )  # fmt: skip
        return self._finished(chart, _BEFORE_WORDS, width, height)

    def bars(self, side: int, width: int, height: int) -> Chart:
        """Over half of the lines of the profile: a bar on each that has one."""
        chart = self._workbook.add_chart({"type": "bar", "name": PROFILES[side]})
        values = _cells(plots.FIRST_BAR + side * PROFILE_LINES, plots.BAR, plots.BAR, PROFILE_LINES)
        chart.add_series({"name": "This council", "values": values, "fill": {"color": colour(BAR)}, "gap": 60})
        chart.set_x_axis(_HIDDEN_AXIS)  # XlsxWriter calls the values of a bar chart x
        chart.set_y_axis(_HIDDEN_AXIS | {"min": None, "max": None, "reverse": True})
        return self._finished(chart, _ACROSS, width, height)

    def ticks(self, side: int, width: int, height: int) -> Chart:
        """Over the same lines: a tick for England."""
        chart, first = self._scatter(TICKS[side]), plots.FIRST_BAR + side * PROFILE_LINES
        bars = _upright(0.36 / PROFILE_LINES, INK, 1.5)
        x, y = (_cells(first, at, at, PROFILE_LINES) for at in (plots.ENGLAND_X, plots.ENGLAND_Y))
        look = {"line": NONE, "marker": _NO_MARKER, "y_error_bars": bars}
        chart.add_series({"name": "England", "categories": x, "values": y, **look})
        return self._finished(chart, _ACROSS, width, height)

    def in_care(self, width: int, height: int) -> Chart:
        """Children in care on each month end."""
        return self._columns(IN_CARE, (("in care", colour(BAR)),), width, height, months=False)

    def in_care_by_month(self, width: int, height: int) -> Chart:
        """The same with the months under it."""
        return self._columns(IN_CARE, (("in care", colour(BAR)),), width, height, months=True)

    def moves(self, width: int, height: int) -> Chart:
        """Who started to be in care and who left, by month."""
        return self._columns(MOVES, (("starting", colour(ACCENT)), ("leaving", MARK)), width, height, months=True)

    def _columns(
        self, name: str, series: Sequence[tuple[str, str | Color]], width: int, height: int, *, months: bool
    ) -> Chart:
        chart = self._workbook.add_chart({"type": "column", "name": name})
        for text, ink in series:
            row = plots.FIRST_STOCK + plots.STOCK.index(text)
            label = {"value": True, "num_format": "#,##0", "font": self._font(8.5, INK)}
            look = {"fill": {"color": ink}, "gap": 45, "overlap": 0, "data_labels": label}
            cells = _cells(plots.FIRST_STOCK, 0, MONTHS - 1), _cells(row, 0, MONTHS - 1)
            chart.add_series({"name": _name(row), "categories": cells[0], "values": cells[1], **look})
        chart.set_y_axis({"min": 0, "visible": False, "major_gridlines": {"visible": False}})
        font = {"num_font": self._font(8.5), "text_axis": True} if months else {"label_position": "none"}
        chart.set_x_axis({"line": NONE, "major_tick_mark": "none", "interval_unit": 1, **font})
        layout = {"x": 0.01, "y": 0.14, "width": 0.98, "height": 0.62 if months else 0.84}
        return self._finished(chart, layout, width, height)

    def slot(self, at: int, width: int, height: int) -> Chart:
        """One chart of the themes: the usual range as an area, all else as lines over it."""
        first = plots.FIRST_SLOT + at * len(plots.SERIES)
        area = self._workbook.add_chart({"type": "area", "subtype": "stacked", "name": slot_chart(at + 1)})
        lines = self._workbook.add_chart({"type": "line"})
        for series, row in zip(plots.SERIES, range(first, first + len(plots.SERIES)), strict=True):
            look = self._look(series)
            if look:
                chart = area if series in _AREAS else lines
                cells = _cells(row, 0, MONTHS - 1)
                # The months are there once: each copy of cells that a chart keeps is written at every refresh.
                months = {} if chart.series else {"categories": _cells(first, 0, MONTHS - 1)}
                name = _name(row) if series.startswith(_NAMED) else series.capitalize()
                chart.add_series({"name": name, **months, "values": cells, **look})
        area.combine(lines)
        area.set_y_axis(_HIDDEN_AXIS)
        area.set_x_axis(
            {
                "num_font": self._font(8.5), "line": NONE, "major_tick_mark": "none", "interval_unit": 1,
                "position_axis": "on_tick", "text_axis": True,
            }
        )  # fmt: skip
        return self._finished(area, {"x": 0.14, "y": 0.07, "width": 0.62, "height": 0.72}, width, height)

    def _look(self, series: str) -> dict[str, Any]:
        kind, _, number = series.partition(" ")
        place = int(number) - 1 if number.isdigit() else 0
        if kind == "scale":
            custom = [{}, *[{"delete": True}] * (MONTHS - 1)]
            label = self._said("left", self._font(8.5), custom)
            return {"line": {"color": GRID, "width": 0.75}, "marker": _NO_MARKER, "data_labels": label}
        if kind == "label":
            label = self._said("right", self._font(8.5, INK, bold=True))
            return {"line": NONE, "marker": _NO_MARKER, "data_labels": label}
        if kind == "line":
            return {"line": _LINES[place], "marker": _NO_MARKER}
        return _LOOKS.get(series, {})


_LINES = (
    {"color": colour(ACCENT), "width": 1.75},
    {"color": colour(BAR), "width": 1.75},
    {"color": MARK, "width": 1.75, "dash_type": "round_dot"},
)
_HOLLOW = {"type": "diamond", "size": 7, "fill": NONE, "border": {"color": MARK, "width": 1}}
_LOOKS: dict[str, dict[str, Any]] = {
    "range from": {"fill": NONE, "border": NONE},
    "range": {"fill": {"color": RANGE}, "border": NONE},
    "target": {"line": {"color": AIM, "width": 1.25, "dash_type": "dash"}, "marker": _NO_MARKER},
    "usual": {"line": NONE, "marker": _dot("circle", 6, colour(ACCENT))},
    "better": {"line": NONE, "marker": _dot("circle", 8, BETTER)},
    "worse": {"line": NONE, "marker": _dot("circle", 8, WORSE)},
}


def _upright(half: float, ink: str | Color, width: float) -> dict[str, Any]:
    """A tick through each point."""
    line = {"color": ink, "width": width}
    return {"type": "fixed", "value": half, "direction": "both", "end_style": 0, "line": line}


def remember_nothing(chart: Chart) -> None:
    """Of the figures of a workbook that has none yet: XlsxWriter has a chart remember blank cells as zeros."""
    for each in filter(None, (chart, chart.combined)):
        for own in each.series:
            _, cells = workbookxml.cells_of(own["values"]) or ("", None)
            if cells is not None:
                each.formula_data[own["val_data_id"]] = [None] * (cells.width * cells.height)
