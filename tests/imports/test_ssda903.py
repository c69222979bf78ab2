import datetime as dt

import pytest

from scorecard_xl.imports.ssda903 import Extract, extract, recognised, year_of
from scorecard_xl.tables.schema import TABLES

KEYS = {
    "Children": ["CHILD"],
    "Episodes": ["CHILD", "DECOM"],
    "Reviews": ["CHILD", "REVIEW"],
    "Missing": ["CHILD", "MIS_START"],
    "SWEpisodes": ["CHILD", "SW_DECOM"],
    "DoLo": ["CHILD", "DOLO_START"],
    "PlacedAdoption": ["CHILD", "DATE_PLACED"],
}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        pytest.param("header", "Children", id="header is Children"),
        pytest.param("EPISODES", "Episodes", id="in capitals"),
        pytest.param("CLA_2023_episodes", "Episodes", id="with a prefix"),
        pytest.param("2018oc3", "CareLeavers", id="oc3 is CareLeavers"),
        pytest.param("oc2 final", "OC2", id="with a word after it"),
        pytest.param("uasc", "UASC", id="uasc"),
        pytest.param("reviews", "Reviews", id="reviews"),
        pytest.param("ad1", "AD1", id="ad1"),
        pytest.param("placed_for_adoption", "PlacedAdoption", id="placed for adoption"),
        pytest.param("Placed Adoption", "PlacedAdoption", id="placed adoption"),
        pytest.param("missing", "Missing", id="missing"),
        pytest.param("sw_episodes", "SWEpisodes", id="social workers' episodes are not Episodes"),
        pytest.param("previous_permanence", None, id="previous permanence has no table"),
        pytest.param("DoLo", "DoLo", id="deprivation of liberty"),
    ],
)
def test_a_file_is_recognised_by_its_name(name: str, table: str | None) -> None:
    known = recognised(name, KEYS.get(str(table), ["CHILD"]))
    assert known is not None
    assert known.table == table


@pytest.mark.parametrize(
    ("name", "headings", "table"),
    [
        pytest.param("export 7", "CHILD DECOM RNE LS", "Episodes", id="DECOM tells Episodes"),
        pytest.param("export", "child dob review review_code", "Reviews", id="headings in lower case"),
        pytest.param("export", "CHILD SEX DOB DUC ETHNIC", "UASC", id="DUC tells UASC, whatever else it has"),
        pytest.param("export", "CHILD SEX DOB ETHNIC", "Children", id="ETHNIC tells Children"),
        pytest.param("missing UPNs", "CHILD SEX DOB ETHNIC UPN", "Children", id="a name that the headings belie"),
        pytest.param("export", "CHILD DOB IN_TOUCH", "CareLeavers", id="IN_TOUCH tells CareLeavers"),
        pytest.param("export", "CHILD DOB PREV_PERM", None, id="PREV_PERM tells a file without a table"),
    ],
)
def test_failing_a_name_the_headings_tell(name: str, headings: str, table: str | None) -> None:
    known = recognised(name, headings.split())
    assert known is not None
    assert known.table == table


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        pytest.param("doc2", ["CHILD", "SURNAME"], id="oc2 inside a word"),
        pytest.param("load1", ["CHILD", "SURNAME"], id="ad1 inside a word"),
        pytest.param("episodes", ["CHILD", "RNE"], id="episodes without DECOM"),
        pytest.param("export", ["DECOM", "RNE"], id="no CHILD"),
    ],
)
def test_neither_name_nor_headings(name: str, headings: list[str]) -> None:
    assert recognised(name, headings) is None


