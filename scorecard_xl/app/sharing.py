"""Sharing a month: the copy that may be e-mailed, and its record in History."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Protocol

import pandas as pd

from scorecard_xl.app.publishing import add, check_history, check_reached, free_moment
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.history import SHEET, Action, Entry, Visible
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.fill import facts_of
from scorecard_xl.page.restated import sentence
from scorecard_xl.share import placing
from scorecard_xl.share.copy import Copy
from scorecard_xl.share.disclosure import Decision, Rules, Told, decide, in_digits, news
from scorecard_xl.share.files import Files, made
from scorecard_xl.share.identifiers import KINDS, Identifiers
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.coded import by_column
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import heading_row
from scorecard_xl.workbook.book import Book, Sheet


class SavableBook(Book, Protocol):
    """A book that can be written where it lives."""

    def save(self) -> object:
        """Write it, or raise BookError."""


@dataclass(frozen=True)
class Shared:
    """What a sharing did: the files, and what the officer should know."""

    council: Council
    files: Sequence[Path]
    hidden: int
    notes: Sequence[str]

    def sentences(self) -> list[str]:
        """For the officer."""
        are_hidden = "figure of the month is hidden" if self.hidden == 1 else "figures of the month are hidden"
        kept = f"the sheet {SHEET} keeps what was shown"
        return [
            *(f"Wrote {path}" for path in self.files),
            f"Shared {self.council.last:%B %Y}: {self.hidden} {are_hidden}; {kept}.",
        ]


def share(
    book: SavableBook, out: Path, month: Day | None = None, now: dt.datetime | None = None, *, with_pdf: bool = True
) -> Shared:
    """Write the copy into the folder, and its record into the book, which is saved: all of it, or nothing.

    Raises Refusal with one plain sentence: where the book cannot be written, a file of that name is there, something in
    the copy must not leave the building, or a small number could be worked out.
    """
    check_history(book)
    council, figures, earlier = _read(book, month)
    decisions = decide(figures, Rules.of(council.settings), earlier)
    copy = copy_of(council, figures, decisions, free_moment(council, now))
    files = made(copy, identifiers(book), with_pdf=with_pdf)
    entries = [_act(council, copy, files), *_figures(copy, earlier)]
    with placing.staged(files.content, out) as staged:
        placing.place(staged, *_recording(book, entries))
    hidden = sum(each.hidden is not None and each.figure.end == council.last for each in decisions)
    notes = [*files.notes, *totals_hidden(decisions, council.last), *_warnings(council, figures)]
    return Shared(council, list(staged.values()), hidden, notes)


def _read(book: Book, month: Day | None) -> tuple[Council, list[Figure], list[list[Told]]]:
    council = read_council(book, month)
    check_reached(council)
    shared = [entry for entry in council.history.entries if entry.action is Action.SHARED and not entry.is_act]
    copies = groupby(sorted(shared, key=lambda entry: entry.at), key=lambda entry: entry.at)
    return council, council.figures(), [[_told(entry) for entry in own] for _, own in copies]


def _told(entry: Entry) -> Told:
    return Told(entry.dated_key, entry.numerator, entry.denominator, shown=entry.visible is Visible.SHOWN)


def copy_of(council: Council, figures: Sequence[Figure], decisions: Sequence[Decision], at: dt.datetime) -> Copy:
    """What the copy of a council's month holds; `at`: when it is shared."""
    footnote, then = Rules.of(council.settings).footnote, council.history.told_by_sharing
    return Copy(facts_of(council, figures, at), decisions, at, footnote, then)


def _act(council: Council, copy: Copy, files: Files) -> Entry:
    names = ", ".join(name.rpartition(".")[2] for name in files.content)
    options = f"{_options(council.settings)}; files: {names}"
    at = copy.at or dt.datetime.min
    return Entry(Action.SHARED, at, council.last, file=files.workbook, sha256=files.sha256, options=options)


def _options(settings: Settings) -> str:
    names = ("small_number_threshold", "hide_small_shortfalls")
    return "; ".join(f"{Settings.model_fields[name].alias}: {getattr(settings, name)}" for name in names)


def _figures(copy: Copy, earlier: Sequence[Sequence[Told]]) -> Iterator[Entry]:
    """What the copy told that none before it told in the same words."""
    figures = {each.told: each.figure for each in copy.decisions}
    act = Entry(Action.SHARED, copy.at or dt.datetime.min, copy.month)
    for told in news(copy.decisions, earlier):
        yield act.with_figure(figures[told], Visible.SHOWN if told.shown else Visible.HIDDEN)


def _recording(book: SavableBook, entries: Sequence[Entry]) -> tuple[placing.Step, placing.Step]:
    """How the record is made, and taken back."""
    sheet = book.read(SHEET)
    before = list(sheet.rows[1:]) if sheet else []

    def record() -> None:
        add(book, entries)
        book.save()

    def take_back() -> None:
        book.put({}, {SHEET: before})
        book.save()

    return record, take_back


def identifiers(book: Book) -> Identifiers:
    """Who must not be found in the copy, from every row of the raw sheets, those too that could not be read."""
    sheets = zip(TABLES, book.read_all(TABLES), strict=True)
    return Identifiers.of(cell for name, sheet in sheets if sheet is not None for cell in _cells(name, sheet))


def _cells(name: str, sheet: Sheet) -> Iterator[tuple[str, object]]:
    rows = sheet.rows.to_numpy().tolist() if isinstance(sheet.rows, pd.DataFrame) else sheet.rows
    first = heading_row(TABLES[name], rows)
    if first is None:
        return
    column = by_column(rows[first + 1 :])
    for at, heading in enumerate(rows[first]):
        if (kind := plain(heading).upper()) in _KINDS:
            yield from ((_KINDS[kind], value) for value in column(at).values)


_KINDS = {plain(heading).upper(): heading for heading in KINDS}


def totals_hidden(decisions: Sequence[Decision], last: Day) -> Iterator[str]:
    """Why a total of children in care had to be hidden, and what to do where it is that of the copy's month."""
    for each in decisions:
        if each.gives_away:
            lost, month = each.gives_away, f"{each.figure.end:%B %Y}"
            instead = "; keep this copy back and share the next month, whose total can be shown" * (
                each.figure.end == last
            )
            yield (
                f"{each.figure.title}, {month}, is hidden: it and what earlier copies show would give away a small "
                f"number in {INDICATORS[lost.indicator].title!r}, {in_digits(lost.month)}{instead}."
            )


def _warnings(council: Council, figures: Sequence[Figure]) -> list[str]:
    """What is odd about sharing this month now."""
    return [*_without_name(council), *_against_published(council, figures)]


def _without_name(council: Council) -> list[str]:
    if council.settings.council:
        return []
    return ["The copy does not say whose it is: write the council's name on Settings, beside Council, and share again."]


def _against_published(council: Council, figures: Sequence[Figure]) -> list[str]:
    month, history = f"{council.last:%B %Y}", council.history
    if not history.published(council.last):
        return [f"{month} has not been published: its figures may still change (`scorecard-xl publish BOOK`)."]
    changed = list(history.changed(figures, council.last))
    if not changed:
        return []
    said = f"{month} has changed since it was published; the copy shows it as it is now:"
    return [said, *(f"  {sentence(each)}" for each in changed)]
