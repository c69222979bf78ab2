"""What is said under a chart: the fraction once, what is usual or published, comment and action."""

import datetime as dt
from dataclasses import replace

import pytest
from page.months import CARER, DENTIST, HOMES, LAST, REVIEWS, measure, month, shown, usual

from scorecard_xl.council.period import Day
from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.commentary import Remark
from scorecard_xl.figures.figure import Key
from scorecard_xl.page.captions import action_in_words, sentence, sentence_of_groups
from scorecard_xl.page.model import Shown

EET = "care_leavers_eet"
PUBLISHED = Benchmarks(
    [
        Benchmark(DENTIST, None, dt.date(2025, 3, 31), 0.81, None, 0.885),
        Benchmark(CARER, None, dt.date(2024, 3, 31), 0.69),
        Benchmark(EET, "17 to 18", dt.date(2025, 3, 31), 0.64),
        Benchmark("pep_in_place", None, dt.date(2025, 3, 31), 0.9, rank=12, of=151),
    ]
)


def said(each: Shown, *others: Shown) -> str:
    own = month(each, *others, benchmarks=PUBLISHED)
    return sentence(own, measure(each.key.indicator, group=each.key.group), each)


def rounded(name: str, part: str, whole: str) -> Shown:
    return Shown(shown(name, 1, 2).key, "40%", "", 0.4, part, whole, is_rounded=True)


@pytest.mark.parametrize(
    ("figure", "what"),
    [
        pytest.param(shown(HOMES, 36, 421), "36 of 421 children in care.", id="some"),
        pytest.param(shown(HOMES, 0, 421), "None of 421 children in care.", id="none"),
        pytest.param(shown(HOMES, 421, 421), "All 421 children in care.", id="all"),
        pytest.param(shown(HOMES, 1, 2), "1 of 2 children in care.", id="one of two"),
        pytest.param(shown(HOMES, 0, 2), "Neither child in care.", id="neither"),
        pytest.param(shown(HOMES, 2, 2), "Both children in care.", id="both"),
        pytest.param(shown(HOMES, 1, 1), "1 of 1 child in care.", id="the only one"),
        pytest.param(shown(HOMES, 0, 1), "None of 1 child in care.", id="not the only one"),
        pytest.param(shown(HOMES, 1200, 3400), "1,200 of 3,400 children in care.", id="thousands"),
        pytest.param(shown(REVIEWS, 173, 176, window="ytd"), "173 of 176 reviews due since April.", id="year to date"),
        pytest.param(shown(REVIEWS, 73, 76), "73 of 76 reviews due in May.", id="month"),
        pytest.param(
            shown(DENTIST, 206, 277),
            "206 of 277 children in care for a year. England 81%, similar councils 88.5% (2025).",
            id="with what is published",
        ),
        pytest.param(
            shown(CARER, 84, 122), "84 of 122 children in care for 2½ years. England 69% (2024).", id="England only"
        ),
        pytest.param(
            usual(shown(HOMES, 36, 421), 0.05, 0.08), "36 of 421 children in care. Usual: 5% to 8%.", id="usual"
        ),
        pytest.param(
            usual(shown(HOMES, 36, 421), 0.081, 0.084), "36 of 421 children in care. Usual: 8.1% to 8.4%.", id="narrow"
        ),
        pytest.param(usual(shown(HOMES, 36, 421), 1, 1), "36 of 421 children in care. Usual: 100%.", id="always alike"),
        pytest.param(
            shown("adoption_time_to_match", 3600, 21, value=171.6),
            "Mean of 21 adopted children in 12 months.",
            id="a mean",
        ),
        pytest.param(
            shown("immunisations", 187, 200, end=Day("2026-03-31")),
            "187 of 200 children in care all year on 31 March 2026.",
            id="of the last 31 March",
        ),
        pytest.param(rounded(HOMES, "1 to 7", "about 60"), "1 to 7 of about 60 children in care.", id="a band"),
        pytest.param(
            rounded(HOMES, "all but 10", "about 45"), "All but 10 of about 45 children in care.", id="all but"
        ),
        pytest.param(rounded(HOMES, "none", "about 45"), "None of about 45 children in care.", id="none, rounded"),
        pytest.param(rounded(HOMES, "all", "about 45"), "All of about 45 children in care.", id="all, rounded"),
        pytest.param(rounded(HOMES, "", "about 420"), "Of about 420 children in care.", id="without its part"),
    ],
)
def test_shares_and_means(figure: Shown, what: str) -> None:
    assert said(figure) == what


