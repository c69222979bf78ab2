"""Folders and files -> the returns in them, in order of the day that each one reaches (decisions H1)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from scorecard_xl.council.period import LONG_AFTER, ONE_DAY, reach
from scorecard_xl.imports.annex_a import AnnexA
from scorecard_xl.imports.bundles import OF_ANY_YEAR, Bundle, are_of_a_return
from scorecard_xl.imports.mappings import MappingRow
from scorecard_xl.imports.sources import read_sources
from scorecard_xl.imports.ssda903 import NOTHING, Extract, SourceError, financial_year, year_of

_YEARS = range(1990, 2101)
_FEW = 4  # days, of which one can be long after all others
_YEAR = "give --year, the year in which the 31 March falls that ends it, for example 2025."


@dataclass(frozen=True)
class Return:
    """One return. `tables`: by the name of the raw table.

    `ending`: the 31 March that ends its year, and `reach`: the day that it reaches; None of files that belong to no
    return. `lists`: lists of Ofsted's Annex A, in place of tables.
    """

    name: str
    ending: dt.date | None
    tables: dict[str, Extract]
    reach: dt.date | None = None
    lists: AnnexA | None = None

    @property
    def has_episodes(self) -> bool:
        return "Episodes" in self.tables

    @property
    def children(self) -> set[object]:
        """The children who have an episode in it."""
        return self.tables.get("Episodes", NOTHING).children()


@dataclass(frozen=True)
class Found:
    """What the sources hold: the returns in order, and the files that brought nothing."""

    returns: list[Return]
    not_used: list[str]
    not_recognised: list[str]
    notes: list[str]


@dataclass(frozen=True)
class Told:
    """What the officer says of a return: its `year`, or the day to which it is complete."""

    year: int | None = None
    as_at: dt.date | None = None


def read_returns(
    paths: Sequence[Path],
    year: int | None = None,
    as_at: dt.date | None = None,
    mappings: Sequence[MappingRow] = (),
    today: dt.date | None = None,
) -> Found:
    """Every return in these folders and files, in order of the days that they reach, those of no year last.

    `year`: that in which the 31 March falls that ends the return; `as_at`: the day to which it is complete. Both go
    before what the dates say, and only one return may then be given. Raises SourceError.
    """
    sources = read_sources(paths, mappings)
    dated = [one for one in sources.bundles if one.lists is not None or are_of_a_return(one.tables)]
    for option, value in (("--year", year), ("--as-at", as_at)):
        if value is not None and len(dated) > 1:
            raise SourceError(
                f"{option} can be given for one return, and these are {len(dated)}: import them one by one."
            )
    now = today or dt.date.today()
    told = {id(one): Told(year or one.year, as_at) for one in dated}
    bundles = [each for one in sources.bundles for each in _apart(one, told.get(id(one), Told()), now)]
    returns = sorted((_return(one, of_it, now) for one, of_it in bundles), key=_order)
    notes = [note for pair in pairwise(returns) for note in _same_reach(*pair)]
    doubts = [doubt for one in dated if (doubt := _other_year(one, year))]
    doubts += [doubt for one in dated for doubt in _days_apart(one, as_at, now)]
    return Found(returns, sources.not_used, sources.not_recognised, [*sources.notes, *doubts, *notes])


def _order(one: Return) -> dt.date:
    return one.reach or dt.date.max


def _apart(one: Bundle, told: Told, today: dt.date) -> Iterator[tuple[Bundle, Told]]:
    """The bundle; rows of OC2 that say another year than its own are returns of those years."""
    held = one.tables.get("OC2", NOTHING)
    years = [year if isinstance(year, int) else None for year in held.cells("YEAR")]
    rest = {name: each for name, each in one.tables.items() if name != "OC2"}
    day = _reach(rest, told.year, today)
    own = told.year or (financial_year(day - ONE_DAY) if day else year_of(rest))
    others = sorted({year for year in years if year is not None} - {own})
    if not others:
        yield one, told
        return
    kept = held.chosen(at for at, year in enumerate(years) if year not in others)
    if kept.rows:
        rest["OC2"] = kept
    if rest:
        yield replace(one, tables=rest), told
    for year in others:
        of_year = held.chosen(at for at, each in enumerate(years) if each == year)
        yield Bundle(f"{one.name} {year}" if rest or len(others) > 1 else one.name, None, {"OC2": of_year}), Told(year)


def _return(one: Bundle, told: Told, today: dt.date) -> Return:
    if one.lists is not None:
        return Return(one.name, None, {}, told.as_at, one.lists)
    day = told.as_at or _reach(one.tables, told.year, today)
    ending = _ending(one, told, day)
    if ending is not None and day is None:
        day = min(ending, today)
    tables = dict(one.tables)
    if ending and "OC2" in tables:
        tables["OC2"] = tables["OC2"].stamped("YEAR", ending.year)
    return Return(one.name, ending, tables, day if ending else None)


def _reach(tables: Mapping[str, Extract], year: int | None, today: dt.date) -> dt.date | None:
    """The day that the episodes of a return reach, up to the end of its year where that is told."""
    episodes = tables.get("Episodes", NOTHING)
    days = sorted(episodes.dates("DECOM") + episodes.dates("DEC"))
    latest = reach(days, today)
    if latest is None or year is None or year not in _YEARS:
        return latest
    up_to = [day for day in days if day <= min(latest, dt.date(year, 3, 31))]
    return up_to[-1] if up_to else None


def _ending(one: Bundle, told: Told, day: dt.date | None) -> dt.date | None:
    year = told.year
    if year is None and day is not None:
        year = financial_year(day - ONE_DAY)
    if year is None and not are_of_a_return(one.tables.keys() - OF_ANY_YEAR):
        return None
    year = year_of(one.tables) if year is None else year
    if year is None:
        raise SourceError(" ".join([f"{one.name} holds no date that tells its year: {_YEAR}", *_unread_in(one)]))
    if year not in _YEARS:
        raise SourceError(f"{one.name} cannot be the return of the year to 31 March {year}: {_YEAR}")
    return dt.date(year, 3, 31)


def _unread_in(one: Bundle) -> Iterator[str]:
    """What of it cannot be read, which may be why its year is not known."""
    return (f"{held.file}: {each.sentence()}" for held in one.tables.values() for each in held.unread)


def _other_year(one: Bundle, given: int | None) -> str | None:
    """What to say of a return whose days are of another year than --year or the name of its files tells."""
    year = given or one.year
    day = _reach(one.tables, None, dt.date.today())
    told = year_of(one.tables) if day is None else financial_year(day - ONE_DAY)
    if year is None or told in (None, year):
        return None
    says, instead = ("--year or the setting Import year", "without it") if given else ("its name", "with --year")
    return (
        f"{one.name}: its dates say the year to 31/03/{told}; it is taken for the year to 31/03/{year}, as {says} "
        f"says. If that is wrong, go back to the workbook from before and import {instead}."
    )


def _days_apart(one: Bundle, as_at: dt.date | None, today: dt.date) -> Iterator[str]:
    """What to say of days that do not fit the day that the return reaches, or is said to be complete to."""
    episodes = one.tables.get("Episodes", NOTHING)
    days = sorted(episodes.dates("DECOM") + episodes.dates("DEC"))
    latest = reach(days, today)
    if latest is None:
        return
    if future := [day for day in days if day > today]:
        does = "it does" if len(future) == 1 else "they do"
        yield (
            f"{one.name}: {_are(future)} after today, {_such(future)}: {does} not count for the day that it reaches. "
            "Put the year right."
        )
    if as_at is not None:
        yield from _of_as_at(one, as_at, [day for day in days if day <= today])
    elif len(days) >= _FEW and (beyond := [day for day in days if latest < day <= today]):
        does = "does" if len(beyond) == 1 else "do"
        yield (
            f"{one.name}: {_are(beyond)} long after all others, {_such(beyond)}, and {does} not count for the day that "
            "it reaches. If that is right, go back to the workbook from before and import with --as-at, the day to "
            "which it is complete; if not, put the year right."
        )


def _of_as_at(one: Bundle, as_at: dt.date, days: Sequence[dt.date]) -> Iterator[str]:
    later, latest = [day for day in days if day > as_at], days[-1]
    gives = "--as-at or the setting Extract complete to gives"
    wrong = "If that is wrong, go back to the workbook from before and import with the right day."
    if later:
        yield (
            f"{one.name}: {_are(later)} after {as_at:%d/%m/%Y}, which {gives}, the latest {latest:%d/%m/%Y}. {wrong}"
        )
    elif as_at - latest > LONG_AFTER:
        yield (
            f"{one.name}: {gives} {as_at:%d/%m/%Y}, and in the {(as_at - latest).days} days before it no episode "
            f"starts or ends: the latest day is {latest:%d/%m/%Y}. {wrong}"
        )


def _are(days: Sequence[dt.date]) -> str:
    return "1 day of its episodes is" if len(days) == 1 else f"{len(days):,} days of its episodes are"


def _such(days: Sequence[dt.date]) -> str:
    return f"{days[0]:%d/%m/%Y}" if len(days) == 1 else f"the first {days[0]:%d/%m/%Y}"


def _same_reach(first: Return, second: Return) -> Iterator[str]:
    if first.reach is not None and first.reach == second.reach and first.has_episodes and second.has_episodes:
        yield f"{first.name} and {second.name} both reach {first.reach:%d/%m/%Y}: {second.name} goes last."
