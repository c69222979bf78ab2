"""A case of the specification: what is broken, the command that meets it, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hostile.workshop import Workshop

BOOK = "Council.xlsx"

Breaks = Callable[[Workshop], object]
"""Breaks the pieces of a good workbook; the bytes it returns, if any, are the file instead."""
Lays = Callable[[Path, Workshop], object]
"""Lays the files of a case into an empty folder."""


@dataclass(frozen=True)
class Case:
    """`where`: table, row and column that the problem must name; `command`: {book} and {folder} stand for paths.

    `says`: what the sentence must hold; for `check`, the problem. `then_refresh`: a refresh must work as well.
    """

    name: str
    lay: Lays
    command: tuple[str, ...]
    status: int
    says: str
    where: tuple[str, int | None, str] | None = None
    then_refresh: bool = False


def refused(name: str, breaks: Breaks, says: str, *command: str) -> Case:
    """A workbook that cannot be used: refresh (or the command given) ends with 2 and this sentence."""
    return Case(name, book(breaks), command or ("refresh", "{book}"), 2, says)


def found(name: str, breaks: Breaks, table: str, row: int | None, column: str, says: str) -> Case:
    """A workbook with a problem that `check` names by its sheet, row and column."""
    return Case(name, book(breaks), ("check", "{book}", "--json"), 1, says, (table, row, column))


def found_and_written(name: str, breaks: Breaks, table: str, row: int | None, column: str, says: str) -> Case:
    """As `found`, and a refresh writes what the cell holds onto other sheets."""
    return replace(found(name, breaks, table, row, column, says), then_refresh=True)


def works(name: str, breaks: Breaks, says: str = "Refreshed", *command: str) -> Case:
    """A workbook that looks odd and is good: refresh (or the command given) works."""
    return Case(name, book(breaks), command or ("refresh", "{book}"), 0, says)


def book(breaks: Breaks) -> Lays:
    def lay(folder: Path, good: Workshop) -> None:
        made = breaks(good)
        path = folder / BOOK
        path.write_bytes(made) if isinstance(made, bytes) else good.save(path)

    return lay
