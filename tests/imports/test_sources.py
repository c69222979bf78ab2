"""What files, folders and .zip files hold, whatever wrote them."""

import datetime as dt
from pathlib import Path

import pytest
from hostile import containers
from imports.making import EPISODES, FIRST, HEADER, START, read, rows_of, workbook, zipped

from scorecard_xl.imports.sources import Sources
from scorecard_xl.imports.ssda903 import SourceError


def held(found: Sources) -> list[tuple[str, int | None, list[str]]]:
    return [(one.name, one.year, sorted(one.tables)) for one in found.bundles]


def as_dates(rows: list[list[object]]) -> list[list[object]]:
    return [
        [dt.datetime.strptime(cell, "%d/%m/%Y") if str(cell).count("/") == 2 else cell for cell in row] for row in rows
    ]


BOOK = workbook(Sheet1=as_dates(rows_of(EPISODES)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("episodes.csv", EPISODES.encode(), id="commas"),
        pytest.param("episodes.csv", EPISODES.encode("utf-8-sig"), id="a byte-order mark"),
        pytest.param("episodes.csv", EPISODES.encode("utf-16"), id="UTF-16"),
        pytest.param("episodes.csv", EPISODES.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param("episodes.txt", EPISODES.replace(",", "\t").encode(), id=".txt with tabs"),
        pytest.param("episodes.txt", EPISODES.replace(",", ";").encode(), id=".txt with semicolons"),
        pytest.param("episodes.txt", EPISODES.encode("cp1252"), id=".txt with commas"),
        pytest.param("Extract.xlsx", BOOK, id="a workbook known by its headings"),
        pytest.param("episodes.xlsm", BOOK, id="a workbook with macros"),
        pytest.param(
            "return.xlsx", workbook(Episodes=[["Our return", "2022"], [], *rows_of(EPISODES)], Notes=[["x"]]),
            id="a sheet with a title above its headings, and another sheet",
        ),
    ],
)  # fmt: skip
def test_one_table_in_any_file(tmp_path: Path, name: str, content: bytes) -> None:
    (bundle,) = read(tmp_path, {f"in/{name}": content, "in/header.csv": HEADER}).bundles
    assert bundle.tables["Episodes"].rows[0] == FIRST
    assert sorted(bundle.tables) == ["Children", "Episodes"]


def test_a_row_knows_its_place_and_its_file(tmp_path: Path) -> None:
    text = "Return, 2022\n\n" + EPISODES.replace("\nB", "\n,,,,,,\nB")
    episodes = read(tmp_path, {"in/episodes.csv": text}).bundles[0].tables["Episodes"]
    assert (episodes.file, episodes.places) == ("in/episodes.csv", (4, 6))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"in/case.zip": zipped({"episodes.csv": EPISODES})}, [("case", None, ["Episodes"])], id="a .zip"),
        pytest.param(
            {"in/case.zip": zipped({"2022-23/episodes.csv": EPISODES, "2023-24/episodes.csv": EPISODES})},
            [("2022-23", 2023, ["Episodes"]), ("2023-24", 2024, ["Episodes"])], id="a .zip with a folder for each year",
        ),
        pytest.param(
            {"in/a/b/c/episodes.csv": EPISODES, "in/a/b/c/header.csv": HEADER},
            [("c", None, ["Children", "Episodes"])], id="a folder in a folder in a folder",
        ),
        pytest.param(
            {"in/episodes_2022-23.csv": EPISODES, "in/episodes_2023-24.csv": EPISODES, "in/header_2022-23.csv": HEADER},
            [("in 2022-23", 2023, ["Children", "Episodes"]), ("in 2023-24", 2024, ["Episodes"])],
            id="years in the names of files",
        ),
        pytest.param(
            {"in/episodes 2022.csv": EPISODES, "in/episodes 2023.csv": EPISODES},
            [("in 2022", None, ["Episodes"]), ("in 2023", None, ["Episodes"])],
            id="one number may be either year, so the dates tell it",
        ),
        pytest.param(
            {"in/2022-23/episodes.csv": EPISODES}, [("2022-23", 2023, ["Episodes"])], id="a year in the folder's name"
        ),
        pytest.param(
            {"in/episodes.csv": "YEAR,CHILD,DECOM\n2022/23,A,01/05/2022\n2023/24,A,01/05/2022\n2023/24,B,02/05/2023\n"},
            [("in 2022/23", 2023, ["Episodes"]), ("in 2023/24", 2024, ["Episodes"])], id="a column YEAR",
        ),
        pytest.param(
            {"in/oc2.csv": "CHILD,SDQ_SCORE,YEAR\nA,12,2023\nA,13,2024\n"}, [("in", None, ["OC2"])],
            id="OC2 keeps its YEAR",
        ),
    ],
)  # fmt: skip
def test_what_belongs_together(tmp_path: Path, files: dict[str, str | bytes], expected: list[object]) -> None:
    assert held(read(tmp_path, files)) == expected


