"""The rows of Due soon, and what stands above them: whether the year's targets can still be met."""

from collections.abc import Sequence

from scorecard_xl.figures.display import as_words
from scorecard_xl.figures.due import WITH_OUTLOOK, Outlook, due_soon, outlook
from scorecard_xl.figures.targets import Target, target_on
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.words import day_in_words
from scorecard_xl.period import Day, year_end
from scorecard_xl.raw.dataset import Dataset
from scorecard_xl.values import Value

HEADINGS = ("What", "Child", "Team", "Worker", "Due", "State", "Days")


def rows(data: Dataset, last: Day) -> list[list[Value]]:
    """One row for each duty overdue on the day or due in the next 30 days; `Days` late or left."""
    return [
        [each.what, each.child, each.team, each.worker, each.due.date(), "overdue" if each.overdue else "due",
         abs((each.due - last).days)]
        for each in due_soon(data, last)
    ] or [["Nothing is overdue or due in the next 30 days."]]  # fmt: skip


def cells(data: Dataset, targets: Sequence[Target], last: Day) -> dict[str, Value]:
    """A sentence for each target that is counted by the year, by defined name."""
    return {f"CPS.outlook.{name}": _sentence(data, name, target_on(targets, name, last), last) for name in WITH_OUTLOOK}


def empty_cells() -> dict[str, Value]:
    return {f"CPS.outlook.{name}": "" for name in WITH_OUTLOOK}


def _sentence(data: Dataset, name: str, target: Target | None, last: Day) -> str:
    if target is None or not INDICATORS[name].applies(data):
        return ""
    found = outlook(data, name, target, last)
    aim = as_words(float(target.value), Unit.SHARE)
    start = f"{INDICATORS[name].title}: {found.met:,} of {found.due:,} since 1 April."
    return f"{start} {_left(found)} by {day_in_words(year_end(last))}: {_verdict(found, aim)}"


def _left(found: Outlook) -> str:
    return f"At least {found.left:,} more {'falls' if found.left == 1 else 'fall'} due"


def _verdict(found: Outlook, aim: str) -> str:
    if not found.can_be_met:
        return f"{aim} for the year can no longer be met from these alone."
    if not found.needed:
        return f"{aim} for the year is met whatever comes of them."
    return f"{found.needed:,} of them must be on time to meet {aim} for the year."
