"""One council as pandas DataFrames, for analysts: from a workbook, or from the files of returns without one."""

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from numbers import Integral
from os import PathLike
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd

from scorecard_xl.app import notices
from scorecard_xl.app.importing import Options, import_sources
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.lookups import child_codes
from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.errors import Refusal, system_error_sentence
from scorecard_xl.figures import behind, naming, narrow
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import MONTHS, figures_frame
from scorecard_xl.figures.narrow import Everyone, NarrowedCalculator, Wanted
from scorecard_xl.page.quality import touched
from scorecard_xl.tables.dates import read_date, read_month
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.tables.sheet_reader import read_day
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

Source = str | PathLike[str]
DayLike = str | dt.date
_MONTH, _DAY = "a month: write it as '2026-05'", "a day: write it as '2026-05-31' or '31/05/2026'"
_DUE = ("what", "child", "team", "worker", "due", "overdue")
_PROBLEM = ("table", "row", "column", "value", "what", "rule", "severity", "indicators")
_OPTIONS = {
    "--whole": "whole=True", "--partial": "partial=True", "--year": "year", "--as-at": "as_at", "--as": "table",
    "--map": "mappings",
}  # fmt: skip


def open(book: Source, *, month: DayLike | None = None) -> "CouncilFrames":
    """The council in this workbook, which is only read.

    `month`: the month reported, such as "2026-05"; without it the month of Settings, else the last whole month of the
    episodes. Raises Refusal with one sentence if the workbook cannot be read or has no episodes.
    """
    with _in_one_sentence():
        council = read_council(FileBook.open(Path(book)), _read(month, read_month, f"month {month} is not {_MONTH}"))
    return CouncilFrames(council)


def from_files(
    sources: Source | Sequence[Source],
    *,
    month: DayLike | None = None,
    year: int | None = None,
    as_at: DayLike | None = None,
    whole: bool = False,
    partial: bool = False,
    table: str | None = None,
    mappings: Source | None = None,
) -> "CouncilFrames":
    """The council in these files and folders, read as the command `import` reads them; nothing is written.

    SSDA903 CSV and XML, .xlsx, .zip, folders of any depth, several returns in any order, Annex A. A later return
    replaces what it covers (decisions H2). `year`, `as_at`: of one return, the year in which its 31 March falls, and
    the day to which it is complete. `whole`: a return is whole though much is gone; `partial`: it only adds and
    replaces. `table`: the raw table that the files fill; `mappings`: a CSV of their headings
    and codes. Nothing published is known. Bank holidays are England's, settings and targets the usual ones.
    What was read is in `notes`; a UserWarning names the files that were not. Raises Refusal with one sentence.
    """
    paths = [Path(each) for each in ([sources] if isinstance(sources, str | PathLike) else sources)]
    if not paths:
        raise Refusal("There is nothing to read: give at least one file or folder.")
    options = _options(year, as_at, whole=whole, partial=partial, table=table, mappings=mappings)
    book = _empty_book()
    with _in_one_sentence(), _in_words_of_python():
        report = import_sources(book, paths, options)
        council = read_council(book, _read(month, read_month, f"month {month} is not {_MONTH}"))
    # Files bring no sheets that officers fill in, so that these are missing is no problem.
    council = replace(council, misread=[each for each in council.misread if each.table not in SHEETS])
    unread = [*report.doubts, *report.unused()]
    if unread:
        warnings.warn(_of_python(" ".join(unread)), stacklevel=2)
    return CouncilFrames(council, report.sentences())


def _options(
    year: int | None, as_at: DayLike | None, *, whole: bool, partial: bool, table: str | None, mappings: Source | None
) -> Options:
    """The options of `from_files` for the import. Raises Refusal."""
    if partial and whole:
        raise Refusal("Give partial or whole, not both: either some children are missing or none.")
    if year is not None and not isinstance(year, Integral):
        raise Refusal(f"year is {year!r}: give the year in which the 31 March falls that ends it, such as 2025.")
    day = _read(as_at, read_date, f"as_at {as_at} is not {_DAY}")
    path = None if mappings is None else Path(mappings)
    return Options(year, day and day.date(), partial, whole, table=table, mappings=path)


