"""Figures of some of the children: those of a team, an age band, a placement type."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import ALLOCATED, ALLOCATIONS, Dataset
from scorecard_xl.council.lookups import are_in, child_codes, child_count, coded, one_each
from scorecard_xl.council.period import Day, Period, Window, month_ends
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.figures.figure import MONTHS, Figure
from scorecard_xl.figures.naming import one_of
from scorecard_xl.figures.targets import DEFAULTS, Target
from scorecard_xl.indicators import INDICATORS, Answers, Indicator, Unit
from scorecard_xl.indicators.answers import grouped
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import is_empty
from scorecard_xl.tables.codes import SEX_NOW

ETHNIC_GROUPS: dict[str, tuple[str, ...]] = {
    "White": ("WBRI", "WIRI", "WIRT", "WOTH", "WROM"),
    "Mixed or Multiple": ("MWBC", "MWBA", "MWAS", "MOTH"),
    "Asian or Asian British": ("AIND", "APKN", "ABAN", "AOTH", "CHNE"),
    "Black, African, Caribbean or Black British": ("BCRB", "BAFR", "BOTH"),
    "Other": ("OOTH",),
    "Refused or not yet known": ("REFU", "NOBT"),
}
_BANDS = {each.subgroup: each.name for each in INDICATORS.values() if each.subgroup}
_OF_CHILDREN = ("team", "worker", "sex", "ethnic", "upn", "mother")
_CHANGING = ("team", "worker", "upn", "mother")
BLANK = "(blank)"
_MOST_NAMED = 20
BY = ("by", "by_value")
"""What `figures --by` adds to a figure."""

Wanted = Callable[[pd.DataFrame, Day], np.ndarray]
Everyone = dict[tuple[str, Period], Answers | None]


@dataclass(frozen=True)
class Narrowed:
    """A figure of the children for whom `column` holds `value`."""

    column: str
    value: str
    figure: Figure

    def as_json(self) -> dict[str, object]:
        return self.figure.as_json() | dict(zip(BY, (self.column, self.value), strict=True))


def column_named(name: str) -> str:
    """The column that a user means; case and spaces are ignored. Raises Refusal."""
    known = {column: column for column in (*_OF_CHILDREN, "ethnic group", *_BANDS)}
    return one_of(name, known, "Figures cannot be narrowed by", f"they can by {', '.join(known)}")


def is_of_today(data: Dataset, column: str) -> bool:
    """Whether a child's value may have been another in earlier months, and only that of today is known."""
    return column in _CHANGING and not data.has_history(column.upper())


def of_today_in_words(column: str, last: Day) -> str:
    """Why there is only the month reported, and what gives the others."""
    how = f": fill {ALLOCATIONS} for the others" if column.upper() in ALLOCATED else ""
    return f"The {column} is known as of today only, so only {last:%B %Y} has figures by {column}{how}."


def _with_blank(found: pd.Series) -> pd.Series:
    known = found if BLANK in found.array.categories else found.cat.add_categories(BLANK)
    return known.fillna(BLANK)


def _by_child(data: Dataset, column: str, day: Day) -> pd.DataFrame:
    """What the column has for each child: CHILD and `label`."""
    children = data.children
    if column == "ethnic group":
        return _labelled(children, grouped(children["ETHNIC"], ETHNIC_GROUPS | {BLANK: ()}))
    if column == "sex":
        return _labelled(children, _in_letters(children["SEX"]))
    if column in _OF_CHILDREN:
        known = one_each(data.held_by(column.upper(), day))
        return _labelled(known, known[column.upper()].array)
    answers = INDICATORS[_BANDS[column]].answers(data, Period.ending(day, Window.AT))
    if answers is None or answers.group is None:
        raise ValueError(f"{column} has no bands")
    return _labelled(answers.cases, answers.group)


def _labelled(cases: pd.DataFrame, label: pd.Categorical) -> pd.DataFrame:
    return cases[["CHILD"]].assign(label=label)


def _in_letters(sex: pd.Series) -> pd.Categorical:
    """The codes of all years as those of today, so that boys are one group in every return."""
    letters = [SEX_NOW.get(code, code) for code in sex.array.categories]
    names = list(dict.fromkeys(letters))
    number = np.array([*(names.index(letter) for letter in letters), -1])
    return pd.Categorical.from_codes(number[sex.array.codes], pd.Index(names, dtype=object))


