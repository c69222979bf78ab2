import datetime as dt
from pathlib import Path

import pytest
from empty_book import empty_book, records

from scorecard_xl.app.importing import Report, import_sources
from scorecard_xl.demo.council import council, write_csv
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.workbook.memory import MemoryBook


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


EPISODES = "CHILD,DECOM,RNE,DEC\nA,01/05/2017,S,01/02/2018\n"
SHEET = ["CHILD", "DECOM", "RNE", "DEC"]


def import_over(tmp_path: Path, rows: list[list[object]], *, replace: bool = False) -> tuple[MemoryBook, Report]:
    book = MemoryBook({"Episodes": [SHEET, *rows]})
    return book, import_sources(book, [written(tmp_path / "in", episodes=EPISODES)], replace=replace)


@pytest.mark.parametrize(
    ("latest", "rne"),
    [
        pytest.param(dt.date(2018, 3, 31), "S", id="not after the year's end: the file's row replaces"),
        pytest.param(dt.date(2018, 4, 1), "P", id="after the year's end: the sheet's row is kept"),
        pytest.param("01/04/2018", "P", id="after the year's end, as text"),
    ],
)
def test_a_return_older_than_the_workbook_only_adds(tmp_path: Path, latest: object, rne: str) -> None:
    book, report = import_over(tmp_path, [["A", dt.date(2017, 5, 1), "P", None], ["B", latest, "S", None]])
    assert book.sheets["Episodes"][1][2] == rne
    told = "in, year to 31/03/2018, ends before the latest date in the workbook's Episodes (01/04/2018)"
    assert any(note.startswith(told) for note in report.notes) == (rne == "P")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            [["A", dt.date(2017, 5, 1), "P", None], ["B", dt.date(2026, 6, 3), "S", None]],
            "only rows that were not there are added. Nothing of what is there was changed: 1 row is kept as it is. "
            "If it is the extract of the year to 31/03/2027, give --year 2027 to let it replace them.",
            id="a row of the file is there: nothing of it is changed",
        ),
        pytest.param(
            [["B", dt.date(2026, 6, 3), "S", None]],
            "only rows that were not there are added.",
            id="none is there: nothing was kept",
        ),
    ],
)
def test_what_an_older_return_did_not_change_is_said(tmp_path: Path, rows: list[list[object]], said: str) -> None:
    _, report = import_over(tmp_path, rows)
    (note,) = report.notes
    assert note.endswith(f"(03/06/2026): {said}")


def test_with_the_year_that_the_sentence_names_the_rows_are_replaced(tmp_path: Path) -> None:
    book = MemoryBook(
        {"Episodes": [SHEET, ["A", dt.date(2017, 5, 1), "P", None], ["B", dt.date(2026, 6, 3), "S", None]]}
    )
    import_sources(book, [written(tmp_path / "in", episodes=EPISODES)], year=2027)
    assert book.sheets["Episodes"][1][2] == "S"


TWO = "CHILD,DECOM,RNE,DEC\nA,01/05/2017,S,01/02/2018\nC,01/05/2017,S,01/02/2018\n"


@pytest.mark.parametrize(
    ("children", "episodes", "files", "doubt"),
    [
        pytest.param(["B"], [], {"episodes": TWO}, "None of the 2 children of these files is in", id="none is known"),
        pytest.param([], ["B"], {"episodes": TWO}, "None of the 2 children of these files is in", id="from Episodes"),
        pytest.param(["B"], [], {"episodes": EPISODES}, "The only child of these files is not in", id="one child"),
        pytest.param(["B"], [], {"visits": "CHILD,VISIT\nA,01/05/2017\n"}, "The only child", id="files of no year"),
        pytest.param(["B", "a "], [], {"episodes": TWO}, None, id="one of them is known, written otherwise"),
        pytest.param(["B"], ["C"], {"episodes": TWO}, None, id="one of them is known by its episode"),
        pytest.param([], [], {"episodes": TWO}, None, id="a workbook without children"),
    ],
)
def test_files_of_children_of_whom_the_workbook_knows_none(
    tmp_path: Path, children: list[str], episodes: list[str], files: dict[str, str], doubt: str | None
) -> None:
    book = MemoryBook(
        {
            "Children": [["CHILD", "SEX", "DOB"], *([child, 1, None] for child in children)],
            "Episodes": [SHEET, *([child, dt.date(2016, 5, 1), "S", None] for child in episodes)],
            "Visits": [["CHILD", "VISIT"]],
        }
    )
    said = import_sources(book, [written(tmp_path / "in", **files)]).sentences()
    found = [each for each in said if "is it the same council?" in each]
    assert found == (said[:1] if doubt else [])
    assert all(each.startswith(f"WARNING: {doubt}") for each in found)


HEADER, OPEN = "CHILD,SEX,DOB,ETHNIC\nA,1,01/02/2015,WBRI\n", "CHILD,DECOM,RNE,DEC\n{}\nB,01/05/2017,S,\n"


@pytest.mark.parametrize(
    ("files", "last"),
    [
        pytest.param({"header": HEADER, "episodes": OPEN.format("A,01/05/2017,S,")}, 2019, id="an episode in it"),
        pytest.param({"episodes": OPEN.format("a,01/05/2017,S,")}, 2019, id="an episode, and no file of the children"),
        pytest.param(
            {"header": HEADER, "episodes": OPEN.format("")}, 2018, id="no episode, though a row in its header"
        ),
        pytest.param({"header": HEADER}, 2018, id="a return without episodes tells nothing"),
    ],
)
def test_the_last_return_of_a_child(tmp_path: Path, files: dict[str, str], last: int) -> None:
    book, first = empty_book(), {"header": HEADER, "episodes": OPEN.format("A,01/05/2017,S,")}
    import_sources(book, [written(tmp_path / "first", **first)], year=2018)
    import_sources(book, [written(tmp_path / "second", **files)], year=2019)
    assert records(book, "Children")[0]["LAST_RETURN"] == dt.date(last, 3, 31)


