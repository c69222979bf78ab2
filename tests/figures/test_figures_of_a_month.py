"""Which figures are told of a month."""

from scorecard_xl.council.period import Day
from scorecard_xl.figures.earlier import figures_of_month
from scorecard_xl.figures.figure import Figure

MARCH, MAY = Day("2026-03-31"), Day("2026-05-31")


def figure(name, end, value):
    return Figure(name, "Title", "Section", None, "at", end, end, value, None, value, "count")


def test_its_own_figures_in_order():
    own = [figure("uasc", MAY, 4), figure("children_in_care", MAY, 400)]
    assert figures_of_month([figure("uasc", MARCH, 3), *own], MAY) == own


def test_what_is_known_only_on_a_31_march_is_that_of_the_last_one():
    yearly = figure("immunisations", MARCH, 0.9)
    assert figures_of_month([yearly, figure("immunisations", MAY, None)], MAY) == [yearly]


def test_without_one_the_month_has_no_figure():
    own = figure("immunisations", MAY, None)
    assert figures_of_month([figure("immunisations", MARCH, None), own], MAY) == [own]


def test_another_figure_that_is_not_known_is_not_replaced_by_an_older_one():
    own = figure("uasc", MAY, None)
    assert figures_of_month([figure("uasc", MARCH, 3), own], MAY) == [own]
