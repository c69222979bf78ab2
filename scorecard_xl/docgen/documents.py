"""The documents that are made from the declarations: `python -m scorecard_xl.docgen.documents docs` writes them."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from scorecard_xl.docgen.functions_page import formulas, main_py
from scorecard_xl.figures.targets import DEFAULTS
from scorecard_xl.indicators import INDICATORS, Better, Indicator, Unit
from scorecard_xl.page.wording import target_in_words
from scorecard_xl.tables.headings import about, holds_in_words, needed_in_words
from scorecard_xl.tables.schema import TABLES, Column, Table

_HEAD = """# Definitions

What each figure counts, from the declarations in `scorecard_xl/indicators/`. This page is generated: to change it,
change those, then run `python -m scorecard_xl.docgen.documents docs`.

A child is in care on a day when an episode has started by then and has not ended (one that ends on the day is over);
series of short breaks (legal status V3, V4) do not count. Windows: `at` the last day; `month`; `quarter` (April to June
is the first); `ytd` from 1 April; `12m` the twelve months to the last day. Shares are compared with targets unrounded,
and shown rounded half up. If a table that a figure uses has no rows, the figure is empty, not 0.
"""
_RAW_HEAD = """# Raw tables

What the raw sheets of the workbook contain, from the declarations in `scorecard_xl/tables/`. This
page is generated: to change it, change those, then run `python -m scorecard_xl.docgen.documents docs`.

Each table has its own sheet. The headings are in the first row of its Excel table, in any order and case, and columns
of your own may be beside them. If a cell is blank, only that cell is unknown; but a row without a value that is
*needed* is left out, and `check` says so. Years are financial years: a code `from 2024/25` is valid from 1 April
2024. A heading in *italics* is ours; the others are those of the SSDA903 return.
"""
_PERCENTAGE = re.compile(
    r"[Pp]ercentage of (?P<of>[^.]+) (?P<those>(?:who|whose|that|(?:with|in|at|after) wh(?:om|ich)) [^.]+)\."
)
"""What it is a percentage of, and from the last of these words on, which of them."""
_GOOD = {Better.HIGHER: "higher", Better.LOWER: "lower", Better.NEITHER: "neither"}


def definitions() -> str:
    """docs/definitions.md."""
    return _HEAD + "".join(_sections())


def _sections() -> Iterator[str]:
    section = ""
    for indicator in INDICATORS.values():
        if indicator.section != section:
            section = indicator.section
            yield f"\n## {section}\n"
        yield "\n".join(["", f"### {indicator.title}", "", indicator.definition, "", *_facts(indicator), ""])


def _facts(indicator: Indicator) -> Iterator[str]:
    numerator, denominator = parts(indicator)
    facts = {
        "Name": f"`{indicator.name}`",
        "Numerator": numerator,
        "Denominator": denominator,
        "Groups": ", ".join(indicator.groups),
        "Windows": ", ".join(window.value for window in indicator.windows),
        "Tables": ", ".join(indicator.uses),
        "Also looked at": ", ".join(indicator.perhaps),
        "Better": _GOOD[indicator.better],
        "Target": _target(indicator),
        "Reference": indicator.reference,
    }
    return (f"- {name}: {fact}" for name, fact in facts.items() if fact)


def raw_tables() -> str:
    """docs/raw-tables.md."""
    return _RAW_HEAD + "".join(_table(table) for table in TABLES.values())


def _table(table: Table) -> str:
    named = "" if table.excel_name == table.name else f" Its Excel table is called `{table.excel_name}`."
    head = f"\n## {table.name}\n\n{table.about}{named}\n\n"
    return f"{head}| heading | what it is | values | needed |\n|---|---|---|---|\n" + "".join(
        _heading(table, column) for column in table.columns
    )


def _heading(table: Table, column: Column) -> str:
    name = f"*{column.heading}*" if column.local else column.heading
    return f"| {name} | {about(table, column)} | {holds_in_words(table, column)} | {needed_in_words(table, column)} |\n"


def parts(indicator: Indicator) -> tuple[str, str]:
    """What is counted, and of what, in words."""
    if indicator.unit is Unit.COUNT:
        return "the number", "none"
    if indicator.unit is Unit.CASES:
        return "CASES", "WORKERS"
    if indicator.unit is not Unit.SHARE:
        return f"the sum of the {'days' if indicator.unit is Unit.DAYS else 'scores'}", "the number of children"
    found = _PERCENTAGE.search(indicator.definition)
    if found is None:
        raise ValueError(f"{indicator.name}: the definition of a share says 'Percentage of ... who ...'")
    return f"those {found['those']}", found["of"]


def _target(indicator: Indicator) -> str:
    if not indicator.is_rated:
        return ""
    if indicator.unit is Unit.CASES:
        return "the team's own, in Teams"
    own = [target for target in DEFAULTS if target.indicator == indicator.name]
    return target_in_words(own[0].value, indicator) if own else "none, unless one is set in Targets"


PAGES: dict[str, Callable[[], str]] = {
    "definitions.md": definitions,
    "raw-tables.md": raw_tables,
    "formulas.md": formulas,
    "add-ins/main.py": main_py,
}
"""Every generated document, by the name of its file in docs/."""


def main() -> None:
    """Write every generated document into the folder that is named, and say which."""
    for name, content in PAGES.items():
        path = Path(sys.argv[1], name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(content(), encoding="utf-8")
        print(f"Wrote {path.as_posix()}.")


if __name__ == "__main__":
    main()
