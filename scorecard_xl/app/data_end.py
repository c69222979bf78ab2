"""Where the data end: the day that the episodes reach, or to which an extract is said to be complete."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from scorecard_xl.app.entry_sheets import setting_row
from scorecard_xl.council.period import ONE_DAY, Day, like_day, month_end
from scorecard_xl.council.settings import SHEET as SETTINGS
from scorecard_xl.imports import record
from scorecard_xl.tables.problems import Problem, Severity
from scorecard_xl.workbook.book import Book

_COMPLETE_TO = "Extract complete to"
_RULE = "earlier_extract"


@dataclass(frozen=True)
class DataEnd:
    """`settings`, `imported`: the day to which an extract is complete, as Settings says and as imports say.

    `episodes`: the latest day of Episodes that counts.
    """

    settings: dt.date | None
    imported: dt.date | None
    episodes: Day | None

    @classmethod
    def of(cls, book: Book, settings: dt.date | None, episodes: Day | None) -> "DataEnd":
        sheet = book.read(record.SHEET)
        return cls(settings, record.complete_to(sheet.rows) if sheet else None, episodes)

    @property
    def complete_to(self) -> dt.date | None:
        return self.settings or self.imported

    @property
    def reached(self) -> Day | None:
        return Day(self.complete_to) if self.complete_to else self.episodes

    def outdated(self, book: Book) -> Iterator[Problem]:
        """That the day to which an extract is complete is of an earlier extract than the last one."""
        last = max((Day(day) for day in (self.imported, self.episodes) if day), default=None)
        said = self.complete_to
        if said is None or last is None or last_month(last) <= last_month(Day(said)):
            return
        is_import = self.imported is not None and Day(self.imported) == last
        what = "the last import is said to be complete to" if is_import else "the episodes reach"
        if self.settings is not None and (row := setting_row(book, _COMPLETE_TO)) is not None:
            says = (
                f"is the day of an earlier extract, as {what} {last:%d/%m/%Y}: write the day of this one, or clear the "
                "cell"
            )
            value = f"{said:%d/%m/%Y}"
            yield Problem(SETTINGS, row, _COMPLETE_TO, value, says, _RULE, Severity.WARNING, ())
        elif self.settings is None:
            says = (
                f"{what} {last:%d/%m/%Y}, but the last day that --as-at gave is {said:%d/%m/%Y}: give --as-at for the "
                f"files of today, or write their day on Settings beside {_COMPLETE_TO}"
            )
            yield Problem(record.SHEET, None, "", "", says, _RULE, Severity.WARNING, ())


def last_month(reached: Day) -> Day:
    """The month of the day that the episodes reach, where that is in its last seven days, else the month before."""
    end = month_end(reached)
    return end if end - reached < 7 * ONE_DAY else like_day(end, -1)
