"""Indicators of other installed packages, found through the entry-point group `scorecard_xl.indicators`.

A package that cannot be used is left out whole, and is named; nothing that it does stops a figure of our own.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import wraps
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import numpy as np
import pandas as pd

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Period, Window
from scorecard_xl.indicators.answers import Answers
from scorecard_xl.indicators.reasons import Facts, Reason
from scorecard_xl.indicators.registry import INDICATORS, Better, Counts, Function, Indicator, Unit
from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.schema import TABLES

GROUP = "scorecard_xl.indicators"
_NAME = re.compile(r"[a-z][a-z]+(_[a-z0-9]+)*")
_LONGEST_NAME, _LONGEST_TITLE = 40, 60
_TAKEN = ("figure", "behind")  # CPS_FIGURE and CPS_BEHIND are functions already
_COUNTS = (Counts.CHILDREN, Counts.DUTIES, Counts.STAFF)


@dataclass(frozen=True)
class PlugIn:
    """A package with indicators: `names`. `package`: its name and version; `fault`: why it is left out."""

    package: str
    names: tuple[str, ...] = ()
    fault: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong with it and what to do."""
        return f"the package {self.package} is left out: {self.fault}; install a release that works, or uninstall it"


PLUG_INS: list[PlugIn] = []
"""Every package that was found, in order of name; one that is left out has a fault."""


class _Unfit(Exception):
    """Why a declaration or its answers cannot be used."""


def load() -> None:
    """Add the indicators of every installed package to INDICATORS, after ours. Never raises for what a package does."""
    installed = [entry for entry in entry_points(group=GROUP) if not _is_beside(entry)]
    found = sorted(installed, key=lambda entry: (_package(entry), entry.name))
    for package in dict.fromkeys(map(_package, found)):
        PLUG_INS.append(_loaded(package, [entry for entry in found if _package(entry) == package]))


def _is_beside(entry: EntryPoint) -> bool:
    """Whether it is in the current folder, which `python -m` looks in: what is beside a workbook never runs."""
    return entry.dist is not None and Path(str(entry.dist.locate_file(""))).resolve() == Path.cwd()


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value


def _loaded(package: str, entries: list[EntryPoint]) -> PlugIn:
    before = dict(INDICATORS)
    try:
        for entry in entries:
            entry.load()
        new = [each for name, each in INDICATORS.items() if name not in before]
        if not new:
            raise _Unfit("it declares no indicator")
        for each in new:
            _check(each, before)
        INDICATORS.update({each.name: _guarded(each, package) for each in new})
        return PlugIn(package, tuple(each.name for each in new))
    except (Exception, SystemExit) as error:
        INDICATORS.clear()
        INDICATORS.update(before)
        return PlugIn(package, fault=_in_words(error))


def _in_words(error: BaseException) -> str:
    """The kind of error and the first line of its message."""
    said = (str(error).strip().splitlines() or [""])[0].rstrip(".")
    if isinstance(error, _Unfit):
        return said
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _check(each: Indicator, others: Mapping[str, Indicator]) -> None:
    """Raises _Unfit where a workbook, a formula or a copy could not take the indicator."""
    for fault, is_so in _faults(each, others):
        if is_so:
            raise _Unfit(f"{each.name}: {fault}")


def _faults(each: Indicator, others: Mapping[str, Indicator]) -> Iterator[tuple[str, bool]]:
    is_name = isinstance(each.name, str) and _NAME.fullmatch(each.name) and len(each.name) <= _LONGEST_NAME
    yield f"a name is up to {_LONGEST_NAME} small letters, digits and _", not is_name
    yield f"CPS_{each.name.upper()} is a function already", each.name in _TAKEN
    titles = {plain(other.title) for other in others.values()}
    yield f"another indicator has the title {each.title}", plain(each.title) in titles
    yield f"a title has 1 to {_LONGEST_TITLE} letters", not 1 <= len(each.title) <= _LONGEST_TITLE
    kinds = isinstance(each.unit, Unit) and isinstance(each.better, Better)
    yield "unit and better are members of Unit and Better", not kinds
    yield "unit cases is only for average_caseload", each.unit is Unit.CASES
    windows = bool(each.windows) and all(isinstance(window, Window) for window in each.windows)
    yield "windows are one or more members of Window", not windows
    named = [*each.uses, *each.perhaps, *each.columns]
    unknown = [name for name in named if not _is_known(name)]
    yield f"there is no raw table or column {', '.join(map(str, unknown))}", bool(unknown)
    yield "uses names no raw table", not each.uses
    yield "counts is Counts.CHILDREN, DUTIES or STAFF", each.counts not in _COUNTS
    of_children = any("CHILD" in TABLES[name.partition(".")[0]].headings for name in each.uses + each.perhaps)
    yield "it uses tables of children, so counts cannot be STAFF", each.counts is Counts.STAFF and of_children
    is_ours = bool(each.subgroup or each.is_rate or each.current_only)
    yield "subgroup, is_rate and current_only are for our own indicators", is_ours
    yield f"the target {each.target} is no number", each.target is not None and not _is_number(each.target)
    yield "an indicator without a better way has no target", bool(each.target) and not each.is_rated