_OC2 = "CHILD,SDQ_SCORE\nA,12\n"
_REVIEWS = "CHILD,REVIEW\nA,01/06/2022\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"in/a/episodes.csv": EPISODES, "in/b/oc2.csv": _OC2, "in/c/reviews.csv": _REVIEWS},
            [["Episodes", "OC2", "Reviews"]], id="a folder for each table",
        ),
        pytest.param(
            {"in/r.xml": "<M><CHILD><HEADER><CHILDID>A</CHILDID></HEADER><OC2><SDQ_SCORE>12</SDQ_SCORE></OC2></CHILD></M>", "in/episodes.csv": EPISODES},
            [["Children", "Episodes", "OC2"]], id="XML without episodes beside a file with them",
        ),
        pytest.param(
            {"in/2022-23/episodes.csv": EPISODES, "in/2022-23/more/oc2.csv": _OC2},
            [["Episodes", "OC2"]], id="a folder in that of its year",
        ),
        pytest.param(
            {"in/2022-23/episodes.csv": EPISODES, "in/2021-22/reviews.csv": _REVIEWS},
            [["Episodes"], ["Reviews"]], id="folders of two years",
        ),
        pytest.param(
            {"in/2022-23/episodes.csv": EPISODES, "in/oc2.csv": _OC2},
            [["Episodes", "OC2"]], id="a file beside the folder of a year that tells none",
        ),
        pytest.param(
            {"in/2022-23/episodes.csv": EPISODES, "in/reviews.csv": _REVIEWS},
            [["Episodes"], ["Reviews"]], id="a file beside the folder of a year whose days tell one",
        ),
        pytest.param(
            {"in/a/episodes.csv": EPISODES, "in/b/oc2.csv": "CHILD,SDQ_SCORE,YEAR\nA,12,2021\n"},
            [["Episodes"], ["OC2"]], id="a table with a year of its own",
        ),
        pytest.param(
            {"in/episodes 2023.csv": EPISODES, "in/reviews 2022.csv": _REVIEWS},
            [["Episodes"], ["Reviews"]], id="names of two years",
        ),
        pytest.param(
            {"in/a/episodes.csv": EPISODES, "in/b/episodes.csv": EPISODES, "in/c/reviews.csv": _REVIEWS},
            [["Episodes"], ["Episodes"], ["Reviews"]], id="two with episodes",
        ),
        pytest.param(
            {"in/a/episodes.csv": EPISODES, "in/a/reviews.csv": _REVIEWS, "in/b/reviews.csv": _REVIEWS},
            [["Episodes", "Reviews"], ["Reviews"]], id="a table that is there already",
        ),
        pytest.param(
            {"in/a/episodes.csv": EPISODES, "in/b/header.csv": HEADER, "in/c/visits.csv": "CHILD,VISIT\nA,01/06/2022\n"},
            [["Children"], ["Episodes"], ["Visits"]], id="tables of no year",
        ),
    ],
)  # fmt: skip
def test_folders_of_which_one_has_the_episodes_are_one_return(
    tmp_path: Path, files: dict[str, str | bytes], expected: list[list[str]]
) -> None:
    found = read(tmp_path, files).bundles
    assert sorted(sorted(one.tables) for one in found) == expected


