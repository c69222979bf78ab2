"""The demonstration council: every raw table, filled from a seed. The figures are tuned in rates.py."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scorecard_xl.demo import health, mistakes, people, rates
from scorecard_xl.demo.episodes import episodes, short_break_children, short_breaks
from scorecard_xl.demo.events import adoptions, decisions, missing
from scorecard_xl.demo.lives import Stay, stays
from scorecard_xl.demo.people import SAFEGUARDING, allocations, child, leavers, social_workers, team, unaccompanied
from scorecard_xl.demo.placements import Care, care, placements
from scorecard_xl.demo.records import DAY, Dice, Record, Span, Value, months_after, rows
from scorecard_xl.demo.visits import reviews, visits
from scorecard_xl.tables.schema import TABLES

SEED = 60
SMALLEST = 20

ByStay = Callable[[Dice, Stay, Span], Iterator[Record]]
_BY_STAY: dict[str, ByStay] = {
    "Reviews": reviews,
    "Health": health.checks,
    "OC2": health.outcomes,
    "PEPs": health.plans,
    "Missing": missing,
    "AD1": adoptions,
    "PlacedAdoption": decisions,
}


def council(month_end: date = date(2026, 5, 31), children: int = 420, seed: int = SEED) -> dict[str, list[list[Value]]]:
    """Every raw table of an invented council: its headings, then its rows.

    `month_end`: the last day of the data, with five years of history before it; episodes reach back to the start of
    each period of care. `children`: how many are in care on that day, short breaks aside; everything else is in
    proportion. The same arguments give the same rows. A few rows are wrong on purpose: see mistakes.py.
    Raises ValueError where `children` is under 20, too few for every kind of record to occur.
    """
    if children < SMALLEST:
        raise ValueError(f"A demonstration council has at least {SMALLEST} children in care, not {children}.")
    span = Span(months_after(month_end + DAY, -12 * rates.YEARS_OF_HISTORY), month_end)
    records = _Council(span, children, seed).records()
    return {name: rows(name, records.get(name, [])) for name in TABLES}


def write_csv(tables: Mapping[str, Sequence[Sequence[Value]]], folder: Path) -> None:
    """One CSV file for each table, named as the table, in UTF-8 with dates as dd/mm/yyyy. Makes the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([_text(value) for value in row] for row in table)


def _text(value: Value) -> Value:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


@dataclass(frozen=True)
class _Council:
    span: Span
    children: int
    seed: int

    @property
    def size(self) -> float:
        return self.children / rates.CHILDREN_OF_THE_ESTABLISHMENT

    def dice(self, subject: str) -> Dice:
        return Dice(f"{self.seed} {subject}")

    def records(self) -> dict[str, list[Record]]:
        """The records of every table, mistakes and all."""
        lives = self._lives()
        every_stay = [stay for life in lives for stay in life]
        records = {name: self._each(name, table, every_stay) for name, table in _BY_STAY.items()}
        records |= self._by_child(lives) | self._by_placement(every_stay, records["Reviews"]) | self._staff()
        records["SWEpisodes"] = list(self._social_workers(every_stay, records["Children"]))
        self._add_short_breaks(records)
        records["Allocations"] = list(self._allocations(lives, records))
        mistakes.make(self.dice("mistakes"), records, self.span)
        return records

    def _lives(self) -> list[list[Stay]]:
        """The periods of care, in order, of each child who was in care in the span."""
        lives: dict[str, list[Stay]] = {}
        for stay in stays(self.dice("lives"), self.span.last, self.children):
            lives.setdefault(stay.person.child, []).append(stay)
        return [life for life in lives.values() if life[-1].end >= self.span.first]

    def _each(self, name: str, table: ByStay, every_stay: list[Stay]) -> list[Record]:
        return [record for stay in every_stay for record in table(self._dice_of(name, stay), stay, self.span)]

    def _dice_of(self, subject: str, stay: Stay) -> Dice:
        """Its own for each period of care, so that a tuned rate changes only those whom it concerns."""
        return self.dice(f"{subject} {stay.person.child} {stay.start}")

    def _by_child(self, lives: list[list[Stay]]) -> dict[str, list[Record]]:
        dice, last = self.dice("Children"), self.span.last
        pupils, schools = self.dice("Schools"), health.schools(self.children)
        latest = [life[-1] for life in lives]
        return {
            "Children": [child(dice, stay.person, team(stay, last), self.size, last) for stay in latest],
            "UASC": [unaccompanied(stay.person) for stay in latest if stay.person.unaccompanied],
            "Schools": [row for life in lives for row in health.schooling(pupils, life, self.span, schools)],
            "CareLeavers": self._each("CareLeavers", leavers, latest),
        }

    def _by_placement(self, every_stay: list[Stay], reviews: list[Record]) -> dict[str, list[Record]]:
        held: dict[str, list[date]] = {}
        for review in reviews:
            if isinstance(day := review.get("REVIEW"), date):
                held.setdefault(str(review["CHILD"]), []).append(day)
        cares = [care(self._dice_of("placements", stay), stay) for stay in every_stay]
        return {
            "Episodes": [row for each in cares for row in self._episodes(each)],
            "Visits": [row for each in cares for row in self._visits(each, held.get(each.stay.person.child, []))],
        }

    def _episodes(self, care: Care) -> Iterator[Record]:
        return episodes(self._dice_of("Episodes", care.stay), care, self.span.last)

    def _visits(self, care: Care, reviews: list[date]) -> Iterator[Record]:
        dice = self._dice_of("Visits", care.stay)
        return (row for placement in placements(care) for row in visits(dice, care, placement, self.span, reviews))

    def _social_workers(self, every_stay: list[Stay], children: list[Record]) -> Iterator[Record]:
        workers = {record["CHILD"]: str(record["WORKER"]) for record in children}
        for stay in every_stay:
            dice, worker = self._dice_of("SWEpisodes", stay), workers[stay.person.child]
            yield from social_workers(dice, stay, worker, self.size, self.span)

    def _staff(self) -> dict[str, list[Record]]:
        cases = people.caseloads(self.dice("Caseloads"), self.size, self.span.last)
        return {"Teams": list(people.teams(self.size)), "Caseloads": list(cases)}

    def _allocations(self, lives: list[list[Stay]], records: dict[str, list[Record]]) -> Iterator[Record]:
        """Of children in short breaks from the first one on."""
        children = {row["CHILD"]: row for row in records["Children"]}
        for life in lives:
            child = children.pop(life[-1].person.child)
            yield from allocations(self._dice_of("Allocations", life[-1]), life, child, self.size, self.span)
        first = {row["CHILD"]: row["DECOM"] for row in reversed(records["Episodes"]) if row["CHILD"] in children}
        for name, child in children.items():
            yield {"CHILD": name, "FROM": first[name], "TEAM": child["TEAM"], "WORKER": child["WORKER"]}

    def _add_short_breaks(self, records: dict[str, list[Record]]) -> None:
        dice, last = self.dice("short breaks"), self.span.last
        for person in short_break_children(dice, self.children, last):
            records["Children"].append(child(dice, person, SAFEGUARDING, self.size, last))
            records["Episodes"] += short_breaks(dice, person, self.span)
