"""The sheets that officers fill in, each declared once, and where their headings are on a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.cells import is_empty

_FIRST_ROWS = 40
YES, NO = "yes", "no"
POINTS, RELATIVE = "points", "relative"
LOCAL = "Local measures"
"""The sheet of what a council measures beyond ours."""


class Holds(Enum):
    """What the cells of a column hold."""

    ANY = "any"
    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    MONTH = "month"
    YEAR = "year"
    NUMBER = "number"


class Bad(Enum):
    """What a cell that cannot be read does.

    REFUSE: nothing is calculated until it is right. PROBLEM: its row is left out. BLANK: it counts as blank.
    Each of the last two is a problem that `check`, `refresh` and Data quality show.
    """

    REFUSE = "refuse"
    PROBLEM = "problem"
    BLANK = "blank"


@dataclass(frozen=True)
class SheetColumn:
    """One heading. `needed`: without it no row means anything. `added`: older workbooks do not have it.

    `label`: it is for people only, so it is not read. `otherwise`: what a cell that is none of the choices counts as.
    """

    heading: str
    kind: Holds = Holds.TEXT
    bad: Bad = Bad.BLANK
    choices: tuple[str, ...] = ()
    needed: bool = False
    added: bool = False
    label: bool = False
    otherwise: str = ""


@dataclass(frozen=True)
class SheetTable:
    """One table that officers fill in: an Excel table of this name on the sheet `sheet`.

    `needed`: it is a problem if the sheet is missing, in workbooks of an earlier version and in those that we did not
    make too. `without`: what then applies, in words. `rule`: of its problems.
    `refusal`, `ending`: the sentence about a cell that is refused, and what to do.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    sheet: str = ""
    needed: bool = False
    without: str = "nothing on it is used"
    rule: str = ""
    refusal: str = "{cell}: {value} {what}"
    ending: str = ". Put it right, then try again."

    @property
    def home(self) -> str:
        """The name of the sheet that the table is on."""
        return self.sheet or self.name

    @property
    def is_first(self) -> bool:
        """Whether it is the first of its sheet, which is missed once."""
        return next(each for each in SHEETS.values() if each.home == self.home) is self

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns if column.needed)

    def column(self, heading: str) -> SheetColumn:
        """The column with this heading. Raises KeyError."""
        return {column.heading: column for column in self.columns}[heading]


def _columns(
    spec: str, kind: Holds = Holds.TEXT, bad: Bad = Bad.BLANK, *, needed: bool = False, added: bool = False,
    label: bool = False,
) -> tuple[SheetColumn, ...]:  # fmt: skip
    """Columns alike from their headings, with | between."""
    return tuple(SheetColumn(each, kind, bad, needed=needed, added=added, label=label) for each in spec.split("|"))


_REFUSE, _PROBLEM = Bad.REFUSE, Bad.PROBLEM
_HISTORY_KINDS = {
    "at": Holds.MOMENT, "month": Holds.DAY, "start": Holds.DAY, "end": Holds.DAY, "numerator": Holds.NUMBER,
    "denominator": Holds.NUMBER, "value": Holds.NUMBER,
}  # fmt: skip
_HISTORY = (
    "action at month indicator window group start end numerator denominator value unit visible file sha256 options"
)

