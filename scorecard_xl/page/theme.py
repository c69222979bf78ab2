"""How each role of the page looks. Every text stands out from its ground by at least 4.5 to 1."""

from dataclasses import dataclass, replace

from scorecard_xl.figures.figure import Change, Rag
from scorecard_xl.indicators import Unit

FONT = "Calibri"
ACCENT, INK, MUTED, WHITE = "#1F3864", "#1A1A1A", "#595959", "#FFFFFF"
PALE, RULE, BAR, ENTRY = "#DCE6F2", "#BFBFBF", "#8FAAD0", "#FFF8E1"
LINK = "#0563C1"


@dataclass(frozen=True)
class Style:
    """One role: `size` in points, colours as #RRGGBB, `number` an Excel number format, `ground` the cell's fill."""

    size: float = 11
    bold: bool = False
    underline: bool = False
    colour: str = INK
    ground: str = ""
    align: str = "left"
    indent: int = 0
    wrap: bool = False
    shrink: bool = False
    ruled: bool = False
    top: bool = False
    number: str = ""


_LINE = Style(ruled=True)
_NOTE = replace(_LINE, size=10, colour=MUTED)

ROLES: dict[str, Style] = {
    "band": Style(colour=WHITE, ground=ACCENT),
    "title": Style(size=22, bold=True, colour=WHITE, ground=ACCENT, indent=1),
    "council": Style(size=13, colour=WHITE, ground=ACCENT, indent=1),
    "position": Style(size=15, bold=True, colour=ACCENT, indent=1),
    "refreshed": Style(size=11, colour=MUTED, indent=1),
    "key": Style(size=10, colour=MUTED, align="right"),
    "key rating": Style(size=10, bold=True, align="center"),
    "heading": Style(size=10, bold=True, colour=WHITE, ground=ACCENT, wrap=True, indent=1),
    "heading right": Style(size=10, bold=True, colour=WHITE, ground=ACCENT, wrap=True, align="right"),
    "heading centre": Style(size=10, bold=True, colour=WHITE, ground=ACCENT, wrap=True, align="center"),
    "section": Style(size=12, bold=True, colour=ACCENT, ground=PALE, indent=1),
    "label": replace(_LINE, indent=1, shrink=True),
    "label again": replace(_LINE, colour=MUTED, indent=1, shrink=True),
    "group heading": replace(_LINE, bold=True, indent=1, shrink=True),
    "group": replace(_LINE, indent=2),
    "window": replace(_NOTE, indent=1),
    "value": replace(_LINE, size=14, bold=True, colour=ACCENT, align="right"),
    "band value": replace(_LINE, bold=True, colour=ACCENT, align="right"),
    "of": replace(_NOTE, indent=1, shrink=True),
    "target": replace(_LINE, size=10, indent=1, shrink=True),
    "rating": replace(_LINE, bold=True, align="center"),
    "bar": replace(_LINE, number=";;;"),
    "change": replace(_LINE, size=10, bold=True, indent=1),
    "previous": replace(_NOTE, indent=1, shrink=True),
    "trend": _LINE,
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
    "month or number": Style(number="[>=36526]mmm yy;General", align="right"),
    "in force heading": Style(bold=True, colour=ACCENT, ground=PALE),
}

GOOD, NEAR, OFF = ("#1B5E20", "#D7EFD9"), ("#6B4A00", "#FFE9A8"), ("#8E1616", "#FAD7D7")
RATINGS: dict[Rag, tuple[str, str]] = {Rag.GREEN: GOOD, Rag.AMBER: NEAR, Rag.RED: OFF}
"""Colour of the text and of the ground."""
CHANGES: dict[Change, str] = {Change.BETTER: GOOD[0], Change.WORSE: OFF[0]}

NUMBERS: dict[Unit, str] = {
    Unit.SHARE: "0.0%",
    Unit.COUNT: "#,##0",
    Unit.DAYS: '#,##0" days"',
    Unit.CASES: "#,##0",
    Unit.SCORE: "#,##0",
}

TABS = {"page": ACCENT, "figures": "#5B7FB5", "entry": "#B7791F", "about": "#7F7F7F", "raw": "#2E7D6B"}
"""The colour of a sheet's tab, by its kind."""
