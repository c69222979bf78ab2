"""The top of the page: whose it is, which month, and from what."""

from datetime import datetime

from scorecard_xl.page.words import day_in_words
from scorecard_xl.period import Day
from scorecard_xl.settings import Settings
from scorecard_xl.values import Value

TITLE = "Corporate Parenting Scorecard"
_NO_COUNCIL = "Name of the council: write it on Settings"
_START = "First import SSDA903 files, or fill the raw sheets from Children on. Then refresh: every figure appears here."


def cells(last: Day, settings: Settings, problems: int, refreshed: datetime) -> dict[str, Value]:
    """The cells over the figures, by defined name."""
    return _cells(
        settings,
        f"Position at {day_in_words(last)}",
        f"Refreshed {day_in_words(Day(refreshed))} {refreshed:%H:%M} from the raw sheets of this workbook · "
        f"{problems_in_words(problems)}",
    )


def empty_cells(settings: Settings) -> dict[str, Value]:
    """The same without figures: what to do first."""
    return _cells(settings, "No figures yet", _START)


def problems_in_words(count: int) -> str:
    """3 problems in the data."""
    if not count:
        return "no problems in the data"
    return f"{count:,} problem{'s' * (count > 1)} in the data: see Data quality"


def _cells(settings: Settings, position: str, refreshed: str) -> dict[str, Value]:
    return {
        "CPS.page.council": settings.council or _NO_COUNCIL,
        "CPS.page.position": position,
        "CPS.page.refreshed": refreshed,
    }
