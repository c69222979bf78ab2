"""Commands that look into a workbook and leave it as it is."""

from pathlib import Path
from typing import Annotated

import typer

from scorecard_xl.cli.common import DONE, PROBLEMS_FOUND, Book, Csv, Json, Month, council_of
from scorecard_xl.errors import Refusal


def figures(
    book: Book,
    month: Month = None,
    latest: Annotated[bool, typer.Option("--latest", help="With --json or --csv: only the month.")] = False,
    trend: Annotated[bool, typer.Option("--trend", help="Show the thirteen months, not the month alone.")] = False,
    by: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="By team, worker, sex, age band … of the child.")
    ] = None,
    json: Json = False,
    csv: Csv = None,
) -> None:
    """Print the figures of the month; the workbook is left as it is.

    JSON and CSV have thirteen months.
    """
    from scorecard_xl.app import notices
    from scorecard_xl.cli import console, figures_screen, output
    from scorecard_xl.figures.figure import COLUMNS

    output.check_one_form(json, csv)
    if latest and trend:
        raise Refusal("Give --latest or --trend, not both: the month, or thirteen of them.")
    months = 13 if trend or (not latest and (json or csv)) else 1
    if by is not None:
        return _figures_by(book, by, month, months, json, csv)
    council = council_of(book, month)
    found = council.figures(months)
    console.warn([*notices.warnings(council), *notices.care_leavers_of_today(council)])
    if json:
        output.print_json([output.with_late(figure, council) for figure in found])
    elif csv:
        output.write_csv(csv, COLUMNS, [figure.as_json() for figure in found])
        console.say(f"Wrote {len(found):,} figures to {csv}.")
    else:
        figures_screen.print_figures(found, council)


def _figures_by(book: Path, by: str, month: str | None, months: int, json: bool, csv: Path | None) -> None:
    from scorecard_xl.app import notices
    from scorecard_xl.cli import console, figures_screen, output
    from scorecard_xl.figures.figure import COLUMNS
    from scorecard_xl.figures.narrow import BY, column_named, figures_by, is_of_today, of_today_in_words

    column, council = column_named(by), council_of(book, month)
    found = list(figures_by(council.data, column, council.last, council.targets, months))
    console.warn(notices.warnings(council))
    if is_of_today(council.data, column):
        console.warn([of_today_in_words(column, council.last)])
    if json:
        output.print_json([each.as_json() for each in found])
    elif csv:
        output.write_csv(csv, (*COLUMNS, *BY), [each.as_json() for each in found])
        console.say(f"Wrote {len(found):,} figures to {csv}.")
    else:
        figures_screen.print_narrowed(found, council)


def children(
    book: Book,
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="Its name, its title, or the beginning of either.")
    ],
    month: Month = None,
    window: Annotated[str | None, typer.Option(metavar="W", help="at, month, quarter, ytd or 12m.")] = None,
    group: Annotated[str | None, typer.Option(metavar="G", help="One group of an indicator that has several.")] = None,
    missed: Annotated[bool, typer.Option("--missed", help="Only those who miss the standard.")] = False,
    json: Json = False,
    csv: Csv = None,
) -> None:
    """Print the children behind one figure and why each counts as it does, those who miss the standard first."""
    from scorecard_xl.app import notices
    from scorecard_xl.cli import console, figures_screen, output
    from scorecard_xl.figures.behind import COLUMNS, behind
    from scorecard_xl.figures.missed import in_order, only_missed
    from scorecard_xl.figures.naming import figure_named
    from scorecard_xl.figures.targets import target_on

    output.check_one_form(json, csv)
    council = council_of(book, month)
    asked = figure_named(indicator, window, group, council.indicators)
    console.warn([*notices.of_the_month(council), *notices.of_today(council)])
    target = target_on(council.targets, asked.indicator.name, council.last)
    cases = behind(council.data, asked.indicator, asked.window, council.last, asked.group)
    choose = only_missed if missed else in_order
    listed = choose(cases, asked.indicator, target)
    if json:
        output.print_json([case.as_json() for case in listed])
    elif csv:
        output.write_csv(csv, COLUMNS, [case.as_json() for case in listed])
        console.say(f"Wrote {len(listed):,} rows to {csv}. It names children: never send it on.")
    else:
        console.say(figures_screen.title(cases, asked, council, target))
        print()
        figures_screen.print_children(listed)


def check(
    book: Book,
    json: Json = False,
    csv: Csv = None,
    errors: Annotated[bool, typer.Option("--errors", help="Only errors, no warnings or notes.")] = False,
    rule: Annotated[str | None, typer.Option(metavar="R", help="Only the problems of one rule, such as 388.")] = None,
    table: Annotated[str | None, typer.Option(metavar="T", help="Only the problems of one sheet.")] = None,
) -> None:
    """Print every problem in the data and the figures that it touches, a summary first.

    Status 1 if there is a problem among those that are asked for.
    """
    from scorecard_xl.cli import console, output, problems_screen
    from scorecard_xl.cli.problems_screen import ProblemFilter
    from scorecard_xl.page.notes import as_problem

    output.check_one_form(json, csv)
    asked = ProblemFilter(errors, rule, table)
    council = council_of(book, None, to_check=True)
    problems, restated = asked.of(council.problems), asked.among(council.restated)
    rows = output.problem_rows([*problems, *map(as_problem, restated)])
    if json:
        output.print_json(rows)
    elif csv:
        output.write_csv(csv, output.PROBLEM, rows)
        console.say(f"Wrote {len(rows):,} problems to {csv}.")
    else:
        if council.imported and not asked:
            console.say(f"{council.imported}: see the sheet Imports.")
            print()
        problems_screen.print_problems(problems, restated, len(council.problems) - len(problems))
        print()
        first = "put the problems right in the case system, import again, then " if problems else ""
        console.say_next(f"{first}refresh the scorecard.", "refresh", book)
    raise typer.Exit(PROBLEMS_FOUND if problems else DONE)
