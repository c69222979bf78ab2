import datetime as dt
from pathlib import Path

import pytest
from imports.making import written

from scorecard_xl.imports.returns import read_returns
from scorecard_xl.imports.ssda903 import SourceError

HEADINGS = "CHILD,DECOM,RNE,LS,PLACE,REC,DEC\n"
EPISODES_2018 = f"{HEADINGS}A,01/05/2017,S,C2,U6,E4A,01/02/2018\nB,02/02/2018,S,C2,U6,,\n"
EPISODES_2019 = f"{HEADINGS}A,01/05/2017,S,C2,U6,E4A,01/05/2018\nB,02/05/2018,S,C2,U6,,\n"
HEADER = "CHILD,SEX,DOB,ETHNIC\nA,1,01/01/2010,WBRI\n"
OC2 = "CHILD,DOB,SDQ_SCORE\nA,01/01/2010,12\n"
XML = "<R><CHILD><HEADER><CHILDID>A</CHILDID></HEADER><EPISODE><DECOM>01/05/2016</DECOM></EPISODE></CHILD></R>"


def years(*paths: Path) -> list[tuple[str, int, list[str]]]:
    found = read_returns(paths).returns
    return [(one.name, one.ending.year, list(one.tables)) for one in found if one.ending is not None]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"in/episodes.csv": EPISODES_2018, "in/header.csv": HEADER},
            [("in", 2018, ["Episodes", "Children"])],
            id="a folder is a year",
        ),
        pytest.param(
            {"in/2017/episodes.csv": EPISODES_2019, "in/2018/episodes.csv": EPISODES_2018},
            [("2018", 2018, ["Episodes"]), ("2017", 2019, ["Episodes"])],
            id="folders in it are years, whatever they are called",
        ),
        pytest.param(
            {"in/episodes.csv": EPISODES_2019, "in/old/episodes.csv": EPISODES_2018},
            [("old", 2018, ["Episodes"]), ("in", 2019, ["Episodes"])],
            id="a folder and a folder in it",
        ),
        pytest.param(
            {"in/return.xml": XML, "in/episodes.csv": EPISODES_2018},
            [("return.xml", 2017, ["Children", "Episodes"]), ("in", 2018, ["Episodes"])],
            id="an XML file is a year by itself",
        ),
    ],
)
def test_what_is_in_a_folder(tmp_path: Path, files: dict[str, str], expected: list[object]) -> None:
    assert years(written(tmp_path, files) / "in") == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"a/episodes.csv": EPISODES_2018}, [("episodes.csv", 2018, ["Episodes"])], id="one CSV file"),
        pytest.param({"a/return.XML": XML}, [("return.XML", 2017, ["Children", "Episodes"])], id="one XML file"),
        pytest.param(
            {"a/episodes.csv": EPISODES_2018, "a/oc2.csv": OC2, "b/episodes.csv": EPISODES_2019, "b/oc2.csv": OC2},
            [("a", 2018, ["Episodes", "OC2"]), ("b", 2019, ["Episodes", "OC2"])],
            id="those of one folder are one year",
        ),
        pytest.param(
            {"a/episodes_a.csv": EPISODES_2019, "a/episodes_b.csv": EPISODES_2018},
            [("episodes_b.csv", 2018, ["Episodes"]), ("episodes_a.csv", 2019, ["Episodes"])],
            id="two of one table are two years",
        ),
    ],
)
def test_files_named_singly(tmp_path: Path, files: dict[str, str], expected: list[object]) -> None:
    folder = written(tmp_path, files)
    assert years(*(folder / name for name in files)) == expected
    assert years(*(folder / name for name in reversed(files))) == expected


@pytest.mark.parametrize(
    ("year", "ending"),
    [
        pytest.param(None, dt.date(2018, 3, 31), id="the year that its dates tell"),
        pytest.param(2025, dt.date(2025, 3, 31), id="the year that is given"),
    ],
)
def test_the_year_goes_into_oc2(tmp_path: Path, year: int | None, ending: dt.date) -> None:
    folder = written(tmp_path, {"episodes.csv": EPISODES_2018, "oc2.csv": OC2})
    held = read_returns([folder], year).returns[0]
    assert held.ending == ending
    assert [row[-1] for row in held.tables["OC2"].rows] == [ending.year]


@pytest.mark.parametrize(("year", "told"), [(2025, True), (2017, True), (2018, False), (None, False)])
def test_a_year_that_is_not_that_of_the_dates_is_told(tmp_path: Path, year: int | None, told: bool) -> None:
    notes = read_returns([written(tmp_path, {"episodes.csv": EPISODES_2018})], year).notes
    said = f"its dates say the year to 31/03/2018; it is taken for the year to 31/03/{year}, as --year or the setting Import year says."
    assert [said in note for note in notes] == [True] * told


