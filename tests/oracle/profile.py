"""Who is in care, who came and who left, where they live, who moved, whose worker changed (decisions B, E, F8, G1, J).

Open: uasc is a share of all in care, as definitions 3.20 has it (42 = 10%); the settled rules name no denominator.
"""

import datetime as dt
from operator import itemgetter

from oracle.adoption import leaver
from oracle.care import ADOPTION, Child, Stay, counts, is_open
from oracle.council import Case, Council, Found, leavings
from oracle.days import ONE, Span, age, passed, span, within

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
_BY_PLACE, _BY_STATUS = (
    {code: name for name, codes in groups.items() for code in codes.split()} for groups in (PLACES, STATUSES)
)
PROVIDERS = {
    "PR1": "Own provision", "PR2": "Other council", "PR3": "Other public", "PR4": "Private", "PR5": "Voluntary",
    "": "Other",
}  # fmt: skip
SEXES = {"1": "Male", "M": "Male", "2": "Female", "F": "Female"}
ETHNIC_GROUPS = ("White", "Mixed", "Asian", "Black", "Other", "Not known")
DESTINATIONS = {
    "Adopted": "E11 E12", "Special guardianship": "E43 E44 E45 E46 E47 E48", "Child arrangements order": "E41",
    "To parents or relatives": "E4 E4A E4B E13", "Staying put": "E17", "Independent or adult services": "E5 E6 E7",
    "Other": "",
}  # fmt: skip
_SHORT_BREAK = "in a series of short breaks (V3 or V4)"


def children_in_care(council: Council, window: Span) -> Found:
    yield from (Case(child.name, since=stay.period.start) for child, stay in council.in_care(window.end))
    for child in council.children:
        if breaks := _short_breaks(child, window.end):
            yield Case(child.name, since=breaks[-1].period.start, left_out=_SHORT_BREAK)


def _short_breaks(child: Child, day: dt.date) -> list[Stay]:
    """Of a child who is not in care on the day."""
    open_ones = [stay for stay in child.stays if is_open(stay.episode, day)]
    return [] if any(counts(stay.episode) for stay in open_ones) else open_ones


def length_of_time_in_care(council: Council, window: Span) -> Found:
    for child, stay in council.in_care(window.end):
        start = stay.period.start
        band = [name for name, months in TIMES.items() if passed(start, months, window.end)][-1]
        yield Case(child.name, group=band, since=start)


def children_by_age(council: Council, window: Span) -> Found:
    for child, _ in council.in_care(window.end):
        years = age(child.born, window.end)
        if years is None:
            yield Case(child.name, since=child.born, left_out="the age is not known")
        else:
            yield Case(child.name, group=[name for name, least in AGES.items() if years >= least][-1], since=child.born)


def placement_type(council: Council, window: Span) -> Found:
    for child, stay in council.in_care(window.end):
        place = stay.home.place
        yield Case(child.name, group=_BY_PLACE.get(place, "Other"), since=stay.placement.start, fact=place)


def legal_status(council: Council, window: Span) -> Found:
    for child, stay in council.in_care(window.end):
        status = stay.episode.ls
        yield Case(child.name, group=_BY_STATUS.get(status, "Other"), since=stay.episode.decom, fact=status)


def placement_provider(council: Council, window: Span) -> Found:
    """J3."""
    for child, stay in council.in_care(window.end):
        provider = stay.home.provider
        yield Case(child.name, group=PROVIDERS.get(provider, "Other"), since=stay.placement.start, fact=provider)


def children_by_sex(council: Council, window: Span) -> Found:
    """J5."""
    for child, _ in council.in_care(window.end):
        sex = (child.record.last("Children") or {}).get("SEX")
        yield Case(child.name, group=SEXES.get(sex, "Not known"), fact=sex)


def children_by_ethnic_group(council: Council, window: Span) -> Found:
    for child, _ in council.in_care(window.end):
        ethnic = (child.record.last("Children") or {}).get("ETHNIC")
        yield Case(child.name, group=_ethnic_group(ethnic or ""), fact=ethnic)


