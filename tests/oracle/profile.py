"""Who is in care, who came and who left, where they live, how often they moved (settled B2, B3, E, F7, F8, G1).

Open: uasc is a share of all in care, as definitions 3.20 has it (42 = 10%); the settled rules name no denominator.
"""

from collections.abc import Callable, Iterable, Iterator

from oracle.care import ADOPTION, Child, Stay, counts, is_open
from oracle.council import Council, Found, count, leavings, share
from oracle.days import ONE, Span, age, passed, span

TIMES = {
    "Under 6 months": 0, "6 to 12 months": 6, "1 to 2 years": 12, "2 to 3 years": 24, "3 to 5 years": 36,
    "5 to 10 years": 60, "10 years and over": 120,
}  # fmt: skip
AGES = {"Under 1": 0, "1 to 4": 1, "5 to 9": 5, "10 to 15": 10, "16 and over": 16}
PLACES = {
    "Foster": "U1 U2 U3 U4 U5 U6", "Placed for adoption": "A3 A4 A5 A6", "With parents": "P1",
    "Independent or supported": "P2 H5 K3", "Children's or secure home": "K1 K2", "Residential school": "S1",
    "Other residential": "R1 R2 R3 R5", "Other": "",
}  # fmt: skip
STATUSES = {
    "Interim care order": "C1", "Full care order": "C2", "Placement order": "E1 D1", "Voluntary section 20": "V2",
    "Detained for child protection": "L1 L2 L3", "Youth justice": "J1 J2 J3", "Other": "",
}  # fmt: skip


def children_in_care(council: Council, window: Span) -> Found:
    return count(council.in_care(window.end))


def length_of_time_in_care(council: Council, window: Span) -> Found:
    def band(child: Child, stay: Stay) -> str:
        return [name for name, months in TIMES.items() if passed(stay.period.start, months, window.end)][-1]

    return _grouped(TIMES, (band(*each) for each in council.in_care(window.end)), None)


def children_by_age(council: Council, window: Span) -> Found:
    def band(years: int | None) -> str | None:
        return None if years is None else [name for name, least in AGES.items() if years >= least][-1]

    return _grouped(AGES, (band(age(child.born, window.end)) for child, _ in council.in_care(window.end)), None)


def placement_type(council: Council, window: Span) -> Found:
    return _shares(council, window, PLACES, lambda stay: stay.home.place)


def legal_status(council: Council, window: Span) -> Found:
    return _shares(council, window, STATUSES, lambda stay: stay.episode.ls)


def _shares(council: Council, window: Span, groups: dict[str, str], code: Callable[[Stay], str]) -> Found:
    stays = [stay for _, stay in council.in_care(window.end)]
    by_code = {each: name for name, codes in groups.items() for each in codes.split()}
    return _grouped(groups, (by_code.get(code(stay), "Other") for stay in stays), len(stays))


def _grouped(groups: Iterable[str], found: Iterable[str | None], total: int | None) -> Found:
    every = list(found)
    return {group: (every.count(group), total) for group in groups}


def children_starting(council: Council, window: Span) -> Found:
    return count(child for child in council.children if any(_starts(stay, window) for stay in child.stays))


def _starts(stay: Stay, window: Span) -> bool:
    return stay.episode.rne == "S" and window.holds(stay.episode.decom) and counts(stay.episode)


def children_leaving(council: Council, window: Span) -> Found:
    return count(child for child in council.children if leavings(child, window))


def uasc(council: Council, window: Span) -> Found:
    return share(_is_uasc(child, window) for child, _ in council.in_care(window.end))


def _is_uasc(child: Child, window: Span) -> bool:
    return any(row["DUC"] is None or row["DUC"] > window.end for row in child.record.rows["UASC"])


def placed_over_20_miles(council: Council, window: Span) -> Found:
    def far(child: Child, stay: Stay) -> bool:
        miles = stay.home.distance
        return miles is not None and 20 < miles < 999 and not _is_uasc(child, window)

    return share(far(*each) for each in council.in_care(window.end))


def placed_outside_area(council: Council, window: Span) -> Found:
    return share(stay.home.location == "OUT" for _, stay in council.in_care(window.end))


def three_or_more_placements(council: Council, window: Span) -> Found:
    year = span("12m", window.end)
    return share(_placements(child, year) >= 3 for child, _ in council.in_care(window.end))


def _placements(child: Child, year: Span) -> int:
    """E1."""
    before = any(is_open(stay.episode, year.start - ONE) for stay in child.stays)
    moves = (stay for stay in child.stays if stay.opens and stay.episode.rne in ("S", "P", "B"))
    return before + sum(year.holds(stay.episode.decom) for stay in moves)


def long_term_stability(council: Council, window: Span) -> Found:
    """E2."""
    limit = council.settings.long_term_maximum_age
    return share(
        _stable(stay, window)
        for child, stay in council.in_care(window.end)
        if passed(stay.period.start, 30, window.end) and _young(age(child.born, window.end), limit)
    )


def _young(years: int | None, limit: int | None) -> bool:
    return years is not None and (limit is None or years < limit)


def _stable(stay: Stay, window: Span) -> bool:
    at = stay.period.placements.index(stay.placement)
    starts = [stay.placement.start]
    if stay.home.place in ADOPTION and at > 0:
        starts.append(stay.period.placements[at - 1].start)
    return any(passed(start, 24, window.end) for start in starts)


def missing_children(council: Council, window: Span) -> Found:
    return count(child for child in council.children if any(_missing(child, window)))


def missing_episodes(council: Council, window: Span) -> Found:
    return count(start for child in council.children for start in _missing(child, window))


def _missing(child: Child, window: Span) -> Iterator[object]:
    """F7."""
    starts = {row["MIS_START"] for row in child.record.rows["Missing"] if row["MISSING"] == "M"}
    return (start for start in starts if window.holds(start) and child.in_force(start) is not None)
