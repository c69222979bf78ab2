"""The page as the values of named cells, and what is in use: how far each sheet prints, and what its charts say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice, zip_longest

from scorecard_xl.page import fitting, profile_lines
from scorecard_xl.page.fitting import (
    ACROSS,
    ACTION_LINES,
    BOX_LINES,
    BOX_WIDTHS,
    BOXES,
    FIRST_LINES,
    FRONT,
    LEAD_LINES,
    LINES,
    NOTE_LINES,
    SLOT,
    WORD_LINES,
)
from scorecard_xl.page.model import SLOTS, Box, Page, Row, Shown, Slot
from scorecard_xl.page.profile_lines import SIDES, half_name, has_moves
from scorecard_xl.tables.values import Value

COUNCIL, CONFIDENTIAL, LAST_MONTH = "CPS.page.council", "CPS.page.confidential", "CPS.page.months"
POSITION, POSITION_THEMES, POSITION_PROFILE = "CPS.page.position", "CPS.themes.position", "CPS.profile.position"
_OF_COMMENT = 2
"""Lines that a comment has at least."""
MORE_COMMENT = "… more on Commentary"
_INDENT = 8
_BEFORE_RATING = FRONT.label + FRONT.now + FRONT.many  # then come cells with formulas


class LineKind(StrEnum):
    """What a line shows."""

    THEME = "theme"
    MEASURE = "measure"
    BLANK = ""


def line_name(line: int, field: str = "") -> str:
    """The name of a cell of the front page; lines count from 1. Without a field: what its names begin with."""
    return _named(f"CPS.line.{line}", field)


def note_name(row: int) -> str:
    """The name of a line of the key; they count from 1."""
    return f"CPS.note.{row}"


def slot_name(slot: int, field: str = "") -> str:
    """The defined name of a cell of a chart on Themes; the first has the number 1."""
    return _named(f"CPS.slot.{slot}", field)


def _named(place: str, field: str) -> str:
    return f"{place}.{field}" if field else place


LINE_FIELDS = ("kind", "label", "now", "many", "target", "rating", "change", "definition")
SLOT_FIELDS = ("theme", "title", "words")
DEFINITION = "definition »"
SMALL_POSITION = 9.5
"""The size of letters beside the council's name."""


def cells(page: Page) -> dict[str, Value]:
    """Every cell of the three sheets by defined name, those that are blank too."""
    return _head(page) | _boxes(page) | _notes(page) | _lines(page) | _slots(page) | profile_lines.cells(page)


def _head(page: Page) -> dict[str, Value]:
    """Warnings come before the summary, and take the lines of it that they need."""
    said = [text for text in fitting.lines(" ".join(page.warnings), ACROSS, 10, 2, bold=True) if text]
    lead = [*(("warning", text) for text in said)]
    lead += [("summary", text) for text in fitting.lines(page.summary, ACROSS, 10, LEAD_LINES - len(said))]
    labels = page.stock.labels
    months = f"to {labels[-1]}" if labels else ""
    position, _, mark = page.position.partition(" · ")
    room = ACROSS - 2 * _INDENT - fitting.width(mark, SMALL_POSITION, bold=True)
    found: dict[str, Value] = {COUNCIL: fitting.whole(page.council, room, 13, 1, fitting.MORE), LAST_MONTH: months}
    found |= {POSITION: position, POSITION_THEMES: page.position, POSITION_PROFILE: page.position}
    found |= {CONFIDENTIAL: mark} if mark else {}
    for at, text in enumerate(fitting.lines(page.headline, ACROSS, 15, 2, bold=True), 1):
        found[f"CPS.page.headline.{at}"] = text
    for at, (kind, text) in enumerate(lead, 1):
        found |= {f"CPS.page.lead.{at}": text, f"CPS.page.lead.{at}.kind": kind if text else ""}
    return found


