"""What Data quality says of published figures that have since changed."""

from collections.abc import Sequence

from scorecard_xl.council.period import Window, day_in_words
from scorecard_xl.figures.history import SHEET, Restated, changed_in_words
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.words import window_in_words
from scorecard_xl.tables.values import Value

_RULE = "published"


def rows(restated: Sequence[Restated]) -> list[list[Value]]:
    """One row a figure, as quality.HEADINGS."""
    return [[SHEET, None, "", "", "note", _RULE, each.published.indicator, f"{sentence(each)}."] for each in restated]


def sentence(restated: Restated) -> str:
    """Which figure it is, and what it was and is."""
    entry = restated.published
    window = window_in_words(Window(entry.window), entry.end)
    which = ", ".join(filter(None, (INDICATORS[entry.indicator].title, entry.group, window)))
    words = changed_in_words(entry, restated.now)
    return f"{which}: {words} (published {day_in_words(entry.at)} for {entry.month:%B %Y})"
