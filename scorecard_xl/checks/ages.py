"""Ages at which a child starts, lives somewhere and leaves: 18 at most, and old enough for the place."""

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence, birthday
from scorecard_xl.checks.registry import rule
from scorecard_xl.tables.problems import Severity


@rule(
    "352",
    "Episodes",
    "DECOM",
    "is on or after the 18th birthday (born {born}): nobody starts to be looked after at 18; put DECOM or DOB right",
)
def starts_at_18(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[(episodes["RNE"] == "S") & (episodes["DECOM"] >= birthday(episodes["born"], 18))]


@rule(
    "359",
    "Episodes",
    "DEC",
    "is blank, but the young person turned 18 on {adult_on}: close the episode, or put DOB right (only section 20(5), "
    "LS V2 in a community home K2, goes on after 18)",
)
def still_in_care_after_18(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes[evidence.episodes["DEC"].isna()]
    episodes = episodes.assign(adult_on=birthday(episodes["born"], 18))
    community_home = (episodes["LS"] == "V2") & (episodes["PLACE"] == "K2")
    return episodes[(episodes["adult_on"] < evidence.last) & (episodes["DECOM"] <= evidence.last) & ~community_home]


@rule(
    "born_later",
    "Episodes",
    "DECOM",
    "is before the child was born ({born}): put DECOM or DOB right",
)
def born_later(evidence: Evidence) -> DataFrame:
    episodes = evidence.episodes
    return episodes[episodes["DECOM"] < episodes["born"]]


def _left_too_old(key: str, codes: tuple[str, ...], what: str) -> None:
    says = f"says {what} on {{DEC}}, which is not possible at 18 or over (born {{born}}): put REC, DEC or DOB right"

    @rule(key, "Episodes", "REC", says)
    def too_old(evidence: Evidence) -> DataFrame:
        episodes = evidence.episodes[evidence.episodes["REC"].isin(codes)]
        return episodes[episodes["DEC"] >= birthday(episodes["born"], 18)]


def _left_too_young(key: str, codes: tuple[str, ...], what: str, age: int, severity: Severity) -> None:
    says = f"says {what} on {{DEC}}, which is not possible under {age} (born {{born}}): put REC, DEC or DOB right"

    @rule(key, "Episodes", "REC", says, severity=severity)
    def too_young(evidence: Evidence) -> DataFrame:
        episodes = evidence.episodes[evidence.episodes["REC"].isin(codes)]
        return episodes[episodes["DEC"] < birthday(episodes["born"], age)]


def _placed_too_young(key: str, codes: tuple[str, ...], what: str, age: int) -> None:
    says = (
        f"says {what} from {{DECOM}}, which is not expected under {age} (born {{born}}): put PLACE, DECOM or DOB right"
    )

    @rule(key, "Episodes", "PLACE", says, severity=Severity.WARNING)
    def too_young(evidence: Evidence) -> DataFrame:
        episodes = evidence.episodes[evidence.episodes["PLACE"].isin(codes)]
        return episodes[episodes["DECOM"] < birthday(episodes["born"], age)]


_left_too_old("386", ("E11", "E12"), "adopted")
_left_too_old("407", ("E45", "E46", "E47", "E48"), "special guardianship")
_left_too_young("460", ("E17",), "stayed put with the carers", 18, Severity.ERROR)
_left_too_young("387", ("E5", "E6"), "independent living", 14, Severity.ERROR)
_left_too_young("389", ("E7",), "adult residential care", 16, Severity.ERROR)
_placed_too_young("371", ("H5", "K3"), "supported accommodation", 16)
_placed_too_young("372", ("R5",), "young offender institution", 10)
_placed_too_young("373", ("S1",), "residential school", 4)
_placed_too_young("374", ("P3",), "residential employment", 14)
