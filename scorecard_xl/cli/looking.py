"""Commands that look into a workbook and leave it as it is."""

from typing import Annotated

import typer

from scorecard_xl.cli.common import DONE, PROBLEMS_FOUND, Book, Json, Month, council_of


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
    from scorecard_xl.app import notices
    from scorecard_xl.cli import console, screens

    months = 1 if latest else 13
    if by is not None:
        return _figures_by(book, by, month, months, json)
    council = council_of(book, month)
    found = council.figures(months)
    console.warn(notices.warnings(council))
    if json:
        console.print_json([figure.as_json() for figure in found])
    else:
        screens.print_figures(found, council)


def _figures_by(book: Book, by: str, month: Month, months: int, json: bool) -> None:
    from scorecard_xl.cli import console, screens
    from scorecard_xl.figures.narrow import column_named, figures_by

    column, council = column_named(by), council_of(book, month)
    found = list(figures_by(council.data, column, council.last, council.targets, months))
    if json:
        console.print_json([each.as_json() for each in found])
    else:
        screens.print_narrowed(found, council)


def children(
    book: Book,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Its name, such as reviews_on_time.")],
    month: Month = None,
    window: Annotated[str | None, typer.Option(metavar="W", help="at, month, quarter, ytd or 12m.")] = None,
    group: Annotated[str | None, typer.Option(metavar="G", help="One band of a grouped indicator.")] = None,
    json: Json = False,
) -> None:
    """Print the children behind one figure, and why each counts as it does."""
    from scorecard_xl.cli import console, screens
    from scorecard_xl.figures.behind import behind, chosen

    wanted, span = chosen(indicator, window, group)
    council = council_of(book, month)
    cases = behind(council.data, wanted, span, council.last, group)
    if json:
        console.print_json([case.as_json() for case in cases])
    else:
        screens.print_children(cases, wanted, span, council)


def check(book: Book, json: Json = False) -> None:
    """Print every problem in the data, and the indicators that it touches; status 1 where there is one."""
    from scorecard_xl.cli import console, screens

    council = council_of(book, None, to_check=True)
    if json:
        console.print_json(console.problem_rows(council.problems))
    else:
        if council.imported:
            console.say(f"{council.imported}: see the sheet Imports.\n")
        screens.print_problems(council.problems)
        first = "put them right where the data come from, then " if council.problems else ""
        console.say(f"Next: {first}`scorecard-xl refresh {book}`.")
    raise typer.Exit(PROBLEMS_FOUND if council.problems else DONE)
