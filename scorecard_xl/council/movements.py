"""Who came into care and who left it, and what happened on a day in care."""

from collections.abc import Mapping

import numpy as np

from scorecard_xl.council.care import InForce
from scorecard_xl.council.period import Day
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.rows import Rows

_TOO_LATE = np.datetime64("2100-01-01")
_HAPPENED = {
    "Episodes": ("decom", "dec"),
    "Reviews": ("review",),
    "Visits": ("visit",),
    "Health": ("check_date",),
    "PEPs": ("pep_date",),
    "Schools": ("school_start",),
    "Missing": ("mis_start", "mis_end"),
    "AD1": ("date_match",),
    "PlacedAdoption": ("date_placed", "date_placed_ceased"),
    "CareLeavers": ("pathway_plan", "latest_contact"),
    "Caseloads": ("month",),
}
"""The days of what happened, by table: none of what is planned or ends by itself."""


def latest_date(episodes: Rows) -> Day | None:
    """The last day on which an episode starts or ends; None where there is none.

    A day after 2099, such as the 31/12/9999 that case systems write for an open episode, is passed over.
    """
    return _latest([episodes["decom"], episodes["dec"]])


def latest_event(tables: Mapping[str, Rows]) -> Day | None:
    """The last day on which anything happened that a table tells of; None where none does. Days after 2099 as above."""
    return _latest([tables[name][column] for name, columns in _HAPPENED.items() for column in columns])


def _latest(columns: list[np.ndarray]) -> Day | None:
    days = np.concatenate(columns)
    days = days[days < _TOO_LATE]
    return Day(days.max()) if len(days) else None


def starts(episodes: Rows) -> Rows:
    """Episodes that start a period in care, short breaks aside, in order of DECOM (decisions A1, G1)."""
    return episodes[(episodes["rne"] == "S") & ~episodes["short_break"]].in_order_of("decom")


def leavings(episodes: Rows) -> Rows:
    """Episodes that end a period in care, short breaks aside, in order of DEC, then row (decisions G1)."""
    rec = episodes["rec"]
    leaves = known(episodes["dec"]) & known(rec) & (rec != "X1") & ~episodes["short_break"]
    rows = episodes[leaves]
    return rows.with_columns(row=rows.index).in_order_of("dec", "row")


def times_missing(missing: Rows, in_force: InForce) -> Rows:
    """Times a child was missing from care, in order of MIS_START, each child and day once (decisions F7)."""
    times = missing[(missing["missing"] == "M")]
    return while_in_care(times[~times.repeated("child", "mis_start")], "mis_start", in_force)


def while_in_care(rows: Rows, day: str, in_force: InForce) -> Rows:
    """The rows whose day in that column the child was in care on, in order of it."""
    return rows[in_force.for_each(rows.child, rows[day]) >= 0].in_order_of(day)