def test_a_workbook_with_the_name_of_a_csv_file_is_read(tmp_path: Path) -> None:
    (one,) = read(tmp_path, {"in/episodes.csv": workbook(Episodes=rows_of(EPISODES))}).bundles
    assert one.tables["Episodes"].children() == {"A", "B"}


@pytest.mark.parametrize(
    ("name", "headings", "table", "said"),
    [
        pytest.param("Visits May.csv", "Child ID,Actual Date,Seen", "Visits", ["Actual Date is read as VISIT"], id="visits"),
        pytest.param("health checks.csv", "Child ID,Type,Date", "Health", ["Type is read as CHECK", "Date is read as CHECK_DATE"], id="health checks"),
        pytest.param("Schools.csv", "Child ID,Start Date,End Date", "Schools", ["Start Date is read as SCHOOL_START", "End Date is read as SCHOOL_END"], id="schools"),
        pytest.param("Visits.csv", "Child ID,Visit Date,Date", "Visits", [], id="what is needed is there: nothing is guessed"),
        pytest.param("list.csv", "Child ID,Date,Seen", None, [], id="the name tells no table"),
        pytest.param("Missing episodes.csv", "Child ID,Start Date,End Date", None, [], id="a table that a return covers"),
        pytest.param("Missing episodes.csv", "Child ID,Missing From,Episode Start Date", "Missing", [], id="missing episodes are no episodes"),
    ],
)  # fmt: skip
def test_the_name_of_a_list_tells_what_its_plain_headings_are(
    tmp_path: Path, name: str, headings: str, table: str | None, said: list[str]
) -> None:
    cells = ",".join("A" if heading == "Child ID" else "01/06/2022" for heading in headings.split(","))
    found = read(tmp_path, {"in/header.csv": HEADER, f"in/{name}": f"{headings}\n{cells}\n"})
    assert [each for one in found.bundles for each in one.tables if each != "Children"] == ([table] if table else [])
    assert [note.split(": ")[1].split(" of ")[0] for note in found.notes if "is read as" in note] == said


def test_a_file_whose_name_tells_its_table_says_what_it_lacks(tmp_path: Path) -> None:
    found = read(tmp_path, {"in/episodes.csv": EPISODES, "in/Visits May.csv": "Child ID,Seen on,Seen\nA,1/5/2024,Y\n"})
    assert found.not_recognised == ["in/Visits May.csv (Visits without VISIT or VISIT_DUE)"]


def test_a_column_year_tells_which_rows_are_of_which_return(tmp_path: Path) -> None:
    text = "YEAR,CHILD,DECOM\n2022/23,A,01/05/2022\n2023/24,B,02/05/2023\n"
    found = read(tmp_path, {"in/episodes.csv": text}).bundles
    assert [one.tables["Episodes"].rows for one in found] == [[("A", START)], [("B", dt.date(2023, 5, 2))]]
    assert found[0].tables["Episodes"].headings == ("CHILD", "DECOM")


@pytest.mark.parametrize(
    ("names", "years"),
    [
        pytest.param(("episodes 22-23.csv", "episodes 23-24.csv"), [2023, 2024], id="two digits"),
        pytest.param(("episodes_22_23.csv", "episodes_23_24.csv"), [2023, 2024], id="two digits and underscores"),
        pytest.param(("22-23/episodes.csv", "23-24/episodes.csv"), [2023, 2024], id="folders of two digits"),
    ],
)
def test_names_that_tell_a_financial_year_by_two_digits(
    tmp_path: Path, names: tuple[str, str], years: list[int]
) -> None:
    texts = ("CHILD,DECOM\nA,01/05/2022\n", "CHILD,DECOM\nB,02/05/2023\n")
    found = read(tmp_path, {f"in/{name}": text for name, text in zip(names, texts, strict=True)}).bundles
    assert [one.year for one in found] == years


