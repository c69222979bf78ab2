"""How the figures of months, quarters and years hang together."""

from collections.abc import Iterator, Sequence

from scorecard_xl.council.period import Window
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.share.disclosure.facts import Part, quarter_start, year_start
from scorecard_xl.share.disclosure.terms import Relation, Term, equal, of
from scorecard_xl.share.disclosure.view import View

MONTH, QUARTER, YTD, YEAR = Window.MONTH, Window.QUARTER, Window.YTD, Window.YEAR
N, C, D = Part.NUMERATOR, Part.COMPLEMENT, Part.DENOMINATOR
ADD_UP = (
    "children_starting", "children_leaving", "reviews_on_time", "review_participation", "visits_on_time", "seen_alone",
    "initial_health_on_time", "missing_episodes", "leavers_adopted",
)  # fmt: skip
"""Their months make their quarters and years; of children who start, leave or are adopted all but for the rarest."""
OVERLAP = "missing_children"
"""The same child may count in several of its months."""
EPISODES = "missing_episodes"
ADOPTED = ("adoption_time_to_placement", "adoption_time_to_match")


def spans(month: int) -> dict[Window, range]:
    """The months of each window that ends with this one."""
    return {
        MONTH: range(month, month + 1),
        QUARTER: range(quarter_start(month), month + 1),
        YTD: range(year_start(month), month + 1),
        YEAR: range(month - 11, month + 1),
    }


def sums(view: View, name: str, month: int) -> Iterator[Relation]:
    """Every window is the sum of its months."""
    parts = (N,) if INDICATORS[name].unit is Unit.COUNT else (N, C, D)
    for window in (QUARTER, YTD, YEAR):
        whole = view.get(name, window, month)
        if whole is not None:
            months = [view.month_of(name, each) for each in spans(month)[window]]
            for part in parts:
                yield from equal([(whole, part, 1)], [(each, part, 1) for each in months])


def same_position(view: View, name: str, month: int) -> Iterator[Relation]:
    """Where a setting makes the indicator a position on the last day, its windows say the same."""
    for part in (N, D):
        yield from equal(of(view.get(name, MONTH, month), part), of(view.get(name, YTD, month), part))


def missing(view: View, month: int) -> Iterator[Relation]:
    """There are as many episodes as children, or more; a longer span has as many children as a span in it, or more."""
    children = {window: of(view.get(OVERLAP, window, month)) for window in (MONTH, YTD, YEAR)}
    for window, own in children.items():
        yield from equal(of(view.get(EPISODES, window, month)), own, at_least=True)
    yield from equal(children[YEAR], children[YTD], at_least=True)
    for each in spans(month)[YEAR]:
        longer = YTD if each >= year_start(month) else YEAR
        yield from equal(children[longer], of(view.get(OVERLAP, MONTH, each)), at_least=True)
    yield from _no_more_than_months(view, month)
    if month == year_start(month):
        yield from equal(children[YTD], children[MONTH])
    if month == year_start(month) + 11:
        yield from equal(children[YEAR], children[YTD])


def _no_more_than_months(view: View, month: int) -> Iterator[Relation]:
    """A span has no more children than the one a month shorter and the month together, or than all its months.

    Where it has as many, it is taken for known: a reader would guess that nobody went missing twice.
    """
    now = of(view.get(OVERLAP, MONTH, month))
    for window in (YTD, YEAR):
        span, whole = spans(month)[window], of(view.get(OVERLAP, window, month))
        months = [of(view.get(OVERLAP, MONTH, each)) for each in span]
        before = of(view.get(OVERLAP, window, month - 1)) if len(span) > 1 else []
        if all(months):
            yield from _at_least([term for each in months for term in each], whole)
        if before and now:
            yield from _at_least([*before, *now], whole)


def _at_least(one: Sequence[Term], other: Sequence[Term]) -> Iterator[Relation]:
    for relation in equal(one, other, at_least=True):
        yield Relation(relation.terms) if relation.total == 0 else relation


def leavers(view: View, month: int) -> Iterator[Relation]:
    """Those who leave are the denominator of those who are adopted."""
    yield from equal(of(view.get("leavers_adopted", YTD, month), D), of(view.get("children_leaving", YTD, month)))
    for window in (QUARTER, YTD):
        months = [of(view.get("children_leaving", MONTH, each)) for each in spans(month)[window]]
        if all(months):
            yield from equal(
                of(view.get("leavers_adopted", window, month), D), [term for each in months for term in each]
            )


def adopted(view: View, month: int) -> Iterator[Relation]:
    """The children adopted in twelve months are those of the means."""
    months: Sequence[Term] = [(view.month_of("leavers_adopted", each), N, 1) for each in spans(month)[YEAR]]
    for name in ADOPTED:
        yield from equal(of(view.get(name, YEAR, month), D), months)


def stock(view: View, month: int) -> Iterator[Relation]:
    """Those in care are those of the month before, and who started, less who left."""
    for at in (month, month + 1):
        now, before = (of(view.get("children_in_care", Window.AT, each)) for each in (at, at - 1))
        started, left = (of(view.get(name, MONTH, at)) for name in ("children_starting", "children_leaving"))
        if before and started and left:
            yield from equal([*now, *left], [*before, *started])
