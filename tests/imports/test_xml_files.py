import datetime as dt

import pytest

from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.imports.xml_files import read_xml

DAY = dt.date(2017, 11, 10)


def of(inner: str) -> dict[str, list[dict[str, object]]]:
    """The tables of a return with one child, each row by its headings and without its blanks."""
    text = (
        f"<EXPSSDA903><CHILD><HEADER><CHILDID>007</CHILDID><DOB>10/11/2017</DOB></HEADER>{inner}</CHILD></EXPSSDA903>"
    )
    return {table: rows(extract) for table, extract in read_xml("x.xml", text.encode()).items() if table != "Children"}


def rows(extract) -> list[dict[str, object]]:
    named = (dict(zip(extract.headings, row, strict=True)) for row in extract.rows)
    return [{heading: cell for heading, cell in row.items() if cell is not None} for row in named]


@pytest.mark.parametrize(
    ("inner", "table", "row"),
    [
        pytest.param(
            "<EPISODE><DECOM>10/11/2017</DECOM><PL>U1</PL><DEC/></EPISODE>",
            "Episodes",
            {"DECOM": DAY, "PLACE": "U1"},
            id="an episode, its PL being PLACE",
        ),
        pytest.param(
            "<HEADER><AREVIEW><REVIEW>10/11/2017</REVIEW></AREVIEW></HEADER>", "Reviews", {"REVIEW": DAY}, id="a review"
        ),
        pytest.param("<UASC><DUC>10/11/2017</DUC></UASC>", "UASC", {"DUC": DAY}, id="UASC by itself"),
        pytest.param("<HEADER><UASC>1</UASC><DUC/></HEADER>", "UASC", {}, id="UASC as a flag in the header"),
        pytest.param("<OC2><SDQ_SCORE>9</SDQ_SCORE></OC2>", "OC2", {"SDQ_SCORE": 9.0}, id="OC2"),
        pytest.param("<OC3><IN_TOUCH>YES</IN_TOUCH></OC3>", "CareLeavers", {"IN_TOUCH": "YES"}, id="OC3"),
        pytest.param("<HEADER><IN_TOUCH>NO</IN_TOUCH></HEADER>", "CareLeavers", {"IN_TOUCH": "NO"}, id="OC3 in header"),
        pytest.param("<AD1><DATE_MATCH>10/11/2017</DATE_MATCH></AD1>", "AD1", {"DATE_MATCH": DAY}, id="AD1"),
        pytest.param(
            "<AMISSING><MISSING>M</MISSING><MIS_START>10/11/2017</MIS_START></AMISSING>",
            "Missing",
            {"MISSING": "M", "MIS_START": DAY},
            id="missing",
        ),
        pytest.param(
            "<AD_PLACED><DATE_PLACED>10/11/2017</DATE_PLACED></AD_PLACED>",
            "PlacedAdoption",
            {"DATE_PLACED": DAY},
            id="AD_PLACED",
        ),
        pytest.param(
            "<Placed_For_Adoption><DATE_PLACED>10/11/2017</DATE_PLACED></Placed_For_Adoption>",
            "PlacedAdoption",
            {"DATE_PLACED": DAY},
            id="placed for adoption in full",
        ),
        pytest.param("<STAY><DECOM>10/11/2017</DECOM></STAY>", "Episodes", {"DECOM": DAY}, id="known by what it holds"),
    ],
)
def test_what_is_known_about_a_child(inner: str, table: str, row: dict[str, object]) -> None:
    found = of(inner)
    assert list(found) == [table]
    assert [{heading: cell for heading, cell in one.items() if heading != "DOB"} for one in found[table]] == [
        {"CHILD": "007", **row}
    ]


def test_care_leavers_take_their_date_of_birth_from_the_header() -> None:
    assert of("<OC3><IN_TOUCH>YES</IN_TOUCH></OC3>")["CareLeavers"][0]["DOB"] == DAY


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param("<OC2/>", id="an empty element"),
        pytest.param("<OC2><SDQ_SCORE/></OC2>", id="an element of blanks"),
        pytest.param("<PERMANENCE><PREV_PERM>P1</PREV_PERM></PERMANENCE>", id="previous permanence"),
        pytest.param("<HEADER><UASC>0</UASC><DUC/></HEADER>", id="not UASC"),
        pytest.param("<!-- <OC2><SDQ_SCORE>9</SDQ_SCORE></OC2> -->", id="a comment"),
    ],
)
def test_what_brings_no_row(inner: str) -> None:
    assert of(inner) == {}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "<expssda903><child><header><childid>A</childid><sex>1</sex></header></child></expssda903>", id="case"
        ),
        pytest.param(
            '<r xmlns="urn:x"><CHILD><HEADER><CHILDID>A</CHILDID><SEX>1</SEX></HEADER></CHILD></r>', id="namespace"
        ),
        pytest.param(
            "<r><l><CHILD><HEADER><SEX>1</SEX><CHILD>A</CHILD></HEADER></CHILD></l></r>", id="one level deeper"
        ),
        pytest.param(
            "<r><CHILD><HEADER><CHILDID>A</CHILDID><SEX>1</SEX><UASC>0</UASC><DUC/></HEADER></CHILD></r>",
            id="the header's questions about UASC are not Children's",
        ),
    ],
)
def test_the_header_is_children_however_it_is_written(text: str) -> None:
    assert {name: rows(held) for name, held in read_xml("x.xml", text.encode()).items()} == {
        "Children": [{"CHILD": "A", "SEX": "1"}]
    }


def test_a_file_without_a_child_has_no_tables() -> None:
    assert read_xml("x.xml", b"<settings><CHILD/></settings>") == {}


BOMB = b"""<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
<r><CHILD><HEADER><CHILDID>&c;</CHILDID></HEADER></CHILD></r>"""


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(b"<r><CHILD>", r"x\.xml is not a whole XML file \(line 1\): export it again\.", id="cut off"),
        pytest.param(b"", r"x\.xml is not a whole XML file \(line .*\): export it again\.", id="empty"),
        pytest.param(BOMB, r"x\.xml declares entities or a document type, .*: it is not read\.", id="a bomb"),
        pytest.param(
            b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r><CHILD><A>&x;</A></CHILD></r>',
            r"x\.xml declares entities or a document type, .*: it is not read\.",
            id="a file from elsewhere",
        ),
        pytest.param(
            b'<!DOCTYPE r SYSTEM "http://localhost/x.dtd"><r/>',
            r"x\.xml declares entities or a document type, .*: it is not read\.",
            id="a type from the network",
        ),
    ],
)
def test_a_broken_or_hostile_file_is_one_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(SourceError, match=f"^{sentence}$"):
        read_xml("x.xml", raw)
