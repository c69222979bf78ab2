"""An attacker of rounded copies, in exact integers (CP-SAT): written from docs/disclosure.md, not from the product.

It reads the rows of the CSV files as anybody gets them, and asks for each count of 1 to 7 which values are possible.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from ortools.sat.python import cp_model

FAR, SMALL, SECONDS = 100_000, 7, 20
AGAIN = 2
"""Flows count each child once a year, so a child who starts or leaves twice parts them from the totals: of a month, at
most this many."""
UNKNOWN = 3
"""Of at most this many care leavers of an age group is one thing known and another not."""
FLOWS = ("children_starting", "children_leaving", "leavers_adopted", "missing_children", "missing_episodes")
WHOLES = ("legal_status", "placement_type", "placement_provider", "children_by_sex", "children_by_ethnic_group")
DESTINATIONS, MANY_WORKERS = 7, "three_or_more_social_workers"
PERMANENT = ("Adopted", "Special guardianship", "Child arrangements order")
STOCK = ("length_of_time_in_care", "children_by_age")


@dataclass
class Attacker:
    """All that is known from some copies: a variable for each number, with what each text allows."""

    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    numbers: dict = field(default_factory=dict)
    bands: dict = field(default_factory=dict)

    def number(self, key, part):
        if (key, part) not in self.numbers:
            self.numbers[key, part] = self.model.new_int_var(0, FAR, f"{key} {part}")
        return self.numbers[key, part]

    def read(self, rows):
        """Take the rows of one copy; the same row of a later copy says the same."""
        for row in rows:
            key = (row["indicator"], row["window"], row["group"], row["end"])
            for part in ("numerator", "denominator"):
                if row[part]:
                    self._bound(key, part, row[part])
            if row["unit"] == "share" and row["denominator"]:
                self._share(key, row)

    def _bound(self, key, part, text):
        if text.startswith("all"):
            return self._rest(key, text)
        low, high = span(text)
        self.model.add_linear_constraint(self.number(key, part), low, high)
        if (low, high) == (1, SMALL):
            self.bands[key, part] = self.number(key, part)

    def _rest(self, key, text):
        rest = self.number(key, "rest")
        self.model.add(rest + self.number(key, "numerator") == self.number(key, "denominator"))
        low, high = span(text.removeprefix("all but ")) if " but " in text else (0, 0)
        self.model.add_linear_constraint(rest, low, high)
        if (low, high) == (1, SMALL):
            self.bands[key, "rest"] = rest

    def _share(self, key, row):
        n, d = self.number(key, "numerator"), self.number(key, "denominator")
        self.model.add(n <= d)
        if row["numerator"] or not row["value_low"]:
            return
        low, high = (round(float(row[name]) * 10**6) for name in ("value_low", "value_high"))
        self.model.add(10**6 * n >= (low - 1) * d)
        self.model.add(10**6 * n <= (high + 1) * d)

    def rate(self, row, target, margin, higher):
        """Both sides of a rating: what it says of the numerator and the denominator, in parts of 10,000."""
        key = (row["indicator"], row["window"], row["group"], row["end"])
        n, d = self.number(key, "numerator"), self.number(key, "denominator")
        good = 10_000 * n - target * d if higher else target * d - 10_000 * n
        if row["rag"] == "green":
            self.model.add(good >= 0)
        elif row["rag"] == "amber":
            self.model.add(good < 0)
            self.model.add(good + margin * d >= 0)
        elif row["rag"] == "red":
            self.model.add(good + margin * d < 0)

    def relate(self, ends):
        """How figures hang together, on and between the month ends."""
        for end in ends:
            total = self.number(("children_in_care", "at", "", end), "numerator")
            for name in STOCK:
                self._sum(self._groups(name, end, "numerator"), total)
            for name in WHOLES:
                own = self._groups(name, end, "numerator")
                for denominator in self._groups(name, end, "denominator"):
                    self.model.add(denominator == total)
                    self._sum(own, denominator)
            self._inside(end, total)
            self._leavers(end)
            self._missing(end)
        for before, end in pairwise(ends):
            self._between(before, end)

    def _groups(self, name, end, part):
        return [
            number for (key, kind), number in self.numbers.items() if key[0] == name and key[3] == end and kind == part
        ]

    def _sum(self, parts, total):
        if parts:
            self.model.add(sum(parts) == total)

    def _inside(self, end, total):
        for name in ("three_or_more_placements", "placed_over_20_miles", "placed_outside_area", "uasc", MANY_WORKERS):
            key = (name, "12m" if name == MANY_WORKERS else "at", "", end)
            if (key, "denominator") in self.numbers:
                self.model.add(self.numbers[key, "denominator"] <= total)
        same = [(name, "at", "", end) for name in ("annual_health_on_time", "dental_on_time")]
        known = [self.numbers[key, "denominator"] for key in same if (key, "denominator") in self.numbers]
        for one, other in pairwise(known):
            self.model.add(one == other)
        adopted = (("leavers_adopted", "ytd", "", end), "numerator")
        leaving = (("children_leaving", "ytd", "", end), "numerator")
        if adopted in self.numbers and leaving in self.numbers:
            self.model.add(self.numbers[adopted] <= self.numbers[leaving])

        self._care_leavers(end)

    def _care_leavers(self, end):
        """The three shares of an age group are of the same young people, but for a few of whom one is not known."""
        for group in ("17 to 18", "19 to 21", "22 to 25"):
            keys = [
                (f"care_leavers_{name}", "at", group, end) for name in ("suitable_accommodation", "eet", "in_touch")
            ]
            known = [self.numbers[key, "denominator"] for key in keys if (key, "denominator") in self.numbers]
            for one, other in pairwise(known):
                self.model.add_linear_constraint(one - other, -UNKNOWN, UNKNOWN)

    def _of(self, name, window, end, part):
        """The numbers of one figure by group."""
        return {
            key[2]: number
            for (key, kind), number in self.numbers.items()
            if (key[0], key[1], key[3], kind) == (name, window, end, part)
        }

    def _leavers(self, end):
        """The destinations are all who left; three of them are the permanent ones, and one of these is adoption."""
        for window in ("ytd", "12m"):
            own = self._of("leavers_by_destination", window, end, "numerator")
            left = [*self._of("children_leaving", window, end, "numerator").values()]
            for name in ("leavers_adopted", "leavers_permanence", "leavers_by_destination"):
                left += self._of(name, window, end, "denominator").values()
            for one, other in pairwise(left):
                self.model.add(one == other)
            if left and len(own) == DESTINATIONS:
                self._sum(list(own.values()), left[0])
            for name, groups in (("leavers_adopted", PERMANENT[:1]), ("leavers_permanence", PERMANENT)):
                for number in self._of(name, window, end, "numerator").values() if own else ():
                    self._sum([own[group] for group in groups], number)

    def _missing(self, end):
        """The share is of the same children; who is missing repeatedly is among them, with three episodes or more."""
        names = ("missing_share", "missing_children", "missing_repeatedly", "missing_episodes")
        share, children, often, episodes = (self.numbers.get(((name, "12m", "", end), "numerator")) for name in names)
        if share is not None and children is not None:
            self.model.add(share == children)
        if often is not None and children is not None:
            self.model.add(often <= children)
            if episodes is not None:
                self.model.add(episodes >= children + 2 * often)

    def _between(self, before, end):
        """Flows of the month join the totals; a year to date only grows, and begins at zero in April."""
        month = {name: flow for name in FLOWS if (flow := self._flow(name, before, end)) is not None}
        for flow in month.values():
            self.model.add(flow >= 0)
        totals = [self.number(("children_in_care", "at", "", day), "numerator") for day in (before, end)]
        if {"children_starting", "children_leaving"} <= month.keys():
            again = self.model.new_int_var(-AGAIN, AGAIN, f"again {end}")
            flows = month["children_starting"] - month["children_leaving"] + again
            self.model.add(totals[1] - totals[0] == flows)
            self._older(before, end, month["children_leaving"])

    def _flow(self, name, before, end):
        """The number of the month: that of the year to date less that of the month before."""
        now, then = (self.numbers.get(((name, "ytd", "", day), "numerator")) for day in (end, before))
        if now is None or end[5:7] == "04":
            return now
        return None if then is None else now - then

    def _older(self, before, end, leaving):
        """Who was in care for some time and is no longer there has left, perhaps for the second time in the year."""
        bands = ["10 years and over", "5 to 10 years", "3 to 5 years", "2 to 3 years", "1 to 2 years", "6 to 12 months"]
        for count in range(1, len(bands) + 1):
            keys = [[("length_of_time_in_care", "at", band, day) for band in bands[:count]] for day in (before, end)]
            if all((key, "numerator") in self.numbers for own in keys for key in own):
                now, then = (sum(self.numbers[key, "numerator"] for key in own) for own in reversed(keys))
                self.model.add(now >= then - leaving - AGAIN)

    def broken(self, truth):
        """What the attacker believes and is not so: each with the true numbers in it. For finding a wrong belief."""
        names = {number.index: name for name, number in self.numbers.items()}
        for each in (constraint.linear for constraint in self.model.proto.constraints):
            known = [(names[at], truth(*names[at])) for at in each.vars if at in names]
            if len(known) < len(each.vars) or any(value is None for _, value in known):
                continue
            total = sum(factor * value for factor, (_, value) in zip(each.coeffs, known, strict=True))
            ends = list(each.domain)
            if not any(low <= total <= high for low, high in zip(ends[::2], ends[1::2], strict=True)):
                yield known

    def holds(self, truth):
        """Whether the true numbers fit all that the attacker believes."""
        model = self.model.clone()
        for (key, part), number in self.numbers.items():
            if (value := truth(key, part)) is not None:
                model.add(number == value)
        return cp_model.CpSolver().solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)

    def narrowed(self):
        """The small numbers with fewer than three possible values, and these; how many were looked at or unfinished."""
        seen, unfinished = {key: set() for key in self.bands}, set()
        for sign in (1, -1):
            model = self.model.clone()
            model.minimize(sign * sum(model.get_int_var_from_proto_index(each.index) for each in self.bands.values()))
            self._see(model, seen)
        for key, number in self.bands.items():
            for value in range(1, SMALL + 1):
                if len(seen[key]) < 3 and value not in seen[key]:
                    model = self.model.clone()
                    model.add(model.get_int_var_from_proto_index(number.index) == value)
                    if self._see(model, seen) == cp_model.UNKNOWN:
                        unfinished.add(key)
        found = {key: sorted(values) for key, values in seen.items() if len(values) < 3 and key not in unfinished}
        return found, len(self.bands), len(unfinished)

    def _see(self, model, seen):
        """Every solution tells a value of every number."""
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds, solver.parameters.num_workers = SECONDS, 1
        status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            for key, number in self.bands.items():
                seen[key].add(solver.value(model.get_int_var_from_proto_index(number.index)))
        return status


def span(text):
    """What a text says of a whole number: 1 to 7, fewer than 20, the nearest 5."""
    if text.startswith("none"):
        return 0, 0
    if found := re.fullmatch(r"(\d+) to (\d+)", text):
        return int(found[1]), int(found[2])
    if text == "fewer than 20":
        return 1, 17
    near = int(text.replace(",", ""))
    return (0, 0) if near == 0 else (near - 2, near + 2)
