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


@pytest.mark.parametrize(
    ("old", "new", "ending"),
    [
        pytest.param("13/06/2022", "31/06/2022", " The row is left out until this is put right.", id="a start"),
        pytest.param("01/02/2023", "00/00/0000", " The row is left out until this is put right.", id="an end"),
        pytest.param("\nB", "\n1.23E+12", " The row is left out until this is put right.", id="an ID"),
        pytest.param("U6", "#VALUE!", "type the value.", id="another cell counts as blank"),
    ],
)
def test_whether_the_row_of_a_cell_that_cannot_be_read_is_left_out_is_said(
    tmp_path: Path, old: str, new: str, ending: str
) -> None:
    (said,) = read(tmp_path, {"in/episodes.csv": EPISODES.replace(old, new)}).notes
    assert said.endswith(ending)


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
            "in/episodes.csv: 1 row has no CHILD, and is not counted until it is filled in.", id="no child",
        ),
        pytest.param(
            {"in/visits.csv": "CHILD,VISIT,SEEN\nA,,Y\nB,,Y\nC,01/06/2022,Y\n"},
            "in/visits.csv: 2 rows have no VISIT or VISIT_DUE, and are not counted until it is filled in.", id="no day",
        ),
        pytest.param(
            {"in/r.xml": "<M><CHILD><HEADER><SEX>1</SEX></HEADER></CHILD></M>"},
            "in/r.xml: 1 row has no CHILD, and is not counted until it is filled in.", id="no child in XML",
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


@pytest.mark.parametrize(
    "place",
    [
        "u6", "U6.", "U6 Foster placement", "U6 - Foster", "U6-Foster", "U6/Foster", "U6 = Foster", "U6 | Foster", "U 6",
        "Foster placement (U6)", "Foster placement - U6", "[U6] Foster", "Foster: U6;",
    ],
)  # fmt: skip
def test_a_code_with_its_description_on_either_side(tmp_path: Path, place: str) -> None:
    found = read(tmp_path, {"in/episodes.csv": EPISODES.replace("C2,U6", f"C2,{place}")})
    assert str(found.bundles[0].tables["Episodes"].cells("PLACE")[0]).upper() == "U6"
    assert found.notes == []


@pytest.mark.parametrize("place", ["U6/U4", "Foster placement", "U06", "#U6"])
def test_a_code_that_is_none_or_one_of_two_is_told(tmp_path: Path, place: str) -> None:
    found = read(tmp_path, {"in/episodes.csv": EPISODES.replace("C2,U6", f"C2,{place}")})
    assert found.bundles[0].tables["Episodes"].cells("PLACE")[0] == place
    assert found.notes == [
        f"in/episodes.csv: Episodes.PLACE: 1 cell cannot be read, for example {place}, which is not a code of PLACE: "
        "correct it, or say on the sheet Mappings which code it is."
    ]


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [("Yes.", "1"), ("1.", "1"), ("No (0)", "0"), ("1=Yes", "1"), ("N/K", "N/K"), ("Y/N", "Y/N"), ("-1", "-1")],
)
def test_a_flag_is_yes_or_no_or_told(tmp_path: Path, cell: str, read_as: str) -> None:
    found = read(tmp_path, {"in/oc2.csv": f"CHILD,SDQ_SCORE,TEETH_CHECK\nA,12,{cell}\n"})
    assert found.bundles[0].tables["OC2"].cells("TEETH_CHECK") == [read_as]
    assert bool(found.notes) is (read_as not in ("0", "1"))


def test_words_for_seen_and_missing(tmp_path: Path) -> None:
    visits = "CHILD,VISIT,SEEN,SEEN_ALONE\nA,01/06/2022,Not seen,Seen alone\n"
    missing = "CHILD,MISSING,MIS_START,MIS_END\nA,Missing - police told,01/06/2022,\n"
    (bundle,) = read(tmp_path, {"in/visits.csv": visits, "in/missing.csv": missing}).bundles
    assert bundle.tables["Visits"].rows[0][2:] == ("N", "Y")
    assert bundle.tables["Missing"].rows[0][1] == "M"


@pytest.mark.parametrize(
    ("written_as", "day"),
    [
        pytest.param("2022-06-12T23:00:00Z", dt.date(2022, 6, 13), id="midnight in summer, in UTC"),
        pytest.param("2022-06-12T23:00:00.000+00:00", dt.date(2022, 6, 13), id="with an offset of none"),
        pytest.param("2022-06-13T23:00:00+01:00", dt.date(2022, 6, 13), id="an evening in summer time"),
        pytest.param("2022-12-13T23:00:00Z", dt.date(2022, 12, 13), id="an evening in winter"),
        pytest.param(
            "2022-10-30T23:00:00Z", dt.date(2022, 10, 30), id="the evening of the day on which summer time ends"
        ),
        pytest.param("2022-03-27T23:00:00Z", dt.date(2022, 3, 28), id="the evening of the day on which it starts"),
    ],
)
def test_midnight_that_a_query_gives_in_utc(tmp_path: Path, written_as: str, day: dt.date) -> None:
    text = EPISODES.replace("13/06/2022", written_as)
    assert read(tmp_path, {"in/episodes.csv": text}).bundles[0].tables["Episodes"].cells("DECOM")[1] == day


