"""The draft of an e-mail: the headline figures in its body, the files attached, nobody to send it to yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import PurePath

from scorecard_xl.figures.figure import NOTHING, Rag, as_words
from scorecard_xl.page.card import Card, Line, Shape
from scorecard_xl.page.head import TITLE
from scorecard_xl.page.layout import CARDS
from scorecard_xl.page.theme import FONT, INK, MUTED, RATINGS, RULE, WHITE
from scorecard_xl.page.words import NO_TARGET, RATING, TARGET
from scorecard_xl.share.copy import Copy
from scorecard_xl.tables.cells import USUAL_COLOUR, lighter

_TYPES = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".csv": ("text", "csv"),
    ".pdf": ("application", "pdf"),
}
HEADINGS = ("", "Figure", "Target", "Rating", "Change")


@dataclass(frozen=True)
class Headline:
    """One line of the body, all as words. `of`: what the value is made of."""

    title: str
    value: str
    of: str = ""
    target: str = ""
    rating: str = ""
    change: str = ""


@dataclass(frozen=True)
class Letter:
    """What the draft says. `accent`: the council's colour, #RRGGBB."""

    subject: str
    council: str
    position: str
    headlines: Sequence[Headline]
    notes: Sequence[str]
    accent: str = USUAL_COLOUR


def draft(letter: Letter, attachments: Mapping[str, bytes]) -> bytes:
    """The message as a file that mail programs open as a draft (X-Unsent). `attachments`: by file name."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message["X-Unsent"] = "1"
    message.set_content(plain(letter))
    message.add_alternative(html(letter), subtype="html")
    for name, content in attachments.items():
        main, sub = _TYPES[PurePath(name).suffix]
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def plain(letter: Letter) -> str:
    """The body for readers without HTML."""
    lines = [f"{letter.council}: {letter.position}", ""]
    for each in letter.headlines:
        details = "; ".join(filter(None, (each.of, each.target, each.rating, each.change)))
        lines.append(f"{each.title}: {each.value}{f' ({details})' if details else ''}")
    return "\n".join([*lines, "", *letter.notes, ""])


def html(letter: Letter) -> str:
    """The same as a table, in the few means that every mail program draws: no style sheet, no picture, no link."""
    subject = escape(letter.subject)
    head = _tag("div", subject, "font-size:20px;font-weight:bold") + _tag(
        "div", f"{escape(letter.council)} · {escape(letter.position)}", "font-size:13px;padding-top:4px"
    )
    lines = _head(letter.accent) + "".join(_row(each, letter.accent) for each in letter.headlines)
    notes = "".join(_tag("p", escape(each), f"margin:4px 0;font-size:12px;color:{MUTED}") for each in letter.notes)
    table = _row_of(_tag("td", head, f"background:{letter.accent};color:{WHITE};padding:14px 16px"))
    table += _row_of(_tag("td", f"<table {_PLAIN}>{lines}</table>", "padding:12px 0")) + _row_of(_tag("td", notes))
    body = _tag("body", f'<table role="presentation" {_PLAIN}>{table}</table>', f"margin:0;padding:16px;{_LETTERS}")
    title = f'<head><meta charset="utf-8"><title>{subject}</title></head>'
    return f'<!DOCTYPE html><html lang="en-GB">{title}{body}</html>'


_LETTERS = f"font-family:{FONT},Carlito,Arial,sans-serif;font-size:14px;color:{INK}"
_PLAIN = 'cellspacing="0" cellpadding="0" width="720" style="border-collapse:collapse"'
_CELL = f"padding:7px 8px;border-bottom:1px solid {RULE};vertical-align:top"


def _tag(name: str, inside: str, style: str = "", **attributes: str) -> str:
    own = "".join(f' {key}="{value}"' for key, value in (attributes | ({"style": style} if style else {})).items())
    return f"<{name}{own}>{inside}</{name}>"


def _row_of(cells: str) -> str:
    return _tag("tr", cells)


def _head(accent: str) -> str:
    look = f"text-align:left;padding:6px 8px;background:{lighter(accent, 0.8)};color:{accent};font-size:12px"
    return _row_of("".join(_tag("th", each, look, scope="col") for each in HEADINGS))


def _row(each: Headline, accent: str) -> str:
    value = _tag("span", escape(each.value), f"font-size:17px;font-weight:bold;color:{accent}")
    of = _tag("div", escape(each.of), f"font-size:12px;color:{MUTED}") if each.of else ""
    cells = (value + of, escape(each.target), _rating(each.rating), escape(each.change))
    title = _tag("th", escape(each.title), f"{_CELL};text-align:left;font-weight:normal", scope="row")
    return _row_of(title + "".join(_tag("td", cell, _CELL) for cell in cells))


def _rating(words: str) -> str:
    """In the colours of the page; the word and the symbol say it without them."""
    rag = next((each for each in Rag if RATING[each] == words), None)
    if rag is None:
        return escape(words)
    text, ground = RATINGS[rag]
    return _tag(
        "span", escape(words), f"color:{text};background:{ground};padding:2px 6px;white-space:nowrap;font-weight:bold"
    )


_SHAPES = (Shape.HEADLINE, Shape.FIGURE, Shape.PAIR)
_ATTACHED = "Attached: the scorecard with its charts, every figure as a table, and what each of them counts."


def letter(copy: Copy) -> Letter:
    """What the draft says of a copy: children in care, and every figure that has a target."""
    council, position = str(copy.cells["CPS.page.council"]), str(copy.cells["CPS.page.position"])
    notes = [copy.footnote, _ATTACHED]
    mark = "CONFIDENTIAL: " if copy.is_confidential else ""
    return Letter(
        f"{mark}{TITLE}, {copy.month:%B %Y}", council, position, list(_headlines(copy)), notes, copy.facts.colour
    )


def _headlines(copy: Copy) -> Iterator[Headline]:
    for card in CARDS:
        for line in card.leading if card.shape in _SHAPES else ():
            if card.shape is Shape.HEADLINE or copy.facts.target(line.indicator.name):
                yield _headline(copy, card, line)


def _headline(copy: Copy, card: Card, line: Line) -> Headline:
    value = copy.cells[f"{line.name}.value"]
    shown = value if isinstance(value, str) else as_words(float(value or 0), line.indicator.unit)  # type: ignore[arg-type]
    of, target, rating, change = (_cell(copy, line, field) for field in ("of", "target", "rating", "change"))
    return Headline(card.heading, shown, "" if of == card.heading.lower() else of, target, rating, change)


def _cell(copy: Copy, line: Line, field: str) -> str:
    """The words of a cell of the page; nothing for a dash, and the target without the word before it."""
    text = str(copy.cells.get(f"{line.name}.{field}") or "")
    return "" if text in (NOTHING, NO_TARGET) else text.removeprefix(TARGET)
