"""Small councils at random, from a seed: dirty, but every cell of its type."""

import datetime as dt

from oracle import generate_care, generate_duties, generate_rest
from oracle.council import Settings
from oracle.days import ONE, edate, month_end
from oracle.dice import Dice
from oracle.generate_care import Life, Raw
from oracle.rows import Cell

Council = dict[str, list[Raw]]

_BY_CHILD = {
    "Reviews": generate_duties.reviews,
    "Visits": generate_duties.visits,
    "Health": generate_rest.health,
    "OC2": generate_rest.oc2,
    "PEPs": generate_rest.peps,
    "Schools": generate_rest.schools,
    "Missing": generate_rest.missing,
    "SWEpisodes": generate_rest.social_workers,
    "UASC": generate_rest.uasc,
    "AD1": generate_rest.ad1,
}
_MAY_BE_BLANK = (
    ("Episodes", "PL_DISTANCE"), ("Episodes", "PL_LOCATION"), ("Visits", "SEEN_ALONE"), ("Visits", "VISIT_DUE"),
    ("Reviews", "REVIEW_DUE"), ("Schools", "OFSTED"), ("CareLeavers", "PATHWAY_PLAN"),
    ("Missing", "RHI_OFFERED"), ("Missing", "RHI_ACCEPTED"),
)  # fmt: skip
_SEXES = ("1", 2, "M", "f", "U", "", "9")
_ETHNIC = (
    "WBRI", "wirt", "WROM", "MWBC", "MOTH", "AIND", "AOTH", "CHNE", "BCRB", "BOTH", "OOTH", "REFU", "NOBT", "", "QQQQ",
)  # fmt: skip
_TEAMS, _WORKERS = ("North", "South", "16 plus", ""), ("Ann", "Bob", "")
_MAY_BE_CUT = (("Reviews", "REVIEW"), ("Visits", "VISIT"))


def council(seed: int) -> tuple[Council, list[dt.date]]:
    """The tables of a council, and the days to compare its figures on."""
    dice = Dice(seed)
    year, month = dice.choice(((2023, 4), (2024, 2), (2024, 3), (2024, 6), (2024, 8), (2025, 2), (2025, 3), (2025, 5)))
    last = month_end(year, month)
    tables = _tables(dice, last)
    _spoil(dice, tables, last)
    days = _days(dice, last)
    return tables | _allocations(Dice(f"allocations {seed}"), tables["Children"], last), days


def _allocations(dice: Dice, children: list[Raw], last: dt.date) -> Council:
    """Whose work the children are today and, in most councils, were since when."""
    today = [row | {"TEAM": dice.choice(_TEAMS), "WORKER": dice.choice(_WORKERS)} for row in children]
    kind = dice.random()
    rows = [row for each in children for row in generate_rest.allocations(dice, each["CHILD"], last)]
    dice.shuffle(rows)
    if kind < 0.15:
        rows = [row | {"TEAM": None} for row in rows]
    return {"Children": today, "Allocations": [] if kind > 0.7 else rows}


def settings(seed: int, last: dt.date) -> Settings:
    """The council's settings: the defaults as often as not."""
    dice = Dice(f"settings {seed}")
    if dice.happens(0.5):
        return Settings()
    reviews, visits = (dice.choice((None, dice.day(last - 500 * ONE, last - 60 * ONE))) for _ in range(2))
    oldest, months = dice.choice((16, 12, None)), dice.choice((6, 6, 3, 12))
    plans, counted = dice.choice(("5 to 15", "3 to 17")), dice.choice(("by interval", "at the month end"))
    timetables = dice.choice(("yes", "yes", "no")), dice.choice(("by placement", "by placement", "the same for all"))
    return Settings(reviews, visits, oldest, months, plans, counted, *timetables)


def _days(dice: Dice, last: dt.date) -> list[dt.date]:
    """The last month end and, at times, the one before, a day within the month or the 31 March before."""
    before = last.replace(day=1) - ONE
    kind = dice.random()
    if kind < 0.04:
        return [before, last]
    return [dice.day(before, last - ONE)] if kind < 0.2 else [last]


def _tables(dice: Dice, last: dt.date) -> Council:
    reach = dice.choice((400, 800, 1100, 2400))
    lives = [generate_care.life(dice, _child(number), last, reach) for number in range(dice.randint(10, 30))]
    found: Council = {
        "Children": _children(dice, lives, last),
        "Episodes": [row for each in lives for row in each.rows],
    }
    for name, of_child in _BY_CHILD.items():
        found[name] = [row for each in lives for row in of_child(each, last)]
    for rows in found.values():
        dice.shuffle(rows)
    found["CareLeavers"] = [row for number in range(20) for row in generate_rest.care_leaver(dice, f"L{number}", last)]
    found["Caseloads"] = _caseloads(dice, last)
    return found


def _child(number: int) -> Cell:
    """An ID: leading zeros, letters, a number."""
    return (f"00{number}", f"Ab{number}", 1000 + number)[number % 3]


def _children(dice: Dice, lives: list[Life], last: dt.date) -> list[Raw]:
    known = [each.child for each in lives if dice.happens(0.97)]
    known += [child for child in known if dice.happens(0.03)]
    return [
        {
            "CHILD": child,
            "SEX": dice.choice(_SEXES),
            "ETHNIC": dice.choice(_ETHNIC),
            "DOB": generate_rest.born(dice, last),
        }
        for child in known
    ]


def _caseloads(dice: Dice, last: dt.date) -> list[Raw]:
    months = [last, edate(last, -1), dt.date(last.year, last.month, 1), f"{last:%Y-%m}"]
    return [
        {"MONTH": dice.choice(months), "TEAM": team, "CASES": cases, "WORKERS": dice.choice((0, 4.5, 6, None))}
        for team in ("North", "South", "16 plus", dice.choice(("North", "NORTH ", "16  Plus")))
        for cases in [dice.choice((*range(91), *[None] * 20))]
    ]


def _spoil(dice: Dice, tables: Council, last: dt.date) -> None:
    """Tables that the council does not have or only from a day on, blank columns, IDs in other clothes, bad rows."""
    for name, column in _MAY_BE_CUT:
        if dice.happens(0.5):
            cut = dice.day(last - 500 * ONE, last - 60 * ONE)
            tables[name] = [row for row in tables[name] if row[column] is None or row[column] >= cut]
    for name in tables:
        if name != "Episodes" and dice.happens(0.3 if name == "Visits" else 0.07):
            tables[name] = []
    for name, column in _MAY_BE_BLANK:
        if dice.happens(0.08):
            tables[name] = [row | {column: None} for row in tables[name]]
    for rows in tables.values():
        _dress(dice, rows)
    tables["Episodes"] += [{}, {"DECOM": last, "RNE": "S", "LS": "C2"}, _backwards(last)]


def _dress(dice: Dice, rows: list[Raw]) -> None:
    for row in rows:
        if "CHILD" in row and dice.happens(0.1):
            text = str(row["CHILD"])
            row["CHILD"] = dice.choice((text, f" {text} ", text.upper(), text.lower()))


def _backwards(last: dt.date) -> Raw:
    return {"CHILD": "Z1", "DECOM": last, "RNE": "S", "LS": "C2", "DEC": last - ONE, "REC": "E4A"}
