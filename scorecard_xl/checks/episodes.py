"""How the episodes of a child follow one another."""

import numpy as np
import pandas as pd
from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.checks.registry import rule
from scorecard_xl.council.period import Day, day_in_words
from scorecard_xl.tables.problems import Severity

_GOES_ON = ("P", "L", "T", "U", "B")


@rule(
    "388",
    "Episodes",
    "REC",
    "says that {said} on {DEC}, but {found}: put REC or the dates right",
    columns=("Episodes.DEC", "Episodes.REC"),
)
def end_and_next(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    follows = episodes["DEC"] == episodes["next_decom"]
    wrong = (episodes["REC"] == "X1") != follows
    failing = episodes[wrong & episodes["DEC"].notna() & episodes["REC"].notna()]
    goes_on = failing["REC"] == "X1"
    return failing.assign(
        said=np.where(goes_on, "another episode starts", "care ended"),
        found=[_next_in_words(*each) for each in zip(goes_on, failing["next_decom"], strict=True)],
    )


def _next_in_words(goes_on: bool, start: Day) -> str:
    if not goes_on:
        return "the next episode starts on that day"
    return "no episode follows" if pd.isna(start) else f"the next one starts on {day_in_words(start)}"


@rule(
    "431",
    "Episodes",
    "RNE",
    "says that care starts on {DECOM}, but the episode before it (row {previous_row}) ended on {previous_dec}: give "
    "the reason for the change, or put the dates right",
    columns=("Episodes.DECOM", "Episodes.RNE"),
)
def starts_when_care_went_on(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[(episodes["RNE"] == "S") & (episodes["DECOM"] <= episodes["previous_dec"])]


@rule(
    "433",
    "Episodes",
    "DECOM",
    "is not the day the episode before it ended (row {previous_row}, DEC: {previous_dec}), though RNE {RNE} says that "
    "care went on: put DECOM, RNE or that DEC right",
)
def goes_on_at_once(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    goes_on = episodes["RNE"].isin(_GOES_ON) & ~episodes["first"]
    return episodes[goes_on & (episodes["DECOM"] != episodes["previous_dec"])]


@rule(
    "501",
    "Episodes",
    "DECOM",
    "is before the end of the episode before it (row {previous_row}, DEC: {previous_dec}): a child is in one placement "
    "at a time; put DECOM or that DEC right",
)
def overlaps(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[episodes["DECOM"] < episodes["previous_dec"]]


@rule(
    "not_closed",
    "Episodes",
    "DECOM",
    "starts a new period of care, but the episode before it (row {previous_row}) has no DEC: give the day and "
    "the reason it ended",
)
def not_closed(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    open_before = episodes["previous_dec"].isna() & ~episodes["first"]
    return episodes[open_before & ~episodes["RNE"].isin(_GOES_ON)]


@rule(
    "437",
    "Episodes",
    "REC",
    "says that the child died or turned out to be an adult, but the next episode starts on {next_decom}: put REC "
    "right, or clear what follows",
    columns=("Episodes.DECOM", "Episodes.REC"),
)
def nothing_follows(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[episodes["REC"].isin(["E2", "E15"]) & ~episodes["final"]]


@rule(
    "562",
    "Episodes",
    "RNE",
    "says that care began before this child's first episode here. We use {DECOM} as the start: import earlier years",
    # what is not known is the start of care
    distorts=("length_of_time_in_care", "long_term_stability", "reviews_on_time", "adoption_time_to_placement"),
    severity=Severity.WARNING,
)
def begins_in_the_middle(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[episodes["first"] & episodes["RNE"].isin(_GOES_ON)]


@rule(
    "same_day",
    "Episodes",
    "DEC",
    "is the day that the episode starts: an episode lasts at least until the next day; put DECOM or DEC right",
    # it counts as a placement, and changes nothing else
    distorts=("three_or_more_placements",),
    severity=Severity.WARNING,
)
def starts_and_ends(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[(episodes["DECOM"] == episodes["DEC"])]


@rule(
    "end_without_reason",
    "Episodes",
    "REC",
    "is blank, though the episode ended on {DEC}: give the reason (X1 where another episode follows)",
)
def end_without_reason(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[episodes["DEC"].notna() & episodes["REC"].isna()]


@rule(
    "reason_without_end",
    "Episodes",
    "DEC",
    "is blank, though REC {REC} says that the episode has ended: give the day, or clear REC",
)
def reason_without_end(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[episodes["DEC"].isna() & episodes["REC"].notna()]
