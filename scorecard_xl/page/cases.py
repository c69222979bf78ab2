"""The rows of Behind the figures: the children behind every figure of the page."""

from collections.abc import Iterator

from scorecard_xl.figures.behind import Case, behind
from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.page.layout import series
from scorecard_xl.page.words import window_in_words
from scorecard_xl.period import Day, Window
from scorecard_xl.raw.dataset import Dataset
from scorecard_xl.values import Value

HEADINGS = (
    "Indicator", "Title", "Window", "Group", "Child", "Team", "Worker", "Counts", "Met", "Since", "Due", "Done",
    "Value", "Reason",
)  # fmt: skip
MOST_ROWS = 100_000
_YES_OR_NO = {True: "yes", False: "no", None: ""}


def rows(data: Dataset, last: Day) -> list[list[Value]]:
    """One row a case of the month's figures on the page; after 100,000 rows one says where the rest is."""
    found: list[list[Value]] = []
    for indicator, window in on_the_page():
        found += rows_of(data, indicator, window, last)
        if len(found) > MOST_ROWS:
            return [*found[:MOST_ROWS], _rest(indicator)]
    return found or [[]]


def rows_of(data: Dataset, indicator: Indicator, window: Window, day: Day) -> list[list[Value]]:
    """The rows of one figure."""
    head = [indicator.name, indicator.title, window_in_words(window, day)]
    return [[*head, *row(case)] for case in behind(data, indicator, window, day)]


def on_the_page() -> Iterator[tuple[Indicator, Window]]:
    """The figures of the page that have a list of children."""
    pairs = dict.fromkeys((line.indicator, line.window) for line in series())
    return ((indicator, window) for indicator, window in pairs if indicator.unit is not Unit.CASES)


def row(case: Case) -> list[Value]:
    """The case as the columns after Window show it."""
    return [
        case.group, case.child, case.team, case.worker, _YES_OR_NO[case.counts], _YES_OR_NO[case.met],
        _day(case.since), _day(case.due), _day(case.done), case.value, case.reason,
    ]  # fmt: skip


def _day(day: Day | None) -> Value:
    return None if day is None else day.date()


def _rest(indicator: Indicator) -> list[Value]:
    said = f"The list ends here, within {indicator.title}: `scorecard-xl children` gives that of any figure."
    return [*[""] * (len(HEADINGS) - 1), said]