def _ethnic_group(code: str) -> str:
    if code.startswith("W"):
        return "White"
    if code.startswith("M"):
        return "Mixed"
    if code.startswith("A") or code == "CHNE":
        return "Asian"
    if code.startswith("B"):
        return "Black"
    return "Other" if code == "OOTH" else "Not known"


def three_or_more_social_workers(council: Council, window: Span) -> Found:
    """J7."""
    for child, _ in council.in_care(window.end):
        workers = {
            row["SW_ID"]
            for row in child.record.rows["SWEpisodes"]
            if row["SW_ID"] and row["SW_DECOM"] <= window.end
            if row["SW_DEC"] is None or row["SW_DEC"] >= window.start
        }
        yield Case(child.name, len(workers) >= 3, fact=len(workers))


def leavers_by_destination(council: Council, window: Span) -> Found:
    """J4."""
    for child, stay in leavings(council, window).items():
        group = next((name for name, codes in DESTINATIONS.items() if stay.episode.rec in codes.split()), "Other")
        yield leaver(child, stay)._replace(group=group)


def children_starting(council: Council, window: Span) -> Found:
    last = {child: day for day, child in within(council.once(_starts), window)}
    return (Case(child.name, since=day) for child, day in last.items())


def _starts(council: Council) -> list[tuple[dt.date, Child]]:
    """Every start of care, in order of the day."""
    stays = ((child, stay.episode) for child in council.children for stay in child.stays)
    started = ((each.decom, child) for child, each in stays if each.rne == "S" and counts(each))
    return sorted(started, key=itemgetter(0))


def children_leaving(council: Council, window: Span) -> Found:
    return (leaver(child, stay) for child, stay in leavings(council, window).items())


def uasc(council: Council, window: Span) -> Found:
    for child, _ in council.in_care(window.end):
        last = child.record.last("UASC")
        yield Case(child.name, _is_uasc(child, window), done=last["DUC"] if last else None)


def _is_uasc(child: Child, window: Span) -> bool:
    last = child.record.last("UASC")
    return last is not None and (last["DUC"] is None or last["DUC"] > window.end)


def placed_over_20_miles(council: Council, window: Span) -> Found:
    for child, stay in council.in_care(window.end):
        miles = stay.home.distance
        unaccompanied = _is_uasc(child, window)
        far = miles is not None and 20 < miles < 999 and not unaccompanied
        yield Case(child.name, far, since=stay.placement.start, fact="unaccompanied" if unaccompanied else miles)


def placed_outside_area(council: Council, window: Span) -> Found:
    for child, stay in council.in_care(window.end):
        location = stay.home.location
        yield Case(child.name, location == "OUT", since=stay.placement.start, fact=location)


def three_or_more_placements(council: Council, window: Span) -> Found:
    year = span("12m", window.end)
    for child, stay in council.in_care(window.end):
        number = _placements(child, year)
        yield Case(child.name, number >= 3, since=stay.placement.start, fact=number)


def _placements(child: Child, year: Span) -> int:
    """E1."""
    before = any(is_open(stay.episode, year.start - ONE) for stay in child.stays)
    moves = (stay for stay in child.stays if stay.opens and stay.episode.rne in ("S", "P", "B"))
    return before + sum(year.holds(stay.episode.decom) for stay in moves)


def long_term_stability(council: Council, window: Span) -> Found:
    """E2."""
    limit = council.settings.long_term_maximum_age
    for child, stay in council.in_care(window.end):
        if passed(stay.period.start, 30, window.end):
            young = _young(age(child.born, window.end), limit)
            starts = _carers(stay)
            stable = [start for start in starts if passed(start, 24, window.end)]
            before = stable[0] if stable and stable[0] is not starts[0] else None
            yield Case(
                child.name, bool(stable), since=starts[0], fact=(stay.period.start, before),
                left_out="" if young else "not under the age of this measure, or age not known",
            )  # fmt: skip


def _young(years: int | None, limit: int | None) -> bool:
    return years is not None and (limit is None or years < limit)


def _carers(stay: Stay) -> list[dt.date]:
    """The start of the placement, then that of the one before it, where it counts too."""
    at = stay.period.placements.index(stay.placement)
    starts = [stay.placement.start]
    if stay.home.place in ADOPTION and at > 0:
        starts.append(stay.period.placements[at - 1].start)
    return starts
