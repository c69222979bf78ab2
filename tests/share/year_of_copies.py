"""Monthly copies of a made-up council as anybody gets them, with the truth, for the attacker of attacker.py."""

import csv
import io
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from attacker import SMALL, Attacker
from relations import LIVES, WHOLES, Relations, last_march

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.council.settings import CopiesFor, Settings
from scorecard_xl.demo.council import council
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.figures.figure import MONTHS
from scorecard_xl.figures.targets import DEFAULTS
from scorecard_xl.indicators import INDICATORS, Better, Unit
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.share.copy import Copy
from scorecard_xl.share.disclosure import Rules
from scorecard_xl.share.files import CSV_HEADINGS
from scorecard_xl.share.on_page import on_page, with_usual_ranges
from scorecard_xl.share.wholes import show_all
from scorecard_xl.tables.by_heading import as_csv
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed

LAST, FEW, MOST_LATE = Day("2026-05-31"), 6, 30
AIMS = {each.indicator: each for each in DEFAULTS}
PUBLISHED = (
    "children_in_care", "children_starting", "children_leaving", "children_by_age", "legal_status", "placement_type",
    "children_by_sex", "children_by_ethnic_group", "uasc", "three_or_more_placements", "long_term_stability",
    "leavers_by_destination", "leavers_adopted", "missing_children", "missing_share", *LIVES,
)  # fmt: skip
"""What DfE publishes of a council on 31 March, as whole numbers; 1 to 5 as a few."""


@dataclass(frozen=True)
class Year:
    """`figures`: by month end, as its copy had them; those before the first copy as the first had them."""

    figures: dict
    ends: list

    def copy(self, end, figures=None):
        """The copy of a month, of these figures or of its own."""
        own = [each for day in month_ends(end, MONTHS) for each in (figures or self.figures)[day]]
        own = [each for each in own if each.end >= self.ends[0] or not INDICATORS[each.indicator].current_only]
        shown = with_usual_ranges(show_all(own, Rules(), rate_of))
        month = ShownMonth(end, on_page(shown, CopiesFor.ANYONE), is_copy=True, council="Ouseford")
        return Copy(month, shown)

    @cached_property
    def known(self):
        every = [each for own in self.figures.values() for each in own]
        return {(each.indicator, each.window, each.group or "", f"{each.end:%Y-%m-%d}"): each for each in every}

    def truth(self, key, part):
        figure = self.known.get(key)
        if figure is None:
            return None
        value = getattr(figure, "denominator" if part == "rest" else part)
        return None if value is None else int(value - (figure.numerator or 0) if part == "rest" else value)

    def small(self, found):
        """Of narrowed numbers those of 1 to 7; one that is not shown may be 0, which another copy may show."""
        return {key: values for key, values in found.items() if 1 <= self.truth(*key) <= SMALL}

    def slack(self, ends):
        """The smallest `again`, `again_in_year` and `unknown` with which the truth fits: none can believe less."""
        again, in_year, unknown = 0, 0, 0
        for before, end in pairwise(ends):
            flows = [self._of(name, "ytd", end) - (0 if end[5:7] == "04" else self._of(name, "ytd", before))
                     for name in ("children_starting", "children_leaving")]  # fmt: skip
            again = max(again, self._missed(before, end, *flows))
            if march := last_march(ends, end):
                flows = [self._of(name, "ytd", end) for name in ("children_starting", "children_leaving")]
                in_year = max(in_year, self._missed(march, end, *flows))
        for key in self.known:
            if key[0] == LIVES[0]:
                known = [self.truth((name, *key[1:]), "denominator") or 0 for name in LIVES]
                unknown = max(unknown, *(abs(one - other) for one, other in pairwise(known)))
        return again, in_year, unknown

    def _missed(self, before, end, started, left):
        """By how much starting less leaving misses the change of the total."""
        more = self._of("children_in_care", "at", end) - self._of("children_in_care", "at", before)
        return abs(more - started + left)

    def _of(self, name, window, end):
        return self.truth((name, window, "", end), "numerator")

    def rebuilt(self, numbers):
        """The figures of a council that has these numbers instead of its own, by key and part."""
        return {end: [self._with(each, numbers) for each in own] for end, own in self.figures.items()}

    def _with(self, figure, numbers):
        key = (figure.indicator, figure.window, figure.group or "", f"{figure.end:%Y-%m-%d}")
        n, d = numbers.get((key, "numerator"), figure.numerator), numbers.get((key, "denominator"), figure.denominator)
        if figure.value is None or (n, d) == (figure.numerator, figure.denominator):
            return figure
        unit = Unit(figure.unit)
        if unit.is_mean:
            return replace(figure, denominator=d, numerator=figure.value * d)
        value = n if unit is Unit.COUNT else n / d if d else None
        aim = AIMS.get(figure.indicator)
        rag = aim.rate(Fraction(int(n), int(d))) if aim and d else None
        return replace(figure, numerator=n, denominator=d, value=value, rag=rag)


