"""One file on disk -> the raw tables in it, and what is to be said about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scorecard_xl.imports.csv_files import read_csv
from scorecard_xl.imports.sheets import sheet_of
from scorecard_xl.imports.ssda903 import Extract, SourceError, extract, recognised
from scorecard_xl.imports.xml_files import read_xml
from scorecard_xl.tables.schema import TABLES

_CSV = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods")
TAKEN = "Import takes SSDA903 files (CSV or XML) and CSV files with the headings of a raw sheet"


@dataclass(frozen=True)
class Part:
    """A file that the scorecard uses. `whole`: it is a return by itself, as an XML file is."""

    file: Path
    tables: dict[str, Extract]
    whole: bool


@dataclass
class Reader:
    """Reads files one after the other, and keeps the names of those that brought nothing."""

    not_used: list[str] = field(default_factory=list)
    not_recognised: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self, files: Sequence[Path]) -> list[Part]:
        """The files that the scorecard uses, in the order given. Raises SourceError for one that cannot be read."""
        return [part for file in files if (part := self._part(file))]

    def _part(self, file: Path) -> Part | None:
        whole = file.suffix.lower() == ".xml"
        tables = self._of_xml(file) if whole else self._of_csv(file)
        return Part(file, tables, whole) if tables else None

    def _of_xml(self, file: Path) -> dict[str, Extract]:
        tables = read_xml(file.name, _bytes(file))
        if not tables:
            self.not_recognised.append(_called(file))
        return tables

    def _of_csv(self, file: Path) -> dict[str, Extract]:
        rows = read_csv(file.name, _bytes(file)) if file.suffix.lower() in _CSV else []
        known = recognised(file.stem, rows[0]) if rows else None
        table = known.table if known else sheet_of(rows[0] if rows else [])
        if table is None:
            (self.not_used if known else self.not_recognised).append(_called(file))
            return {}
        self._say_long(file, rows)
        return {table: extract(TABLES[table], rows[0], rows[1:])}

    def _say_long(self, file: Path, rows: list[list[str]]) -> None:
        width = len(rows[0])
        if long := sum(any(cell.strip() for cell in row[width:]) for row in rows if len(row) > width):
            beyond = "more cells than there are headings; what stands beyond the last heading is left out"
            self.notes.append(f"{_called(file)}: {long} {'row has' if long == 1 else 'rows have'} {beyond}.")


def of_no_use(file: Path) -> str:
    """Why a file that was named brings nothing, and what to do with it instead."""
    kind = file.suffix.lower()
    if kind in _WORKBOOKS:
        return f"{file.name} is a workbook: save the sheet that holds the rows as CSV, then import that. {TAKEN}."
    if kind not in (*_CSV, ".xml"):
        return f"{file.name} is no file that can be imported: export what it holds as CSV. {TAKEN}."
    instead = "give its columns these headings, or paste its rows on their sheet (published figures on Benchmarks)"
    return (
        f"{file.name} is no SSDA903 file that the scorecard uses, and has not the headings of a raw sheet: {instead}."
    )


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourceError(f"{file.name} cannot be opened ({error.strerror}): close it in other programs.") from None


def _called(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
