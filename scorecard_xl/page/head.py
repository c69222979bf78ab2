"""What stands over the page and over each list: from what it was worked out, whose it is, and of which month."""

import datetime as dt
from collections.abc import Iterable

from scorecard_xl.council.period import Day, day_in_words
from scorecard_xl.tables.values import Value

REFRESHED = "CPS.page.refreshed"
TITLE = "Corporate Parenting Scorecard"


def of_table(table: str) -> str:
    """The defined name of the cell over a table that says whose figures it holds, and of which month."""
    return f"CPS.of.{table}"


def table_cells(council: str, position: str, tables: Iterable[str]) -> dict[str, Value]:
    """These cells: every printed page has them, as the page has its head."""
    said = " · ".join(filter(None, (council, position)))
    return {of_table(table): said for table in tables}


def refreshed_in_words(moment: dt.datetime, problems: int) -> str:
    """Refreshed 3 June 2026 14:05 from the raw sheets of this workbook · 3 problems in the data."""
    when = f"{day_in_words(Day(moment))} {moment:%H:%M}"
    return f"Refreshed {when} from the raw sheets of this workbook · {problems_in_words(problems)}"


def problems_in_words(count: int) -> str:
    """3 problems in the data."""
    if not count:
        return "no problems in the data"
    return f"{count:,} problem{'s' * (count > 1)} in the data: see Data quality"
