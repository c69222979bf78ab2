"""Where each indicator stands on the page. To add one, add its entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from scorecard_xl.indicators import INDICATORS, Better, Indicator, Unit
from scorecard_xl.period import Window


@dataclass(frozen=True)
class Entry:
    """An indicator's place. `windows`: those on the page, in order; none: all of the indicator's.

    `places`: lines kept for groups that only the data name (teams).
    """

    indicator: str
    windows: tuple[Window, ...] = ()
    places: int = 0


_BY_MONTH, _BY_QUARTER = (Window.YTD, Window.MONTH), (Window.YTD, Window.QUARTER)

LAYOUT = (
    Entry("children_in_care"),
    Entry("children_starting"),
    Entry("children_leaving"),
    Entry("uasc"),
    Entry("average_caseload", places=6),
    Entry("length_of_time_in_care"),
    Entry("children_by_age"),
    Entry("legal_status"),
    Entry("reviews_on_time", _BY_MONTH),
    Entry("review_participation", _BY_MONTH),
    Entry("visits_on_time", _BY_MONTH),
    Entry("seen_alone", _BY_MONTH),
    Entry("three_or_more_placements"),
    Entry("long_term_stability"),
    Entry("placed_over_20_miles"),
    Entry("placed_outside_area"),
    Entry("placement_type"),
    Entry("pep_in_place"),
    Entry("good_or_outstanding_schools"),
    Entry("initial_health_on_time", _BY_QUARTER),
    Entry("annual_health_on_time"),
    Entry("dental_on_time"),
    Entry("immunisations"),
    Entry("development_checks"),
    Entry("sdq_average"),
    Entry("missing_children"),
    Entry("missing_episodes"),
    Entry("leavers_adopted", _BY_QUARTER),
    Entry("adoption_time_to_placement"),
    Entry("adoption_time_to_match"),
    Entry("pathway_plan"),
    Entry("care_leavers_suitable_accommodation"),
    Entry("care_leavers_eet"),
    Entry("care_leavers_in_touch"),
)
"""The order of the page; an indicator that is not declared yet is passed over."""

HEADING = 0
"""The place of the line over an indicator's groups."""


@dataclass(frozen=True)
class Line:
    """One line of the page. `place`: which of the groups, from 1; HEADING for the line over them, else None."""

    indicator: Indicator
    window: Window
    place: int | None = None

    @property
    def is_heading(self) -> bool:
        return self.place == HEADING

    @property
    def is_first(self) -> bool:
        """Whether no line of the same indicator stands over it."""
        return self.window is shown_windows(self.indicator)[0] and self.place in (None, HEADING)

    @property
    def is_rated(self) -> bool:
        """Whether its indicator can have a target."""
        return self.indicator.better is not Better.NEITHER

    @property
    def is_band(self) -> bool:
        """A line of a profile, shown as a bar."""
        return bool(self.place) and not self.is_rated

    @property
    def name(self) -> str:
        """What the defined names of its cells begin with."""
        group = f".g{self.place}" if self.place else ""
        return f"CPS.{self.indicator.name}.{self.window.value}{group}"

    @property
    def fields(self) -> tuple[str, ...]:
        """The cells that a refresh writes; each has the defined name `name.field`."""
        if self.is_heading:
            return ("window",)
        rating = ("target", "rating", "change") if self.is_rated else ()
        return ("label" if self.place else "window", "value", "of", "previous", *rating, *(("bar",) * self.is_band))

    @property
    def is_spare(self) -> bool:
        """A line kept for a group that only the data name."""
        return bool(self.place) and not self.indicator.groups

    @property
    def is_share_of_all(self) -> bool:
        """Whether a band is a count that can also be said as a share of all bands."""
        return self.is_band and self.indicator.unit is Unit.COUNT


@dataclass(frozen=True)
class Section:
    """A section of the page, with its lines in order."""

    title: str
    lines: tuple[Line, ...]


def sections() -> list[Section]:
    """The page: every declared indicator that has an entry, by section in the order of the layout."""
    entries = [entry for entry in LAYOUT if entry.indicator in INDICATORS]
    order = list(dict.fromkeys(_section(entry) for entry in entries))
    by_section = groupby(sorted(entries, key=lambda entry: order.index(_section(entry))), key=_section)
    return [Section(title, tuple(line for entry in own for line in _lines(entry))) for title, own in by_section]


def lines() -> list[Line]:
    """Every line of the page, headings of groups included."""
    return [line for section in sections() for line in section.lines]


def series() -> list[Line]:
    """The lines that hold a figure: one row of Trends each."""
    return [line for line in lines() if not line.is_heading]


def rated() -> list[Indicator]:
    """The indicators that can have a target, in the order of the scorecard."""
    return [indicator for indicator in INDICATORS.values() if indicator.better is not Better.NEITHER]


def shown_windows(indicator: Indicator) -> tuple[Window, ...]:
    """The windows that the page shows of an indicator."""
    own = next((entry.windows for entry in LAYOUT if entry.indicator == indicator.name), ())
    return own or indicator.windows


def _section(entry: Entry) -> str:
    return INDICATORS[entry.indicator].section


def _lines(entry: Entry) -> Iterator[Line]:
    indicator = INDICATORS[entry.indicator]
    places = len(indicator.groups) or entry.places
    for window in shown_windows(indicator):
        for place in range(places + 1) if places else [None]:
            yield Line(indicator, window, place)
