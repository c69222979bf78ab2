"""What a copy shows of a figure: rounded for anyone, exact for the members (docs/disclosure.md).

Each number is rounded on its own. All that a copy says comes from `Shown`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import floor

from scorecard_xl.council.period import Window
from scorecard_xl.council.settings import CopiesFor, ReviewsCounted, Settings, VisitsCounted
from scorecard_xl.figures.figure import Change, Figure, Rag, as_words, in_unit
from scorecard_xl.indicators import Counts, Indicator, Unit
from scorecard_xl.page.model import NOT_SHOWN
from scorecard_xl.share.rounding import MANY, SMALL, STEP, Bounds, count, middle, nearest, pair, percent, rounded_share

SYMBOL = "c"
FEW, SOME = 20, 50
FEWER = f"fewer than {FEW}"
COUNT_NOT_GIVEN = "number of children not given"
"""Of a local measure: how many children a share or a mean rests on decides what of it may be shown."""
LARGE_PART = 20
"""With at least this many in it and outside it, a share of 100 children or more is shown itself."""
RATED_PART = 8
MEMBERS_SMALL = 5

_ROUNDED = (
    f"Numbers of children are to the nearest {STEP} and 1 to {SMALL} is a band, so that no child can be recognised; "
    "sums may differ. Ratings are from the figures before rounding."
)
_EXACT = (
    "CONFIDENTIAL: exact figures, for the members who answer for these children. Do not pass on or publish. Counts of "
    f"children from 1 to {MEMBERS_SMALL} read 1 to {MEMBERS_SMALL}; {SYMBOL}: a share of fewer than "
    f"{MEMBERS_SMALL + 1} children."
)

Rate = Callable[[Fraction], Rag | None]


class CountedKind(StrEnum):
    """What a figure counts: children and events in their lives, duties done on time, or neither."""

    CHILDREN = "children"
    DUTIES = "duties"
    NEITHER = "neither"


def kind_of(indicator: Indicator) -> CountedKind:
    """What the declaration says that the indicator counts."""
    if indicator.counts.is_duty:
        return CountedKind.DUTIES
    return CountedKind.NEITHER if indicator.counts in (Counts.STAFF, Counts.OTHER) else CountedKind.CHILDREN


def is_whole(indicator: Indicator) -> bool:
    """Whether its groups are shares that make up all children."""
    return bool(indicator.groups) and indicator.unit is Unit.SHARE and not indicator.is_rated


@dataclass(frozen=True)
class Disclosed:
    """A figure as the copy shows it.

    `text`: its value; `of`: what it is made of; both empty where nothing is shown. `drawn`: the height of its bar.
    `is_withheld`: of a window that copies do not show.
    The bounds, both included, are what a reader may conclude of each number; None: nothing. `figure`: without any
    number that is not shown.
    """

    figure: Figure
    text: str = ""
    of: str = ""
    numerator: str = ""
    denominator: str = ""
    numerator_bounds: Bounds | None = None
    denominator_bounds: Bounds | None = None
    value_bounds: Bounds | None = None
    drawn: float | None = None
    rag: Rag | None = None
    change: Change | None = None
    previous: str = ""
    is_rounded: bool = True
    is_withheld: bool = False


@dataclass(frozen=True)
class Rules:
    """Who the copy is for. `by_child`: indicators of reviews and visits that count children here."""

    copies_for: CopiesFor = CopiesFor.ANYONE
    by_child: frozenset[str] = frozenset()

    @classmethod
    def of(cls, settings: Settings, copies_for: CopiesFor | None = None) -> "Rules":
        by_child = {
            "reviews_on_time": settings.reviews_counted is ReviewsCounted.BY_CHILD,
            "visits_on_time": settings.visits_counted is VisitsCounted.AT_MONTH_END,
        }
        names = frozenset(name for name, is_so in by_child.items() if is_so)
        return cls(copies_for or CopiesFor(settings.copies_for), names)

    @property
    def footnote(self) -> str:
        """What the copy says of its numbers."""
        return _ROUNDED if self.copies_for is CopiesFor.ANYONE else _EXACT

    def show(self, figure: Figure, rate: Rate | None = None) -> Disclosed:
        """The figure as the copy shows it, without its change and usual range. `rate`: by its target."""
        figure = replace(figure, lower=None, mean=None, upper=None, variation=None, assurance=None)
        indicator = figure.declared
        if kind_of(indicator) is CountedKind.NEITHER:
            return _exact(figure)
        is_anyone = self.copies_for is CopiesFor.ANYONE
        if is_anyone and is_withheld(indicator, figure.window):
            return Disclosed(_without_numbers(figure), is_withheld=True)
        if figure.value is None:
            return _nothing(figure)
        if indicator.unit is not Unit.COUNT and figure.denominator is None:
            return Disclosed(_without_numbers(figure), COUNT_NOT_GIVEN, is_rounded=is_anyone)
        if not is_anyone:
            return _for_members(figure, indicator)
        if indicator.unit is Unit.COUNT:
            return _rated_by_bounds(_count(figure), rate)
        if indicator.unit.is_mean:
            return _mean(figure)
        return self._share(figure, indicator, rate)

    def _share(self, figure: Figure, indicator: Indicator, rate: Rate | None) -> Disclosed:
        n, d = int(figure.numerator or 0), int(figure.denominator or 0)
        if nearest(d) < FEW:
            return _too_few(figure)
        if kind_of(indicator) is CountedKind.DUTIES:
            return _duty(figure, n, d, self._step(indicator, nearest(d)))
        return _of_children(figure, n, d, rate, whole=is_whole(indicator))

    def _step(self, indicator: Indicator, near: int) -> Fraction:
        """How fine the percentage of a duty is, by its rounded denominator: a finer one would tell the true one.

        Of children in a year to date it is coarser: two true denominators would tell how many there are in a month.
        """
        if counts_events(indicator) and indicator.name not in self.by_child:
            return Fraction(1, 1000)
        if Window.YTD in indicator.windows:
            return Fraction(1, 100) if near >= MANY else Fraction(1, 20)
        return Fraction(1, 1000) if near >= MANY else Fraction(1, 100) if near >= SOME else Fraction(1, 20)


def is_withheld(indicator: Indicator, window: str) -> bool:
    """Of children a month and a quarter tell too much beside the year to date, which a local measure does not have."""
    return (
        kind_of(indicator) is CountedKind.CHILDREN
        and window in (Window.MONTH, Window.QUARTER)
        and not indicator.is_local
    )


def counts_events(indicator: Indicator) -> bool:
    """Whether its cases are reviews or visits, so that its denominator counts no children."""
    return bool({use.partition(".")[0] for use in indicator.uses} & {"Reviews", "Visits"})


def _without_numbers(figure: Figure) -> Figure:
    return figure.with_numbers()


def _exact(figure: Figure) -> Disclosed:
    """As it is: no children are counted in it, or there is none."""
    value, unit = figure.value, Unit(figure.unit)
    n, d = (None if each is None or unit.is_mean else Fraction(each) for each in (figure.numerator, figure.denominator))
    exact = None if value is None else Fraction(value)
    return Disclosed(
        figure, "" if value is None else as_words(value, unit), _made_of(figure),
        "" if n is None else f"{float(n):,.0f}", "" if d is None else f"{float(d):,.0f}",
        None if n is None else (n, n), None if d is None else (d, d), None if exact is None else (exact, exact),
        value, figure.rag, figure.change, "" if figure.previous is None else as_words(figure.previous, unit), False,
    )  # fmt: skip


def _made_of(figure: Figure) -> str:
    """17 of 20, mean of 50; nothing of a count, and where it is not given."""
    if figure.denominator is None or figure.value is None:
        return ""
    if figure.unit == Unit.SHARE:
        return f"{figure.numerator or 0:,.0f} of {figure.denominator:,.0f}"
    return f"mean of {figure.denominator:,.0f}" if Unit(figure.unit).is_mean else ""


def _nothing(figure: Figure) -> Disclosed:
    """No figure: of no cases, or not known."""
    if figure.denominator != 0:
        return Disclosed(_without_numbers(figure))
    own = replace(_without_numbers(figure), numerator=figure.numerator, denominator=figure.denominator)
    return replace(_exact(own), previous="")


def _for_members(figure: Figure, indicator: Indicator) -> Disclosed:
    found = _exact(figure)
    n, d = figure.numerator or 0, figure.denominator
    band, bounds = f"1 to {MEMBERS_SMALL}", pair(1, MEMBERS_SMALL)
    if d is not None and 0 < d <= MEMBERS_SMALL:
        return Disclosed(_without_numbers(figure), SYMBOL, "", SYMBOL, SYMBOL, is_rounded=False)
    if kind_of(indicator) is not CountedKind.CHILDREN or not 0 < n <= MEMBERS_SMALL:
        return found
    if indicator.unit is Unit.COUNT:
        return Disclosed(_without_numbers(figure), band, "", band, "", bounds, None, bounds, is_rounded=False)
    if indicator.unit.is_mean:
        return found
    own = replace(figure, numerator=None)
    return replace(found, figure=own, of=f"{band} of {found.denominator}", numerator=band, numerator_bounds=bounds)


def _too_few(figure: Figure) -> Disclosed:
    bounds = pair(1, nearest(FEW) - 3)
    return Disclosed(_without_numbers(figure), FEWER, "", "", FEWER, denominator_bounds=bounds)


def _count(figure: Figure) -> Disclosed:
    text, bounds, drawn = count(int(figure.numerator or 0))
    return Disclosed(_drawn(figure, drawn), text, "", text, "", bounds, None, bounds, drawn)


def _drawn(figure: Figure, drawn: float | None) -> Figure:
    """The figure with nothing in it but the height of its bar."""
    return replace(_without_numbers(figure), value=drawn)


def _mean(figure: Figure) -> Disclosed:
    """Days and pounds to the nearest 10, scores to the nearest whole; their number rounded too."""
    d = int(figure.denominator or 0)
    if nearest(d) < FEW:
        return _too_few(figure)
    step = 1 if figure.unit == Unit.SCORE else 10
    value = floor(Fraction(figure.value or 0) / step + Fraction(1, 2)) * step
    text, bounds, _ = count(d)
    near = pair(value - Fraction(step, 2), value + Fraction(step, 2))
    said = in_unit(f"{value:,}", Unit(figure.unit))
    own = _drawn(figure, float(value))
    return Disclosed(own, said, f"mean of about {text}", "", text, None, bounds, near, float(value), figure.rag)


def _duty(figure: Figure, n: int, d: int, step: Fraction) -> Disclosed:
    """The true percentage to this step, and no numerator."""
    said, bounds, _ = count(d)
    text, value = percent(Fraction(n, d), step)
    own, drawn = _drawn(figure, float(middle(value))), float(middle(value))
    return Disclosed(own, text, f"of about {said}", "", said, None, bounds, value, drawn, figure.rag)


def _of_children(figure: Figure, n: int, d: int, rate: Rate | None, *, whole: bool) -> Disclosed:
    said, of, _ = count(d)
    if not whole and nearest(d) >= MANY and min(n, d - n) >= LARGE_PART:
        text, value = percent(Fraction(n, d), Fraction(1, 100))
        drawn = float(middle(value))
        return Disclosed(_drawn(figure, drawn), text, f"of about {said}", "", said, None, of, value, drawn, figure.rag)
    is_rest = not whole and 2 * n > d
    part = d - n if is_rest else n
    part_said, bounds, height = count(part)
    words = _part_in_words(part_said, part, said, is_rest)
    text, at = ("100%", 1.0) if n == d else rounded_share(height, nearest(d), is_rest)
    value = bounds[0] / of[1], min(bounds[1] / of[0], Fraction(1))
    numerator_bounds = bounds
    if is_rest:
        value = 1 - value[1], 1 - value[0]
        numerator_bounds = max(of[0] - bounds[1], Fraction(0)), of[1] - bounds[0]
    numerator = "0" if n == 0 else words.partition(" of ")[0]
    found = Disclosed(_drawn(figure, at), text, words, numerator, said, numerator_bounds, of, value, at)
    if all(each == 0 or each >= RATED_PART for each in (n, d - n)):
        return replace(found, rag=figure.rag)
    return _rated_by_bounds(found, rate)


def _part_in_words(part_said: str, part: int, said: str, is_rest: bool) -> str:
    """1 to 7 of about 60; all but 10 of about 45; none and all where that is true."""
    if part == 0:
        return f"{'all' if is_rest else 'none'} of about {said}"
    return f"{'all but ' if is_rest else ''}{part_said} of about {said}"


def _rated_by_bounds(found: Disclosed, rate: Rate | None) -> Disclosed:
    """Rated only where all that the shown numbers allow has one rating."""
    if rate is None or found.value_bounds is None:
        return found
    low, high = map(rate, found.value_bounds)
    return replace(found, rag=low if low is high else None)


def with_change(now: Disclosed, before: Disclosed | None) -> Disclosed:
    """With its change from the like figure before as both are shown."""
    indicator = now.figure.declared
    if kind_of(indicator) is CountedKind.NEITHER:
        return now
    now = replace(now, change=None, previous="")
    if before is None or now.drawn is None or before.drawn is None:
        return now
    more = now.drawn - before.drawn
    return replace(now, change=_change(more, indicator.better.value), previous=before.text)


def _change(more: float, better: str) -> Change | None:
    if better == "neither":
        return None
    if more == 0:
        return Change.SAME
    return Change.BETTER if (more > 0) is (better == "higher") else Change.WORSE


def share_of_all(own: Disclosed, groups: Sequence[Disclosed], in_care: Disclosed | None = None) -> str:
    """A band's share of all its bands, from the numbers as they are shown; nothing for a band of small numbers.

    `in_care`: all children in care, which is what the bands make up where one of them is not shown.
    """
    is_whole = all(each.text != NOT_SHOWN for each in groups)
    parts = groups if is_whole or in_care is None else [in_care]
    total = int(sum(middle(each.value_bounds) for each in parts if each.value_bounds))
    if own.drawn is None:
        return ""
    if not own.is_rounded:
        is_exact = all(each.drawn is not None for each in groups)
        return as_words(Fraction(int(own.drawn), total), Unit.SHARE) if is_exact and total else ""
    if nearest(total) < FEW:
        return ""
    return rounded_share(own.drawn, nearest(total), False)[0] if own.drawn else "0%"
