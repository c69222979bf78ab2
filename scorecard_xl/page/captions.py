"""The words of a chart: its title, which is its message, and the sentence under it."""

import datetime as dt
from collections.abc import Sequence

from scorecard_xl.council.period import Window, day_in_words
from scorecard_xl.figures.benchmarks import Benchmark
from scorecard_xl.figures.commentary import Remark
from scorecard_xl.figures.figure import Assurance, Key, Rag, Variation
from scorecard_xl.figures.measures import Measure
from scorecard_xl.indicators import Better, Indicator, Unit
from scorecard_xl.page.model import Shown
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.wording import SIMILAR, part_of_whole, range_in_words, short_number, when_of

COMPANION = {"missing_children": "missing_episodes"}
"""Of children the events, which the same sentence tells."""
MOST_WORDS = 15
_CLOSE = 0.005
"""Shares nearer than half a point read "as England"."""
_NEAR = 0.01
"""Other numbers nearer than a hundredth part."""


def sentence(month: ShownMonth, measure: Measure, shown: Shown) -> str:
    """36 of 421 children in care. How late the others were. England 10%, similar councils 9.5% (2025)."""
    indicator = month.indicators[measure.indicator]
    if indicator.unit is Unit.COUNT:
        return _of_events(month, measure, shown)
    late = month.late.get(Key(measure.indicator, shown.key.window, None), "") if shown.key.end == month.last else ""
    others = _others(month.benchmark(measure.indicator, measure.group), indicator)
    usual = f"Usual: {range_in_words(shown, indicator)}" if shown.lower is not None else ""
    return _joined(
        [_made_of(shown, indicator, month), late, others or ("" if late else usual), _ungraded(month, measure)]
    )


def _ungraded(month: ShownMonth, measure: Measure) -> str:
    if not month.ungraded or measure.indicator != "good_or_outstanding_schools":
        return ""
    return f"{month.ungraded:,} in schools without a grade (none given since September 2024)"


def sentence_of_groups(month: ShownMonth, measures: Sequence[tuple[Measure, Shown]]) -> str:
    """17 to 18: 47 of 52. 19 to 21: 111 of 129; England 53%."""
    return _joined(_of_group(month, measure, shown) for measure, shown in measures)


def _of_group(month: ShownMonth, measure: Measure, shown: Shown) -> str:
    published = month.benchmark(measure.indicator, measure.group)
    indicator = month.indicators[measure.indicator]
    england = None if published is None else published.england
    beside = f"; England {short_number(england, indicator)}" if england is not None else ""
    return f"{measure.group}: {shown.how_many or shown.text}{beside}"


def _made_of(shown: Shown, indicator: Indicator, month: ShownMonth) -> str:
    when = when_of(Window(shown.key.window), shown.key.end)
    if shown.key.end != month.last:
        when = f"on {day_in_words(shown.key.end)}"
    parts = part_of_whole(shown, indicator)
    said = f"Mean of {parts.removeprefix('of ')}" if indicator.unit.is_mean and parts else parts
    return f"{said} {when}".strip() if said else ""


def _others(published: Benchmark | None, indicator: Indicator) -> str:
    """England 81%, similar councils 80%, rank 12 of 151 (2025)."""
    if published is None:
        return ""
    values = {"England": published.england, SIMILAR: published.neighbours}
    said = ", ".join(f"{who} {short_number(each, indicator)}" for who, each in values.items() if each is not None)
    rank = f"rank {published.rank} of {published.of}" if published.rank and published.of else ""
    compared = ", ".join(filter(None, (said, rank)))
    otherwise = indicator.published_otherwise
    year = f"({published.year.year}{f'; {otherwise}' if otherwise else ''})"
    return f"{compared} {year}" if compared else ""


def _of_events(month: ShownMonth, measure: Measure, shown: Shown) -> str:
    """Usual: 4 to 27 a month. 28 children since April, 51 times."""
    indicator = month.indicators[measure.indicator]
    found = [f"Usual: {range_in_words(shown, indicator)}"] if shown.lower is not None else []
    for window in (Window.YTD, Window.YEAR):
        longer = month.on(measure.indicator, window, measure.group, month.last)
        if longer is not None and longer.text and window.value != shown.key.window and not longer.missing:
            times = times_in_words(month, measure, window)
            found.append(f"{longer.text} {when_of(window, month.last)}{f', {times}' if times else ''}")
            break
    return _joined(found)


def times_in_words(month: ShownMonth, measure: Measure, window: Window) -> str:
    """20 times: how often it happened to those that are counted; nothing where only they are known."""
    name = COMPANION.get(measure.indicator)
    found = month.on(name, window, measure.group, month.last) if name else None
    if found is None or found.number == 0 or not found.text or found.missing:
        return ""
    return {"1": "once", "2": "twice"}.get(found.text, f"{found.text} times")


