"""The foot of the front page: what the signs mean, what is usual, what counts as near the target."""

from collections.abc import Sequence

from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.figures.targets import Target, target_on
from scorecard_xl.indicators import Unit
from scorecard_xl.page.model import Row
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.titles import label_without_group
from scorecard_xl.page.wording import SIMILAR, short_number

OWN_SIGN = "●"
SIGNS = (
    f"{OWN_SIGN} this council, | target, ◇ {SIMILAR}, grey tick: England{{year}}. 13 months: each on its own scale; "
    "a large dot lies outside its usual range."
)
USUAL = (
    "No real change: this month lies within the range that the twelve months before it lead one to expect (NHS "
    "England, Making data count)."
)


def notes(month: ShownMonth, rows: Sequence[Row]) -> list[str]:
    """One line each."""
    said = [month.footnote, SIGNS.format(year=_year(month, rows)), USUAL, tolerances(month, rows)]
    return [*(each for each in said if each), *counted_otherwise(month, rows)]


def _year(month: ShownMonth, rows: Sequence[Row]) -> str:
    """Of what is published: the latest year among the rows."""
    found = (month.benchmark(row.indicator, row.group) for row in rows)
    years = [each.year.year for each in found if each is not None]
    return f" (DfE, to March {max(years)})" if years else ""


def counted_otherwise(month: ShownMonth, rows: Sequence[Row]) -> list[str]:
    """Pathway plan in date, In touch, 17 to 18: how DfE counts otherwise than this page does."""
    found: dict[str, list[str]] = {}
    for row in rows:
        published = month.benchmark(row.indicator, row.group)
        if published is not None and published.note:
            labels = found.setdefault(published.note, [])
            label = label_without_group(row.label, row.group)
            labels += [label] if label not in labels else []
    return [f"{', '.join(labels)}: {note}" for note, labels in found.items()]


def tolerances(month: ShownMonth, rows: Sequence[Row]) -> str:
    """Near target: within 2 points (visits on time), 5 points (…) of it."""
    found: dict[str, list[str]] = {}
    for row in rows:
        target = target_on(month.targets, row.indicator, month.last)
        if target is not None and row.target != NOTHING:
            labels = found.setdefault(margin_in_words(target), [])
            labels += [row.label] if row.label not in labels else []
    if not found:
        return ""
    if len(found) == 1:
        return f"Near target: within {next(iter(found))} of it."
    said = "; ".join(f"{margin} ({', '.join(labels)})" for margin, labels in found.items())
    return f"Near target: within {said}."


def margin_in_words(target: Target) -> str:
    """5 points, 42.6 days, 0.5."""
    indicator = target.declared
    said = short_number(float(target.margin()), indicator)
    if indicator.unit is not Unit.SHARE:
        return said
    number = said.removesuffix("%")
    return f"{number} point{'' if number == '1' else 's'}"
