"""Histories a practitioner can check: one line of text a child, and the rows of the raw tables that it stands for.

    "A 2012-05-01: S 2023-01-10 U4, P 2024-10-31 U6 E1, out 2025-03-01 E11"

Child, date of birth (or -), then the episodes: RNE, DECOM, PLACE, and perhaps LS (else C2) and @postcode. Each ends
when the next starts (REC X1). `out DATE REC` ends the last one; `DATE-` as in "out 2025-03-01 -" leaves REC blank.
"""

import re
from collections.abc import Iterable
from typing import Any

import pytest

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import Settings
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.typed import typed

Row = dict[str, str]


def case(says: str, *values: object) -> Any:
    """One case of a parametrised table, with what it says as its id."""
    return pytest.param(*values, id=says)


def council(*histories: str, until: str = "2030-12-31", settings: Settings | None = None, **tables: str) -> Dataset:
    """A dataset of these children; other tables as lines of `HEADING value, HEADING value` or, for short, `A 2024-01-05`."""
    rows = {"Children": [], "Episodes": [], **{name: _rows(name, text) for name, text in tables.items()}}
    for history in histories:
        child, episodes = _child(history)
        rows["Children"] += [] if "Children" in tables else [child]
        rows["Episodes"] += episodes
    raw = {name: typed(TABLES[name], _grid(name, of)).frame for name, of in rows.items()}
    return Dataset.of(raw, settings or Settings(), Day(until))


def _grid(table: str, rows: Iterable[Row]) -> list[list[str]]:
    headings = TABLES[table].headings
    return [list(headings), *([row.get(heading, "") for heading in headings] for row in rows)]


def _rows(table: str, text: str) -> list[Row]:
    """Rows from `A 2024-01-05, B - 2024-02-01`: the values in the order of the headings, - for a blank."""
    headings = TABLES[table].headings
    return [dict(zip(headings, part.split(), strict=False)) for part in text.split(",") if part.strip()]


def _child(history: str) -> tuple[Row, list[Row]]:
    who, _, steps = history.partition(":")
    child, dob = who.split()
    episodes: list[Row] = []
    for step in filter(None, (step.strip() for step in steps.split(","))):
        word, day, *facts = step.split()
        if word == "out":
            episodes[-1] |= {"DEC": day, "REC": facts[0]}
        else:
            if episodes and "DEC" not in episodes[-1]:
                episodes[-1] |= {"DEC": day, "REC": "X1"}
            episodes.append(_episode(child, word, day, facts))
    return {"CHILD": child, "DOB": dob}, episodes


def _episode(child: str, rne: str, day: str, facts: list[str]) -> Row:
    postcode = next((fact[1:] for fact in facts if fact.startswith("@")), "")
    status = next((fact for fact in facts if re.fullmatch(r"[CDEJLV]\d", fact)), "C2")
    place = next((fact for fact in facts if re.fullmatch(r"[AUPHKRSTZ]\d+", fact)), "U6")
    return {"CHILD": child, "DECOM": day, "RNE": rne, "LS": status, "PLACE": place, "PL_POST": postcode}
