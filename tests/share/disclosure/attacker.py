"""An attacker who has every copy that was shared, knows the definitions, and can solve linear programs.

Written from docs/definitions.md and the page, not from the product's model. He reads only what a copy shows. Beyond
what is certain he also guesses what nearly always holds (nobody starts care twice in a year) wherever the guess is right.
"""

from itertools import pairwise

import numpy as np
from disclosure.definitions import (
    BANDS,
    CHILDREN_ONCE,
    EVENTS,
    HALF,
    IN_CARE,
    LONG,
    SAME_AGE_GROUP,
    SHARES_OF_ALL,
    YEAR_IN_CARE,
    months_of,
)
from disclosure.programs import systems_of

from scorecard_xl.council.period import Period, Window, like_day


class Attacker:
    """`truth`: every figure as it is, by which only the guesses are checked."""

    def __init__(self, copies, truth):
        self.known, self.rows, self.least = {}, [], {}
        self.truth = {}
        for figure in truth:
            self._know(self.truth, figure)
        self.figures = {(f.indicator, f.group, f.window, f.end): f for copy in copies for f in copy}
        for copy in copies:
            for figure in copy:
                self._read(figure)
        self._define()

    # What the copies show

    def _read(self, figure):
        if figure.unit == "cases":
            return
        if figure.numerator is not None or figure.denominator is not None:
            self._know(self.known, figure)
        if figure.value is not None and figure.unit == "share" and figure.denominator is None:
            self._about(figure, figure.value, figure.end)
        if figure.previous is not None and figure.unit in ("share", "count"):
            self._about(figure, figure.previous, Period(Window(figure.window), figure.start, figure.end).previous().end)

    def _know(self, into, figure):
        key = (figure.indicator, figure.group, figure.window, figure.end)
        if figure.unit in ("share", "count") and figure.numerator is not None:
            into[*key, "n"] = figure.numerator
        if figure.denominator is not None and figure.unit != "cases":
            into[*key, "d"] = figure.denominator

    def _about(self, figure, value, end):
        """A rounded value bounds the numbers behind it."""
        key, half = (figure.indicator, figure.group, figure.window, end), HALF[figure.unit]
        if figure.unit == "count":
            self.rows += [({(*key, "n"): 1}, value - half, value + half)]
        else:
            self.rows += [
                ({(*key, "n"): 1, (*key, "d"): -(value - half)}, 0, np.inf),
                ({(*key, "n"): 1, (*key, "d"): -(value + half)}, -np.inf, 0),
            ]

    # What the definitions say

    def _define(self):
        ends = sorted({end for *_, end in self.figures})
        for end in ends:
            self._profile(end)
            self._once_or_more(end)
        for name, _, window, end in self.figures:
            if name in EVENTS + CHILDREN_ONCE and window != "month":
                self._months(name, window, end)
        for key, figure in self.figures.items():
            if figure.unit == "share":
                self.rows.append(({(*key, "d"): 1, (*key, "n"): -1}, 0, np.inf))
            if (figure.unit == "count" or figure.indicator in BANDS) and self._true((*key, "n")):
                self.least[*key, "n"] = 1  # he guesses that a nought would be shown
        for before, end in pairwise(ends):
            flow = {(*IN_CARE, end, "n"): -1, (*IN_CARE, before, "n"): 1}
            flow |= {
                ("children_starting", None, "month", end, "n"): 1,
                ("children_leaving", None, "month", end, "n"): -1,
            }
            self._guess(flow)

    def _profile(self, end):
        total = (*IN_CARE, end, "n")
        for name in BANDS:
            bands = {(*key, "n"): 1 for key in self.figures if key[0] == name and key[3] == end}
            self._guess({**bands, total: -1})
        for key in self.figures:
            if key[3] == end and key[0] in SHARES_OF_ALL:
                self._guess({(*key, "d"): 1, total: -1})
        for name in YEAR_IN_CARE:
            long = {("length_of_time_in_care", band, "at", end, "n"): 1 for band in LONG}
            self._guess({**long, (name, None, "at", end, "d"): -1})
        for name in ("pep_in_place", "good_or_outstanding_schools", "long_term_stability"):
            self._certain({total: 1, (name, None, "at", end, "d"): -1})
        for group in ("17 to 18", "19 to 21"):
            one, other = ((name, group, "at", end, "d") for name in SAME_AGE_GROUP)
            self._guess({one: 1, other: -1})
            self._certain({one: 1, ("care_leavers_suitable_accommodation", group, "at", end, "d"): -1})

    def _once_or_more(self, end):
        for window in ("month", "ytd", "12m"):
            children, episodes = ((name, None, window, end, "n") for name in ("missing_children", "missing_episodes"))
            self._certain({episodes: 1, children: -1})
        for window in ("quarter", "ytd"):
            leavers = {("children_leaving", None, "month", each, "n"): 1 for each in months_of(window, end)}
            self._guess({**leavers, ("leavers_adopted", None, window, end, "d"): -1})
        self._guess({("children_leaving", None, "ytd", end, "n"): 1, ("leavers_adopted", None, "ytd", end, "d"): -1})
        adopted = {("leavers_adopted", None, "month", each, "n"): 1 for each in months_of("12m", end)}
        for name in ("adoption_time_to_placement", "adoption_time_to_match"):
            self._guess({**adopted, (name, None, "12m", end, "d"): -1})

    def _months(self, name, window, end):
        for part in "nd" if (name, None, window, end, "d") in self.truth else "n":
            whole = (name, None, window, end, part)
            months = {(name, None, "month", each, part): 1 for each in months_of(window, end)}
            if name in EVENTS:
                self.rows.append(({**months, whole: -1}, 0, 0))
                continue
            self._guess({**months, whole: -1})
            self._certain({**months, whole: -1})
            for month in months:
                self._certain({whole: 1, month: -1})

    def _certain(self, row):
        """At least nought; but for a month that he took to be a difference, and is not."""
        if not (self._sum(row) or 0) < 0:
            self.rows.append((row, 0, np.inf))

    def _guess(self, row):
        """Nought: believed where it is so."""
        if self._sum(row) == 0:
            self.rows.append((row, 0, 0))

    def _sum(self, row):
        numbers = [self._true(key) for key in row]
        return (
            None if None in numbers else sum(number * sign for number, sign in zip(numbers, row.values(), strict=True))
        )

    def _true(self, key):
        """The number; of a month without a figure what comes out of the year to date."""
        name, group, window, end, part = key
        if window != "month" or key in self.truth:
            return self.truth.get(key)
        before = 0 if end.month == 4 else self.truth.get((name, group, "ytd", like_day(end, -1), part))
        now = self.truth.get((name, group, "ytd", end, part))
        return None if None in (now, before) else now - before

    # What follows

    def narrowed(self, targets):
        """The targets (sums of numbers with signs, by name) that have fewer than three possible values, and those."""
        systems = systems_of(self._open_rows(), self.least)
        found = {}
        for name, target in targets.items():
            open_keys = [key for key in target if key not in self.known]
            system = systems.get(open_keys[0]) if open_keys else None
            low, high = self._range(system, target) if open_keys else (0, 0)
            if np.floor(high + 1e-6) - np.ceil(low - 1e-6) < 2:
                found[name] = (low, high)
        return found

    def _range(self, system, target):
        if system is None:
            return -np.inf, np.inf
        return system.ends({key: sign for key, sign in target.items() if key not in self.known})

    def _open_rows(self):
        found = []
        for row, low, high in self.rows:
            known = sum(sign * self.known[key] for key, sign in row.items() if key in self.known)
            unknown = {key: sign for key, sign in row.items() if key not in self.known}
            if unknown:
                found.append((unknown, low - known, high - known))
        return found