SHEETS: dict[str, SheetTable] = {
    table.name: table
    for table in (
        SheetTable(
            "Settings",
            (
                *_columns("Setting", needed=True),
                *_columns("Value", Holds.ANY, _REFUSE, needed=True),
                *_columns("What it does", label=True),
            ),
            needed=True,
            without="every setting has its usual value",
            rule="setting",
        ),
        SheetTable(
            "BankHolidays",
            (
                *_columns("Date", Holds.DAY, _REFUSE, needed=True),
                SheetColumn("Bank holiday", Holds.TEXT, _REFUSE, (YES, NO), needed=True),
                *_columns("Note", label=True),
            ),
            sheet="Settings",
            without="England's bank holidays are used without yours",
            rule="bank_holiday",
            refusal="{cell}: {column} should be {what}, not {value}",
            ending=": put this right, then try again.",
        ),
        SheetTable(
            "Targets",
            (
                *_columns("Indicator", bad=_PROBLEM, needed=True),
                *_columns("Title|Good is", label=True),
                *_columns("From", Holds.DAY, _REFUSE),
                *_columns("Target", Holds.NUMBER, _REFUSE, needed=True),
                *_columns("Tolerance", Holds.NUMBER, _REFUSE),
                SheetColumn("Tolerance in", Holds.TEXT, _REFUSE, (POINTS, RELATIVE)),
            ),
            needed=True,
            without="your targets are not used",
            rule="target",
        ),
        SheetTable(
            "Benchmarks",
            (
                *_columns("Measure", bad=_PROBLEM, needed=True),
                *_columns("Group", bad=_PROBLEM),
                *_columns("Year", Holds.YEAR, _PROBLEM, needed=True),
                *_columns("England|Region|Statistical neighbours|Own published figure", Holds.NUMBER),
                *_columns("Rank|Of|Quartile|Neighbours used", Holds.NUMBER, added=True),
                *_columns("Note|Source", added=True),
            ),
            without="no benchmark is shown",
            rule="benchmark",
        ),
        SheetTable(
            "Commentary",
            (
                *_columns("Indicator", bad=_PROBLEM, needed=True),
                *_columns("Month", Holds.MONTH, _PROBLEM, needed=True),
                *_columns("Comment", needed=True),
                *_columns("Action|Owner", added=True),
                *_columns("Due", Holds.DAY, added=True),
                *_columns("Status", added=True),
            ),
            without="no comment is shown",
            rule="comment",
        ),
        SheetTable(
            "Page",
            (
                *_columns("MEASURE", bad=_PROBLEM, needed=True),
                *_columns("GROUP", bad=_PROBLEM, added=True),
                *_columns("THEME|LABEL"),
                *(SheetColumn(each, Holds.TEXT, choices=(YES, NO), otherwise=YES) for each in ("FRONT", "CHART")),
            ),
            without="the page shows what a new workbook shows",
            rule="page",
        ),
        SheetTable(
            "History",
            tuple(
                SheetColumn(each, _HISTORY_KINDS.get(each, Holds.TEXT), _REFUSE, needed=True)
                for each in _HISTORY.split()
            ),
            without="nothing that was published or shared is known",
            rule="history",
            refusal="History, row {row}, column {column}: {value} cannot be read",
            ending=". Put back what was there, or delete the row, then try again.",
        ),
        SheetTable(
            "Mappings",
            (
                *_columns("TABLE", bad=_PROBLEM, needed=True),
                *_columns("COLUMN", needed=True),
                *_columns("YOURS", bad=_PROBLEM, needed=True),
                *_columns("OURS", needed=True),
            ),
            without="no heading or code is translated",
            rule="mapping",
        ),
        SheetTable(
            "Imports",
            (
                *_columns("DAY", Holds.MOMENT, _PROBLEM, needed=True),
                *_columns("FILE"),
                *_columns("YEAR", Holds.YEAR),
                *_columns("REACH|TABLE|CHILD|KEY|WHAT|BEFORE"),
            ),
            without="no earlier import is known",
            rule="import",
        ),
        SheetTable(
            "LocalMeasures",
            (
                *_columns("NAME", bad=_PROBLEM),
                *_columns("TITLE|UNIT", bad=_PROBLEM, needed=True),
                *_columns("BETTER|DEFINITION", bad=_PROBLEM),
                SheetColumn("CHILDREN", Holds.TEXT, _PROBLEM, (YES, NO)),
            ),
            sheet=LOCAL,
            without="no local measure is known",
            rule="local_measure",
        ),
        SheetTable(
            "LocalValues",
            (
                *_columns("NAME", bad=_PROBLEM),
                *_columns("MONTH", Holds.MONTH, _PROBLEM, needed=True),
                *_columns("NUMERATOR|DENOMINATOR|VALUE", Holds.NUMBER, _PROBLEM, added=True),
            ),
            sheet=LOCAL,
            without="no local measure has a value",
            rule="local_value",
        ),
    )
}
"""Every such table, by its name. TABLE, COLUMN … of Mappings and Imports: contract 1."""


def headings_at(table: SheetTable, rows: Sequence[Sequence[Any]]) -> tuple[int, int, int] | None:
    """The row of the table's headings among the first rows, and its first and last column, from 0; None if not there.

    Headings are in any order, case and spacing. Two tables beside each other are separated by a blank heading.
    """
    best, found = 0, None
    for at in range(min(len(rows), _FIRST_ROWS)):
        for first, last in _runs(rows[at]):
            names = Headings(rows[at][first : last + 1])
            score = len(names.places(table.headings))
            if score > best and any(heading in names for heading in table.required):
                best, found = score, (at, first, last)
    return None if found is None else _with_all(table, rows[found[0]], found)


def _with_all(table: SheetTable, row: Sequence[Any], found: tuple[int, int, int]) -> tuple[int, int, int]:
    """The whole row where a heading that is needed is beyond a blank one."""
    at, first, last = found
    missing = Headings(row[first : last + 1]).missing(table.required)
    places = Headings(row).places(missing)
    return at, min([first, *places.values()]), max([last, *places.values()])


def _runs(row: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """First and last place of the cells that are together without a blank between."""
    filled = [not is_empty(value) for value in [*row, None]]
    first = None
    for at, is_filled in enumerate(filled):
        if is_filled and first is None:
            first = at
        elif not is_filled and first is not None:
            yield first, at - 1
            first = None
