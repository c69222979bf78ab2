"""A workbook of an earlier layout becomes one of this: our sheets are drawn again, all else stays as it is."""

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scorecard_xl.app.entry_sheets import settings_of
from scorecard_xl.app.refresh import refresh
from scorecard_xl.council.bank_holidays import TABLE as BANK_HOLIDAYS
from scorecard_xl.council.settings import Settings
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.local import MEASURES
from scorecard_xl.figures.local_values import VALUES
from scorecard_xl.page.sheets import SETTINGS, TABLE_SHEETS, TARGETS, TRENDS, target_rows
from scorecard_xl.tables.by_heading import Headings, plain
from scorecard_xl.tables.cells import is_empty
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.sheets import LOCAL, SHEETS
from scorecard_xl.tables.values import Formula, Value
from scorecard_xl.workbook.area import Area
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.upgrade.own import OwnColumns
from scorecard_xl.workbook.upgrade.redraw import redraw
from scorecard_xl.workbook.vba.configuration import INTERPRETER, INTERPRETER_MAC, PYTHON_PATH

_FILLED = [
    *(name for name, spec in TABLE_SHEETS.items() if spec.kind != "about" and name not in (SETTINGS, TRENDS, LOCAL)),
    BANK_HOLIDAYS, MEASURES, VALUES,
]  # fmt: skip
_HOMES = {MEASURES: LOCAL}
Rows = list[list[Value]]


@dataclass
class Upgraded:
    """`book`: the workbook as it is now, not yet saved. `council`: of its refresh; None where there was none.

    `kept`, `not_kept`: sentences. `unrefreshed`: why it was not refreshed.
    """

    book: FileBook
    council: Council | None = None
    kept: list[str] = field(default_factory=list)
    not_kept: list[str] = field(default_factory=list)
    unrefreshed: str = ""


def upgrade(path: Path, now: dt.datetime | None = None) -> Upgraded:
    """Draw our sheets of the workbook at `path` again, fill them, and refresh.

    Raises Refusal where that cannot be done; nothing is written before `Upgraded.book` is saved.
    """
    old = FileBook.open(path)
    if old.read("Results") is None:
        raise Refusal(f"{path.name} is not a scorecard: it has no sheet Results.")
    settings = settings_of(old)
    drawn = redraw(old.path, settings, dict(_areas(old)))
    found = Upgraded(old, not_kept=[*_settings_lost(old), *_without_headings(old), *drawn.not_kept])
    book = _opened(drawn.content, path)
    rows = {name: each for name in _FILLED if (each := _rows(old, name, drawn.own.get(_HOMES.get(name, name))))}
    own_columns = {name: own for name, own in drawn.own.items() if own.headings}
    for name, own in own_columns.items():
        book.add_columns(name, own.headings)
    book.put(_cells(old, book), rows)
    for name, own in own_columns.items():
        book.put_beside(name, own.put)
    found.kept += [*_added_columns(book), *drawn.rewritten, *_summary(rows, own_columns)]
    try:
        found.council = refresh(book, now=now)
        book.recolour(settings.colour)
    except Refusal as refusal:
        found.unrefreshed = str(refusal)
    old.become(book)
    return found


def _areas(book: FileBook) -> Iterator[tuple[str, Area]]:
    """Where the headings of each table that officers fill in are, and all that is read under them."""
    for name, table in SHEETS.items():
        sheet = book.read(name)
        places = Headings(sheet.rows[0]).places(table.headings).values() if sheet and sheet.rows else ()
        if sheet is not None and places:
            left, right = (sheet.first_column + at for at in (min(places), max(places)))
            yield name, Area(sheet.first_row, left, sheet.first_row + len(sheet.rows) - 1, right)


