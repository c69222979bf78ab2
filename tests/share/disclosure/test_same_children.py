"""Where the cases of an indicator are the children of some bands, in whatever council, everybody can subtract."""

from collections.abc import Collection, Iterator
from itertools import combinations

import pytest
from disclosure import definitions
from oracle.council import Council
from oracle.figures import figure
from oracle.generate import council, settings

from scorecard_xl.council.period import Window
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.share.disclosure import relations

COUNCILS, FEWEST = range(60), 3
Bands = tuple[str, ...]
LENGTHS = INDICATORS[relations.LENGTHS].groups
ALL, A_YEAR = LENGTHS, LENGTHS[2:]
OF_ALL = {*relations.OF_ALL_IN_CARE, *(name for name in relations.BANDS if INDICATORS[name].unit is Unit.SHARE)}


@pytest.fixture(scope="module")
def councils() -> list[Council]:
    found = ((seed, *council(seed)) for seed in COUNCILS)
    return [Council.of(tables, settings(seed, max(days)), max(days)) for seed, tables, days in found]


@pytest.fixture(scope="module")
def found(councils: list[Council]) -> dict[str, Bands]:
    """By indicator, the bands whose children its cases are in every council."""
    sums = list(_sums(councils))
    every = {name: _cases(councils, name) for name, each in INDICATORS.items() if _is_looked_at(name, each.unit)}
    return {name: bands for name, cases in every.items() for bands in [_same(cases, sums)] if bands}


def _is_looked_at(name: str, unit: Unit) -> bool:
    bands_themselves = name == relations.TOTAL or (unit is Unit.COUNT and INDICATORS[name].groups)
    return Window.AT in INDICATORS[name].windows and unit is not Unit.CASES and not bands_themselves


def _cases(councils: list[Council], name: str) -> list[float | None]:
    """How many there are in each council; None where a sheet is empty, as without it they may be others."""
    needs = INDICATORS[name].uses + INDICATORS[name].perhaps
    found: list[float | None] = []
    for seen in councils:
        has_all = all(seen.has(*need.split(".")) for need in needs)
        parts = next(iter(figure(seen, name, "at", seen.until).values())) if has_all else None
        found.append(None if parts is None else parts[0] if parts[1] is None else parts[1])
    return found


def _sums(councils: list[Council]) -> Iterator[tuple[Bands, list[float]]]:
    """The children of neighbouring bands in each council, the most bands first."""
    for name in relations.BANDS:
        groups = INDICATORS[name].groups
        figures = [figure(seen, name, "at", seen.until) for seen in councils]
        numbers = [[(own[name, group, "at"] or (0,))[0] for group in groups] for own in figures]
        runs = sorted(combinations(range(len(groups) + 1), 2), key=lambda run: run[0] - run[1])
        yield from ((groups[first:end], [sum(own[first:end]) for own in numbers]) for first, end in runs)


def _same(cases: list[float | None], sums: list[tuple[Bands, list[float]]]) -> Bands | None:
    """None also where there are hardly any cases to compare."""
    if sum(bool(number) for number in cases) < FEWEST:
        return None
    alike = (bands for bands, sums_of in sums if all(n in (None, own) for n, own in zip(cases, sums_of, strict=True)))
    return next(alike, None)


@pytest.mark.parametrize(
    ("of_all", "of_a_year"),
    [
        pytest.param(OF_ALL, relations.OF_A_YEAR_IN_CARE, id="scorecard_xl/share/disclosure/relations.py"),
        pytest.param(
            definitions.SHARES_OF_ALL, definitions.YEAR_IN_CARE, id="the attacker, tests/disclosure/definitions.py"
        ),
    ],
)
def test_whose_cases_are_the_children_of_some_bands_is_declared_so_in(
    found: dict[str, Bands], of_all: Collection[str], of_a_year: Collection[str]
) -> None:
    declared = dict.fromkeys(of_all, ALL) | dict.fromkeys(of_a_year, A_YEAR)
    assert found == declared, "declare it there; other bands than those in care for a year need a relation of their own"
