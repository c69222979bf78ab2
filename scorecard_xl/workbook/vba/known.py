"""The modules that releases wrote into workbooks, by their fingerprints: `scorecard-xl build` keeps the table."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import StringIO
from pathlib import Path

from scorecard_xl import __version__
from scorecard_xl.workbook.vba.flavours import standalone
from scorecard_xl.workbook.vba.module import Module
from scorecard_xl.workbook.vba.reading import Read, fingerprint, xlwings_version_in
from scorecard_xl.workbook.vba.stubs import own_modules

TABLE = Path(__file__).with_name("known.csv")
_HEADINGS = ("written by", "module", "sha256")

Row = tuple[str, str, str]
"""Who wrote the module (scorecard-xl or xlwings, with the version), its name, its fingerprint."""


def table_with_present(table: str) -> str:
    """The table with the rows of this version and of the xlwings that is installed; rows of other versions stay."""
    present = list(_present())
    written = {row[0] for row in present}
    kept = [row for row in _rows(table) if row[0] not in written]
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([_HEADINGS, *kept, *present])
    return out.getvalue()


def unknown(read: Read) -> list[str]:
    """The names of the modules with code that no version known here wrote."""
    known = _known()
    return [name for name, source in read.modules.items() if fingerprint(source) not in ("", *known.get(name, ()))]


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """By module its fingerprints: those of the table, and those of this installation, whose plug-ins add functions."""
    found: dict[str, tuple[str, ...]] = {}
    for _, module, code in [*_rows(TABLE.read_text(encoding="utf-8")), *_present()]:
        found[module] = (*found.get(module, ()), code)
    return found


def _rows(table: str) -> Iterator[Row]:
    for row in list(csv.reader(StringIO(table)))[1:]:
        yield row[0], row[1], row[2]


def _present() -> Iterator[Row]:
    others = standalone().modules
    yield from _of(f"scorecard-xl {__version__}", own_modules())
    yield from _of(f"xlwings {xlwings_version_in({each.name: each.text for each in others})}", others)


def _of(written_by: str, modules: Iterable[Module]) -> Iterator[Row]:
    for module in modules:
        if code := fingerprint(module.stored().decode("cp1252")):
            yield written_by, module.name, code
