"""The charts of the themes: one for each measure that has one, the ages of a measure as lines of the same chart."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard_xl.council.period import Window
from scorecard_xl.figures.measures import MOST_SHOWN, Measure
from scorecard_xl.indicators import Unit
from scorecard_xl.page.captions import (
    action_in_words,
    label_without_group,
    sentence,
    sentence_of_groups,
    shortened,
    times_in_words,
    title,
    title_of_groups,
    verdict,
)
from scorecard_xl.page.model import Line, Shown, Slot
from scorecard_xl.page.month import ShownMonth, numbers, texts
from scorecard_xl.page.plots import scale_of
from scorecard_xl.page.wording import range_in_words, short_number, when_of

NOT_DRAWN = "The numbers are too small to draw."
SPANS = (Window.MONTH.value, Window.QUARTER.value)


def slots(month: ShownMonth) -> list[Slot]:
    """Every chart in the order of the sheet Page: an indicator's groups share one, at the place of the first."""
    charted = [each for each in month.single(month.measures) if each.chart]
    names = list(dict.fromkeys(each.indicator for each in charted))[:MOST_SHOWN]
    return [_slot(month, [each for each in charted if each.indicator == name]) for name in names]


def _slot(month: ShownMonth, measures: Sequence[Measure]) -> Slot:
    return _of_one(month, measures[0]) if len(measures) == 1 else _of_groups(month, measures)


def point_of(now: Shown, series: Sequence[Shown | None]) -> Shown:
    """The last point of the line, judged as the month is; the month's figure where the line ends before it."""
    last = series[-1]
    if last is None or last.number is None:
        return now
    return replace(
        last, unusual=now.unusual, not_judged=now.not_judged, assurance=now.assurance, lower=now.lower, mean=now.mean,
        upper=now.upper,
    )  # fmt: skip


def _of_one(month: ShownMonth, measure: Measure) -> Slot:
    indicator, now, series = month.indicators[measure.indicator], month.now(measure), month.months(measure)
    target = month.target(measure.indicator, measure.group) if indicator.is_rated else None
    point = point_of(now, series)
    if point.missing:
        said = shortened(f"{measure.label}: {point.how_many}", measure.label)
    else:
        is_of_a_year = point.key.window not in SPANS  # as what is published
        published = month.benchmark(measure.indicator, measure.group) if is_of_a_year else None
        found = verdict(point, series, indicator, target, published)
        said = title(measure.label, point, found, _when(month, measure, point))
    line = _line(measure.label, series, point)
    own = replace(
        _frame(month, measure, [line], [point.lower, point.upper, target]), title=said, target=target,
        sentence=now.missing or sentence(month, measure, now), lower=point.lower, upper=point.upper,
    )  # fmt: skip
    return _finished(month, own, [now], _one_in_words(month, measure, point, series, target))


def _of_groups(month: ShownMonth, measures: Sequence[Measure]) -> Slot:
    first, found = measures[0], [(each, month.now(each)) for each in measures]
    label = label_without_group(first.label, first.group)
    known = [(str(each.group), now) for each, now in found if not now.missing]
    lines = [_line_of_group(month, each, now) for each, now in found]
    said = title_of_groups(label, known) if known else f"{label}: {found[0][1].how_many}"
    target = month.target(first.indicator, first.group)
    own = replace(_frame(month, first, lines, [target]), group=None, target=target, title=shortened(said, label))
    own = replace(own, sentence=sentence_of_groups(month, [each for each in found if not each[1].missing]))
    return _finished(month, own, [now for _, now in found], _groups_in_words(month, label, lines))


def _line_of_group(month: ShownMonth, measure: Measure, now: Shown) -> Line:
    series = month.months(measure)
    point = point_of(now, series)
    return _line(str(measure.group), series, point)


def _line(name: str, series: Sequence[Shown | None], point: Shown) -> Line:
    last = "" if point.number is None else point.text
    return Line(name, numbers(series), last, texts(series), point.unusual)


def _frame(month: ShownMonth, measure: Measure, lines: Sequence[Line], beside: Sequence[float | None]) -> Slot:
    """The chart without its words."""
    values = [*(value for line in lines for value in line.values), *beside]
    remark = month.commentary.remarks.get(measure.indicator)
    action = month.commentary.action_on(measure.indicator)
    return Slot(
        measure.indicator, measure.group, measure.theme, "", _month(month, 0), _month(month, -1), lines,
        scale_of(values, month.indicators[measure.indicator]), "", comment=remark.comment if remark else "",
        action=action_in_words(action, month.today),
    )  # fmt: skip


def _finished(month: ShownMonth, slot: Slot, shown: Sequence[Shown], description: str) -> Slot:
    """With what is said instead of a chart where it has no value to draw, else with its alternative text."""
    if any(value is not None for line in slot.lines for value in line.values):
        return replace(slot, description=description)
    why = next((each.missing for each in shown if each.missing), NOT_DRAWN)
    said = "" if slot.sentence == why else slot.sentence
    return replace(slot, empty=why, sentence=said)


def _month(month: ShownMonth, at: int) -> str:
    return f"{month.ends[at]:%b %y}"


def _when(month: ShownMonth, measure: Measure, point: Shown) -> str:
    """In May, 20 times; nothing for the last day and for the window that the front page shows."""
    window, is_count = Window(point.key.window), month.indicators[measure.indicator].unit is Unit.COUNT
    if not is_count and point.key.window not in SPANS:
        return ""
    times = times_in_words(month, measure, window) if is_count else ""
    return ", ".join(filter(None, (when_of(window, point.key.end), times)))


def _one_in_words(
    month: ShownMonth, measure: Measure, point: Shown, series: Sequence[Shown | None], target: float | None
) -> str:
    """The alternative text: now, lowest, highest, target and usual range."""
    indicator = month.indicators[measure.indicator]
    known = [each for each in series if each is not None and each.number is not None]
    found = [f"now {point.text}" if not point.missing else f"now {point.how_many}"]
    if known:
        lowest, highest = (end(known, key=lambda each: each.number or 0) for end in (min, max))
        found += [f"lowest {lowest.text}", f"highest {highest.text}"]
    found += [f"target {short_number(target, indicator)}"] if target is not None else []
    found += [f"usual range {range_in_words(point, indicator)}"] if point.lower is not None else []
    return f"{measure.label}, {_thirteen(month)}: {', '.join(found)}."


def _groups_in_words(month: ShownMonth, label: str, lines: Sequence[Line]) -> str:
    said = ", ".join(f"{line.name} now {line.last}" for line in lines if line.last)
    return f"{label}, {_thirteen(month)}: {said}." if said else f"{label}, {_thirteen(month)}."


def _thirteen(month: ShownMonth) -> str:
    return f"thirteen months to {month.last:%B %Y}"
