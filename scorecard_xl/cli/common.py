"""What several commands take and say."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorecard_xl.errors import Refusal

if TYPE_CHECKING:
    from scorecard_xl.council.period import Day
    from scorecard_xl.figures.council import Council

DONE, PROBLEMS_FOUND = 0, 1

Book = Annotated[Path, typer.Argument(metavar="BOOK", help="The workbook.")]
Month = Annotated[str | None, typer.Option(metavar="YYYY-MM", help="The month to report; else that of Settings.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
Csv = Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Write a CSV file instead of printing.")]


def council_of(book: Path, month: str | None, *, to_check: bool = False) -> "Council":
    """What the workbook holds, for the month that was typed; `to_check`: even if no episode can be read."""
    from scorecard_xl.app.reading import read_council
    from scorecard_xl.cli import console
    from scorecard_xl.workbook.file.book import FileBook
    from scorecard_xl.workbook.finding import earlier_page_warning

    chosen, opened = month_of(month), FileBook.open(book)
    if to_check:
        console.warn(earlier_page_warning(opened, console.quoted(book)))
    return read_council(opened, chosen, to_check=to_check)


def month_of(text: str | None, option: str = "--month") -> "Day | None":
    """The month that was typed. Raises Refusal."""
    if text is None:
        return None
    from scorecard_xl.council.period import Day
    from scorecard_xl.tables.dates import read_month
    from scorecard_xl.tables.sheet_reader import read_day

    try:
        return Day(read_day(text, read_month, ""))
    except ValueError:
        raise Refusal(f"{option} {text} is not a month: write it as YYYY-MM, for example 2026-05.") from None


def day_of(option: str, text: str | None) -> "dt.date | None":
    """The day that was typed. Raises Refusal."""
    if text is None:
        return None
    from scorecard_xl.tables.dates import read_date
    from scorecard_xl.tables.sheet_reader import read_day

    try:
        return read_day(text, read_date, "")
    except ValueError:
        raise Refusal(f"{option} {text} is not a day: write it as 31/05/2026 or 2026-05-31.") from None


def year_of(option: str, text: str | None) -> int | None:
    """The year that was typed, 2025 or 2024/25. Raises Refusal."""
    if text is None:
        return None
    from scorecard_xl.tables.dates import read_year

    try:
        return int(text) if text.lstrip("-").isdigit() else read_year(text).year
    except ValueError:
        raise Refusal(f"{option} {text} is not a year: write 2025 for the year to 31 March 2025.") from None


def say_refreshed(book: Path, council: "Council | None") -> None:
    """What a refresh did and found, and what to do next; nothing where there was none."""
    from scorecard_xl.app import notices
    from scorecard_xl.cli import console
    from scorecard_xl.page import notes

    if council is not None:
        console.say(notices.refreshed_sentence(book, council))
        if council.restated:
            console.say(notes.heading(council.restated))
            for line in notes.lines(council.restated):
                console.say(line, "  ")
        console.say_next("open it; when the figures are right, share them.", "share", book, "--out", "FOLDER")
        console.warn([*notices.warnings(council), *notices.of_today(council)])
