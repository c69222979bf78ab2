"""The page about the worksheet functions, from their declarations: docs/formulas.md."""

from collections.abc import Iterator

from scorecard_xl.formulas.answers import BEHIND_HEADINGS
from scorecard_xl.formulas.arguments import whole
from scorecard_xl.formulas.worksheet import FUNCTIONS, Function
from scorecard_xl.indicators import Indicator, Unit

_DAY = "DATE(2026,5,31)"
_HEAD = """# Worksheet functions

Every figure is a function too, for sheets of your own in the same workbook. This page is generated from the
declarations in `scorecard_xl/formulas/worksheet.py`: to change it, change those, then run
`python -m scorecard_xl.docgen.documents docs`.

They need Excel on Windows, with the scorecard installed. On a Mac and on the web Results holds the same figures.

## How to write one

- First the raw tables that the figure needs, headings included, in the order of the examples: `Episodes[#All]`. One
  that is only looked at where it is there may be left blank: `(Episodes[#All], Children[#All], Health[#All], , ...)`.
- Then the last day, any day: `DATE(2026,5,31)`, or a cell with a date.
- Then, where it is not the first, the window: `"at"` the last day, `"month"`, `"quarter"`, `"ytd"` from 1 April,
  `"12m"` the twelve months.
- A figure of bands or teams takes a group after the window. Left out, the formula spills all groups and their values.
- To narrow the children as COUNTIFS does: `Children[#All]`, then up to three pairs of one of its columns and a value;
  columns of your own too. Case does not matter; `"<>North"`, `">=01/04/2012"`, `"No*"` and `""` (blank) work as there.
  What Children says is of today, its TEAM and WORKER too, whatever day the figure has: for each month's own team use
  `scorecard-xl figures BOOK --by team`, which reads Allocations.

Without a filter a formula shows exactly the figure of Results: it follows the options and bank holidays on Settings.
After a change there, press Refresh. A figure that is not known (its table is empty, or there is nobody to count) is an
empty text.

A formula that cannot be answered shows a text that starts with `#CPS:` and says what to fix. Count such cells with
`=COUNTIF(A1:Z99,"#CPS*")`.

A table is read once and remembered, so that fifty formulas on it cost little more than one. For a page of hundreds of
cells use `CPS_FIGURE`, which only looks a figure up.
"""


def formulas() -> str:
    """docs/formulas.md."""
    own = [function for function in FUNCTIONS.values() if function.indicator is not None]
    return _HEAD + "".join([*_sections(own), "\n## What is looked up or listed\n", *_others()])


def _sections(functions: list[Function]) -> Iterator[str]:
    section = ""
    for function in functions:
        indicator: Indicator = function.indicator  # type: ignore[assignment]
        if indicator.section != section:
            section = indicator.section
            yield f"\n## {section}\n"
        yield "\n".join(
            ["", f"### {function.name}", "", f"{indicator.title}.", "", *_examples(function, indicator), ""]
        )


def _examples(function: Function, indicator: Indicator) -> Iterator[str]:
    given = [*map(whole, function.tables), _DAY]
    yield from ["```", _formula(function, given)]
    others = indicator.windows[1:]
    if others:
        yield _formula(function, [*given, f'"{others[-1].value}"'])
    if indicator.groups:
        yield _formula(function, [*given, f'"{indicator.windows[0].value}"', f'"{indicator.groups[0]}"'])
    if indicator.unit is not Unit.CASES:
        yield _formula(function, [*given, *_left_out(function), "Children[#All]", '"TEAM"', '"North"'])
    yield from ["```", "", *_notes(indicator)]


def _left_out(function: Function) -> list[str]:
    return [""] * function.optional.index("children")


def _formula(function: Function, given: list[str]) -> str:
    return f"={function.name}({', '.join(given)})"


def _notes(indicator: Indicator) -> Iterator[str]:
    groups = "the teams" if indicator.unit is Unit.CASES else ", ".join(indicator.groups)
    windows = ", ".join(f"`{window.value}`" for window in indicator.windows)
    yield f"Windows: {windows}." + f" Groups: {groups}." * bool(groups)


def _others() -> Iterator[str]:
    figure, children = FUNCTIONS["CPS_FIGURE"], FUNCTIONS["CPS_BEHIND"]
    yield f"""
### {figure.name}

{figure.about} Then perhaps the window and the group, as above.

```
=CPS_FIGURE(Results[#All], "reviews_on_time", {_DAY})
=CPS_FIGURE(Results[#All], "placement_type", {_DAY}, "at", "Foster")
```

### {children.name}

{children.about} It spills a row a case under the headings {", ".join(BEHIND_HEADINGS)};
team and worker are known where Children is among the tables. A formula gives no format: where Since, Due and Done
show as numbers such as 46173, format their columns as dates.

```
=CPS_BEHIND("reviews_on_time", Episodes[#All], Reviews[#All], {_DAY}, "ytd")
=CPS_BEHIND("children_by_age", Episodes[#All], Children[#All], {_DAY}, "at", "Under 1")
```
"""
