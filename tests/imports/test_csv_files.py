import pytest

from scorecard_xl.imports.csv_files import read_csv
from scorecard_xl.imports.ssda903 import SourceError

NAMES = "CHILD,HOME\r\nA,Zoë\r\n"


@pytest.mark.parametrize(
    "encoding",
    [
        pytest.param("utf-8", id="UTF-8"),
        pytest.param("utf-8-sig", id="UTF-8 with a mark"),
        pytest.param("utf-16", id="UTF-16 with a mark"),
        pytest.param("cp1252", id="Windows"),
    ],
)
def test_encodings(encoding: str) -> None:
    assert read_csv("header.csv", NAMES.encode(encoding)) == [["CHILD", "HOME"], ["A", "Zoë"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("CHILD,LS\nA,C2\n", id="commas"),
        pytest.param("CHILD;LS\nA;C2\n", id="semicolons"),
        pytest.param("CHILD\tLS\nA\tC2\n", id="tabs"),
        pytest.param('"CHILD","LS"\n"A","C2"', id="quoted"),
        pytest.param("CHILD,LS\r\rA,C2\r", id="old line ends"),
        pytest.param("\n , \nCHILD,LS\n,\nA,C2\n\n", id="blank lines"),
        pytest.param("sep=;\nCHILD;LS\nA;C2\n", id="Excel's separator line"),
        pytest.param("Return, 2018\nCHILD,LS\nA,C2\n", id="a title"),
        pytest.param("CHILDID,LS\nA,C2\n", id="CHILD as the XML calls it"),
    ],
)
def test_layouts(text: str) -> None:
    assert read_csv("episodes.csv", text.encode()) == [["CHILD", "LS"], ["A", "C2"]]


def test_a_quoted_field_keeps_its_separator_and_quotes() -> None:
    assert read_csv("x.csv", b'CHILD,HOME\nA,"1, ""The"" Road"\n')[1] == ["A", '1, "The" Road']


@pytest.mark.parametrize("text", [pytest.param("", id="empty"), pytest.param("NAME,AGE\nA,1\n", id="no CHILD")])
def test_no_row_of_headings(text: str) -> None:
    assert read_csv("x.csv", text.encode()) == []


def test_a_quote_that_is_never_closed_is_one_sentence() -> None:
    with pytest.raises(SourceError, match=r"^episodes\.csv is not a CSV file that can be read .*: export it again\.$"):
        read_csv("episodes.csv", b'CHILD,LS\nA,"' + b"x" * 200_000)
