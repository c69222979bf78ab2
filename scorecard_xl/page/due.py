"""The rows of Due soon, and what is above them: whether the year's targets can still be met."""

from collections.abc import Sequence

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day
from scorecard_xl.figures.due import WITH_OUTLOOK, Outlook, due_soon, outlook
from scorecard_xl.figures.figure import as_words
from scorecard_xl.figures.targets import Target, target_on
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.counted import Number
from scorecard_xl.tables.values import Value

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
    return f"{INDICATORS[name].title}: {found.met:,} of {found.due:,} since 1 April; {verdict(found, aim)}."


def verdict(found: Outlook, aim: str) -> str:
    """What more may fall due is not known: it speaks of what is."""
    left = Number(found.left)
    if not left:
        return f"{aim} is {'out of reach' if found.needed else 'reached'}: nothing more is due by 31 March"
    if not found.can_be_met:
        return f"{aim} is out of reach even if {left:the one|all #} {_MORE} {left:is|are} on time"
    if not found.needed:
        return f"{aim} is reached whatever becomes of the {left:one|#} {_MORE}"
    some = f"{left:the one|all #}" if found.needed == left else f"at least {found.needed:,} of the {left}"
    return f"{some} {_MORE} must be on time to reach {aim}"


_MORE = "still due by 31 March"
