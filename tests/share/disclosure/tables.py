"""Small tables whose row and column totals everybody knows, and what brute force makes of them."""

from itertools import combinations

from hypothesis import strategies as st

from scorecard_xl.share.disclosure.facts import Fact, Part, Place
from scorecard_xl.share.disclosure.rules import Rules
from scorecard_xl.share.disclosure.system import System
from scorecard_xl.share.disclosure.terms import Relation


@st.composite
def tables(draw, most=4, highest=8):
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(2, most))
    numbers = st.sampled_from([0, 1, 1, 2, 2, 3, 4, 5, 6, highest])
    return tuple(tuple(draw(numbers) for _ in range(columns)) for _ in range(rows))


def cells(table):
    """The number at each place."""
    return {(i, j): number for i, row in enumerate(table) for j, number in enumerate(row)}


def fact(at, number):
    i, j = at
    return Fact(Place("missing_episodes", "month", None, 100 * i + j), number, None)


def system(table):
    """Its system, and the facts of its cells. The totals are facts that are shown."""
    found, own = System(Rules()), {at: fact(at, number) for at, number in cells(table).items()}
    lines = [[at for at in own if at[0] == i] for i in range(len(table))] + [
        [at for at in own if at[1] == j] for j in range(len(table[0]))
    ]
    totals = []
    for number, line in enumerate(lines):
        totals.append(Fact(Place("missing_episodes", "ytd", None, number), sum(cells(table)[at] for at in line), None))
        terms = [(own[at], Part.NUMERATOR, 1) for at in line] + [(totals[-1], Part.NUMERATOR, -1)]
        found.add([Relation(tuple(terms))])
    return found, own, totals


def possible(table, hidden):
    """For each hidden cell every value it can have: all tables of ones and more with the same totals are tried."""
    numbers, order = cells(table), sorted(hidden)
    rows, columns = ([sum(numbers[at] for at in order if at[k] == n) for n in range(4)] for k in (0, 1))
    values = {at: set() for at in order}

    def fill(place, rows, columns, so_far):
        if place == len(order):
            if not any(rows) and not any(columns):
                for at, value in zip(order, so_far, strict=True):
                    values[at].add(value)
            return
        i, j = order[place]
        for value in range(1, min(rows[i], columns[j]) + 1):
            less_rows, less_columns = [*rows], [*columns]
            less_rows[i] -= value
            less_columns[j] -= value
            fill(place + 1, less_rows, less_columns, [*so_far, value])

    fill(0, rows, columns, [])
    return values


def is_safe(table, hidden):
    return all(len(values) >= 3 for values in possible(table, hidden).values())


def cheapest(table, small, costs):
    """The least cost of cells that, hidden besides the small ones, make all hidden ones safe; None where there is none."""
    others = [at for at, number in cells(table).items() if number and at not in small]
    choices = (chosen for size in range(len(others) + 1) for chosen in combinations(others, size))
    safe = [sum(costs[at] for at in chosen) for chosen in choices if is_safe(table, {*small, *chosen})]
    return min(safe, default=None)
