"""A relation between figures, and how one is written down."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scorecard_xl.share.disclosure.facts import Fact, Part

Term = tuple[Fact, Part, int]


class Relation(NamedTuple):
    """The signed sum of the terms is known; where `at_least`, only that it is not below nought."""

    terms: tuple[Term, ...]
    at_least: bool = False

    @property
    def total(self) -> int | None:
        """What the sum is in truth; None where a fact has no numbers."""
        known = [(dict(fact.parts).get(part), sign) for fact, part, sign in self.terms]
        if any(number is None for number, _ in known):
            return None
        return sum((number or 0) * sign for number, sign in known)


def of(fact: Fact | None, part: Part = Part.NUMERATOR) -> list[Term]:
    """A side of one number; an empty one where there is no such figure."""
    return [] if fact is None else [(fact, part, 1)]


def equal(one: Sequence[Term], other: Sequence[Term], at_least: bool = False) -> Iterator[Relation]:
    """That one side is (at least) the other, where both are there.

    An inequality that the data break, because they are faulty, is left out: nobody can hold what is not so.
    """
    if one and other:
        relation = Relation((*one, *((fact, part, -sign) for fact, part, sign in other)), at_least)
        if not at_least or (relation.total or 0) >= 0:
            yield relation
