"""What the cells of files to import are read as, and what is said of those that cannot be read."""

import datetime as dt
from pathlib import Path

import pytest
from imports.making import EPISODES, FIRST, HEADER, read, workbook

from scorecard_xl.imports.ssda903 import SourceError


@pytest.mark.parametrize("time", ["12:00:00 AM", "00:00", "00:00:00.000", "12:00 am"])
def test_days_with_a_time_behind_them(tmp_path: Path, time: str) -> None:
    text = EPISODES.replace("/2022", f"/2022 {time}").replace("/2023", f"/2023 {time}")
    found = read(tmp_path, {"in/episodes.csv": text})
    assert found.bundles[0].tables["Episodes"].rows[0] == FIRST
    assert found.notes == []


@pytest.mark.parametrize("nothing", ["NaT", "nan", "None", "<NA>", "N/A"])
def test_words_for_nothing(tmp_path: Path, nothing: str) -> None:
    text = EPISODES.replace("U4,,", f"U4,{nothing},{nothing}")
    episodes = read(tmp_path, {"in/episodes.csv": text}).bundles[0].tables["Episodes"]
    assert episodes.rows[1][-2:] == (None, None)


@pytest.mark.parametrize(
    ("yes", "no"), [("Y", "N"), ("TRUE", "FALSE"), ("1.0", "0.0"), ("Yes", "No"), ("a) Yes", "b) No")]
)
def test_flags_in_oc2(tmp_path: Path, yes: str, no: str) -> None:
    text = f"CHILD,SDQ_SCORE,TEETH_CHECK,IMMUNISATIONS\nA,12.0,{yes},{no}\n"
    assert read(tmp_path, {"in/oc2.csv": text}).bundles[0].tables["OC2"].rows == [("A", 12.0, "1", "0")]


@pytest.mark.parametrize(
    ("written_as", "child"), [('"=""A"""', "A"), ('="A"', "A"), ("'A", "A"), ("101.0", "101"), ("0012", "0012")]
)
def test_ids_of_spreadsheets(tmp_path: Path, written_as: str, child: str) -> None:
    text = EPISODES.replace("\nA,", f"\n{written_as},")
    assert read(tmp_path, {"in/episodes.csv": text}).bundles[0].tables["Episodes"].rows[0][0] == child


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param(
            EPISODES.replace("13/06/2022", "31/06/2022"),
            "Episodes.DECOM: 1 cell cannot be read, for example 31/06/2022, which is a day that does not exist",
            id="a day that does not exist",
        ),
        pytest.param(
            EPISODES.replace("01/02/2023", "#REF!"),
            "Episodes.DEC: 1 cell cannot be read, for example #REF!, which is the error of a formula", id="an error value",
        ),
        pytest.param(
            EPISODES.replace("U6", "#VALUE!").replace("U4", "#VALUE!"),
            "Episodes.PLACE: 2 cells cannot be read, for example #VALUE!", id="error values among codes",
        ),
        pytest.param(
            EPISODES.replace("\nB", "\n1.23E+12"),
            "Episodes.CHILD: 1 cell cannot be read, for example 1.23E+12, which is an ID that a spreadsheet has turned",
            id="an ID that was rounded",
        ),
        pytest.param(
            EPISODES.replace("01/02/2023", "02/28/2023"),
            "Episodes.DEC has the month first (month/day/year), so none of these days is read", id="the month first",
        ),
    ],
)  # fmt: skip
def test_cells_that_cannot_be_read_are_told_with_a_count_and_an_example(tmp_path: Path, text: str, note: str) -> None:
    (said,) = read(tmp_path, {"in/episodes.csv": text}).notes
    assert said.startswith(f"in/episodes.csv: {note}")


def test_of_immigration_statuses_only_unaccompanied_children_are_taken(tmp_path: Path) -> None:
    text = (
        "immi_person_id,immi_immigration_status_end_date,immi_immigration_status\n"
        "A,,UASC\nB,,Indefinite leave to remain\nC,01/06/2022,Unaccompanied asylum seeking child\n"
    )
    (one,) = read(tmp_path, {"in/ssd_immigration_status.csv": text}).bundles
    assert one.tables["UASC"].children() == {"A", "C"}


@pytest.mark.parametrize(
    ("files", "note"),
    [
        pytest.param(
            {"in/episodes.csv": EPISODES + ",01/06/2022,S,C2,U6,,\n"},
            "in/episodes.csv: 1 row has no CHILD, and counts for nothing until it is filled in.", id="no child",
        ),
        pytest.param(
            {"in/visits.csv": "CHILD,VISIT,SEEN\nA,,Y\nB,,Y\nC,01/06/2022,Y\n"},
            "in/visits.csv: 2 rows have no VISIT or VISIT_DUE, and count for nothing until it is filled in.", id="no day",
        ),
        pytest.param(
            {"in/r.xml": "<M><CHILD><HEADER><SEX>1</SEX></HEADER></CHILD></M>"},
            "in/r.xml: 1 row has no CHILD, and counts for nothing until it is filled in.", id="no child in XML",
        ),
    ],
)  # fmt: skip
def test_rows_that_mean_nothing_are_counted(tmp_path: Path, files: dict[str, str], note: str) -> None:
    assert read(tmp_path, files).notes == [note]


def test_planned_visits_and_children_without_days_are_no_such_rows(tmp_path: Path) -> None:
    planned = "CHILD,VISIT,VISIT_DUE\nA,,01/06/2022\n"
    assert (
        read(
            tmp_path, {"in/visits.csv": planned, "in/header.csv": HEADER, "in/oc2.csv": "CHILD,SDQ_SCORE\nA,12\n"}
        ).notes
        == []
    )


def test_an_error_value_in_a_workbook_is_told(tmp_path: Path) -> None:
    book = workbook(Episodes=[["CHILD", "DECOM", "PLACE"], ["A", dt.datetime(2022, 5, 1), ("=1/0", "#DIV/0!")]])
    *_, said = read(tmp_path, {"in/episodes.xlsx": book}).notes
    assert "Episodes.PLACE: 1 cell cannot be read, for example #DIV/0!" in said


def test_nothing_is_imported_where_most_starts_of_episodes_cannot_be_read(tmp_path: Path) -> None:
    text = "CHILD,DECOM\nA,05/28/2022\nB,06/13/2022\nC,2022-06-01\n"
    with pytest.raises(SourceError, match=r"DECOM has the month first .* Nothing was imported\."):
        read(tmp_path, {"in/episodes.csv": text})


def test_social_workers_episodes(tmp_path: Path) -> None:
    text = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nA,01/01/2012,SW12345,01/05/2023,,MANAGE - managing caseloads\n"
    (bundle,) = read(tmp_path, {"in/sw_episodes.csv": text}).bundles
    row = ("A", "01/01/2012", "SW12345", dt.date(2023, 5, 1), None, "MANAGE")
    assert bundle.tables["SWEpisodes"].rows == [row]
