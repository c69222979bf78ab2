"""Rectangles of cells, as `A1:C9` names them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?", re.IGNORECASE)


@dataclass(frozen=True)
class Area:
    """Rows and columns count from 1, both ends are included; an area without rows has `bottom` above `top`."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first, last = reference(self.top, self.left), reference(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    @property
    def fixed(self) -> str:
        """$A$1:$C$9, as names hold it."""
        return f"${column_letters(self.left)}${self.top}:${column_letters(self.right)}${self.bottom}"

    @property
    def width(self) -> int:
        return self.right - self.left + 1

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    def cells(self) -> Iterator[tuple[int, int]]:
        """The row and column of each, row by row."""
        return product(range(self.top, self.bottom + 1), range(self.left, self.right + 1))

    def has_column(self, column: int) -> bool:
        return self.left <= column <= self.right

    def union(self, other: "Area") -> "Area":
        """The smallest area that holds both."""
        return Area(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )


def area(text: str) -> Area | None:
    """The area that `B2`, `$B$2` or `B2:D9` names; None where the text names something else, or no cells of a sheet."""
    match = _AREA.fullmatch(text.strip())
    if match is None:
        return None
    left, top, right, bottom = match[1], int(match[2]), match[3] or match[1], int(match[4] or match[2])
    found = Area(top, column_number(left), bottom, column_number(right))
    return found if found.top <= found.bottom <= LAST_ROW and found.left <= found.right <= LAST_COLUMN else None


def reference(row: int, column: int) -> str:
    """C5, of the row 5 and the column 3."""
    return f"{column_letters(column)}{row}"


def column_of(reference: str) -> int:
    """The column of a cell from its reference: 3 for `C5`."""
    return column_number(reference.rstrip("0123456789"))


def column_number(letters: str) -> int:
    """3, of C or c; 28, of AB."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """C, of 3; AB, of 28. Empty for 0."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
