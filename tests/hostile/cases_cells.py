"""Cells that hold what they should not: each is named by its sheet, row and column, and the rest is reported on."""

import datetime as dt

from hostile.case import Breaks, Case, found, found_and_written, refused, works
from hostile.workshop import Workshop, Xml, formula

_NOT_A_DATE, _NO_DAY = "is not a date: write it as dd/mm/yyyy", "is a day that does not exist"


def _put(table: str, row: int, heading: str, value: object) -> Breaks:
    return lambda good: good.put(table, row, heading, value)


def _error(code: str) -> Xml:
    return Xml(f"<v>{code}</v>", 't="e"')


def _decom(name: str, value: object, says: str) -> Case:
    return found(name, _put("Episodes", 3, "DECOM", value), "Episodes", 3, "DECOM", says)


def _child(name: str, value: object, says: str, row: int = 3) -> Case:
    return found_and_written(name, _put("Episodes", row, "CHILD", value), "Episodes", row, "CHILD", says)


def _serials_from_1904(good: Workshop) -> None:
    good.change("xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')


def _raw(good: Workshop, old: str, new: str) -> None:
    good.put("Reviews", 2, "REVIEW_CODE", "PN1")
    good.fill()
    good.change(good.part_of("Reviews"), old, new)


def _row(old: str, new: str) -> Breaks:
    """Rewrite a piece of the Reviews sheet: its second row is that of A1."""
    return lambda good: _raw(good, old, new)


_DATES = [
    _decom("words in a date column", "early March", _NOT_A_DATE),
    found("an American date", _put("Episodes", 3, "DECOM", "12/31/2021"), "Episodes", None, "DECOM", "has the month first"),
    _decom("31 February", "31/02/2021", _NO_DAY),
    _decom("29 February of a year without one", "29/02/2021", _NO_DAY),
    _decom("day 0", "00/01/2021", _NO_DAY),
    _decom("a month in a language Excel does not write", "3 märz 2021", _NOT_A_DATE),
    _decom("a year and no more", 2021, "is before"),
    _decom("two dates in a cell", "03/02/2021 04/02/2021", _NOT_A_DATE),
    _decom("a date between look-alike strokes", "03⁄02⁄2021", _NOT_A_DATE),
    _decom("TRUE in a date column", Xml("<v>1</v>", 't="b"'), _NOT_A_DATE),
    _decom("a negative serial number", -5, _NOT_A_DATE),
    _decom("serial number 0", 0, _NOT_A_DATE),
    _decom("a serial number past the year 9999", 2_958_466, _NOT_A_DATE),
    _decom("a number that no date has", Xml("<v>1e308</v>"), _NOT_A_DATE),
    _decom("a number that is none (NaN)", Xml("<v>NaN</v>"), ""),
    _decom("a formula without a result", Xml("<f>TODAY()</f>"), "is a formula without a result"),
    _decom("a formula with a text as its result", formula('"soon"', "soon"), _NOT_A_DATE),
    *(_decom(f"an error in a date column: {code}", _error(code), "") for code in ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?")),
    _decom("a formula that ends in an error", Xml("<f>1/0</f><v>#DIV/0!</v>", 't="e"'), ""),
    _decom("a blank where a row means nothing without it", "", "has no DECOM"),
    found("an end before the start", _put("Episodes", 3, "DEC", "01/01/2020"), "Episodes", 3, "DEC", "is before DECOM"),
    found("a date of birth in the future", _put("Children", 3, "DOB", dt.date(2031, 1, 1)), "Children", 3, "DOB", ""),
    found("a date of birth of two hundred years ago", _put("Children", 3, "DOB", "01/01/1826"), "Episodes", 3, "DECOM", "18th birthday"),
    found("a review in words", _put("Reviews", 3, "REVIEW", "n/a yet"), "Reviews", 3, "REVIEW", _NOT_A_DATE),
    found("a visit on 30 February", _put("Visits", 2, "VISIT", "30.02.2026"), "Visits", 2, "VISIT", _NO_DAY),
    found("a month that is none", _put("Caseloads", 2, "MONTH", "2026-13"), "Caseloads", 2, "MONTH", ""),
    found("a year that is none", _put("OC2", 2, "YEAR", "last year"), "OC2", 2, "YEAR", ""),
    works("dates counted from 1904", _serials_from_1904),
    works("a date with a time", _put("Episodes", 3, "DECOM", 44230.75)),
    works("a date as ISO 8601 (t=d)", _put("Episodes", 3, "DECOM", Xml("<v>2021-02-03T00:00:00</v>", 't="d"'))),
    works("a date that a formula gives", _put("Episodes", 3, "DECOM", formula("DATE(2021,2,3)", 44230))),
    works("a date in other digits", _put("Episodes", 3, "DECOM", "०३/०२/२०२१")),
    works("a date as text", _put("Episodes", 3, "DECOM", "03/02/2021")),
    works("a date with hard spaces around it", _put("Episodes", 3, "DECOM", "\u00a003/02/2021\u00a0")),
    works("a day of the year 202", _put("Children", 3, "DOB", "01/01/0202")),
    works("the 29 February 1900 that never was", _put("Children", 3, "DOB", 60)),
]  # fmt: skip

_CHILDREN = [
    *(
        _child(f"a formula for a child: {text}", text, "is not in Children")
        for text in ("=1+1", "+44 20", "-A1", "@SUM(A1)", "=HYPERLINK(\"http://192.0.2.1\",\"A1\")", "=cmd|' /C calc'!A0", "\t=1+1", "＝1+1")
    ),
    _child("no child", "", "has no child"),
    _child("a dash for a child", "-", "has no child"),
    _child("a child in Cyrillic letters that look the same", "А1", "is not in Children"),
    found_and_written("a child with a space of no width", _put("Episodes", 3, "CHILD", "A1\u200b"), "Episodes", 3, "DECOM", "starts a new period of care"),
    _child("a child written from right to left", "\u202eA1", "is not in Children"),
    _child("a child in Arabic", "طفل ١", "is not in Children"),
    _child("a child of emoji", "👩‍👧‍👦", "is not in Children"),
    _child("a child in full-width letters", "Ａ１", "is not in Children"),
    _child("a child with control characters", "A\u00851\u2028", "is not in Children"),
    _child("a child with an escaped control character", Xml("<is><t>A_x0007_1_x0000_</t></is>", 't="inlineStr"'), "is not in Children"),
    _child("a child with half a letter beyond the first plane", Xml("<is><t>A_xD83D_1</t></is>", 't="inlineStr"'), "is not in Children"),
    _child("a child with a line break", "A1\nA2", "is not in Children"),
    _child("a child with mark-up", "<b>A1</b> & [red]", "is not in Children"),
    _child("a child of 32,767 letters", "A" * 32_767, "is not in Children"),
    _child("a child of 100,000 letters", "A" * 100_000, "is not in Children"),
    _child("a child of a number too large to be whole", 1e22, "a rounded number: export the IDs as text"),
    _child("a child of a broken number", 1.5, "is not in Children"),
    _child("a child that is a date", dt.date(2020, 1, 1), "is not in Children"),
    _child("a child that is TRUE", Xml("<v>1</v>", 't="b"'), "is not in Children"),
    _child("a child that is an error", _error("#N/A"), ""),
    found("a child twice on Children", _put("Children", 3, "CHILD", "A1"), "Children", 2, "CHILD", "more than one row"),
    works("a child in small letters with spaces", _put("Episodes", 2, "CHILD", "  a1 ")),
]  # fmt: skip

_OTHERS = [
    found("a distance in words", _put("Episodes", 2, "PL_DISTANCE", "far"), "Episodes", 2, "PL_DISTANCE", "is not a number"),
    found("a number in words", _put("Caseloads", 2, "CASES", "sixty"), "Caseloads", 2, "CASES", "is not a number"),
    found("an endless number as text", _put("Caseloads", 2, "CASES", "1e999"), "Caseloads", 2, "CASES", "is not a number"),
    found("an unknown placement code", _put("Episodes", 2, "PLACE", "Z9"), "Episodes", 2, "PLACE", ""),
    found("an unknown reason for a new episode", _put("Episodes", 2, "RNE", "?"), "Episodes", 2, "RNE", ""),
    found("an SDQ score of 41", _put("OC2", 2, "SDQ_SCORE", 41), "OC2", 2, "SDQ_SCORE", ""),
    found("an Ofsted grade of 5", _put("Schools", 2, "OFSTED", "5"), "Schools", 2, "OFSTED", ""),
    found("a code of 40,000 letters", _put("Episodes", 2, "PLACE", "U" * 40_000), "Episodes", 2, "PLACE", ""),
    works("a number as text", _put("Caseloads", 2, "CASES", "60")),
    works("a number as text with a comma", _put("Caseloads", 2, "CASES", "1,060")),
    works("a negative number of workers", _put("Caseloads", 2, "WORKERS", -4)),
    works("no workers", _put("Caseloads", 2, "WORKERS", 0)),
    works("a team of formula-like text", lambda good: [good.put(table, 2, "TEAM", "=1+1") for table in ("Children", "Teams", "Caseloads")]),
    works("a team of mark-up and quotes", lambda good: [good.put(table, 2, "TEAM", "<&\"'[a]") for table in ("Children", "Teams", "Caseloads")]),
    works("a worker of 32,767 letters", _put("Children", 2, "WORKER", "W" * 32_767)),
    works("rich text and a reading aid in a cell", _put("Children", 2, "WORKER", Xml("<is><r><t>An</t></r><r><t>n</t></r><rPh sb='0' eb='1'><t>x</t></rPh></is>", 't="inlineStr"'))),
    works("an unknown kind of cell", _row('t="inlineStr"><is>', 't="zz"><is>')),
    refused("a shared text that is not there", _row('t="inlineStr"><is><t xml:space="preserve">PN1</t></is>', 't="s"><v>999999</v>'), "Reviews"),
    works("a shared text of number -1 counts as blank", _row('t="inlineStr"><is><t xml:space="preserve">PN1</t></is>', 't="s"><v>-1</v>')),
    works("a shared text of no number counts as blank", _row('t="inlineStr"><is><t xml:space="preserve">PN1</t></is>', 't="s"><v>abc</v>')),
    refused("a row of no number on a sheet that is written", lambda good: good.rewrite(good.part_of("Due soon"), lambda text: text.replace('<row r="1"', '<row r="one"')), "is damaged"),
    refused("a cell of no place on a sheet that is written", lambda good: good.rewrite(good.part_of("Due soon"), lambda text: text.replace('<c r="A1"', '<c r="1A"')), "is damaged"),
    refused("a row of number 0 on a sheet that is written", lambda good: good.rewrite(good.part_of("Due soon"), lambda text: text.replace('<row r="1"', '<row r="0"')), "is damaged"),
    works("cells and rows without their places", lambda good: _placeless(good)),
    refused("a row of number 0", _row('<row r="2">', '<row r="0">'), ""),
    refused("a row of no number", _row('<row r="2">', '<row r="two">'), ""),
    refused("a row far beyond the last", _row('<row r="2"><c r="A2"', '<row r="99999999999"><c r="A99999999999"'), ""),
    refused("a cell of row 0", _row('<c r="A2"', '<c r="A0"'), ""),
    refused("a cell of no place", _row('<c r="A2"', '<c r="??"'), ""),
    refused("a cell beyond the last column", _row('<c r="A2"', '<c r="ZZZZ2"'), ""),
    works("a cell twice", _row('<row r="2">', '<row r="2"><c r="A2" t="inlineStr"><is><t>A1</t></is></c>')),
    works("a row twice", _row('<row r="2">', '<row r="2"></row><row r="2">')),
    works("a row whose cells say another row", _row('<row r="5">', '<row r="7">')),
]  # fmt: skip


def _placeless(good: Workshop) -> None:
    import re

    good.fill()
    good.rewrite(good.part_of("Results"), lambda text: re.sub(r' r="[A-Z]+\d+"', "", text))


CASES: list[Case] = [*_DATES, *_CHILDREN, *_OTHERS]
