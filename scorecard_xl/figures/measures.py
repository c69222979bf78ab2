"""What the page shows, in which order and under which words: the sheet Page."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from scorecard_xl.figures import naming
from scorecard_xl.indicators import INDICATORS, Declared, Indicator, Unit
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import as_text, is_empty
from scorecard_xl.tables.sheet_reader import Record, Records
from scorecard_xl.tables.sheets import LOCAL, NO, SHEETS, YES
from scorecard_xl.tables.values import Value

SHEET = "Page"
HEADINGS = SHEETS[SHEET].headings
MOST_SHOWN = 36
"""How many rows of the front page, and how many charts, there is room for."""


@dataclass(frozen=True)
class Measure:
    """One row of the sheet. `group`: None for an indicator without groups, or for all of them.

    `front`: whether it has a row on the front page; `chart`: whether it has a chart.
    """

    indicator: str
    group: str | None
    theme: str
    label: str
    front: bool = True
    chart: bool = True

    def cells(self) -> list[Value]:
        """The row of the sheet, as HEADINGS."""
        return [self.indicator, self.group, self.theme, self.label, _yes(self.front), _yes(self.chart)]


def _yes(answer: bool) -> str:
    return YES if answer else NO


def _theme(theme: str, *rows: tuple[str, str] | tuple[str, str, str]) -> Iterator[Measure]:
    """`rows`: indicator, label, and f for the front page only, c for a chart only, - for neither."""
    for indicator, label, *where in rows:
        shown = "".join(where) or "fc"
        yield Measure(indicator, None, theme, label, "f" in shown, "c" in shown)


def _ages(theme: str, indicator: str, label: str) -> Iterator[Measure]:
    """A row for each age; the oldest, who are few and of whom nothing is published, on the chart only."""
    ages = INDICATORS[indicator].groups
    yield from (Measure(indicator, age, theme, f"{label}, {age}", front=age in _ON_THE_FRONT) for age in ages)


_ON_THE_FRONT = ("17 to 18", "19 to 21")
_LEAVERS = "Care leavers"

_ALL = (
    *_theme(
        "Homes and stability",
        ("three_or_more_placements", "Three or more homes in a year"),
        ("long_term_stability", "Same carer for two years"),
        ("placed_over_20_miles", "Over 20 miles from home"),
        ("placed_outside_area", "Outside the council's area"),
        ("three_or_more_social_workers", "Three or more social workers", "-"),
    ),
    *_theme(
        "Seen, heard and safe",
        ("visits_on_time", "Visits on time"),
        ("reviews_on_time", "Reviews on time"),
        ("review_participation", "Took part in their review"),
        ("seen_alone", "Seen alone at visits"),
        ("missing_children", "Children who went missing"),
        ("missing_episodes", "Times children went missing", "-"),
        ("missing_share", "Children who went missing in a year", "-"),
        ("missing_repeatedly", "Missing three times or more", "-"),
        ("return_interviews_offered", "Offered a return interview", "-"),
        ("return_interviews_accepted", "Took up a return interview", "-"),
    ),
    *_theme(
        "Health",
        ("initial_health_on_time", "First health check in 20 days"),
        ("annual_health_on_time", "Yearly health check"),
        ("dental_on_time", "Dentist in the last year"),
        ("immunisations", "Immunisations up to date", "-"),
        ("development_checks", "Development checks up to date", "-"),
        ("sdq_average", "Strengths and difficulties score", "-"),
        ("sdq_recorded", "Has a strengths and difficulties score", "-"),
    ),
    *_theme(
        "Education",
        ("pep_in_place", "Education plan (PEP) in place"),
        ("good_or_outstanding_schools", "Good or outstanding school"),
    ),
    *_theme(
        "Permanence",
        ("leavers_adopted", "Leaving care by adoption"),
        ("leavers_permanence", "Leaving care to a permanent family", "-"),
        ("adoption_time_to_placement", "Time to adoptive home"),
        ("adoption_time_to_match", "Time from order to match"),
        ("uasc", "Unaccompanied asylum-seeking children", "-"),
    ),
    *_theme(_LEAVERS, ("pathway_plan", "Pathway plan in date")),
    *_ages(_LEAVERS, "care_leavers_suitable_accommodation", "Suitable home"),
    *_ages(_LEAVERS, "care_leavers_eet", "Learning or working"),
    *_ages(_LEAVERS, "care_leavers_in_touch", "In touch"),
    *(
        Measure(each.name, None, each.section, each.title)
        for each in INDICATORS.values()
        if each.package and (each.is_rated or not each.groups)  # bands of all children are on Profile
    ),
)
DEFAULT = tuple(each for each in _ALL if each.indicator in INDICATORS)
"""What the page of a new workbook shows, and the page of one whose sheet is blank or missing."""


def measures_of(records: Records, indicators: Declared = INDICATORS, teams: Collection[str] = ()) -> Sequence[Measure]:
    """The rows of the sheet in order, DEFAULT where it has none; what cannot be shown is a problem.

    `indicators`: those that the council has, local measures too. `teams`: those that caseloads are known of.
    """
    records.say_missing()
    found = [(record, each) for record in records if (each := _measure(record, indicators)) is not None]
    labels = {plain(team): team for team in teams}
    kept = _once([(record, _with_team(record, each, indicators, labels)) for record, each in found])
    _say_too_many([each for each in kept if each[1].front], "FRONT", "rows on the front page", indicators)
    _say_too_many([each for each in kept if each[1].chart], "CHART", "charts", indicators)
    return [each for _, each in kept] or DEFAULT


def with_local(measures: Sequence[Measure], local: Declared) -> Sequence[Measure]:
    """With the local measures that have no row: these are listed on Profile."""
    there = {each.indicator for each in measures}
    others = (each for each in local.values() if each.name not in there)
    return [*measures, *(Measure(each.name, None, LOCAL, each.title, front=False, chart=False) for each in others)]


def _measure(record: Record, indicators: Declared) -> Measure | None:
    """None where it is not known what the row is about."""
    indicator = record.read("MEASURE", partial(_indicator, indicators))
    if indicator is None:
        return None
    so_far = len(record.of.problems)
    group = record.read("GROUP", partial(_group, indicator))
    if len(record.of.problems) > so_far:
        return None
    theme, label = record.read("THEME") or indicator.section, record.read("LABEL") or _title(indicator, group)
    front, chart = (record.read(heading) != NO for heading in ("FRONT", "CHART"))
    return Measure(indicator.name, group, theme, label, front, chart)


def _title(indicator: Indicator, group: str | None) -> str:
    return f"{indicator.title}, {group}" if group else indicator.title


def _indicator(indicators: Declared, value: object) -> Indicator:
    if is_empty(value):
        raise ValueError("is blank, so the row is not shown: choose a measure of the list, or clear the row")
    found = naming.on_sheet(value, indicators)
    if found is None:
        raise ValueError(f"is not a measure, so the row is not shown: {naming.what_to_write(value, indicators)}")
    return found


def _group(indicator: Indicator, value: object) -> str | None:
    if is_empty(value):
        return None
    text = as_text(value)
    if indicator.unit is Unit.CASES:  # of a caseload, a team
        return text
    found = next((group for group in indicator.groups if plain(group) == plain(text)), None)
    if found is None:
        groups = (
            f"give one of {', '.join(indicator.groups)}" if indicator.groups else "clear the cell, it has no groups"
        )
        raise ValueError(f"is not a group of {indicator.name}, so the row is not shown: {groups}")
    return found


Kept = list[tuple[Record, Measure]]


def _once(found: Kept) -> Kept:
    """Each measure where it comes first."""
    first: dict[tuple[str, str | None], tuple[Record, Measure]] = {}
    for record, each in found:
        key = each.indicator, each.group
        if key in first:
            what = f"is there already in row {first[key][0].row}, which is shown: delete one of the two rows"
            record.say("MEASURE", what)
        else:
            first[key] = record, each
    return list(first.values())


def _with_team(record: Record, measure: Measure, indicators: Declared, teams: Mapping[str, str]) -> Measure:
    """With the team as Teams writes it. Where no team is known, every row waits for its figure."""
    if not (teams and measure.group and indicators[measure.indicator].unit is Unit.CASES):
        return measure
    if plain(measure.group) not in teams:
        record.say("GROUP", "is not a team of Teams or Caseloads, so the row has no figure: check the spelling")
    return replace(measure, group=teams.get(plain(measure.group), measure.group))


def _say_too_many(kept: Kept, heading: str, what: str, indicators: Declared) -> None:
    """Groups count one by one, as they are shown; on charts the groups of a measure share one."""
    if heading == "CHART":
        kept = list({each.indicator: (record, each) for record, each in reversed(kept)}.values())[::-1]
    room = MOST_SHOWN
    for record, each in kept:
        room -= 1 if heading == "CHART" or each.group else max(len(indicators[each.indicator].groups), 1)
        if room < 0:
            record.say(
                heading, f"is one too many: the page has room for {MOST_SHOWN} {what}; write {NO} here or further up"
            )
