"""Linear programs over unknown numbers, cut into the groups that hang together."""

from collections import defaultdict

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

MOST = 100_000
"""Nobody counts so many; without an end some programs were called infeasible that are unbounded."""


def systems_of(rows, least):
    """The connected groups of rows (coefficients by unknown, least, most), by unknown. `least`: of each unknown, else 0."""
    by_key = defaultdict(list)
    for at, (row, _, _) in enumerate(rows):
        for key in row:
            by_key[key].append(at)
    systems = {}
    for key in by_key:
        if key not in systems:
            keys, own = _reach(key, rows, by_key)
            systems |= dict.fromkeys(keys, System(sorted(keys, key=str), [rows[at] for at in sorted(own)], least))
    return systems


def _reach(start, rows, by_key):
    keys, own, waiting = {start}, set(), [start]
    while waiting:
        for at in by_key[waiting.pop()]:
            if at not in own:
                own.add(at)
                new = rows[at][0].keys() - keys
                keys |= new
                waiting += new
    return keys, own


class System:
    """Unknown numbers, nought or more, and the rows between them."""

    def __init__(self, keys, rows, least):
        self.at = {key: at for at, key in enumerate(keys)}
        self.bounds = [(least.get(key, 0), MOST) for key in keys]
        equal = [(row, low) for row, low, high in rows if low == high]
        below = [(row, high) for row, low, high in rows if low != high and np.isfinite(high)]
        below += [
            ({key: -sign for key, sign in row.items()}, -low)
            for row, low, high in rows
            if low != high and np.isfinite(low)
        ]
        self.equal, self.below = self._matrix(equal), self._matrix(below)

    def _matrix(self, rows):
        if not rows:
            return None, None
        entries = [(at, self.at[key], sign) for at, (row, _) in enumerate(rows) for key, sign in row.items()]
        i, j, values = zip(*entries, strict=True)
        return csr_matrix((values, (i, j)), shape=(len(rows), len(self.at))), [bound for _, bound in rows]

    def ends(self, target):
        cost = np.zeros(len(self.at))
        for key, sign in target.items():
            cost[self.at[key]] = sign
        return self._solve(cost), -self._solve(-cost)

    def _solve(self, cost):
        found = linprog(cost, *self.below, *self.equal, self.bounds, method="highs")
        assert found.status == 0, f"the attacker contradicts himself: {found.message}"
        return found.fun
