import pytest

from scorecard_xl.tables.by_heading import Headings, plain

MOVED = Headings(["Note", "bank  HOLIDAY", "date", "Date"])


@pytest.mark.parametrize("text", ["place provider", "PLACE_PROVIDER", " Place\u00a0Provider\n", "\ufeffplaceprovider"])
def test_case_spaces_and_underscores_do_not_matter(text):
    assert plain(text) == "placeprovider"


def test_a_column_is_found_wherever_it_stands_and_of_two_that_are_the_same_the_first():
    assert MOVED.places(["Date", "Bank holiday", "Day"]) == {"Date": 2, "Bank holiday": 1}
    assert MOVED["DATE"] == MOVED.place("DATE") == 2
    assert "DATE" in MOVED


def test_a_heading_that_is_missing_is_told():
    assert MOVED.missing(["Date", "Day"]) == ["Day"]
    assert MOVED.place("Day") is None
    assert "Day" not in MOVED


def test_rows_are_read_in_the_order_of_the_headings_asked_for_and_end_early_where_they_are_short():
    rows = [["of May", "yes", 25, 26], ["", "no"]]
    assert MOVED.in_order(["Date", "Day", "Bank holiday"], rows) == [[25, None, "yes"], [None, None, "no"]]


def test_a_row_is_written_in_the_order_of_the_table():
    assert MOVED.row({"Date": 25, "Bank holiday": "yes"}) == [None, "yes", 25, None]
