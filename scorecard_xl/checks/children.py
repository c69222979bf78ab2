"""Children that are not in Children or have no date of birth, rows that are there twice, and dates outside sense."""

from collections.abc import Iterable

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.lookups import are_in, last_of
from scorecard_xl.council.period import Day
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.schema import TABLES

_ONE_ROW = ("Children", "UASC", "AD1", "CareLeavers")
_CHILDREN_ACT = Day(1991, 10, 14)
_NUMBERS = {"DECOM": "354", "DEC": "385", "MIS_START": "570", "MIS_END": "571"}
_HAPPENED = {
    "Children": ("DOB",),
    "Episodes": ("DECOM", "DEC"),
    "Reviews": ("REVIEW",),
    "Visits": ("VISIT",),
    "Health": ("CHECK_DATE",),
    "PEPs": ("PEP_DATE",),
    "Schools": ("SCHOOL_START",),
    "Missing": ("MIS_START", "MIS_END"),
    "AD1": ("DATE_INT", "DATE_MATCH"),
    "PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED"),
    "CareLeavers": ("DOB", "PATHWAY_PLAN", "LATEST_CONTACT"),
}
_PLANNED = {"Reviews": ("REVIEW_DUE",), "Visits": ("VISIT_DUE",), "Schools": ("SCHOOL_END",), "UASC": ("DUC",)}


def _is_known(table: str) -> None:
    says = "is not in Children: add the child there, or put the ID right"

    @rule(f"unknown_child_{table.lower()}", table, "CHILD", says, uses=("Children",))
    def unknown(evidence: Evidence) -> DataFrame:
        rows = evidence.table(table)
        unknown = ~are_in(rows, evidence.table("Children"))
        return rows[unknown & ~rows.duplicated("CHILD")]


def _one_row(table: str) -> None:
    says = f"has more than one row in {table}, of which the last counts, not this one: clear those that are not right"

    @rule(f"one_row_{table.lower()}", table, "CHILD", says)
    def several(evidence: Evidence) -> DataFrame:
        rows = evidence.table(table)
        return rows[rows.duplicated("CHILD", keep="last")]


def _written_twice(table: str) -> None:
    column = TABLES[table].columns[0].heading
    says = "duplicates an earlier row: clear one of the two"

    @rule(
        f"written_twice_{table.lower()}",
        table,
        column,
        says,
        severity=Severity.WARNING,
    )
    def twice(evidence: Evidence) -> DataFrame:
        rows = evidence.table(table)
        return _twice(rows)


def _twice(rows: DataFrame) -> DataFrame:
    return rows[rows.duplicated()]


def _zeros(table: str) -> None:
    says = "differs from {other} in leading zeros alone, and counts as another child: if they are one child, use one ID"
    key = "leading_zeros" if table == "Children" else f"leading_zeros_{table.lower()}"

    @rule(key, table, "CHILD", says, severity=Severity.WARNING)
    def zeros(evidence: Evidence) -> DataFrame | None:
        """Each child of the list of all; of another table only those who are not on it."""
        rows = evidence.table(table)
        listed = "Children" if evidence.data.has("Children") else "Episodes"
        first = rows[~rows.duplicated("CHILD")]
        if table != listed:
            first = first[~are_in(first, evidence.table(listed))]
        if first.empty:
            return None
        other = first["CHILD"].astype(object).map(other_zeros(rows["CHILD"].cat.categories))
        return first.assign(other=other)[other.notna()]


for _table in TABLES.values():
    if _table.name in _ONE_ROW:
        _one_row(_table.name)
    else:
        _written_twice(_table.name)
    if _table.name != "Children" and _table.columns[0].heading == "CHILD":
        _is_known(_table.name)
    if _table.columns[0].heading == "CHILD":
        _zeros(_table.name)


@rule(
    "same_start",
    "Episodes",
    "DECOM",
    "is the start of the episode before it too (row {previous_row}): keep the one that is right",
)
def same_start(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    same = episodes[episodes["DECOM"] == episodes["previous_decom"]]
    return same[~same.index.isin(_twice(evidence.table("Episodes")).index)]


@rule(
    "no_birth_date",
    "Children",
    "DOB",
    "is blank, so this child has no age in any figure: fill it in",
    uses=("Episodes",),
)
def no_birth_date(evidence: Evidence) -> DataFrame:
    children = evidence.table("Children")
    return children[children["DOB"].isna() & are_in(children, evidence.episodes)]


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
    uses=("Children",),
)
def other_birth_date(evidence: Evidence) -> DataFrame:
    leavers = evidence.with_birth("CareLeavers")
    return leavers[leavers["DOB"].notna() & leavers["born"].notna() & (leavers["DOB"] != leavers["born"])]


@rule(
    "absent_from_return",
    "Episodes",
    "CHILD",
    "is still in care by this row, but has no episode in the last return imported (the last one with an episode of the "
    "child is that of the year to {last_return}): close the episode, or find out why the return left the child out",
    uses=("Children",),
)
def absent_from_return(evidence: Evidence) -> DataFrame:
    returned = evidence.data.children["LAST_RETURN"]
    rows = evidence.table("Episodes")
    rows = rows.assign(last_return=last_of(evidence.data.children, "LAST_RETURN", rows))
    newest = returned.max()
    return rows[rows["DEC"].isna() & (rows["last_return"] < newest) & (rows["DECOM"] <= newest)]


def _not_in_the_future(table: str, column: str) -> None:
    key = _NUMBERS.get(column, f"future_{table}_{column}".lower())
    says = "lies in the future, after {horizon}, which the data have not reached: put the year right"

    @rule(key, table, column, says)
    def in_the_future(evidence: Evidence) -> DataFrame:
        rows = evidence.table(table)
        return rows[rows[column] > evidence.horizon]


def _not_before_the_act(table: str, column: str) -> None:
    key = "353" if column == "DECOM" else f"early_{table}_{column}".lower()
    says = "is before 14 October 1991, when the Children Act began: put the year right"

    @rule(key, table, column, says)
    def before_the_act(evidence: Evidence) -> DataFrame:
        rows = evidence.table(table)
        return rows[rows[column] < _CHILDREN_ACT]


for _of, _days in _HAPPENED.items():
    for _day in _days:
        _not_in_the_future(_of, _day)
for _of, _days in [*_HAPPENED.items(), *_PLANNED.items()]:
    for _day in _days:
        if _day != "DOB":
            _not_before_the_act(_of, _day)
