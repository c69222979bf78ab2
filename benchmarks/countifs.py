"""Workbooks of raw tables with what COUNTIFS can honestly find on a sheet Formulas: less than the product finds."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from xlsxwriter import Workbook

MONTHS, MOST_CHILDREN = 13, 1000
DAY = dt.date(2026, 5, 31)
Rows = list[list[Any]]
Tables = dict[str, Rows]
Formulas = Callable[[Workbook, Tables], None]


def _sheet(book: Workbook, name: str, rows: Rows, **helpers: str) -> None:
    """A table, with a formula in each row for each helper column; {} in it is the number of the row."""
    sheet, width = book.add_worksheet(name), len(rows[0])
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
        for at, (heading, formula) in enumerate(helpers.items(), width):
            if number:
                sheet.write_formula(number, at, formula.format(number + 1, above=number))
            else:
                sheet.write(number, at, heading)


def month_ends() -> list[dt.date]:
    back = [divmod(DAY.year * 12 + DAY.month - months, 12) for months in range(MONTHS)]
    return [dt.date(year, month + 1, 1) - dt.timedelta(days=1) for year, month in back]


def in_care(book: Workbook, tables: Tables) -> None:
    """Children in care at thirteen month ends; two episodes that overlap would count twice."""
    rows = _columns(tables["Episodes"], "CHILD", "DECOM", "DEC", "LS")
    _sheet(book, "Episodes", rows, END='=IF(C{0}="",DATE(9999,1,1),C{0})')
    last, out = len(rows), book.add_worksheet("Formulas")
    for number, end in enumerate(month_ends()):
        criteria = f'Episodes!B$2:B${last},"<="&A{number + 1},Episodes!E$2:E${last},">"&A{number + 1}'
        statuses = f'Episodes!D$2:D${last},"<>V3",Episodes!D$2:D${last},"<>V4"'
        out.write(number, 0, end)
        out.write_formula(number, 1, f"=COUNTIFS({criteria},{statuses})")


def _reviews(book: Workbook, tables: Tables) -> None:
    rows = _columns(tables["Reviews"], "CHILD", "REVIEW", "REVIEW_DUE")
    _on_time(book, rows, '=IF(C{0}<>"",C{0},IF(A{0}=A{above},EDATE(B{above},6),""))')


def _visits(book: Workbook, tables: Tables) -> None:
    rows = _columns(tables["Visits"], "CHILD", "VISIT", "VISIT_DUE")
    _on_time(book, rows, '=IF(C{0}<>"",C{0},IF(A{0}=A{above},B{above}+42,""))')


def _on_time(book: Workbook, rows: Rows, due: str) -> None:
    """Of those that were done, by the month and the year to date in which they were due: how many, how many on time."""
    ordered = [rows[0], *sorted((row for row in rows[1:] if row[1]), key=lambda row: row[:2])]
    _sheet(book, "Rows", ordered, DUE=due, ON_TIME='=IF(D{0}="","",B{0}<=D{0})')
    last, out = len(ordered), book.add_worksheet("Formulas")
    for number, end in enumerate(month_ends()):
        for at, start in enumerate((end.replace(day=1), dt.date(end.year - (end.month < 4), 4, 1))):
            criteria = f'Rows!D$2:D${last},">="&{_serial(start)},Rows!D$2:D${last},"<="&{_serial(end)}'
            out.write_formula(number, 2 * at, f"=COUNTIFS({criteria},Rows!E$2:E${last},TRUE)")
            out.write_formula(number, 2 * at + 1, f"=COUNTIFS({criteria})")


def _stability(book: Workbook, tables: Tables) -> None:
    """Three or more placements, and long-term stability, of up to a thousand children on one day."""
    episodes = _columns(tables["Episodes"], "CHILD", "DECOM", "DEC", "RNE", "LS")
    _sheet(
        book, "Episodes", episodes, END='=IF(C{0}="",DATE(9999,1,1),C{0})',
        MOVE='=OR(D{0}="S",D{0}="P",D{0}="B")',
    )  # fmt: skip
    last, day, start = len(episodes), _serial(DAY), _serial(DAY.replace(year=DAY.year - 1) + dt.timedelta(days=1))
    child, decom, end, rne, move = (f"Episodes!{at}$2:{at}${last}" for at in "ABFDG")
    children = _columns(tables["Children"], "CHILD", "DOB")[: MOST_CHILDREN + 1]
    _sheet(
        book, "Children", children,
        IN_CARE=f'=COUNTIFS({child},A{{0}},{decom},"<="&{day},{end},">"&{day})',
        BEFORE=f'=COUNTIFS({child},A{{0}},{decom},"<"&{start},{end},">="&{start})',
        MOVES=f'=COUNTIFS({child},A{{0}},{move},TRUE,{decom},">="&{start},{decom},"<="&{day})',
        SINCE=f'=_xlfn.MAXIFS({decom},{child},A{{0}},{rne},"S",{decom},"<="&{day})',
        PLACED=f'=_xlfn.MAXIFS({decom},{child},A{{0}},{move},TRUE,{decom},"<="&{day})',
        THREE="=AND(C{0}>0,MIN(1,D{0})+E{0}>=3)",
        LONG=f"=AND(C{{0}}>0,EDATE(F{{0}},30)<={day},EDATE(B{{0}},192)>{day})",
        STABLE=f"=AND(I{{0}},EDATE(G{{0}},24)<={day})",
    )  # fmt: skip
    out, last = book.add_worksheet("Formulas"), len(children)
    for at, (column, criterion) in enumerate((("C", '">0"'), ("H", "TRUE"), ("I", "TRUE"), ("J", "TRUE"))):
        out.write_formula(0, at, f"=COUNTIFS(Children!{column}$2:{column}${last},{criterion})")


def _columns(rows: Rows, *headings: str) -> Rows:
    places = [rows[0].index(heading) for heading in headings]
    return [[row[at] for at in places] for row in rows]


def _serial(day: dt.date) -> int:
    return (day - dt.date(1899, 12, 30)).days


KINDS: dict[str, Formulas] = {
    "COUNTIFS: in care, 13 month ends": in_care,
    "COUNTIFS: reviews on time": _reviews,
    "COUNTIFS: visits on time": _visits,
    "COUNTIFS: stability, one day": _stability,
}
