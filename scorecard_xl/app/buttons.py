"""What the buttons do, on a book that is open; each answers with the sentences that the officer reads."""

import ntpath
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from scorecard_xl.app import notices
from scorecard_xl.app.benchmarks import import_benchmarks, split_sources
from scorecard_xl.app.entry_sheets import settings_of
from scorecard_xl.app.importing import Options, import_sources
from scorecard_xl.app.publishing import publish
from scorecard_xl.app.reading import read_council
from scorecard_xl.app.refresh import refresh
from scorecard_xl.app.selection import Cell, SelectedFigure, figure_at
from scorecard_xl.app.sharing import share
from scorecard_xl.council.settings import YesNo
from scorecard_xl.doctor.machine import Machine, this_machine
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.behind import check_children
from scorecard_xl.page import cases, fill, quality
from scorecard_xl.page.sheets import BEHIND, QUALITY
from scorecard_xl.page.wording import window_in_words
from scorecard_xl.workbook.book import Book

_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


class OpenBook(Book, Protocol):
    """A workbook that a person looks at."""

    @property
    def name(self) -> str: ...

    @property
    def named_cells(self) -> Mapping[str, Cell]:
        """Sheet, row and column of each name that refers to one cell; names of both in lower case."""

    def recalculate(self) -> None:
        """Work out every formula that looks at a raw table again: it may have seen other settings."""

    def save(self) -> None:
        """Save it where it lives. Raises BookError."""

    def selected(self) -> Cell | None:
        """The selected cell; None where something else is."""

    def show(self, sheet: str, only: Mapping[str, str]) -> None:
        """Bring the sheet to the front, of its table those rows whose columns (by heading) show these texts."""


def refreshed(book: OpenBook) -> list[str]:
    """Bring the page up to date."""
    council = refresh(book)
    book.recalculate()
    return [notices.refreshed_sentence(book.name, council), *notices.warnings(council), *notices.of_today(council)]


def checked(book: OpenBook) -> list[str]:
    """List on Data quality what is wrong in the raw sheets now."""
    council = read_council(book)
    not_kept = book.put(quality.summary(council.problems), {QUALITY: fill.problem_rows(council)})
    book.show(QUALITY, {})
    return [f"Checked {book.name}: {notices.found_sentence(council)}", *notices.warnings(council), *not_kept]


def children_shown(book: OpenBook) -> list[str]:
    """Show the children behind the figure in the selected cell: as the refresh listed them, else worked out now."""
    figure = figure_at(book, book.named_cells, book.selected())
    check_children(figure.indicator)
    only = {"Indicator": figure.indicator.name, "Window": window_in_words(figure.window, figure.day)}
    said = [] if figure.latest and _lists(book, only) else _list_only(book, figure)
    book.show(BEHIND, only | ({"Group": figure.group} if figure.group else {}))
    return said


def _lists(book: Book, only: Mapping[str, str]) -> bool:
    """Whether Behind the figures has rows with these texts."""
    sheet = book.read(BEHIND)
    places = {cases.HEADINGS.index(heading): text for heading, text in only.items()}
    return sheet is not None and any(all(row[at] == text for at, text in places.items()) for row in sheet.rows[1:])


def _list_only(book: Book, figure: SelectedFigure) -> list[str]:
    council = read_council(book, figure.day)
    rows = cases.frame_of(council.data, figure.indicator, figure.window, figure.day, council.targets)
    if rows.empty:
        raise Refusal(f"There are no children behind {figure.indicator.title} on {figure.day:%d/%m/%Y}.")
    not_kept = book.put({}, {BEHIND: rows})
    when = window_in_words(figure.window, figure.day)
    return [
        f"{BEHIND} now lists {figure.indicator.title} {when} only; the next refresh brings back the other figures.",
        *not_kept,
    ]


def imported(book: OpenBook, sources: str) -> list[str]:
    """Merge returns into the raw sheets, and DfE's published files into Benchmarks.

    `sources`: folders and files with ; between; none: those of Settings.
    """
    settings = settings_of(book)
    named = sources or settings.import_from
    paths = [Path(each.strip()) for each in named.split(";") if each.strip()]
    if not paths:
        raise Refusal("Write on Settings, beside Import from, the folder of the SSDA903 files, then try again.")
    published, others = split_sources(paths)
    said = import_benchmarks(book, published) if published else []
    if others:
        is_partial = settings.import_partial is YesNo.YES
        options = Options(year=settings.import_year, as_at=settings.complete_to, partial=is_partial)
        said += import_sources(book, others, options).sentences()
    return [*said, "Press Refresh to bring the page up to date."]


def shared(book: OpenBook) -> list[str]:
    """Write the copy that may be e-mailed into the folder that Settings names, else into Documents."""
    named = settings_of(book).share_to
    found = share(book, Path(named) if named else documents(this_machine()))
    return [*found.sentences(), *found.notes, *notices.warnings(found.council)]


def published(book: OpenBook) -> list[str]:
    """Freeze the month's figures in History."""
    found = publish(book)
    return [*found.sentences(), *notices.warnings(found.council)]


def documents(machine: Machine) -> Path:
    """The folder Documents, where File Explorer shows it: councils move it into OneDrive, or to a network drive."""
    place = ntpath.expandvars(str(machine.registry(_FOLDERS, "Personal") or ""))
    return Path(place) if place and "%" not in place else Path.home() / "Documents"
