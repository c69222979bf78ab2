"""The title of a chart is its message: the measure, its value, and what matters most about it, in fifteen words."""

from collections.abc import Sequence

from scorecard_xl.figures.benchmarks import Benchmark
from scorecard_xl.figures.figure import Assurance, Rag, Variation
from scorecard_xl.indicators import Better, Indicator, Unit
from scorecard_xl.page.model import Shown
from scorecard_xl.page.wording import short_number

MOST_WORDS = 15
_CLOSE = 0.005
"""Shares nearer than half a point read "as England"."""
_NEAR = 0.01
"""Other numbers nearer than a hundredth part."""


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
