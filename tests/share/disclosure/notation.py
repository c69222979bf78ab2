"""Figures in one line, so that a case reads as the specification.

    "children_by_age[Under 1] at 2026-05: 3", "reviews_on_time month 2026-05: 71/72", "adoption_time_to_match 12m 2026-05: 3603/21"

Several months of one figure: "missing_episodes month 2026-04: 3, 12, 9" are April, May and June.
"""

import re
from fractions import Fraction

from scorecard_xl.council.period import Day, Period, Window, like_day, month_end
from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.share.disclosure import Rules, decide, news

LINE = re.compile(r"(\w+)(?:\[(.+)])? (\w+) (\d{4}-\d{2}): (.+)")


def figures(*lines, **fields):
    return [figure for line in lines for figure in _figures(line, fields)]


def _figures(line, fields):
    name, group, window, month, numbers = LINE.fullmatch(line).groups()
    first = month_end(Day(f"{month}-01"))
    for at, number in enumerate(numbers.split(", ")):
        period = Period.ending(like_day(first, at), Window(window))
        n, d = _numbers(number)
        value = None if n is None or d == 0 else float(Fraction(n, 1 if d is None else d))
        about = INDICATORS[name]
        yield Figure(
            name, about.title, about.section, group, window, period.start, period.end, n, d, value, about.unit.value, **fields
        )  # fmt: skip


def _numbers(text):
    if text == "-":
        return None, None
    n, _, d = text.partition("/")
    return int(n), int(d) if d else None


def name(figure):
    group = f"[{figure.group}]" if figure.group else ""
    return f"{figure.indicator}{group} {figure.window} {figure.end:%Y-%m}"


def hidden(copy, earlier=(), rules=None):
    """The names of the figures of which something is hidden; earlier copies are decided one after the other."""
    return {name(each.figure): each.hidden for each in last_copy(copy, earlier, rules) if each.hidden}


def last_copy(copy, earlier=(), rules=None):
    return one_after_the_other([figures(*lines) for lines in (*earlier, copy)], rules)[-1]


def one_after_the_other(months, rules=None):
    """What is decided for each of the copies, each knowing what those before it told."""
    copies, told = [], []
    for own in months:
        copies.append(decide(own, rules or Rules(), told))
        told.append(news(copies[-1], told))
    return copies
