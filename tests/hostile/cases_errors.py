"""Error values of Excel, old and new: each costs the one cell that holds it, which is named, in any kind of column."""

from hostile.case import Case, found, works
from hostile.workshop import Workshop, Xml, formula

NEW = (
    "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!",
    "#PYTHON!", "#TIMEOUT!", "#NULL!", "#NUM!", "#OF_A_LATER_EXCEL!",
)  # fmt: skip
"""Those that Excel has had since 2018, two old ones, and one that is yet to come."""
COLUMNS = {
    "a child": ("Episodes", "CHILD"),
    "a date": ("Episodes", "DECOM"),
    "a code": ("Episodes", "PLACE"),
    "a number": ("Episodes", "PL_DISTANCE"),
    "a flag": ("OC2", "HEALTH_CHECK"),
    "a month": ("Caseloads", "MONTH"),
}
_ROW = 2


def error(code: str) -> Xml:
    return Xml(f"<v>{code}</v>", 't="e"')


def _in(table: str, column: str, value: object):
    return lambda good: good.put(table, _ROW, column, value)


def _rich(good: Workshop) -> None:
    """As Excel writes an error of a data type: the cell is #VALUE!, and a part beside it says more."""
    good.put("Episodes", _ROW, "DECOM", Xml("<v>#VALUE!</v>", 't="e" vm="1"'))


_CODES = [
    found(f"an error in {what}: {code}", _in(table, column, error(code)), table, _ROW, column, "")
    for code in NEW
    for what, (table, column) in [("a date", COLUMNS["a date"])]
] + [
    found(f"an error in {what}: #SPILL!", _in(table, column, error("#SPILL!")), table, _ROW, column, "")
    for what, (table, column) in COLUMNS.items()
    if what != "a date"
]  # fmt: skip

_WRITTEN = [
    found(f"{what} {code} in {called}", _in(table, column, value), table, _ROW, column, "")
    for code in ("#SPILL!", "#GETTING_DATA")
    for called, (table, column) in (("a date", COLUMNS["a date"]), ("a code", COLUMNS["a code"]))
    for what, value in (
        ("the text", code),
        ("a formula that ends in", Xml(f"<f>A1:A9*1</f><v>{code}</v>", 't="e"')),
        ("a formula of text that gives", formula(f'"{code}"', code)),
    )
] + [
    found("an error of a data type", _rich, "Episodes", _ROW, "DECOM", ""),
    found("an error without its value", _in("Episodes", "DECOM", Xml("<v></v>", 't="e"')), "Episodes", _ROW, "DECOM", ""),
    found("an error in the prefix of another writer", lambda good: _prefixed(good), "Episodes", _ROW, "DECOM", ""),
    works("errors in a column of the council's own", lambda good: _own_column(good)),
    works("errors on a sheet of the council's own", lambda good: _own_sheet(good)),
]  # fmt: skip


def _prefixed(good: Workshop) -> None:
    good.put("Episodes", _ROW, "DECOM", error("#SPILL!"))
    prefix(good, good.part_of("Episodes"))


def prefix(good: Workshop, part: str) -> None:
    """The elements of a sheet with a prefix, as some writers give them."""
    import re

    good.fill()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = re.sub(r"<(/?)([A-Za-z])(?![A-Za-z0-9]*:)", r"<\1x:\2", good.text(part))
    good.parts[part] = text.replace(f'xmlns="{main}"', f'xmlns:x="{main}"').encode()


def _own_column(good: Workshop) -> None:
    rows = good.rows_of("Episodes")
    rows[0].append("Age now")
    for row in rows[1:]:
        row += [""] * (len(rows[0]) - 1 - len(row)) + [error("#SPILL!")]


def _own_sheet(good: Workshop) -> None:
    """The error stands on a sheet that the scorecard does not read."""
    good.rewrite(
        good.part_of("Definitions"),
        lambda text: text.replace(
            "</sheetData>", '<row r="900"><c r="A900" t="e"><v>#GETTING_DATA</v></c></row></sheetData>'
        ),
    )


CASES: list[Case] = [*_CODES, *_WRITTEN]