def _is_known(name: str) -> bool:
    table, _, column = str(name).partition(".")
    return table in TABLES and (not column or column in TABLES[table].headings)


def _is_number(text: str) -> bool:
    try:
        return Fraction(text) >= 0
    except (ValueError, ZeroDivisionError, TypeError):
        return False


def _guarded(each: Indicator, package: str) -> Indicator:
    """The indicator, whose errors are kept in `Dataset.failures` and leave its figure empty."""
    return replace(
        each, answers=_safe(each, package), reason=Reason(each.reason.facts, _safe_words(each.reason.say)),
        package=package,
    )  # fmt: skip


def _safe(each: Indicator, package: str) -> Function:
    @wraps(each.answers)
    def answers(data: Dataset, period: Period) -> Answers | None:
        try:
            found = each.answers(data, period)
            return None if found is None else _sound(each, found, data)
        except Exception as error:
            data.failures.setdefault(each.name, f"{each.name} of the package {package} failed ({_in_words(error)})")
            return None

    return answers


def _safe_words(say: Callable[[Facts], str]) -> Callable[[Facts], str]:
    def words(case: Facts) -> str:
        try:
            return str(say(case))
        except Exception as error:
            return f"no reason ({_in_words(error)})"

    return words


def _sound(each: Indicator, found: Answers, data: Dataset) -> Answers:
    """The answers. Raises _Unfit where figures and lists could not be made of them."""
    for fault, is_so in _faults_of_answers(each, found, data):
        if is_so:
            raise _Unfit(fault)
    return replace(found, left_out=_checked_rest(found, data))


def _faults_of_answers(each: Indicator, found: Answers, data: Dataset) -> Iterator[tuple[str, bool]]:
    yield "it gives no Answers", not isinstance(found, Answers)
    yield "its cases have no column CHILD of the council's tables", not _has_children(found.cases, data)
    columns = {"met": found.met, "group": found.group, **found.evidence}
    wrong = [name for name, values in columns.items() if values is not None and len(values) != len(found.cases)]
    yield f"{', '.join(wrong)} has not one value for each case", bool(wrong)
    yield "met of a share is not True or False", each.unit is Unit.SHARE and not _is_boolean(found.met)
    yield "met of a mean is no number", each.unit.is_mean and (found.met is None or found.met.dtype.kind not in "iuf")
    yield "a share without met needs groups", each.unit is Unit.SHARE and found.met is None and not each.groups
    labels = None if found.group is None else tuple(found.group.categories)
    yield f"its groups are not {', '.join(each.groups) or 'declared'}", labels != (each.groups or None)


def _has_children(cases: object, data: Dataset) -> bool:
    ours = data.tables["Children"]["CHILD"].dtype
    return isinstance(cases, pd.DataFrame) and "CHILD" in cases and bool(cases["CHILD"].dtype == ours)


def _is_boolean(met: object) -> bool:
    return met is None or (isinstance(met, np.ndarray) and met.dtype == bool)


def _checked_rest(found: Answers, data: Dataset) -> Callable[[], Mapping[str, pd.DataFrame]]:
    def rest() -> Mapping[str, pd.DataFrame]:
        try:
            return {str(reason): rows for reason, rows in found.left_out().items() if _has_children(rows, data)}
        except Exception:
            return {}

    return rest
