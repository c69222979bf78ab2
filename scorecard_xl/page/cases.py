"""The rows of Behind the figures: the children behind every figure of the page."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.behind import always, cases
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
    """One row for each case of the month's figures on the page; after 100,000 rows one says where the rest is."""
    found: list[pd.DataFrame] = []
    for indicator, window in on_the_page():
        found.append(frame_of(data, indicator, window, last))
        if sum(map(len, found)) > MOST_ROWS:
            return _together([_together([*map(as_block, found)])[:MOST_ROWS], Block.of([_rest(indicator)])])
    return _together([*map(as_block, found)]) or [[]]


def rows_of(data: Dataset, indicator: Indicator, window: Window, day: Day) -> Block:
    """The rows of one figure."""
    return as_block(frame_of(data, indicator, window, day))


def frame_of(data: Dataset, indicator: Indicator, window: Window, day: Day) -> pd.DataFrame:
    """The rows of one figure: the columns of HEADINGS."""
    found = shown(cases(data, indicator, window, day))
    head = (indicator.name, indicator.title, window_in_words(window, day))
    return pd.DataFrame(
        {heading: always(text, len(found)) for heading, text in zip(HEADINGS[:3], head, strict=True)}
        | {heading: found[heading] for heading in HEADINGS[3:]}
    )


def on_the_page() -> Iterator[tuple[Indicator, Window]]:
    """The figures of the page that have a list of children."""
    pairs = dict.fromkeys((line.indicator, line.window) for line in series())
    return ((indicator, window) for indicator, window in pairs if indicator.unit is not Unit.CASES)


def shown(found: pd.DataFrame) -> pd.DataFrame:
    """The cases behind a figure as the columns after Window show them."""
    columns = {heading: found[heading.lower()] for heading in HEADINGS[3:]}
    return pd.DataFrame(columns | {heading: _yes_or_no(columns[heading]) for heading in ("Counts", "Met")})


def _yes_or_no(answers: pd.Series) -> pd.Categorical:
    codes = answers.astype("Int8").fillna(2).to_numpy(dtype=int)
    return pd.Categorical.from_codes(codes, pd.Index(["no", "yes", ""], dtype=object))


def as_block(frame: pd.DataFrame) -> Block:
    """A frame as the rows that a writer takes: days as dates, None for blanks."""
    return Block([_distinct(frame[name].array) for name in frame])


def _distinct(column: Any) -> Distinct:
    codes, values = pd.factorize(column)
    return Distinct(codes, [each.date() if isinstance(each, pd.Timestamp) else each for each in values.tolist()])


def _together(blocks: Sequence[Block]) -> Block:
    columns = zip(*(block.columns for block in blocks), strict=True)
    return Block([one_after_the_other(each) for each in columns])


def _rest(indicator: Indicator) -> list[Value]:
    said = f"The list ends here, within {indicator.title}: `scorecard-xl children` gives that of any figure."
    return [*[""] * (len(HEADINGS) - 1), said]
