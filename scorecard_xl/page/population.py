"""The profile: children in care by month, by age, time in care and other groups, and the staff."""

from collections.abc import Sequence
from fractions import Fraction

from scorecard_xl.council.period import Window
from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.indicators import INDICATORS, Better, Indicator, Unit
from scorecard_xl.page.model import NOT_SHOWN, Bar, Bars, Shown, Staffing, Stock
from scorecard_xl.page.month import ShownMonth, numbers, texts
from scorecard_xl.page.rows import change_in_words, rating_in_words
from scorecard_xl.page.wording import NONE_TO_COUNT, short_number

IN_ORDER = ("children_by_age", "length_of_time_in_care")
"""Whose groups keep their order; those of others are sorted, the largest first."""
_LAST, NOBODY = ("Other", "Not known"), "No children were in care."
_STARTING, _LEAVING, _CASELOAD = "children_starting", "children_leaving", "average_caseload"


def profiles() -> list[Indicator]:
    """The indicators whose groups make up all children in care."""
    grouped = (each for each in INDICATORS.values() if each.groups and each.better is Better.NEITHER)
    return [each for each in grouped if Window.AT in each.windows]


def profile(month: ShownMonth) -> list[Bars]:
    """One set of bars for each indicator that says who the children are."""
    return [bars_of(month, indicator) for indicator in profiles()]


def bars_of(month: ShownMonth, indicator: Indicator) -> Bars:
    """One bar a group: its share of all children in care, with England's where it is published."""
    found = [(group, month.on(indicator.name, Window.AT, group, month.last)) for group in indicator.groups]
    there = [(group, each) for group, each in found if each is not None]
    known = [(group, each) for group, each in there if not each.missing]
    if not known:
        return Bars(indicator.name, indicator.title, [], _why_not(month, [each for _, each in there]))
    if all(each.text == "0" for _, each in known):
        return Bars(indicator.name, indicator.title, [], NOBODY)
    bars = [_bar(month, indicator, group, each, _total(month, [each for _, each in known])) for group, each in known]
    ordered = bars if indicator.name in IN_ORDER else sorted(bars, key=_largest_first)
    return Bars(indicator.name, message(indicator, bars), ordered, description=_described(indicator, ordered, month))


def _total(month: ShownMonth, groups: Sequence[Shown]) -> float:
    """All groups; where a copy leaves one out, all children in care."""
    in_care = month.on("children_in_care", Window.AT, None, month.last)
    if in_care is not None and in_care.number and any(each.text == NOT_SHOWN for each in groups):
        return in_care.number
    return sum(each.number or 0 for each in groups)


def _why_not(month: ShownMonth, found: Sequence[Shown]) -> str:
    if not found:
        return month.ask("No figure yet", "fill Episodes")
    return NOBODY if found[0].how_many == NONE_TO_COUNT else found[0].missing


def _largest_first(bar: Bar) -> tuple[bool, float]:
    return bar.label in _LAST, -(bar.number or 0)


def _bar(month: ShownMonth, indicator: Indicator, group: str, shown: Shown, total: float) -> Bar:
    published = month.benchmark(indicator.name, group)
    england = None if published is None else published.england
    if indicator.unit is Unit.SHARE:
        return Bar(group, _both(shown.part, shown.text), shown.number, england)
    share = None if shown.number is None or not total else float(Fraction(shown.number) / Fraction(total))
    return Bar(group, _both(shown.text, shown.how_many), share, england)


def _both(number: str, share: str) -> str:
    """170 (40.4%)."""
    return f"{number} ({share})" if number and share and share != number else number or share


def message(indicator: Indicator, bars: Sequence[Bar]) -> str:
    """The title with the largest group; beside one that a copy does not show, only where it is more than half."""
    least = 0.5 if any(bar.text == NOT_SHOWN for bar in bars) else 0
    most = max((bar.number or 0 for bar in bars), default=0)
    largest = [bar for bar in bars if bar.number == most and most > least]
    if not largest:
        return indicator.title
    return f"{indicator.title}: most {', '.join(bar.label for bar in largest)}" if len(largest) < 3 else indicator.title


def _described(indicator: Indicator, bars: Sequence[Bar], month: ShownMonth) -> str:
    said = "; ".join(f"{bar.label} {bar.text}{_england(bar)}" for bar in bars)
    return f"{indicator.title}, {month.last:%B %Y}: {said}."


def _england(bar: Bar) -> str:
    return "" if bar.england is None else f" (England {short_number(bar.england, INDICATORS['uasc'])})"


def stock(month: ShownMonth) -> Stock:
    """Children in care on each of thirteen month ends, with who started and left in each month."""
    series = [
        _series(month, name, window)
        for name, window in (("children_in_care", Window.AT), (_STARTING, Window.MONTH), (_LEAVING, Window.MONTH))
    ]
    labels, said = [f"{end:%b %y}" for end in month.ends], [texts(each) for each in series]
    in_care, starting, leaving = map(numbers, series)
    return Stock(labels, in_care, starting, leaving, _moves(month), _stock_described(month), said)


def _series(month: ShownMonth, name: str, window: Window) -> list[Shown | None]:
    return [month.on(name, window, None, end) for end in month.ends]


def _moves(month: ShownMonth) -> str:
    """12 started to be looked after and 9 left care in May; 25 started and 20 left since April."""
    said: list[str] = []
    for window, when in ((Window.MONTH, f"in {month.last:%B}"), (Window.YTD, "since April")):
        started, left = (month.on(name, window, None, month.last) for name in (_STARTING, _LEAVING))
        if started is not None and left is not None and not (started.missing or left.missing):
            starting, leaving = ("started", "left") if said else ("started to be looked after", "left care")
            said.append(f"{_none(started)} {starting} and {_none(left)} {leaving} {when}")
    return f"{'; '.join(said)}." if said else ""


def _none(shown: Shown) -> str:
    return "none" if shown.text == "0" else shown.text


def _stock_described(month: ShownMonth) -> str:
    known = [each for each in _series(month, "children_in_care", Window.AT) if each is not None and not each.missing]
    if not known:
        return ""
    numbers = [each for each in known if each.number is not None] or known[-1:]
    lowest, highest = (end(numbers, key=lambda each: each.number or 0) for end in (min, max))
    return (
        f"Children in care, thirteen months to {month.last:%B %Y}: now {known[-1].text}, lowest {lowest.text}, "
        f"highest {highest.text}. {_moves(month)}"
    ).strip()


def staffing(month: ShownMonth) -> list[Staffing]:
    """One row a team that has a caseload in the month."""
    indicator = INDICATORS[_CASELOAD]
    return [_team(month, team) for team in month.groups(indicator)]


def _team(month: ShownMonth, team: str) -> Staffing:
    shown = month.on(_CASELOAD, Window.AT, team, month.last)
    target = month.target(_CASELOAD, team)
    posts = month.establishment.get(team)
    caseload = shown.text if shown else NOTHING
    return Staffing(
        team, NOTHING if posts is None else f"{posts:g}", caseload, NOTHING if target is None else f"{target:g}",
        rating_in_words(shown, target) if shown else NOTHING, change_in_words(shown) if shown else "",
    )  # fmt: skip


def staffing_sentence(month: ShownMonth) -> str:
    """Why there is no row, or what the ratings compare."""
    if not month.groups(INDICATORS[_CASELOAD]):
        return month.ask(f"No figure for {month.last:%B %Y}", "fill Caseloads")
    return "Rating: the average caseload against the team's own target."
