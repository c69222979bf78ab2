"""Writing the cells of one line: its figure, its target and rating, and the colours that these give."""

from collections.abc import Mapping

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from scorecard_xl.figures.figure import Rag
from scorecard_xl.page import words
from scorecard_xl.page.card import Line
from scorecard_xl.page.theme import CHANGES, NUMBERS, RATINGS
from scorecard_xl.workbook.drawing import formulas
from scorecard_xl.workbook.drawing.canvas import Canvas
from scorecard_xl.workbook.drawing.targets import Aim


class Pen:
    """Writes on one sheet. `aims`: the cells of Targets by indicator, of a live page."""

    def __init__(self, canvas: Canvas, sheet: Worksheet, aims: Mapping[str, Aim]) -> None:
        self._canvas, self._sheet, self._aims = canvas, sheet, aims

    def value(self, line: Line, row: int, column: int, role: str) -> None:
        number = NUMBERS[line.indicator.unit]
        self.named(line, "value", row, column, role, number=number)

    def named(self, line: Line, field: str, row: int, column: int, role: str, **changes: object) -> None:
        name, look = f"{line.name}.{field}", self._canvas.format(role, **self._frozen(line, field), **changes)
        self._canvas.named(self._sheet, row, column, name, look)
        if field == "change":
            self._colour_change(row, column)
        if field == "rating":
            self._colour_words(row, column)

    def _frozen(self, line: Line, field: str) -> dict[str, object]:
        """In a copy without rules: the colours that the words of a rating or change have."""
        if self._canvas.live or field not in ("rating", "change"):
            return {}
        said = str(self._canvas.values[f"{line.name}.{field}"])
        if field == "rating":
            found = next((rag for rag, text in words.RATING.items() if text == said), None)
            return {} if found is None else dict(zip(("colour", "ground"), RATINGS[found], strict=True))
        colour = next((colour for change, colour in CHANGES.items() if said.startswith(words.CHANGE[change][0])), None)
        return {} if colour is None else {"colour": colour}

    def target(self, line: Line, row: int, column: int, value_row: int, value_column: int, before: str) -> None:
        if not self._canvas.live:
            self.named(line, "target", row, column, "target")
            return
        aim, value = self._aims[line.indicator.name], xl_rowcol_to_cell(value_row, value_column)
        formula = formulas.target_text(line.indicator, value, aim.target, before)
        look = self._canvas.format("target")
        self._canvas.formula(self._sheet, row, column, f"{line.name}.target", formula, look)

    def rating(
        self, line: Line, row: int, column: int, value_row: int, value_column: int, role: str = "rating"
    ) -> None:
        if not self._canvas.live:
            self.named(line, "rating", row, column, role)
            return
        aim, value = self._aims[line.indicator.name], xl_rowcol_to_cell(value_row, value_column, col_abs=True)
        formula = formulas.rating_text(line.indicator, value, aim.target, aim.limit)
        self._canvas.formula(self._sheet, row, column, f"{line.name}.rating", formula, self._canvas.format(role))
        for rag, test in formulas.rating_tests(line.indicator, value, aim.target, aim.limit).items():
            self._colour(row, column, rag, {"type": "formula", "criteria": test})

    def _colour_words(self, row: int, column: int) -> None:
        """A team's target stands on Teams: its rating is written by the refresh, and coloured by its symbol."""
        for rag, text in words.RATING.items():
            self._colour(row, column, rag, {"type": "text", "criteria": "begins with", "value": text[0]})

    def _colour(self, row: int, column: int, rag: Rag, rule: dict[str, object]) -> None:
        text, ground = RATINGS[rag]
        look = self._canvas.workbook.add_format({"font_color": text, "bg_color": ground})
        self._canvas.rule(self._sheet, row, column, {**rule, "format": look})

    def _colour_change(self, row: int, column: int) -> None:
        for change, colour in CHANGES.items():
            look = self._canvas.workbook.add_format({"font_color": colour})
            rule = {"type": "text", "criteria": "begins with", "value": words.CHANGE[change][0], "format": look}
            self._canvas.rule(self._sheet, row, column, rule)
