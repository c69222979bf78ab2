"""The command line. Each command is a few lines on the same core; nothing is decided here."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scorecard_xl.errors import Refusal

if TYPE_CHECKING:
    from scorecard_xl.council import Council
    from scorecard_xl.period import Day

DONE, PROBLEMS_FOUND = 0, 1

app = typer.Typer(
    name="scorecard-xl",
    help="The Corporate Parenting Scorecard: figures for children in care from sheets of raw data.",
    epilog="With --debug, anywhere, an error shows where it arose.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Book = Annotated[Path, typer.Argument(metavar="BOOK", help="The workbook.")]
Month = Annotated[str | None, typer.Option(metavar="YYYY-MM", help="The month to report; else that of Settings.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


@app.command()
def demo(out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write it.")] = Path("demo")) -> None:
    """Write a demonstration council: its raw data, and a workbook with the refreshed scorecard."""
    from scorecard_xl import console, demonstration

    with console.working("Making a council of 420 children and their five years"):
        written = demonstration.write(out)
    console.say(f"Raw data: {written.raw}")
    console.say(f"Workbook: {written.workbook}")
    console.say(f"Next: open it, or run `scorecard-xl figures {written.workbook} --latest`.")


@app.command()
def new(book: Book) -> None:
    """Write an empty workbook, ready for data."""
    from scorecard_xl import console, workbooks

    workbooks.make(book)
    console.say(f"Made {book}. Next: fill its raw sheets, or `scorecard-xl import FOLDER --into {book} --refresh`.")


@app.command("import")
def import_(
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE...", help="SSDA903 CSV folders, CSV files or XML.")],
    into: Annotated[Path, typer.Option(metavar="BOOK", help="The workbook; made where it is not there yet.")],
    year: Annotated[int | None, typer.Option(metavar="YYYY", help="Of one source: the year of its 31 March.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Drop rows that the files do not hold.")] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Refresh the scorecard too.")] = False,
) -> None:
    """Import SSDA903 files into the raw sheets; several years merge."""
    from scorecard_xl import console, workbooks
    from scorecard_xl.importing import import_sources
    from scorecard_xl.refresh import refresh as refresh_book

    with console.working("Reading and merging"), workbooks.opened_or_new(into) as book:
        report = import_sources(book, sources, year, replace)
        council = refresh_book(book) if refresh else None
        book.save(into)
    for sentence in report.sentences():
        console.say(sentence)
    console.say(f"Imported into {into}.")
    _say_refreshed(into, council)


@app.command()
def refresh(
    book: Book,
    month: Month = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here and leave BOOK as it is.")] = None,
    backup: Annotated[bool, typer.Option("--backup", help="Keep the old file beside the new one.")] = False,
) -> None:
    """Calculate every figure and refresh the workbook."""
    from scorecard_xl import console
    from scorecard_xl.books.file import FileBook
    from scorecard_xl.refresh import refresh as refresh_book

    chosen = _month(month)
    if out is not None and out.suffix.lower() != book.suffix.lower():
        raise Refusal(f"{out.name} must end in {book.suffix}, as {book.name} does.")
    with console.working("Refreshing"):
        opened = FileBook.open(book)
        council = refresh_book(opened, chosen)
        kept = opened.save(out, backup=backup)
    _say_refreshed(out or book, council)
    if kept is not None:
        console.say(f"The old file is kept as {kept}.")


@app.command()
def figures(
    book: Book,
    month: Month = None,
    latest: Annotated[bool, typer.Option("--latest", help="Only the month, not the twelve before it.")] = False,
    by: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="By team, worker, sex, age band … of the child.")
    ] = None,
    json: Json = False,
) -> None:
    """Print the figures; the workbook is left as it is."""
    from scorecard_xl import console, screens

    months = 1 if latest else 13
    if by is not None:
        return _figures_by(book, by, _month(month), months, json)
    council = _council(book, _month(month))
    found = council.figures(months)
    console.warn(console.warnings(council))
    if json:
        console.print_json([figure.as_json() for figure in found])
    else:
        screens.print_figures(found, council)


def _figures_by(book: Path, by: str, month: "Day | None", months: int, json: bool) -> None:
    from scorecard_xl import console, screens
    from scorecard_xl.figures.narrow import column_named, figures_by

    column, council = column_named(by), _council(book, month)
    found = list(figures_by(council.data, column, council.last, council.targets, months))
    if json:
        console.print_json([each.as_json() for each in found])
    else:
        screens.print_narrowed(found, council)


@app.command()
def children(
    book: Book,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Its name, such as reviews_on_time.")],
    month: Month = None,
    window: Annotated[str | None, typer.Option(metavar="W", help="at, month, quarter, ytd or 12m.")] = None,
    group: Annotated[str | None, typer.Option(metavar="G", help="One band of a grouped indicator.")] = None,
    json: Json = False,
) -> None:
    """Print the children behind one figure, and why each counts as it does."""
    from scorecard_xl import console, screens
    from scorecard_xl.figures.behind import behind, chosen

    wanted, span = chosen(indicator, window, group)
    council = _council(book, _month(month))
    cases = behind(council.data, wanted, span, council.last, group)
    if json:
        console.print_json([case.as_json() for case in cases])
    else:
        screens.print_children(cases, wanted, span, council)


@app.command()
def check(book: Book, json: Json = False) -> None:
    """Print every problem in the data, and the indicators that it touches; status 1 where there is one."""
    from scorecard_xl import console, screens

    council = _council(book, None)
    if json:
        console.print_json(console.problem_rows(council.problems))
    else:
        screens.print_problems(council.problems)
    raise typer.Exit(PROBLEMS_FOUND if council.problems else DONE)


def _council(book: Path, month: "Day | None") -> "Council":
    from scorecard_xl.books.file import FileBook
    from scorecard_xl.reading import read_council

    return read_council(FileBook.open(book), month)


def _month(text: str | None) -> "Day | None":
    if text is None:
        return None
    from scorecard_xl.period import Day
    from scorecard_xl.raw.cells import Unreadable, read_month

    try:
        return Day(read_month(text))
    except Unreadable:
        raise Refusal(f"--month {text} is not a month: write it as YYYY-MM, for example 2026-05.") from None


def _say_refreshed(book: Path, council: "Council | None") -> None:
    from scorecard_xl import console

    if council is not None:
        console.say(console.refreshed_sentence(book, council))
        console.warn(console.warnings(council))
