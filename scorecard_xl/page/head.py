"""The top of the page: whose it is, which month, and from what."""

from collections.abc import Iterable

from scorecard_xl.council.period import THE_DATA_END, Day, data_end_in_words, day_in_words
from scorecard_xl.page.facts import Facts
from scorecard_xl.tables.values import Value

COUNCIL, POSITION, REFRESHED = NAMES = ("CPS.page.council", "CPS.page.position", "CPS.page.refreshed")
TITLE = "Corporate Parenting Scorecard"
_NO_COUNCIL = "Name of the council: write it on Settings"
_START = "First import SSDA903 files, or fill the raw sheets from Children on. Then refresh: every figure appears here."


def cells(facts: Facts) -> dict[str, Value]:
    """The cells over the cards, by defined name; without figures what to do first."""
    return {
        COUNCIL: facts.council or _NO_COUNCIL,
        POSITION: position(facts),
        REFRESHED: _refreshed(facts),
    }


def position(facts: Facts) -> str:
    return f"Position at {day_in_words(facts.last)}" if facts.last else "No figures yet"


def of_table(table: str) -> str:
    """The defined name of the cell over a table that says whose figures it holds, and of which month."""
    return f"CPS.of.{table}"


def table_cells(facts: Facts, tables: Iterable[str]) -> dict[str, Value]:
    """These cells: every printed page has them, as the page has its head."""
    said = " · ".join(filter(None, (facts.council, position(facts))))
    return {of_table(table): said for table in tables}


def _refreshed(facts: Facts) -> str:
    if facts.refreshed is None:
        return _START
    when = f"{day_in_words(Day(facts.refreshed))} {facts.refreshed:%H:%M}"
    said = f"Refreshed {when} from the raw sheets of this workbook · {problems_in_words(facts.problems)}"
    end = data_end_in_words(facts.data_end, facts.last) if facts.data_end and facts.last else ""
    return " · ".join(filter(None, (end, said, facts.imported and f"{facts.imported}: see Imports")))


def data_end_in_a_copy(facts: Facts) -> str:
    """To be put before what else a copy says: that the data end too early, and not when."""
    return f"{THE_DATA_END} before {facts.last:%B %Y} · " if facts.data_end and facts.last else ""


def problems_in_words(count: int) -> str:
    """3 problems in the data."""
    if not count:
        return "no problems in the data"
    return f"{count:,} problem{'s' * (count > 1)} in the data: see Data quality"
