"""The rows of Due soon, and what is above them: counts by team and worker, and the year's targets."""

from collections import Counter
from collections.abc import Iterator, Sequence

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import ONE_DAY, Day, day_in_words
from scorecard_xl.figures.due import WITH_OUTLOOK, Due, Outlook, outlook
from scorecard_xl.figures.figure import as_words
from scorecard_xl.figures.targets import Target, target_on
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.page.wording import Number
from scorecard_xl.tables.values import Value

HEADINGS = ("What", "Child", "Team", "Worker", "Due", "State", "Days")


STATES = ("overdue", "never recorded", "due this week", "due later")
COUNTED = 16
"""Lines for teams and workers above the list."""
SAID, AIMS = "CPS.due.said", len(WITH_OUTLOOK)
_WEEK = 7 * ONE_DAY
_MORE = "still due by 31 March"


def rows(found: Sequence[Due], last: Day) -> list[list[Value]]:
    """One row for each duty overdue on the day or due in the next 30 days; `Days` late or left."""
    return [
        [each.what, each.child, each.team, each.worker, each.due.date(), state(each, last), abs((each.due - last).days)]
        for each in found
    ] or [["Nothing is overdue or due in the next 30 days."]]


def state(due: Due, last: Day) -> str:
    """Which of STATES it is in; the week is the seven days after the day."""
    if due.never or due.overdue:
        return STATES[1] if due.never else STATES[0]
    return STATES[2] if due.due <= last + _WEEK else STATES[3]


def line_name(line: int, field: int) -> str:
    """The name of a cell of the counts: line from 1; field 0 is the team or worker, then come STATES."""
    return f"CPS.due.{line}.{('who', 'overdue', 'never', 'week', 'later')[field]}"


def summary(found: Sequence[Due], last: Day) -> dict[str, Value]:
    """The counts above the list, by defined name."""
    written: dict[str, Value] = {SAID: _said(found, last)}
    lines = [*_counts(found, last, "team"), *_counts(found, last, "worker")]
    if len(lines) > COUNTED:
        lines = [*lines[: COUNTED - 1], [f"and {len(lines) - COUNTED + 1} more: filter the list"]]
    for line in range(1, COUNTED + 1):
        cells = lines[line - 1] if line <= len(lines) else []
        for field in range(len(STATES) + 1):
            written[line_name(line, field)] = cells[field] if field < len(cells) else ""
    return written


def _said(found: Sequence[Due], last: Day) -> str:
    if not found:
        return "Nothing is overdue or due in the next 30 days."
    count = Counter(state(each, last) for each in found)
    week = Counter(each.what for each in found if state(each, last) == STATES[2])
    named = ", ".join(
        f"{number:,} {what[0].lower()}{what[1:]}{'s' * (number != 1)}" for what, number in week.most_common()
    )
    until = f"Due this week, to {day_in_words(last + _WEEK)}: {named or 'nothing'}."
    return f"{count[STATES[0]]:,} overdue; {count[STATES[1]]:,} never recorded; {count[STATES[3]]:,} due later. {until}"


def _counts(found: Sequence[Due], last: Day, by: str) -> Iterator[list[Value]]:
    """One line for each team or worker, those with most overdue or never recorded first; none if no name is known."""
    count = Counter((getattr(each, by), state(each, last)) for each in found)
    names = {name for name, _ in count}
    if names <= {None}:
        return
    late = {name: count[name, STATES[0]] + count[name, STATES[1]] for name in names}
    for name in sorted(names, key=lambda name: (-late[name], name is None, name or "")):
        yield [name or f"No {by}", *(count[name, each] for each in STATES)]


def cells(data: Dataset, found: Sequence[Due], targets: Sequence[Target], last: Day) -> dict[str, Value]:
    """The counts, and a sentence for each target that is counted by the year, by defined name."""
    aims = {name: target_on(targets, name, last) for name in WITH_OUTLOOK}
    said: dict[str, Value] = {f"CPS.outlook.{name}": _sentence(data, name, aim, last) for name, aim in aims.items()}
    return summary(found, last) | said


def empty_cells() -> dict[str, Value]:
    """By defined name, the cells over Due soon of a workbook that nothing has refreshed."""
    names = [SAID, *(line_name(line, field) for line in range(1, COUNTED + 1) for field in range(len(STATES) + 1))]
    return dict.fromkeys([*names, *(f"CPS.outlook.{name}" for name in WITH_OUTLOOK)], "")


def _sentence(data: Dataset, name: str, target: Target | None, last: Day) -> str:
    if target is None or not INDICATORS[name].applies(data):
        return ""
    found = outlook(data, name, target, last)
    aim = as_words(float(target.value), Unit.SHARE)
    return f"{INDICATORS[name].title}: {found.met:,} of {found.due:,} since 1 April; {outlook_in_words(found, aim)}."


def outlook_in_words(found: Outlook, aim: str) -> str:
    """What more may fall due is not known: it speaks of what is."""
    left = Number(found.left)
    if not left:
        return f"{aim} is {'out of reach' if found.needed else 'reached'}: nothing more is due by 31 March"
    if not found.can_be_met:
        return f"{aim} is out of reach even if {left:the one|all #} {_MORE} {left:is|are} on time"
    if not found.needed:
        return f"{aim} is reached even if {left:the one|all #} {_MORE} {left:is|are} late"
    some = f"{left:the one|all #}" if found.needed == left else f"at least {found.needed:,} of the {left}"
    return f"{some} {_MORE} must be on time to reach {aim}"
