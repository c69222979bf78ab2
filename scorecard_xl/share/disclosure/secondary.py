"""Secondary suppression: the least that must be hidden besides, so that nothing small can be worked out.

A set of figures is found by integer programming, an attacker tries it, and where he comes too near, the reason why (a
sum of what was shown) becomes a condition on the next set: one of those figures must be hidden. The last set is the
cheapest there is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from scorecard_xl.share.disclosure.attack import (
    NEARLY,
    WIDTH,
    Attacker,
    Component,
    Extreme,
    has_answer,
    program,
    solver,
)
from scorecard_xl.share.disclosure.facts import Fact
from scorecard_xl.share.disclosure.rules import DisclosureError

Condition = tuple[dict[int, float], float]
"""The sum over what is hidden of these weights, by place in the choices, is at least the number."""

LONGEST = 1.0
"""Seconds for one search; then the best set found so far is taken."""


@dataclass
class Search:
    """The search within one component. `hidden`: what is so already; `costs`: of each fact that may be hidden."""

    component: Component
    hidden: frozenset[Fact]
    costs: Mapping[Fact, float]
    conditions: list[Condition] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.choices = [fact for fact in self.component.facts if fact in self.costs]
        self.free = [fact for fact in self.component.facts if fact not in self.costs]
        self.attacker = Attacker(self.component)

    def best(self) -> frozenset[Fact] | None:
        """The cheapest facts to hide besides; None where even hiding all is not enough."""
        chosen: frozenset[Fact] | None = frozenset()
        while chosen is not None:
            found = list(self._too_narrow(chosen))
            if not found:
                return chosen
            self.conditions += found
            chosen = self._cheapest()
        return None

    def lost(self) -> Fact | None:
        """A number that is hidden already and stays too narrow whatever else is; None where there is none."""
        chosen = frozenset(self.choices)
        while found := {fact for fact, _ in self._narrowed(chosen)}:
            own = next((fact for fact in self.free if fact in found), None)
            if own is not None:
                return own
            chosen -= found
        return None

    def _too_narrow(self, chosen: frozenset[Fact]) -> Iterator[Condition]:
        """A condition for each number that an attacker narrows too far when these are hidden."""
        for fact, ends in self._narrowed(chosen):
            yield self._met_by_others(self._condition(fact, ends), fact, chosen)

    def _narrowed(self, chosen: frozenset[Fact]) -> Iterator[tuple[Fact, tuple[Extreme, Extreme]]]:
        """The facts of which an attacker narrows a number too far when these are hidden, and how he does."""
        self.attacker.hide([*self.free, *chosen])
        width = Widths(len(self.component.columns))
        for fact in [*(fact for fact in self.free if fact in self.hidden), *chosen]:
            for column in self.component.protected(fact):
                ends = width.try_column(self.attacker, column)
                if ends is not None:
                    yield fact, ends

    def _met_by_others(self, condition: Condition, fact: Fact, chosen: frozenset[Fact]) -> Condition:
        """The condition; that more be hidden, where it is met already but the width holds no three whole numbers."""
        row, least = condition
        if sum(value for at, value in row.items() if self.choices[at] in chosen) < least - NEARLY:
            return condition
        more = {at: 1.0 for at, each in enumerate(self.choices) if each not in chosen}
        return (more | {self.choices.index(fact): -1.0}, 0.0) if fact in self.costs else (more, 1.0)

    def _condition(self, fact: Fact, ends: Sequence[Extreme]) -> Condition:
        """The two proofs together: what each hidden fact could add to the width of the column."""
        room = sum(np.array([_room(end.reduced, self.component.bounds) for end in ends]))
        add = dict(zip(self.component.facts, self._by_fact(room), strict=True))
        wanted = WIDTH - sum(add[each] for each in self.free) + sum(end.by_rows for end in ends)
        own = self.choices.index(fact) if fact in self.costs else None
        if own is not None:
            wanted -= add[fact]
        condition = {at: min(add[each], wanted) for at, each in enumerate(self.choices) if add[each] > NEARLY}
        return (condition, wanted) if own is None else (condition | {own: -wanted}, 0.0)

    def _by_fact(self, of_columns: np.ndarray) -> list[float]:
        """The sum of each fact's columns."""
        return list(map(float, np.bincount(self.component.owners, of_columns, len(self.component.facts))))

    def _cheapest(self) -> frozenset[Fact] | None:
        """The cheapest choice that meets all conditions so far; quick where fractions of a figure do not help."""
        return cheapest(self.choices, self.costs, self.conditions)


def cheapest(
    choices: Sequence[Fact], costs: Mapping[Fact, float], conditions: Sequence[Condition]
) -> frozenset[Fact] | None:
    """The facts that meet all conditions at the least cost; None where none do."""
    from highspy import HighsVarType

    least = np.array([wanted for _, wanted in conditions])
    rows, bounds = (least, np.full(len(least), np.inf)), (np.zeros(len(choices)), np.ones(len(choices)))
    cost = np.array([costs[fact] for fact in choices])
    for kind in (None, HighsVarType.kInteger):
        taken = _solution(program(cost, bounds, [row for row, _ in conditions], rows, kind))
        if taken is None or np.abs(taken - np.rint(taken)).max(initial=0.0) < NEARLY:
            break
    return None if taken is None else frozenset(fact for fact, value in zip(choices, taken, strict=True) if value > 0.5)


def _solution(model: Any) -> np.ndarray | None:
    """What each column of the model is to be; None where nothing meets its conditions."""
    highs = solver(time_limit=LONGEST, mip_heuristic_run_feasibility_jump=False)
    highs.passModel(model)
    highs.run()
    return np.array(highs.getSolution().col_value) if has_answer(highs) else None


class Widths:
    """How wide each column was seen to be: every answer of the attacker tells of all columns."""

    def __init__(self, columns: int) -> None:
        self.low, self.high = np.zeros(columns), np.zeros(columns)

    def try_column(self, attacker: Attacker, column: int) -> tuple[Extreme, Extreme] | None:
        """None where the column is wide enough; else the proof of its least and of its most."""
        ends: list[Extreme] = []
        for sign in (1, -1):
            if self.is_wide(column):
                return None
            ends.append(self._look(attacker, column, sign))
        return None if self.is_wide(column) else (ends[0], ends[1])

    def is_wide(self, column: int) -> bool:
        return bool(np.floor(self.high[column] + NEARLY) - np.ceil(self.low[column] - NEARLY) >= WIDTH)

    def _look(self, attacker: Attacker, column: int, sign: int) -> Extreme:
        found = attacker.least(column, sign)
        if found is None:
            raise DisclosureError(
                "Not shared: the solver that checks what could be worked out gave no answer. Try again."
            )
        self.low = np.minimum(self.low, found.columns)
        self.high = np.maximum(self.high, found.columns)
        return found


def _room(reduced: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """What each column could add to the distance from the truth, were it hidden."""
    return np.where(reduced > NEARLY, -reduced * bounds[0], np.where(reduced < -NEARLY, -reduced * bounds[1], 0.0))
