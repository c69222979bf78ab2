"""The functions behind the worksheet functions, one for each in `worksheet.FUNCTIONS`, as xlwings finds them."""

from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Any

import xlwings as xw

from scorecard_xl.formulas import answer
from scorecard_xl.formulas.worksheet import FUNCTIONS, MORE, NOT_GIVEN, WorksheetFunction


def _behind(function: WorksheetFunction) -> Callable[..., Any]:
    """A Python function with the parameters that the stub fills, by position."""

    def called(*given: Any) -> Any:
        return answer(function, given)

    called.__name__, called.__doc__ = function.python_name, function.about
    called.__signature__ = Signature(_parameters(function))  # type: ignore[attr-defined]
    for range_ in _ranges(function):
        called = xw.arg(range_, ndim=2)(called)
    for table in _tables(function):
        called = xw.arg(table, convert="raw")(called)
    return xw.func(called)


def _parameters(function: WorksheetFunction) -> list[Parameter]:
    """xlwings refuses optional parameters beside `*more`."""
    kind, needed = Parameter.POSITIONAL_OR_KEYWORD, [*function.required, *(function.hidden * function.takes_more)]
    others = [] if function.takes_more else [*function.optional, *function.hidden]
    found = [Parameter(name, kind) for name in needed] + [
        Parameter(name, kind, default=_left_out(name)) for name in others
    ]
    return [*found, Parameter(MORE, Parameter.VAR_POSITIONAL)] if function.takes_more else found


def _left_out(name: str) -> str | None:
    """What a parameter is if a formula has nothing for it."""
    return NOT_GIVEN if name.startswith("value") else None


def _ranges(function: WorksheetFunction) -> list[str]:
    """The parameters that are always rows of cells: days, and what the stub adds."""
    days = [name for name in function.required if name == "as_at"]
    return [*days, *function.hidden, *([MORE] if function.takes_more else [])]


def _tables(function: WorksheetFunction) -> list[str]:
    """The parameters that take whole tables: as Excel delivers them, since only new contents are read cell by cell."""
    return [name for name in (*function.required, *function.optional) if name.endswith("_table") or name == "children"]


globals().update({each.python_name: _behind(each) for each in FUNCTIONS.values()})
