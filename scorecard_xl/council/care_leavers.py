"""Young people who have left care (decisions G4)."""

from scorecard_xl.tables.columns import filled
from scorecard_xl.tables.lookups import last_of
from scorecard_xl.tables.rows import Rows


def care_leavers(rows: Rows, children: Rows) -> Rows:
    """The last row of each, with a date of birth from Children where they have none."""
    leavers = rows.one_each()
    return leavers.with_columns(dob=filled(leavers["dob"], last_of(children, "dob", leavers)))
