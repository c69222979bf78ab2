"""The worksheet functions: their names and arguments, from which the VBA stubs and the Python behind them follow."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard_xl.indicators import INDICATORS, Indicator, Unit
from scorecard_xl.tables.schema import TABLES

PREFIX = "CPS_"
MODULE = "scorecard_xl.udfs"
PAIRS = 3
"""Columns of the Children table that a function may be narrowed by together."""
HANDED_OVER = {"settings": "CPS.settings", "bank_holidays": "CPS.bank_holidays"}
"""What the stub adds of its own workbook: by argument, the defined name of the range, headings included."""
LONGEST_HELP = 255
"""Letters that Excel shows of a function's help."""
NOT_GIVEN = "(not given)"
"""What Python gets for a value of a filter that a formula leaves out; a blank one is None."""
MORE = "more"
"""The last argument of a function that takes any number of them."""


@dataclass(frozen=True)
class WorksheetFunction:
    """A worksheet function.

    `required`, `optional`: what a formula gives, in order; `takes_more`: and any number after them. `hidden`: what the
    stub adds. `tables`: the raw tables among the required, in order. `indicator`: whose figure it is, if anyone's.
    """

    name: str
    about: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    takes_more: bool = False
    hidden: tuple[str, ...] = tuple(HANDED_OVER)
    tables: tuple[str, ...] = ()
    indicator: Indicator | None = None

    @property
    def python_name(self) -> str:
        """The function in MODULE."""
        return self.name.lower()

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of the Python function, in order; the last is `*more` where it takes more."""
        given = (*self.required, *self.optional, *self.hidden)
        return (*given, f"*{MORE}") if self.takes_more else given


def table_argument(table: str) -> str:
    """The argument that takes this raw table, all of it: Episodes[#All]."""
    return f"{table.lower()}_table"


def tables_of(indicator: Indicator) -> tuple[str, ...]:
    """The raw tables that a formula gives to the indicator's function, in order."""
    return tuple(dict.fromkeys(use.split(".")[0] for use in indicator.uses + indicator.perhaps))


def _of_indicator(indicator: Indicator) -> WorksheetFunction:
    tables = tables_of(indicator)
    optional = ["window"]
    if indicator.has_groups:
        optional.append("group")
    if indicator.unit is not Unit.CASES:
        optional += ["children", *(f"{part}{at}" for at in range(1, PAIRS + 1) for part in ("column", "value"))]
    required = (*map(table_argument, tables), "as_at")
    name = f"{PREFIX}{indicator.name.upper()}"
    return WorksheetFunction(name, _help(indicator), required, tuple(optional), tables=tables, indicator=indicator)


def _help(indicator: Indicator) -> str:
    tables = ", ".join(f"{TABLES[table].excel_name}[#All]" for table in tables_of(indicator))
    perhaps = [f"the window ({', '.join(window.value for window in indicator.windows)})"]
    perhaps += ["the group"] if indicator.has_groups else []
    perhaps += ["a filter"] if indicator.unit is not Unit.CASES else []
    given = ", ".join(perhaps[:-1]) + f" and {perhaps[-1]}"
    needed = f"{indicator.title}. Give {tables} and the last day"
    texts = (
        f"{needed}, or a row or column of days; perhaps {given}.",
        f"{needed}; perhaps {given}.",
        f"{needed}.",
        f"{indicator.title}.",
    )
    return next(text for text in texts if len(text) <= LONGEST_HELP)


def _functions() -> Iterator[WorksheetFunction]:
    yield from map(_of_indicator, INDICATORS.values())
    yield WorksheetFunction(
        f"{PREFIX}FIGURE",
        "A figure that the last refresh wrote. Give Results[#All], the indicator's name and the last day.",
        ("results_table", "indicator", "as_at"), ("window", "group"), hidden=(),
    )  # fmt: skip
    yield WorksheetFunction(
        f"{PREFIX}BEHIND",
        "The children behind a figure. Give the indicator's name, its tables, the last day; perhaps window and group.",
        ("indicator",), takes_more=True,
    )  # fmt: skip


FUNCTIONS = {function.name: function for function in _functions()}
"""Every worksheet function by name, in the order of the scorecard."""
