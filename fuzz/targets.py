"""What is fuzzed: each target takes bytes, and may raise nothing but a Refusal."""

import datetime as dt
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["scorecard_xl"]):
    from scorecard_xl.app.importing import import_sources
    from scorecard_xl.errors import Refusal
    from scorecard_xl.imports.csv_files import read_csv
    from scorecard_xl.imports.xml_files import read_xml
    from scorecard_xl.tables.cells import Unreadable
    from scorecard_xl.tables.schema import TABLES
    from scorecard_xl.tables.typed import READERS, typed
    from scorecard_xl.workbook.file.book import FileBook
    from scorecard_xl.workbook.memory import MemoryBook

from hostile.good import good_workbook  # noqa: E402  the path has to be set before
from hostile.judge import whole  # noqa: E402
from hostile.workshop import zipped  # noqa: E402

_GOOD = good_workbook()
_NAMES = list(TABLES)
_SHEETS = {name: [table.headings, ("A1", dt.date(2026, 5, 1))] for name, table in TABLES.items()}
_PARTS = [
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/sharedStrings.xml",
    _GOOD.part_of("Results"), _GOOD.table_of("Results"), _GOOD.part_of("Reviews"), _GOOD.table_of("Reviews"),
]  # fmt: skip


def typing(data: bytes) -> None:
    """Cells of any kind in any table are typed: what cannot be read is a problem, never an exception."""
    source = atheris.FuzzedDataProvider(data)
    table = TABLES[_NAMES[source.ConsumeIntInRange(0, len(_NAMES) - 1)]]
    rows = [[_cell(source) for _ in table.headings] for _ in range(source.ConsumeIntInRange(0, 4))]
    found = typed(table, [list(table.headings), *rows])
    assert len(found.frame) + len({problem.row for problem in found.problems}) <= 2 * len(rows) + 1
    for reader in READERS.values():
        with suppress(Unreadable):
            reader(_cell(source))


def _cell(source: "atheris.FuzzedDataProvider") -> object:
    kind = source.ConsumeIntInRange(0, 7)
    if kind == 0:
        return source.ConsumeFloat()
    if kind == 1:
        return source.ConsumeInt(8)
    if kind == 2:
        return dt.datetime(1, 1, 1) + dt.timedelta(days=source.ConsumeIntInRange(0, 3_652_058))
    if kind == 3:
        return source.ConsumeBool()
    if kind == 4:
        return (
            f"{source.ConsumeIntInRange(0, 40)}/{source.ConsumeIntInRange(0, 14)}/{source.ConsumeIntInRange(0, 12000)}"
        )
    return None if kind == 5 else source.ConsumeUnicode(20)


def importing(data: bytes) -> None:
    """Any bytes as a CSV file, an XML file, and beside a good file in a folder, which goes over the raw sheets."""
    for read in (lambda: read_csv("a.csv", data), lambda: read_xml("a.xml", data), lambda: _folder(data)):
        with suppress(Refusal):
            read()


def _folder(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name, "episodes.csv").write_bytes(b"CHILD,DECOM,DEC\nA1,01/04/2024,\n" + data)
        Path(name, "extract.csv").write_bytes(data)
        import_sources(MemoryBook({table: [[*row] for row in rows] for table, rows in _SHEETS.items()}), [Path(name)])


def replacing(data: bytes) -> None:
    """A workbook of which one part, or the archive itself, is spoilt: it is refused, or what is written is whole."""
    source = atheris.FuzzedDataProvider(data)
    content = _spoilt(source)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "b.xlsx")
        path.write_bytes(content)
        try:
            _refreshed(path)
        except Refusal:
            assert path.read_bytes() == content


def _spoilt(source: "atheris.FuzzedDataProvider") -> bytes:
    which = source.ConsumeIntInRange(0, len(_PARTS))
    if which == len(_PARTS):
        return _patched(source, zipped(_GOOD.parts))
    parts = dict(_GOOD.parts)
    parts[_PARTS[which]] = _patched(source, parts[_PARTS[which]] or b"")
    return zipped(parts)


def _patched(source: "atheris.FuzzedDataProvider", content: bytes) -> bytes:
    """Up to four places of the content are cut out and replaced by the fuzzer's own bytes."""
    for _ in range(source.ConsumeIntInRange(1, 4)):
        start = source.ConsumeIntInRange(0, len(content))
        length = source.ConsumeIntInRange(0, 40)
        content = content[:start] + source.ConsumeBytes(source.ConsumeIntInRange(0, 40)) + content[start + length :]
    return content


def _refreshed(path: Path) -> None:
    before, book = path.read_bytes(), FileBook.open(path)
    for table in ("Reviews", "Results"):
        book.read(table)
    book.put({"CPS.setting.council": "=1+1"}, {"Results": [["x"] * 5, [1, 2.5, dt.date(2026, 1, 1)]]})
    book.save()
    whole(path.read_bytes(), before)


TARGETS: dict[str, Callable[[bytes], None]] = {"typing": typing, "importing": importing, "replacing": replacing}