def _boxes(page: Page) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for at, (box, width) in enumerate(zip_longest(page.boxes[:BOXES], BOX_WIDTHS), 1):
        texts = _in_box(box, width) if box else []
        found[f"CPS.box.{at}.heading"] = box.heading if box else ""
        found |= {f"CPS.box.{at}.{row}": text for row, text in _numbered(texts, BOX_LINES)}
    texts = [fitting.whole(each, ACROSS - _INDENT, 9, 1, fitting.MORE) for each in page.actions]
    found["CPS.actions.heading"] = "What is being done" if texts else ""
    return found | {f"CPS.actions.{row}": text for row, text in _numbered(_few(texts, ACTION_LINES), ACTION_LINES)}


def _in_box(box: Box, width: int) -> list[str]:
    """Each line whole, in up to three; where they are too many, the last says how many more there are."""
    whole = [[text for text in fitting.lines(each, width - _INDENT, 9, 3) if text] for each in box.lines]
    kept = whole
    while sum(map(len, kept)) + (kept is not whole) > BOX_LINES:
        kept = kept[:-1]
    more = [f"and {len(whole) - len(kept)} more below"] if len(kept) < len(whole) else []
    return [text for each in kept for text in each] + more


def _few(texts: Sequence[str], count: int) -> list[str]:
    if len(texts) <= count:
        return list(texts)
    return [*texts[: count - 1], f"and {len(texts) - count + 1} more on Commentary"]


def _numbered(texts: Sequence[str], count: int) -> Iterator[tuple[int, str]]:
    return enumerate(islice((*texts, *[""] * count), count), 1)


def front(page: Page) -> list[tuple[LineKind, str, Row | None]]:
    """What each line of the front page shows: the name of a theme, or a measure."""
    found: list[tuple[LineKind, str, Row | None]] = []
    for theme in page.themes:
        found.append((LineKind.THEME, fitting.whole(theme.name, _BEFORE_RATING, 9, 1, fitting.MORE, bold=True), None))
        found += [(LineKind.MEASURE, _label(row), row) for row in theme.rows]
    return _fitted(found)


def _fitted(found: list[tuple[LineKind, str, Row | None]]) -> list[tuple[LineKind, str, Row | None]]:
    """Where there are too many, the last says how many more measures there are, and where."""
    if len(found) <= LINES:
        return found
    more = sum(kind is LineKind.MEASURE for kind, _, _ in found[LINES - 1 :])
    return [*found[: LINES - 1], (LineKind.THEME, f"and {more} more measures: see Results", None)]


def _label(row: Row) -> str:
    return fitting.whole(row.label, FRONT.label - _INDENT, 9, 1, fitting.MORE)


def _notes(page: Page) -> dict[str, Value]:
    """One after the other, as a paragraph."""
    texts = fitting.lines(" ".join(page.notes), ACROSS, 9, NOTE_LINES)
    return {note_name(row): text for row, text in enumerate(texts, 1)}


def _lines(page: Page) -> dict[str, Value]:
    found: dict[str, Value] = {}
    lines = [*front(page), *[(LineKind.BLANK, "", None)] * LINES][:LINES]
    for line, (kind, text, row) in enumerate(lines, 1):
        shown = {"label": text, **(_measure(row) if row else {})}
        found |= {line_name(line, field): shown.get(field, "") for field in LINE_FIELDS}
        found[line_name(line, "kind")] = kind.value
    return found


def _measure(row: Row) -> dict[str, str]:
    return {
        "now": row.now.text, "many": _many(row.now),
        "target": row.target, "rating": row.rating, "change": row.change, "definition": DEFINITION,
    }  # fmt: skip


def _many(now: Shown) -> str:
    """What it is made of. Where there is no room for it "about" goes: a copy says that its numbers are rounded."""
    without = now.how_many.replace("about ", "")
    short = without.replace("1 to 7", "1\u20137")
    part = short.rpartition(" of ")[0]  # of a rounded number of thousands that is all but met
    fits = (text for text in (now.how_many, without, short, part) if text and _is_whole(text))
    return next(fits, fitting.whole(now.how_many, FRONT.many, 9, 1, fitting.MORE))


def _is_whole(text: str) -> bool:
    return fitting.whole(text, FRONT.many, 9, 1, fitting.MORE) == text


