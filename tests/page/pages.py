"""Pages made by hand: what is drawn and filled does not depend on where the figures come from."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard_xl.council.period import Day
from scorecard_xl.figures.figure import NOTHING, DatedKey, Variation
from scorecard_xl.page.model import (
    Bar,
    Bars,
    Box,
    Line,
    Page,
    Position,
    Row,
    Scale,
    Shown,
    Slot,
    Staffing,
    Stock,
    Theme,
)

LAST = Day(2026, 5, 31)
MONTHS = ("May 25", *[""] * 11, "May 26")


def row(
    indicator: str = "pep_in_place", number: float | None = 0.954, *, group: str | None = None, label: str = "",
    target: str = "≥ 98%", rating: str = "○ Near target", position: Position | None = None, change: str = "no real change",
    months: Sequence[float | None] = (0.9, 0.92, 0.94, 0.93, 0.95, 0.96, 0.94, 0.93, 0.92, 0.95, 0.94, 0.95, 0.954),
    unusual: Variation | None = None,
) -> Row:  # fmt: skip
    text = NOTHING if number is None else f"{number:.1%}"
    shown = Shown(DatedKey(indicator, "at", group, LAST), text, "231 of 242", number, unusual=unusual)
    where = Position(number, 0.98, 0.9, 0.92) if position is None else position
    return Row(indicator, group, label or indicator, shown, target, rating, where, months, change)


def slot(indicator: str = "pep_in_place", **changes: object) -> Slot:
    line = Line("", [0.9] * 12 + [0.954], "95.4%")
    usual = Slot(
        indicator, None, "Education", "Education plans: 95.4%, just short of 98%", "May 25", "May 26", [line],
        Scale(0.9, 1.0, ["90%", "95%", "100%"]), "231 of 242 children.", lower=0.92, upper=0.97, target=0.98,
        description="Education plans: now 95.4%, lowest 90%, highest 95.4%.",
    )  # fmt: skip
    return replace(usual, **changes)


def bars(indicator: str = "placement_type", **numbers: float | None) -> Bars:
    shown = [
        Bar(label, str(number), number, 0.2) for label, number in (numbers or {"Foster": 0.6, "Other": 0.3}).items()
    ]
    return Bars(indicator, "Placement type: most Foster", shown, description="Placement type: Foster 60%.")


def page(**changes: object) -> Page:
    """A page with one of each; `changes`: fields of Page."""
    usual = Page(
        council="Ouseford", last=LAST, position="Position at 31 May 2026", headline="1 of 2 targets is missed.",
        summary="421 children are in care.", warnings=[], boxes=[Box("■ Off target", ["Dentist: 74%, target 93%."])],
        actions=["15 June: open a clinic (Nurse)."], themes=[Theme("Education", [row()])], notes=["The key."],
        slots=[slot()], stock=Stock(MONTHS, [421.0] * 13, [14.0] * 13, [12.0] * 13, "18 started.", "421 in care."),
        profile=[bars()], staffing=[Staffing("North", "12", "18", "16", "■ Off target", "")],
        staffing_sentence="Average caseload.", more=[row("immunisations", 0.93, label="Immunisations")],
    )  # fmt: skip
    return replace(usual, **changes)
