"""Rules of what a sheet holds besides its cells: sizes, the order of its colours, links, head and foot."""

from collections import Counter
from itertools import pairwise

from ooxml.lint import Found, rule
from ooxml.parts import LAST_COLUMN, Parts

_HIGHEST, _WIDEST = 409.5, 255
_LONGEST_HEAD, _LONGEST_TIP, _MOST_LINKS = 255, 255, 65_530
_ON_PAPER = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


@rule
def sizes_can_be(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for row in sheet.all("row"):
            if not 0 <= float(row.get("ht", "0")) <= _HIGHEST:
                yield sheet.name, f"has a row {row.get('r')} of {row.get('ht')} points"
        for column in sheet.all("col"):
            if not 0 <= float(column.get("width", "0")) <= _WIDEST:
                yield sheet.name, f"has columns {column.get('min')} to {column.get('max')} of {column.get('width')}"


@rule
def columns_are_sized_once(parts: Parts) -> Found:
    for sheet in parts.sheets:
        spans = [(int(column.get("min", "0")), int(column.get("max", "0"))) for column in sheet.all("col")]
        for first, last in spans:
            if not 0 < first <= last <= LAST_COLUMN:
                yield sheet.name, f"sizes columns {first} to {last}"
        for (_, before), (first, _) in pairwise(spans):
            if first <= before:
                yield sheet.name, f"sizes column {first} after column {before}"


@rule
def conditional_formats_have_an_order(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for place, times in Counter(each.get("priority") for each in sheet.all("cfRule")).items():
            if times > 1 or place is None or int(place) < 1:
                yield sheet.name, f"has {times} conditional formats in place {place}"


@rule
def links_fit(parts: Parts) -> Found:
    for sheet in parts.sheets:
        links = list(sheet.all("hyperlink"))
        if len(links) > _MOST_LINKS:
            yield sheet.name, f"has {len(links)} links: Excel drops all from {_MOST_LINKS + 1} on"
        for link in links:
            if len(link.get("tooltip", "")) > _LONGEST_TIP:
                yield f"{sheet.name}!{link.get('ref')}", f"says {len(link.get('tooltip', ''))} characters of its link"


@rule
def heads_and_feet_fit(parts: Parts) -> Found:
    for sheet in parts.sheets:
        for each in (each for tag in _ON_PAPER for each in sheet.all(tag)):
            if len(each.text or "") > _LONGEST_HEAD:
                yield sheet.name, f"prints {len(each.text or '')} characters at the edge of the paper"
