"""What a copy shows and hides, and what History keeps of it."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from scorecard_xl.council.period import Period, Window
from scorecard_xl.figures.display import shown
from scorecard_xl.figures.figure import DatedKey, Figure
from scorecard_xl.indicators import Unit
from scorecard_xl.share.disclosure.facts import Fact, Place, fact, place_of


class Reason(StrEnum):
    """Why something of a figure is hidden: SMALL (primary) and TO_PROTECT (secondary) all of it.

    NUMBER, secondary too: of a mean, or of 0%, only on how many children it rests; its value is shown.
    """

    SMALL = "small"
    TO_PROTECT = "to protect another"
    NUMBER = "its number, to protect another"


@dataclass(frozen=True)
class Told:
    """What one copy did with one figure: one row of History. The numbers are honest, also those that were hidden.

    `shown`: whether the numbers were.
    """

    key: DatedKey
    numerator: float | None
    denominator: float | None
    shown: bool

    @property
    def place(self) -> Place:
        return place_of(self.key)

    @property
    def fact(self) -> Fact | None:
        return fact(self.place, self.numerator, self.denominator)


@dataclass(frozen=True)
class Decision:
    """One figure of a copy. `public`: as the copy may show it; `hidden`: why not all of it, else None.

    `gives_away`: of a total of children in care that must be hidden, where the small number stands that it would tell.
    """

    figure: Figure
    public: Figure
    hidden: Reason | None
    gives_away: Place | None = None

    @property
    def told(self) -> Told:
        of = self.figure
        return Told(of.dated_key, of.numerator, of.denominator, shown=self.hidden is None)


def news(decisions: Iterable[Decision], earlier: Iterable[Sequence[Told]] = ()) -> list[Told]:
    """The rows that History must add for a copy: what no earlier copy told last in the same words."""
    last = {told.place: told for copy in earlier for told in copy}
    return [told for each in decisions if last.get((told := each.told).place) != told]


def public(figure: Figure, hidden: Reason | None, valued: Set[Place]) -> Figure:
    """The figure as a stranger may see it: rounded as displayed, without the sum behind a mean.

    `valued`: the places of this copy whose value is shown; a value before, and the arrow from it, stand only there.
    """
    if hidden in (Reason.SMALL, Reason.TO_PROTECT):
        return replace(figure, numerator=None, denominator=None, value=None, rag=None, change=None, previous=None)
    unit, keeps = Unit(figure.unit), previous_place(figure) in valued
    return replace(
        figure,
        numerator=None if unit.is_mean else figure.numerator,
        denominator=None if hidden else figure.denominator,
        value=_rounded(_exactly(figure), unit),
        previous=_rounded(figure.previous, unit) if keeps else None,
        change=figure.change if keeps else None,
    )


def _exactly(figure: Figure) -> Fraction | float | None:
    """The value, of a share without a detour by a float."""
    if figure.value is None or figure.unit != Unit.SHARE or figure.numerator is None or not figure.denominator:
        return figure.value
    return Fraction(int(figure.numerator), int(figure.denominator))


def _rounded(value: Fraction | float | None, unit: Unit) -> float | None:
    exact = shown(value, unit)
    if exact is None:
        return None
    return float(exact) if unit is Unit.SHARE else int(exact)


def previous_place(figure: Figure) -> Place:
    """Where the like figure before stands."""
    before = Period(Window(figure.window), figure.start, figure.end).previous()
    return place_of(DatedKey(*figure.key, before.end))


def facts_told(copy: Iterable[Told]) -> Iterator[tuple[Fact, bool]]:
    """The facts of a copy, each with whether it was shown."""
    return ((fact, told.shown) for told in copy if (fact := told.fact) is not None)
