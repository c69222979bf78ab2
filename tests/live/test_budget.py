"""How often the host is called: so often for a table, a cell's name and a button, however many rows there are."""

import datetime as dt

import pytest
from live import touched

from scorecard_xl import macros
from scorecard_xl.workbook.live.book import LiveBook

pytestmark = pytest.mark.libreoffice

DAY = dt.date(2026, 3, 31)
A_READ, A_BLOCK, A_REFRESH = 21, 170, 11_000
"""Members of xlwings objects that are touched, at most: to read a table, to write a block, for a whole refresh."""


@pytest.fixture
def calls(mocker):
    """How often the host was called since the last time that this was asked."""
    spy = mocker.patch.object(touched, "touch")

    def count():
        made = spy.call_count
        spy.reset_mock()
        return made

    return count


@pytest.fixture(scope="module")
def book(opened):
    """With what it looks up once already looked up."""
    found = LiveBook.caller()
    found.read("Reviews"), found.named_cells
    return found


def test_a_block_and_a_table_take_the_same_calls_however_many_rows(book, calls):
    written, read = {}, {}
    for rows in (10, 20, 5_000, 20_000):
        book.put({}, {"Reviews": [["A1", DAY, "PN1", None]] * 10})
        calls()
        book.put({}, {"Reviews": [["A1", DAY, "PN1", None]] * rows})
        written[rows] = calls()
        assert len(book.read("Reviews").rows) == rows + 1
        read[rows] = calls()
    assert len(set(read.values())) == 1
    assert written[20] == written[5_000] == written[20_000]
    assert max(read.values()) <= A_READ
    assert max(written.values()) <= A_BLOCK


def test_a_whole_refresh_keeps_to_the_budget(opened, calls):
    calls()
    macros.refresh_scorecard()
    assert calls() <= A_REFRESH
    assert opened.said[-1].startswith("Refreshed")
