"""Figures as the officer's own page shows them: as they are."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from scorecard_xl.council.period import Window
from scorecard_xl.figures.figure import DatedKey, Figure, as_words
from scorecard_xl.indicators import Indicator, Unit
from scorecard_xl.page.judged import known_months, with_usual_range
from scorecard_xl.page.model import Shown
from scorecard_xl.page.wording import noun, value_in_words, when_of
from scorecard_xl.tables.sheets import LOCAL

NO_FIGURE, NONE_TO_COUNT = "no figure yet", "none to count"


def shown_exactly(figures: Sequence[Figure]) -> dict[DatedKey, Shown]:
    """Every figure with its parts, its rating and its usual range."""
    totals = _totals(figures)
    months = known_months(each.dated_key for each in figures if each.value is not None)
    last = max((each.end for each in figures), default=None)
    found = {}
    for each in figures:
        own = _shown(each, totals.get((each.indicator, each.window, each.end)))
        found[own.key] = with_usual_range(own, each, months) if each.end == last else own
    return found


def _totals(figures: Iterable[Figure]) -> Mapping[tuple[str, str, object], float]:
    """Of counts by band, the number of all bands."""
    found: dict[tuple[str, str, object], float] = {}
    for each in figures:
        if each.group is not None and each.unit == Unit.COUNT:
            key = each.indicator, each.window, each.end
            found[key] = found.get(key, 0) + (each.value or 0)
    return found


def _shown(figure: Figure, total: float | None) -> Shown:
    indicator, unit = figure.declared, Unit(figure.unit)
    if figure.value is None:
        few, sentence = missing_in_words(figure)
        return Shown(figure.dated_key, how_many=few, missing=sentence)
    part, whole = _parts(figure, unit)
    return Shown(
        figure.dated_key, value_in_words(figure.value, unit), _how_many(figure, indicator, total), figure.value, part,
        whole, figure.rag,
    )  # fmt: skip


def _parts(figure: Figure, unit: Unit) -> tuple[str, str]:
    if unit is Unit.SHARE and figure.denominator is not None:
        return as_words(figure.numerator, Unit.COUNT), as_words(figure.denominator, Unit.COUNT)
    return "", "" if figure.denominator is None else as_words(figure.denominator, Unit.COUNT)


def _how_many(figure: Figure, indicator: Indicator, total: float | None) -> str:
    n, d = (as_words(each, Unit.COUNT) for each in (figure.numerator, figure.denominator))
    if total is not None:
        return value_in_words(Fraction(figure.value or 0) / Fraction(total), Unit.SHARE) if total else ""
    if figure.denominator is None:
        return when_of(Window(figure.window), figure.end)
    if indicator.unit.is_mean:
        return f"mean of {d}"
    return f"{n} of {d}" if indicator.unit is Unit.SHARE else f"{n} cases, {d} staff"


def missing_in_words(figure: Figure) -> tuple[str, str]:
    """Why a figure has no value: in a few words, and in a sentence that says which sheet to fill."""
    indicator = figure.declared
    if figure.denominator == 0:
        when = when_of(Window(figure.window), figure.end)
        of_what = f": no {noun(indicator)[1]}" if noun(indicator)[1] else ""
        return NONE_TO_COUNT, f"Nothing to count{of_what}{f' {when}' if when else ''}."
    if indicator.is_local:
        return NO_FIGURE, f"No figure yet: fill {what_to_type(figure)}."
    table, _, column = deciding_source(indicator).partition(".")
    where = f"{column} on {table}" if column else table
    if table == "OC2" and (figure.end.month, figure.end.day) != (3, 31):
        return "on 31 March only", "Known on each 31 March only: fill OC2 for that year."
    return NO_FIGURE, f"No figure yet: fill {where}."


def what_to_type(figure: Figure) -> str:
    """Of a local measure: where its value belongs."""
    return f"{figure.end:%B %Y} for {figure.indicator} in LocalValues on {LOCAL}"


def deciding_source(indicator: Indicator) -> str:
    """The table, or the column of one, without which the indicator has no value."""
    own = [source for source in indicator.uses if source not in ("Episodes", "Children")]
    ages = [source for source in indicator.uses if source == "Children"]
    others = [source for source in indicator.perhaps if source != "Children"]
    return (own[-1:] or ages or others[:1] or ["Episodes"])[0]
