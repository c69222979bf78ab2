"""One council at the end of one month: its data, what is wrong in them, and its targets."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard_xl.figures.calculate import calculate
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.targets import Target
from scorecard_xl.period import Day
from scorecard_xl.raw.dataset import Dataset
from scorecard_xl.raw.problems import Problem
from scorecard_xl.settings import Settings


@dataclass(frozen=True)
class Council:
    """What a book holds. `last`: the last day of the month reported; `chosen`: whether somebody named that month."""

    data: Dataset
    problems: list[Problem]
    targets: Sequence[Target]
    last: Day
    chosen: bool

    @property
    def settings(self) -> Settings:
        return self.data.settings

    def figures(self, months: int = 13) -> list[Figure]:
        """Every figure for so many month ends up to the month reported."""
        return calculate(self.data, self.last, self.targets, months)
