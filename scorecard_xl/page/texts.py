"""Every text of a page, to be looked at or written otherwise."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

Part = TypeVar("Part")


def texts_of(part: object) -> list[str]:
    """Every text in a page, or in a part of one."""
    if isinstance(part, str):
        return [] if isinstance(part, Enum) else [part]
    if is_dataclass(part):
        return [text for each in fields(part) for text in texts_of(getattr(part, each.name))]
    if isinstance(part, list | tuple):
        return [text for each in part for text in texts_of(each)]
    return []


def with_texts(part: Part, write: Callable[[str], str]) -> Part:
    """The same page, or part of one, with each text as `write` has it; keys of figures stay."""
    found: Part = _with_texts(part, write)
    return found


def _with_texts(part: Any, write: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return part if isinstance(part, Enum) else write(part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{each.name: _with_texts(getattr(part, each.name), write) for each in fields(part)})
    if isinstance(part, list):
        return [_with_texts(each, write) for each in part]
    return part
