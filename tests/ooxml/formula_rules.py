"""Rules of formulas, wherever they stand, and of what is chosen, coloured and linked by them."""

import re
from collections import Counter
from collections.abc import Iterator

from ooxml.formulas import wrong
from ooxml.lint import Found, rule
from ooxml.parts import Element, Parts, relationship

from scorecard_xl.workbook.area import area

_NAME = re.compile(r"[^\W\d\\][\w.\\]{0,254}|_xlnm\.\w+")
_LIMITS = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 225}
_LONGEST_LIST = 255
_LINK = re.compile(r'HYPERLINK\("#([^"]+)"', re.IGNORECASE)


def _read(parts: Parts, where: str, formula: str | None) -> Found:
    return ((where, f"{what} ({formula})") for what in wrong(formula or "", parts.sheet_names, parts.table_names))


@rule
def names_can_be_read(parts: Parts) -> Found:
    names = list(parts.book.iter("{*}definedName"))
    for name in names:
        own = name.get("name", "")
        yield from _read(parts, own, name.text)
        if not _NAME.fullmatch(own) or area(own) is not None:
            yield own, "cannot be a name"
    for (own, sheet), times in Counter((n.get("name", "").lower(), n.get("localSheetId")) for n in names).items():
        if times > 1:
            yield own, f"is {times} names of {sheet or 'the workbook'}"


@rule
def formulas_can_be_read(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for cell in sheet.all("c"):
            formula = cell.find("{*}f")
            if formula is not None and (formula.text or formula.get("t") != "shared"):
                yield from _read(parts, f"{sheet.name}!{cell.get('r')}", formula.text)


@rule
def conditional_formats_can_be_read(parts: Parts) -> Found:
    known = parts.styles("dxfs")
    for sheet in parts.sheets:
        for each in sheet.all("cfRule"):
            for formula in [*each.iter("{*}formula"), *each.iter("{*}f")]:
                yield from _read(parts, f"{sheet.name}, conditional format", formula.text)
            if int(each.get("dxfId", "0")) >= known and each.get("dxfId") is not None:
                yield sheet.name, f"a conditional format has the look {each.get('dxfId')} of {known}"


@rule
def validations_can_be_read(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for each in sheet.all("dataValidation"):
            where = f"{sheet.name}!{each.get('sqref')}"
            for formula in (f for tag in ("formula1", "formula2") for f in each.iter(f"{{*}}{tag}")):
                yield from _read(parts, where, "".join(formula.itertext()).strip())
            yield from ((where, what) for what in _too_long(each))
        for group in sheet.all("dataValidations"):
            if group.get("count") not in (None, str(len(group))):
                yield sheet.name, f"counts {group.get('count')} validations and has {len(group)}"


def _too_long(validation: Element) -> Iterator[str]:
    listed = validation.findtext("{*}formula1") or ""
    if validation.get("type") == "list" and listed.startswith('"') and len(listed) - 2 > _LONGEST_LIST:
        yield f"lists {len(listed) - 2} characters: Excel takes {_LONGEST_LIST}"
    for name, most in _LIMITS.items():
        if len(validation.get(name, "")) > most:
            yield f"says {len(validation.get(name, ''))} characters as {name}: Excel takes {most}"


@rule
def small_charts_can_be_read(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for each in sheet.all("sparkline"):
            yield from _read(parts, f"{sheet.name}!{each.findtext('{*}sqref')}, sparkline", each.findtext("{*}f"))


@rule
def charts_can_be_read(parts: Parts) -> Found:
    for name in parts.xml_parts:
        if name.startswith("xl/charts/chart"):
            for formula in parts.xml(name).iter("{*}f"):
                yield from _read(parts, name, formula.text)


@rule
def links_lead_to_cells(parts: Parts) -> Found:
    names = {name.get("name", "").lower() for name in parts.book.iter("{*}definedName")}
    for sheet in parts.sheets:
        for link in sheet.all("hyperlink"):
            if link.get("location") and not relationship(link):
                yield from _place(parts, f"{sheet.name}!{link.get('ref')}", link.get("location", ""), names)
        for cell in sheet.all("c"):
            for target in _LINK.findall(cell.findtext("{*}f") or ""):
                yield from _place(parts, f"{sheet.name}!{cell.get('r')}", target, names)


def _place(parts: Parts, where: str, target: str, names: set[str]) -> Found:
    if "!" in target:
        yield from _read(parts, where, target)
    elif target.lower() not in names and area(target) is None:
        yield where, f"leads to {target!r}, which is not there"
