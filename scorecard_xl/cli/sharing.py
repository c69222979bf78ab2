"""Commands that publish a month, share it, and compare the copies of several councils."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from scorecard_xl.cli.common import Book, Csv, Month, month_of
from scorecard_xl.errors import Refusal


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
    console.warn([*notices.warnings(published.council), *notices.care_leavers_of_today(published.council)])


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


if TYPE_CHECKING:
    from scorecard_xl.app.regional import Comparison
    from scorecard_xl.share.regional import Regional


def compare(
    copies: Annotated[
        list[Path],
        typer.Argument(metavar="COPY.csv...", help="CSV files of shared copies; folders or .zip files of them."),
    ],
    month: Annotated[
        str | None, typer.Option(metavar="YYYY-MM", help="The month to compare; else the latest that all have.")
    ] = None,
    measure: Annotated[
        str | None, typer.Option(metavar="INDICATOR", help="The councils of this measure, with their ranks.")
    ] = None,
    council: Annotated[str | None, typer.Option(metavar="NAME", help="The ranks of this council.")] = None,
    csv: Csv = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE.xlsx", help="Write a workbook instead of printing.")] = None,
) -> None:
    """Compare councils from their shared copies: median and ranks of each measure."""
    from scorecard_xl.app import regional as app
    from scorecard_xl.cli import console

    _check(csv, out)
    chosen = month_of(month)
    with console.working("Reading the copies"):
        found = app.compare(copies, chosen.date() if chosen else None)
        _write(found, csv, out)
    if csv is None and out is None:
        _show(found, measure, council)
    for path in filter(None, (csv, out)):
        measures = "1 measure" if len(found.measures) == 1 else f"{len(found.measures)} measures"
        console.say(f"Wrote {path}: {measures} of {len(found.councils)} councils.")
    console.warn(found.notes)


def _check(csv: Path | None, out: Path | None) -> None:
    if csv is not None and csv.suffix.lower() != ".csv":
        raise Refusal(f"{csv}: the name of the file for --csv must end in .csv.")
    if out is not None and out.suffix.lower() != ".xlsx":
        raise Refusal(f"{out}: the name of the workbook for --out must end in .xlsx.")


def _write(found: "Comparison", csv: Path | None, out: Path | None) -> None:
    """Each file whole or not at all."""
    from scorecard_xl.app import regional as app
    from scorecard_xl.cli.output import write_csv
    from scorecard_xl.workbook.file import saving

    if csv is not None:
        write_csv(csv, app.COLUMNS, [dict(zip(app.COLUMNS, row, strict=True)) for row in app.rows(found)])
    if out is not None:
        content = app.as_workbook(found)
        if out.exists():
            saving.write(out, content, like=out)
        else:
            saving.create(out, content)


def _show(found: "Comparison", measure: str | None, council: str | None) -> None:
    from scorecard_xl.cli import console

    console.say(f"{len(found.councils)} councils, {found.month:%B %Y}.")
    print()
    if measure is not None:
        for each in _named(found, measure):
            _show_measure(each)
    elif council is not None:
        _show_council(found, council)
    else:
        _show_medians(found)
        console.say("With --measure INDICATOR: its councils and their ranks; with --council NAME: the ranks of one.")


def _named(found: "Comparison", text: str) -> list["Regional"]:
    from scorecard_xl.figures.naming import one_of

    names = {each.indicator: each.indicator for each in found.measures}
    titles = {each.title: names[each.indicator] for each in found.measures}
    otherwise = "without --measure all that these copies have are listed"
    name = one_of(text, names | titles, "There is no measure", otherwise)
    return [each for each in found.measures if each.indicator == name]


def _show_medians(found: "Comparison") -> None:
    from scorecard_xl.cli.output import grid, show

    table = grid(
        "Measure", "Window", "Councils", "Lowest", "Median", "Highest", right=("Councils",), wraps=("Measure",)
    )
    for each in found.measures:
        table.add_row(each.name, each.window, f"{each.of}", each.spread[0], each.median, each.spread[1])
    show(table)


def _show_measure(each: "Regional") -> None:
    from scorecard_xl.cli import console
    from scorecard_xl.cli.output import grid, show
    from scorecard_xl.figures.figure import NOTHING

    ranked = "1 is best" if each.is_ranked else "not ranked"
    console.say(f"{each.name}, {each.window}: median {each.median or 'not known'} of {each.of} councils, {ranked}.")
    table = grid("Rank", "Council", "Value", "Of", wraps=("Council",))
    for place in each.places:
        table.add_row(place.rank or NOTHING, place.council, place.text or NOTHING, place.of)
    show(table)
    print()


def _show_council(found: "Comparison", name: str) -> None:
    from scorecard_xl.cli.output import grid, show
    from scorecard_xl.figures.figure import NOTHING
    from scorecard_xl.imports.councils import as_name

    own = [each for each in found.councils if as_name(each) == as_name(name)]
    if not own:
        raise Refusal(f"No council {name} is among the copies. Give one of {', '.join(found.councils)}.")
    table = grid("Measure", "Window", "Rank", "Value", "Median", wraps=("Measure",))
    for each in found.measures:
        place = next((place for place in each.places if place.council == own[0]), None)
        if place is not None:
            rank = f"{place.rank} of {each.of}" if place.rank else NOTHING
            table.add_row(each.name, each.window, rank, place.text or NOTHING, each.median)
    show(table)
