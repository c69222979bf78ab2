"""Any small table of counts with known totals: the auditor and the search against trying everything."""

import pytest
from disclosure.tables import cells, cheapest, fact, is_safe, possible, system, tables
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from scorecard_xl.share.disclosure.attack import Component
from scorecard_xl.share.disclosure.audit import opened
from scorecard_xl.share.disclosure.facts import Part
from scorecard_xl.share.disclosure.rules import Rules
from scorecard_xl.share.disclosure.secondary import Search
from scorecard_xl.share.disclosure.system import System, connected
from scorecard_xl.share.disclosure.terms import Relation

MANY = settings(max_examples=80, deadline=None)
THIN = ((1, 2), (2, 1))
"""Its four cells, all hidden, have two values each."""


@MANY
@given(tables(), st.data())
def test_the_auditor_names_exactly_the_cells_with_fewer_than_three_values(table, data):
    whole, own, totals = system(table)
    nonzero = [at for at, number in cells(table).items() if number]
    hidden = {at for at in nonzero if data.draw(st.booleans())}
    known = {*totals, *(own[at] for at in own if at not in hidden)}
    found = opened(whole, [own[at] for at in sorted(hidden)], known)
    few = {own[at] for at, values in possible(table, hidden).items() if len(values) < 3}
    assert set(found) == few


@MANY
@given(tables(most=3), st.data())
@example(THIN, None)
def test_the_search_hides_what_costs_least(table, data):
    numbers = cells(table)
    costs = {at: 1 + (at[0] * 5 + at[1] * 3) % 4 if data is None else data.draw(st.integers(1, 5)) for at in numbers}
    small = {at for at, number in numbers.items() if 1 <= number <= 2}
    assume(small)
    found = _search(table, small, costs)
    least = cheapest(table, small, costs)
    assert (found is None) == (least is None)
    if found is not None:
        assert is_safe(table, small | found)
        assert sum(costs[at] for at in found) == least


def _search(table, small, costs):
    """The cells hidden besides, over all components; None where one cannot be made safe."""
    whole, own, totals = system(table)
    at_of = {fact: at for at, fact in own.items()}
    known = {*totals, *(own[at] for at, number in cells(table).items() if not number)}
    left, taken = {own[at] for at in small}, set()
    while left:
        facts, rows = connected(whole, min(left), known)
        open_costs = {fact: costs[at_of[fact]] for fact in facts if at_of[fact] not in small}
        best = Search(Component(whole, facts, rows), frozenset(left), open_costs).best()
        if best is None:
            return None
        taken |= {at_of[fact] for fact in best}
        left -= set(facts)
    return taken


@pytest.mark.parametrize(("total", "has_three"), [(15, True), (12, False)], ids=["3, 6 or 9", "3 or 6"])
def test_where_fractions_would_do_only_whole_numbers_count(total, has_three):
    """One number and three times two others: the one is a multiple of three, whatever lies between."""
    one, two, three = (fact((0, at), number) for at, number in enumerate((6, 1, (total - 9) // 3)))
    whole, terms = System(Rules()), [(one, Part.NUMERATOR, 1), (two, Part.NUMERATOR, 3), (three, Part.NUMERATOR, 3)]
    whole.add([Relation(tuple(terms))])
    assert (one in opened(whole, [one], ())) != has_three
