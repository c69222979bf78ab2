"""Every indicator of the scorecard, one module a section of the page, in the order of the page."""

from scorecard_xl.indicators import (  # noqa: I001  the order of the page, not of the alphabet
    children_in_care,
    staffing,
    service_standards,
    placements,
    education,
    health,
    missing,
    adoption,
    care_leavers,
)
from scorecard_xl.indicators import plug_ins
from scorecard_xl.indicators.answers import Answers
from scorecard_xl.indicators.registry import INDICATORS, Counts, Better, Declared, Indicator, Parts, Unit

__all__ = [
    "INDICATORS",
    "Answers",
    "Better",
    "Counts",
    "Declared",
    "Indicator",
    "Parts",
    "Unit",
    "adoption",
    "care_leavers",
    "children_in_care",
    "education",
    "health",
    "missing",
    "placements",
    "plug_ins",
    "service_standards",
    "staffing",
]

plug_ins.load()
