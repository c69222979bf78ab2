"""The words that pages, lists and screens use of figures: values, parts, targets, windows; and why one is empty."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Period, Window, day_in_words
from scorecard_xl.figures.figure import NOTHING, Figure, Rag, as_words, in_unit
from scorecard_xl.indicators import Better, Counts, Indicator, Unit
from scorecard_xl.page.model import Shown
from scorecard_xl.tables.sheets import LOCAL

_EXACT = 1_000_000
SIMILAR = "similar councils"
NONE_TO_COUNT = "none to count"
OC2 = "OC2"
RATING: Mapping[Rag, str] = {Rag.GREEN: "● On target", Rag.AMBER: "○ Near target", Rag.RED: "■ Off target"}
_HIDDEN = "hidden"
_ANY_DAY = {Window.AT: "on the last day", Window.MONTH: "in the month", Window.QUARTER: "in the quarter"}
_SPANS = {Window.YTD: "year to date", Window.YEAR: "last 12 months"}
_MADE_OF = {
    Unit.SHARE: "{n} of {d}",
    Unit.COUNT: "",
    Unit.DAYS: "mean, {d} {children}",
    Unit.SCORE: "mean of {d}",
    Unit.POUNDS: "mean of {d}",
    Unit.CASES: "{n} cases, {d} staff",
}


def number_of(count: int, thing: str) -> str:
    """1 cell, 3 cells, 1,204 cells. `thing`: its singular, whose plural ends in s."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def value_in_words(value: Fraction | float | None, unit: Unit) -> str:
    """97.1%, 420, 167 days; 100% and 0% without a decimal where they are exact."""
    if unit is Unit.SHARE and value in (0, 1):
        return f"{int(value or 0) * 100}%"
    return as_words(value, unit)


def short_number(value: Fraction | float, indicator: Indicator) -> str:
    """10%, 9.5%, 14.9, 486 days, £1,234: rounded half up to a tenth, without a decimal where that is zero."""
    exact = Fraction(value).limit_denominator(_EXACT) * (100 if indicator.unit is Unit.SHARE else 1)
    tenths = int(20 * exact + 1) // 2
    number = f"{tenths // 10:,}" if tenths % 10 == 0 else f"{tenths / 10:,.1f}"
    return in_unit(number, indicator.unit)


def whole_number(value: float, indicator: Indicator) -> str:
    """The end of a usual range: 5%, 27, £1,234; of days without their unit."""
    share = indicator.unit is Unit.SHARE
    number = int(Fraction(value).limit_denominator(_EXACT) * (100 if share else 1) + Fraction(1, 2))
    return f"{number:,}" if indicator.unit is Unit.DAYS else in_unit(f"{number:,}", indicator.unit)


def range_in_words(shown: Shown, indicator: Indicator) -> str:
    """5% to 8%; a decimal where both ends would read alike."""
    if shown.lower is None or shown.upper is None:
        return ""
    ends = [whole_number(each, indicator) for each in (shown.lower, shown.upper)]
    if ends[0] == ends[1] and shown.lower != shown.upper:
        ends = [short_number(each, indicator).removesuffix(" days") for each in (shown.lower, shown.upper)]
    said = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return f"{said} days" if indicator.unit is Unit.DAYS else said


def target_in_signs(target: float | None, indicator: Indicator) -> str:
    """≥ 98%, ≤ 426 days."""
    if target is None:
        return NOTHING
    sign = "\N{LESS-THAN OR EQUAL TO}" if indicator.better is Better.LOWER else "\N{GREATER-THAN OR EQUAL TO}"
    return f"{sign} {short_number(target, indicator)}"


def noun(indicator: Indicator) -> tuple[str, str]:
    """What its denominator counts, or what it counts: one, and several; empty where nobody says."""
    usual = "case|cases" if indicator.counts.is_duty else "|" if indicator.counts is Counts.OTHER else "child|children"
    one, _, several = _NOUNS.get(indicator.name, usual).partition("|")
    return one, several


_CHILD, _YEAR = "child in care|children in care", "child in care for a year|children in care for a year"
_PERSON, _ADOPTED = "young person|young people", "adopted child|adopted children"
_LEFT, _RETURN = "child who left care|children who left care", "return from missing|returns from missing"
_LOOKED_AFTER = "child in care all year|children in care all year"
_NOUNS = MappingProxyType(
    {
        "reviews_on_time": "review due|reviews due",
        "review_participation": "review|reviews",
        "visits_on_time": "visit due|visits due",
        "seen_alone": "visit|visits",
        "long_term_stability": "child in care for 2½ years|children in care for 2½ years",
        "pep_in_place": "school-aged child|school-aged children",
        "good_or_outstanding_schools": "child in a graded school|children in graded schools",
        "initial_health_on_time": "assessment due|assessments due",
        "missing_episodes": "time|times",
        **dict.fromkeys(("return_interviews_offered", "return_interviews_accepted"), _RETURN),
        **dict.fromkeys(("leavers_adopted", "leavers_permanence", "leavers_by_destination"), _LEFT),
        **dict.fromkeys(("adoption_time_to_placement", "adoption_time_to_match"), _ADOPTED),
        **dict.fromkeys(("annual_health_on_time", "dental_on_time"), _YEAR),
        **dict.fromkeys(("immunisations", "development_checks", "sdq_average", "sdq_recorded"), _LOOKED_AFTER),
        **dict.fromkeys(("three_or_more_placements", "placed_over_20_miles", "placed_outside_area", "uasc"), _CHILD),
        **dict.fromkeys(("three_or_more_social_workers", "children_in_care", "placement_type"), _CHILD),
        **dict.fromkeys(("placement_provider", "legal_status", "children_by_sex", "children_by_ethnic_group"), _CHILD),
        "pathway_plan": _PERSON,
        **dict.fromkeys(("care_leavers_suitable_accommodation", "care_leavers_eet", "care_leavers_in_touch"), _PERSON),
    }
)


