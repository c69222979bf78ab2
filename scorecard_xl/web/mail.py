"""The front page as an e-mail: its subject, a body that every mail program draws, and the same in plain text."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.page.looks import FONT, INK, MUTED, RATINGS, RULE
from scorecard_xl.page.model import Page, Row
from scorecard_xl.page.notes import OWN_SIGN
from scorecard_xl.tables.colours import PAPER, USUAL_COLOUR, mixed, readable, text_on
from scorecard_xl.web.page import environment

_ALOUD = {
    "\N{GREATER-THAN OR EQUAL TO}": "at least", "\N{LESS-THAN OR EQUAL TO}": "at most",
    **dict.fromkeys("●○■▲▼◇|", ""),
}  # fmt: skip


@dataclass(frozen=True)
class Letter:
    """What the draft says. `colour`: the council's, #RRGGBB. `mark`: who it is for; empty: anybody.

    `attached`: what each of the files is, in a sentence each.
    """

    page: Page
    colour: str = USUAL_COLOUR
    mark: str = ""
    attached: Sequence[str] = ()

    @property
    def notes(self) -> list[str]:
        """The notes of the page without the key to its drawings, of which an e-mail has none."""
        return [each for each in self.page.notes if not each.startswith(OWN_SIGN)]

    @property
    def subject(self) -> str:
        """Ouseford, May 2026: 3 of 8 targets are missed, 3 nearly met, 2 met."""
        month = f"{self.page.last:%B %Y}" if self.page.last else ""
        message = self.page.headline.partition(". ")[0].rstrip(".")
        who = " ".join(f"{self.page.council} corporate parenting scorecard".split())
        return f"{self.mark.partition(':')[0]}{': ' if self.mark else ''}{who}, {month}: {message}"


def html_body(letter: Letter) -> str:
    """The body, in tables with the looks on each cell: mail programs drop style sheets, pictures and links."""
    ink = readable(letter.colour, PAPER)
    looks = {
        "ink": ink, "on_ink": text_on(ink), "pale": mixed(ink, PAPER, 0.92), "text": INK, "muted": MUTED, "rule": RULE,
        "font": f"{FONT},Carlito,Arial,sans-serif",
    }  # fmt: skip
    return (
        environment().get_template("mail.html.j2").render(letter=letter, page=letter.page, looks=looks, rated=RATINGS)
    )


def plain_body(letter: Letter) -> str:
    """The body as it is read aloud: sentences, no table and no sign in place of a word."""
    page = letter.page
    lines = [f"{page.council}. {page.position}.", *([letter.mark] if letter.mark else []), "", page.headline]
    lines += [page.summary, *page.warnings]
    for box in page.boxes:
        lines += ["", f"{_spoken(box.heading)}:", *(f"- {_ended(line)}" for line in box.lines)]
    if page.actions:
        lines += ["", "What is being done:", *(f"- {line}" for line in page.actions)]
    for theme in page.themes:
        lines += ["", f"{theme.name}:", *map(in_words, theme.rows)]
    return "\n".join([*lines, "", *letter.notes, "", *letter.attached, ""])


def in_words(row: Row) -> str:
    """Dentist in the last year: 74.4%, 206 of 277. Target: at least 93%. Off target. No real change."""
    now = row.now
    value = now.text if now.text != NOTHING else now.how_many
    made_of = now.how_many if now.how_many and now.how_many != value else ""
    between = " " if made_of.startswith("of ") else ", "
    found = [f"{row.label}: {between.join(filter(None, (value, made_of)))}"]
    found += [f"Target: {_spoken(row.target)}"] if row.target != NOTHING else []
    found += [_spoken(row.rating)] if row.rating != NOTHING else []
    change = ", ".join(filter(None, (_spoken(row.change), f"usual {row.usual}" if row.usual else "")))
    found += [change[0].upper() + change[1:]] if change else []
    return f"{'. '.join(found)}."


def _spoken(text: str) -> str:
    """With words for signs that a screen reader would spell."""
    for sign, word in _ALOUD.items():
        text = text.replace(sign, word)
    return " ".join(text.split())


def _ended(line: str) -> str:
    return line if line.endswith(".") else f"{line}."
