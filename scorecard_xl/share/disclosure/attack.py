"""Linear programming over some connected facts: how far a hidden number can be from the truth.

The solver (HiGHS) is imported when it is first needed: a council that shares nothing never waits for it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from scorecard_xl.share.disclosure.facts import Fact, Part
from scorecard_xl.share.disclosure.system import Column, Row, System

WIDTH = 2
"""A hidden count has at least three possible values: the highest is two above the lowest."""
NEARLY = 1e-6


@dataclass(frozen=True)
class Component:
    """Connected facts that are not known, with the rows between them."""

    system: System
    facts: Sequence[Fact]
    rows: Sequence[Row]

    @cached_property
    def columns(self) -> dict[Column, int]:
        own = set(self.facts)
        found = (column for row in self.rows for column in row.coefficients if column[0] in own)
        return {column: at for at, column in enumerate(dict.fromkeys(found))}

    @cached_property
    def owners(self) -> np.ndarray:
        """The place among the facts of each column's fact."""
        places = {fact: at for at, fact in enumerate(self.facts)}
        return np.array([places[fact] for fact, _ in self.columns], dtype=int)

    @cached_property
    def of_fact(self) -> dict[Fact, list[int]]:
        found: dict[Fact, list[int]] = {fact: [] for fact in self.facts}
        for (fact, _), at in self.columns.items():
            found[fact].append(at)
        return found

    @cached_property
    def bounds(self) -> np.ndarray:
        """Lower and upper bound of each column were it hidden. Shape (2, columns)."""
        return np.array([self.system.bounds(column) for column in self.columns], dtype=float).reshape(-1, 2).T

    def protected(self, fact: Fact) -> list[int]:
        """The columns of a hidden fact that must keep three values: its count unless nought, and small numbers."""
        small = self.system.rules.small_parts(fact)
        count = Part.DENOMINATOR if fact.numerator is None else Part.NUMERATOR
        wanted = ((fact, part) for part, number in fact.parts if (part is count and number) or part in small)
        return [self.columns[column] for column in wanted if column in self.columns]


class Extreme:
    """The least that a signed column can be. `columns`: all of them there."""

    def __init__(self, found: Any, slacks: np.ndarray) -> None:
        self.columns = np.array(found.col_value)
        self._found, self._slacks = found, slacks

    @property
    def reduced(self) -> np.ndarray:
        """The reduced costs, which prove it."""
        return np.array(self._found.col_dual)

    @property
    def by_rows(self) -> float:
        """What the inequalities contribute to the bound: their duals times how much room they leave."""
        return float(-(np.abs(np.array(self._found.row_dual)) @ self._slacks))


class Attacker:
    """Everything that can be concluded within one component. `whole`: only whole numbers, which is slower."""

    def __init__(self, component: Component, whole: bool = False) -> None:
        self.component = component
        # To simplify a program so small before it is solved costs more than to solve it.
        self._highs = solver(presolve="choose" if whole else "off")
        self._highs.passModel(_model(component, whole))
        self._slacks = np.array([row.slack or 0.0 for row in component.rows])

    def hide(self, facts: Collection[Fact]) -> None:
        """Let the columns of these facts move; all others are known."""
        moving = np.zeros(len(self.component.columns), dtype=bool)
        for fact in facts:
            moving[self.component.of_fact.get(fact, [])] = True
        low, high = np.where(moving, self.component.bounds, 0.0)
        at = np.arange(len(moving), dtype=np.int32)
        self._highs.changeColsBounds(len(at), at, low, high)

    def limit(self, column: int, low: float, high: float) -> None:
        """Bounds of one column, until the next `hide`."""
        self._highs.changeColBounds(column, low, high)

    def least(self, column: int, sign: int = 1) -> Extreme | None:
        """The least of the column, or with sign -1 its most; None where nothing is possible."""
        self._highs.changeColCost(column, float(sign))
        self._highs.run()
        solved, found = is_solved(self._highs), self._highs.getSolution()
        self._highs.changeColCost(column, 0.0)
        return Extreme(found, self._slacks) if solved else None


def solver(**options: object) -> Any:
    """A silent solver, with these of its own options."""
    from highspy import Highs

    # The class beneath: Highs itself prints a line for each instance before it can be told not to.
    highs: Any = Highs.__mro__[1]()
    for name, value in ({"output_flag": False, "threads": 1} | options).items():
        highs.setOptionValue(name, value)
    return highs


def is_solved(highs: Any) -> bool:
    """Whether the last run found the best there is; ask before anything is changed."""
    from highspy import HighsModelStatus

    return bool(highs.getModelStatus() == HighsModelStatus.kOptimal)


def has_answer(highs: Any) -> bool:
    """Whether the last run found something that meets all conditions, if only because its time was up."""
    from highspy import HighsModelStatus, SolutionStatus

    found = highs.getInfo().primal_solution_status == int(SolutionStatus.kSolutionStatusFeasible)
    return is_solved(highs) or bool(highs.getModelStatus() == HighsModelStatus.kTimeLimit and found)


def _model(component: Component, whole: bool) -> Any:
    import highspy

    kind = highspy.HighsVarType.kInteger if whole else None
    low = np.array([0.0 if row.slack is None else -row.slack for row in component.rows])
    high = np.array([0.0 if row.slack is None else np.inf for row in component.rows])
    at = component.columns
    matrix = [
        {at[each]: float(value) for each, value in row.coefficients.items() if each in at} for row in component.rows
    ]
    return program(np.zeros(len(component.columns)), component.bounds, matrix, (low, high), kind)


def program(
    cost: np.ndarray, bounds: Sequence[np.ndarray] | np.ndarray, matrix: Sequence[Mapping[int, float]],
    rows: tuple[np.ndarray, np.ndarray], kind: Any = None,
) -> Any:  # fmt: skip
    """A linear program for the solver: costs, bounds and rows. `kind`: of every column."""
    import highspy

    found = highspy.HighsLp()
    found.num_col_, found.num_row_ = len(cost), len(rows[0])
    found.col_cost_, (found.col_lower_, found.col_upper_) = cost, bounds
    found.row_lower_, found.row_upper_ = rows
    found.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    _fill(found.a_matrix_, matrix)
    if kind is not None:
        found.integrality_ = [kind] * len(cost)
    return found


def _fill(solvers: Any, matrix: Sequence[Mapping[int, float]]) -> None:
    """The rows of the matrix, one after the other, into the solver's own."""
    solvers.start_ = np.cumsum([0, *(len(row) for row in matrix)]).astype(np.int32)
    solvers.index_ = np.array([at for row in matrix for at in row], dtype=np.int32)
    solvers.value_ = np.array([value for row in matrix for value in row.values()], dtype=float)
