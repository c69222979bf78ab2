"""What each face says of a council: which month it reports and why, what was found, what makes the page doubtful."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from scorecard_xl.council.dataset import ALLOCATED, ALLOCATIONS
from scorecard_xl.council.period import (
    Day,
    data_begin_in_words,
    data_end_in_words,
    day_in_words,
    ends_from_in_words,
    like_day,
)
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.council import Council
from scorecard_xl.imports.record import RULE as NOT_IN_RETURN
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.sheets import SHEETS

_MOST_NAMED = 5


def month_note(council: Council) -> str:
    """Which month this is, and why, where nobody named it."""
    why = reach_note(council)
    return f"{council.last:%B %Y} ({why})" if why else f"{council.last:%B %Y}"


def reach_note(council: Council) -> str:
    """The day that the episodes reach, which decides the month; empty where somebody named the month."""
    if council.chosen or council.reached is None:
        return ""
    how = "are said to be complete to" if council.complete_to else "reach"
    return f"the episodes {how} {day_in_words(council.reached)}"


def warnings(council: Council) -> list[str]:
    """What makes the page doubtful: sheets and headings that are missing, a month beyond the data, a lost comment."""
    misread = [*council.misread, *council.benchmarks.problems]
    found = [_of_sheet(problem) for problem in misread if problem.row is None]
    found += [f"{failed}." for failed in council.data.failures.values()]
    found += _entered(problem for problem in misread if problem.table in SHEETS and problem.row is not None)
    if closed := sum(problem.rule == NOT_IN_RETURN for problem in council.misread):
        are = "1 child is" if closed == 1 else f"{closed:,} children are"
        found.append(f"{are} not in the last return, so closed at the start of its year: see Data quality.")
    compared = [council.earlier.problem] if council.earlier.problem else []
    return [*found, *of_the_month(council), *compared, *council.not_kept]


def of_the_month(council: Council) -> list[str]:
    """Why little or nothing is known of the month reported."""
    found = []
    if council.data_end is not None:
        found.append(f"{data_end_in_words(council.data_end, council.last)}.")
    if council.last < council.data_from:
        found.append(f"{data_begin_in_words(council.data_from, council.last)}.")
    if council.ends_from is not None:
        found.append(f"{ends_from_in_words(council.ends_from)}: import the returns of earlier years.")
    return [*found, *_complete_too_late(council)]


def _of_sheet(problem: Problem) -> str:
    """What is wrong with a whole sheet, or with a column of it that has cells."""
    if problem.column and problem.value:
        return f"{problem.table}.{problem.column} {problem.what}."
    return f"{problem.table}: {problem.what}."


def _complete_too_late(council: Council) -> Iterator[str]:
    """Each day from which duties are complete that lies after the month reported."""
    for name in ("reviews_complete_from", "visits_complete_from"):
        day: dt.date | None = getattr(council.settings, name)
        if day is not None and Day(day) > council.last:
            setting = Settings.model_fields[name].alias
            yield (
                f"Settings: {setting} is {day_in_words(day)}, so none of {council.last:%B %Y} is judged: put in an "
                "earlier day."
            )


def care_leavers_of_today(council: Council) -> list[str]:
    """That the care leavers of an earlier month are counted from today's facts, the only ones that there are."""
    return [council.care_leavers_of_today] if council.care_leavers_of_today else []


def of_today(council: Council) -> list[str]:
    """What of an earlier month is known as of today only: care leavers, and in lists the teams and workers."""
    return [*care_leavers_of_today(council), *_teams_of_today(council)]


def _teams_of_today(council: Council) -> list[str]:
    """That lists of an earlier month name the teams and workers of today, where nobody knows the earlier ones."""
    is_past = council.reached is not None and like_day(council.last, 1) <= council.reached
    lacking = [column.lower() for column in ALLOCATED if not council.data.has_history(column)]
    if not (is_past and lacking):
        return []
    are = "is that" if len(lacking) == 1 else "are those"
    return [
        f"The {' and '.join(lacking)} of each child {are} of today, not of {council.last:%B %Y}: fill {ALLOCATIONS} to "
        "have each month's."
    ]


def _entered(problems: Iterable[Problem]) -> Iterator[str]:
    """What is wrong on the sheets that officers fill in; of each sheet the first few."""
    by_table: dict[str, list[Problem]] = {}
    for problem in problems:
        by_table.setdefault(problem.table, []).append(problem)
    for own in by_table.values():
        yield from in_rows(own)


def in_rows(problems: Sequence[Problem]) -> Iterator[str]:
    """What is wrong in rows of one sheet: the first few, and how many more there are."""
    yield from map(_of_row, problems[:_MOST_NAMED])
    if len(problems) > _MOST_NAMED:
        yield f"{problems[0].table}: {len(problems) - _MOST_NAMED} more; `scorecard-xl check` lists them."


def _of_row(problem: Problem) -> str:
    value = f"'{problem.value}' " if problem.value else "" if problem.what.startswith("is blank") else "a blank "
    end = "" if problem.what.endswith("?") else "."
    return f"{problem.table}, row {problem.row}, {problem.column}: {value}{problem.what}{end}"


def refreshed_sentence(book: object, council: Council) -> str:
    """What a refresh did."""
    return f"Refreshed {book} for {month_note(council)}: {found_sentence(council)}"


def found_sentence(council: Council) -> str:
    """How many problems were found in the data."""
    problems = len(council.problems)
    found = {0: "no problems", 1: "1 problem"}.get(problems, f"{problems:,} problems") + " found in the data"
    return f"{found}{'; see the sheet Data quality' if problems else ''}."
