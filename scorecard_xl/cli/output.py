"""What the command line prints beside sentences: tables, as wide as the terminal, JSON and CSV."""

import json
import sys
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from scorecard_xl.cli import console
from scorecard_xl.errors import Refusal

_NO_LIMIT = 100_000
_WIDE = 110  # columns from which nothing needs to be narrow
_BOLD = Style(bold=True)

Cell = str | Text | Padding
PROBLEM = ("table", "row", "column", "value", "what", "rule", "severity", "indicators")


def is_flat() -> bool:
    """Whether the output goes to a file or a pipe: there each row says all by itself, on one line."""
    return console.width() is None


def grid(
    *headings: str, right: Sequence[str] = (), wraps: Sequence[str] = (), narrow: Mapping[str, int] | None = None
) -> Table:
    """An empty table. `right`: headings of columns aligned right; `wraps`: of those that give way to the others.

    `narrow`: how wide such a column is at most in a narrow terminal.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 2 if is_flat() else 1, 0, 0), header_style=_BOLD)
    most = (narrow or {}) if (console.width() or _NO_LIMIT) < _WIDE else {}
    for heading in headings:
        table.add_column(
            heading, justify="right" if heading in right else "left", no_wrap=heading not in wraps, overflow="fold",
            max_width=most.get(heading),
        )  # fmt: skip
    return table


def show(table: Table) -> None:
    """Print the table, without the spaces at the end of its lines."""
    there = Console(highlight=False, markup=False, emoji=False)
    drawn = Console(
        file=StringIO(), width=console.width() or _NO_LIMIT, highlight=False, markup=False, emoji=False,
        force_terminal=there.is_terminal and not there.legacy_windows, no_color=there.no_color, legacy_windows=False,
    )  # fmt: skip
    with drawn.capture() as lines:
        drawn.print(table)
    print("\n".join(line.rstrip() for line in lines.get().splitlines()))


def coloured(text: str, colour: str) -> Text:
    """The text in a colour of the terminal, such as "red"; plain where the output has no colours."""
    return Text(text, style=colour)


def bold(text: str) -> Text:
    """The text in bold; plain where the output has no colours."""
    return Text(text, style=_BOLD)


def indented(text: str, steps: int) -> Padding:
    """The text with each of its lines indented."""
    return Padding(text, (0, 0, 0, 2 * steps))


if TYPE_CHECKING:
    from scorecard_xl.figures.council import Council
    from scorecard_xl.figures.figure import Figure
    from scorecard_xl.tables.problems import Problem


def check_one_form(is_json: bool, csv: Path | None) -> None:
    """Raises Refusal where both are asked for, or a file that is no CSV would be written over."""
    if is_json and csv is not None:
        raise Refusal("Give --json or --csv, not both: JSON on the screen, or a CSV file.")
    if csv is not None and csv.suffix.lower() != ".csv":
        raise Refusal(f"{csv}: the name of the file for --csv must end in .csv.")


def print_json(rows: Sequence[dict[str, Any]]) -> None:
    """A list of objects, one on each line; letters beyond ASCII are escaped unless the output is UTF-8."""
    plain = (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
    print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=plain) for row in rows) + "\n]" if rows else "[]")


def with_late(figure: "Figure", council: "Council") -> dict[str, Any]:
    """The figure as an object; of the month's reviews, visits and health checks with how late they were."""
    late = council.late.get(figure.key) if figure.end == council.last else None
    return figure.as_json() if late is None else figure.as_json() | {"late": late.as_json()}


def write_csv(path: Path, columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    """The objects as a CSV file, whole or not at all; an earlier file of that name is replaced. Raises Refusal."""
    from scorecard_xl.tables.by_heading import as_csv
    from scorecard_xl.workbook.file import saving

    content = as_csv(columns, ([_cell(row.get(name)) for name in columns] for row in rows))
    if path.exists():
        saving.write(path, content, like=path)
    else:
        saving.create(path, content)


def _cell(value: Any) -> Any:
    return ", ".join(value) if isinstance(value, list) else value


def problem_rows(problems: "Sequence[Problem]") -> list[dict[str, Any]]:
    """The problems as `check --json` prints them."""
    from scorecard_xl.page.quality import touched

    return [
        {"table": p.table, "row": p.row, "column": p.column, "value": p.value, "what": p.what, "rule": p.rule or None,
         "severity": p.severity.value, "indicators": list(touched(p))}
        for p in problems
    ]  # fmt: skip
