"""What the demonstration council typed and published: earlier months, benchmarks, local measures.

The demonstration takes Peterborough's place among the councils. Of care leavers it published what it knew then.
"""

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.demo.records import Dice
from scorecard_xl.figures import local, local_values, measures, targets
from scorecard_xl.figures.benchmarks import COUNTED_OTHERWISE, HEADINGS, MEASURE, NOTE, RANKS, SOURCE, VALUES, YEAR
from scorecard_xl.figures.earlier import figures_of_month
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.history import Action, Entry
from scorecard_xl.figures.measures import Measure
from scorecard_xl.page.sheets import target_rows
from scorecard_xl.tables.values import Value

CODE, REGION = "874", "East of England"
_MONTHS_PUBLISHED, _DAYS_AFTER = 12, dt.timedelta(days=9, hours=10)
_WANDERS = 0.012
"""How far a share may be from one month to the next."""


_MONTHS_TYPED = 14
_MAKES_ROOM = "care_leavers_in_touch"
_HOUSEHOLDS, _COST, _SAFE = "foster_households", "residential_week", "feel_safe"

MEASURES: tuple[tuple[Value, ...], ...] = (
    (
        _HOUSEHOLDS, "Foster households on the last day", "count", "higher",
        "Households approved as foster carers by this council on the last day of the month, kinship carers among them.",
        "no",
    ),
    (
        _COST, "Average cost of a week in a children's home", "pounds", "lower",
        "What was paid for children's homes in the month, over the weeks that children spent in them.", "no",
    ),
    (
        _SAFE, "Children who say they feel safe where they live", "share", "higher",
        "Of the children who answered the question in the month, with their social worker or in the app, those who "
        "said that they feel safe where they live always or most of the time.", "yes",
    ),
)  # fmt: skip
TARGETS: tuple[tuple[Value, ...], ...] = (
    (_HOUSEHOLDS, MEASURES[0][1], "higher", None, 190, None, None),
    (_SAFE, MEASURES[2][1], "higher", None, 0.9, None, None),
)
ON_THE_PAGE = (
    Measure(_SAFE, None, "Seen, heard and safe", "Feel safe where they live"),
    Measure(_HOUSEHOLDS, None, "Homes and stability", "Foster households"),
    Measure(_COST, None, "Homes and stability", "Week in a children's home"),
)


def published(figures: Sequence[Figure], last: Day) -> list[list[Value]]:
    """The rows of History: each month's figures, published on the 9th of the next."""
    then = _known_then(figures, last)
    months = month_ends(last, _MONTHS_PUBLISHED + 1)[:-1]
    return [list(entry.cells().values()) for month in months for entry in _entries(then, month)]


def _entries(figures: Sequence[Figure], month: Day) -> Iterator[Entry]:
    event = Entry(Action.PUBLISHED, dt.datetime.combine(month.date(), dt.time()) + _DAYS_AFTER, month)
    yield event
    yield from (event.with_figure(figure) for figure in figures_of_month(figures, month))


def _known_then(figures: Sequence[Figure], last: Day) -> list[Figure]:
    """The figures, with a past for those of what is known of today only."""
    share = {figure.key: figure.value for figure in figures if figure.end == last}
    found = []
    for figure in sorted(figures, key=lambda figure: figure.end, reverse=True):
        if figure.declared.current_only and figure.end < last:
            share[figure.key] = _a_month_before(share[figure.key], figure)
            numerator = round((share[figure.key] or 0) * (figure.denominator or 0))
            figure = replace(figure, numerator=numerator, value=numerator / (figure.denominator or 1))
        found.append(figure)
    return found


def _a_month_before(share: float | None, figure: Figure) -> float:
    dice = Dice(f"{figure.key} {figure.end:%Y-%m}")
    return min(1.0, (share or 0) + dice.uniform(-_WANDERS, _WANDERS))


def benchmarks() -> list[list[Value]]:
    """The rows of the Benchmarks sheet, years ending on 31 March 2021 to 2025; blank where DfE published nothing.

    Source: DfE, Children looked after in England including adoptions (caseloads: Children's social work workforce), the
    local-authority tables of each year; the neighbours are the ten of the 2025 model.
    """
    lines = files(__package__).joinpath("benchmarks.csv").read_text(encoding="utf-8").splitlines()
    return [[_value(heading, row) for heading in (*HEADINGS, SOURCE)] for row in csv.DictReader(lines)]


def _value(heading: str, row: dict[str, str]) -> Value:
    if heading == NOTE:
        return COUNTED_OTHERWISE.get(row[MEASURE])
    text = row.get(heading)
    if not text:
        return None
    if heading == SOURCE:
        return f"DfE: {text}"
    return int(text) if heading in (YEAR, *RANKS) else float(text) if heading in VALUES else text


def local_measure_blocks(size: float, last: dt.date) -> dict[str, list[list[Value]]]:
    """By table, what officers wrote: the measures, their values, their targets and their rows on Page."""
    return {
        local.MEASURES: [list(row) for row in MEASURES],
        local_values.VALUES: list(_values(size, last)),
        targets.SHEET: [*target_rows(), *(list(row) for row in TARGETS)],
        measures.SHEET: [each.cells() for each in _page()],
    }


def _page() -> Iterator[Measure]:
    """The usual page, each local measure at the end of its theme; what makes room for them has its chart alone."""
    usual = [replace(each, front=each.front and each.indicator != _MAKES_ROOM) for each in measures.DEFAULT]
    for theme in dict.fromkeys(each.theme for each in usual):
        yield from (each for each in (*usual, *ON_THE_PAGE) if each.theme == theme)


def _values(size: float, last: dt.date) -> Iterator[list[Value]]:
    """The rows of LocalValues for fourteen months, of a council of that size in councils of 420 children."""
    households, cost = round(196 * size), 5150.0
    for at, end in enumerate(month_ends(Day(last), _MONTHS_TYPED)):
        dice = Dice(f"local {at}")
        month: Value = end.date().replace(day=1)
        households -= dice.randint(-1, 3)
        cost *= 1 + dice.uniform(-0.008, 0.025)
        weeks = round(dice.uniform(185, 215) * size)
        answered = round(dice.uniform(90, 130) * size)
        yield [_HOUSEHOLDS, month, None, None, households]
        yield [_COST, month, round(cost * weeks), weeks, None]
        yield [_SAFE, month, round(answered * dice.uniform(0.86, 0.93)), answered, None]