@pytest.mark.parametrize(("folder", "is_said"), [("2018-19", True), ("2017-18", False), ("2018", False), ("in", False)])
def test_a_year_in_a_name_that_is_not_that_of_the_dates_is_said(tmp_path: Path, folder: str, is_said: bool) -> None:
    notes = read_returns([written(tmp_path, {f"{folder}/episodes.csv": EPISODES_2018}) / folder]).notes
    said = (
        f"{folder}: its dates say the year to 31/03/2018; it is taken for the year to 31/03/2019, as its name says. "
        "If that is wrong, go back to the workbook from before and import with --year."
    )
    assert notes == [said] * is_said


def test_what_brings_nothing_is_named(tmp_path: Path) -> None:
    files = {
        "in/episodes.csv": EPISODES_2018,
        "in/previous_permanence.csv": "CHILD,PREV_PERM\nA,P1\n",
        "in/notes.txt": "Hello",
    }
    found = read_returns(
        [written(tmp_path, {**files, "in/guide.pdf": "x", "in/.hidden": "x", "in/settings.xml": "<r/>"}) / "in"]
    )
    assert found.not_used == ["in/previous_permanence.csv"]
    assert found.not_recognised == ["in/guide.pdf", "in/notes.txt", "in/settings.xml"]


def test_rows_longer_than_the_headings_are_told(tmp_path: Path) -> None:
    text = "CHILD,VISIT\nA,01/05/2017\nB,01/05/2017,,\nC,01/05/2017,U1\n"
    (note,) = read_returns([written(tmp_path, {"in/visits.csv": text}) / "in"]).notes
    assert note.startswith("in/visits.csv: 1 row has more cells than there are headings;")


def test_of_two_extracts_of_a_year_the_one_with_the_latest_date_goes_last(tmp_path: Path) -> None:
    later = f"{HEADINGS}A,01/05/2017,S,C2,U6,X1,01/02/2018\nA,01/02/2018,L,C2,U6,,\nA,01/03/2018,L,C2,U6,,\n"
    found = read_returns([written(tmp_path, {"a/episodes.csv": later, "b/episodes.csv": EPISODES_2018})])
    assert [one.name for one in found.returns] == ["b", "a"]
    assert found.notes == []


@pytest.mark.parametrize(
    ("files", "year", "sentence"),
    [
        pytest.param({}, None, r"There is no file or folder .*in: check the spelling\.", id="nothing there"),
        pytest.param({"in/a.txt": "x"}, None, r"The folder in holds no SSDA903 file .*\.", id="nothing of use"),
        pytest.param({"in/oc2.csv": OC2}, None, r"in holds no date that tells its year: give --year, .*", id="OC2"),
        pytest.param({"in/oc2.csv": OC2}, 18, r"in cannot be the return of the year to 31 March 18: .*", id="year 18"),
        pytest.param(
            {"in/a_episodes.csv": EPISODES_2018, "in/b_episodes.csv": EPISODES_2019},
            None,
            r"The folder in holds two files of Episodes, a_episodes\.csv and b_episodes\.csv: keep the one that counts, or "
            r"put each year in a folder of its own\.",
            id="two files of a table in a folder",
        ),
        pytest.param(
            {"in/a/episodes.csv": EPISODES_2018, "in/b/episodes.csv": EPISODES_2019},
            2018,
            r"--year can be given for one return, and these are 2: import them one by one\.",
            id="a year for two returns",
        ),
    ],
)
def test_a_source_that_cannot_be_read(tmp_path: Path, files: dict[str, str], year: int | None, sentence: str) -> None:
    with pytest.raises(SourceError, match=f"^{sentence}$"):
        read_returns([written(tmp_path, files) / "in"], year)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        pytest.param("photo.csv", "NAME\nA\n", "say which with --as", id="another CSV"),
        pytest.param("England.csv", "Indicator,Year\nA,2025\n", "say which with --as", id="benchmarks"),
        pytest.param("Council.xlsm", "PK", "not a workbook that can be read", id="a broken workbook"),
        pytest.param("Old.XLS", "x", "not a workbook that can be read", id="a broken old workbook"),
        pytest.param("report.pdf", "%PDF-1.7", "no file that can be imported: export what it holds as CSV", id="a PDF"),
        pytest.param(
            "list.docx", "PK", "Import takes SSDA903 files, Annex A lists and files with the headings", id="a letter"
        ),
    ],
)
def test_a_single_file_that_is_none(name: str, text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read_returns([written(tmp_path, {name: text}) / name])
    assert str(refused.value).startswith(f"{name} is ")
    assert says in str(refused.value)


@pytest.mark.parametrize(
    "files",
    [
        {"in/header.csv": HEADER},
        {"in/oc3.csv": "CHILD,DOB,IN_TOUCH\nA,01/01/2000,YES\n"},
        {"in/uasc.csv": "CHILD,DUC\nA,\n"},
        {"in/sw_episodes.csv": "CHILD,SW_ID,SW_DECOM\nA,W1,01/06/2022\n"},
    ],
    ids=["header", "oc3", "uasc", "sw_episodes"],
)
def test_a_file_that_covers_nothing_needs_no_year(tmp_path: Path, files: dict[str, str]) -> None:
    (one,) = read_returns([written(tmp_path, files) / "in"]).returns
    assert (one.ending, one.reach) == (None, None)


def _oc2(*years: str) -> str:
    return "".join(["CHILD,SDQ_SCORE,YEAR\n", *(f"A,12,{year}\n" for year in years)])


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"in/oc2.csv": _oc2("2019")}, [("in", 2019, 1)], id="one year alone"),
        pytest.param({"in/oc2.csv": _oc2("2018/19", "31/03/2018")}, [("in 2018", 2018, 1), ("in 2019", 2019, 1)], id="two years alone"),
        pytest.param({"in/episodes.csv": EPISODES_2018, "in/oc2.csv": _oc2("2018", "")}, [("in", 2018, 2)], id="the year of the episodes, and a blank"),
        pytest.param({"in/episodes.csv": EPISODES_2018, "in/oc2.csv": _oc2("2019")}, [("in 2019", 2019, 1)], id="another year than that of the episodes"),
        pytest.param({"in/episodes.csv": EPISODES_2018, "in/oc2.csv": _oc2("2018", "2019")}, [("in", 2018, 1), ("in 2019", 2019, 1)], id="that year and another"),
    ],
)  # fmt: skip
def test_rows_of_oc2_are_of_the_return_of_the_year_that_they_say(
    tmp_path: Path, files: dict[str, str], expected: list[object]
) -> None:
    found = read_returns([written(tmp_path, files) / "in"]).returns
    assert [
        (one.name, one.ending and one.ending.year, len(one.tables["OC2"].rows)) for one in found if "OC2" in one.tables
    ] == expected
    assert any("Episodes" in one.tables for one in found) is ("in/episodes.csv" in files)


