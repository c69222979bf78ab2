"""Facts and relations as columns and rows: what linear programming works on.

A column is a whole number of a fact, counted from its true value, so that nought is the truth and every relation's sum
is nought. A shown fact's columns are fixed at nought; those of a hidden one may move between bounds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scorecard_xl.share.disclosure.facts import Fact, Part
from scorecard_xl.share.disclosure.rules import Rules, counts_from_one, is_share_of_none
from scorecard_xl.share.disclosure.terms import Relation

FAR = 1000.0
"""No attacker believes that a count is so much larger than it is."""

Column = tuple[Fact, Part]


@dataclass(frozen=True)
class Row:
    """Coefficients by column; the sum is nought, or with `slack` at least its negative.

    `remainder`: what the true numbers add up to; other than nought where a relation holds but for a few cases.
    """

    coefficients: dict[Column, int]
    slack: float | None = None
    remainder: int = 0


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
        row = {column: sign for column, sign in coefficients.items() if sign}
        total = relation.total or 0
        self._keep(Row(row, float(total)) if relation.at_least else Row(row, remainder=total))

    def _know(self, fact: Fact) -> None:
        """Of a share: the numerator and the complement make the denominator."""
        self.by_fact[fact] = []
        if len(fact.parts) != 1:
            signs = {(fact, Part.NUMERATOR): 1, (fact, Part.COMPLEMENT): 1, (fact, Part.DENOMINATOR): -1}
            self._keep(Row(signs))

    def _keep(self, row: Row) -> None:
        key = frozenset(row.coefficients.items())
        if key not in self.rows:
            self.rows[key] = row
            for fact in {fact for fact, _ in row.coefficients}:
                self.by_fact.setdefault(fact, []).append(row)

    def exact(self) -> "System":
        """The same without the relations that the data do not keep to."""
        found = System(self.rules)
        for row in self.rows.values():
            if not row.remainder:
                found._keep(row)
        return found

    def bounds(self, column: Column) -> tuple[float, float]:
        """How far below and above the truth an attacker could place a hidden number.

        He knows that noughts are shown: a hidden count is at least 1, and 0% is hidden only where few count.
        """
        fact, part = column
        number = dict(fact.parts).get(part)
        if number is None:
            return (-FAR, FAR)
        if part is Part.NUMERATOR and self._shows_none(fact):
            return (0, 0)
        return (min(0, self._least(fact, part) - number), FAR)

    def _shows_none(self, fact: Fact) -> bool:
        """Whether its 0% is always shown. Of a month that no figure tells nobody sees that."""
        return fact.place.is_told and is_share_of_none(fact) and not self.rules.small_parts(fact)

    def _least(self, fact: Fact, part: Part) -> int:
        if part is Part.COMPLEMENT or not fact.place.is_told:
            return 0
        return int(part is Part.DENOMINATOR or counts_from_one(fact))


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
