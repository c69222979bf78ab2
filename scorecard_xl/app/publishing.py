"""Publishing a month, whose figures are frozen in History so that a change is seen; and the officers' web page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scorecard_xl.app.notices import month_note
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day, data_begin_in_words, data_end_in_words, day_in_words
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.earlier import figures_of_month
from scorecard_xl.figures.history import HEADINGS, SHEET, Action, Entry, Restated
from scorecard_xl.page.builder import page_of
from scorecard_xl.page.exact import exact_month
from scorecard_xl.page.model import with_texts
from scorecard_xl.page.notes import restated_in_words
from scorecard_xl.tables.by_heading import Headings
from scorecard_xl.tables.values import printable
from scorecard_xl.web.page import INTERNAL, page_html
from scorecard_xl.workbook.book import Book, BookError
from scorecard_xl.workbook.file.saving import create

_SECOND = dt.timedelta(seconds=1)
ENDINGS = (".html", ".htm")


@dataclass(frozen=True)
class PublishReport:
    """What a publishing did. `before`: when the month was published earlier; `changed`: what differs from then."""

    council: Council
    figures: int
    before: Sequence[dt.datetime]
    changed: Sequence[Restated]

    def sentences(self) -> list[str]:
        """For the officer."""
        month = f"{self.council.last:%B %Y}"
        said = [f"Published {self.figures} figures for {month_note(self.council)} on the sheet {SHEET}."]
        if not self.before:
            return said
        times = " and ".join(f"{day_in_words(at)} at {at:%H:%M}" for at in self.before)
        said.append(f"{month} was published before, on {times}: that stays, and this set is the one in force.")
        return [*said, *_differences(self.changed)]


def _differences(changed: Sequence[Restated]) -> list[str]:
    if not changed:
        return ["No figure differs from the set before."]
    return [
        f"{len(changed)} figures differ from the set before:",
        *(f"  {restated_in_words(each)}" for each in changed),
    ]


def publish(book: Book, month: Day | None = None, now: dt.datetime | None = None) -> PublishReport:
    """Add the month's figures to History, as the raw sheets give them now; the book is not saved.

    Raises BookError, SettingsError, TargetsError or HistoryError with one plain sentence; the book is then as it was.
    """
    check_history(book)
    council = read_council(book, month)
    check_reached(council)
    event = Entry(Action.PUBLISHED, free_moment(council, now), council.last)
    figures = council.figures()
    frozen = figures_of_month(figures, council.last)
    add(book, [event, *(event.with_figure(figure) for figure in frozen)])
    before = [entry.at for entry in council.history.events(Action.PUBLISHED, council.last)]
    return PublishReport(council, len(frozen), before, list(council.history.restated(figures, council.last)))


def check_history(book: Book) -> None:
    """Raises BookError where the book has no sheet History to add to."""
    if book.read(SHEET) is None:
        if book.read("Results") is None and book.read("Episodes") is None:
            raise BookError("This workbook is not a scorecard: make one with `scorecard-xl new BOOK`.")
        raise BookError(
            f"This workbook has no sheet {SHEET}: run `scorecard-xl upgrade BOOK`, which adds it and keeps your data."
        )


def check_reached(council: Council) -> None:
    """Raises BookError for a month before or after the episodes: its figures would be zeros, or of an earlier day."""
    if council.last < council.data_from:
        begin = data_begin_in_words(council.data_from, council.last)
        raise BookError(f"{begin}. Import earlier returns, or choose a later month.")
    if council.data_end is not None:
        raise BookError(
            f"{data_end_in_words(council.data_end, council.last)}. Import a later return, choose an earlier month, or "
            "if the episodes are complete to a later day, write it on Settings beside Extract complete to."
        )


def free_moment(council: Council, now: dt.datetime | None) -> dt.datetime:
    """The time to the second; later than every earlier event, so that each has its own."""
    moment = (now or dt.datetime.now()).replace(microsecond=0)
    return max([moment, *(entry.at + _SECOND for entry in council.history.entries)])


def add(book: Book, entries: Sequence[Entry]) -> None:
    """Put these entries under the rows of History, which stay as they are. Raises BookError."""
    sheet = book.read(SHEET)
    if sheet is None or not sheet.rows:
        raise BookError(f"The sheet {SHEET} has no headings: put back {', '.join(HEADINGS)}.")
    headings = Headings(sheet.rows[0])
    if missing := headings.missing(HEADINGS):
        raise BookError(f"The sheet {SHEET} lacks the headings {', '.join(missing)}: put them back, then try again.")
    kept = [list(row) for row in sheet.rows[1:] if any(value not in (None, "") for value in row)]
    book.put({}, {SHEET: kept + [headings.row(entry.cells()) for entry in entries]})


def write_page(book: Book, out: Path, month: Day | None = None, now: dt.datetime | None = None) -> Council:
    """Write the exact page of the month as HTML, whole or not at all. Raises Refusal with one plain sentence."""
    if out.suffix.lower() not in ENDINGS:
        raise Refusal(f"{out.name} must end in .html: it is a web page.")
    council = read_council(book, month)
    page = with_texts(page_of(exact_month(council, council.figures(), now or dt.datetime.now())), printable)
    create(out, page_html(page, council.settings.colour, INTERNAL).encode())
    return council
