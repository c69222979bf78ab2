"""What a cell of a sheet or of a file means, so that the two can be compared."""

from scorecard_xl.tables.by_heading import plain
from scorecard_xl.tables.cells import READERS, Unreadable, as_text, is_empty
from scorecard_xl.tables.schema import Kind
from scorecard_xl.tables.values import Value


class Readings(dict[Value, object]):
    """What each distinct cell of a column means: 1 and "1" the same, a date its day, blank None, unreadable a tuple."""

    def __init__(self, kind: Kind | None) -> None:
        super().__init__()
        self._read = plain if kind is Kind.NAME else READERS[kind] if kind else as_text

    def __missing__(self, value: Value) -> object:
        self[value] = reading = self._reading(value)
        return reading

    def _reading(self, value: Value) -> object:
        try:
            return None if is_empty(value) else self._read(value)
        except Unreadable:
            return (as_text(value),)
