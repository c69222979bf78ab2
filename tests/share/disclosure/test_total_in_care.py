"""The number of children in care is hidden only where hiding everything else would not do."""

import csv

import pytest
from disclosure.councils import figures_to_share
from disclosure.notation import figures, one_after_the_other
from disclosure.test_attacker import attack, hidden_counts

from scorecard_xl.__main__ import run
from scorecard_xl.app.sharing import totals_hidden
from scorecard_xl.share.disclosure import Reason, Rules
from scorecard_xl.share.disclosure.decide import decisions
from scorecard_xl.share.disclosure.facts import fact_of
from scorecard_xl.share.disclosure.relations import TOTAL

LEAVERS_FIRST = [
    figures("children_in_care at 2026-04: 100", "children_leaving month 2026-05: 12"),
    figures("children_in_care at 2026-05: 93", "children_starting month 2026-05: 5"),
    figures("children_in_care at 2026-06: 90", "children_starting month 2026-06: 10", "children_leaving month 2026-06: 13"),
]  # fmt: skip
"""A copy shows that twelve left in May, and the next one is the first to tell of those who came."""


def hidden_totals(copies):
    """The copies, by number, that hide a total to protect another number."""
    return [
        at
        for at, copy in enumerate(copies)
        if any(each.hidden is Reason.TO_PROTECT and each.figure.indicator == TOTAL for each in copy)
    ]


def is_needed(copies, at):
    """Whether the attacker finds a small number that the copy protects, were everything in it hidden but the totals."""
    own = [each.figure for each in copies[at]]
    others = {fact_of(each) for each in own if each.indicator != TOTAL}
    found = attack([*copies[:at], decisions(own, Rules(), others)]).keys() - attack(copies[: at + 1]).keys()
    return bool(found & hidden_counts([[each for each in copies[at] if each.hidden is Reason.SMALL]]).keys())


@pytest.mark.parametrize(("children", "seed"), [(30, 0), (30, 1), (30, 2), (100, 0)])
def test_the_total_of_three_copies_is_shown_but_where_nothing_else_would_do(children, seed):
    copies = one_after_the_other(figures_to_share(3, children, seed))
    assert [at for at in hidden_totals(copies) if not is_needed(copies, at)] == []


def test_where_nothing_else_would_do_it_is_hidden_and_a_sentence_says_what_it_would_give_away():
    copies = one_after_the_other(LEAVERS_FIRST)
    assert hidden_totals(copies) == [1]
    assert is_needed(copies, 1)
    assert list(totals_hidden(copies[1], copies[1][0].figure.end)) == [
        "Children in care, May 2026, is hidden: it and what earlier copies show would give away a small number in "
        "'Children starting to be in care', 2026-05; keep this copy back and share the next month, whose total can be shown."
    ]


@pytest.mark.shared
def test_two_months_of_the_real_shaped_files_show_their_totals(shared, tmp_path):
    book, out = tmp_path / "book.xlsx", tmp_path / "out"
    sources = [str(shared / "ssda903" / year) for year in ("2017", "2018")]
    assert run(["import", *sources, "--into", str(book)]) == 0
    for month in ("2019-01", "2019-02"):
        assert run(["share", str(book), "--month", month, "--out", str(out), "--no-pdf"]) == 0
    (path,) = out.glob("*-2019-02.csv")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    shown = {row["end"]: row["value"] for row in rows if row["indicator"] == TOTAL}
    assert len(shown) == 13 and "c" not in shown.values()
    assert sum(row["value"] == "c" and row["end"] == max(shown) for row in rows) < 20
