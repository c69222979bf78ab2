"""In force, periods of care, placements (decisions A1 to A4).

Open: a period that begins in T0-T4: no placement before it is returned to, and the T0-T4 episode's own facts hold.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from oracle.rows import Episode, Record

SHORT_BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
ADOPTION = ("A3", "A4", "A5", "A6")


@dataclass(eq=False)
class Placement:
    """A run of episodes with the same carer."""

    start: dt.date
    ends_before: dt.date = dt.date.max
    episodes: list[Episode] = field(default_factory=list)


@dataclass(eq=False)
class Period:
    """A period of care. `ends_before`: the start of the child's next one."""

    start: dt.date
    ends_before: dt.date = dt.date.max
    episodes: list[Episode] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)


@dataclass(frozen=True)
class Stay:
    """An episode in its place. `home`: the episode whose facts hold, the one interrupted in T0-T4."""

    episode: Episode
    period: Period
    placement: Placement
    home: Episode
    opens: bool


@dataclass(eq=False)
class Child:
    """A child with its history of care."""

    record: Record
    born: dt.date | None
    stays: list[Stay]

    @property
    def name(self) -> str:
        return self.record.child

    @property
    def periods(self) -> list[Period]:
        return list(dict.fromkeys(stay.period for stay in self.stays))

    def in_force(self, day: dt.date) -> Stay | None:
        """A2."""
        open_ones = [stay for stay in self.stays if counts(stay.episode) and is_open(stay.episode, day)]
        return max(open_ones, key=lambda stay: (stay.episode.decom, stay.episode.row), default=None)


def counts(episode: Episode) -> bool:
    """A1: a short break is never in force."""
    return episode.ls not in SHORT_BREAKS


def is_open(episode: Episode, day: dt.date) -> bool:
    return episode.decom <= day and (episode.dec is None or episode.dec > day)


def child(record: Record) -> Child:
    return Child(record, record.born, list(_stays(record.episodes)))


def _stays(episodes: list[Episode]) -> Iterator[Stay]:
    """One pass in the order of A3."""
    before: Stay | None = None
    for episode in episodes:
        begins = before is None or _begins(before.episode, episode)
        period = _next_period(before, episode) if begins or before is None else before.period
        opens = begins or _opens(period, episode)
        placement = _next_placement(before, period, episode) if opens or before is None else before.placement
        period.episodes.append(episode)
        placement.episodes.append(episode)
        before = Stay(episode, period, placement, _home(period), opens)
        yield before


def _begins(before: Episode, episode: Episode) -> bool:
    """A3: a new period of care."""
    gap = before.dec is not None and before.dec < episode.decom
    return episode.rne == "S" or (gap and before.rec != "X1")


def _opens(period: Period, episode: Episode) -> bool:
    """A4: a new placement within a period."""
    moved = episode.rne in ("S", "P", "B") and episode.place not in TEMPORARY
    return moved and not _returns(period, episode)


def _returns(period: Period, episode: Episode) -> bool:
    """A4: back to the carer whom T0-T4 interrupted."""
    if period.episodes[-1].place not in TEMPORARY:
        return False
    interrupted = _home(period)
    return interrupted.place not in TEMPORARY and interrupted.carer == episode.carer


def _home(period: Period) -> Episode:
    """The last episode outside T0-T4; where the period has none, its last."""
    settled = [each for each in period.episodes if each.place not in TEMPORARY]
    return settled[-1] if settled else period.episodes[-1]


def _next_period(before: Stay | None, episode: Episode) -> Period:
    if before is not None:
        before.period.ends_before = episode.decom
    return Period(episode.decom)


def _next_placement(before: Stay | None, period: Period, episode: Episode) -> Placement:
    if before is not None:
        before.placement.ends_before = episode.decom
    period.placements.append(Placement(episode.decom))
    return period.placements[-1]
