"""Local measures: what a council measures beyond ours, declared on the sheet Local measures, as indicators of its own.

docs/local-measures.md is the officers' page.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Period, Window
from scorecard_xl.indicators import INDICATORS, Answers, Better, Counts, Declared, Indicator, Parts, Unit
from scorecard_xl.indicators.registry import Function
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import as_text, is_empty, is_error
from scorecard_xl.tables.problems import Severity
from scorecard_xl.tables.sheet_reader import Record, Records, meant
from scorecard_xl.tables.sheets import LOCAL, NO, YES

MEASURES = "LocalMeasures"
UNITS = (Unit.SHARE, Unit.COUNT, Unit.DAYS, Unit.SCORE, Unit.POUNDS)
_NAME = re.compile(r"[a-z][a-z0-9_]*")
MOST_LOCAL = 40
"""How many there is room for on Targets."""
_LONGEST_NAME, _LONGEST_TITLE = 40, 60
_NOT_TEXT = ("=", "+", "-", "@")
_NOT_USED = "so the measure is not used"
_NO_DEFINITION = f"No definition is given on {LOCAL}."

Found = TypeVar("Found")
Choice = TypeVar("Choice", Unit, Better)


def local_measures_of(records: Records) -> dict[str, Indicator]:
    """The measures that are declared, by name, in order, without values yet; a row that cannot be used is a problem."""
    records.say_missing()
    found = [(record, each) for record in records if (each := _measure(record)) is not None]
    kept = list(_once(found))
    for record, each in kept[MOST_LOCAL:]:
        what = f"is one too many, {_NOT_USED}: there is room for {MOST_LOCAL}; delete a row that is not needed"
        _say(record, "NAME", what, name=each.name)
    return {each.name: each for _, each in kept[:MOST_LOCAL]}


def name_of(value: object) -> str:
    """The name as it is written in figures: Foster households is foster_households."""
    return re.sub(r"[\s_-]+", "_", as_text(value).strip().lower())


def _measure(record: Record) -> Indicator | None:
    """None where the row cannot be used; what is wrong is said of each cell."""
    so_far = len(record.of.problems)
    name, title = _read(record, "NAME", _name), _read(record, "TITLE", _title)
    unit, better = _read(record, "UNIT", _unit), _read(record, "BETTER", _better)
    definition = _read(record, "DEFINITION", _definition)
    if len(record.of.problems) > so_far or not (name and title and unit and better):
        return None
    if not definition:
        _say(record, "DEFINITION", "is blank: write in a sentence what is counted", Severity.WARNING, name)
    counts = Counts.CHILDREN if _counts_children(record, name) else Counts.OTHER
    return _declared(name, title, unit, better, definition or _NO_DEFINITION, counts)


def _declared(name: str, title: str, unit: Unit, better: Better, definition: str, counts: Counts) -> Indicator:
    return Indicator(
        name, title, LOCAL, unit, better, (Window.MONTH,), uses=(), columns=(), reference=LOCAL,
        answers=_without_cases(definition), counts=counts, totals={},
    )  # fmt: skip


def named_in_results(name: str, title: str, unit: Unit) -> Indicator:
    """A measure of which no more is known than Results says."""
    return _declared(name, title, unit, Better.NEITHER, _NO_DEFINITION, Counts.OTHER)


def _read(record: Record, heading: str, reader: Callable[[object], Found]) -> Found | None:
    try:
        return reader(record.cells.get(heading))
    except ValueError as error:
        _say(record, heading, f"{error}")
        return None


def _say(record: Record, heading: str, what: str, severity: Severity = Severity.ERROR, name: str = "") -> None:
    record.of.problem(record, heading, what, severity, (name,) if name else ())


def _name(value: object) -> str:
    if is_empty(value):
        raise ValueError(f"is blank, {_NOT_USED}: write a short name")
    name = name_of(value)
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        may_be = f"a letter, then letters, digits and spaces, at most {_LONGEST_NAME}"
        raise ValueError(f"is not a name, {_NOT_USED}: write {may_be}")
    if any(plain(name) in (plain(each.name), plain(each.title)) for each in INDICATORS.values()):
        raise ValueError(f"is the name of an indicator that is there already, {_NOT_USED}: choose another name")
    return name


def _title(value: object) -> str:
    title = _text(value, "a title")
    if len(title) > _LONGEST_TITLE:
        raise ValueError(f"has {len(title)} letters, {_NOT_USED}: write at most {_LONGEST_TITLE}")
    if any(plain(title) in (plain(each.name), plain(each.title)) for each in INDICATORS.values()):
        raise ValueError(f"is the title of an indicator that is there already, {_NOT_USED}: choose another title")
    return title


def _text(value: object, what: str) -> str:
    if is_empty(value):
        raise ValueError(f"is blank, {_NOT_USED}: write {what}")
    return _definition(value)


def _definition(value: object) -> str:
    """A blank is empty. Raises ValueError for what a spreadsheet would take for a formula."""
    if is_error(value):
        raise ValueError(f"is the error of a formula, {_NOT_USED}: type the text")
    text = "" if is_empty(value) else " ".join(as_text(value).split())
    if text.startswith(_NOT_TEXT):
        raise ValueError(f"starts with {text[0]} as a formula does, {_NOT_USED}: start with a letter")
    return text


def _unit(value: object) -> Unit:
    return _one_of(value, UNITS)


def _better(value: object) -> Better:
    """A blank is neither."""
    return Better.NEITHER if is_empty(value) else _one_of(value, tuple(Better))


def _one_of(value: object, choices: tuple[Choice, ...]) -> Choice:
    found = next((each for each in choices if not is_empty(value) and plain(value) == each.value), None)
    if found is None:
        said = "is blank" if is_empty(value) else "is none of the list"
        raise ValueError(f"{said}, {_NOT_USED}: write {', '.join(choices[:-1])} or {choices[-1]}")
    return found


def _counts_children(record: Record, name: str) -> bool:
    """Where it is not said, yes: a copy for anyone then hides small numbers."""
    found = meant(record.cells.get("CHILDREN"), (YES, NO))
    if found is None:
        said = "is blank" if is_empty(record.cells.get("CHILDREN")) else "is neither yes nor no"
        what = f"{said}, so it counts as yes, and a copy for anyone rounds the measure: write yes or no"
        _say(record, "CHILDREN", what, Severity.WARNING, name)
    return found != NO


def _without_cases(definition: str) -> Function:
    """What answers for a measure of which only totals are known. Its docstring is the definition."""

    def answers(data: Dataset, period: Period) -> Answers | None:
        return None

    answers.__doc__ = definition
    return answers


def _once(found: list[tuple[Record, Indicator]]) -> Iterator[tuple[Record, Indicator]]:
    """Each name and each title where it comes first."""
    first: dict[str, int] = {}
    for record, each in found:
        taken = next((key for key in (plain(each.name), plain(each.title)) if key in first), None)
        if taken is None:
            first |= dict.fromkeys((plain(each.name), plain(each.title)), record.row)
            yield record, each
        else:
            heading = "NAME" if taken == plain(each.name) else "TITLE"
            what = f"is in row {first[taken]} already, {_NOT_USED}: choose another, or delete one of the two rows"
            _say(record, heading, what)


def with_totals(measures: Declared, totals: Mapping[str, Mapping[Day, Parts]]) -> dict[str, Indicator]:
    """The measures with their values by name and last day of the month."""
    return {name: replace(each, totals=totals.get(name, {})) for name, each in measures.items()}
