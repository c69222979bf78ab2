"""Sharing a month: the copy that may be e-mailed, and its record in History."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import pandas as pd

from scorecard_xl.app.notices import month_note
from scorecard_xl.app.publishing import add, check_history, check_reached, free_moment
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import THE_DATA_END, Day, day_in_words
from scorecard_xl.council.settings import CopiesFor, YesNo
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import DatedKey, Figure, Rag
from scorecard_xl.figures.history import SHEET, Action, Entry, History, Visible
from scorecard_xl.figures.targets import target_on
from scorecard_xl.page.builder import labels
from scorecard_xl.page.exact import meeting
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.notes import restated_in_words
from scorecard_xl.page.rows import rows_of
from scorecard_xl.page.sheets import COMMENTARY
from scorecard_xl.share import staging
from scorecard_xl.share.copy import CONFIDENTIAL, Copy
from scorecard_xl.share.disclosure import CountedKind, Rate, Rules, kind_of
from scorecard_xl.share.files import Files, made
from scorecard_xl.share.identifiers import KINDS, Identifiers, joined
from scorecard_xl.share.on_page import on_page, with_usual_ranges
from scorecard_xl.share.personal_details import DATES, PersonalDetails
from scorecard_xl.share.wholes import show_all
from scorecard_xl.tables.by_heading import cell_in, plain
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import heading_row
from scorecard_xl.workbook.book import Book, Sheet

_KINDS = {plain(heading).upper(): heading for heading in (*KINDS, *DATES)}


class SavableBook(Book, Protocol):
    """A book that can be written where it lives."""

    def save(self) -> object:
        """Write it, or raise BookError."""


@dataclass(frozen=True)
class ShareReport:
    """What a sharing did: the files, and what the officer should know."""

    council: Council
    files: Sequence[Path]
    copies_for: CopiesFor
    notes: Sequence[str]

    def sentences(self) -> list[str]:
        """For the officer."""
        how = {CopiesFor.ANYONE: "rounded, for anyone", CopiesFor.MEMBERS: "exact and confidential, for members only"}
        return [
            *(f"Wrote {path}" for path in self.files),
            f"Shared {month_note(self.council)}: {how[self.copies_for]}; the sheet {SHEET} keeps what was shown.",
        ]


def share(
    book: SavableBook, out: Path, month: Day | None = None, now: dt.datetime | None = None, *, with_pdf: bool = True,
    copies_for: CopiesFor | None = None, allow: Sequence[str] = (),
) -> ShareReport:  # fmt: skip
    """Write the copy into the folder, and its record into the book, which is saved: all of it, or nothing.

    `copies_for`: who it is for; None: as Settings say. `allow`: words that only look as if they said who somebody is.
    Raises Refusal with one plain sentence: where the book cannot be written, a file of that name is there, or something
    in the copy must not leave the building.
    """
    check_history(book)
    council = read_council(book, month)
    check_reached(council)
    today = council.figures()
    figures = as_shared(council, today)
    copy = copy_of(council, figures, free_moment(council, now), copies_for)
    files = made(copy, wording_of(book, allow), with_pdf=with_pdf)
    entries = [_event(copy, files, allow), *_figures(copy, figures, council.history)]
    with staging.staged(files.content, out) as staged:
        staging.put_in_place(staged, *_recording(book, entries))
    notes = [*files.notes, *_without_comment(copy), *_of_then(council), *_warnings(council, today)]
    return ShareReport(council, list(staged.values()), copy.copies_for, notes)


def copy_of(council: Council, figures: Sequence[Figure], at: dt.datetime, copies_for: CopiesFor | None = None) -> Copy:
    """What the copy of a council's month holds; `at`: when it is shared."""
    rules = Rules.of(council.settings, copies_for)
    shown = with_usual_ranges(show_all(figures, rules, lambda figure: _rate(council, figure)))
    mark = CONFIDENTIAL if rules.copies_for is CopiesFor.MEMBERS else ""
    month = ShownMonth(
        council.last, on_page(shown, rules.copies_for), council.measures, council.targets, council.settings.council,
        council.benchmarks, council.commentary, council.data.establishment, council.data.caseload_targets, at.date(),
        _data_end(council), meeting=meeting(council), is_copy=True,
        footnote=f"Shared {day_in_words(Day(at))} · {rules.footnote}", mark=mark, indicators=council.indicators,
    )  # fmt: skip
    large = council.settings.large_print is YesNo.YES
    return Copy(month, shown, at, rules.copies_for, council.settings.colour, large_print=large)


def _data_end(council: Council) -> list[str]:
    """That the data end too early, and not on which day."""
    return [f"{THE_DATA_END} before {council.last:%B %Y}."] if council.data_end else []


def _rate(council: Council, figure: Figure) -> Rate | None:
    target = target_on(council.targets, figure.indicator, figure.end)
    return None if target is None else target.rate


