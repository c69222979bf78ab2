"""What is known after every copy so far, and what the next one may add."""

from collections.abc import Iterable, Sequence

from scorecard_xl.disclosure.attack import Component
from scorecard_xl.disclosure.costs import cost
from scorecard_xl.disclosure.facts import Fact
from scorecard_xl.disclosure.records import Told, facts_told
from scorecard_xl.disclosure.relations import TOTAL, relations
from scorecard_xl.disclosure.rules import Rules
from scorecard_xl.disclosure.secondary import Search
from scorecard_xl.disclosure.system import System, connected
from scorecard_xl.disclosure.view import View


class Knowledge:
    """The facts of all copies: `shown` to everybody once, `hidden` always, or `open`: the next copy may do either."""

    def __init__(self, rules: Rules, copies: Iterable[Sequence[Told]] = ()) -> None:
        self.rules = rules
        self.system = System(rules)
        self.shown: set[Fact] = set()
        self.hidden: dict[Fact, None] = {}
        self.open: dict[Fact, None] = {}
        self._view = View()
        self._latest = 0
        for copy in copies:
            self._take(list(facts_told(copy)))

    def _take(self, told: Sequence[tuple[Fact, bool]]) -> None:
        self._relate([fact for fact, _ in told])
        self.shown.update(fact for fact, is_shown in told if is_shown)
        self.hidden.update((fact, None) for fact, is_shown in told if not is_shown)
        for fact in self.shown & self.hidden.keys():
            del self.hidden[fact]

    def _relate(self, facts: Sequence[Fact]) -> None:
        self.system.add(relations(self._view, self._view.add(facts), self.rules.positions))

    def meet(self, facts: Sequence[Fact]) -> None:
        """The facts of the next copy: small ones are hidden, noughts shown, the others open."""
        self._relate(facts)
        self._latest = max((fact.place.month for fact in facts), default=0)
        for fact in facts:
            if fact not in self.shown and fact not in self.hidden:
                self._sort(fact)

    def _sort(self, fact: Fact) -> None:
        if self.rules.small_parts(fact):
            self.hidden[fact] = None
        elif self.rules.is_zero(fact):
            self.shown.add(fact)
        else:
            self.open[fact] = None

    def protect(self) -> None:
        """Hide what must be hidden besides; totals of children in care only where nothing else helps."""
        for spared in ({fact for fact in self.open if fact.place.indicator == TOTAL}, set()):
            found = self._search(spared)
            if found is not None:
                break
        else:
            found = frozenset()
        self.hidden.update(dict.fromkeys(found))
        self.shown.update(fact for fact in self.open if fact not in self.hidden)
        self.open = {}

    def _search(self, spared: set[Fact]) -> frozenset[Fact] | None:
        """The cheapest facts to hide, without the spared; None where that cannot be enough."""
        known, left = self.shown | spared, dict(self.hidden)
        taken: set[Fact] = set()
        while left:
            facts, rows = connected(self.system, next(iter(left)), known)
            costs = {fact: cost(fact, self._latest) for fact in facts if fact in self.open}
            best = Search(Component(self.system, facts, rows), frozenset(left), costs).best()
            if best is None:
                return None
            taken |= best
            for fact in facts:
                left.pop(fact, None)
        return frozenset(taken)