def test_where_one_column_has_the_month_first_no_other_is_guessed(tmp_path: Path) -> None:
    text = EPISODES.replace("13/06/2022", "03/06/2022").replace("01/02/2023", "02/28/2023")
    with pytest.raises(SourceError, match=r"DECOM has the month first .* \(for example 01/05/2022\)\. Nothing"):
        read(tmp_path, {"in/episodes.csv": text})


def test_a_column_with_the_day_first_is_read_whatever_another_has(tmp_path: Path) -> None:
    text = EPISODES.replace("01/02/2023", "02/28/2023")
    found = read(tmp_path, {"in/episodes.csv": text})
    assert found.bundles[0].tables["Episodes"].cells("DECOM") == [dt.date(2022, 5, 1), dt.date(2022, 6, 13)]
    assert "Episodes.DEC has the month first" in found.notes[0]


def test_days_that_excel_took_for_day_first_beside_those_that_it_left_as_text(tmp_path: Path) -> None:
    rows = [["CHILD", "DATE_MATCH"], ["A", dt.datetime(2022, 1, 5)], ["B", "05/28/2022"]]
    found = read(tmp_path, {"in/ad1.xlsx": workbook(AD1=rows)})
    assert found.bundles[0].tables["AD1"].cells("DATE_MATCH") == ["05/01/2022", "05/28/2022"]
    assert "AD1.DATE_MATCH has the month first" in found.notes[0]


@pytest.mark.parametrize(
    ("number", "expected"), [("12,4", 12.4), ("12,0", 12.0), ("1,234", 1234.0), ("1,234.5", 1234.5), ("-0,25", -0.25)]
)
def test_a_decimal_comma(tmp_path: Path, number: str, expected: float) -> None:
    text = f"CHILD;DECOM;RNE;LS;PLACE;DEC;REC;PL_DISTANCE\nA;01/05/2022;S;C2;U6;;;{number}\n"
    assert read(tmp_path, {"in/episodes.csv": text}).bundles[0].tables["Episodes"].cells("PL_DISTANCE") == [expected]


@pytest.mark.parametrize("nothing", [".", "--", "\u2014", "(null)", "[NULL]", "\\N", "(blank)", "Not applicable"])
def test_more_words_for_nothing(tmp_path: Path, nothing: str) -> None:
    text = EPISODES.replace("U4,,", f"U4,{nothing},{nothing}")
    found = read(tmp_path, {"in/episodes.csv": text})
    assert found.bundles[0].tables["Episodes"].rows[1][-2:] == (None, None)
    assert found.notes == []


@pytest.mark.parametrize("written_as", ["'A'", "A\u200b", "\u200eA", "A\u202f", "\ufeffA"])
def test_ids_with_marks_that_nobody_sees(tmp_path: Path, written_as: str) -> None:
    text = EPISODES.replace("\nA,", f"\n{written_as},")
    assert read(tmp_path, {"in/episodes.csv": text}).bundles[0].tables["Episodes"].cells("CHILD")[0] == "A"


def test_an_id_of_more_digits_than_a_number_holds_is_told(tmp_path: Path) -> None:
    book = workbook(Visits=[["CHILD", "VISIT"], [12345678901234567, dt.datetime(2022, 5, 1)]])
    assert "rounded number: export the IDs as text" in read(tmp_path, {"in/visits.xlsx": book}).notes[0]


def test_an_episode_that_ends_before_it_starts_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, {"in/episodes.csv": EPISODES.replace("01/02/2023", "01/01/1900")})
    assert found.notes == [
        "in/episodes.csv: 1 row ends before it starts, for example with DEC 01/01/1900, and is not counted until it "
        "is put right."
    ]


EITHER = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA,05/04/2022,S,C2,U6,,\nB,09/05/2022,S,C2,U6,,\n"


@pytest.mark.parametrize(
    ("episodes", "is_refused"),
    [
        pytest.param(EITHER, True, id="no day says"),
        pytest.param(EITHER + "C,25/06/2022,S,C2,U6,,\n", False, id="a day says that the day is first"),
        pytest.param(EITHER.replace("05/04/2022", "2022-04-05").replace("09/05/2022", "2022-05-09"), False, id="ISO"),
    ],
)
def test_days_that_may_have_the_month_first_as_those_of_another_file(
    tmp_path: Path, episodes: str, is_refused: bool
) -> None:
    files = {"in/episodes.csv": episodes, "in/header.csv": "CHILD,SEX,DOB,ETHNIC\nA,1,01/25/2014,WBRI\n"}
    if not is_refused:
        assert "Children.DOB has the month first" in read(tmp_path, files).notes[0]
        return
    said = (
        r"in/header\.csv: Children\.DOB has the month first \(month/day/year\), and no day under Episodes\.DECOM of "
        r"in/episodes\.csv says what comes first: export all files with dd/mm/yyyy\. Nothing was imported\."
    )
    with pytest.raises(SourceError, match=said):
        read(tmp_path, files)