@pytest.mark.parametrize(
    ("replace", "left", "dropped"),
    [
        pytest.param(False, ["B", "A"], {}, id="without --replace the rows of the sheet stay"),
        pytest.param(True, ["A"], {"Episodes": 1}, id="with it only what the files hold"),
    ],
)
def test_replace(tmp_path: Path, replace: bool, left: list[str], dropped: dict[str, int]) -> None:
    book, report = import_over(tmp_path, [["B", dt.date(2016, 5, 1), "S", None]], replace=replace)
    assert [row[0] for row in book.sheets["Episodes"][1:]] == left
    assert report.dropped == dropped


def test_replace_leaves_tables_that_the_files_do_not_bring(tmp_path: Path) -> None:
    book = MemoryBook({"Episodes": [SHEET], "UASC": [["CHILD", "DUC"], ["B", None]]})
    import_sources(book, [written(tmp_path / "in", episodes=EPISODES)], replace=True)
    assert book.sheets["UASC"] == [["CHILD", "DUC"], ["B", None]]


def test_optional_and_own_columns_are_taken_where_the_sheet_has_them(tmp_path: Path) -> None:
    book = MemoryBook({"Episodes": [["CHILD", "DECOM", "PL_DISTANCE", "Carer"]]})
    text = "CHILD,DECOM,PL_DISTANCE,CARER,DOB,PL_LA,DEC\nA,01/05/2017,12.5,Mr X,01/01/2010,E09,01/02/2018\n"
    report = import_sources(book, [written(tmp_path / "in", episodes=text)])
    assert book.sheets["Episodes"][1:] == [["A", dt.date(2017, 5, 1), 12.5, "Mr X"]]
    assert report.notes == ("Episodes: columns not on the sheet: PL_LA, DEC.",)


@pytest.mark.parametrize(
    ("sheets", "says"),
    [
        pytest.param({}, "The workbook has none of the sheets", id="no sheet at all"),
        pytest.param({"Episodes": [["Notes"]]}, "The sheet Episodes has no row with the headings: put", id="no headings"),
        pytest.param({"Episodes": [["CHILD", "RNE"]]}, "The sheet Episodes has no heading DECOM: put", id="no DECOM"),
    ],
)  # fmt: skip
def test_a_sheet_that_cannot_take_its_rows_stops_the_import(
    tmp_path: Path, sheets: dict[str, list[list[object]]], says: str
) -> None:
    book = MemoryBook({name: [list(row) for row in rows] for name, rows in sheets.items()})
    with pytest.raises(SourceError, match=says):
        import_sources(book, [written(tmp_path / "in", episodes=EPISODES)])
    assert book.sheets == sheets


def test_a_sheet_that_is_not_there_costs_only_its_own_rows(tmp_path: Path) -> None:
    book = MemoryBook({"Children": [["CHILD", "SEX", "DOB", "ETHNIC"]]})
    report = import_sources(
        book,
        [
            written(
                tmp_path / "in",
                episodes=EPISODES,
                header="CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nA,1,01/02/2015,WBRI,,,\n",
            )
        ],
    )
    assert "The workbook has no sheet Episodes: 1 row not imported." in report.notes
    assert len(book.sheets["Children"]) == 2


def test_the_report_in_sentences(tmp_path: Path) -> None:
    extra = {"previous_permanence": "CHILD,PREV_PERM\nA,Z1\n", "contacts": "NAME\nX\n"}
    book = MemoryBook({"Episodes": [SHEET, ["B", dt.date(2016, 5, 1), "S", None]]})
    report = import_sources(book, [written(tmp_path / "in", episodes=EPISODES, **extra)], replace=True)
    assert report.sentences() == [
        "WARNING: The only child of these files is not in the workbook: is it the same council?",
        "in, year to 31/03/2018: Episodes: 1 row read, 1 added.",
        "Episodes: 1 row dropped, as the files do not hold them.",
        "Not used by the scorecard: in/previous_permanence.csv.",
        "Not recognised, by name or by headings: in/contacts.csv. Paste what they hold into the raw sheets, or give "
        "their columns the headings of a raw sheet.",
    ]


def test_what_no_return_holds_goes_over_its_sheet_whatever_the_day(tmp_path: Path) -> None:
    late, may = [["A", dt.date(2030, 5, 1), "S", None]], dt.date(2017, 5, 1)
    book = MemoryBook({"Episodes": [SHEET, *late], "Visits": [["CHILD", "VISIT", "SEEN"], ["A", may, "N"]]})
    report = import_sources(
        book, [written(tmp_path / "in", visits="CHILD,VISIT,SEEN\nA,01/05/2017,Y\nB,01/05/2017,Y\n")]
    )
    assert report.sentences() == ["in: Visits: 2 rows read, 1 added, 1 replaced."]
    assert book.sheets["Visits"][1:] == [["A", may, "Y"], ["B", may, "Y"]]


def test_the_demonstrations_own_files_fill_every_raw_sheet(tmp_path: Path) -> None:
    write_csv(council(children=20), tmp_path / "raw")
    book = empty_book()
    report = import_sources(book, [tmp_path / "raw"])
    assert report.not_recognised == report.not_used == ()
    filled = {name: len(rows) - 1 for name, rows in book.sheets.items()}
    assert filled == {name: len(rows) - 1 for name, rows in council(children=20).items()}