def with_labels(data: Dataset, values: Mapping[str, str]) -> Wanted:
    """The cases of the children for whom each column holds its value."""

    def wanted(cases: pd.DataFrame, day: Day) -> np.ndarray:
        each = [of_child(column, value, day)[child_codes(cases)] for column, value in values.items()]
        return np.asarray(np.logical_and.reduce(each))

    @cache
    def of_child(column: str, value: str, day: Day) -> np.ndarray:
        """By the number of a child, and last for one without a number: whether the column has this value."""
        known = _by_child(data, column, day)
        found = np.full(child_count(known) + 1, value == BLANK)
        found[child_codes(known)] = coded(_with_blank(known["label"]), (value,))
        return found

    return wanted


def kept(answers: Answers, keep: np.ndarray) -> Answers:
    """The answers of some of the cases."""
    met = None if answers.met is None else answers.met[keep]
    group = None if answers.group is None else answers.group[keep]
    return replace(answers, cases=pd.DataFrame({"CHILD": answers.cases["CHILD"].array[keep]}), met=met, group=group)


class NarrowedCalculator(Calculator):
    """Calculates the figures of some children.

    `wanted`: of cases and the last day, which are theirs. `everyone`: the answers for all children, which other
    calculators share.
    """

    def __init__(
        self, data: Dataset, wanted: Wanted, targets: Sequence[Target] = DEFAULTS, everyone: Everyone | None = None
    ) -> None:
        super().__init__(data, targets)
        self._wanted = wanted
        self._everyone = {} if everyone is None else everyone

    def _answers(self, indicator: Indicator, period: Period) -> Answers | None:
        if (indicator.name, period) not in self._everyone:
            self._everyone[indicator.name, period] = super()._answers(indicator, period)
        answers = self._everyone[indicator.name, period]
        if answers is None or indicator.unit is Unit.CASES:
            return None
        return kept(answers, self._wanted(answers.cases, period.end))


def figures_by(
    data: Dataset, column: str, last: Day, targets: Sequence[Target] = DEFAULTS, months: int = MONTHS
) -> Iterator[Narrowed]:
    """Every figure of every child-level indicator, for each value of the column among the children of the data.

    Of a column that is known as of today only: the last month alone (decisions A11).
    """
    everyone: Everyone = {}
    of_today = is_of_today(data, column)
    ends = month_ends(last, 1 if of_today else months)
    for value in _values(data, column, ends):
        calculator = NarrowedCalculator(data, with_labels(data, {column: value}), targets, everyone)
        yield from (Narrowed(column, value, figure) for figure in figures_of(calculator, ends, of_today=of_today))


def figures_of(calculator: NarrowedCalculator, ends: Sequence[Day], *, of_today: bool = False) -> Iterator[Figure]:
    """Every figure of every child-level indicator for these month ends.

    `of_today`: nobody knows which children these were earlier, so there is no figure before to compare with.
    """
    for indicator in INDICATORS.values():
        if indicator.unit is not Unit.CASES:
            found = calculator.trend(indicator, ends)
            yield from (replace(each, change=None, previous=None) if of_today else each for each in found)


def value_named(data: Dataset, column: str, value: object, last: Day) -> str:
    """The value of the column that a user means; case and spaces are ignored; a blank is (blank). Raises Refusal."""
    known = {plain(each): each for each in _values(data, column, [last])}
    wanted = plain(BLANK if is_empty(value) else value)
    if wanted not in known:
        some = ", ".join([*known.values()][:_MOST_NAMED]) + ", …" * (len(known) > _MOST_NAMED)
        raise Refusal(f"No child has {column} {BLANK if is_empty(value) else value}. Give one of {some}.")
    return known[wanted]


def _values(data: Dataset, column: str, ends: Sequence[Day]) -> list[str]:
    """The values on any of these days; (blank) too where a child who may be counted has none on one of them."""
    if column in _BANDS:
        return list(INDICATORS[_BANDS[column]].groups)
    found: set[str] = set()
    for end in ends if data.has_history(column.upper()) else ends[-1:]:
        known = _by_child(data, column, end)
        found.update(_with_blank(known["label"]).unique())
        episodes = data.tables["Episodes"]
        may_count = (episodes[episodes["DECOM"] <= end], data.tables["CareLeavers"])
        found.update([] if all(are_in(rows, known).all() for rows in may_count) else [BLANK])
    return sorted(found, key=lambda value: (value == BLANK, value))
