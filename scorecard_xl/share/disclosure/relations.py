"""What anybody knows of how the figures hang together: bands add up, months make a year to date, and so on.

Each relation is a sum of whole numbers of figures, with signs, that is known: nought but for what the definitions leave
open (a child who started twice in a year, one without a date of birth). Of that remainder the attacker is thought to
know what it is, so that nobody can know more. A relation may also say that the sum is at least nought.
"""

from collections.abc import Iterator, Mapping, Sequence

from scorecard_xl.council.period import Window
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.share.disclosure import flows
from scorecard_xl.share.disclosure.facts import Part
from scorecard_xl.share.disclosure.terms import Relation, Term, equal, of
from scorecard_xl.share.disclosure.view import View

AT, D = Window.AT, Part.DENOMINATOR
TOTAL, LENGTHS, STABLE = "children_in_care", "length_of_time_in_care", "long_term_stability"
BANDS = (LENGTHS, "children_by_age", "legal_status", "placement_type")
OF_ALL_IN_CARE = ("uasc", "three_or_more_placements", "placed_over_20_miles", "placed_outside_area")
OF_A_YEAR_IN_CARE = ("annual_health_on_time", "dental_on_time")
"""Their denominators are the children of the bands from "1 to 2 years" on."""
OF_SOME_IN_CARE = ("pep_in_place", "good_or_outstanding_schools", STABLE, *OF_A_YEAR_IN_CARE)
WITHIN = {
    "care_leavers_suitable_accommodation": "care_leavers_eet",
    "development_checks": "immunisations",
    "sdq_average": "immunisations",
}
"""The denominator of the first counts some of the cases in that of the second."""
ALIKE = {"care_leavers_in_touch": "care_leavers_eet", "dental_on_time": "annual_health_on_time"}
"""These have the same denominators."""
ALONE = ("pathway_plan", "average_caseload")
"""Nothing else on the page says anything about them."""

Touched = Mapping[str, set[int]]


def relations(view: View, touched: Touched, positions: frozenset[str] = frozenset()) -> Iterator[Relation]:
    """Every relation that holds a figure of a touched month; where a figure is not there, its relations are not.

    `positions`: flows that a setting makes positions on the last day.
    """
    for month in _months(touched, TOTAL, *BANDS, *OF_ALL_IN_CARE, *OF_SOME_IN_CARE):
        yield from _bands(view, month)
        yield from _in_care(view, month)
    for one, other in (*WITHIN.items(), *ALIKE.items()):
        for month in _months(touched, one, other):
            yield from _denominators(view, one, other, month)
    yield from _flows(view, touched, positions)


def _flows(view: View, touched: Touched, positions: frozenset[str]) -> Iterator[Relation]:
    for name in flows.ADD_UP:
        of_one = flows.same_position if name in positions else flows.sums
        for month in _months(touched, name):
            yield from of_one(view, name, month)
    for rule, names in _RULES.items():
        for month in _months(touched, *names):
            yield from rule(view, month)


_RULES = {
    flows.stock: (TOTAL, "children_starting", "children_leaving"),
    flows.missing: (flows.OVERLAP, flows.EPISODES),
    flows.leavers: ("children_leaving", "leavers_adopted"),
    flows.adopted: ("leavers_adopted", *flows.ADOPTED),
}


def _months(touched: Touched, *indicators: str) -> list[int]:
    return sorted(set().union(*(touched.get(name, ()) for name in indicators)))


def _bands(view: View, month: int) -> Iterator[Relation]:
    """Every child in care is in one band."""
    total = of(view.get(TOTAL, AT, month))
    for name in BANDS:
        bands = [view.get(name, AT, month, group) for group in view.groups(name, AT)]
        if bands and all(bands):
            yield from equal([term for band in bands for term in of(band)], total)
            if INDICATORS[name].unit is Unit.SHARE:
                for band in bands:
                    yield from equal(of(band, D), total)


def _in_care(view: View, month: int) -> Iterator[Relation]:
    """Denominators that are all, some, or those for a year, of the children in care."""
    total, long = of(view.get(TOTAL, AT, month)), _in_care_from(view, 2, month)
    for name in OF_ALL_IN_CARE:
        yield from equal(of(view.get(name, AT, month), D), total)
    for name in OF_SOME_IN_CARE:
        yield from equal(total, of(view.get(name, AT, month), D), at_least=True)
    for name in OF_A_YEAR_IN_CARE:
        yield from equal(of(view.get(name, AT, month), D), long)
    yield from equal(_in_care_from(view, 3, month), of(view.get(STABLE, AT, month), D), at_least=True)


def _in_care_from(view: View, band: int, month: int) -> Sequence[Term]:
    """The children of the bands of time in care from this one on."""
    bands = [of(view.get(LENGTHS, AT, month, group)) for group in view.groups(LENGTHS, AT)[band:]]
    return [term for each in bands for term in each] if all(bands) else []


def _denominators(view: View, one: str, other: str, month: int) -> Iterator[Relation]:
    for group in view.groups(one, AT):
        some, every = of(view.get(one, AT, month, group), D), of(view.get(other, AT, month, group), D)
        yield from equal(every, some, at_least=one in WITHIN)
