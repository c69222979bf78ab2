"""The attacker of attacker.py against copies of small councils; benchmarks/disclosure.py runs many."""

import csv
import io
from fractions import Fraction

import pytest
from attacker import Attacker, span

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.council.settings import Settings
from scorecard_xl.demo.council import council
from scorecard_xl.figures.calculate import MONTHS, calculate
from scorecard_xl.figures.targets import DEFAULTS
from scorecard_xl.indicators import INDICATORS, Better
from scorecard_xl.share.copy import Copy
from scorecard_xl.share.disclosure import Rules, show_all
from scorecard_xl.share.files import CSV_HEADINGS
from scorecard_xl.tables.csv_text import as_csv
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed

LAST = Day("2026-05-31")


def attack(children, seed, copies):
    """The attacker after this many monthly copies, and the truth by figure."""
    tables = council(LAST.date(), children, seed)
    data = Dataset.of({name: typed(TABLES[name], rows).frame for name, rows in tables.items()}, Settings(), LAST)
    ends = month_ends(LAST, copies + MONTHS - 1)
    every = calculate(data, LAST, months=len(ends))
    figures = [each for each in every if each.end == LAST or not INDICATORS[each.indicator].current_only]
    aims = {each.indicator: each for each in DEFAULTS}
    shown = show_all(figures, Rules(), lambda each: aims[each.indicator].rate if each.indicator in aims else None)
    rows = list(csv.DictReader(io.StringIO(as_csv(CSV_HEADINGS, Copy(None, shown).with_bounds).decode("utf-8-sig"))))
    attacker = Attacker()
    attacker.read([row for row in rows if row["unit"] in ("share", "count")])
    for row in rows:
        aim = aims.get(row["indicator"])
        if aim and row["rag"] and row["unit"] == "share":
            higher = INDICATORS[row["indicator"]].better is Better.HIGHER
            attacker.rate(row, int(aim.value * 10_000), int(aim.margin() * 10_000), higher)
    known = {(each.indicator, each.window, each.group or "", f"{each.end:%Y-%m-%d}"): each for each in figures}

    def truth(key, part):
        figure = known.get(key)
        if figure is None:
            return None
        rest = None if figure.denominator is None else figure.denominator - (figure.numerator or 0)
        value = rest if part == "rest" else getattr(figure, part)
        return None if value is None else int(value)

    attacker.relate([f"{end:%Y-%m-%d}" for end in ends])
    return attacker, truth


@pytest.mark.parametrize(("children", "seed"), [(100, 3)])
def test_no_small_number_is_narrowed(children, seed):
    attacker, truth = attack(children, seed, 1)
    assert attacker.holds(truth)
    found, counts, unfinished = attacker.narrowed()
    assert counts > 20
    assert (found, unfinished) == ({}, 0)


@pytest.mark.parametrize(
    ("text", "expected"), [("1 to 7", (1, 7)), ("fewer than 20", (1, 17)), ("1,200", (1198, 1202)), ("0", (0, 0))]
)
def test_what_a_text_says(text, expected):
    assert span(text) == expected


def test_the_margins_are_whole_parts_of_ten_thousand():
    assert all((each.margin() * 10_000).denominator == 1 for each in DEFAULTS if each.value <= 1)
    assert all(Fraction(each.value * 10_000).denominator == 1 for each in DEFAULTS)
