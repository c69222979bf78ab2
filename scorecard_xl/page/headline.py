"""The heads of the page and of each list, and the first lines of the page: targets missed, what changed."""

import datetime as dt
from collections.abc import Iterable, Sequence

from scorecard_xl.council.period import Day, Window, day_in_words
from scorecard_xl.figures.figure import NOTHING, Rag, Variation
from scorecard_xl.page.model import Row, Shown
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.wording import SIMILAR
from scorecard_xl.tables.values import Value

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_IN_CARE = "children_in_care"
REFRESHED = "CPS.page.refreshed"
TITLE = "Corporate Parenting Scorecard"


def headline(rows: Sequence[Row]) -> str:
    """3 of 8 targets are missed, 3 nearly met, 2 met. One measure is worse than usual, one better."""
    return f"{targets_in_words(rows)} {changes_in_words(rows)}".strip()


def targets_in_words(rows: Sequence[Row]) -> str:
    """How many of the rated measures are off target, near and on target, and how many with a target have no rating."""
    ratings = [row.now.rag for row in rows if row.now.rag is not None]
    unrated = sum(row.now.rag is None and row.target != NOTHING for row in rows)
    missed, near, met = (ratings.count(each) for each in (Rag.RED, Rag.AMBER, Rag.GREEN))
    whole = len(ratings)
    if not whole:
        return "No measure has a rating this month."
    if whole == 1:
        word = "missed" if missed else "nearly met" if near else "met"
        return f"The only target{_rated(unrated)} is {word}{_others(unrated)}."
    every = "Both" if whole == 2 else f"All {whole}"
    for count, word in ((missed, "missed"), (near, "nearly met"), (met, "met")):
        if count == whole:
            return f"{every} targets{_rated(unrated)} are {word}{_others(unrated)}."
    parts = [(missed, "missed"), (near, "nearly met"), (met, "met")]
    first, *rest = [(count, word) for count, word in parts if count] if not missed else parts
    said = f"{first[0]} of {whole} targets {'is' if first[0] == 1 else 'are'} {first[1]}"
    return ", ".join([said, *(f"{count or 'none'} {word}" for count, word in rest)]) + f"{_others(unrated)}."


def _rated(unrated: int) -> str:
    return " with a rating" if unrated else ""


def _others(unrated: int) -> str:
    return f"; {unrated} {'has' if unrated == 1 else 'have'} no rating" if unrated else ""


def changes_in_words(rows: Sequence[Row]) -> str:
    """How many measures are worse or better than usual, or moved where neither way is better."""
    kinds = [row.now.unusual for row in rows if row.now.unusual is not None]
    if not kinds:
        if any(row.now.is_usual for row in rows):
            return "No measure is worse or better than usual."
        return "It is too early to say what is usual." if rows else ""
    moved = kinds.count(Variation.HIGH) + kinds.count(Variation.LOW)
    counted = [(kinds.count(Variation.WORSE), "worse than usual"), (kinds.count(Variation.BETTER), "better than usual")]
    counted = [each for each in [*counted, (moved, "higher or lower than usual")] if each[0]]
    (count, word), *rest = counted
    said = f"{_number(count).capitalize()} {'measure is' if count == 1 else 'measures are'} {word}"
    return ", ".join([said, *(f"{_number(count)} {word.removesuffix(' than usual')}" for count, word in rest)]) + "."


def _number(count: int) -> str:
    return _SMALL[count] if count < len(_SMALL) else str(count)


def summary(month: ShownMonth) -> str:
    """421 children are in care: 6 more than a month ago, 9 more than a year ago (rates)."""
    now = month.on(_IN_CARE, Window.AT, None, month.last)
    if now is None or now.missing:
        return "The number of children in care is not known."
    compared = " and ".join(filter(None, (_than(month, now, end, words) for end, words in month.compared)))
    rates = rates_in_words(month)
    return f"{_children(now)}{f': {compared}' if compared else ''}{f' ({rates})' if rates else ''}."


def _children(now: Shown) -> str:
    about = "About " if now.is_rounded and now.number else ""
    if now.number == 0:
        return "No children are in care"
    if now.text == "1":
        return "1 child is in care"
    return f"{about}{now.text} children are in care"


def _than(month: ShownMonth, now: Shown, end: Day, words: str) -> str:
    """6 more than a month ago, from the numbers as they are shown; nothing where one is not."""
    before = month.on(_IN_CARE, Window.AT, None, end)
    if before is None or before.number is None or now.number is None:
        return ""
    more = int(now.number - before.number)
    about = "about " if now.is_rounded else ""
    return (
        f"{about}{abs(more):,} {'more' if more > 0 else 'fewer'} than {words}"
        if more
        else f"{about}the same as {words}"
    )


def rates_in_words(month: ShownMonth) -> str:
    """72 in every 10,000 in 2025; England 67, similar councils 79.5, as published."""
    published = month.benchmark(_IN_CARE, None)
    if published is None:
        return ""
    others = {"England": published.england, SIMILAR: published.neighbours}
    said = ", ".join(f"{who} {_rate(each)}" for who, each in others.items() if each is not None)
    unit = f"in every 10,000 in {published.year.year}"
    if published.council is None:
        return f"{said} {unit}" if said else ""
    return f"{_rate(published.council)} {unit}{f'; {said}' if said else ''}"


def _rate(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def of_table(table: str) -> str:
    """The defined name of the cell over a table that says whose figures it holds, and of which month."""
    return f"CPS.of.{table}"


def table_cells(council: str, position: str, tables: Iterable[str]) -> dict[str, Value]:
    """These cells: every printed page has them, as the page has its head."""
    said = " · ".join(filter(None, (council, position)))
    return {of_table(table): said for table in tables}


def refreshed_in_words(moment: dt.datetime, problems: int) -> str:
    """Refreshed 3 June 2026 14:05 from the raw sheets of this workbook · 3 problems in the data."""
    when = f"{day_in_words(Day(moment))} {moment:%H:%M}"
    return f"Refreshed {when} from the raw sheets of this workbook · {problems_in_words(problems)}"


def problems_in_words(count: int) -> str:
    """3 problems in the data."""
    if not count:
        return "no problems in the data"
    return f"{count:,} problem{'s' * (count > 1)} in the data: see Data quality"
