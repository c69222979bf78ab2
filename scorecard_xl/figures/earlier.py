"""Figures of earlier months: as they were published, a month or a year before, or at the last meeting."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard_xl.council.period import ONE_DAY, Day, day_in_words, is_month_end, like_day, month_end, year_start
from scorecard_xl.council.settings import ComparedWith, Settings
from scorecard_xl.figures.calculate import change_of
from scorecard_xl.figures.figure import DatedKey, Figure
from scorecard_xl.figures.history import Entry

MOST_MONTHS = 12
"""Thirteen month ends are calculated: the first of them is a year before the last."""
Then = Mapping[DatedKey, Entry]


@dataclass(frozen=True)
class Earlier:
    """A month end before the one reported.

    `words`: when that was, as in "was 96.8% a month before". `problem`: in a sentence, why it is not the one that
    Settings ask for; empty where it is.
    """

    end: Day
    words: str
    problem: str = ""


def month_before(last: Day) -> Earlier:
    """The month end before the month end `last`."""
    return Earlier(like_day(last, -1), "a month before")


def year_before(last: Day) -> Earlier:
    """The same month end a year before."""
    return Earlier(like_day(last, -MOST_MONTHS), "a year before")


def at_meeting(meeting: dt.date | None, last: Day) -> Earlier:
    """The last month end on or before the day of the meeting; the month before, with a problem, where that is none."""
    if meeting is None:
        return _month_before_instead(last, "Last meeting is blank")
    on = day_in_words(meeting)
    end = known_at(Day(meeting))
    if end >= last:
        return _month_before_instead(last, f"the meeting of {on} knew the figures of {last:%B %Y} already")
    if end < like_day(last, -MOST_MONTHS):
        return _month_before_instead(last, f"the meeting of {on} is more than a year before {last:%B %Y}")
    return Earlier(end, f"on {day_in_words(end)}, before the meeting of {on}")


def known_at(day: Day) -> Day:
    """The last month end on or before the day."""
    return day if is_month_end(day) else like_day(month_end(day), -1)


def _month_before_instead(last: Day, why: str) -> Earlier:
    before = month_before(last)
    problem = f"Settings, Last meeting: {why}, so figures are compared with those of {before.end:%B %Y}."
    return Earlier(before.end, before.words, problem)


def asked_for(settings: Settings, last: Day) -> Earlier:
    """The month end that Settings ask to compare with."""
    if settings.compare_with is ComparedWith.LAST_YEAR:
        return year_before(last)
    if settings.compare_with is ComparedWith.LAST_MEETING:
        return at_meeting(settings.last_meeting, last)
    return month_before(last)


def figures_of_month(figures: Sequence[Figure], last: Day) -> list[Figure]:
    """One figure an indicator, window and group, in order. `figures`: those of thirteen month ends."""
    year_end = year_start(last) - ONE_DAY
    before = [each for each in figures if each.end == year_end and each.declared.is_yearly]
    yearly = {each.key: each for each in before if each.value is not None}
    own = [each for each in figures if each.end == last]
    return [yearly.get(each.key, each) if each.value is None else each for each in own]


def as_published(figures: Sequence[Figure], then: Then, last: Day) -> list[Figure]:
    """The figures of the page: of what is known of today only, earlier ones as published then, or left out.

    The change of the month that ends on `last` is that from what was published of the month before.
    """
    return [shown for figure in figures for shown in _shown(figure, then, last)]


def _shown(figure: Figure, then: Then, last: Day) -> Iterator[Figure]:
    if not figure.declared.current_only:
        yield figure
    elif figure.end == last:
        yield _compared(figure, then.get(figure.dated_key._replace(end=like_day(last, -1))))
    elif entry := then.get(figure.dated_key):
        yield _as_it_was(figure, entry)


def _compared(figure: Figure, before: Entry | None) -> Figure:
    previous = None if before is None else before.value
    return replace(figure, previous=previous, change=change_of(figure.declared, figure.value, previous))


def _as_it_was(figure: Figure, entry: Entry) -> Figure:
    return figure.with_numbers(entry.numerator, entry.denominator, entry.value)
