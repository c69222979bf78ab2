"""Children that an SSDA903 return should hold and does not (settled H2)."""

import pandas as pd

from scorecard_xl.checks.evidence import Evidence, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import BY_TABLE


@rule(
    "absent_from_return",
    "Episodes",
    "CHILD",
    "is still in care by this row, but is not in the last return imported (the child was last in that of the year to "
    "{last_return}): close the episode, or find out why the return left the child out",
    indicators=BY_TABLE["Episodes"],
    uses=("Children",),
)
def absent_from_return(evidence: Evidence) -> pd.DataFrame | None:
    children = evidence.data.children
    newest = children["last_return"].max()
    episodes = evidence.table("Episodes")
    in_return = evidence.data.of_child(children["last_return"], episodes)
    gone = episodes["dec"].isna() & (in_return < newest) & (episodes["decom"] <= newest)
    return where(episodes.assign(last_return=in_return), gone)
