"""Months for tests: figures as a page may show them, exact or rounded, and what is made of them."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from scorecard_xl.council.period import Day, Period, Window, month_ends
from scorecard_xl.figures.figure import Figure, Rag, Variation
from scorecard_xl.figures.measures import Measure
from scorecard_xl.figures.targets import DEFAULTS, target_on
from scorecard_xl.figures.usual_range import judged_window
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page.exact import shown_exactly
from scorecard_xl.page.model import Row, Shown
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.rows import row_of

LAST = Day("2026-05-31")
REVIEWS, DENTIST, HOMES, CARER = (
    "reviews_on_time", "dental_on_time", "three_or_more_placements", "long_term_stability",
)  # fmt: skip


def figure(
    name: str, n: float | None, d: float | None = None, *, window: str = "", group: str | None = None, end: Day = LAST,
    value: float | None = None,
) -> Figure:  # fmt: skip
    """A figure of the indicator's first window, rated by its default target; the value follows from its parts."""
    indicator = INDICATORS[name]
    span = Window(window) if window else indicator.windows[0]
    found = value if value is not None else n if d is None else n / d if n is not None and d else None
    target = target_on(DEFAULTS, name, end)
    rag = target.rate(Fraction(found).limit_denominator(10**6)) if target and found is not None else None
    own = (name, indicator.title, indicator.section, group, span.value, Period.ending(end, span).start, end)
    return Figure(*own, n, d, found, indicator.unit.value, rag=rag)


def shown(name: str, n: float | None, d: float | None = None, *, window: str = "", group: str | None = None,
          end: Day = LAST, value: float | None = None, **more: Any) -> Shown:  # fmt: skip
    """The same as the officer's page shows it; `more` replaces its fields."""
    own = figure(name, n, d, window=window, group=group, end=end, value=value)
    return replace(shown_exactly([own])[own.dated_key], **more)


def usual(each: Shown, lower: float, upper: float, unusual: Variation | None = None, **more: Any) -> Shown:
    """The figure with its usual range."""
    return replace(each, not_judged="", lower=lower, mean=(lower + upper) / 2, upper=upper, unusual=unusual, **more)


def trend(name: str, percentages: Sequence[float | None], *, group: str | None = None, window: str = "") -> list[Shown]:
    """The month ends up to the last, of shares of a thousand children given in per cent; None: no figure."""
    span = window or judged_window(INDICATORS[name]).value
    ends = month_ends(LAST, len(percentages))
    return [
        shown(
            name,
            None if each is None else round(each * 10),
            None if each is None else 1000,
            window=span,
            group=group,
            end=end,
        )
        for each, end in zip(percentages, ends, strict=True)
    ]


def month(*figures: Shown, **more: Any) -> ShownMonth:
    return ShownMonth(LAST, {each.key: each for each in figures}, **more)


def measure(name: str, label: str = "Measure", group: str | None = None, **more: Any) -> Measure:
    return Measure(name, group, "Theme", label, **more)


def row(each: Shown, label: str = "Measure", *others: Shown, **more: Any) -> Row:
    """The front page's row of a figure."""
    return row_of(month(each, *others, **more), measure(each.key.indicator, label, each.key.group))


def rated(rag: Rag | None, label: str = "Measure", unusual: Variation | None = None, *, is_usual: bool = True) -> Row:
    """A row with this rating and this change; not judged where neither."""
    each = shown(DENTIST, 80, 100, rag=rag, unusual=unusual)
    return row(
        usual(each, 0.7, 0.9, unusual) if is_usual or unusual else replace(each, not_judged="too few months"), label
    )
