"""What is said of published figures that have since changed."""

from collections.abc import Sequence

from scorecard_xl.council.period import Window, day_in_words
from scorecard_xl.figures.history import SHEET, Restated, changed_in_words, displayed
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.words import window_in_words
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.values import Value

RULE = "published"
_MOST = 12


def rows(restated: Sequence[Restated]) -> list[list[Value]]:
    """One row a figure, as quality.HEADINGS."""
    return [
        [SHEET, None, "", "", Severity.NOTE.value, RULE, each.published.indicator, f"{sentence(each)}."]
        for each in restated
    ]


def as_problem(restated: Restated) -> Problem:
    """The same, as `check` lists it."""
    name = restated.published.indicator
    return Problem(SHEET, None, "", "", sentence(restated), RULE, Severity.NOTE, (name,))


def heading(restated: Sequence[Restated]) -> str:
    """How many there are."""
    many = len(restated)
    return f"{many:,} published figures differ now:" if many != 1 else "1 published figure differs now:"


def _title(restated: Restated) -> str:
    """Of a measure that is no longer there its name."""
    name = restated.published.indicator
    if name in INDICATORS:
        return INDICATORS[name].title
    return name if restated.now is None else restated.now.title


def lines(restated: Sequence[Restated]) -> list[str]:
    """The first twelve, those whose value reads otherwise before all others; then how many more there are."""
    ordered = sorted(restated, key=_reads_alike)
    more = len(ordered) - _MOST
    rest = [f"and {more:,} more: `scorecard-xl check BOOK --csv FILE` and the sheet Data quality list all"]
    return [*map(sentence, ordered[:_MOST]), *(rest if more > 0 else [])]


def _reads_alike(restated: Restated) -> bool:
    return restated.now is not None and displayed(restated.published)[0] == displayed(restated.now)[0]


def sentence(restated: Restated) -> str:
    """Which figure it is, and what it was and is."""
    entry = restated.published
    window = window_in_words(Window(entry.window), entry.end)
    which = ", ".join(filter(None, (_title(restated), entry.group, window)))
    words = changed_in_words(entry, restated.now)
    return f"{which}: {words} (published {day_in_words(entry.at)} for {entry.month:%B %Y})"
