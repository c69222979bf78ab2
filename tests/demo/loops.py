"""Figures of the demonstration council by plain loops, so that they can be followed by hand."""

from collections import defaultdict
from datetime import date

LAST, YEAR_START = date(2026, 5, 31), date(2025, 6, 1)


def records(tables, name):
    headings, *rows = tables[name]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def born(tables):
    return {child["CHILD"]: child["DOB"] for child in records(tables, "Children")}


def years(start, day):
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))


def months_after(day, months):
    """Only for days that every month has, or a month end gone to the month's last day: enough for these figures."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue


def in_care(tables, day):
    """The episode of each child in care on the day, short breaks aside."""
    return {
        episode["CHILD"]: episode
        for episode in records(tables, "Episodes")
        if episode["DECOM"] <= day
        and (not episode["DEC"] or episode["DEC"] > day)
        and episode["LS"] not in ("V3", "V4")
    }


def histories(tables):
    """Each child's episodes, in order."""
    found = defaultdict(list)
    for episode in records(tables, "Episodes"):
        found[episode["CHILD"]].append(episode)
    return {child: sorted(episodes, key=lambda e: e["DECOM"]) for child, episodes in found.items()}


def started(episodes):
    """The first day of the last period of care."""
    return max(episode["DECOM"] for episode in episodes if episode["RNE"] == "S")


def placements_in_the_year(episodes):
    """The placement at the start of the year, and each new one in it, not counting time away and the return."""
    count, before, away = 0, None, False
    for episode in episodes:
        if episode["PLACE"].startswith("T"):
            away = True
            continue
        returns = away and before and episode["PL_POST"] == before["PL_POST"]
        count += episode["RNE"] in "SPB" and not returns and YEAR_START <= episode["DECOM"] <= LAST
        before, away = episode, False
    return count + any(e["DECOM"] < YEAR_START and (not e["DEC"] or e["DEC"] >= YEAR_START) for e in episodes)


def leaving(tables, first=YEAR_START, last=LAST):
    """The last episode of each child who left in the days."""
    return {
        episode["CHILD"]: episode
        for episode in records(tables, "Episodes")
        if episode["REC"] not in (None, "X1") and episode["LS"] not in ("V3", "V4") and first <= episode["DEC"] <= last
    }


def adopted_in_the_year(tables):
    """The histories of the children whose adoption ended their care in the year."""
    adopted = {child for child, episode in leaving(tables).items() if episode["REC"] in ("E11", "E12")}
    return {child: episodes for child, episodes in histories(tables).items() if child in adopted}


def days_to_placement(tables):
    """For each child adopted in the year: whether by a foster carer, and the time from entering care to living there."""
    by_carer = {row["CHILD"]: row["FOSTER_CARE"] == "1" for row in records(tables, "AD1")}
    for child, episodes in adopted_in_the_year(tables).items():
        yield by_carer[child], _placed(episodes, by_carer[child]) - started(episodes)


def _placed(episodes, by_carer):
    adopters = next(e for e in episodes if e["PLACE"][0] == "A")
    if not by_carer:
        return adopters["DECOM"]
    return next(e["DECOM"] for e in episodes if e["PL_POST"] == adopters["PL_POST"])


def days_to_match(tables):
    """For each child adopted in the year: the days from the placement order to the match."""
    matched = {row["CHILD"]: row["DATE_MATCH"] for row in records(tables, "AD1")}
    for child, episodes in adopted_in_the_year(tables).items():
        ordered = next(e["DECOM"] for e in episodes if e["LS"] == "E1")
        yield max(0, (matched[child] - ordered).days)
