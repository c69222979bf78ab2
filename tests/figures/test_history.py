"""What was published, and where a published figure has since changed."""

import datetime as dt

import pytest

from scorecard_xl.council.period import Day
from scorecard_xl.figures.figure import Figure
from scorecard_xl.figures.history import HEADINGS, Action, Entry, History, HistoryError, changed_in_words
from scorecard_xl.page.notes import restated_in_words

MAY, APRIL = Day("2026-05-31"), Day("2026-04-30")
FIRST, SECOND = dt.datetime(2026, 6, 3, 14, 5, 7), dt.datetime(2026, 6, 10, 9, 0)


def figure(numerator, denominator, value, unit="share", name="reviews_on_time", group=None, end=MAY):
    return Figure(name, "Title", "Section", group, "ytd", Day("2026-04-01"), end, numerator, denominator, value, unit)


def share(numerator, denominator, **where):
    return figure(numerator, denominator, numerator / denominator if denominator else None, **where)


def published(*figures, at=FIRST, month=MAY):
    act = Entry(Action.PUBLISHED, at, month)
    return [act, *(act.with_figure(each) for each in figures)]


def history(*acts):
    return History(tuple(entry for act in acts for entry in act))


@pytest.mark.parametrize(
    ("then", "now", "says"),
    [
        pytest.param(share(238, 245), share(238, 245), None, id="the same"),
        pytest.param(share(238, 245), share(237, 245), "published 97.1%, now 96.7%", id="a share that displays otherwise"),
        pytest.param(share(245, 245), share(246, 246), "published 245 of 245, now 246 of 246", id="a share of another number that rounds alike"),
        pytest.param(figure(1000, 3, 333.3, "days"), figure(1001, 3, 333.4, "days"), None, id="days that display alike"),
        pytest.param(figure(1000, 3, 333.3, "days"), figure(1003, 3, 334.3, "days"), "published 333 days, now 334 days", id="days that display otherwise"),
        pytest.param(figure(421, None, 421, "count"), figure(420, None, 420, "count"), "published 421, now 420", id="a count"),
        pytest.param(share(3, 4), share(0, 0), "published 75.0%, now no figure", id="nothing to count any more"),
        pytest.param(share(0, 0), share(3, 4), "published no figure, now 75.0%", id="nothing was counted then"),
        pytest.param(share(0, 0), figure(None, None, None), None, id="nothing either time, for another reason"),
    ],
)  # fmt: skip
def test_a_published_figure_is_restated_where_it_is_displayed_otherwise(then, now, says):
    found = list(history(published(then)).restated([now], MAY))
    assert [each.published.key for each in found] == ([] if says is None else [("reviews_on_time", "ytd", None)])
    assert [changed_in_words(each.published, each.now) for each in found] == ([] if says is None else [says])


@pytest.mark.parametrize(
    ("acts", "in_force"),
    [
        pytest.param([], None, id="never published"),
        pytest.param([published(share(1, 4), at=FIRST), published(share(2, 4), at=SECOND)], 2, id="the later set counts"),
        pytest.param([published(share(2, 4), at=SECOND), published(share(1, 4), at=FIRST)], 2, id="even where the rows were sorted"),
        pytest.param([published(share(1, 4), month=APRIL)], None, id="another month was published"),
    ],
)  # fmt: skip
def test_which_set_is_in_force(acts, in_force):
    found = history(*acts).published(MAY)
    assert [entry.numerator for entry in found.values()] == ([] if in_force is None else [in_force])


def test_the_groups_of_an_indicator_are_restated_one_by_one():
    acts = published(share(1, 4, group="a"), share(2, 4, group="b"))
    found = history(acts).restated([share(1, 4, group="a"), share(3, 4, group="b")], MAY)
    assert [each.published.key for each in found] == [("reviews_on_time", "ytd", "b")]


def test_a_figure_that_is_gone_is_restated():
    acts = published(share(1, 4, group="a"), share(2, 4, group="b"))
    [gone] = history(acts).restated_in_all([share(1, 4, group="a")])
    assert gone.now is None
    assert changed_in_words(gone.published, gone.now) == "published 50.0%, now no figure"


def test_a_month_is_compared_with_its_own_figures():
    acts = [published(share(1, 4, end=APRIL), month=APRIL), published(share(2, 4), at=SECOND)]
    found = history(*acts).restated_in_all([share(3, 4, end=APRIL), share(3, 4)])
    assert [each.published.month for each in found] == [MAY, APRIL]


def test_what_the_figures_do_not_reach_is_not_called_gone():
    acts = published(share(1, 4, end=APRIL), share(2, 4, name="dental_on_time"), month=MAY)
    assert list(history(acts).restated([share(2, 4, name="dental_on_time")], MAY)) == []


def test_the_sentence_names_the_figure_the_month_and_the_day_it_was_published():
    [found] = history(published(share(238, 245))).restated_in_all([share(237, 245)])
    assert restated_in_words(found) == (
        "Reviews held on time, year to date: published 97.1%, now 96.7% (published 3 June 2026 for May 2026)"
    )


def test_rows_are_read_back_as_they_were_written():
    entries = published(share(238, 245, group="a"), figure(None, None, None))
    rows = [[entry.cells()[name] for name in HEADINGS] for entry in entries]
    assert list(History.from_rows([HEADINGS, *rows]).entries) == entries


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(FIRST - dt.timedelta(microseconds=3), id="a time a little off"),
        pytest.param(46176.58688657407, id="a number of days"),
        pytest.param("2026-06-03 14:05:07", id="text"),
        pytest.param("03/06/2026 14:05:07", id="text as it is displayed"),
    ],
)
def test_times_however_a_workbook_gives_them(at):
    [entry] = History.from_rows([HEADINGS, ["published", at, MAY.date()]]).entries
    assert entry.at == FIRST


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        pytest.param("action", "printed", id="an act that is none"),
        pytest.param("at", "yesterday", id="no time"),
        pytest.param("month", "", id="no month"),
        pytest.param("window", "fortnight", id="no window"),
        pytest.param("value", "many", id="no number"),
        pytest.param("unit", "apples", id="no unit"),
        pytest.param("visible", "perhaps", id="neither shown nor hidden"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(heading, value):
    cells = published(share(1, 4))[1].cells() | {heading: value}
    with pytest.raises(HistoryError, match=f"History, row 9, column {heading}: '{value}' cannot be read"):
        History.from_rows([HEADINGS, [None], [cells[name] for name in HEADINGS]], 7)
