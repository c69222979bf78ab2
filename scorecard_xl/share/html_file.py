"""The web page of a copy, read back: all that it says, and nothing that could run or ask for anything."""

from collections.abc import Iterator

from lxml import html

_RUNS = frozenset({"script", "iframe", "object", "embed", "form", "img", "audio", "video", "base", "frame"})
_LOCAL = ("#", "data:,", "")


def texts_of(page: str) -> Iterator[str]:
    """Every text and every attribute of a file of HTML. Raises ValueError for what could run, or ask for something."""
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in _RUNS:
            raise ValueError(f"the element {element.tag!r}")
        for name, value in element.attrib.items():
            if str(name).startswith("on") or _asks(str(name), str(value)):
                raise ValueError(f"the attribute {name!r}")
            yield str(value)
        yield from filter(None, (element.text, element.tail))


def _asks(name: str, value: str) -> bool:
    """Whether it leads, or sends, to anything outside the file."""
    return name in ("href", "src", "action", "srcset") and value not in _LOCAL and not value.startswith("#")
