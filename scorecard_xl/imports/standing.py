"""The lines of a sheet while files go over them, and which of them give way."""

from dataclasses import dataclass

from scorecard_xl.tables.values import Value


@dataclass(slots=True)
class Line:
    """One row. `of_book`: it stood on the sheet before; `held`: a return holds it; `gone`: another took its place."""

    cells: list[Value]
    of_book: bool = True
    held: bool = False
    gone: bool = False


class Standing:
    """The lines of a sheet that have one key, of which the last `coming` are replaced and the others go.

    A file that may only add gives way to the workbook's own rows, not to those of an earlier year's file beside it.
    """

    __slots__ = ("last", "stays", "waiting")

    def __init__(self, lines: list[Line], coming: int, only_add: bool) -> None:
        self.last = lines[-1]
        self.stays = only_add and any(line.of_book for line in lines)
        self.waiting = iter(lines[-coming:])
        for line in lines:
            line.held = True
        for line in [] if self.stays else lines[:-coming]:
            line.gone = True
