"""The charts of the themes: lines, titles, and what is said where nothing can be drawn."""

import datetime as dt
from dataclasses import replace

import pytest
from page.months import DENTIST, HOMES, LAST, REVIEWS, measure, month, shown, trend, usual

from scorecard_xl.figures.benchmarks import Benchmark, Benchmarks
from scorecard_xl.figures.commentary import Commentary, Remark
from scorecard_xl.figures.figure import Variation
from scorecard_xl.page.captions import MOST_WORDS
from scorecard_xl.page.model import Shown, Slot
from scorecard_xl.page.slots import NOT_DRAWN, slots

EET, MISSING = "care_leavers_eet", "missing_children"


def slot(*figures: Shown, label: str = "Measure", **more: object) -> Slot:
    """The chart of the first figure's indicator."""
    found = month(*figures, measures=[measure(figures[0].key.indicator, label)], **more)
    (only,) = slots(found)
    return only


def test_a_line_of_thirteen_months_with_its_band_target_and_words() -> None:
    series = trend(HOMES, [6, 5, 6, 7, 6, 5, 6, 7, 6, 5, 6, 7, 8.6])
    found = slot(usual(series[-1], 0.04, 0.08, Variation.WORSE), *series[:-1], label="Three or more homes")
    assert found.title == "Three or more homes: 8.6%, highest in 13 months"
    (line,) = found.lines
    assert (line.values[0], line.values[-1], line.last, line.unusual) == (0.06, 0.086, "8.6%", Variation.WORSE)
    assert (found.lower, found.upper, found.target) == (0.04, 0.08, 0.08)
    assert (found.first_month, found.last_month) == ("May 25", "May 26")
    assert found.sentence == "86 of 1,000 children in care. Usual: 4% to 8%."
    assert found.description == (
        "Three or more homes, thirteen months to May 2026: now 8.6%, lowest 5.0%, highest 8.6%, target 8%, usual range "
        "4% to 8%."
    )
    assert found.empty == ""


def test_a_measure_by_the_year_to_date_has_a_line_of_months_and_a_sentence_of_the_year() -> None:
    series = trend(REVIEWS, [97, 98, 99])
    found = slot(shown(REVIEWS, 173, 176, window="ytd"), *series, label="Reviews")
    assert found.title == "Reviews: 99.0% in May, meets its target"
    assert found.sentence == "173 of 176 reviews due since April."


def test_a_month_is_not_put_beside_what_is_published_of_a_year() -> None:
    published = Benchmarks([Benchmark("leavers_adopted", None, dt.date(2025, 3, 31), 0.09)])
    series = trend("leavers_adopted", [10, 0, 5])
    found = slot(shown("leavers_adopted", 3, 30, window="ytd"), *series, label="Adopted", benchmarks=published)
    assert found.title == "Adopted: 5.0% in May"
    assert found.sentence == "3 of 30 children who left care since April. England 9% (2025)."


def test_children_and_how_often_they_went_missing() -> None:
    months = [shown(MISSING, 14, end=LAST), shown(MISSING, 9, end=LAST - dt.timedelta(days=31))]
    times = [shown("missing_episodes", 20), shown("missing_episodes", 51, window="ytd")]
    found = slot(*months, shown(MISSING, 28, window="ytd"), *times, label="Missing")
    assert (found.title, found.sentence) == ("Missing: 14 in May, 20 times", "28 since April, 51 times.")


def test_the_ages_of_a_measure_are_lines_of_one_chart() -> None:
    ages = {"17 to 18": [60, 61, 62], "19 to 21": [50, 51, 53]}
    figures = [each for age, values in ages.items() for each in trend(EET, values, group=age)]
    own = [measure(EET, f"In work, {age}", age) for age in ages]
    (found,) = slots(month(*figures, measures=own))
    assert found.title == "In work: 62.0% (17 to 18), 53.0% (19 to 21)"
    assert [(line.name, line.last, line.values[-1]) for line in found.lines] == [
        ("17 to 18", "62.0%", 0.62), ("19 to 21", "53.0%", 0.53),
    ]  # fmt: skip
    assert found.sentence == "17 to 18: 620 of 1000. 19 to 21: 530 of 1000.".replace("1000", "1,000")
    assert found.lower is None and found.description.endswith("17 to 18 now 62.0%, 19 to 21 now 53.0%.")


def hidden(each: Shown) -> Shown:
    return Shown(each.key, how_many="fewer than 20", missing="Not shown: fewer than 20 children.")


@pytest.mark.parametrize(
    ("figures", "title", "empty", "sentence"),
    [
        pytest.param([shown(DENTIST, None)], "Dentist: no figure yet", "No figure yet.", "", id="no figure"),
        pytest.param([shown(DENTIST, 0, 0)], "Dentist: none to count", "Nothing to count: no children in care for a year.", "", id="nothing to count"),
        pytest.param([hidden(shown(DENTIST, 1, 2))], "Dentist: fewer than 20", "Not shown: fewer than 20 children.", "", id="hidden"),
        pytest.param(
            [replace(shown(DENTIST, 1, 60), text="<15%", number=None, part="1 to 7", whole="about 60")],
            "Dentist: <15%", NOT_DRAWN, "1 to 7 of about 60 children in care for a year.", id="a band",
        ),
        pytest.param([shown(DENTIST, 80, 100)], "Dentist: 80.0%, below target (93%)", "", "80 of 100 children in care for a year.", id="the first month"),
        pytest.param(
            [shown(HOMES, None), *trend(HOMES, [8, 9, None])[:2]], "Dentist: no figure yet", "", "No figure yet.",
            id="a gap at the end of a line",
        ),
    ],
)  # fmt: skip
def test_what_is_said_where_there_is_little_or_nothing(
    figures: list[Shown], title: str, empty: str, sentence: str
) -> None:
    found = slot(*figures, label="Dentist")
    assert (found.title, found.empty, found.sentence) == (title, empty, sentence)


def test_ages_of_which_some_are_hidden() -> None:
    figures = [shown(EET, 33, 53, group="17 to 18"), hidden(shown(EET, 1, 2, group="19 to 21"))]
    own = [measure(EET, f"In work, {each.key.group}", each.key.group) for each in figures]
    (found,) = slots(month(*figures, measures=own))
    assert (found.title, found.sentence, found.empty) == ("In work: 62.3% (17 to 18)", "17 to 18: 33 of 53.", "")


def test_comment_and_action_stand_on_the_chart() -> None:
    remark = Remark(DENTIST, LAST, "Ours.", "Clinic opens", "nurse", dt.date(2026, 6, 15))
    found = slot(shown(DENTIST, 80, 100), commentary=Commentary({DENTIST: remark}), today=dt.date(2026, 7, 1))
    assert found.comment == "Ours."
    assert found.action == "Clinic opens. Nurse, by 15 June 2026 (overdue)."


@pytest.mark.parametrize("label", ["Dentist", "A very long name of a measure that an officer has written in full " * 2])
def test_a_title_has_fifteen_words_at_most(label: str) -> None:
    found = slot(shown(DENTIST, 80, 100), label=label.strip())
    assert len(found.title.split()) <= MOST_WORDS
    assert found.title.endswith("80.0%, below target (93%)")


def test_there_is_room_for_36_charts() -> None:
    names = [DENTIST, HOMES, "uasc"]
    found = slots(month(measures=[replace(measure(name), chart=True) for name in names]))
    assert [each.indicator for each in found] == names