VISITS = "CHILD,VISIT\nA,01/06/2018\n"


def test_a_year_is_for_the_return_and_not_for_lists_beside_it(tmp_path: Path) -> None:
    folder = written(tmp_path, {"in/episodes.csv": EPISODES_2018, "in/local/visits.csv": VISITS})
    found = read_returns([folder / "in"], 2019)
    assert sorted((one.name, one.ending) for one in found.returns) == [("in", dt.date(2019, 3, 31)), ("local", None)]


TEAMS = "TEAM;ROLE;ESTABLISHMENT\nNorth;Children in care;5\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"in/Visits.csv": VISITS}, [("in", None, ["Visits"])], id="visits belong to no year"),
        pytest.param({"in/Teams.csv": TEAMS}, [("in", None, ["Teams"])], id="nor do teams, where nothing is a date"),
        pytest.param(
            {"in/2018/episodes.csv": EPISODES_2018, "in/case system/v.csv": VISITS, "in/case system/t.csv": TEAMS},
            [("2018", dt.date(2018, 3, 31), ["Episodes"]), ("case system", None, ["Teams", "Visits"])],
            id="a folder of them goes last",
        ),
        pytest.param(
            {"in/Visits.csv": VISITS, "in/episodes.csv": EPISODES_2018},
            [("in", dt.date(2018, 3, 31), ["Visits", "Episodes"])],
            id="beside a return they are of its year",
        ),
    ],
)
def test_files_that_no_return_holds(tmp_path: Path, files: dict[str, str], expected: list[object]) -> None:
    found = read_returns([written(tmp_path, files) / "in"])
    assert [(one.name, one.ending, list(one.tables)) for one in found.returns] == expected
    assert found.notes == []


@pytest.mark.parametrize(
    ("files", "tables", "said"),
    [
        pytest.param(
            {"in/episodes.csv": HEADINGS, "in/oc2.csv": OC2},
            ["OC2"],
            "in/episodes.csv: it has headings and no episodes, so nothing is taken from it.",
            id="headings alone",
        ),
        pytest.param(
            {"in/episodes.csv": "", "in/oc2.csv": OC2}, ["OC2"], "in/episodes.csv (it is empty)", id="no byte"
        ),
    ],
)
def test_a_return_without_an_episode_says_so_and_closes_nobody(
    tmp_path: Path, files: dict[str, str], tables: list[str], said: str
) -> None:
    found = read_returns([written(tmp_path, files) / "in"], 2018)
    assert [list(one.tables) for one in found.returns] == [tables]
    assert said in [*found.notes, *found.not_recognised]


@pytest.mark.parametrize("source", ["in", "in/episodes.csv"], ids=["a folder", "a file"])
def test_episodes_without_a_row_alone_are_refused_with_the_reason(tmp_path: Path, source: str) -> None:
    written(tmp_path, {"in/episodes.csv": HEADINGS})
    with pytest.raises(SourceError, match="it has headings and no episodes, so nothing is taken from it"):
        read_returns([tmp_path / source], 2018)
