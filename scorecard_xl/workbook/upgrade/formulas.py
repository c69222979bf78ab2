"""Officers' formulas that call a function which takes more tables than it did: they get them where that is sure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scorecard_xl.formulas.worksheet import FUNCTIONS, tables_of
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.file.markup import parse, serialise
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.workbookxml import WorkbookXml

_FORMER: Mapping[str, tuple[str, ...]] = {"visits_on_time": ("Episodes", "Visits")}
"""The tables that the functions of the first version took, where they take others now."""
_CALL = re.compile(r"\bCPS_[A-Z0-9_]+(?=\()", re.IGNORECASE)
_PIECE = re.compile(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'|.', re.DOTALL)
_TABLE = re.compile(r"'?(\w+)'?(?:\[#All\]|!\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+)", re.IGNORECASE)
_BEHIND = "CPS_BEHIND"


@dataclass(frozen=True)
class _Call:
    """A call in a formula. `arguments`: from the first table on; `ends`: where each ends in the formula."""

    name: str
    indicator: str
    arguments: tuple[str, ...]
    ends: tuple[int, ...]

    @property
    def needed(self) -> list[str]:
        """The tables that it takes now, as a formula names them."""
        of = INDICATORS.get(self.indicator)
        return [TABLES[table].excel_name for table in tables_of(of)] if of else []

    @property
    def lacks_tables(self) -> bool:
        given = " ".join(self.arguments).lower()
        return any(table.lower() not in given for table in self.needed)

    def added(self) -> tuple[int, str] | None:
        """Where the tables that are missing go, and what they are; None where it is not sure."""
        former = _FORMER.get(self.indicator)
        if former is None or not self.lacks_tables or len(self.arguments) <= len(former):
            return None
        named = [_table(each) for each in self.arguments[: len(former)]]
        more = ",".join(f"{table}[#All]" for table in self.needed[len(former) :])
        return (self.ends[len(former) - 1], f",{more}") if named == [each.lower() for each in former] else None


def with_tables(formula: str) -> str:
    """The formula, whose calls get the tables that are new, where it names those before in full."""
    for call in reversed(list(_calls(formula))):
        added = call.added()
        if added is not None:
            at, text = added
            formula = formula[:at] + text + formula[at:]
    return formula


def lacking(formula: str) -> dict[str, list[str]]:
    """By function, as a formula names them, the tables of the calls that do not have them all."""
    return {call.name: call.needed for call in _calls(formula) if call.lacks_tables}


def give_tables(package: Package, book: WorkbookXml) -> Iterator[tuple[str, list[str]]]:
    """Rewrite the formulas of every sheet; the name of each sheet that has such, and their cells."""
    for sheet in book.sheets.values():
        content = package.read(sheet.part)
        if b"cps_" not in content.lower():
            continue
        root, found = parse(content, sheet.part), list[str]()
        for formula in root.iter("{*}f"):
            text, cell = formula.text or "", formula.getparent()
            if (now := with_tables(text)) != text:
                formula.text = now
                found.append("" if cell is None else cell.get("r", ""))
        if found:
            package.replace(sheet.part, serialise(root, content))
            yield sheet.name, found


def _calls(formula: str) -> Iterator[_Call]:
    within = [match.span() for match in _PIECE.finditer(formula) if match[0][0] in "\"'" and len(match[0]) > 1]
    for match in _CALL.finditer(formula):
        if any(start <= match.start() < end for start, end in within):
            continue
        name, arguments, ends = match[0].upper(), *_arguments(formula, match.end() + 1)
        function = FUNCTIONS.get(name)
        if name == _BEHIND and arguments:
            yield _Call(name, arguments[0].strip().strip('"').lower(), arguments[1:], ends[1:])
        elif function is not None and function.indicator is not None:
            yield _Call(name, function.indicator.name, arguments, ends)


def _arguments(formula: str, start: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The arguments from the place behind a bracket to the one that closes it, and where each ends."""
    depth, first, found, ends = 0, start, list[str](), list[int]()
    for match in _PIECE.finditer(formula, start):
        piece, at = match[0], match.start()
        if (piece == "," and depth == 0) or (piece == ")" and depth == 0):
            found.append(formula[first:at].strip())
            ends.append(at)
            first = at + 1
            if piece == ")":
                break
        depth += (piece in "([{") - (piece in ")]}")
    return tuple(found), tuple(ends)


def _table(argument: str) -> str:
    """The raw table that an argument names in full, in lower case; an empty text where it names none."""
    match = _TABLE.fullmatch(argument)
    return match[1].lower() if match else ""
