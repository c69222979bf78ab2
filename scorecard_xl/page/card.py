"""One card of the page, and the lines of figures that stand on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from scorecard_xl.council.period import Window
from scorecard_xl.indicators import INDICATORS, Indicator, Unit


class Shape(StrEnum):
    """How a card is drawn. FIGURE: one big figure; PAIR: two side by side; LIST: a line for each indicator."""

    HEADLINE = "headline"
    FIGURE = "figure"
    PAIR = "pair"
    BANDS = "bands"
    TEAMS = "teams"
    LIST = "list"


def several(words: str) -> str:
    """children, of `child|children`."""
    return words.rpartition("|")[2]


@dataclass(frozen=True)
class Line:
    """One figure of the page. `place`: which of the groups, from 1. `fields`: the cells of it that a refresh writes.

    A line without fields is shown by a chart or a sentence only.
    """

    indicator: Indicator
    window: Window
    place: int | None
    fields: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the defined names of its cells begin with; each cell has the name `name.field`."""
        group = f".g{self.place}" if self.place else ""
        return f"CPS.{self.indicator.name}.{self.window.value}{group}"

    @property
    def is_rated(self) -> bool:
        """Whether its indicator can have a target."""
        return self.indicator.is_rated

    @property
    def is_spare(self) -> bool:
        """A line kept for a group that only the data name."""
        return bool(self.place) and not self.indicator.groups

    @property
    def is_share_of_all(self) -> bool:
        """Whether it is a count that can also be said as a share of all bands."""
        return bool(self.place) and self.indicator.unit is Unit.COUNT


@dataclass(frozen=True)
class Card:
    """An indicator's place on the page.

    `others`: more indicators on the same card. `windows`: those shown, the leading one first; none: the indicator's.
    `of`: what is counted, one and several; `none_of`: what there is none of where nothing is to count. `labels`: the
    words under the figures of a pair. `places`: lines kept for groups that only the data name (teams). `says`: the
    sentence; narrative.py lists what it may hold in braces. `caution`: what earlier months are, where they are not
    as usual; it stands where nothing is published of others.
    """

    indicator: str
    shape: Shape = Shape.FIGURE
    others: tuple[str, ...] = ()
    title: str = ""
    windows: tuple[Window, ...] = ()
    of: str = "child|children"
    none_of: str = ""
    labels: tuple[str, ...] = ()
    places: int = 0
    says: str = ""
    caution: str = ""

    @property
    def heading(self) -> str:
        return self.title or INDICATORS[self.indicator].title

    @property
    def counts(self) -> str:
        """What there is nothing of where nothing is to count."""
        return self.none_of or several(self.of)

    @property
    def is_wide(self) -> bool:
        return self.shape is Shape.HEADLINE

    @property
    def comment_lines(self) -> int:
        """How many lines the officer's words may take."""
        return 2 if self.is_wide else 3

    @property
    def comment_fields(self) -> tuple[str, ...]:
        """A cell for each of these lines, so that none need be merged."""
        return tuple(f"comment.{at}" for at in range(1, self.comment_lines + 1))

    @property
    def indicators(self) -> list[Indicator]:
        return [INDICATORS[name] for name in (self.indicator, *self.others)]

    def windows_of(self, indicator: Indicator) -> tuple[Window, ...]:
        """The windows of the indicator that the card shows, the leading one first."""
        asked = tuple(window for window in self.windows if window in indicator.windows)
        return asked or indicator.windows

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line: by indicator, window and group."""
        return tuple(line for indicator in self.indicators for line in self._lines(indicator))

    def _lines(self, indicator: Indicator) -> Iterator[Line]:
        places = len(indicator.groups) or self.places
        for at, window in enumerate(self.windows_of(indicator)):
            for place in range(1, places + 1) if places else [None]:
                is_drawn = self.shape is not Shape.PAIR or place in (None, 1, 2)
                yield Line(indicator, window, place, _fields(self.shape, indicator, at) if is_drawn else ())

    def lines_of(self, indicator: Indicator) -> list[Line]:
        return [line for line in self.lines if line.indicator is indicator]

    @property
    def leading(self) -> list[Line]:
        """The lines of the leading windows: of a pair the first two, of bands all."""
        first = {each.name: self.windows_of(each)[0] for each in self.indicators}
        found = [line for line in self.lines if line.window is first[line.indicator.name]]
        return found[:2] if self.shape is Shape.PAIR else found

    @property
    def charted(self) -> list[Line]:
        """The lines that its chart shows first: those by quarter, else the leading ones; none of a list or of teams."""
        if self.shape in (Shape.LIST, Shape.TEAMS):
            return []
        return [line for line in self.lines if line.window is Window.QUARTER] or self.leading

    @property
    def fields(self) -> tuple[str, ...]:
        """The cells beside those of the lines; each has the defined name `CPS.indicator.field`."""
        return _OWN.get(self.shape, ("narrative", "benchmarks", "restated")) + self.comment_fields

    @property
    def name(self) -> str:
        """What the defined names of its own cells begin with."""
        return f"CPS.{self.indicator}"


_OWN = {
    Shape.LIST: (),
    Shape.TEAMS: ("narrative", "restated"),
    Shape.BANDS: ("narrative", "restated"),
}
_RATED = ("target", "rating")
_FIRST = {
    Shape.HEADLINE: ("value", "of", "change"),
    Shape.FIGURE: ("value", "of", "change"),
    Shape.PAIR: ("value", "of", "change"),
    Shape.BANDS: ("value", "of"),
    Shape.TEAMS: ("label", "establishment", "value", "change", "rating"),
    Shape.LIST: ("value", "of", "change"),
}
_SECOND = {Shape.FIGURE: ("window", "value")}


def _fields(shape: Shape, indicator: Indicator, at: int) -> tuple[str, ...]:
    """The cells of a line; `at`: which of the windows it shows."""
    if at:
        return _SECOND.get(shape, ()) if at == 1 else ()
    rated = indicator.is_rated and shape in (Shape.FIGURE, Shape.PAIR)
    listed = indicator.is_rated and shape is Shape.LIST
    return _FIRST[shape] + _RATED * rated + ("rating",) * listed
