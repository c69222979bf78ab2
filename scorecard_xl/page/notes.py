"""The foot of the front page: what the signs mean, what counts as near the target, and which figures have changed."""

from collections.abc import Sequence

from scorecard_xl.council.period import Window, day_in_words
from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.figures.history import SHEET, Restated, changed_in_words, displayed
from scorecard_xl.figures.targets import Target, target_on
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.captions import label_without_group
from scorecard_xl.page.model import Row
from scorecard_xl.page.month import ShownMonth
from scorecard_xl.page.wording import SIMILAR, short_number, window_in_words
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.tables.values import Value

OWN_SIGN = "●"
SIGNS = (
    f"{OWN_SIGN} this council, | target, ◇ {SIMILAR}, grey tick: England{{year}}. 13 months: each on its own scale; "
    "a large dot lies outside its usual range."
)
WHAT_NO_REAL_CHANGE_MEANS = (
    "No real change: the month is within the measure's usual range, worked out from up to twelve earlier months "
    "(NHS England, Making data count)."
)
RULE = "published"
_MOST = 12


def notes(month: ShownMonth, rows: Sequence[Row]) -> list[str]:
    """One line each."""
    said = [month.footnote, SIGNS.format(year=_year(month, rows)), WHAT_NO_REAL_CHANGE_MEANS, tolerances(month, rows)]
    return [*(each for each in said if each), *counted_otherwise(month, rows)]


def _year(month: ShownMonth, rows: Sequence[Row]) -> str:
    """Of what is published: the latest year among the rows."""
    found = (month.benchmark(row.indicator, row.group) for row in rows)
    years = [each.year.year for each in found if each is not None]
    return f" (DfE, to March {max(years)})" if years else ""


def counted_otherwise(month: ShownMonth, rows: Sequence[Row]) -> list[str]:
    """Pathway plan in date, In touch, 17 to 18: how DfE counts otherwise than this page does."""
    found: dict[str, list[str]] = {}
    for row in rows:
        published = month.benchmark(row.indicator, row.group)
        if published is not None and published.note:
            labels = found.setdefault(published.note, [])
            label = label_without_group(row.label, row.group)
            labels += [label] if label not in labels else []
    return [f"{', '.join(labels)}: {note}" for note, labels in found.items()]


def tolerances(month: ShownMonth, rows: Sequence[Row]) -> str:
    """Near target: within 2 points (visits on time), 5 points (…) of it."""
    found: dict[str, list[str]] = {}
    for row in rows:
        target = target_on(month.targets, row.indicator, month.last)
        if target is not None and row.target != NOTHING:
            labels = found.setdefault(margin_in_words(target), [])
            labels += [row.label] if row.label not in labels else []
    if not found:
        return ""
    if len(found) == 1:
        return f"Near target: within {next(iter(found))} of it."
    said = "; ".join(f"{margin} ({', '.join(labels)})" for margin, labels in found.items())
    return f"Near target: within {said}."


def margin_in_words(target: Target) -> str:
    """5 points, 42.6 days, 0.5."""
    indicator = target.declared
    said = short_number(float(target.margin()), indicator)
    if indicator.unit is not Unit.SHARE:
        return said
    number = said.removesuffix("%")
    return f"{number} point{'' if number == '1' else 's'}"


def rows(restated: Sequence[Restated]) -> list[list[Value]]:
    """One row a figure, as quality.HEADINGS."""
    return [
        [SHEET, None, "", "", Severity.NOTE.value, RULE, each.published.indicator, f"{restated_in_words(each)}."]
        for each in restated
    ]


def as_problem(restated: Restated) -> Problem:
    """The same, as `check` lists it."""
    name = restated.published.indicator
    return Problem(SHEET, None, "", "", restated_in_words(restated), RULE, Severity.NOTE, (name,))


def heading(restated: Sequence[Restated]) -> str:
    """How many there are."""
    many = len(restated)
    return f"{many:,} published figures differ now:" if many != 1 else "1 published figure differs now:"


def _title(restated: Restated) -> str:
    """Of a measure that is no longer there its name."""
    name = restated.published.indicator
    if name in INDICATORS:
        return INDICATORS[name].title
    return name if restated.now is None else restated.now.title


def lines(restated: Sequence[Restated]) -> list[str]:
    """The first twelve, those whose value reads otherwise before all others; then how many more there are."""
    ordered = sorted(restated, key=_reads_alike)
    more = len(ordered) - _MOST
    rest = [f"and {more:,} more: `scorecard-xl check BOOK --csv FILE` and the sheet Data quality list all"]
    return [*map(restated_in_words, ordered[:_MOST]), *(rest if more > 0 else [])]


def _reads_alike(restated: Restated) -> bool:
    return restated.now is not None and displayed(restated.published)[0] == displayed(restated.now)[0]


def restated_in_words(restated: Restated) -> str:
    """Which figure it is, and what it was and is."""
    entry = restated.published
    window = window_in_words(Window(entry.window), entry.end)
    which = ", ".join(filter(None, (_title(restated), entry.group, window)))
    words = changed_in_words(entry, restated.now)
    return f"{which}: {words} (published {day_in_words(entry.at)} for {entry.month:%B %Y})"
