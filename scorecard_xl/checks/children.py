"""Children that are not in Children, or have no date of birth, and rows that stand there twice."""

from collections.abc import Iterable

import numpy as np

from scorecard_xl.checks.evidence import Evidence, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import AGE, BY_TABLE
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.rows import Rows
from scorecard_xl.tables.schema import TABLES

_ONE_ROW = ("Children", "UASC", "AD1", "CareLeavers")


def _is_known(table: str) -> None:
    says = "is not in Children: add the child there, or put the ID right"

    @rule(f"unknown_child_{table.lower()}", table, "CHILD", says, indicators=BY_TABLE[table], uses=("Children",))
    def unknown(evidence: Evidence) -> Rows | None:
        rows = evidence.table(table)
        unknown = ~rows.are_in(evidence.table("Children"))
        return where(rows, unknown & ~rows.repeated("child"))


def _one_row(table: str) -> None:
    says = f"has more than one row in {table}, of which the last counts, not this one: clear those that are not right"

    @rule(f"one_row_{table.lower()}", table, "CHILD", says, indicators=BY_TABLE[table])
    def several(evidence: Evidence) -> Rows | None:
        rows = evidence.table(table)
        return where(rows, rows.repeated("child", keep="last"))


def _written_twice(table: str) -> None:
    column = TABLES[table].columns[0].heading
    says = "has the very same row once more above this one: clear one of the two"

    @rule(
        f"written_twice_{table.lower()}",
        table,
        column,
        says,
        indicators=BY_TABLE[table],
        severity=Severity.WARNING,
    )
    def twice(evidence: Evidence) -> Rows | None:
        rows = evidence.table(table)
        return where(rows, rows.repeated())


for _table in TABLES.values():
    if _table.name in _ONE_ROW:
        _one_row(_table.name)
    else:
        _written_twice(_table.name)
    if _table.name != "Children" and _table.columns[0].heading == "CHILD":
        _is_known(_table.name)


@rule(
    "same_start",
    "Episodes",
    "DECOM",
    "is the start of the episode before it too (row {previous_row}): keep the one that is right",
    indicators=BY_TABLE["Episodes"],
)
def same_start(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    written_twice = evidence.table("Episodes")
    written_twice = written_twice[written_twice.repeated()]
    same = episodes["decom"] == episodes["previous_decom"]
    return where(episodes, same & ~np.isin(episodes.index, written_twice.index))


@rule(
    "no_birth_date",
    "Children",
    "DOB",
    "is blank, so that this child has no age in any figure: fill it in",
    indicators=AGE,
    uses=("Episodes",),
)
def no_birth_date(evidence: Evidence) -> Rows | None:
    children = evidence.table("Children")
    return where(children, ~known(children["dob"]) & children.are_in(evidence.episodes))


@rule(
    "leading_zeros",
    "Children",
    "CHILD",
    "differs from {other} in leading zeros alone, and counts as another child: if they are one child, use one ID",
    indicators=BY_TABLE["Children"],
    severity=Severity.WARNING,
)
def leading_zeros(evidence: Evidence) -> Rows | None:
    children = evidence.table("Children")
    names = children["child"].names
    other = other_zeros(names)
    found = where(children, children["child"].among(tuple(other)))
    if found is None:
        return None
    said = found["child"]
    return found.with_columns(other=np.array([other.get(name, "") for name in said.names], dtype=object)[said.number])


def other_zeros(ids: Iterable[str]) -> dict[str, str]:
    """Of IDs that differ in leading zeros alone, each with the next of them."""
    alike: dict[str, list[str]] = {}
    for each in dict.fromkeys(ids):
        alike.setdefault(each.lstrip("0"), []).append(each)
    several = [own for own in alike.values() if len(own) > 1]
    return {each: own[at - 1] for own in several for at, each in enumerate(own)}


@rule(
    "other_birth_date",
    "CareLeavers",
    "DOB",
    "is not the date of birth in Children ({born}): put the wrong one right",
    indicators=BY_TABLE["CareLeavers"],
    uses=("Children",),
)
def other_birth_date(evidence: Evidence) -> Rows | None:
    leavers = evidence.with_birth("CareLeavers")
    return where(leavers, known(leavers["dob"]) & known(leavers["born"]) & (leavers["dob"] != leavers["born"]))
