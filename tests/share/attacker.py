"""An attacker of rounded copies, in exact integers (CP-SAT): written from docs/disclosure.md, not from the product.

It reads the rows of the CSV files as anybody gets them, and asks for each count of 1 to 7 which values are possible,
and for each number that reads "not shown" or "fewer than 20" whether it is a small one.
relations.py has how the figures hang together.
"""

import random
import re
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

FAR, SMALL, FEW, SECONDS, ROUNDS = 100_000, 7, (1, 17), 20, 8
MILLION = 10**6
ALWAYS_THE_PART = (
    "legal_status", "placement_type", "placement_provider", "children_by_sex", "children_by_ethnic_group",
    "leavers_by_destination",
)  # fmt: skip
"""Of other shares the smaller part is shown, with "all but" where that is the rest."""


@dataclass
class Attacker:
    """All that is known from some copies: a variable for each number, with what each text allows.

    `bands`: those of 1 to 7; `others`: those that may be small too, as the copy shows no number.
    """

    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    numbers: dict = field(default_factory=dict)
    bands: dict = field(default_factory=dict)
    others: dict = field(default_factory=dict)
    seconds: float = SECONDS

    def number(self, key, part):
        if (key, part) not in self.numbers:
            self.numbers[key, part] = self.model.new_int_var(0, FAR, f"{key} {part}")
        return self.numbers[key, part]

    def find(self, name, window, end, group="", part="numerator"):
        """One number, or None where no copy says anything of it."""
        return self.numbers.get(((name, window, group, end), part))

    def by_group(self, name, window, end, part="numerator"):
        """The numbers of one figure by group."""
        return {
            key[2]: number
            for (key, kind), number in self.numbers.items()
            if (key[0], key[1], key[3], kind) == (name, window, end, part)
        }

    def read(self, rows):
        """Take the rows of one copy; the same row of a later copy says the same. Staff are no children."""
        for row in rows:
            if row["unit"] == "cases":
                continue
            key = (row["indicator"], row["window"], row["group"], row["end"])
            for part in ("numerator", "denominator"):
                if row[part]:
                    self._bound(key, part, row[part])
            if row["value"] == "not shown":
                self.others[key, "numerator"] = self.number(key, "numerator")
                if key[0].startswith("leavers_") and not row["denominator"]:
                    self.model.add_linear_constraint(self.number(key, "denominator"), 0, FEW[1])
            elif row["unit"] == "share" and row["denominator"]:
                self._share(key, row)

    def _bound(self, key, part, text):
        if text.startswith("all"):
            return self._rest(key, text)
        low, high = span(text)
        self.model.add_linear_constraint(self.number(key, part), low, high)
        if (low, high) == (1, SMALL):
            self.bands[key, part] = self.number(key, part)
        elif (low, high) == FEW:
            self.others[key, part] = self.number(key, part)

    def _rest(self, key, text):
        rest = self.number(key, "rest")
        self.model.add(rest + self.number(key, "numerator") == self.number(key, "denominator"))
        low, high = span(text.removeprefix("all but ")) if " but " in text else (0, 0)
        self.model.add_linear_constraint(rest, low, high)
        if (low, high) == (1, SMALL):
            self.bands[key, "rest"] = rest

    def _share(self, key, row):
        """0% and 100% are true, and what reads less or more is neither; a percentage is rounded half up."""
        n, d = self.number(key, "numerator"), self.number(key, "denominator")
        self.model.add(n <= d)
        text, is_rest = row["value"], row["numerator"].startswith("all")
        if row["numerator"] and row["indicator"] not in ALWAYS_THE_PART:
            self.model.add(2 * n >= d + 1 if is_rest else 2 * n <= d)
        if text[:1] == "<":
            self.model.add(n >= 1)
        if text[:1] == ">" or (row["numerator"] and text.endswith("%") and text != "100%"):
            self.model.add(n <= d - 1)
        if row["numerator"] or not row["value_low"]:
            return
        low, high = (round(float(row[name]) * MILLION) for name in ("value_low", "value_high"))
        self.model.add(MILLION * n >= low * d)
        if low == high or text[:1] == ">":
            self.model.add(MILLION * n <= high * d)
        else:
            self.model.add(MILLION * n < high * d)

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

    def is_either_small(self, *numbers):
        """One of these numbers is 1 to 7, which is why both are hidden."""
        small = [self.model.new_bool_var("") for _ in numbers]
        for number, is_small in zip(numbers, small, strict=True):
            self.model.add(number >= is_small)
            self.model.add(number + FAR * is_small <= FAR + SMALL)
        self.model.add(sum(small) >= 1)

    def learn(self, key, part, value, *, is_few=False):
        """A number that somebody else has published: itself, or that it is 1 to 5."""
        if value is None or (key, part) not in self.numbers:
            return
        self.model.add_linear_constraint(self.numbers[key, part], *((1, 5) if is_few else (value, value)))
        if not is_few:
            self.bands.pop((key, part), None)
            self.others.pop((key, part), None)

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

    def narrowed(self, seen_by=lambda numbers: None):
        """The small numbers with fewer than three possible values, and these; how many were looked at or unfinished.

        `seen_by`: is given every possible set of numbers that was found, as a dict by key and part.
        """
        asked = self.bands | self.others
        seen, unfinished, dice = {key: set() for key in asked}, set(), random.Random(0)
        for _ in range(ROUNDS):
            if few := {key: values for key, values in seen.items() if len(values) < 3}:
                model, wishes = self.model.clone(), []
                for key, values in few.items():
                    wishes.append(model.new_bool_var(""))
                    wish = dice.choice([value for value in self._wanted(key) if value not in values])
                    model.add(_in(model, asked[key]) == wish).only_enforce_if(wishes[-1])
                model.maximize(sum(wishes))
                self._see(model, seen, seen_by)
        for key, number in asked.items():
            for value in self._wanted(key):
                if len(seen[key]) < 3 and value not in seen[key]:
                    model = self.model.clone()
                    model.add(_in(model, number) == value)
                    if self._see(model, seen, seen_by) == cp_model.UNKNOWN:
                        unfinished.add(key)
        found = {key: sorted(values) for key, values in seen.items() if is_narrow(values) and key not in unfinished}
        return found, len(self.bands), sum(is_narrow(seen[key]) for key in unfinished)

    def _wanted(self, key):
        """The values that would show that it is not narrowed: of another number those near a small one too."""
        return range(1, SMALL + 1) if key in self.bands else range(SMALL + 3)

    def _see(self, model, seen, seen_by):
        """Every solution tells a value of every number."""
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds, solver.parameters.num_workers = self.seconds, 1
        solver.parameters.relative_gap_limit = 0.1  # any wide spread of values will do
        status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            for key, number in (self.bands | self.others).items():
                seen[key].add(solver.value(_in(model, number)))
            seen_by({name: solver.value(_in(model, number)) for name, number in self.numbers.items()})
        return status


def _in(model, number):
    """The same variable of a clone."""
    return model.get_int_var_from_proto_index(number.index)


def is_narrow(values):
    """Whether fewer than three values are possible, and one of them is small."""
    return len(values) < 3 and any(1 <= value <= SMALL for value in values)


def span(text):
    """What a text says of a whole number: 1 to 7, fewer than 20, the nearest 5."""
    if text.startswith("none"):
        return 0, 0
    if found := re.fullmatch(r"(\d+) to (\d+)", text):
        return int(found[1]), int(found[2])
    if text == "fewer than 20":
        return FEW
    near = int(text.replace(",", ""))
    return (0, 0) if near == 0 else (near - 2, near + 2)
