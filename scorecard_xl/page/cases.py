"""The rows of Behind the figures: the children behind every figure of the page."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.behind import always, cases
from scorecard_xl.figures.missed import misses_of_all
from scorecard_xl.figures.targets import Target, target_on
from scorecard_xl.indicators import INDICATORS, Indicator, Unit
from scorecard_xl.page.wording import window_in_words

HEADINGS = (
    "Indicator", "Title", "Window", "Group", "Child", "Team", "Worker", "Counts", "Met", "Since", "Due", "Done",
    "Days late", "Value", "Reason",
)  # fmt: skip
MOST_ROWS = 100_000


def rows(data: Dataset, last: Day, targets: Sequence[Target] = ()) -> pd.DataFrame:
    """One row for each case of the month's figures on the page; after 100,000 rows one says where the rest is."""
    found: list[pd.DataFrame] = []
    for indicator, window in on_the_page():
        found.append(frame_of(data, indicator, window, last, targets))
        if sum(map(len, found)) > MOST_ROWS:
            return pd.concat([_together(found)[:MOST_ROWS], _rest(indicator)], ignore_index=True)
    return _together(found)


def frame_of(
    data: Dataset, indicator: Indicator, window: Window, day: Day, targets: Sequence[Target] = ()
) -> pd.DataFrame:
    """The rows of one figure: the columns of HEADINGS. Those who miss the standard come first, those left out last."""
    found = cases(data, indicator, window, day)
    missed = misses_of_all(found, indicator, target_on(targets, indicator.name, day))
    counts = found["counts"].to_numpy(dtype=bool)
    found = found.iloc[np.lexsort((~missed, ~counts))].reset_index(drop=True)
    head = (indicator.name, indicator.title, window_in_words(window, day))
    of_figure = {heading: always(text, len(found)) for heading, text in zip(HEADINGS[:3], head, strict=True)}
    return pd.DataFrame(of_figure | _shown(found), copy=False)


def on_the_page() -> Iterator[tuple[Indicator, Window]]:
    """The figures that have a list of children; the year to date first, which the front page shows."""
    listed = (each for each in INDICATORS.values() if each.unit is not Unit.CASES)
    return ((each, window) for each in listed for window in sorted(each.windows, key=lambda at: at is not Window.YTD))


def shown(found: pd.DataFrame) -> pd.DataFrame:
    """The cases behind a figure as the columns after Window show them."""
    return pd.DataFrame(_shown(found), copy=False)


def _shown(found: pd.DataFrame) -> dict[str, pd.api.extensions.ExtensionArray]:
    columns = {heading: found[heading.lower().replace(" ", "_")].array for heading in HEADINGS[3:]}
    return columns | {heading: _yes_or_no(columns[heading]) for heading in ("Counts", "Met")}


def _yes_or_no(answers: pd.api.extensions.ExtensionArray) -> pd.Categorical:
    codes = pd.array(answers, dtype="Int8").to_numpy(dtype=int, na_value=2)
    return pd.Categorical.from_codes(codes, pd.Index(["no", "yes", ""], dtype=object))


def _together(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=HEADINGS)


def _rest(indicator: Indicator) -> pd.DataFrame:
    said = f"The list ends here, within {indicator.title}: `scorecard-xl children` gives that of any figure."
    return pd.DataFrame([[*[""] * (len(HEADINGS) - 1), said]], columns=HEADINGS)
