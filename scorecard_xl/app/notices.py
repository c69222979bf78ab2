"""What each face says of a council: which month it reports and why, what was found, what makes the page doubtful."""

from scorecard_xl.council.period import data_end_in_words, day_in_words
from scorecard_xl.figures.council import Council
from scorecard_xl.page import commentary
from scorecard_xl.tables.problems import Problem


def month_note(council: Council) -> str:
    """Which month this is, and why, where nobody named it."""
    why = "" if council.chosen else " (the last whole month that the episodes reach)"
    return f"{council.last:%B %Y}{why}"


def warnings(council: Council) -> list[str]:
    """What makes the page doubtful: sheets and headings that are missing, a month beyond the data, a lost comment."""
    found = [f"{problem.table}: {problem.what}." for problem in council.misread if problem.row is None]
    found += [_of_row(problem) for problem in council.misread if problem.table == commentary.SHEET]
    if council.data_end is not None:
        found.append(f"{data_end_in_words(council.data_end, council.last)}.")
    if council.last < council.data_from:
        found.append(
            f"The episodes begin on {day_in_words(council.data_from)}: nothing is known of {council.last:%B %Y}."
        )
    return found


def _of_row(problem: Problem) -> str:
    value = f"'{problem.value}'" if problem.value else "a blank"
    return f"{problem.table}, row {problem.row}, {problem.column}: {value} {problem.what}."


def refreshed_sentence(book: object, council: Council) -> str:
    """What a refresh did."""
    return f"Refreshed {book} for {month_note(council)}: {found_sentence(council)}"


def found_sentence(council: Council) -> str:
    """How many problems were found in the data."""
    problems = len(council.problems)
    found = {0: "no problems", 1: "1 problem"}.get(problems, f"{problems:,} problems") + " found in the data"
    return f"{found}{'; see the sheet Data quality' if problems else ''}."
