"""What of the printed pages is in use: how far each prints, and what its charts say to those who do not see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard_xl.page import profile_lines
from scorecard_xl.page.cells import front, line_name, note_name, slot_name
from scorecard_xl.page.fitting import FIRST_LINES, LINES, NOTE_LINES
from scorecard_xl.page.model import SLOTS, Page, Row
from scorecard_xl.page.profile_lines import SIDES, half_name, has_moves

STAND, SPARK, IN_CARE, MOVES = "Where we stand", "13 months", "Children in care", "Started and left"
PROFILES, TICKS = ("Profile left", "Profile right"), ("England left", "England right")
"""The names of the charts, by which a refresh finds them."""


def slot_chart(slot: int) -> str:
    return f"Slot {slot}"


@dataclass(frozen=True)
class InUse:
    """How many lines and charts are in use. `said`: the alternative text of each chart by its name.

    `moves`: whether a month has a number of those who started or left, which a rounded copy does not show.
    """

    lines: int = LINES
    slots: int = SLOTS
    profile_lines: int = 1
    said: Mapping[str, str] = field(default_factory=dict)
    moves: bool = True

    @property
    def last_cells(self) -> list[str]:
        """A named cell of the last row that each sheet prints."""
        return [
            line_name(self.lines, "label") if self.lines > FIRST_LINES else note_name(NOTE_LINES),
            slot_name(self.slots, "words"),
            half_name(self.profile_lines, SIDES[0], "1"),
        ]


def in_use(page: Page) -> InUse:
    lines, slots, of_profile = len(front(page)), len(page.slots[:SLOTS]), len(profile_lines.lines(page))
    return InUse(max(1, lines), max(1, slots), max(1, of_profile), _said(page), has_moves(page))


def _said(page: Page) -> dict[str, str]:
    rows = [row for theme in page.themes for row in theme.rows]
    slots = {slot_chart(at): slot.description for at, slot in enumerate(page.slots[:SLOTS], 1)}
    unused = {slot_chart(at): "" for at in range(len(slots) + 1, SLOTS + 1)}
    bars = {name: "; ".join(_halves(page, side)) for side, name in enumerate(PROFILES)}
    return {
        STAND: "; ".join(map(_stands, rows)), SPARK: "; ".join(map(_moved, rows)),
        IN_CARE: page.stock.description, MOVES: page.stock.description, **slots, **unused, **bars,
    }  # fmt: skip


def _stands(row: Row) -> str:
    return f"{row.label}: {row.now.text}, target {row.target}"


def _moved(row: Row) -> str:
    return f"{row.label}: {row.change or row.now.text}"


def _halves(page: Page, side: int) -> list[str]:
    return [line[side].said for line in profile_lines.lines(page) if line[side].said]