def rate_of(figure):
    aim = AIMS.get(figure.indicator)
    return None if aim is None else aim.rate


def year_of(children, seed, copies, known_at=None, back=0):
    """The copies of a year; `back`: up to that many months before the last one.

    `known_at`: the sheets as they were when the copy of a month was made, of the sheets and the month end (restated.py).
    """
    tables = council(LAST.date(), children, seed)
    ends = month_ends(LAST, copies + back)[:copies]
    figures, calculator = {}, _calculator(tables)
    for end in ends:
        own = _calculator(known_at(tables, end)) if known_at else calculator
        for day in month_ends(end, MONTHS if end == ends[0] else 1):
            figures[day] = [each for name in INDICATORS.values() for each in own.trend(name, [day])]
    return Year(figures, ends)


def _calculator(tables):
    frames = {name: typed(TABLES[name], rows).frame for name, rows in tables.items()}
    return Calculator(Dataset.of(frames, Settings(), LAST))


def rows_of(copy):
    """Of its CSV file."""
    return list(csv.DictReader(io.StringIO(as_csv(CSV_HEADINGS, copy.with_bounds).decode("utf-8-sig"))))


def attacker_of(year, seconds=20.0):
    """Somebody who has all of these copies, knows the targets, and believes as much as is true.

    Where sheets were corrected between copies, he knows how many children or events of a month that was at most.
    """
    copies = [rows_of(year.copy(end)) for end in year.ends]
    ends = [f"{end:%Y-%m-%d}" for end in sorted(year.figures)]
    slack = year.slack(ends)
    for late in range(MOST_LATE):
        attacker = Attacker(seconds=seconds)
        for rows in copies:
            _read(attacker, rows)
        Relations(attacker, *slack, late).add(ends)
        if not list(attacker.broken(year.truth)) and attacker.holds(year.truth):
            return attacker
    raise AssertionError(f"the attacker believes what is not so: {next(attacker.broken(year.truth))}")


def _read(attacker, rows):
    attacker.read(rows)
    for row in rows:
        aim = AIMS.get(row["indicator"])
        if aim and row["rag"] and row["unit"] == "share":
            higher = INDICATORS[row["indicator"]].better is Better.HIGHER
            attacker.rate(row, int(aim.value * 10_000), int(aim.margin() * 10_000), higher)


def learn_published(attacker, year):
    """DfE's numbers of each 31 March: exactly, but 1 to 5 as a few, and so the next smallest group of a whole too."""
    own = [key for key in year.known if key[0] in PUBLISHED and key[3][5:7] == "03" and key[1] in ("at", "ytd", "12m")]
    hidden = {key for kin in _wholes(own) for key in _also_hidden({key: year.truth(key, "numerator") for key in kin})}
    hidden |= {("leavers_adopted", key[1], "", key[3]) for key in hidden if key[2] == "Adopted"}
    for key in own:
        n, d = year.truth(key, "numerator"), year.truth(key, "denominator")
        attacker.learn(key, "denominator", d)
        rest = None if d is None or key[0] in WHOLES or key[0] == "leavers_by_destination" else d - (n or 0)
        if 0 < (rest or 0) < FEW:
            attacker.learn(key, "rest", FEW - 1, is_few=True)
        elif n is not None and key not in hidden:
            attacker.learn(key, "numerator", n, is_few=0 < n < FEW)
            if n >= FEW or not n:
                attacker.bands.pop((key, "rest"), None)


def _wholes(keys):
    kin = {}
    for key in keys:
        if key[2] and key[0] not in LIVES:
            kin.setdefault((key[0], key[1], key[3]), []).append(key)
    return kin.values()


def _also_hidden(values):
    """Beside fews that the total would tell or nearly, the smallest of the others: what is told then, the copies tell."""
    others = [key for key, value in values.items() if value and value >= FEW]
    few = [value for value in values.values() if 0 < (value or 0) < FEW]
    most, least = sum(few) - len(few) + 1, sum(few) - (FEW - 1) * (len(few) - 1)
    is_told = len(few) == 1 or min(most, FEW - 1) - max(least, 1) < 2
    return [min(others, key=values.get)] if few and is_told and others else []
