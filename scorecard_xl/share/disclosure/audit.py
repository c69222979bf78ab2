"""The auditor: takes the finished pattern of shown and hidden, and tries in whole numbers to open it.

The promise, for the copy at hand together with every copy before it: **each hidden count that is not nought, and each
small numerator, complement and denominator of a hidden share or mean, has at least three possible values**, whatever
is concluded from all that is shown, from how figures hang together (relations.py), and from the rule that noughts are
shown. It holds for the small numbers and for those hidden to protect them, and for children adopted in a month, which
no figure tells. Of each number it exhibits three whole-number solutions of everything that is known; where it cannot,
it names the figure, and nothing is shared.
"""

from collections.abc import Collection, Iterator
from math import ceil, floor

import numpy as np

from scorecard_xl.share.disclosure.attack import NEARLY, WIDTH, Attacker, Component, Extreme
from scorecard_xl.share.disclosure.facts import Fact
from scorecard_xl.share.disclosure.system import System, connected

VALUES = WIDTH + 1


def opened(system: System, hidden: Collection[Fact], known: Collection[Fact]) -> list[Fact]:
    """The hidden facts of which a number has fewer than three possible values.

    `known`: the facts that are shown; what is neither (a month that no figure tells) is unknown and not protected.
    """
    shown, left = set(known), dict.fromkeys(hidden)
    found: list[Fact] = []
    while left:
        facts, rows = connected(system, next(iter(left)), shown)
        own = [fact for fact in facts if fact in left]
        found += _opened(Component(system, facts, rows), own)
        for fact in own:
            del left[fact]
    return found


def _opened(component: Component, hidden: Collection[Fact]) -> Iterator[Fact]:
    seen = Seen(component)
    for fact in hidden:
        if not all(seen.has_enough(column) for column in component.protected(fact)):
            yield fact


class Seen:
    """Which values of each column were seen in whole-number solutions; the truth is one."""

    def __init__(self, component: Component) -> None:
        self._component = component
        self._values: list[set[int]] = [{0} for _ in component.columns]
        self._quick = self._attacker(whole=False)
        self._whole: Attacker | None = None

    def _attacker(self, whole: bool) -> Attacker:
        attacker = Attacker(self._component, whole)
        attacker.hide(self._component.facts)
        return attacker

    def has_enough(self, column: int) -> bool:
        """Whether three values are possible: first by vertices that happen to be whole, else by whole numbers."""
        self._look(self._quick, column)
        if len(self._values[column]) < VALUES:
            self._whole = self._whole or self._attacker(whole=True)
            self._look(self._whole, column)
        return len(self._values[column]) >= VALUES

    def _look(self, attacker: Attacker, column: int) -> None:
        """Look on both sides of the truth, the farthest first, as long as there are too few values."""
        low, high = (int(bound) for bound in self._component.bounds[:, column])
        for sign, side in ((1, (low, -1)), (-1, (1, high))):
            self._look_beyond(attacker, column, sign, side)
        attacker.limit(column, low, high)

    def _look_beyond(self, attacker: Attacker, column: int, sign: int, side: tuple[int, int]) -> None:
        for _ in range(WIDTH):
            if len(self._values[column]) >= VALUES or side[0] > side[1]:
                return
            attacker.limit(column, *side)
            found = attacker.least(column, sign)
            if found is None:
                return
            self._see(found)
            side = _nearer(found.columns[column], sign, side)

    def _see(self, found: Extreme) -> None:
        whole = np.rint(found.columns)
        if np.abs(found.columns - whole).max(initial=0.0) < NEARLY:
            for at, value in enumerate(whole.astype(int)):
                self._values[at].add(int(value))


def _nearer(end: float, sign: int, side: tuple[int, int]) -> tuple[int, int]:
    """What is left of the side between the truth and this end."""
    return (floor(end + NEARLY) + 1, side[1]) if sign > 0 else (side[0], ceil(end - NEARLY) - 1)