@pytest.mark.parametrize(
    "name", ["episodes 22-24.csv", "episodes 2023-09-10.csv", "episodes 01-02-23.csv", "episodes 09-10.csv"]
)
def test_two_digits_that_are_no_financial_year(tmp_path: Path, name: str) -> None:
    assert [one.year for one in read(tmp_path, {f"in/{name}": "CHILD,DECOM\nA,01/05/2022\n"}).bundles] == [None]


@pytest.mark.parametrize("year", [pytest.param("", id="blank"), pytest.param("next", id="no year")])
def test_a_row_without_a_year_beside_others_that_have_one(tmp_path: Path, year: str) -> None:
    text = f"YEAR,CHILD,DECOM\n2022/23,A,01/05/2022\n{year},B,02/05/2023\n"
    said = r"in/episodes\.csv: 1 row has no year under YEAR, and the others have 2022/23: fill it in\. Nothing was"
    with pytest.raises(SourceError, match=said):
        read(tmp_path, {"in/episodes.csv": text})


def test_the_exact_name_wins_and_the_other_file_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, {"in/episodes.csv": EPISODES, "in/episodes (2).csv": EPISODES + "C,01/01/2023,S,,,,\n"})
    assert len(found.bundles[0].tables["Episodes"].rows) == 2
    assert found.notes == ["in/episodes (2).csv is not used: in/episodes.csv holds Episodes."]


def test_two_files_of_a_table_of_which_neither_has_its_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds two files of Episodes"):
        read(tmp_path, {"in/episodes_a.csv": EPISODES, "in/episodes_b.csv": EPISODES})


def test_stray_files_are_named_and_skipped(tmp_path: Path) -> None:
    stray = {
        "in/guide.pdf": b"%PDF",
        "in/contacts.xlsx": workbook(A=[["Name", "Phone"], ["x", 1]]),
        "in/a.csv": "x,y\n1,2\n",
    }
    found = read(
        tmp_path, {"in/episodes.csv": EPISODES, **stray, "in/previous_permanence.csv": "CHILD,PREV_PERM\nA,P1\n"}
    )
    assert held(found) == [("in", None, ["Episodes"])]
    assert found.not_recognised == ["in/a.csv", "in/contacts.xlsx", "in/guide.pdf"]
    assert found.not_used == ["in/previous_permanence.csv"]


