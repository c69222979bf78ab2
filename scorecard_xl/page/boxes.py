"""The boxes under the headline, and the actions: short lines by rule."""

from collections.abc import Iterator, Sequence

from scorecard_xl.council.period import Window, day_in_words
from scorecard_xl.figures.commentary import Remark
from scorecard_xl.figures.figure import Assurance, Rag
from scorecard_xl.figures.measures import Measure
from scorecard_xl.indicators import Better
from scorecard_xl.page.captions import extreme
from scorecard_xl.page.model import Box, Row
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.wording import range_in_words, short_number, when_of

OFF, CHANGED, MET = "■ Off target, furthest first", "▲▼ Changed more than usual", "● Met"
_LONG_ENOUGH = 8
"""Months that must be known before it is said that a target was not met in any."""


def boxes(month: ShownMonth, rows: Sequence[Row]) -> list[Box]:
    """Off target, changed more than usual, met."""
    return [_off(month, rows), _changed(month, rows), _met(month, rows)]


def _off(month: ShownMonth, rows: Sequence[Row]) -> Box:
    found = sorted((row for row in rows if row.now.rag is Rag.RED), key=lambda row: -distance(month, row))
    near = sum(row.now.rag is Rag.AMBER for row in rows)
    none = "" if not _has_ratings(rows) else "None: every target is met or nearly met." if near else "None."
    return Box(OFF, [_off_line(month, row) for row in found] or [none or _no_target(month)])


def distance(month: ShownMonth, row: Row) -> float:
    """How far from its target, as a part of the target; of a number that is not drawn 0."""
    target = month.target(row.indicator, row.group)
    if target is None or row.now.number is None:
        return 0
    return abs(row.now.number - target) / (target or 1)


def _off_line(month: ShownMonth, row: Row) -> str:
    """First health check in 20 days: 27.3%, target 95%; not above 34% in 13 months."""
    indicator, target = month.indicators[row.indicator], month.target(row.indicator, row.group)
    said = f"{row.label}: {row.now.text}"
    if target is not None:
        said += f", target {short_number(target, indicator)}"
    best = best_of(row, month) if row.now.assurance is Assurance.NEVER else ""
    return f"{said}; {best}." if best else f"{said}."


def best_of(row: Row, month: ShownMonth) -> str:
    """has not passed 34% in 13 months, where no month met the target; of a measure where less is better, not below."""
    target, lower = month.target(row.indicator, row.group), month.indicators[row.indicator].better is Better.LOWER
    measure = Measure(row.indicator, row.group, "", row.label)
    known = [each for each in month.months(measure) if each is not None and each.number is not None]
    if target is None or len(known) < _LONG_ENOUGH:
        return ""
    best = (min if lower else max)(known, key=lambda each: each.number or 0)
    value = best.number or 0
    if value <= target if lower else value >= target:
        return ""
    months = f"in {len(known)} months"
    return f"has not been below {best.text} {months}" if lower else f"has not passed {best.text} {months}"


def _changed(month: ShownMonth, rows: Sequence[Row]) -> Box:
    found = [row for row in rows if row.now.unusual is not None]
    lines = [_changed_line(month, row) for row in found]
    known = [row for row in rows if row.now.is_usual]
    if not found:
        nothing = "Nothing: every measure lies within its usual range." if known else _too_early(rows)
        return Box(CHANGED, [nothing])
    return Box(CHANGED, [*lines, "All else lies within its usual range."] if known else lines)


def _too_early(rows: Sequence[Row]) -> str:
    return "It is too early to say: a usual range needs eight months." if rows else "No measure is chosen."


def _changed_line(month: ShownMonth, row: Row) -> str:
    """Three or more homes in a year: 8.6%, highest in 13 months (usual 5% to 8%)."""
    indicator, series = month.indicators[row.indicator], month.months(Measure(row.indicator, row.group, "", row.label))
    last = series[-1] if series[-1] is not None and series[-1].number is not None else row.now
    how = extreme(last, series) or row.change[2:]
    usual = range_in_words(row.now, indicator)
    when = when_of(Window(last.key.window), last.key.end) if last.key.window != row.now.key.window else ""
    return f"{row.label}: {f'{last.text} {when}'.strip()}, {how}{f' (usual {usual})' if usual else ''}."


def _met(month: ShownMonth, rows: Sequence[Row]) -> Box:
    found = [f"{row.label}: {row.now.text}" for row in rows if row.now.rag is Rag.GREEN]
    none = "No target is met." if _has_ratings(rows) else _no_target(month)
    return Box(MET, found or [none])


def _has_ratings(rows: Sequence[Row]) -> bool:
    return any(row.now.rag is not None for row in rows)


def _no_target(month: ShownMonth) -> str:
    return "No figure has a rating yet." if month.targets else month.ask("No target is set", "write them on Targets")


def actions(month: ShownMonth, labels: dict[str, str]) -> list[str]:
    """Open actions, the one due first first. `labels`: what the page calls an indicator."""
    return list(_actions(month, labels))


def _actions(month: ShownMonth, labels: dict[str, str]) -> Iterator[str]:
    for each in month.commentary.actions:
        label = labels.get(each.indicator, month.indicators[each.indicator].title)
        yield f"{_due(each, month)}: {each.action.rstrip('.')} ({'; '.join(filter(None, (label, each.owner)))})."


def _due(remark: Remark, month: ShownMonth) -> str:
    if remark.due is None:
        return "No day set"
    late = month.today is not None and remark.is_overdue(month.today)
    return f"Overdue since {day_in_words(remark.due)}" if late else day_in_words(remark.due)
