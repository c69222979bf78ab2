"""Commands that change a workbook: what is in it, and the page."""

from pathlib import Path
from typing import Annotated

import typer

from scorecard_xl.cli.common import Book, Month, month_of, say_refreshed
from scorecard_xl.errors import Refusal


def import_(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCE...", help="Folders and files: SSDA903 CSV or XML, CSV of a raw sheet."),
    ],
    into: Annotated[Path, typer.Option(metavar="BOOK", help="The workbook; made where it is not there yet.")],
    year: Annotated[int | None, typer.Option(metavar="YYYY", help="Of one source: the year of its 31 March.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Drop rows that the files do not hold.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Refresh the scorecard too.")] = False,
) -> None:
    """Import SSDA903 files, and CSV files of other raw sheets, into the raw sheets; several years merge."""
    from scorecard_xl.app import workbooks
    from scorecard_xl.app.importing import import_sources
    from scorecard_xl.app.refresh import refresh as refresh_book
    from scorecard_xl.cli import console

    with console.working("Reading and merging"), workbooks.opened_or_new(into) as book:
        report = import_sources(book, sources, year, replace)
        council = refresh_book(book) if refresh else None
        if council is not None:
            book.recolour(council.settings.colour)
        book.save(into)
        lost = workbooks.without_page(book) if refresh else []
    for sentence in report.sentences():
        console.say(sentence)
    console.say(f"Imported into {into}." + ("" if refresh else f" Next: `scorecard-xl refresh {into}`."))
    say_refreshed(into, council)
    console.warn(lost)


def refresh(
    book: Book,
    month: Month = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here and leave BOOK as it is.")] = None,
    backup: Annotated[bool, typer.Option("--backup", help="Keep the old file beside the new one.")] = False,
) -> None:
    """Calculate every figure and refresh the workbook."""
    from scorecard_xl.app.refresh import refresh as refresh_book
    from scorecard_xl.app.workbooks import without_page
    from scorecard_xl.cli import console
    from scorecard_xl.workbook.file.book import FileBook

    chosen = month_of(month)
    if out is not None and out.suffix.lower() != book.suffix.lower():
        raise Refusal(f"{out.name} must end in {book.suffix}, as {book.name} does.")
    with console.working("Refreshing"):
        opened = FileBook.open(book)
        council = refresh_book(opened, chosen)
        opened.recolour(council.settings.colour)
        kept = opened.save(out, backup=backup)
    say_refreshed(out or book, council)
    console.warn(without_page(opened))
    if kept is not None:
        console.say(f"The old file is kept as {kept}.")
    elif backup and not opened.changed:
        console.say("Nothing had to change in it, so there is no old file to keep.")