def _without_headings(book: FileBook) -> Iterator[str]:
    """Lists that officers fill in of which no heading is known: nothing of them can be kept."""
    for name in _FILLED:
        sheet = book.read(name) if name in SHEETS else None
        if sheet is not None and sheet.rows and not Headings(sheet.rows[0]).places(SHEETS[name].headings):
            needed = ", ".join(SHEETS[name].required)
            yield f"{sheet.name}: its headings ({needed}) are not there, so no row of it is kept."


def _opened(content: bytes, path: Path) -> FileBook:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        copy.write_bytes(content)
        return FileBook.open(copy)


def _rows(book: FileBook, name: str, own: OwnColumns | None) -> Rows:
    """The rows of an old sheet under our headings. Lists that a refresh writes are needed only for own columns."""
    spec = TABLE_SHEETS.get(name)
    headings = spec.headings if spec else SHEETS[name].headings
    is_rewritten = spec is not None and spec.kind == "figures" and name not in SHEETS
    has_own = own is not None and bool(own.headings)
    sheet = None if is_rewritten and not has_own else book.read(name)
    if sheet is None or not len(sheet.rows):
        return []
    places = {plain(heading): at for at, heading in reversed(list(enumerate(sheet.rows[0])))}
    at = [places.get(plain(heading)) for heading in headings]
    found = [[_value(row, place) for place in at] for row in sheet.rows[1:]]
    for (row, column), text in own.formulas.items() if own and not is_rewritten else ():
        found[row][column] = Formula(text, found[row][column])
    while found and not has_own and all(value is None for value in found[-1]):
        found.pop()
    return _with_new_targets(found) if name == TARGETS else found


def _value(row: Sequence[Value], place: int | None) -> Value:
    value = row[place] if place is not None and place < len(row) else None
    return None if is_empty(value) else value


def _with_new_targets(rows: Rows) -> Rows:
    """The officer's targets, and the rows of indicators that are new."""
    known = {plain(row[0]) for row in rows}
    return [*rows, *(row for row in target_rows() if plain(row[0]) not in known)]


def _cells(old: FileBook, new: FileBook) -> Mapping[str, Value]:
    """Where Python is, as the old workbook says: this machine may not be the officer's."""
    kept = {name: old.cell(name) for name in (INTERPRETER, INTERPRETER_MAC, PYTHON_PATH)}
    return {name: value for name, value in kept.items() if not is_empty(value) and is_empty(new.cell(name))}


def _settings_lost(book: FileBook) -> Iterator[str]:
    sheet = book.read(SETTINGS)
    known = {plain(field.alias) for field in Settings.model_fields.values()}
    rows = [row for row in (sheet.rows[1:] if sheet else []) if len(row) > 1 and not is_empty(row[0])]
    own = [f"{row[0]} ({'blank' if is_empty(row[1]) else row[1]})" for row in rows if plain(row[0]) not in known]
    if own:
        are = "1 row does nothing any more and is" if len(own) == 1 else f"{len(own)} rows do nothing any more and are"
        yield f"{SETTINGS}: {are} not kept: {', '.join(own)}."


def _added_columns(book: FileBook) -> Iterator[str]:
    """Give raw sheets the columns that are new; a sentence for each."""
    for name, table in TABLES.items():
        sheet = book.read(name)
        there = set() if sheet is None or not len(sheet.rows) else {plain(heading) for heading in sheet.rows[0]}
        lacking = [column.heading for column in table.columns if plain(column.heading) not in there]
        if there and lacking:
            try:
                book.add_columns(name, lacking)
            except Refusal as refusal:
                yield f"{name}: {', '.join(lacking)} not added. {refusal}"
            else:
                yield f"{name}: {', '.join(lacking)} added on the right."


def _summary(rows: Mapping[str, Rows], own: Mapping[str, OwnColumns]) -> Iterator[str]:
    counts = [f"{name} ({len(each):,})" for name, each in rows.items() if name in SHEETS]
    if counts:
        yield f"Rows kept: {', '.join(counts)}; and every raw sheet and sheet of your own as it was."
    for name, each in own.items():
        yield f"{name}: your own columns kept: {', '.join(each.headings)}."
