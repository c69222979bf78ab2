"""The rows of the front page: one measure each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scorecard_xl.figures.figure import NOTHING, Variation
from scorecard_xl.figures.measures import MOST_SHOWN, Measure
from scorecard_xl.indicators import Unit
from scorecard_xl.page.model import NOT_SHOWN, Position, Row, Shown, Theme
from scorecard_xl.page.month import ShownMonth, numbers
from scorecard_xl.page.wording import RATING, range_in_words, target_in_signs

TOO_FEW = "too few to rate"
"""Of a rounded figure whose rating would tell more than the copy shows."""
NO_REAL_CHANGE = "no real change"
UNUSUAL = {
    Variation.BETTER: "▲ better than usual",
    Variation.WORSE: "▼ worse than usual",
    Variation.HIGH: "▲ higher than usual",
    Variation.LOW: "▼ lower than usual",
}


def themes(month: ShownMonth) -> list[Theme]:
    """The front page's rows under their headings, in the order of the sheet Page; no more than there is room for."""
    shown = [each for each in month.single(month.measures) if each.front][:MOST_SHOWN]
    names = dict.fromkeys(each.theme for each in shown)
    return [Theme(name, [row_of(month, each) for each in shown if each.theme == name]) for name in names]


def more(month: ShownMonth) -> list[Row]:
    """The measures that have neither a row on the front page nor a chart."""
    others = (each for each in month.single(month.measures) if not each.front and not each.chart)
    return [row_of(month, each) for each in others]


def rows_of(themes: Sequence[Theme]) -> Iterator[Row]:
    """The rows of all themes, in the order of the page."""
    return (row for theme in themes for row in theme.rows)


def row_of(month: ShownMonth, measure: Measure) -> Row:
    """One measure with its target, its position beside others, its thirteen months and how it changed."""
    now, indicator = _dated(month, _in_the_row(month.now(measure))), month.indicators[measure.indicator]
    target = month.target(measure.indicator, measure.group) if indicator.is_rated else None
    return Row(
        measure.indicator, measure.group, measure.label, now, target_in_signs(target, indicator),
        rating_in_words(now, target), position(month, measure, now, target),
        numbers(month.months(measure)), change_in_words(now), range_in_words(now, indicator),
        indicator.unit.value,
    )  # fmt: skip


def _in_the_row(now: Shown) -> Shown:
    """With a dash where a number belongs, which has no room for words; they are beside it."""
    return replace(now, text=NOTHING, how_many=NOT_SHOWN) if now.text == NOT_SHOWN else now


def _dated(month: ShownMonth, now: Shown) -> Shown:
    """Of the last 31 March, with that day instead of its parts."""
    if now.key.end == month.last:
        return now
    return replace(now, how_many=f"on {now.key.end.day} {now.key.end:%b %Y}")


def rating_in_words(shown: Shown, target: float | None) -> str:
    """Symbol and word; a dash where there is no target or no figure."""
    if shown.rag is not None:
        return RATING[shown.rag]
    return TOO_FEW if shown.is_rounded and target is not None and not shown.missing else NOTHING


def change_in_words(shown: Shown) -> str:
    """With its symbol: how the figure compares with its usual range."""
    if shown.unusual is not None:
        return UNUSUAL[shown.unusual]
    return NO_REAL_CHANGE if shown.is_usual else shown.not_judged


def position(month: ShownMonth, measure: Measure, now: Shown, target: float | None) -> Position:
    """Beside the target, England and similar councils; empty for what is no share."""
    if month.indicators[measure.indicator].unit is not Unit.SHARE:
        return Position()
    published = month.benchmark(measure.indicator, measure.group)
    if published is None:
        return Position(now.number, target)
    return Position(now.number, target, published.england, published.neighbours)
