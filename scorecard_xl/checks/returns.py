"""Children that an SSDA903 return should hold and does not (decisions H2)."""

import numpy as np

from scorecard_xl.checks.evidence import Evidence, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import BY_TABLE
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.lookups import last_of
from scorecard_xl.tables.rows import Rows


@rule(
    "absent_from_return",
    "Episodes",
    "CHILD",
    "is still in care by this row, but has no episode in the last return imported (the last one with an episode of the "
    "child is that of the year to {last_return}): close the episode, or find out why the return left the child out",
    indicators=BY_TABLE["Episodes"],
    uses=("Children",),
)
def absent_from_return(evidence: Evidence) -> Rows | None:
    children = evidence.data.children
    returns = children["last_return"]
    newest = returns[known(returns)].max(initial=np.datetime64(0, "s"))
    episodes = evidence.table("Episodes")
    in_return = last_of(children, "last_return", episodes)
    gone = ~known(episodes["dec"]) & (in_return < newest) & (episodes["decom"] <= newest)
    return where(episodes.with_columns(last_return=in_return), gone)
