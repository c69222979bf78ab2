"""Benchmarks on their sheet: rows of an import among those that officers typed, which stay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scorecard_xl.figures.benchmarks import GROUP, HEADINGS, MEASURE, NOTE, RANKS, SOURCE, VALUES, YEAR
from scorecard_xl.figures.comparing import SourcedBenchmark
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, read_number
from scorecard_xl.tables.dates import read_year
from scorecard_xl.tables.values import Value

FROM_FILE = "DfE file "
"""How the source of a row begins that an import wrote; all others were typed."""
_KEPT_IF_UNKNOWN = ("England", "Region", "Statistical neighbours", "Neighbours used")
_Key = tuple[str, str, int]


@dataclass
class Merged:
    """The rows of the sheet after the import, without headings.

    `typed`: what officers typed and the files have otherwise, in words; `lacking`: headings that the sheet has not.
    """

    rows: list[list[Value]]
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    typed: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.added or self.replaced)


def merged_rows(rows: Sequence[Sequence[Value]], first_row: int, found: Iterable[SourcedBenchmark]) -> Merged:
    """The rows with what was found: of a key that is there the last row changes, others are added below.

    `rows`: of the sheet, headings first, at its row `first_row`. Columns of the officer's own keep their cells.
    """
    headings, width = Headings(rows[0]), len(rows[0])
    lines = [(at, [*row, *[None] * (width - len(row))]) for at, row in enumerate(rows[1:], first_row + 1)]
    lines = [(at, row) for at, row in lines if not all(map(is_empty, row))]
    places = {key: place for place, (_, row) in enumerate(lines) if (key := _key(headings, row)) is not None}
    result = Merged([list(row) for _, row in lines], lacking=headings.missing([*HEADINGS, SOURCE]))
    for each in found:
        cells = _cells(each)
        place = places.get(
            (plain(each.benchmark.indicator), plain(each.benchmark.group or ""), each.benchmark.year.year)
        )
        if place is None:
            result.added += 1
            result.rows.append(headings.row(cells))
        else:
            _replace(result, headings, place, lines[place][0], cells)
    return result


def _cells(each: SourcedBenchmark) -> dict[str, Value]:
    benchmark = each.benchmark
    values: dict[str, Value] = {heading: getattr(benchmark, name) for heading, name in (VALUES | RANKS).items()}
    return {
        MEASURE: benchmark.indicator,
        GROUP: benchmark.group,
        YEAR: benchmark.year.year,
        **values,
        NOTE: benchmark.note or None,
        SOURCE: f"{FROM_FILE}{each.file}",
    }


def _key(headings: Headings, row: Sequence[Value]) -> _Key | None:
    (measure, group, year), *_ = headings.in_order((MEASURE, GROUP, YEAR), [row])
    try:
        return plain(measure), plain("" if is_empty(group) else group), read_year(year).year
    except Unreadable:
        return None


def _replace(result: Merged, headings: Headings, place: int, row: int, cells: dict[str, Value]) -> None:
    """Put the cells into the row; where the files know nothing, what is there stays."""
    old = result.rows[place]
    known = {name: value for name, value in cells.items() if value is not None or name not in _KEPT_IF_UNKNOWN}
    if (note := headings.place(NOTE)) is not None and not is_empty(old[note]):
        known.pop(NOTE)  # the officer's own
    changes = {name: at for name, at in headings.places(known).items() if not _same(old[at], known[name])}
    if not changes:
        result.unchanged += 1
        return
    source = headings.place(SOURCE)
    was_typed = source is None or not as_text(old[source] or "").startswith(FROM_FILE)
    numbers = [f"{name} {as_text(old[at])}" for name, at in changes.items() if name in VALUES and not is_empty(old[at])]
    if was_typed and numbers:
        result.typed.append(f"row {row}, {cells[MEASURE]} {cells[YEAR]} ({', '.join(numbers)})")
    for name, at in changes.items():
        old[at] = known[name]
    result.replaced += 1


def _same(old: Value, new: Value) -> bool:
    if is_empty(old) or is_empty(new):
        return is_empty(old) and is_empty(new)
    try:
        text = as_text(old)
        number = read_number(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        return isinstance(new, (int, float)) and abs(number - new) < 1e-9
    except Unreadable:
        return plain(old) == plain(new)
