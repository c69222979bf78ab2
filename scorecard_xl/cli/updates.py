"""Commands that change a workbook: what is in it, and the page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorecard_xl.cli.common import Book, Month, day_of, month_of, say_refreshed, year_of
from scorecard_xl.errors import Refusal

if TYPE_CHECKING:
    from scorecard_xl.app.import_report import Report
    from scorecard_xl.app.importing import Options
    from scorecard_xl.figures.council import Council


Sources = Annotated[
    list[Path],
    typer.Argument(metavar="SOURCE...", help="Folders and files: SSDA903 returns, Annex A lists, reports."),
]
Into = Annotated[Path, typer.Option(metavar="BOOK", help="The workbook; made if there is none.")]
Year = Annotated[str | None, typer.Option(metavar="YYYY", help="For one source: the year in which it ends (31 March).")]
AsAt = Annotated[
    str | None, typer.Option("--as-at", metavar="DAY", help="For one source: the day to which it is complete.")
]
Partial = Annotated[bool, typer.Option("--partial", help="The files lack some children: only add and replace.")]
Whole = Annotated[bool, typer.Option("--whole", help="The return is complete, though many children are gone.")]
Table = Annotated[
    str | None, typer.Option("--as", metavar="TABLE", help="The raw sheet that a report fills, such as Visits.")
]
MappingsFile = Annotated[
    Path | None, typer.Option("--map", metavar="FILE", help="Headings and codes, as on the sheet Mappings.")
]


def import_(
    sources: Sources,
    into: Into,
    year: Year = None,
    as_at: AsAt = None,
    partial: Partial = False,
    whole: Whole = False,
    table: Table = None,
    mappings: MappingsFile = None,
    replace: Annotated[bool, typer.Option("--replace", help="Drop rows that the files do not have.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Refresh the scorecard too.")] = False,
) -> None:
    """Import SSDA903 returns, Annex A lists and reports into the raw sheets; several years at once."""
    from scorecard_xl.app.importing import Options
    from scorecard_xl.cli import console

    if partial and whole:
        raise Refusal("Give --partial or --whole, not both: either some children are missing or none.")
    if partial and replace:
        raise Refusal(
            "Give --partial or --replace, not both: --replace would drop the children whom partial files lack."
        )
    if table is None:
        _check_returns(sources, into)
    is_new = not into.exists()
    ending, complete_to = year_of("--year", year), day_of("--as-at", as_at)
    options = Options(ending, complete_to, partial, whole, replace, dry_run, table, mappings)
    report, council, unsafe = _imported(sources, into, options, refresh=refresh and not dry_run)
    console.warn(_without_effect(options))
    for sentence in report.sentences():
        console.say(sentence)
    if not dry_run:
        new = ", a new workbook" if is_new else ""
        console.say(f"{'Imported' if report.brought else 'Nothing was imported'} into {into}{new}.")
        if report.brought and not refresh:
            console.say_next("refresh the scorecard.", "refresh", into)
    say_refreshed(into, council)
    console.warn(unsafe)


def _without_effect(options: "Options") -> list[str]:
    """What to say of options that a report (--as) does not need."""
    table = (options.table or "").lower()
    unused = {
        "--whole": options.whole,
        "--as-at": options.as_at is not None and table != "episodes",
        "--year": options.year is not None and table != "oc2",
    }
    given = [option for option, is_given in unused.items() if is_given and table]
    has = "has" if len(given) == 1 else "have"
    return [f"{' and '.join(given)} {has} no effect with --as: a report only adds and replaces."] if given else []


def _imported(
    sources: list[Path], into: Path, options: "Options", *, refresh: bool
) -> "tuple[Report, Council | None, list[str]]":
    """What the import did, the council if it is refreshed too, and what of the workbook cannot be filled or trusted."""
    from scorecard_xl.app import workbooks
    from scorecard_xl.app.importing import import_sources
    from scorecard_xl.app.refresh import refresh as refresh_book
    from scorecard_xl.cli import console
    from scorecard_xl.doctor import warnings

    with console.working("Reading and merging"), workbooks.opened_or_new(into) as book:
        report = import_sources(book, sources, options)
        council = refresh_book(book) if refresh else None
        if council is not None:
            book.recolour(council.settings.colour)
        unsafe = [*(workbooks.without_page(book) if council is not None else []), *warnings(book)]
        if not options.dry_run:
            book.save(into)
        return report, council, unsafe


def _check_returns(sources: list[Path], into: Path) -> None:
    """Raises Refusal if a source has only what DfE publishes."""
    from scorecard_xl.app.benchmarks import split_sources
    from scorecard_xl.cli import console

    if other := [path for path in sources if split_sources([path])[1] == []]:
        names = " ".join(map(console.quoted, other))
        raise Refusal(
            f"{names} holds what DfE publishes, no return: `scorecard-xl benchmarks {names} --into "
            f"{console.quoted(into)}` reads it. Nothing was imported."
        )


def benchmarks(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCE...", help="DfE's published files as they are: CSV, .zip, folders of them."),
    ],
    into: Annotated[Path, typer.Option(metavar="BOOK", help="The workbook; its Settings name the council.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done; write nothing.")] = False,
) -> None:
    """Import what DfE publishes: council, region, England, statistical neighbours, rank."""
    from scorecard_xl.app.benchmarks import import_benchmarks
    from scorecard_xl.cli import console
    from scorecard_xl.workbook.file.book import FileBook

    with console.working("Reading"):
        book = FileBook.open(into)
        sentences = import_benchmarks(book, sources, dry_run=dry_run)
        if not dry_run:
            book.save()
    for sentence in sentences:
        console.say(sentence)
    if not dry_run:
        console.say_next("bring the page up to date.", "refresh", into)


def refresh(
    book: Book,
    month: Month = None,
    set_month: Annotated[
        str | None, typer.Option("--set-month", metavar="YYYY-MM", help="As --month, and write it on Settings.")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here and leave BOOK as it is.")] = None,
    backup: Annotated[bool, typer.Option("--backup", help="Keep the old file beside the new one.")] = False,
) -> None:
    """Calculate every figure and refresh the workbook."""
    from scorecard_xl.app.refresh import refresh as refresh_book
    from scorecard_xl.app.workbooks import without_page
    from scorecard_xl.cli import console
    from scorecard_xl.doctor import warnings
    from scorecard_xl.workbook.file.book import FileBook

    if month is not None and set_month is not None:
        raise Refusal("Give --month or --set-month, not both: this once, or from now on.")
    chosen = month_of(month) or month_of(set_month, "--set-month")
    _check_ending(out, book)
    with console.working("Refreshing"):
        opened = FileBook.open(book)
        council = refresh_book(opened, chosen, sets_month=set_month is not None)
        opened.recolour(council.settings.colour)
        unsafe = warnings(opened)
        kept = opened.save(out, backup=backup)
    say_refreshed(out or book, council)
    console.warn([*without_page(opened), *unsafe])
    if kept is not None:
        console.say(f"The old file is kept as {kept}.")
    elif backup and not opened.changed:
        console.say("Nothing had to change in it, so there is no old file to keep.")


def upgrade(
    book: Book,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here and leave BOOK as it is.")] = None,
    backup: Annotated[bool, typer.Option("--backup", help="Keep the old file beside the new one.")] = False,
) -> None:
    """Draw the page and lists of a workbook of an earlier version again, and keep everything else."""
    from scorecard_xl.app.upgrading import upgrade as upgrade_book
    from scorecard_xl.cli import console

    _check_ending(out, book)
    with console.working("Drawing it again and refreshing"):
        found = upgrade_book(book)
        kept = found.book.save(out, backup=backup)
    console.say(f"Upgraded {out or book}.")
    for sentence in found.kept:
        console.say(sentence)
    console.say("The look of our own sheets is that of this version: what you coloured or typed there is not kept.")
    console.warn(found.not_kept)
    if found.unrefreshed:
        console.warn([f"It is not refreshed yet. {found.unrefreshed}"])
    say_refreshed(out or book, found.council)
    if kept is not None:
        console.say(f"The old file is kept as {kept}.")


def _check_ending(out: Path | None, book: Path) -> None:
    """Raises Refusal where a file would be of another kind than the workbook."""
    if out is not None and out.suffix.lower() != book.suffix.lower():
        raise Refusal(f"{out.name} must end in {book.suffix}, as {book.name} does.")