def as_shared(council: Council, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a copy: those of earlier months as their own copies, or else the first to show them, had them.

    Of what is known of today only, an earlier month has what was shared or published then, or nothing.
    """
    shared, published = _earlier(council.history), council.history.last_published
    return [found for each in figures if (found := _of_copy(council, each, shared, published))]


def _of_copy(
    council: Council, figure: Figure, shared: Mapping[DatedKey, Entry], published: Mapping[DatedKey, Entry]
) -> Figure | None:
    current_only = figure.declared.current_only
    is_earlier = figure.end < council.last or (current_only and council.is_past)
    if not is_earlier:
        return figure
    key = figure.dated_key
    entry = (shared.get(key) or published.get(key)) if current_only else shared.get(key)
    if entry is not None:
        return _as_it_was(council, figure, entry)
    if not current_only:
        return figure
    return figure.with_numbers() if figure.end == council.last else None


def _as_it_was(council: Council, figure: Figure, entry: Entry) -> Figure:
    if kind_of(figure.declared) is CountedKind.NEITHER and entry.value == figure.value:
        return figure
    target = target_on(council.targets, figure.indicator, figure.end)
    rag = None if target is None or entry.exact_value is None else target.rate(entry.exact_value)
    return figure.with_numbers(entry.numerator, entry.denominator, entry.value, rag)


def _earlier(history: History) -> dict[DatedKey, Entry]:
    """What was shared of each figure: in the last copy of its own month, else in the first that had it."""
    copies = [each for each in history.entries if each.action is Action.SHARED and not each.is_event]
    found: dict[DatedKey, Entry] = {}
    for entry in sorted(copies, key=lambda each: each.at):
        if entry.end == entry.month or entry.dated_key not in found:
            found[entry.dated_key] = entry
    return found


def _event(copy: Copy, files: Files, allow: Sequence[str]) -> Entry:
    names = ", ".join(name.rpartition(".")[2] for name in files.content)
    allowed = f"; allowed: {', '.join(allow)}" if allow else ""
    options = f"Copies are for: {copy.copies_for}; files: {names}{allowed}"
    at = copy.at or dt.datetime.min
    return Entry(Action.SHARED, at, copy.month, file=files.workbook, sha256=files.sha256, options=options)


def _figures(copy: Copy, figures: Sequence[Figure], history: History) -> Iterator[Entry]:
    """What the copy showed that is not recorded in the same words: the numbers, and the text that stood for them."""
    event, known = Entry(Action.SHARED, copy.at or dt.datetime.min, copy.month), _earlier(history)
    for figure in figures:
        shown = copy.by_key[figure.dated_key]
        text = f"{shown.text}; {shown.of}" if shown.of else shown.text
        entry = replace(event.with_figure(figure, Visible.SHOWN if text else Visible.HIDDEN), options=text)
        before = known.get(figure.dated_key)
        if before is None or replace(before, at=entry.at, month=entry.month) != entry:
            yield entry


def _recording(book: SavableBook, entries: Sequence[Entry]) -> tuple[staging.Step, staging.Step]:
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


def wording_of(book: Book, allow: Sequence[str] = ()) -> PersonalDetails:
    """What must not be found in a text that a person typed. `allow`: words that somebody has looked at."""
    cells, passed = list(_raw_cells(book)), {joined(each) for each in allow}
    own = Identifiers.of(each for each in cells if each[0] in KINDS)
    kept = {each: kind for each, kind in own.kinds.items() if each not in passed}
    return PersonalDetails.of(Identifiers(kept, tuple(allow)), cells)


def _raw_cells(book: Book) -> Iterator[tuple[str, object]]:
    sheets = zip(TABLES, book.read_all(TABLES), strict=True)
    return (cell for name, sheet in sheets if sheet is not None for cell in _cells(name, sheet))


def _cells(name: str, sheet: Sheet) -> Iterator[tuple[str, object]]:
    rows = sheet.rows.to_numpy().tolist() if isinstance(sheet.rows, pd.DataFrame) else sheet.rows
    first = heading_row(TABLES[name], rows)
    if first is None:
        return
    for at, heading in enumerate(rows[first]):
        if (kind := plain(heading).upper()) in _KINDS:
            yield from ((_KINDS[kind], value) for value in dict.fromkeys(cell_in(row, at) for row in rows[first + 1 :]))


def _of_then(council: Council) -> Iterator[str]:
    if council.is_past:
        yield (
            f"The care leavers of {council.last:%B %Y} are those published or shared then, or none: CareLeavers holds "
            "today's."
        )


def _warnings(council: Council, figures: Sequence[Figure]) -> list[str]:
    """What is odd about sharing this month now."""
    return [*_without_name(council), *_against_published(council, figures)]


def _without_comment(copy: Copy) -> list[str]:
    """Measures that are off target and of which the officers say nothing."""
    month = copy.shown_month
    if month is None:
        return []
    names, said = labels(month), month.commentary.comments
    off = [row.indicator for row in rows_of(copy.page.themes) if row.now.rag is Rag.RED and row.indicator not in said]
    found = ", ".join(names[name] for name in dict.fromkeys(off))
    return (
        [f"Off target without a comment: {found}. Write on {COMMENTARY} why, and what is being done."] if found else []
    )


def _without_name(council: Council) -> list[str]:
    if council.settings.council:
        return []
    return ["The copy does not say whose it is: write the council's name on Settings, beside Council, and share again."]


def _against_published(council: Council, figures: Sequence[Figure]) -> list[str]:
    month, history = f"{council.last:%B %Y}", council.history
    if not history.published(council.last):
        return [f"{month} has not been published: its figures may still change (`scorecard-xl publish BOOK`)."]
    changed = list(history.restated(figures, council.last))
    if not changed:
        return []
    said = f"{month} has changed since it was published; the copy shows it as it is now:"
    return [said, *(f"  {restated_in_words(each)}" for each in changed)]
