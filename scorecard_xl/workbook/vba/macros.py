"""The macros by the names that officers, buttons and the ribbon know."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Macro:
    """`python`: the function in scorecard_xl.macros. `caption`: on its button. `picture`: one of Office's own."""

    name: str
    python: str
    caption: str
    about: str
    picture: str


MACROS = (
    Macro(
        "RefreshScorecard", "refresh_scorecard", "Refresh",
        "Calculates every figure from the raw sheets and puts the page up to date.", "RefreshAll",
    ),
    Macro(
        "CheckData", "check_data", "Check data",
        "Lists what is wrong in the raw sheets, on the sheet Data quality.", "ErrorChecking",
    ),
    Macro(
        "ShowChildren", "show_children", "Show children",
        "Lists the children behind the figure in the selected cell, and why each counts.", "FindDialog",
    ),
    Macro(
        "ImportData", "import_data", "Import",
        "Brings SSDA903 files into the raw sheets; several years merge.", "ImportExcel",
    ),
    Macro(
        "PublishMonth", "publish_month", "Publish month",
        "Freezes the figures of the month on the sheet History.", "Lock",
    ),
    Macro(
        "ShareScorecard", "share_scorecard", "Share",
        "Writes the copy that may be sent on: without children, small numbers hidden.", "FileSendAsAttachment",
    ),
)  # fmt: skip
"""In the order of the buttons."""
RIBBON = "Ribbon_"
