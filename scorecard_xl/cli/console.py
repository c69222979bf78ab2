"""What the command line says: sentences, JSON for scripts, and a sign of life on long work."""

import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from scorecard_xl.council.period import data_end_in_words, day_in_words
from scorecard_xl.figures.council import Council
from scorecard_xl.imports.record import RULE as NOT_IN_RETURN
from scorecard_xl.page import commentary
from scorecard_xl.page.quality import touched
from scorecard_xl.tables.problems import Problem


def say(sentence: str) -> None:
    """One plain line on standard output."""
    print(sentence)


def warn(sentences: Sequence[str]) -> None:
    """Each on a line of standard error."""
    for sentence in sentences:
        print(sentence, file=sys.stderr)


def working(what: str) -> AbstractContextManager[Any]:
    """A spinner on standard error while something takes long; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status(f"{what} …")


def print_json(rows: Sequence[dict[str, Any]]) -> None:
    """A list of objects, one a line; what is read as UTF-8 is that, whatever else the output is written in."""
    plain = (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
    print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=plain) for row in rows) + "\n]" if rows else "[]")


def month_note(council: Council) -> str:
    """Which month this is, and why, where nobody named it."""
    if council.chosen or council.reached is None:
        return f"{council.last:%B %Y}"
    told = "are said to be complete to" if council.settings.complete_to else "reach"
    return f"{council.last:%B %Y} (the episodes {told} {day_in_words(council.reached)})"


def warnings(council: Council) -> list[str]:
    """What makes the page doubtful: sheets and headings that are missing, a month beyond the data, a lost comment."""
    found = [f"{problem.table}: {problem.what}." for problem in council.misread if problem.row is None]
    found += [_of_row(problem) for problem in council.misread if problem.table == commentary.SHEET]
    if closed := sum(problem.rule == NOT_IN_RETURN for problem in council.misread):
        are = "1 child is" if closed == 1 else f"{closed:,} children are"
        found.append(f"{are} not in the last return, so closed at the start of its year: see Data quality.")
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


def problem_rows(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """The problems as `check --json` prints them."""
    return [
        {"table": p.table, "row": p.row, "column": p.column, "value": p.value, "what": p.what, "rule": p.rule or None,
         "severity": p.severity.value, "indicators": list(touched(p))}
        for p in problems
    ]  # fmt: skip
