"""The arguments of a worksheet function, as a host delivers them: a range as rows of cells, one cell as its value."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scorecard_xl.council.period import Day, Window
from scorecard_xl.errors import Refusal
from scorecard_xl.figures import naming
from scorecard_xl.indicators import INDICATORS, Declared, Indicator
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import as_text, is_empty
from scorecard_xl.tables.dates import read_date
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.sheet_reader import read_day
from scorecard_xl.tables.typed import heading_row

_HEADINGS_WITHIN = 50  # rows: a title or two may be above the headings

Rows = list[Sequence[Any]]
Range = Sequence[Sequence[Any]]


def one_cell(value: Any, what: str) -> Any:
    """Raises Refusal for a range of several cells where one belongs."""
    one = _alone(value)
    if isinstance(one, list | tuple):
        raise Refusal(f"{what} must be one cell, not {len(one)}")
    return one


def _alone(value: Any) -> Any:
    """The value of a range of one cell; anything else as it is."""
    while isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    return value


def table(name: str, value: Any) -> Range:
    """The cells of a raw table, headings included. Raises Refusal where they are not, or are those of another table."""
    at = heading_row(TABLES[name], value[:_HEADINGS_WITHIN]) if is_range(value) else None
    if at is None:
        raise Refusal(f"where {name} belongs there are no headings of it: give {whole(name)}, and a comma after it")
    headings = Headings(value[at])
    if headings.missing(_needed(name)):
        other = next((each for each in TABLES if not headings.missing(_needed(each))), None)
        if other is not None:
            raise Refusal(f"where {name} belongs {other} was given: give {whole(name)} there")
    found: Range = value
    return found


def _needed(table: str) -> list[str]:
    return [column.heading for column in TABLES[table].columns if not column.optional]


def whole(name: str) -> str:
    """How a formula names a raw table with its headings."""
    return f"{TABLES[name].excel_name}[#All]"


def is_range(value: Any) -> bool:
    """Whether several cells were given."""
    rows = (list, tuple)
    return isinstance(value, rows) and bool(value) and isinstance(value[0], rows) and len(value) * len(value[0]) > 1


def is_nothing(value: Any) -> bool:
    """Whether a table was left out, or is one blank cell."""
    return not is_range(value) and is_empty(_alone(value))


def indicator(value: Any, indicators: Declared = INDICATORS) -> Indicator:
    """Raises Refusal."""
    one = one_cell(value, "the indicator")
    if is_empty(one):
        raise Refusal('the indicator is blank: give its name, such as "visits_on_time"')
    found = naming.on_sheet(one, indicators)
    if found is None:
        write = naming.what_to_write(one, indicators, "look at the list on the sheet Definitions")
        raise Refusal(f"there is no indicator {as_text(one)!r}: {write}")
    return found


def day(value: Any) -> Day:
    """The last day of the figure. Raises Refusal."""
    one = one_cell(value, "the last day")
    try:
        return Day(read_day(one, read_date, ""))
    except ValueError:
        said = "blank" if is_empty(one) else repr(as_text(one))
        raise Refusal(f"the last day is {said}: give a date, such as DATE(2026,5,31)") from None


def days(value: Any) -> Rows | None:
    """The cells of a row or column of days; None for one day. Raises Refusal for a block of both."""
    if not is_range(value):
        return None
    if len(value) > 1 and len(value[0]) > 1:
        raise Refusal("the last day is a block of cells: give one day, or one row or one column of days")
    return list(value)


def window(of: Indicator, value: Any) -> Window:
    """The window that is named, in any case; the indicator's first where none is. Raises Refusal."""
    one = _alone(value)
    if isinstance(one, list | tuple):
        first = f'"{of.windows[0].value}"'
        raise Refusal(
            f"the window is a range of {len(one)}: give one text such as {first}, or nothing between two commas, "
            "before the group and Children[#All]"
        )
    if is_empty(one):
        return of.windows[0]
    return Window(_chosen(as_text(one), [each.value for each in of.windows], f"{of.name} has no window"))


def group(name: str, labels: Iterable[str | None], value: Any) -> str | None:
    """The group that is named, in any case; None where none is. Raises Refusal."""
    one = one_cell(value, "the group")
    return None if is_empty(one) else _chosen(as_text(one), [label or "" for label in labels], f"{name} has no group")


def _chosen(text: str, choices: list[str], without: str) -> str:
    found: Mapping[str, str] = {plain(choice): choice for choice in choices}
    if plain(text) not in found:
        raise Refusal(f"{without} {text!r}; it has {', '.join(choices) or 'none'}")
    return found[plain(text)]
