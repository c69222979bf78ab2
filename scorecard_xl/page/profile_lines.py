"""The lines of the profile: bars in two columns, then the teams, then measures without a chart."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import accumulate, zip_longest
from typing import NamedTuple

from scorecard_xl.page import fitting
from scorecard_xl.page.fitting import ACROSS, PROFILE, PROFILE_LINES
from scorecard_xl.page.model import Bar, Bars, Page, Row, Staffing
from scorecard_xl.tables.values import Value

SIDES, FIELDS = ("left", "right"), ("kind", "1", "2", "3")
"""The halves of a line, and the cells of each."""
_TEAMS = ("Team", "", "Establishment", "Average caseload", "Target", "Rating")
_MEASURES = ("Measure", "", "Now", "How many, change", "Target", "Rating")
_INDENT = 6
_HALF = sum(PROFILE[:3]) - _INDENT
_MOVES_KEY = "Dark columns: came into care. Grey columns: left care."
_TICK_KEY = "Upright tick on a bar: England."
KEY = "CPS.profile.key"
RESULTS = "Results"
AVERAGE_CASELOAD = "average_caseload"


class HalfKind(StrEnum):
    """What a line shows, or half of one."""

    TITLE = "title"
    BAR = "bar"
    NOTE = "note"
    HEADING = "heading"
    LISTED = "listed"
    BLANK = ""


class Half(NamedTuple):
    """Half a line. `figure`: indicator and group. `longest`: the value of a whole bar."""

    kind: HalfKind
    texts: tuple[str, ...] = ()
    figure: tuple[str, str] = ("", "")
    bar: Bar | None = None
    longest: float = 0
    said: str = ""


class ProfileLine(NamedTuple):
    left: Half
    right: Half


BLANK_HALF = Half(HalfKind.BLANK)


def half_name(line: int, side: str, field: str = "") -> str:
    """The name of a cell of the profile; lines count from 1. Without a field: what its names begin with."""
    return f"CPS.profile.{line}.{side}.{field}" if field else f"CPS.profile.{line}.{side}"


def lines(page: Page) -> list[ProfileLine]:
    """In their order, as many as there is room for."""
    left, right = _columns([list(_of_bars(each)) for each in page.profile])
    found = [ProfileLine(*pair) for pair in zip_longest(left, right, fillvalue=BLANK_HALF)]
    return _fitted([*found, *_listed(page)])


def _fitted(found: list[ProfileLine]) -> list[ProfileLine]:
    """Where there are too many, the last says how many more there are, and where."""
    if len(found) <= PROFILE_LINES:
        return found
    kept = found[: PROFILE_LINES - 1]
    more = sum(bool(line.left.texts) for line in found[len(kept) :])
    return [*kept, _full(HalfKind.NOTE, (f"and {more} more lines: see {RESULTS}",))]


def _columns(blocks: Sequence[Sequence[Half]]) -> tuple[list[Half], list[Half]]:
    """The blocks in their order, cut where the two columns are nearest to one another in height."""
    ends = [*accumulate(map(len, blocks), initial=0)]
    cut = min(range(len(ends)), key=lambda at: (abs(2 * ends[at] - ends[-1]), -at))
    return [each for block in blocks[:cut] for each in block], [each for block in blocks[cut:] for each in block]


def _of_bars(bars: Bars) -> Iterator[Half]:
    title = fitting.whole(bars.title, _HALF, 9, 1, fitting.MORE, bold=True)
    yield Half(HalfKind.TITLE, (title,), (bars.indicator, ""), said=bars.description)
    if bars.empty:
        yield Half(HalfKind.NOTE, (fitting.whole(bars.empty, _HALF, 9, 1, fitting.MORE),), (bars.indicator, ""))
    numbers = [number for bar in bars.bars for number in (bar.number, bar.england) if number is not None]
    longest = max(numbers, default=0)
    for bar in bars.bars if not bars.empty else ():
        label = fitting.whole(bar.label, PROFILE[0] - _INDENT, 9, 1, fitting.MORE)
        yield Half(HalfKind.BAR, (label, bar.text), (bars.indicator, bar.label), bar, longest)
    yield BLANK_HALF


def _listed(page: Page) -> Iterator[ProfileLine]:
    """Full lines: the text of the left half runs on in the right one."""
    if page.staffing or page.staffing_sentence:
        yield _full(HalfKind.TITLE, ("Staffing",))
        yield from (
            _full(HalfKind.NOTE, (text,)) for text in fitting.lines(page.staffing_sentence, ACROSS, 9, 1) if text
        )
    if page.staffing:
        yield _full(HalfKind.HEADING, _TEAMS)
        yield from (_full(HalfKind.LISTED, _team(each), (AVERAGE_CASELOAD, each.team)) for each in page.staffing)
        yield ProfileLine(BLANK_HALF, BLANK_HALF)
    if page.more:
        yield _full(HalfKind.TITLE, ("More measures",))
        yield _full(HalfKind.HEADING, _MEASURES)
        yield from (_full(HalfKind.LISTED, _measure(each), (each.indicator, each.group or "")) for each in page.more)


def _full(kind: HalfKind, texts: tuple[str, ...], figure: tuple[str, str] = ("", "")) -> ProfileLine:
    right = HalfKind.BLANK if kind is HalfKind.NOTE else kind
    return ProfileLine(Half(kind, texts[:3], figure), Half(right, texts[3:], figure))


def _team(each: Staffing) -> tuple[str, ...]:
    """A name runs on over the second cell."""
    name = fitting.middle(each.team, PROFILE[0] + PROFILE[1] - _INDENT, 9)
    return name, "", each.establishment, _joined(each.caseload, each.change), each.target, each.rating


def has_moves(page: Page) -> bool:
    """Whether a month shows how many started or left, as a rounded copy does not; so too without data."""
    return page.last is None or any(
        each is not None for row in (page.stock.starting, page.stock.leaving) for each in row
    )


def _key(page: Page) -> str:
    if page.last is None:
        return ""
    return f"{_MOVES_KEY} {_TICK_KEY}" if has_moves(page) else _TICK_KEY


def _measure(row: Row) -> tuple[str, ...]:
    label = fitting.whole(row.label, PROFILE[0] + PROFILE[1] - _INDENT, 9, 1, fitting.MORE)
    return label, "", row.now.text, _joined(row.now.how_many, row.change), row.target, row.rating


def _joined(many: str, change: str) -> str:
    """What a figure is made of and how it changed, as far as there is room: the change first of all is left out."""
    said = ", ".join(filter(None, (many, change)))
    fits = (each for each in (said, said.replace("about ", ""), many) if fitting.width(each, 9) <= PROFILE[4] - _INDENT)
    return next(fits, fitting.whole(many, PROFILE[4] - _INDENT, 9, 1, fitting.MORE))


def cells(page: Page) -> dict[str, Value]:
    """Every cell of the sheet by defined name, those that are blank too."""
    found: dict[str, Value] = {"CPS.stock.sentence": fitting.whole(page.stock.sentence, ACROSS, 10, 1, fitting.MORE)}
    found[KEY] = _key(page)
    every_line = [*lines(page), *[ProfileLine(BLANK_HALF, BLANK_HALF)] * PROFILE_LINES][:PROFILE_LINES]
    for at, line in enumerate(every_line, 1):
        for side, half in zip(SIDES, line, strict=True):
            values = (half.kind.value, *half.texts)
            found |= {half_name(at, side, field): text for field, text in zip_longest(FIELDS, values, fillvalue="")}
    return found
