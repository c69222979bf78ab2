"""Every rule over one council's data."""

import datetime as dt
from collections.abc import Iterable, Iterator
from string import Formatter

from pandas import DataFrame

from scorecard_xl.checks.evidence import Evidence
from scorecard_xl.checks.registry import RULES, Rule
from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, day_in_words
from scorecard_xl.tables.cells import as_text
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.schema import TABLES

_PLACE_OF = {name: at for at, name in enumerate(TABLES)}


def problems(data: Dataset, last: Day, complete_to: Day | None = None) -> list[Problem]:
    """What every rule finds, in the order of table and row. Nothing is raised: a rule that cannot be run is a problem.

    `last`: the last day of the month reported; `complete_to`: the day to which the episodes are said to be complete.
    """
    evidence = Evidence(data, last, complete_to)
    found = [problem for rule in RULES.values() for problem in findings(rule, evidence)]
    return sorted(found, key=lambda problem: (_PLACE_OF[problem.table], problem.row or 0))


def findings(rule: Rule, evidence: Evidence) -> list[Problem]:
    """What one rule finds; nothing where a table that it uses is empty."""
    if not all(evidence.data.has(table) for table in rule.uses):
        return []
    try:
        return list(_problems(rule, rule.fails(evidence), evidence))
    except Exception as error:  # one rule that fails must not cost the officer the others
        what = f"rule {rule.key} could not be run ({type(error).__name__}: {error}): please report it"
        return [Problem(rule.table, None, rule.column, "", what, rule.key, rule.severity, rule.indicators)]


def _problems(rule: Rule, failing: DataFrame | None, evidence: Evidence) -> Iterator[Problem]:
    if failing is None or failing.empty:
        return
    names = {name for _, name, _, _ in Formatter().parse(rule.says) if name}
    facts = {name: [_words(value) for value in _facts(name, failing, evidence)] for name in names}
    values = [_cell(value) for value in failing[rule.column].tolist()]
    for at, (row, value) in enumerate(zip(failing.index.tolist(), values, strict=True)):
        what = rule.says.format(**{name: texts[at] for name, texts in facts.items()})
        yield Problem(rule.table, row, rule.column, value, what, rule.key, rule.severity, rule.indicators)


def _facts(name: str, failing: DataFrame, evidence: Evidence) -> Iterable[object]:
    return failing[name].tolist() if name in failing else [getattr(evidence, name)] * len(failing)


def _words(value: object) -> str:
    """A value within a sentence: 12 May 2026."""
    if value != value:
        return "none"
    return day_in_words(value) if isinstance(value, dt.datetime) else as_text(value)


def _cell(value: object) -> str:
    return "" if value != value else as_text(value)
