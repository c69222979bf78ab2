"""From the cases of a figure to its numerator and denominator, by group."""

from collections.abc import Callable, Iterable, Sequence

from oracle.council import Case

Parts = tuple[float | None, float | None]
"""Numerator and denominator; a count has no denominator, a caseload no part that its row leaves blank."""

Groups = Sequence[str | None]
Sums = dict[str | None, Parts | None]
"""By group; the group is None where the indicator has none. None instead of the parts: null (B4)."""

Adding = Callable[[Iterable[Case], Groups], Sums]


def counting(cases: Iterable[Case]) -> list[Case]:
    return [case for case in cases if not case.left_out]


def count(cases: Iterable[Case], groups: Groups) -> Sums:
    found = [case.group for case in counting(cases)]
    return {group: (found.count(group), None) for group in groups}


def share(cases: Iterable[Case], groups: Groups) -> Sums:
    found = counting(cases)
    answers = {group: [case.met for case in found if case.group == group] for group in groups}
    return {group: (sum(met), len(met)) for group, met in answers.items()}


def share_of_all(cases: Iterable[Case], groups: Groups) -> Sums:
    found = [case.group for case in counting(cases)]
    return {group: (found.count(group), len(found)) for group in groups}


def mean(cases: Iterable[Case], groups: Groups) -> Sums:
    values = [case.value or 0 for case in counting(cases)]
    return {None: (sum(values), len(values))}


def load(cases: Iterable[Case], groups: Groups) -> Sums:
    """Cases and the workers who hold them (`fact`), by team."""
    return {case.group: _load(case) for case in cases}


def _load(case: Case) -> Parts | None:
    return None if (case.value, case.fact) == (None, None) else (case.value, case.fact)


def worth(parts: Parts, adding: Adding) -> float | None:
    """The value of a figure: the number that a count is; else numerator by denominator, null without either."""
    numerator, denominator = parts
    if adding is count:
        return numerator
    return numerator / denominator if numerator is not None and denominator else None
