"""The targets in force, when an officer moves their table about."""

import pytest

pytestmark = pytest.mark.libreoffice

LINES = 26


def in_force(opened, top: int, lines: int = LINES) -> list[tuple[str, str]]:
    """The targets and limits that stand from this row on."""
    opened.document.calculateAll()
    return [tuple(opened.cell("Targets", f"{at}{row}").String for at in "OP") for row in range(top, top + lines)]


def test_they_stay_when_rows_are_put_in_above_the_table_and_when_its_first_row_goes(opened) -> None:
    before, rows = in_force(opened, 5), opened.document.Sheets.getByName("Targets").Rows
    assert sum(target != "" for target, _ in before) > 5
    rows.insertByIndex(2, 2)
    assert in_force(opened, 7) == before
    rows.removeByIndex(6, 1)
    assert in_force(opened, 7, LINES - 1) == before[1:]
