"""Rules across cells and rows: what is wrong in the data although every cell can be read."""

from scorecard_xl.checks import (  # noqa: I001  the order of the tables, which is that of the officers' work
    children,
    codes,
    episodes,
    ages,
    temporary,
    short_breaks,
    reviews,
    oc2,
    missing,
    adoption,
    care_leavers,
    staffing,
)
from scorecard_xl.checks.registry import RULES, Rule
from scorecard_xl.checks.run import problems

__all__ = [
    "RULES",
    "Rule",
    "adoption",
    "ages",
    "care_leavers",
    "children",
    "codes",
    "episodes",
    "missing",
    "oc2",
    "problems",
    "reviews",
    "short_breaks",
    "staffing",
    "temporary",
]
