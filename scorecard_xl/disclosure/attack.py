"""Linear programming over some connected facts: how far a hidden number can be from the truth.

The solver (HiGHS) is imported when it is first needed: a council that shares nothing never waits for it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from scorecard_xl.disclosure.facts import Fact, Part
from scorecard_xl.disclosure.system import Column, Row, System

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


@dataclass(frozen=True)
class Extreme:
    """The least that a signed column can be: all columns there, and the reduced costs that prove it."""

    columns: np.ndarray
    reduced: np.ndarray
    by_rows: float


class Attacker:
    """Everything that can be concluded within one component. `whole`: only whole numbers, which is slower."""

    def __init__(self, component: Component, whole: bool = False) -> None:
        self.component = component
        self._highs = solver()
        self._highs.passModel(_model(component, whole))
        self._slacks = np.array([np.inf if row.slack is None else row.slack for row in component.rows])
        self._whole = whole

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
        if not solved:
            return None
        return Extreme(
            np.array(found.col_value), np.array(found.col_dual), 0.0 if self._whole else self._by_rows(found)
        )

    def _by_rows(self, found: Any) -> float:
        """What the inequalities contribute to the bound: their duals times how much room they leave."""
        duals = np.array(found.row_dual)
        room = np.isfinite(self._slacks)
        return float(-(np.abs(duals[room]) @ self._slacks[room]))


def solver() -> Any:
    """A silent solver."""
    from highspy import Highs

    # The class beneath: Highs itself prints a line for each instance before it can be told not to.
    highs: Any = Highs.__mro__[1]()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
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
    found.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in matrix)]).astype(np.int32)
    found.a_matrix_.index_ = np.array([at for row in matrix for at in row], dtype=np.int32)
    found.a_matrix_.value_ = np.array([value for row in matrix for value in row.values()], dtype=float)
    if kind is not None:
        found.integrality_ = [kind] * len(cost)
    return found