def _joined(parts: object) -> str:
    said = [each for each in parts if each]  # type: ignore[attr-defined]
    return " ".join(f"{each[0].upper()}{each[1:]}." for each in said)


def action_in_words(remark: Remark | None, today: dt.date | None) -> str:
    """Second clinic opens. Designated nurse, by 15 June 2026 (overdue)."""
    if remark is None or not remark.action:
        return ""
    due = f"by {day_in_words(remark.due)}" if remark.due else ""
    state = "done" if remark.is_done else "overdue" if today and remark.is_overdue(today) else ""
    who = ", ".join(filter(None, (remark.owner, due)))
    said = f"{who} ({state})" if who and state else who or state
    action = remark.action if remark.action.endswith((".", "!", "?")) else f"{remark.action}."
    return f"{action} {said[0].upper()}{said[1:]}." if said else action


def title(label: str, shown: Shown, verdict: str, when: str = "") -> str:
    """The label, the value with its month where that is not the row's own, and the verdict."""
    value = f"{shown.text} {when}".strip()
    return shortened(f"{label}: {value}{f', {verdict}' if verdict else ''}", label)


def title_of_groups(label: str, groups: Sequence[tuple[str, Shown]]) -> str:
    """Suitable home: 90.4% (17 to 18), 86% (19 to 21)."""
    said = ", ".join(f"{each.text} ({name})" for name, each in groups)
    return shortened(f"{label}: {said}", label)


def shortened(said: str, label: str) -> str:
    """The title with a long label cut, so that what it says of it stays."""
    over = len(said.split()) - MOST_WORDS
    if over <= 0:
        return said
    words = label.split()
    kept = " ".join(words[: max(len(words) - over - 1, 1)])
    return " ".join((f"{kept} …{said[len(label) :]}").split()[:MOST_WORDS])


def verdict(
    shown: Shown, series: Sequence[Shown | None], indicator: Indicator, target: float | None,
    published: Benchmark | None,
) -> str:  # fmt: skip
    """What matters most: an unusual month, then the target and England, then that nothing changed."""
    if shown.number is None:
        return ""
    if shown.unusual is not None:
        return _unusual(shown, series)
    england = _england(shown, indicator, published)
    if shown.rag in (None, Rag.GREEN) or target is None:
        return _met(shown) if shown.rag is Rag.GREEN else england or ("as usual" if shown.is_usual else "")
    aim, lower = short_number(target, indicator), indicator.better is Better.LOWER
    if shown.rag is Rag.AMBER:
        return f"just {'above' if lower else 'short of'} {aim}"
    if england and england.startswith("above" if lower else "below"):
        return england
    return f"{'above' if lower else 'below'} target ({aim})"


def _met(shown: Shown) -> str:
    return {
        Assurance.ALWAYS: "meets its target reliably",
        Assurance.SOMETIMES: "meets its target this time",
    }.get(shown.assurance or Assurance.NEVER, "meets its target")


def _unusual(shown: Shown, series: Sequence[Shown | None]) -> str:
    if end := extreme(shown, series):
        return end
    return {
        Variation.BETTER: "better than usual", Variation.WORSE: "worse than usual", Variation.HIGH: "higher than usual",
        Variation.LOW: "lower than usual",
    }[shown.unusual or Variation.BETTER]  # fmt: skip


def extreme(shown: Shown, series: Sequence[Shown | None]) -> str:
    """highest in 13 months, lowest in 9 months: where the last of the values that are known is that alone."""
    known = [each.number for each in series if each is not None and each.number is not None]
    if len(known) < 2 or shown.number is None or shown.number != known[-1]:
        return ""
    last, before = known[-1], known[:-1]
    end = "highest" if last > max(before) else "lowest" if last < min(before) else ""
    return f"{end} in {len(known)} months" if end else ""


def _england(shown: Shown, indicator: Indicator, published: Benchmark | None) -> str:
    if published is None or published.england is None or shown.number is None:
        return ""
    more, near = shown.number - published.england, _CLOSE if indicator.unit is Unit.SHARE else _NEAR * published.england
    if indicator.unit is Unit.COUNT:  # published as a rate
        return ""
    how = "as" if abs(more) < near else "above" if more > 0 else "below"
    return f"{how} England ({short_number(published.england, indicator)})"


def label_without_group(label: str, group: str | None) -> str:
    """Suitable home, of Suitable home, 17 to 18."""
    return label.removesuffix(f", {group}") if group else label
