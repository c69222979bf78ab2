"""Whether a formula can be read, and what it names is there."""

import re
from collections.abc import Iterator

from ooxml.functions import KNOWN, NEWER, OURS

from scorecard_xl.workbook.area import LAST_ROW

_WORD = r"[^\W\d][\w.]*"
_TOKEN = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")
    |(?P<sheet>(?:'(?:[^']|'')+'|(?:\[\d+\])?{_WORD}(?::{_WORD})?)!)
    |(?P<error>\#(?:REF!|N/A|DIV/0!|NAME\?|VALUE!|NUM!|NULL!))
    |(?P<table>{_WORD}(?=\[))
    |(?P<function>{_WORD}(?=\())
    |(?P<columns>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])
    |(?P<open>[({{])|(?P<close>[)}}])
    |(?P<cell>\$?[A-Z]{{1,3}}\$?\d+(?![\w(.]))
    |(?P<other>{_WORD}|[\d.]+(?:E[+-]?\d+)?|[$:,;+\-*/^&=<>%\s@\#])""",
    re.VERBOSE,
)
_PAIR = {")": "(", "}": "{"}
_UNFINISHED = tuple("+-*/^&=<>,;(:")
_LONGEST_TEXT, _DEEPEST = 255, 64


def wrong(formula: str, sheets: set[str], tables: set[str]) -> Iterator[str]:
    """What is wrong with it. `sheets`, `tables`: those of the workbook, in lower case."""
    at, opened = 0, []
    text = formula.removeprefix("=").strip()
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            yield f"cannot be read from {text[at : at + 20]!r} on"
            return
        if token.lastgroup == "open":
            opened.append(token[0])
        elif token.lastgroup == "close" and (not opened or opened.pop() != _PAIR[token[0]]):
            yield f"closes a bracket that is not open: {text[: at + 1][-20:]!r}"
            return
        yield from _lost(token, sheets, tables)
        yield from _unknown(token, len(opened))
        at = token.end()
    if opened or not text or text.endswith(_UNFINISHED):
        yield "ends before it is complete"


def _lost(token: re.Match[str], sheets: set[str], tables: set[str]) -> Iterator[str]:
    kind, text = token.lastgroup, token[0]
    if kind == "sheet" and "[" not in text and ":" not in text and _plain(text) not in sheets:
        yield f"names the sheet {text[:-1]}, which is not there"
    if kind == "table" and text.lower() not in tables:
        yield f"names the table {text}, which is not there"
    if text == "#REF!":
        yield "has lost what it named (#REF!)"
    if kind == "cell" and not 1 <= int(re.sub(r"\D", "", text)) <= LAST_ROW:
        yield f"names {text}, which is no cell"


def _unknown(token: re.Match[str], depth: int) -> Iterator[str]:
    kind, text = token.lastgroup, token[0]
    if kind == "text" and len(text[1:-1].replace('""', '"')) > _LONGEST_TEXT:
        yield f"holds a text of more than {_LONGEST_TEXT} characters"
    if kind == "open" and depth == _DEEPEST + 1:
        yield f"has brackets within brackets, more than {_DEEPEST}"
    if kind == "function" and not text.upper().startswith((OURS, NEWER)) and text.upper() not in KNOWN:
        yield f"calls {text}, which not every Excel has"


def _plain(sheet: str) -> str:
    name = sheet[:-1]
    return (name[1:-1].replace("''", "'") if name.startswith("'") else name).lower()
