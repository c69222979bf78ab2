"""The worksheet functions, from their declarations: docs/formulas.md, and docs/add-ins/main.py for xlwings Lite."""

from collections.abc import Iterator
from pathlib import Path

from scorecard_xl.formulas.answers import BEHIND_HEADINGS
from scorecard_xl.formulas.arguments import whole
from scorecard_xl.formulas.worksheet import FUNCTIONS, MORE, NOT_GIVEN, WorksheetFunction
from scorecard_xl.indicators import Indicator, Unit

_DAY = "DATE(2026,5,31)"
_TEAM = '"Children in Care"'
_HEAD = Path(__file__).with_name("formulas_head.md")
_OF = 'Results[indicator], "{name}", Results[window], "{window}", Results[end], ' + _DAY
_ROW = '(Results[indicator]="{name}")*(Results[window]="{window}")*(Results[end]=' + _DAY + ")"
_ADD_IN = '''"""The worksheet functions for xlwings Lite: paste it as main.py. `answer` does the work.

Generated from `scorecard_xl/formulas/worksheet.py` by `python -m scorecard_xl.docgen.documents docs`. Not tried in
Excel: see docs/add-ins.md. `settings` and `bank_holidays`: the tables on the sheet Settings with their headings; left
out, the usual ones.
"""

import xlwings as xw

from scorecard_xl.formulas import answer
from scorecard_xl.formulas.worksheet import FUNCTIONS
'''


def native() -> dict[str, str]:
    """The formulas on Results that need no Python, by what they use."""
    of, row = _OF.format(name="reviews_on_time", window="ytd"), _ROW.format(name="reviews_on_time", window="ytd")
    band = _OF.format(name="placement_type", window="at") + ', Results[group], "Foster"'
    bands = _ROW.format(name="placement_type", window="at")
    return {
        "sumifs": f'=IF(COUNTIFS({of}, Results[value], "<>")=0, "", SUMIFS(Results[value], {of}))',
        "group": f'=IF(COUNTIFS({band}, Results[value], "<>")=0, "", SUMIFS(Results[value], {band}))',
        "index": f"=INDEX(Results[rag], MATCH(1, {row}, 0))",
        "xlookup": f"=XLOOKUP(1, {row}, Results[value])",
        "filter_": f"=FILTER(Results[[group]:[value]], {bands})",
    }


def formulas() -> str:
    """docs/formulas.md."""
    own = [function for function in FUNCTIONS.values() if function.indicator is not None]
    head = _HEAD.read_text(encoding="utf-8").format(**native())
    return head + "".join([*_others(), *_sections(own)])


def _sections(functions: list[WorksheetFunction]) -> Iterator[str]:
    section = ""
    for function in functions:
        indicator: Indicator = function.indicator  # type: ignore[assignment]
        if indicator.section != section:
            section = indicator.section
            yield f"\n### {section}\n"
        yield "\n".join(
            ["", f"#### {function.name}", "", f"{indicator.title}.", "", *_examples(function, indicator), ""]
        )


def _examples(function: WorksheetFunction, indicator: Indicator) -> Iterator[str]:
    given = [*map(whole, function.tables), _DAY]
    yield from ["```", _formula(function, given)]
    others = indicator.windows[1:]
    if others:
        yield _formula(function, [*given, f'"{others[-1].value}"'])
    if indicator.groups:
        yield _formula(function, [*given, f'"{indicator.windows[0].value}"', f'"{indicator.groups[0]}"'])
    if indicator.unit is not Unit.CASES:
        yield _formula(function, [*given, *_left_out(function), "Children[#All]", '"TEAM"', _TEAM])
    yield from ["```", "", *_notes(indicator)]


def _left_out(function: WorksheetFunction) -> list[str]:
    return [""] * function.optional.index("children")


def _formula(function: WorksheetFunction, given: list[str]) -> str:
    return f"={function.name}({', '.join(given)})"


def _notes(indicator: Indicator) -> Iterator[str]:
    groups = "the teams" if indicator.unit is Unit.CASES else ", ".join(indicator.groups)
    windows = ", ".join(f"`{window.value}`" for window in indicator.windows)
    yield f"Windows: {windows}." + f" Groups: {groups}." * bool(groups)


def _others() -> Iterator[str]:
    figure, children = FUNCTIONS["CPS_FIGURE"], FUNCTIONS["CPS_BEHIND"]
    yield f"""
### {figure.name}

{figure.about} You may add the window and the group, as above.

```
=CPS_FIGURE(Results[#All], "reviews_on_time", {_DAY})
=CPS_FIGURE(Results[#All], "placement_type", {_DAY}, "at", "Foster")
```

### {children.name}

{children.about} It spills one row per case under the headings {", ".join(BEHIND_HEADINGS)}.
Team and worker are known if Children is among the tables. A formula sets no format: if Since, Due and Done
show as numbers such as 46173, format their columns as dates.

```
=CPS_BEHIND("reviews_on_time", Episodes[#All], Reviews[#All], {_DAY}, "ytd")
=CPS_BEHIND("children_by_age", Episodes[#All], Children[#All], {_DAY}, "at", "Under 1")
```
"""


def main_py() -> str:
    """The whole module."""
    return "\n\n".join([_ADD_IN, *map(_wrapper, FUNCTIONS.values())])


def _wrapper(function: WorksheetFunction) -> str:
    asked = [*function.required, *([] if function.takes_more else [*function.optional, *function.hidden])]
    ranges = [name for name in asked if name.endswith("_table") or name in ("as_at", "children", *function.hidden)]
    decorators = ["@xw.func", *(f'@xw.arg("{name}", ndim=2)' for name in ranges)]
    declared = [name if name in function.required else f"{name}={_default(name)}" for name in asked]
    given = [*asked, *(["None, None"] if function.takes_more else []), *([f"*{MORE}"] if function.takes_more else [])]
    taken = [*declared, *([f"*{MORE}"] if function.takes_more else [])]
    return "\n".join([
        *decorators,
        f"def {function.python_name}({', '.join(taken)}):",
        f'    """{function.about}"""',
        f'    return answer(FUNCTIONS["{function.name}"], [{", ".join(given)}])',
        "",
    ])  # fmt: skip


def _default(name: str) -> str:
    return f'"{NOT_GIVEN}"' if name.startswith("value") else "None"
