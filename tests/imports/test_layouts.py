"""What of a file is not read, because of its headings, its sheets or its kind, and that it is told."""

import datetime as dt
from pathlib import Path

import pytest
from imports.making import EPISODES, FIRST, read, rows_of, workbook, zipped

from scorecard_xl.imports.returns import read_returns
from scorecard_xl.imports.ssda903 import SourceError


def test_columns_without_a_heading(tmp_path: Path) -> None:
    found = read(tmp_path, {"in/episodes.csv": EPISODES.replace("DEC,REC", ",")})
    assert found.notes == [
        "in/episodes.csv: columns F, G have no heading, and are not read: give each its heading.",
        "in/episodes.csv: it has no columns DEC, REC: every episode counts as open. Export them too.",
    ]


@pytest.mark.parametrize("first", [0, 1])
def test_a_column_that_numbers_the_rows_needs_no_heading(tmp_path: Path, first: int) -> None:
    lines = EPISODES.splitlines()
    text = "\n".join([f",{lines[0]}", *(f"{at},{line}" for at, line in enumerate(lines[1:], first))])
    found = read(tmp_path, {"in/episodes.csv": f"{text}\n"})
    assert (found.bundles[0].tables["Episodes"].rows[0], found.notes) == (FIRST, [])


@pytest.mark.parametrize("form", ["Episodes[{}]", "'Episodes'[{}]", "Episodes.{}", "dbo.Episodes.{}", "[{}]"])
def test_headings_with_the_table_of_a_query(tmp_path: Path, form: str) -> None:
    headings = EPISODES.splitlines()[0]
    text = EPISODES.replace(headings, ",".join(map(form.format, headings.split(","))))
    assert read(tmp_path, {"in/episodes.csv": text}).bundles[0].tables["Episodes"].rows[0] == FIRST


def test_rows_of_several_councils(tmp_path: Path) -> None:
    text = "LA,CHILD,VISIT\n330,A,01/06/2022\n331,B,02/06/2022\n"
    assert read(tmp_path, {"in/visits.csv": text}).notes == [
        "in/visits.csv: LA names 2 councils (330, 331), and the rows of all are read: take out those of other councils."
    ]
    assert read(tmp_path, {"one/visits.csv": text.replace("331", "330")}, "one").notes == []


@pytest.mark.parametrize("foot", ["Total,4", ",Grand Total: 4", "Extract date,01/04/2024", "Report run on,01/04/2024"])
def test_a_foot_with_something_under_the_day(tmp_path: Path, foot: str) -> None:
    found = read(tmp_path, {"in/episodes.csv": f"{EPISODES}{foot}\n"})
    assert len(found.bundles[0].tables["Episodes"].rows) == 2
    assert "row 4 at its foot is no record" in found.notes[0]


def test_sheets_of_a_workbook_that_are_not_read(tmp_path: Path) -> None:
    book = workbook(
        Episodes=rows_of(EPISODES),
        Visits=[["Name", "When"], ["Bob", "01/06/2022"]],
        Lookup=[["Code", "Means"], ["U6", "Foster"]],
        Cover=[["Looked after children"], ["Run on", "01/06/2022"]],
    )
    assert read(tmp_path, {"in/return.xlsx": book}).notes == [
        "in/return.xlsx: the sheets Visits (Visits without CHILD and VISIT or VISIT_DUE), Lookup are not read: no raw "
        "table has their headings."
    ]


def test_an_archive_in_an_archive_is_named_with_what_to_do(tmp_path: Path) -> None:
    inner = zipped({"episodes.csv": EPISODES})
    found = read(
        tmp_path, {"in/episodes.csv": EPISODES, "in/more.zip": zipped({"old/2021.zip": inner}), "in/a.7z": "7z"}
    )
    assert found.not_recognised == [
        "in/a.7z (unpack it, and import what is in it)", "old/2021.zip (unpack it, and import what is in it)",
    ]  # fmt: skip
    with pytest.raises(SourceError, match=r"a\.7z is packed in a way that is not read here: unpack it, and import"):
        read(tmp_path, {}, "in/a.7z")


@pytest.mark.parametrize(
    "year", ["2017/18", "2017-18", "201718", "2017/2018", "17/18", "2018", "Year ending March 2018"]
)
def test_the_ways_to_write_a_year(tmp_path: Path, year: str) -> None:
    (tmp_path / "oc2.csv").write_text(f"CHILD,SDQ_SCORE,YEAR\nA,12,{year}\n")
    (one,) = read_returns([tmp_path]).returns
    assert (one.ending, one.tables["OC2"].cells("YEAR")) == (dt.date(2018, 3, 31), [2018])


@pytest.mark.parametrize("year", ["2017/25", "2018-03", "FY18"])
def test_a_year_that_cannot_be_read_is_named(tmp_path: Path, year: str) -> None:
    (tmp_path / "oc2.csv").write_text(f"CHILD,SDQ_SCORE,YEAR\nA,12,{year}\n")
    said = rf"tells its year: give --year, .*oc2\.csv: OC2\.YEAR: 1 cell cannot be read, for example {year}, which is not a"
    with pytest.raises(SourceError, match=said):
        read_returns([tmp_path])


def test_a_column_that_says_of_which_return_a_row_is(tmp_path: Path) -> None:
    text = (
        "Collection Year,CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n201617,A,01/05/2016,S,C2,U6,,\n"
        "201718,A,01/05/2016,S,C2,U6,01/06/2017,E4A\n"
    )
    (tmp_path / "episodes.csv").write_text(text)
    found = read_returns([tmp_path]).returns
    assert [(one.ending, len(one.tables["Episodes"].rows)) for one in found] == [
        (dt.date(2017, 3, 31), 1), (dt.date(2018, 3, 31), 1),
    ]  # fmt: skip
