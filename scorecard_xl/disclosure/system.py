"""Facts and relations as columns and rows: what linear programming works on.

A column is a whole number of a fact, counted from its true value, so that nought is the truth and every relation's sum
is nought. A shown fact's columns are fixed at nought; those of a hidden one may move between bounds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scorecard_xl.disclosure.facts import Fact, Part
from scorecard_xl.disclosure.rules import Rules
from scorecard_xl.disclosure.terms import Relation

FAR = 1000.0
"""No attacker believes that a count is so much larger than it is."""

Column = tuple[Fact, Part]


@dataclass(frozen=True)
class Row:
    """Coefficients by column; the sum is nought, or with `slack` at least its negative."""

    coefficients: dict[Column, int]
    slack: float | None = None


@dataclass
class System:
    """Every relation between the facts of all copies."""

    rules: Rules
    rows: dict[frozenset[tuple[Column, int]], Row] = field(default_factory=dict)
    by_fact: dict[Fact, list[Row]] = field(default_factory=dict)

    def add(self, relations: Iterable[Relation]) -> None:
        for relation in relations:
            self._add(relation)

    def _add(self, relation: Relation) -> None:
        coefficients: dict[Column, int] = {}
        for fact, part, sign in relation.terms:
            if fact not in self.by_fact:
                self._know(fact)
            coefficients[fact, part] = coefficients.get((fact, part), 0) + sign
        slack = float(relation.total or 0) if relation.at_least else None
        self._keep({column: sign for column, sign in coefficients.items() if sign}, slack)

    def _know(self, fact: Fact) -> None:
        """Of a share: the numerator and the complement make the denominator."""
        self.by_fact[fact] = []
        if len(fact.parts) != 1:
            signs = {(fact, Part.NUMERATOR): 1, (fact, Part.COMPLEMENT): 1, (fact, Part.DENOMINATOR): -1}
            self._keep(signs, None)

    def _keep(self, coefficients: dict[Column, int], slack: float | None) -> None:
        key = frozenset(coefficients.items())
        if key not in self.rows:
            row = self.rows[key] = Row(coefficients, slack)
            for fact in {fact for fact, _ in coefficients}:
                self.by_fact[fact].append(row)

    def bounds(self, column: Column) -> tuple[float, float]:
        """How far below and above the truth an attacker could place a hidden number.

        He knows that noughts are shown, so a hidden count is at least 1.
        """
        fact, part = column
        number = dict(fact.parts).get(part)
        if number is None:
            return (-FAR, FAR)
        return (min(0, self._least(fact, part) - number), FAR)

    def _least(self, fact: Fact, part: Part) -> int:
        if part is Part.COMPLEMENT or "edition" in fact.place.window:
            return 0
        if part is Part.NUMERATOR and fact.denominator is not None and fact.denominator <= self.rules.threshold:
            return 0
        return 1


def connected(system: System, start: Fact, known: Iterable[Fact] | set[Fact]) -> tuple[list[Fact], list[Row]]:
    """The facts that hang together with `start` by rows, without going through known ones; and those rows."""
    seen, rows, waiting = {start: None}, {}, [start]
    while waiting:
        for row in system.by_fact.get(waiting.pop(), ()):
            rows[id(row)] = row
            for fact in _new(row, seen, known):
                seen[fact] = None
                waiting.append(fact)
    return list(seen), list(rows.values())


def _new(row: Row, seen: dict[Fact, None], known: Iterable[Fact] | set[Fact]) -> Iterator[Fact]:
    return (fact for fact, _ in row.coefficients if fact not in seen and fact not in known)
