"""What is known after every copy so far, and what the next one may add."""

from collections.abc import Iterable, Sequence

from scorecard_xl.indicators import INDICATORS, About
from scorecard_xl.share.disclosure.attack import Component
from scorecard_xl.share.disclosure.audit import opened
from scorecard_xl.share.disclosure.costs import cost
from scorecard_xl.share.disclosure.facts import Fact
from scorecard_xl.share.disclosure.records import Told, facts_told
from scorecard_xl.share.disclosure.relations import TOTAL, relations
from scorecard_xl.share.disclosure.rules import Rules, is_nought
from scorecard_xl.share.disclosure.secondary import Search
from scorecard_xl.share.disclosure.system import System, connected
from scorecard_xl.share.disclosure.view import View


class Knowledge:
    """The facts of all copies: `shown` to everybody once, `hidden` always, or `open`: the next copy may do either.

    `told_until`: the latest month that a copy told of; `latest`: that of the next one. `forced`: the totals of children
    in care that the next copy must hide, and a number that each would give away.
    """

    def __init__(self, rules: Rules, copies: Iterable[Sequence[Told]] = ()) -> None:
        self.rules = rules
        self.system = System(rules)
        self.shown: set[Fact] = set()
        self.hidden: dict[Fact, None] = {}
        self.open: dict[Fact, None] = {}
        self.forced: dict[Fact, Fact] = {}
        self._view = View()
        self.latest = self.told_until = 0
        self._spared: Sequence[set[Fact]] = ()
        for copy in copies:
            self._take(list(facts_told(copy)))

    def _take(self, told: Sequence[tuple[Fact, bool]]) -> None:
        self._relate([fact for fact, _ in told])
        self.told_until = max([self.told_until, *(fact.place.month for fact, _ in told)])
        self.shown.update(fact for fact, is_shown in told if is_shown)
        self.hidden.update((fact, None) for fact, is_shown in told if not is_shown)
        for fact in self.shown & self.hidden.keys():
            del self.hidden[fact]

    def _relate(self, facts: Sequence[Fact]) -> None:
        self.system.add(relations(self._view, self._view.add(facts), self.rules.positions))

    def meet(self, facts: Sequence[Fact]) -> None:
        """The facts of the next copy: small ones are hidden, the others open."""
        self._relate(facts)
        self._hide_months()
        self.latest = max((fact.place.month for fact in facts), default=0)
        for fact in facts:
            if fact not in self.shown and fact not in self.hidden:
                self._sort(fact)

    def _sort(self, fact: Fact) -> None:
        if self.rules.small_parts(fact):
            self.hidden[fact] = None
        elif fact.denominator == 0 and fact.numerator is None:
            self.shown.add(fact)
        else:
            self.open[fact] = None

    def _hide_months(self) -> None:
        """A small month of children that no figure tells must not come out of two, unless earlier copies told it."""
        months = [each for each in self.system.by_fact if self._is_small_month(each)]
        lost = set(opened(self.system, self._opened_nearby(months), self.shown))
        self.hidden.update((each, None) for each in months if each not in lost)

    def _opened_nearby(self, facts: Sequence[Fact]) -> list[Fact]:
        """Those that fewer unknowns, of figures next to them, do not keep hidden: seldom any, and quickly found."""
        near = {fact for each in facts for row in self.system.by_fact[each] for fact, _ in row.coefficients}
        return opened(self.system, facts, self.shown | (self.system.by_fact.keys() - near))

    def _is_small_month(self, fact: Fact) -> bool:
        of_children = INDICATORS[fact.place.indicator].about is About.CHILDREN
        return of_children and not fact.place.is_told and bool(self.rules.small_parts(fact))

    def protect(self) -> None:
        """Hide what must be hidden besides.

        Where nothing is enough, relations are dropped that the data do not keep to: nobody can rely on those.
        """
        if not self._hide_enough():
            self.system = self.system.exact()
            self._hide_enough()
        self.shown.update(self.open)
        self.open = {}

    def _hide_enough(self) -> bool:
        """Hide the cheapest facts; False where that cannot be enough."""
        totals = {each for each in self.open if each.place.indicator == TOTAL}
        noughts = totals | set(filter(is_nought, self.open))
        self._spared = [self.shown | noughts, self.shown | totals, set(self.shown)]
        left = dict(self.hidden)
        while left:
            fact = next(iter(left))
            done = self._protect(fact)
            if done is None:
                return False
            for each in done:
                left.pop(each, None)
        return True

    def _protect(self, fact: Fact) -> Sequence[Fact] | None:
        """Hide the cheapest of what hangs together with the fact; those facts, or None.

        Noughts go only where nothing else helps, totals of children in care only where not even noughts do.
        """
        tried: Search | None = None
        for known in self._spared:
            before, tried = tried, self._search(fact, known)
            best = tried.best()
            if best is not None:
                self._force(best, fact, before)
                self._hide(best)
                return tried.component.facts
        return None

    def _search(self, fact: Fact, known: set[Fact]) -> Search:
        facts, rows = connected(self.system, fact, known)
        costs = {each: cost(each, self.latest) for each in facts if each in self.open}
        return Search(Component(self.system, facts, rows), frozenset(self.hidden), costs)

    def _force(self, best: Iterable[Fact], fact: Fact, before: Search | None) -> None:
        """Keep which totals must go, and what the search that spared them could not protect."""
        totals = [each for each in best if each.place.indicator == TOTAL]
        lost = before.lost() if totals and before else None
        self.forced.update(dict.fromkeys(totals, lost or fact))

    def _hide(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            self.hidden[fact] = None
            del self.open[fact]
            for spared in self._spared:
                spared.discard(fact)
