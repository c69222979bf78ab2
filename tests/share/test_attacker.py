"""The attacker of attacker.py against copies of small councils; benchmarks/disclosure.py runs many."""

from fractions import Fraction

import pytest
from attacker import Attacker, span
from restated import Restated, late
from year_of_copies import LAST, attacker_of, learn_published, rows_of, year_of

from scorecard_xl.demo.council import council
from scorecard_xl.figures.targets import DEFAULTS
from scorecard_xl.share.files import letter, web_page
from scorecard_xl.share.workbook import compose
from scorecard_xl.web.mail import html_body, plain_body


@pytest.mark.slow
@pytest.mark.parametrize(
    ("children", "seed", "copies", "known_at", "published"),
    [
        pytest.param(100, 3, 1, None, False, id="the first copy of 100 children"),
        pytest.param(150, 2, 3, None, False, id="three copies of 150 children"),
        pytest.param(150, 1, 3, late(2), False, id="two children recorded after the copy of their month"),
        pytest.param(150, 20, 3, Restated(2, 20), False, id="corrections between three copies"),
        pytest.param(150, 1, 3, None, True, id="beside the figures that DfE publishes of 31 March"),
    ],
)
def test_no_small_number_is_narrowed(children, seed, copies, known_at, published):
    year = year_of(children, seed, copies, known_at)
    attacker = attacker_of(year)
    if published:
        learn_published(attacker, year)
    assert not list(attacker.broken(year.truth)) and attacker.holds(year.truth)
    found, counts, unfinished = attacker.narrowed()
    assert counts > 20
    assert (year.small(found), unfinished) == ({}, 0)


def test_restated_sheets_are_other_sheets():
    tables = council(LAST.date(), 60, 1)
    before = Restated(3, 1)(tables, LAST)
    assert {name for name, rows in tables.items() if before[name] != rows} == {"Children", "Episodes", "Missing"}
    assert before == Restated(3, 1)(tables, LAST)


@pytest.mark.slow
def test_a_copy_of_other_numbers_that_the_attacker_cannot_exclude_is_the_same_in_every_file():
    """Nothing in a file depends on more than the attacker has read: not the page, its charts, nor its sentences."""
    year = year_of(150, 2, 1)
    attacker, possible = attacker_of(year), []
    attacker.narrowed(possible.append)
    own, end = year.figures[year.ends[0]], year.ends[0]
    for numbers in possible[:2]:
        other = year.rebuilt(numbers)
        changed = [each for each, before in zip(other[end], own, strict=True) if each != before]
        assert len(changed) > 20
        assert everything(year.copy(end, other)) == everything(year.copy(end))


def everything(copy):
    """All that the files of a copy hold."""
    said = letter(copy)
    return rows_of(copy), web_page(copy), plain_body(said), html_body(said), compose(copy)


def test_a_whole_whose_sum_would_tell_a_small_group_is_found():
    """The attacker sees what rounding alone would tell: 98 and 98 of about 195 leave one child."""
    key = {"unit": "share", "window": "at", "end": "2026-05-31", "value_low": "", "rag": ""}
    attacker = Attacker()
    texts = {"Male": ("100", "51%"), "Female": ("100", "51%"), "Not known": ("1 to 7", "<4%")}
    attacker.read(
        [
            {
                **key,
                "indicator": "children_by_sex",
                "group": group,
                "numerator": n,
                "denominator": "195",
                "value": value,
            }
            for group, (n, value) in texts.items()
        ]
    )
    own = attacker.by_group("children_by_sex", "at", "2026-05-31")
    total = attacker.by_group("children_by_sex", "at", "2026-05-31", "denominator")
    for each in total.values():
        attacker.model.add(sum(own.values()) == each)
    found, _, _ = attacker.narrowed()
    assert list(found.values()) == [[1]]


@pytest.mark.parametrize(
    ("text", "expected"), [("1 to 7", (1, 7)), ("fewer than 20", (1, 17)), ("1,200", (1198, 1202)), ("0", (0, 0))]
)
def test_what_a_text_says(text, expected):
    assert span(text) == expected


def test_the_margins_are_whole_parts_of_ten_thousand():
    assert all((each.margin() * 10_000).denominator == 1 for each in DEFAULTS if each.value <= 1)
    assert all(Fraction(each.value * 10_000).denominator == 1 for each in DEFAULTS)
