"""Commands that give a month out and keep it as it was given."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from scorecard_xl.cli.common import Book, Month, month_of


def publish(book: Book, month: Month = None) -> None:
    """Freeze the month's figures in History."""
    from scorecard_xl.app import notices
    from scorecard_xl.app.publishing import publish as publish_month
    from scorecard_xl.cli import console
    from scorecard_xl.workbook.file.book import FileBook

    chosen = month_of(month)
    with console.working("Publishing"):
        opened = FileBook.open(book)
        published = publish_month(opened, chosen)
        opened.save()
    for sentence in published.sentences():
        console.say(sentence)
    console.say_next("write the copy that may be e-mailed.", "share", book, "--out", "FOLDER")
    console.warn(notices.warnings(published.council))


def share(
    book: Book,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder for the files; made if there is none.")],
    month: Month = None,
    copies_for: Annotated[
        Literal["anyone", "members"] | None,
        typer.Option("--for", help="Who the copy is for: anyone (rounded) or members (exact)."),
    ] = None,
    allow: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="Words of a comment that only look like a person's.")
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf/--no-pdf", help="Draw the page as a PDF too.")] = True,
) -> None:
    """Write the copy that may be e-mailed: rounded for anyone, or exact for members."""
    from scorecard_xl.app import notices
    from scorecard_xl.app.sharing import share as share_month
    from scorecard_xl.cli import console
    from scorecard_xl.council.settings import CopiesFor
    from scorecard_xl.workbook.file.book import FileBook

    chosen, readers = month_of(month), CopiesFor(copies_for) if copies_for else None
    with console.working("Writing the copy and checking it"):
        shared = share_month(FileBook.open(book), out, chosen, with_pdf=pdf, copies_for=readers, allow=allow or [])
    for sentence in shared.sentences():
        console.say(sentence)
    console.say("Next: look at the files, open the draft of the e-mail and choose who gets it.")
    console.warn([*shared.notes, *notices.warnings(shared.council)])


def page(
    book: Book,
    out: Annotated[Path, typer.Option(metavar="FILE.html", help="The web page; one of that name is replaced.")],
    month: Month = None,
) -> None:
    """Write the exact page as one web page for your own staff, marked internal."""
    from scorecard_xl.app import notices
    from scorecard_xl.app.publishing import write_page
    from scorecard_xl.cli import console
    from scorecard_xl.workbook.file.book import FileBook

    chosen = month_of(month)
    with console.working("Drawing the page"):
        council = write_page(FileBook.open(book), out, chosen)
    console.say(f"Wrote {out} for {notices.month_note(council)}: exact figures, marked internal.")
    console.say("For others, `scorecard-xl share` writes a rounded web page.")
    console.warn(notices.warnings(council))
