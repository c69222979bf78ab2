"""Three local measures of the demonstration: carers, what a residential week costs, how safe children feel."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.demo.records import Dice
from scorecard_xl.figures import local, local_values, measures, targets
from scorecard_xl.figures.measures import Measure
from scorecard_xl.page.sheets import target_rows
from scorecard_xl.tables.values import Value

_MONTHS = 14
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


def blocks(size: float, last: date) -> dict[str, list[list[Value]]]:
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


def _values(size: float, last: date) -> Iterator[list[Value]]:
    """The rows of LocalValues for fourteen months, of a council of that size in councils of 420 children."""
    households, cost = round(196 * size), 5150.0
    for at, end in enumerate(month_ends(Day(last), _MONTHS)):
        dice = Dice(f"local {at}")
        month: Value = end.date().replace(day=1)
        households -= dice.randint(-1, 3)
        cost *= 1 + dice.uniform(-0.008, 0.025)
        weeks = round(dice.uniform(185, 215) * size)
        answered = round(dice.uniform(90, 130) * size)
        yield [_HOUSEHOLDS, month, None, None, households]
        yield [_COST, month, round(cost * weeks), weeks, None]
        yield [_SAFE, month, round(answered * dice.uniform(0.86, 0.93)), answered, None]
