"""Young people who have left care (decisions G4)."""

import pandas as pd

from scorecard_xl.council.lookups import last_of, one_each


def care_leavers(rows: pd.DataFrame, children: pd.DataFrame) -> pd.DataFrame:
    """The last row of each, with `dob`: the date of birth, from Children where they have none."""
    leavers = one_each(rows)
    return leavers.assign(dob=leavers["DOB"].fillna(last_of(children, "DOB", leavers)))
