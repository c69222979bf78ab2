"""Tables on the command line: as wide as the terminal, or one line a row for a file or a pipe."""

from collections.abc import Mapping, Sequence
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from scorecard_xl.cli import console

_NO_LIMIT = 100_000
_WIDE = 110  # columns from which nothing needs to be narrow
_BOLD = Style(bold=True)

Cell = str | Text | Padding


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
    return Text(text, style=colour)


def bold(text: str) -> Text:
    return Text(text, style=_BOLD)


def indented(text: str, steps: int) -> Padding:
    """The text with each of its lines indented."""
    return Padding(text, (0, 0, 0, 2 * steps))