def _slots(page: Page) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for at, slot in zip_longest(range(1, SLOTS + 1), page.slots[:SLOTS]):
        shown = _slot(slot) if slot else {}
        found |= {slot_name(at, field): shown.get(field, "") for field in SLOT_FIELDS}
    return found


def _slot(slot: Slot) -> dict[str, str]:
    return {
        "theme": fitting.whole(slot.theme, SLOT, 8.5, 1, fitting.MORE, bold=True),
        "title": _title(slot.title),
        "words": _words(slot),
    }  # fmt: skip


def _title(said: str) -> str:
    """In two lines; if it is longer, without the number in brackets at its end, which the chart shows."""
    found = fitting.whole(said, SLOT, 10.5, 2, fitting.MORE, bold=True)
    if found == said or not said.endswith(")"):
        return found
    return fitting.whole(said.rpartition(" (")[0], SLOT, 10.5, 2, fitting.MORE, bold=True)


def _words(slot: Slot) -> str:
    """The sentence, the officers' words, and what is done: neither the first nor the last is cut for the words."""
    action = fitting.lines(f"→ {slot.action}" if slot.action else "", SLOT, 9, 3, more=MORE_COMMENT)
    room = WORD_LINES - sum(map(bool, action)) - (_OF_COMMENT if slot.comment else 0)
    said = fitting.lines(slot.empty or slot.sentence, SLOT, 9, max(3, room))
    left = WORD_LINES - sum(map(bool, [*said, *action]))
    comment = fitting.lines(slot.comment, SLOT, 9, left, more=MORE_COMMENT)
    return "\n".join(text for texts in (said, comment, action) if (text := " ".join(filter(None, texts))))


STAND, SPARK, IN_CARE, MOVES = "Where we stand", "13 months", "Children in care", "Started and left"
PROFILES, TICKS = ("Profile left", "Profile right"), ("England left", "England right")
"""The names of the charts, by which a refresh finds them."""


def slot_chart(slot: int) -> str:
    """The name of a chart on Themes, by which a refresh finds it; the first has the number 1."""
    return f"Slot {slot}"


@dataclass(frozen=True)
class InUse:
    """How many lines and charts are in use. `said`: the alternative text of each chart by its name.

    `moves`: whether a month has a number of those who started or left, which a rounded copy does not show.
    """

    lines: int = LINES
    slots: int = SLOTS
    profile_lines: int = 1
    said: Mapping[str, str] = field(default_factory=dict)
    moves: bool = True

    @property
    def last_cells(self) -> list[str]:
        """A named cell of the last row that each sheet prints."""
        return [
            line_name(self.lines, "label") if self.lines > FIRST_LINES else note_name(NOTE_LINES),
            slot_name(self.slots, "words"),
            half_name(self.profile_lines, SIDES[0], "1"),
        ]


def in_use(page: Page) -> InUse:
    """How far each sheet of the page prints, and the alternative texts of its charts; at least one line of each."""
    lines, slots, of_profile = len(front(page)), len(page.slots[:SLOTS]), len(profile_lines.lines(page))
    return InUse(max(1, lines), max(1, slots), max(1, of_profile), _said(page), has_moves(page))


def _said(page: Page) -> dict[str, str]:
    rows = [row for theme in page.themes for row in theme.rows]
    slots = {slot_chart(at): slot.description for at, slot in enumerate(page.slots[:SLOTS], 1)}
    unused = {slot_chart(at): "" for at in range(len(slots) + 1, SLOTS + 1)}
    bars = {name: "; ".join(_halves(page, side)) for side, name in enumerate(PROFILES)}
    return {
        STAND: "; ".join(map(_stands, rows)), SPARK: "; ".join(map(_moved, rows)),
        IN_CARE: page.stock.description, MOVES: page.stock.description, **slots, **unused, **bars,
    }  # fmt: skip


def _stands(row: Row) -> str:
    return f"{row.label}: {row.now.text}, target {row.target}"


def _moved(row: Row) -> str:
    return f"{row.label}: {row.change or row.now.text}"


def _halves(page: Page, side: int) -> list[str]:
    return [line[side].said for line in profile_lines.lines(page) if line[side].said]
