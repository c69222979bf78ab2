"""Who came into care and who left it, and what happened on a day in care."""

import datetime as dt

import numpy as np

from scorecard_xl.council.care import InForce
from scorecard_xl.council.period import Day
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.rows import Rows


def reach_of(episodes: Rows, today: dt.date | None = None) -> Day | None:
    """The day that the episodes reach: the latest DECOM or DEC not after today, outliers aside (settled H1).

    None where there is no such day.
    """
    days = np.sort(np.concatenate([episodes["decom"], episodes["dec"]]))
    days = days[~np.isnat(days)]
    past = days[days <= np.datetime64(today or dt.date.today())]
    if not len(past):
        return None
    rest = past[: max(len(past) - max(1, len(past) // 1000), 1)]
    return Day(past[past <= rest[-1] + np.timedelta64(62, "D")][-1])


def starts(episodes: Rows) -> Rows:
    """Episodes that start a period in care, short breaks aside, in order of DECOM (settled A1, G1)."""
    return episodes[(episodes["rne"] == "S") & ~episodes["short_break"]].in_order_of("decom")


def leavings(episodes: Rows) -> Rows:
    """Episodes that end a period in care, short breaks aside, in order of DEC, then row (settled G1)."""
    rec = episodes["rec"]
    leaves = known(episodes["dec"]) & known(rec) & (rec != "X1") & ~episodes["short_break"]
    rows = episodes[leaves]
    return rows.with_columns(row=rows.index).in_order_of("dec", "row")


def times_missing(missing: Rows, in_force: InForce) -> Rows:
    """Times a child was missing from care, in order of MIS_START, each child and day once (settled F7)."""
    times = missing[(missing["missing"] == "M")]
    return while_in_care(times[~times.repeated("child", "mis_start")], "mis_start", in_force)


def while_in_care(rows: Rows, day: str, in_force: InForce) -> Rows:
    """The rows whose day in that column the child was in care on, in order of it."""
    return rows[in_force.for_each(rows.child, rows[day]) >= 0].in_order_of(day)
