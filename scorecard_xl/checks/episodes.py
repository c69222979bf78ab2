"""How the episodes of a child follow one another."""

from scorecard_xl.checks.evidence import Evidence, where
from scorecard_xl.checks.registry import rule
from scorecard_xl.checks.touched import CHAIN, IN_CARE, STARTS_AND_ENDS
from scorecard_xl.tables.columns import known
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.rows import Rows

_GOES_ON = ("P", "L", "T", "U", "B")


@rule(
    "388",
    "Episodes",
    "REC",
    "does not fit what follows: the episode ends on {dec}, the next one starts: {next_decom}. X1 is for an episode "
    "that another follows on the same day, any other code for the end of care: put REC or the dates right",
    indicators=CHAIN,
)
def end_and_next(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    follows = episodes["dec"] == episodes["next_decom"]
    wrong = (episodes["rec"] == "X1") != follows
    return where(episodes, wrong & known(episodes["dec"]) & known(episodes["rec"]))


@rule(
    "431",
    "Episodes",
    "RNE",
    "says that care starts on {decom}, but the episode before it (row {previous_row}) ended on {previous_dec}: give "
    "the reason for the change, or put the dates right",
    indicators=CHAIN,
)
def starts_when_care_went_on(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, (episodes["rne"] == "S") & (episodes["decom"] <= episodes["previous_dec"]))


@rule(
    "433",
    "Episodes",
    "DECOM",
    "is not the day the episode before it ended (row {previous_row}, DEC: {previous_dec}), though RNE {rne} says that "
    "care went on: put DECOM, RNE or that DEC right",
    indicators=CHAIN,
)
def goes_on_at_once(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    goes_on = episodes["rne"].among(_GOES_ON) & ~episodes["first"]
    return where(episodes, goes_on & (episodes["decom"] != episodes["previous_dec"]))


@rule(
    "501",
    "Episodes",
    "DECOM",
    "is before the end of the episode before it (row {previous_row}, DEC: {previous_dec}): a child is in one placement "
    "at a time; put DECOM or that DEC right",
    indicators=CHAIN,
)
def overlaps(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, episodes["decom"] < episodes["previous_dec"])


@rule(
    "not_closed",
    "Episodes",
    "DECOM",
    "starts care anew, but the episode before it (row {previous_row}) has no DEC: give the day and the reason it ended",
    indicators=CHAIN,
)
def not_closed(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    open_before = ~known(episodes["previous_dec"]) & ~episodes["first"]
    return where(episodes, open_before & ~episodes["rne"].among(_GOES_ON))


@rule(
    "437",
    "Episodes",
    "REC",
    "says that the child died or turned out to be an adult, but the next episode starts on {next_decom}: put REC "
    "right, or clear what follows",
    indicators=(*IN_CARE, *STARTS_AND_ENDS),
)
def nothing_follows(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, episodes["rec"].among(["E2", "E15"]) & ~episodes["final"])


@rule(
    "562",
    "Episodes",
    "RNE",
    "stands in the first known episode of this child, so that the start of care is not known and {decom} is taken for "
    "it: import the earlier years",
    indicators=("length_of_time_in_care", "long_term_stability", "reviews_on_time", "adoption_time_to_placement"),
    severity=Severity.WARNING,
)
def begins_in_the_middle(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, episodes["first"] & episodes["rne"].among(_GOES_ON))


@rule(
    "same_day",
    "Episodes",
    "DEC",
    "is the day that the episode starts: an episode lasts at least until the next day; put DECOM or DEC right",
    indicators=("three_or_more_placements",),
    severity=Severity.WARNING,
)
def starts_and_ends(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, (episodes["decom"] == episodes["dec"]))


@rule(
    "end_without_reason",
    "Episodes",
    "REC",
    "is blank, though the episode ended on {dec}: give the reason (X1 where another episode follows)",
    indicators=STARTS_AND_ENDS,
)
def end_without_reason(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, known(episodes["dec"]) & ~known(episodes["rec"]))


@rule(
    "reason_without_end",
    "Episodes",
    "DEC",
    "is blank, though REC {rec} says that the episode has ended: give the day, or clear REC",
    indicators=(*IN_CARE, *STARTS_AND_ENDS),
)
def reason_without_end(evidence: Evidence) -> Rows | None:
    episodes = evidence.episodes
    return where(episodes, ~known(episodes["dec"]) & known(episodes["rec"]))
