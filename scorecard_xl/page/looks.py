"""How each role of the page looks. Every text stands out from its ground by at least 4.5 to 1."""

from dataclasses import dataclass

from scorecard_xl.figures.figure import Rag
from scorecard_xl.indicators import Unit

FONT = "Calibri"
ACCENT, INK, MUTED, WHITE = "#1F3864", "#1A1A1A", "#595959", "#FFFFFF"
PALE, RULE, BAR, ENTRY = "#C5D4ED", "#BFBFBF", "#517DC9", "#FFF8E1"
"""PALE and BAR: what Excel makes of ACCENT, 80% and 40% lighter."""
LINK, CARD, AIM = "#0563C1", "#F4F6FA", "#8E1616"

HAIR, BAND, RANGE, GRID, MARK = "#D0D5DD", "#E9EEF7", "#E3E7EE", "#E1E6EF", "#6B7280"
"""Under a line; behind the heading of a theme; the usual range; the lines of a scale; what is beside a figure."""
BETTER, WORSE = "#005EB8", "#9A4506"
"""What is unusual."""


@dataclass(frozen=True)
class Style:
    """One role: `size` in points, colours as #RRGGBB, `number` an Excel number format, `ground` the cell's fill."""

    size: float = 11
    bold: bool = False
    underline: bool = False
    italic: bool = False
    colour: str = INK
    ground: str = ""
    align: str = "left"
    indent: int = 0
    wrap: bool = False
    shrink: bool = False
    ruled: bool = False
    top: bool = False
    number: str = ""


GOOD, NEAR, OFF = ("#1B5E20", "#D7EFD9"), ("#6B4A00", "#FFE9A8"), ("#8E1616", "#FAD7D7")
BOXES = (OFF, ("#7A3E00", "#FDE7D3"), GOOD)
"""Colour and ground of the headings of the boxes: off target, changed, met."""

ROLES: dict[str, Style] = {
    "band": Style(colour=WHITE, ground=ACCENT),
    "title": Style(size=20, bold=True, colour=WHITE, ground=ACCENT, indent=1),
    "council": Style(size=13, colour=WHITE, ground=ACCENT, indent=1),
    "position": Style(size=15, bold=True, colour=WHITE, ground=ACCENT, align="right", indent=1),
    "sheet of": Style(size=10, bold=True),
    "lead": Style(size=15, bold=True, colour=ACCENT),
    "summary": Style(size=10),
    "warning": Style(size=10, bold=True, colour=OFF[0]),
    "box heading": Style(size=10.5, bold=True, indent=1),
    "box": Style(size=9, ground=CARD, indent=1),
    "actions": Style(size=9, bold=True, colour=ACCENT, indent=1),
    "action line": Style(size=9, indent=1),
    "note": Style(size=9, colour=MUTED),
    "column": Style(size=9, bold=True, colour=ACCENT, ruled=True),
    "scale": Style(size=9, colour=MUTED, align="centre"),
    "line label": Style(size=9, indent=1),
    "line now": Style(size=10.5, bold=True, colour=ACCENT, align="right"),
    "line many": Style(size=9, colour=MUTED, align="right"),
    "line rating": Style(size=9, bold=True, align="centre"),
    "line change": Style(size=9, colour=MUTED),
    "line": Style(size=9),
    "kind": Style(size=9),
    "definition": Style(size=9, colour=LINK, underline=True),
    "themes key": Style(size=9, colour=MUTED),
    "slot theme": Style(size=8.5, bold=True, colour=MUTED),
    "slot title": Style(size=10.5, bold=True, colour=ACCENT, wrap=True, top=True),
    "slot words": Style(size=9, wrap=True, top=True),
    "profile heading": Style(size=11, bold=True, colour=ACCENT),
    "profile label": Style(size=9, indent=1),
    "profile number": Style(size=9, align="right"),
    "profile text": Style(size=9, indent=1),
    "side title": Style(size=12, bold=True, colour=ACCENT),
    "side link": Style(size=10, colour=LINK, underline=True),
    "side note": Style(size=10, colour=MUTED),
    "sheet title": Style(size=18, bold=True, colour=ACCENT),
    "sheet note": Style(size=10, colour=MUTED),
    "table heading": Style(bold=True, colour=WHITE, ground=ACCENT),
    "cell": Style(),
    "link": Style(colour=LINK, underline=True),
    "number": Style(align="right"),
    "unit": Style(indent=1),
    "entry": Style(ground=ENTRY, indent=1),
    "entry number": Style(ground=ENTRY, align="right"),
    "entry share or number": Style(ground=ENTRY, align="right", number="[<=1]0.0%;#,##0.0#"),
    "entry date": Style(ground=ENTRY, align="right", number="dd/mm/yyyy"),
    "entry month": Style(ground=ENTRY, align="left", number="mmmm yyyy"),
    "entry wrapped": Style(ground=ENTRY, wrap=True, top=True),
    "wrapped": Style(indent=1, wrap=True, top=True),
    "text": Style(number="@"),
    "date": Style(number="dd/mm/yyyy"),
    "moment": Style(number="dd/mm/yyyy hh:mm:ss", align="left"),
    "month": Style(number="mmmm yyyy", align="left"),
    "trend": Style(align="right"),
    "in force heading": Style(bold=True, colour=ACCENT, ground=PALE),
}

RATINGS: dict[Rag, tuple[str, str]] = {Rag.GREEN: GOOD, Rag.AMBER: NEAR, Rag.RED: OFF}
"""Colour of the text and of the ground."""
NUMBERS: dict[Unit, str] = {
    Unit.SHARE: "0.0%",
    Unit.COUNT: "#,##0",
    Unit.DAYS: "#,##0",
    Unit.CASES: "#,##0.0",
    Unit.SCORE: "#,##0.0",
    Unit.POUNDS: "£#,##0",
}

TABS = {"page": ACCENT, "figures": "#5B7FB5", "entry": "#B7791F", "about": "#7F7F7F", "raw": "#2E7D6B"}
"""The colour of a sheet's tab, by its kind."""
