import pytest

from scorecard_xl.workbook.area import Area, area, column_letters, column_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C5", Area(5, 3, 5, 3)),
        ("$C$5", Area(5, 3, 5, 3)),
        ("b2:XFD1048576", Area(2, 2, 1_048_576, 16_384)),
        ("A:A", None),
        ("1:5", None),
        ("#REF!", None),
        ("", None),
    ],
)
def test_reading_an_area(text, expected):
    assert area(text) == expected


@pytest.mark.parametrize("text", ["C5", "B2:XFD1048576"])
def test_an_area_is_written_as_it_is_read(text):
    assert str(area(text)) == text


@pytest.mark.parametrize(
    ("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("ZZ", 702), ("AAA", 703), ("XFD", 16384)]
)
def test_columns(letters, number):
    assert (column_number(letters), column_letters(number)) == (number, letters)
