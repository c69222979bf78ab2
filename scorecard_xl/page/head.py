"""The top of the page: whose it is, which month, and from what."""

from scorecard_xl.page.facts import Facts
from scorecard_xl.period import Day, day_in_words
from scorecard_xl.values import Value

COUNCIL, POSITION, REFRESHED = NAMES = ("CPS.page.council", "CPS.page.position", "CPS.page.refreshed")
TITLE = "Corporate Parenting Scorecard"
_NO_COUNCIL = "Name of the council: write it on Settings"
_START = "First import SSDA903 files, or fill the raw sheets from Children on. Then refresh: every figure appears here."


def cells(facts: Facts) -> dict[str, Value]:
    """The cells over the cards, by defined name; without figures what to do first."""
    return {
        COUNCIL: facts.council or _NO_COUNCIL,
        POSITION: f"Position at {day_in_words(facts.last)}" if facts.last else "No figures yet",
        REFRESHED: _refreshed(facts),
    }


def _refreshed(facts: Facts) -> str:
    if facts.refreshed is None:
        return _START
    when = f"{day_in_words(Day(facts.refreshed))} {facts.refreshed:%H:%M}"
    return f"Refreshed {when} from the raw sheets of this workbook · {problems_in_words(facts.problems)}"


def problems_in_words(count: int) -> str:
    """3 problems in the data."""
    if not count:
        return "no problems in the data"
    return f"{count:,} problem{'s' * (count > 1)} in the data: see Data quality"
