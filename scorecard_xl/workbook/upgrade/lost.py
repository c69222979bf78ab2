"""What cannot be kept where our sheets are drawn again: sentences with numbers and cells for the officer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from scorecard_xl.page.sheets import DUE_SOON, PROFILE, SCORECARD, TARGETS, THEMES, TRENDS
from scorecard_xl.page.wording import number_of
from scorecard_xl.workbook.area import Area, column_of
from scorecard_xl.workbook.file.blockxml import body_under
from scorecard_xl.workbook.file.markup import attribute, find, parse
from scorecard_xl.workbook.file.own_cells import formula_text, shared_formulas
from scorecard_xl.workbook.file.package import Package
from scorecard_xl.workbook.file.sheetxml import SheetXml
from scorecard_xl.workbook.file.workbookxml import SheetPart, TableXml, WorkbookXml, named_cells
from scorecard_xl.workbook.upgrade.formulas import lacking

_MOST_NAMED = 5
_SUMMARY = 4  # the row of the headings of a list; where they are further down, a summary is above them
PAGES = (SCORECARD, THEMES, PROFILE)
_SIDEBAR = 3  # columns right of the page, of which the last two list the sheets
_BESIDE = {TARGETS: range(9, 17), DUE_SOON: range(9, 10), TRENDS: range(1, 80)}
"""Columns beside the table that are ours too."""
_NAME = re.compile(r"\bCPS\.[\w.]+", re.IGNORECASE)
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!")


def cells_in_words(cells: Sequence[str]) -> str:
    """A5, B6 and 3 more."""
    more = f" and {len(cells) - _MOST_NAMED:,} more" if len(cells) > _MOST_NAMED else ""
    return ", ".join(cells[:_MOST_NAMED]) + more


@dataclass
class Losses:
    """`replaced`: by the name of each of our sheets that is drawn again, what it is called in the workbook.

    `named`: the defined names, in lower case, that the new workbook has. `areas`: by our name of a sheet, where the
    tables are that officers fill in.
    """

    package: Package
    book: WorkbookXml
    replaced: Mapping[str, str]
    named: frozenset[str]
    areas: Mapping[str, Sequence[Area]]

    def sentences(self) -> list[str]:
        """Everything that is not kept, and every formula that looks at what is elsewhere now."""
        drawn = {name.lower() for name in self.replaced.values()}
        kept = [sheet for key, sheet in self.book.sheets.items() if key not in drawn]
        said = [text for new, old in self.replaced.items() for text in self._of_replaced(new, old)]
        return [*said, *(text for sheet in kept for text in self._of_kept(sheet)), *self._of_names()]

    def _of_replaced(self, new: str, old: str) -> Iterator[str]:
        part = self.book.sheets[old.lower()]
        notes, drawings = self._notes(part), self._own_drawings(part)
        if notes:
            yield f"{old}: {number_of(notes, 'note')} on cells not kept, because the sheet is drawn again."
        if drawings:
            them = "chart or picture" if len(drawings) == 1 else "charts or pictures"
            yield f"{old}: {len(drawings):,} {them} of your own not kept: {cells_in_words(drawings)}."
        tables = self.book.tables(part)
        if tables or new in self.areas:
            sheet = self.sheet(part)
            yield from self._beside(new, old, sheet, tables)
        elif new in PAGES:
            yield from self._beside_page(old, self.sheet(part))

    def sheet(self, part: SheetPart) -> SheetXml:
        return SheetXml(self.package.read(part.part), part.part, 0)

    def _notes(self, part: SheetPart) -> int:
        links = [link for link in self.package.relationships(part.part) if link.kind == "comments"]
        return sum(len(list(self._root(link.target).iter("{*}comment"))) for link in links)

    def _root(self, part: str) -> etree._Element:
        return parse(self.package.read(part), part)

    def _own_drawings(self, part: SheetPart) -> list[str]:
        """Ours are charts of what is on Trends."""
        found = []
        for drawing in (link.target for link in self.package.relationships(part.part) if link.kind == "drawing"):
            charts = {link.id: link.target for link in self.package.relationships(drawing) if link.kind == "chart"}
            for anchor in self._root(drawing):
                shape, chart = next(anchor.iter("{*}cNvPr"), None), next(anchor.iter("{*}chart"), None)
                target = None if chart is None else charts.get(attribute(chart, "id"))
                if shape is not None and not (target and self._reads_trends(target)):
                    found.append(str(shape.get("name")))
        return found

    def _reads_trends(self, part: str) -> bool:
        return any(TRENDS in (each.text or "") for each in self._root(part).iter("{*}f"))

    def _beside(self, new: str, old: str, sheet: SheetXml, tables: Sequence[TableXml]) -> Iterator[str]:
        """Cells of the officer's beside and under the tables."""
        places = [replace(each.area, bottom=body_under(sheet, each.body).area.bottom) for each in tables]
        places += self.areas.get(new, ())
        header, beside = min(each.top for each in places), _BESIDE.get(new, range(0))
        widest = max(each.right for each in places)
        ours = {1, *beside, *(each.left for each in places)}
        named = {place[1:] for place in named_cells(self.book.root).values() if place[0].lower() == old.lower()}

        def is_ours(row: int, column: int) -> bool:
            within = any(each.top <= row <= each.bottom and each.has_column(column) for each in places)
            above = row < header and (column in ours or (header > _SUMMARY and column <= widest))
            return within or column in beside or above or (row, column) in named

        filled = [(row, cell) for row, own in sorted(sheet.rows.items()) for cell in own.iterchildren("{*}c")]
        found = [
            cell.get("r", "") for row, cell in filled if len(cell) and not is_ours(row, column_of(cell.get("r", "")))
        ]
        if found:
            yield f"{old}: {number_of(len(found), 'cell')} outside the table not kept: {cells_in_words(found)}."

    def _beside_page(self, old: str, sheet: SheetXml) -> Iterator[str]:
        """Cells under the page, and right of it and of the list of sheets beside it."""
        ours = [place[1:] for place in named_cells(self.book.root).values() if place[0].lower() == old.lower()]
        bottom, right = (max((place[at] for place in ours), default=0) for at in (0, 1))
        cells = [(row, cell) for row, own in sorted(sheet.rows.items()) for cell in own.iterchildren("{*}c")]
        filled = [(row, cell.get("r", "")) for row, cell in cells if len(cell)]
        found = [at for row, at in filled if row > bottom or column_of(at) > right + _SIDEBAR]
        if found and ours:
            count = number_of(len(found), "cell")
            yield f"{old}: {count} of your own beside the page not kept: {cells_in_words(found)}."

    def _of_kept(self, part: SheetPart) -> Iterator[str]:
        """Formulas of a sheet that is kept: what they look at may be elsewhere now."""
        content = self.package.read(part.part)
        if b"<f" not in content and b":f" not in content:
            return
        sheet = SheetXml(content, part.part, 0)
        shared = shared_formulas(sheet)
        moved, without = list[str](), dict[str, tuple[list[str], list[str]]]()
        for formula in sheet.data.iter("{*}f"):
            cell = formula.getparent()
            at = "" if cell is None else cell.get("r", "")
            text = formula_text(formula, at, shared)
            if self.looks_at_replaced(text):
                moved.append(at)
            for function, tables in lacking(text).items():
                without.setdefault(function, (tables, []))[1].append(at)
        if moved:
            formulas = f"{number_of(len(moved), 'formula')} {'names' if len(moved) == 1 else 'name'}"
            yield (
                f"{part.name}: {formulas} cells of sheets that are drawn again, where other things are now: "
                f"check {cells_in_words(moved)}."
            )
        for function, (tables, cells) in without.items():
            needed = ", ".join(f"{table}[#All]" for table in tables)
            yield (
                f"{part.name}: give {function} all its tables ({needed}), then the day, in "
                f"{number_of(len(cells), 'formula')}: {cells_in_words(cells)}."
            )

    def looks_at_replaced(self, formula: str) -> bool:
        """Whether a formula names cells of a sheet that is drawn again, or a name that is gone."""
        drawn = {name.lower() for name in self.replaced.values()}
        sheets = {(quoted or plain).replace("''", "'").lower() for quoted, plain in _SHEET.findall(formula)}
        gone = {name.lower() for name in _NAME.findall(formula)} - self.named
        return bool(sheets & drawn or gone)

    def _of_names(self) -> Iterator[str]:
        names = find(self.book.root, "definedNames")
        own = [
            str(each.get("name"))
            for each in (() if names is None else names)
            if each.get("localSheetId") is None and not str(each.get("name")).lower().startswith("cps.")
            if self.looks_at_replaced(each.text or "")
        ]
        if own:
            yield (
                f"Names of your own for cells of sheets that are drawn again: check {cells_in_words(own)} in Formulas, "
                "Name Manager."
            )
        charts = [part for part in self.package.parts if part.startswith("xl/charts/chart")]
        found = [part for part in charts if part in self._kept_charts() and self._chart_looks(part)]
        if found:
            reads, shows = ("reads", "it shows") if len(found) == 1 else ("read", "they show")
            count = number_of(len(found), "chart")
            yield f"{count} of your own {reads} cells of sheets that are drawn again: check what {shows}."

    def _kept_charts(self) -> set[str]:
        drawn = {name.lower() for name in self.replaced.values()}
        kept = [sheet for key, sheet in self.book.sheets.items() if key not in drawn]
        links = [link for sheet in kept for link in self.package.relationships(sheet.part) if link.kind == "drawing"]
        return {each.target for link in links for each in self.package.relationships(link.target)}

    def _chart_looks(self, part: str) -> bool:
        return any(self.looks_at_replaced(each.text or "") for each in self._root(part).iter("{*}f"))
