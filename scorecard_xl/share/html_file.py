"""The web page of a copy, read back: all that it says, and nothing that could run or ask for anything."""

from lxml import html

_RUNS = frozenset({"script", "iframe", "object", "embed", "form", "img", "audio", "video", "base", "frame"})
_LOCAL = ("data:,", "")
_SAID = ("aria-label", "title", "alt", "data-name")
"""The attributes that a reader sees or hears."""


def texts_of(page: str) -> tuple[list[str], list[str]]:
    """What a file of HTML says, and what else it holds: its looks and the points of its drawings.

    Raises ValueError for what could run, or ask for something.
    """
    said: list[str] = []
    others: list[str] = []
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in _RUNS:
            raise ValueError(f"the element {element.tag!r}")
        for name, value in element.attrib.items():
            if str(name).startswith("on") or _asks(str(name), str(value)):
                raise ValueError(f"the attribute {name!r}")
            (said if name in _SAID else others).append(str(value))
        (others if element.tag == "style" else said).append(element.text or "")
        said.append(element.tail or "")
    return said, others


def _asks(name: str, value: str) -> bool:
    """Whether it leads, or sends, to anything outside the file."""
    return name in ("href", "src", "action", "srcset") and value not in _LOCAL and not value.startswith("#")
