"""The rows of Behind the figures: the children behind every figure of the page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.behind import columns_behind
from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.page.layout import series
from scorecard_xl.page.words import window_in_words
from scorecard_xl.tables.block import Block
from scorecard_xl.tables.coded import Distinct, one_after_the_other
from scorecard_xl.tables.values import Value

HEADINGS = (
    "Indicator", "Title", "Window", "Group", "Child", "Team", "Worker", "Counts", "Met", "Since", "Due", "Done",
    "Value", "Reason",
)  # fmt: skip
MOST_ROWS = 100_000


def rows(data: Dataset, last: Day) -> Sequence[Sequence[Value]]:
    """One row a case of the month's figures on the page; after 100,000 rows one says where the rest is."""
    found: list[Block] = []
    for indicator, window in on_the_page():
        found.append(rows_of(data, indicator, window, last))
        if sum(map(len, found)) > MOST_ROWS:
            return _together([_together(found)[:MOST_ROWS], Block.of([_rest(indicator)])])
    return _together(found) or [[]]


def rows_of(data: Dataset, indicator: Indicator, window: Window, day: Day) -> Block:
    """The rows of one figure."""
    found = shown(columns_behind(data, indicator, window, day))
    head = (indicator.name, indicator.title, window_in_words(window, day))
    return Block([*(Distinct.always(each, len(found)) for each in head), *found.columns])


def on_the_page() -> Iterator[tuple[Indicator, Window]]:
    """The figures of the page that have a list of children."""
    pairs = dict.fromkeys((line.indicator, line.window) for line in series())
    return ((indicator, window) for indicator, window in pairs if indicator.unit is not Unit.CASES)


def shown(columns: Mapping[str, Distinct]) -> Block:
    """What is behind a figure as the columns after Window show it, of the same names."""
    named = ((heading.lower(), columns[heading.lower()]) for heading in HEADINGS[3:])
    return Block([column.changed(_SHOWN[name]) if name in _SHOWN else column for name, column in named])


def _yes_or_no(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"


def _date(day: Day | None) -> Value:
    return None if day is None else day.date()


_SHOWN: dict[str, Callable[[Any], Value]] = {
    "counts": _yes_or_no, "met": _yes_or_no, "since": _date, "due": _date, "done": _date,
}  # fmt: skip


def _together(blocks: Sequence[Block]) -> Block:
    columns = zip(*(block.columns for block in blocks), strict=True)
    return Block([one_after_the_other(each) for each in columns])


def _rest(indicator: Indicator) -> list[Value]:
    said = f"The list ends here, within {indicator.title}: `scorecard-xl children` gives that of any figure."
    return [*[""] * (len(HEADINGS) - 1), said]