@pytest.mark.parametrize(
    ("table", "heading", "text", "value"),
    [
        pytest.param("Episodes", "DECOM", "09/04/2017", dt.date(2017, 4, 9), id="a date is a date"),
        pytest.param("Episodes", "decom", "2017-04-09", dt.date(2017, 4, 9), id="an ISO date under a small heading"),
        pytest.param("Episodes", "DECOM", "42834", dt.date(2017, 4, 9), id="Excel's number of a day"),
        pytest.param("Episodes", "DECOM", "31/02/2017", "31/02/2017", id="a day that does not exist stays as it stood"),
        pytest.param("Episodes", "DEC", "NULL", None, id="NULL is blank"),
        pytest.param("Episodes", "CHILD", " 00123 ", "00123", id="an ID is text and keeps its zeros"),
        pytest.param("Episodes", "URN", "1679094", "1679094", id="a code is text"),
        pytest.param("OC2", "SDQ_SCORE", "12", 12.0, id="a number is a number"),
        pytest.param("OC2", "SDQ_SCORE", "x", "x", id="no number stays as it stood"),
        pytest.param("Episodes", "PL_LA", "E09000033", "E09000033", id="an extra column is text"),
    ],
)
def test_how_a_cell_is_read(table: str, heading: str, text: str, value: object) -> None:
    assert extract(TABLES[table], [heading, "LS"], [[text, "C2"]]).rows == [(value, "C2")]


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        pytest.param(["CHILD", "LS"], ["A"], Extract(("CHILD", "LS"), [("A", None)]), id="a short row is filled up"),
        pytest.param(["CHILD"], ["A", "B"], Extract(("CHILD",), [("A",)]), id="a long row is cut off"),
        pytest.param(["CHILD"], ["NULL"], Extract(("CHILD",), []), id="a row of nothing is dropped"),
        pytest.param(["CHILD", ""], ["A", "B"], Extract(("CHILD",), [("A",)]), id="a column without a heading goes"),
        pytest.param(["LS", "ls"], ["A", "B"], Extract(("LS",), [("A",)]), id="the first of two equal headings counts"),
    ],
)
def test_ragged_rows(headings: list[str], row: list[str], expected: Extract) -> None:
    assert extract(TABLES["Episodes"], headings, [row]) == expected


def of_episodes(spans: str) -> Extract:
    """From 'DECOM DEC' pairs, the DEC blank where it is a dash."""
    headings = ("CHILD", "DECOM", "DEC")
    return extract(TABLES["Episodes"], headings, [["A", *span.split()] for span in spans.split(",")])


@pytest.mark.parametrize(
    ("spans", "year"),
    [
        pytest.param("2017-01-01 2018-03-31", 2018, id="31 March ends its own year"),
        pytest.param("2017-01-01 2018-04-01", 2019, id="1 April starts the next"),
        pytest.param(
            "2017-01-01 2017-05-01,2017-01-01 2018-01-01,2017-01-01 2019-01-01,2019-05-05 -",
            2018,
            id="the year in which most DEC fall",
        ),
        pytest.param("2017-01-01 2017-05-01,2018-09-01 2019-01-01", 2019, id="a tie: that of the latest DECOM"),
        pytest.param("2017-01-01 -,2018-09-01 -", 2019, id="no DEC: that of the latest DECOM"),
    ],
)
def test_the_year_of_a_return(spans: str, year: int) -> None:
    assert year_of({"Episodes": of_episodes(spans)}) == year


@pytest.mark.parametrize(
    ("table", "heading", "day", "year"),
    [
        pytest.param("Reviews", "REVIEW", "01/05/2017", 2018, id="reviews tell it"),
        pytest.param("Missing", "MIS_START", "01/03/2017", 2017, id="missing tells it"),
        pytest.param("UASC", "DUC", "01/05/2030", None, id="an 18th birthday does not"),
        pytest.param("Children", "DOB", "01/05/2010", None, id="a date of birth does not"),
    ],
)
def test_the_year_without_episodes(table: str, heading: str, day: str, year: int | None) -> None:
    assert year_of({table: extract(TABLES[table], [heading], [[day]])}) == year


def test_oc2_gets_the_year_it_belongs_to() -> None:
    ending = dt.date(2018, 3, 31)
    assert Extract(("CHILD",), [("A",)]).stamped("YEAR", ending) == Extract(("CHILD", "YEAR"), [("A", ending)])


def test_a_year_in_the_file_itself_stays() -> None:
    own = Extract(("CHILD", "Year"), [("A", dt.date(2017, 3, 31))])
    assert own.stamped("YEAR", dt.date(2018, 3, 31)) == own
