"""The cells of a card beside its figures: its sentence, comparisons, what was published, and the officer's words."""

from collections.abc import Callable

from scorecard_xl.figures.benchmarks import Benchmark
from scorecard_xl.figures.history import Entry, changed_in_words
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.page import comments
from scorecard_xl.page.benchmarks import REGION, benchmark_in_words, published_in_words, year_in_words
from scorecard_xl.page.card import Card, Line, Shape
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.linecells import HIDDEN
from scorecard_xl.page.narrative import narrative
from scorecard_xl.tables.values import Value

_CHANGED = "published figures have changed: see Data quality"


def cells(card: Card, facts: Facts) -> dict[str, Value]:
    """Every cell by field; those that it does not show too."""
    written = dict(zip(card.comment_fields, comments.lines(comment(card, facts), card), strict=True))
    return {
        "narrative": narrative(card, facts),
        "benchmarks": benchmarks(card, facts) or _caution(card, facts),
        "restated": restated(card, facts),
        **written,
    }


def former_cells(card: Card, facts: Facts) -> dict[str, Value]:
    """Cells of workbooks made by earlier versions, by field: a merged one held all of the comment."""
    return {"comment": comments.in_one(comment(card, facts))}


def comment(card: Card, facts: Facts) -> str:
    """All of the officers' words of the month; of several indicators one after the other."""
    own = [(each, facts.comments[each.name].strip()) for each in card.indicators if each.name in facts.comments]
    return " ".join(text if len(card.indicators) == 1 else f"{each.title}: {text}" for each, text in own)


def benchmarks(card: Card, facts: Facts) -> str:
    """What is published of others; of a pair of groups both numbers."""
    own = [facts.benchmark(line.indicator.name, _group(line)) for line in card.leading]
    found = [each for each in own if each is not None]
    if card.shape is Shape.PAIR and len(found) == 2 and found[0].year == found[1].year:
        return _two_in_words(found[0], found[1], facts.region)
    return benchmark_in_words(found[0], facts.region) if found and card.shape is not Shape.PAIR else ""


def _caution(card: Card, facts: Facts) -> str:
    shown = [figure for line in card.leading if (figure := facts.figure(line))]
    return card.caution if any(each.value is not None for each in shown) else ""


def _group(line: Line) -> str | None:
    return line.indicator.groups[line.place - 1] if line.place and line.indicator.groups else None


def _two_in_words(first: Benchmark, second: Benchmark, region: str) -> str:
    """England 91% / 89% · East of England 89% / 88% · neighbours 90.5% / 90% (2025)."""
    names: dict[str, Callable[[Benchmark], float | None]] = {
        "England": lambda each: each.england,
        region or REGION: lambda each: each.region,
        "neighbours": lambda each: each.neighbours,
    }
    pairs = {name: [value(first), value(second)] for name, value in names.items()}
    said = [f"{name} {_both(pair, first)}" for name, pair in pairs.items() if pair != [None, None]]
    return f"{' · '.join(said)} {year_in_words(first)}" if said else ""


def _both(pair: list[float | None], benchmark: Benchmark) -> str:
    indicator = INDICATORS[benchmark.indicator]
    return " / ".join("not known" if value is None else published_in_words(value, indicator) for value in pair)


def restated(card: Card, facts: Facts) -> str:
    """published 97.1%, now 96.8%; of several figures that some have changed."""
    found = [(line, entry) for line in card.lines if (entry := _published(line, facts))]
    if not found:
        return ""
    if len(found) > 1 or card.shape not in (Shape.FIGURE, Shape.HEADLINE):
        return _CHANGED
    (line, entry), *_ = found
    now = facts.figure(line)
    return f"published {HIDDEN}" if now is not None and facts.hides(now) else changed_in_words(entry, now)


def _published(line: Line, facts: Facts) -> Entry | None:
    figure = facts.figure(line)
    return None if figure is None else facts.restated.get(figure.key)