class CouncilFrames:
    """One council at the end of one month, or some of its children (`narrow`), as DataFrames.

    `month`: the last day of the month reported. `notes`: in sentences, what was read and what makes the figures
    doubtful.
    """

    def __init__(
        self, council: Council, notes: Sequence[str] = (), wanted: Wanted | None = None, label: str = "",
        of_today: bool = False,
    ) -> None:  # fmt: skip
        self._council, self._wanted, self._label, self._of_today = council, wanted, label, of_today
        self._everyone: Everyone = {}
        self.month: pd.Timestamp = council.last
        self.notes: tuple[str, ...] = (*notes, *([] if wanted else _doubts(council)))

    def __repr__(self) -> str:
        children = len(self.tables["Children"])
        of = f", {self._label}" if self._label else ""
        return f"<{self._council.settings.council or 'Council'}{of}: {self.month:%B %Y}, {children:,} rows of Children>"

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """The raw tables by name, typed: codes categorical, days datetime64, numbers float; the index is the row.

        Rows that cannot be read are not in them: see `problems`. Narrowed: the rows of these children; Teams and
        Caseloads, which name no child, are whole.
        """
        return MappingProxyType({name: self._own(frame) for name, frame in self._council.data.tables.items()})

    @cached_property
    def problems(self) -> pd.DataFrame:
        """What is wrong in the data: table, row, column, value, what, rule, severity, indicators (those it distorts).

        Narrowed: without those in rows of other children.
        """
        found = [self._in_words(each) for each in self._council.problems if self._is_ours(each)]
        return pd.DataFrame(found, columns=list(_PROBLEM)).astype({"row": "Int64"})

    def figures(self, months: int = MONTHS) -> pd.DataFrame:
        """Every figure for a number of month ends up to `month`, with the columns of Results.

        One row for each indicator, window, group and month end. `value` is in its `unit`: a share is a fraction, days
        and score are means, cases are those of a worker; NaN where nothing is to count. Narrowed: without caseloads and
        usual ranges, and by what is known as of today only (TEAM without Allocations) the month alone.
        """
        if not isinstance(months, Integral) or months < 1:
            raise Refusal(f"months is {months!r}: give the number of month ends, such as 13.")
        if self._wanted is None:
            return figures_frame(self._council.figures(months))
        data, aims = self._council.data, self._council.targets
        calculator = NarrowedCalculator(data, self._wanted, aims, self._everyone)
        ends = month_ends(self.month, 1 if self._of_today else months)
        return figures_frame(narrow.figures_of(calculator, ends, of_today=self._of_today))

    def children(self, indicator: str, window: str | None = None, group: str | None = None) -> pd.DataFrame:
        """The children behind one figure of the month, one row for each case, and why it counts as it does.

        Columns: child, team, worker, group, counts (in the denominator), met, reason, since, due, done, value (of a
        mean), row (of the raw table that is judged). Their sum is the figure. Raises Refusal for an unknown name.
        """
        asked = naming.figure_named(indicator, window, group, self._council.indicators)
        found = behind.cases(self._council.data, asked.indicator, asked.window, self.month, asked.group)
        return found if self._wanted is None else found[found["child"].isin(self._ids)].reset_index(drop=True)

    def due(self) -> pd.DataFrame:
        """What is overdue at the end of the month or falls due in the 30 days after it, the oldest first.

        Columns: what, child, team, worker, due (day), overdue.
        """
        found = [vars(each) for each in self._council.due]
        frame = pd.DataFrame(found, columns=list(_DUE)).astype({"due": "datetime64[s]", "overdue": bool})
        return frame if self._wanted is None else frame[frame["child"].isin(self._ids)].reset_index(drop=True)

    def narrow(self, **columns: str | int | None) -> "CouncilFrames":
        """The council of the children who have these values: narrow(TEAM="North", SEX="F").

        Columns as in `figures --by`: TEAM, WORKER, SEX, ETHNIC, UPN, MOTHER, ETHNIC_GROUP, and bands such as AGE_BAND;
        None or "(blank)" is a blank. Bands are those of each figure's last day, and so are TEAM and WORKER where
        Allocations has rows. What is known as of today only has figures of the month alone, and a note says so.
        Raises Refusal for an unknown name.
        """
        if not columns:
            raise Refusal('Name a column and its value, such as narrow(TEAM="North").')
        data = self._council.data
        named = {narrow.column_named(column): value for column, value in columns.items()}
        values = {column: narrow.value_named(data, column, value, self.month) for column, value in named.items()}
        label = ", ".join(filter(None, (self._label, *(f"{column} {value}" for column, value in values.items()))))
        wanted = _both(self._wanted, narrow.with_labels(data, values))
        today = [narrow.of_today_in_words(each, self.month) for each in values if narrow.is_of_today(data, each)]
        notes = (*self.notes, *(each for each in today if each not in self.notes))
        found = CouncilFrames(self._council, notes, wanted, label, of_today=self._of_today or bool(today))
        found._everyone = self._everyone
        return found

    @cached_property
    def _ours(self) -> np.ndarray:
        """By the number of a child, and last for none: whether it is one of these."""
        kind = self._council.data.tables["Children"]["CHILD"].dtype
        everyone = pd.DataFrame({"CHILD": pd.Categorical.from_codes(np.arange(len(kind.categories)), dtype=kind)})
        ours = np.ones(len(everyone), bool) if self._wanted is None else self._wanted(everyone, self.month)
        return np.append(ours, False)

    @cached_property
    def _ids(self) -> pd.Index:
        return self._council.data.tables["Children"]["CHILD"].array.categories[self._ours[:-1]]

    def _own(self, frame: pd.DataFrame) -> pd.DataFrame:
        if self._wanted is None or "CHILD" not in frame:
            return frame.copy(deep=False)
        return frame[self._ours[child_codes(frame)]]

    def _is_ours(self, problem: Problem) -> bool:
        """Whether it is in a row of these children, or in none that is known to be another child's."""
        if self._wanted is None or problem.table not in TABLES:
            return True
        everyone = self._council.data.tables[problem.table]
        return problem.row not in everyone.index or problem.row in self.tables[problem.table].index

    def _in_words(self, problem: Problem) -> tuple[object, ...]:
        said = tuple(getattr(problem, name) for name in _PROBLEM[:-2])
        return (*said, problem.severity.value, touched(problem))


