"""The figures as they stood at one copy: those of the copy, and of earlier ones where the copy is silent."""

from collections.abc import Iterable

from scorecard_xl.council.period import Window
from scorecard_xl.share.disclosure.facts import Fact, Place, year_start


class View:
    """Facts by place, and which of them a new copy touched."""

    def __init__(self) -> None:
        self._facts: dict[Place, Fact] = {}
        self._groups: dict[tuple[str, str], dict[str | None, None]] = {}
        self._months: dict[str, set[int]] = {}
        self._edition: dict[str, int] = {}

    def add(self, facts: Iterable[Fact]) -> dict[str, set[int]]:
        """Take a copy's facts; the months of each indicator that must be looked at again.

        Where a fact changed, or one was added before the last, those are all months of the indicator.
        """
        touched: dict[str, set[int]] = {}
        for fact in facts:
            known = self._facts.get(fact.place)
            if known != fact:
                self._place(fact)
                self._touch(touched, fact.place, again=known is not None)
        return touched

    def _place(self, fact: Fact) -> None:
        indicator, window, group, month = fact.place
        self._facts[fact.place] = fact
        self._groups.setdefault((indicator, window), {})[group] = None
        self._months.setdefault(indicator, set()).add(month)

    def _touch(self, touched: dict[str, set[int]], place: Place, again: bool) -> None:
        months = touched.setdefault(place.indicator, set())
        months.add(place.month)
        if again or place.month < max(self._months[place.indicator]):
            months |= self._months[place.indicator]
            self._edition[place.indicator] = self._edition.get(place.indicator, 0) + again

    def get(self, indicator: str, window: str, month: int, group: str | None = None) -> Fact | None:
        return self._facts.get(Place(indicator, window, group, month))

    def groups(self, indicator: str, window: str) -> list[str | None]:
        """The groups of the indicator in that window; [None] where it has none, [] where nothing is known of it."""
        return list(self._groups.get((indicator, window), {}))

    def month_of(self, indicator: str, month: int, group: str | None = None) -> Fact:
        """What the figures tell of one month: its own figure, or what comes out of the spans around it.

        Where nothing comes out, a fact without numbers: unknown, but the same for every span that holds the month.
        """
        own = self.get(indicator, Window.MONTH, month, group)
        if own is not None:
            return own
        place = Place(indicator, f"of the {self._edition.get(indicator, 0)}. edition", group, month)
        found = self._between(place, Window.YTD) or self._between(place, Window.QUARTER) or self._by_years(place)
        return found or Fact(place, None, None)

    def _by_years(self, place: Place) -> Fact | None:
        """Of twelve months and those a month later, the first month: the difference, and the month that came in."""
        later = place.month + 12
        now, after = (self.get(place.indicator, Window.YEAR, at, place.group) for at in (later - 1, later))
        gained = self.get(place.indicator, Window.MONTH, later, place.group)
        if now is None or after is None or gained is None or now.denominator is not None:
            return None
        return Fact(place, _minus(gained.numerator, _minus(after.numerator, now.numerator)), None)

    def _between(self, place: Place, window: Window) -> Fact | None:
        """The span up to the month less the span up to the month before."""
        first = year_start(place.month) if window is Window.YTD else place.month - place.month % 3
        now = self.get(place.indicator, window, place.month, place.group)
        before = self.get(place.indicator, window, place.month - 1, place.group) if place.month > first else None
        if now is None or (place.month > first and before is None):
            return None
        return _less(place, now, before)


def _less(place: Place, now: Fact, before: Fact | None) -> Fact:
    if before is None:
        return Fact(place, now.numerator, now.denominator)
    return Fact(place, _minus(now.numerator, before.numerator), _minus(now.denominator, before.denominator))


def _minus(now: int | None, before: int | None) -> int | None:
    return None if now is None or before is None else now - before
