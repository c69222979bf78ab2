"""Local measures on the page: their rows, charts and sentences, on Profile, and in the words of officers."""

import datetime as dt

import pytest
from local_measures import SHEETS_OF_ONE, VALUES, council_of, declared
from page.months import LAST

from scorecard_xl.council.period import Day
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.measures import Measure
from scorecard_xl.page.builder import page_of
from scorecard_xl.page.captions import sentence
from scorecard_xl.page.exact import exact_month, shown_exactly
from scorecard_xl.page.fill import cells
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.sheets import definition_rows

NOW = dt.datetime(2026, 6, 3, 14, 5)
PAGE = [
    ["MEASURE", "GROUP", "THEME", "LABEL", "FRONT", "CHART"],
    ["Attendance", "", "Education", "At school", "yes", "yes"],
]


def page(**sheets):
    council = council_of(**sheets)
    return page_of(exact_month(council, council.figures(), NOW))


def of(unit, children, n, d, value):
    """The figure as the page has it, and the sentence under its chart."""
    own = declared(unit, children)
    figure = Figure(
        own.name, own.title, own.section, None, "month", Day("2026-05-01"), LAST, n, d, value, unit, local=own
    )
    shown = shown_exactly([figure], council_of().data)[figure.dated_key]
    month = ShownMonth(LAST, {shown.key: shown}, indicators={own.name: own})
    return shown, sentence(month, Measure(own.name, None, "Theme", "Mine"), shown)


@pytest.mark.parametrize(
    ("unit", "children", "n", "d", "value", "text", "how_many", "said"),
    [
        pytest.param("share", "yes", 17, 20, 0.85, "85.0%", "17 of 20", "17 of 20 children in May.", id="a share of children"),
        pytest.param("share", "no", 17, 20, 0.85, "85.0%", "17 of 20", "17 of 20 in May.", id="a share of something else"),
        pytest.param("share", "no", 20, 20, 1.0, "100%", "20 of 20", "All 20 in May.", id="all of them"),
        pytest.param("share", "no", None, None, 0.85, "85.0%", "in May", "", id="a share by itself"),
        pytest.param("count", "no", 12, None, 12, "12", "in May", "", id="a count"),
        pytest.param("days", "no", 126, 4, 31.5, "32 days", "mean of 4", "Mean of 4 in May.", id="days"),
        pytest.param("score", "no", None, None, 6.25, "6.3", "in May", "", id="a score by itself"),
        pytest.param("pounds", "no", 61715, 50, 1234.3, "£1,234", "mean of 50", "Mean of 50 in May.", id="pounds"),
        pytest.param("pounds", "no", None, None, 999.5, "£1,000", "in May", "", id="pounds by themselves, half up"),
    ],
)  # fmt: skip
def test_each_unit_reads_well(unit, children, n, d, value, text, how_many, said):
    shown, words = of(unit, children, n, d, value)
    assert (shown.text, shown.how_many, words) == (text, how_many, said)


@pytest.mark.parametrize(
    ("n", "d", "few", "why"),
    [
        pytest.param(None, None, "no figure yet", "No figure yet: fill May 2026 for mine in LocalValues on Local measures.", id="nothing typed"),
        pytest.param(0, 0, "none to count", "Nothing to count in May.", id="of nobody"),
    ],
)  # fmt: skip
def test_why_there_is_no_figure(n, d, few, why):
    shown, _ = of("share", "no", n, d, None)
    assert (shown.how_many, shown.missing) == (few, why)


def test_a_row_of_page_may_name_a_local_measure():
    found = page(Page=PAGE)
    (theme,) = found.themes
    (row,) = theme.rows
    assert (theme.name, row.label, row.now.text, row.now.how_many) == (
        "Education",
        "At school",
        "93.0%",
        "930 of 1,000",
    )
    assert (row.target, row.rating, row.unit) == ("≥ 95%", "○ Near target", "share")
    assert (row.position.own, row.position.target, row.position.england) == (0.93, 0.95, None)
    (slot,) = found.slots
    assert slot.title.startswith("At school: 93.0% in May, just short of 95%")


def test_what_page_does_not_name_is_listed_on_profile():
    more = page(Page=PAGE).more
    assert [(row.indicator, row.label, row.now.text) for row in more][-1] == (
        "residential_cost", "Cost of a residential week", "£5,231",
    )  # fmt: skip
    assert more[-1].target == "≤ £5,000" and more[-1].rating == "○ Near target"


def test_the_axis_of_pounds_has_its_sign():
    rows = [PAGE[0], ["residential_cost", "", "Money", "A week", "no", "yes"]]
    values = [VALUES, *(["residential cost", f"2026-0{month}", None, None, 5000 + 100 * month] for month in (3, 4, 5))]
    (slot,) = page(Page=rows, LocalValues=values).slots
    assert slot.scale.labels[0].startswith("£") and "target £5,000" in slot.description


def test_officers_write_on_a_local_measure():
    written = [
        ["Indicator", "Month", "Comment", "Action", "Owner", "Due", "Status"],
        ["attendance", "2026-05", "Two schools changed how they report.", "Agree one form", "Virtual head", "", "open"],
    ]
    found = page(Page=PAGE, Commentary=written)
    assert found.slots[0].comment == "Two schools changed how they report."
    assert found.actions == ["No day set: Agree one form (At school; Virtual head)."]


def test_definitions_have_the_local_measures_last():
    rows = definition_rows(council_of().indicators)
    assert rows[-2] == [
        "attendance", "School attendance", "Local measures", "Sessions attended.", "higher", "month", "", "Local measures",
    ]  # fmt: skip


def test_the_lines_on_targets_are_of_those_that_can_have_one():
    neither = ["neutral", "Neither way", "count", "neither", "Counted.", "no"]
    council = council_of(LocalMeasures=[*SHEETS_OF_ONE["LocalMeasures"], neither])
    found = cells(council, page_of(exact_month(council, council.figures(), NOW)), NOW)
    lines = [
        [found[f"CPS.target.local.{at}.{field}"] for field in ("name", "better", "unit", "value", "limit")]
        for at in (1, 2, 3)
    ]
    assert lines == [
        ["attendance", "higher", "share", 0.95, 0.93],
        ["residential_cost", "lower", "pounds", 5000.0, 5250.0],
        ["", "", "", "", ""],
    ]