@pytest.mark.parametrize(
    ("files", "name", "sentence"),
    [
        pytest.param({"in/x.zip": b"no zip"}, "in/x.zip", r"x\.zip is not a \.zip file", id="a broken .zip"),
        pytest.param({"in/x.xlsx": b"no book"}, "in/x.xlsx", r"x\.xlsx is not a workbook that can be read", id="a broken book"),
        pytest.param({"in/x.xls": b"no book"}, "in/x.xls", r"x\.xls is not a workbook", id="a broken old book"),
        pytest.param({"in/x.xlsx": containers.encrypted()}, "in/x.xlsx", "protected by a password", id="a password"),
        pytest.param({"in/x.docx": b"x"}, "in/x.docx", r"x\.docx is no file that can be imported", id="a letter"),
        pytest.param({"in/x.csv": b"a,b\n"}, "in/x.csv", "say which with --as", id="headings of no table"),
        pytest.param({"in/x.txt": b"Hello"}, "in", "The folder in holds no SSDA903 file", id="a folder of nothing"),
        pytest.param({"in/a.csv": b""}, "gone", "There is no file or folder", id="nothing there"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_one_sentence(
    tmp_path: Path, files: dict[str, str | bytes], name: str, sentence: str
) -> None:
    with pytest.raises(SourceError, match=sentence) as raised:
        read(tmp_path, files, name)
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize("protected", ["../../up.csv", "/root.csv", "__MACOSX/._episodes.csv"])
def test_no_file_of_a_zip_leaves_it(tmp_path: Path, protected: str) -> None:
    found = read(tmp_path, {"in/case.zip": zipped({"episodes.csv": EPISODES, protected: "x"})})
    assert [one.name for one in found.bundles] == ["case"]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"in/episodes.xlsx": BOOK, "in/header.csv": HEADER}, id="Episodes"),
        pytest.param({"in/episodes.csv": EPISODES, "in/header.xlsx": workbook(S=rows_of(HEADER))}, id="Header"),
        pytest.param(
            {"in/r.xlsx": workbook(Episodes=rows_of(EPISODES), Header=rows_of(HEADER))}, id="both, in one workbook"
        ),
        pytest.param({"in/a.zip": zipped({"episodes.xlsx": BOOK, "header.csv": HEADER})}, id="in a .zip"),
    ],
)
def test_workbooks_beside_files_of_text(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    (bundle,) = read(tmp_path, files).bundles
    assert sorted(bundle.tables) == ["Children", "Episodes"]
    assert bundle.tables["Episodes"].rows[0] == FIRST


@pytest.mark.parametrize(
    ("name", "headings", "table", "expected"),
    [
        ("Visits", "Child ID,Visit Date,Child Seen,Seen Alone", "Visits", ["CHILD", "VISIT", "SEEN", "Seen Alone"]),
        ("report", "Person ID,Date of Visit,Child Seen Alone", "Visits", ["CHILD", "VISIT", "SEEN_ALONE"]),
        ("Reviews", "Child ID,Review Date,Participation", "Reviews", ["CHILD", "REVIEW", "REVIEW_CODE"]),
        ("list", "Child Unique ID,Date of Review", "Reviews", ["CHILD", "REVIEW"]),
        ("ssd_cla_visits", "clav_person_id,clav_cla_visit_date,clav_cla_visit_seen", "Visits", ["CHILD", "VISIT", "SEEN"]),
        ("ssd_missing", "miss_person_id,miss_missing_episode_start_date", "Missing", ["CHILD", "MIS_START"]),
        ("x", "clah_person_id,clah_health_check_type,clah_health_check_date", "Health", ["CHILD", "CHECK", "CHECK_DATE"]),
        ("x", "clae_person_id,clae_cla_episode_start_date", "Episodes", ["CHILD", "DECOM"]),
        ("peps", "Client ID,Date of PEP", "PEPs", ["CHILD", "PEP_DATE"]),
    ],
)  # fmt: skip
def test_headings_of_case_systems(tmp_path: Path, name: str, headings: str, table: str, expected: list[str]) -> None:
    row = ",".join(["A", "01/06/2022", "01/06/2022", "Y"][: headings.count(",") + 1])
    (bundle,) = read(tmp_path, {f"in/{name}.csv": f"{headings}\n{row}\n"}).bundles
    assert list(bundle.tables) == [table]
    assert list(bundle.tables[table].headings) == expected


def test_reviews_know_the_child_by_the_period_of_care_and_cancelled_ones_are_left_out(tmp_path: Path) -> None:
    episodes = "clae_person_id,clae_cla_id,clae_cla_episode_start_date\nF0,9,2022-05-01\n"
    reviews = "clar_cla_id,clar_cla_review_date,clar_cla_review_cancelled\n9,2022-06-01,N\n9,2022-07-01,Y\n"
    (bundle,) = read(tmp_path, {"in/ssd_cla_episodes.csv": episodes, "in/ssd_cla_reviews.csv": reviews}).bundles
    assert bundle.tables["Reviews"].rows == [("F0", dt.date(2022, 6, 1), "N")]