def part_of_whole(shown: Shown, indicator: Indicator) -> str:
    """36 of 421 children in care; none of 3, both, all 40; in a copy 1 to 7 of about 60, or of about 420."""
    if not shown.whole:
        return ""
    return _parts(shown, *noun(indicator)).strip()


def _parts(shown: Shown, one: str, several: str) -> str:
    things = one if shown.whole == "1" else several
    if not shown.part:
        return f"of {shown.whole} {things}"
    if shown.part == "0":
        return f"neither {one}" if shown.whole == "2" else f"none of {shown.whole} {things}"
    if shown.part == shown.whole and shown.part != "1":
        return f"both {things}" if shown.whole == "2" else f"all {shown.whole} {things}"
    return f"{shown.part} of {shown.whole} {things}"


def when_of(window: Window, end: Day) -> str:
    """in May, since April, in 12 months, from April to May; nothing for the last day itself."""
    if window is Window.QUARTER:
        first = Day(end.year, (end.month - 1) // 3 * 3 + 1, 1)
        return f"in {end:%B}" if first.month == end.month else f"from {first:%B} to {end:%B}"
    return {Window.AT: "", Window.MONTH: f"in {end:%B}", Window.YTD: "since April"}.get(window, "in 12 months")


class Number(int):
    """`{n}` is 1,234; `{n:child|children}` the word that goes with it; `{n:no child|1 child|# children}` says none too.

    With four choices the third is for two; `#` is the number.
    """

    def __format__(self, words: str) -> str:
        choices = words.split("|") if words else ["#"]
        if len(choices) == 2:
            choices = [choices[1], *choices]
        return choices[min(self, len(choices) - 1)].replace("#", f"{int(self):,}")


def why_empty(figure: Figure, data: Dataset) -> str:
    """A sentence with what to do: No figure yet: fill OFSTED on Schools. Empty if the figure has a value."""
    if figure.value is not None:
        return ""
    if figure.denominator == 0:
        return f"No figure: {NONE_TO_COUNT}."
    indicator = figure.declared
    if indicator.is_local:
        return f"No figure yet: fill {figure.end:%B %Y} for {figure.indicator} in LocalValues on {LOCAL}."
    if OC2 in indicator.uses and not is_31_march(figure.end):
        return f"No figure: it is known on 31 March only, from {OC2}."
    return f"No figure yet: fill {_what_to_fill(indicator, figure.end, data)}."


def _what_to_fill(indicator: Indicator, day: Day, data: Dataset) -> str:
    """OFSTED on Schools; Reviews; OC2 for the year to 31 March 2026."""
    if indicator.unit is Unit.CASES:
        return f"CASES and WORKERS on Caseloads for {day:%B %Y}"
    empty = [source for source in indicator.uses if not data.has(source)] or [deciding_source(indicator)]
    filled = _in_words(empty)
    return f"{filled} for the year to {day_in_words(day)}" if filled == OC2 else filled


def _in_words(sources: Iterable[str]) -> str:
    """Each column on its sheet; of a sheet that is empty and has a column that is needed, the column."""
    found = {table: heading for table, _, heading in (source.partition(".") for source in sources)}
    return " and ".join(f"{heading} on {table}" if heading else table for table, heading in found.items())


def is_31_march(day: Day) -> bool:
    """Whether a year of the returns ends on the day."""
    return (day.month, day.day) == (3, 31)


def deciding_source(indicator: Indicator) -> str:
    """The table, or the column of one, without which the indicator has no value."""
    own = [source for source in indicator.uses if source not in ("Episodes", "Children")]
    ages = [source for source in indicator.uses if source == "Children"]
    others = [source for source in indicator.perhaps if source != "Children"]
    return (own[-1:] or ages or others[:1] or ["Episodes"])[0]


def window_in_words(window: Window, last: Day | None) -> str:
    """The window that ends on the day; without a day, the kind of window."""
    if window in _SPANS:
        return _SPANS[window]
    if last is None:
        return _ANY_DAY[window]
    if window is Window.AT:
        return f"on {last.day} {last:%b %Y}"
    start = Period.ending(last, window).start
    return f"in {last:%B %Y}" if start.month == last.month else f"{start:%b} to {last:%b %Y}"


def target_in_words(target: Fraction, indicator: Indicator) -> str:
    """at least 98%, at most 426 days; rounded half up to a tenth, and without a decimal where that is zero."""
    bound = "at most" if indicator.better is Better.LOWER else "at least"
    return f"{bound} {short_number(target, indicator)}"


def parts_in_words(figure: Figure) -> str:
    """Numerator and denominator: 245 of 245; none to count if the denominator is zero; empty for no other value."""
    if figure.value is None:
        return NONE_TO_COUNT if figure.denominator == 0 else ""
    if figure.denominator is None and figure.unit != Unit.COUNT:
        return "" if figure.local else _HIDDEN
    n, d = (as_words(number, Unit.COUNT) for number in (figure.numerator, figure.denominator))
    children = "child" if figure.denominator == 1 else "children"
    return _MADE_OF[Unit(figure.unit)].format(n=n, d=d, children=children)