def _doubts(council: Council) -> list[str]:
    """What makes the figures doubtful."""
    return [*notices.warnings(council), *notices.care_leavers_of_today(council)]


def _both(first: Wanted | None, second: Wanted) -> Wanted:
    if first is None:
        return second
    return lambda cases, day: np.asarray(first(cases, day) & second(cases, day))


def _empty_book() -> MemoryBook:
    """Every sheet that an import fills."""
    headings = {name: table.headings for name, table in TABLES.items()}
    headings |= {name: SHEETS[name].headings for name in ("Mappings", "Imports")}
    return MemoryBook({name: [list(each)] for name, each in headings.items()})


def _read(value: DayLike | None, reader: object, otherwise: str) -> Day | None:
    """The day that was given. Raises Refusal with the sentence `otherwise`."""
    if value is None:
        return None
    try:
        return Day(read_day(value, reader, ""))  # type: ignore[arg-type]
    except ValueError:
        raise Refusal(f"{otherwise}.") from None


def _of_python(text: str) -> str:
    """What an import says names options of the command; here they are arguments."""
    return re.sub(r"--[a-z-]+", lambda found: _OPTIONS.get(found[0], found[0]), text)


@contextmanager
def _in_words_of_python() -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise type(refusal)(_of_python(str(refusal))) from None


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    """What the system refuses is a Refusal too."""
    try:
        yield
    except OSError as error:
        raise Refusal(system_error_sentence(error)) from None