def test_how_late_the_others_were_stands_instead_of_what_is_usual() -> None:
    own = usual(shown(REVIEWS, 173, 176, window="ytd"), 0.96, 1)
    late = {Key(REVIEWS, "ytd", None): "3 late, most within a week"}
    said = sentence(month(own, late=late), measure(REVIEWS), own)
    assert said == "173 of 176 reviews due since April. 3 late, most within a week."
    assert sentence(month(own), measure(REVIEWS), own).endswith("Usual: 96% to 100%.")


MISSING, TIMES = "missing_children", "missing_episodes"


@pytest.mark.parametrize(
    ("figures", "what"),
    [
        pytest.param(
            [usual(shown(MISSING, 14), 4, 27), shown(MISSING, 28, window="ytd"), shown(TIMES, 51, window="ytd")],
            "Usual: 4 to 27. 28 since April, 51 times.",
            id="usual and since April",
        ),
        pytest.param([shown(MISSING, 1), shown(MISSING, 1, window="ytd"), shown(TIMES, 1, window="ytd")], "1 since April, once.", id="once"),
        pytest.param([shown(MISSING, 1), shown(MISSING, 2, window="ytd"), shown(TIMES, 2, window="ytd")], "2 since April, twice.", id="twice"),
        pytest.param([shown(MISSING, 0), shown(MISSING, 0, window="ytd"), shown(TIMES, 0, window="ytd")], "0 since April.", id="none"),
        pytest.param([shown(MISSING, 14)], "", id="nothing else is known"),
    ],
)  # fmt: skip
def test_the_sentence_of_a_count_of_events(figures: list[Shown], what: str) -> None:
    assert said(*figures) == what


def test_the_sentence_of_two_ages() -> None:
    found = [shown(EET, 33, 53, group="17 to 18"), shown(EET, 69, 129, group="19 to 21")]
    own = month(*found, benchmarks=PUBLISHED)
    pairs = [(measure(EET, group=each.key.group), each) for each in found]
    assert sentence_of_groups(own, pairs) == "17 to 18: 33 of 53; England 64%. 19 to 21: 69 of 129."


REMARK = Remark(DENTIST, LAST, action="Second clinic opens", owner="designated nurse", due=dt.date(2026, 6, 15))


@pytest.mark.parametrize(
    ("remark", "today", "what"),
    [
        pytest.param(REMARK, dt.date(2026, 6, 15), "Second clinic opens. Designated nurse, by 15 June 2026.", id="due today"),
        pytest.param(REMARK, dt.date(2026, 6, 16), "Second clinic opens. Designated nurse, by 15 June 2026 (overdue).", id="overdue"),
        pytest.param(replace(REMARK, is_done=True), dt.date(2026, 7, 1), "Second clinic opens. Designated nurse, by 15 June 2026 (done).", id="done"),
        pytest.param(replace(REMARK, owner=""), None, "Second clinic opens. By 15 June 2026.", id="no owner"),
        pytest.param(replace(REMARK, due=None), None, "Second clinic opens. Designated nurse.", id="no day"),
        pytest.param(replace(REMARK, due=None, owner=""), None, "Second clinic opens.", id="only the action"),
        pytest.param(replace(REMARK, due=None, owner="", action="Why not?"), None, "Why not?", id="with its own mark"),
        pytest.param(replace(REMARK, action=""), None, "", id="no action"),
        pytest.param(None, None, "", id="no row"),
    ],
)  # fmt: skip
def test_an_action_with_its_owner_and_status(remark: Remark | None, today: dt.date | None, what: str) -> None:
    assert action_in_words(remark, today) == what


@pytest.mark.parametrize(
    ("name", "ungraded", "ending"),
    [
        pytest.param(
            "good_or_outstanding_schools", 0, "5 of 10 children in graded schools.", id="every school has a grade"
        ),
        pytest.param(
            "good_or_outstanding_schools",
            12,
            "12 in schools without a grade (none given since September 2024).",
            id="some schools have none",
        ),
        pytest.param("pep_in_place", 12, "(2025).", id="another measure"),
    ],
)
def test_how_many_children_go_to_a_school_without_a_grade(name, ungraded, ending):
    each = shown(name, 5, 10)
    own = replace(month(each, benchmarks=PUBLISHED), ungraded=ungraded)
    assert sentence(own, measure(name), each).endswith(ending)


def test_a_benchmark_says_where_dfe_counts_otherwise():
    name = "adoption_time_to_match"
    each = shown(name, 100, window="12m", text="100 days", how_many="of 20 children")
    published = Benchmarks([Benchmark(name, None, dt.date(2025, 3, 31), 186)])
    said = sentence(month(each, benchmarks=published), measure(name), each)
    assert "(2025; DfE averages three years)" in said
