"""What is read from DfE's published files: one declaration for each measure and group.

Source of the words: the local-authority files of "Children looked after in England including adoptions" (2021 to 2025)
and "Children's social work workforce" (2017 to 2025), explore-education-statistics.service.gov.uk.
"""

from collections.abc import Iterator
from dataclasses import dataclass

NOT_PUBLISHED = frozenset({*"ckluxz", "low", ":", "..", "*", "~"})
"""DfE's signs for what is suppressed, low, not available or not applicable."""


@dataclass(frozen=True)
class Quantity:
    """What a value column holds. `words`: a heading with one of them is such a column; the earlier words go first."""

    words: tuple[str, ...]
    is_share: bool = False


SHARE = Quantity(("percent", "pct", "proportion", "share"), is_share=True)
RATE = Quantity(("rate per 10", "rate"))
SCORE = Quantity(("average", "mean", "score", "count", "number"))
CASELOAD = Quantity(("caseload",))


@dataclass(frozen=True)
class Measure:
    """One indicator, or one group of it, in one kind of file.

    `where`: texts that the columns of words in a row hold, in any order of columns; `|` is between other wordings.
    """

    indicator: str
    kind: str
    quantity: Quantity
    where: tuple[str, ...] = ()
    group: str | None = None


_STABILITY, _HEALTH = "placement stability", "health and other outcomes"
_ACCOMMODATION, _ACTIVITY = "care leavers' accommodation", "care leavers' activity"
_RATES, _WORKERS, _WORKFORCE = "numbers and rates", "social workers of a child", "social work workforce"
_AGES = {"17 to 18": "17 to 18 years|Aged 17 to 18", "19 to 21": "19 to 21 years|Aged 19 to 21"}


def _of_care_leavers(indicator: str, kind: str, text: str) -> Iterator[Measure]:
    return (Measure(indicator, kind, SHARE, (age, text), group) for group, age in _AGES.items())


MEASURES: tuple[Measure, ...] = (
    Measure("children_in_care", _RATES, RATE, ("Children looked after on 31 March each year",)),
    Measure("children_starting", _RATES, RATE, ("Children starting to be looked after each year",)),
    Measure("children_leaving", _RATES, RATE, ("Children ceasing to be looked after each year",)),
    Measure("average_caseload", _WORKFORCE, CASELOAD),
    Measure("three_or_more_placements", _STABILITY, SHARE, ("With 3 or more placements during the year",)),
    Measure("long_term_stability", _STABILITY, SHARE, ("Living with the same carer for at least 2 years",)),
    Measure("three_or_more_social_workers", _WORKERS, SHARE, ("3 or more social workers during the year",)),
    Measure("annual_health_on_time", _HEALTH, SHARE, ("Had their annual health assessment",)),
    Measure("dental_on_time", _HEALTH, SHARE, ("Had their teeth checked by a dentist",)),
    Measure("immunisations", _HEALTH, SHARE, ("Had their immunisations up to date",)),
    Measure("development_checks", _HEALTH, SHARE, ("Development assessments up to date",)),
    Measure("sdq_average", _HEALTH, SCORE, ("SDQ average score",)),
    Measure("sdq_recorded", _HEALTH, SHARE, ("SDQ score was received",)),
    *_of_care_leavers("care_leavers_suitable_accommodation", _ACCOMMODATION, "Accommodation considered suitable"),
    *_of_care_leavers("care_leavers_eet", _ACTIVITY, "Total in education, employment or training"),
)


def looked_for() -> str:
    """What makes a file one that is read, by kind."""
    kinds = dict.fromkeys(measure.kind for measure in MEASURES)
    return "; ".join(f"{kind} ({_of_kind(kind)})" for kind in kinds)


def _of_kind(kind: str) -> str:
    own = [measure for measure in MEASURES if measure.kind == kind]
    rows = dict.fromkeys(f'"{measure.where[-1].split("|")[0]}"' for measure in own if measure.where)
    columns = dict.fromkeys(f'a column with "{measure.quantity.words[0]}" in its heading' for measure in own)
    return " and ".join(filter(None, [(rows and f"rows {', '.join(rows)}") or "", " or ".join(columns)]))
