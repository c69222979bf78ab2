import datetime as dt
from pathlib import Path

import pytest
from empty_book import empty_book, records

from scorecard_xl.app.importing import Options, Report, import_sources
from scorecard_xl.demo.council import council, write_csv
from scorecard_xl.imports.record import HEADINGS
from scorecard_xl.imports.ssda903 import SourceError
from scorecard_xl.workbook.memory import MemoryBook


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


EPISODES = "CHILD,DECOM,RNE,DEC\nA,01/05/2017,S,01/02/2018\n"
SHEET = ["CHILD", "DECOM", "RNE", "DEC"]
IMPORTS = [list(HEADINGS)]


def import_over(tmp_path: Path, rows: list[list[object]], *, replace: bool = False) -> tuple[MemoryBook, Report]:
    book = MemoryBook({"Episodes": [SHEET, *rows], "Imports": [list(HEADINGS)]})
    return book, import_sources(book, [written(tmp_path / "in", episodes=EPISODES)], Options(replace=replace))


@pytest.mark.parametrize(
    ("latest", "rne"),
    [
        pytest.param(dt.date(2018, 3, 31), "S", id="of the same year: the file's row replaces"),
        pytest.param(dt.date(2018, 4, 1), "P", id="of a later year: the sheet's row is kept"),
        pytest.param("01/04/2018", "P", id="of a later year, as text"),
    ],
)
def test_a_return_older_than_a_workbook_without_a_record_only_adds(tmp_path: Path, latest: object, rne: str) -> None:
    rows = [["A", dt.date(2017, 5, 1), "P", None], ["B", latest, "S", None], ["C", latest, "S", None]]
    book, report = import_over(tmp_path, rows)
    assert next(row for row in book.sheets["Episodes"] if row[0] == "A")[2] == rne
    said = "It is older than the workbook as it was: it fills only what newer returns do not cover."
    assert any(said in each for each in report.sentences()) == (rne == "P")


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
    import_sources(book, [written(tmp_path / "first", **first)], Options(year=2018))
    import_sources(book, [written(tmp_path / "second", **files)], Options(year=2019))
    assert records(book, "Children")[0]["LAST_RETURN"] == dt.date(last, 3, 31)


@pytest.mark.parametrize(
    ("replace", "left", "dropped"),
    [
        pytest.param(False, ["B", "A"], {}, id="without --replace the rows of the sheet stay"),
        pytest.param(True, ["A"], {"Episodes": 1}, id="with it only what the files hold"),
    ],
)
def test_an_import_that_replaces_drops_rows_that_the_files_lack(
    tmp_path: Path, replace: bool, left: list[str], dropped: dict[str, int]
) -> None:
    book, report = import_over(tmp_path, [["B", dt.date(2016, 5, 1), "S", None]], replace=replace)
    assert [row[0] for row in book.sheets["Episodes"][1:]] == left
    assert report.dropped == dropped


def test_replace_leaves_tables_that_the_files_do_not_bring(tmp_path: Path) -> None:
    book = MemoryBook({"Episodes": [SHEET], "UASC": [["CHILD", "DUC"], ["B", None]]})
    import_sources(book, [written(tmp_path / "in", episodes=EPISODES)], Options(replace=True))
    assert book.sheets["UASC"] == [["CHILD", "DUC"], ["B", None]]


def test_optional_and_own_columns_are_taken_where_the_sheet_has_them(tmp_path: Path) -> None:
    book = MemoryBook({"Episodes": [["CHILD", "DECOM", "PL_DISTANCE", "Carer"]], "Imports": IMPORTS})
    text = "CHILD,DECOM,PL_DISTANCE,CARER,DOB,PL_LA,DEC\nA,01/05/2017,12.5,Mr X,01/01/2010,E09,01/02/2018\n"
    report = import_sources(book, [written(tmp_path / "in", episodes=text)])
    assert book.sheets["Episodes"][1:] == [["A", dt.date(2017, 5, 1), 12.5, "Mr X"]]
    assert report.notes[1:] == ("Episodes: columns not on the sheet: PL_LA, DEC.",)


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
    book = MemoryBook({"Imports": IMPORTS, "Episodes": [SHEET, ["B", dt.date(2016, 5, 1), "S", dt.date(2016, 6, 1)]]})
    report = import_sources(book, [written(tmp_path / "in", episodes=EPISODES, **extra)], Options(replace=True))
    assert report.sentences() == [
        "WARNING: The only child of these files is not in the workbook: is it the same council?",
        "in, year to 31/03/2018, reaches 01/05/2017.",
        "in, year to 31/03/2018: Episodes: 1 row read, 1 added.",
        "Episodes: 1 row dropped, because the files do not have them.",
        "in/episodes.csv: it has no columns LS, PLACE, REC. Export them too.",
        "Not used by the scorecard: in/previous_permanence.csv.",
        "Not recognised, by name or by headings: in/contacts.csv. Paste what they hold into the raw sheets, or give "
        "their columns the headings of a raw sheet.",
    ]


def test_what_no_return_holds_goes_over_its_sheet_whatever_the_day(tmp_path: Path) -> None:
    late, may = [["A", dt.date(2030, 5, 1), "S", None]], dt.date(2017, 5, 1)
    book = MemoryBook(
        {"Imports": IMPORTS, "Episodes": [SHEET, *late], "Visits": [["CHILD", "VISIT", "SEEN"], ["A", may, "N"]]}
    )
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
    filled = {name: len(rows) - 1 for name, rows in book.sheets.items() if name != "Imports"}
    assert filled == {name: len(rows) - 1 for name, rows in council(children=20).items()}


def test_a_workbook_without_a_sheet_for_it_keeps_no_record_and_says_so(tmp_path: Path) -> None:
    book = MemoryBook({"Episodes": [SHEET]})
    report = import_sources(book, [written(tmp_path / "in", episodes=EPISODES)])
    assert len(book.sheets["Episodes"]) == 2
    assert [note for note in report.notes if note.startswith("The workbook has no sheet Imports")] == list(
        report.notes[1:]
    )


def test_a_dry_run_says_everything_and_writes_nothing(tmp_path: Path) -> None:
    books = [MemoryBook({"Episodes": [SHEET], "Imports": [list(HEADINGS)]}) for _ in range(2)]
    folder = written(tmp_path / "in", episodes=EPISODES)
    dry, done = (
        import_sources(book, [folder], Options(dry_run=each)) for book, each in zip(books, (True, False), strict=True)
    )
    assert dry.sentences() == [*done.sentences(), "Nothing was written (--dry-run)."]
    assert books[0].sheets == {"Episodes": [SHEET], "Imports": [list(HEADINGS)]} != books[1].sheets


def council_of(children: int, gone: int) -> tuple[str, str]:
    """A year's episodes of this many children, and the next year's of those who are left."""
    rows = [f"C{at},{at % 28 + 1:02}/05/2017,S,\n" for at in range(children)]
    last = [f"N{at},31/03/{{0}},S,31/03/{{0}}\n" for at in range(2)]
    head = "CHILD,DECOM,RNE,DEC\n"
    return head + "".join([*rows, *last]).format(2018, 2018), head + "".join([*rows[gone:], *last]).format(2019, 2019)


@pytest.mark.parametrize(
    ("children", "gone", "options", "refused"),
    [
        pytest.param(110, 10, Options(), False, id="ten of many"),
        pytest.param(100, 11, Options(), True, id="more than a tenth, and more than ten"),
        pytest.param(120, 10, Options(), False, id="no more than a tenth"),
        pytest.param(20, 8, Options(), False, id="more than a tenth, but no more than ten"),
        pytest.param(100, 11, Options(whole=True), False, id="said to be whole"),
        pytest.param(100, 11, Options(partial=True), False, id="said to be partial"),
    ],
)
def test_a_whole_return_that_lacks_many_is_refused(
    tmp_path: Path, children: int, gone: int, options: Options, refused: bool
) -> None:
    first, second = council_of(children, gone)
    book = empty_book()
    import_sources(book, [written(tmp_path / "first", episodes=first)])
    before = {name: list(rows) for name, rows in book.sheets.items()}
    if refused:
        with pytest.raises(SourceError, match=r"11 of the 100.*--whole.*--partial"):
            import_sources(book, [written(tmp_path / "second", episodes=second)], options)
        assert book.sheets == before
    else:
        import_sources(book, [written(tmp_path / "second", episodes=second)], options)
        closed = [row for row in records(book, "Episodes") if row["DEC"] == dt.date(2018, 4, 1)]
        assert len(closed) == (0 if options.partial else gone)


def test_a_heading_that_has_a_proposal_is_said_once_and_any_other_by_its_name(tmp_path: Path) -> None:
    report = tmp_path / "visits.csv"
    report.write_text("Child ID,Visit Date,Child sean alone,Mood\nA1,01/05/2016,Y,ok\n")
    mappings = ["TABLE", "COLUMN", "YOURS", "OURS"]
    book = MemoryBook({"Visits": [["CHILD", "VISIT", "SEEN_ALONE"]], "Mappings": [mappings]})
    said = import_sources(book, [report], Options(table="Visits")).sentences()
    assert [row[2] for row in book.sheets["Mappings"][1:]] == ["Child sean alone"]
    assert [sentence for sentence in said if "columns not on the sheet" in sentence] == [
        "Visits: columns not on the sheet: Mood."
    ]


def test_an_extract_is_not_complete_to_a_day_after_today(tmp_path: Path) -> None:
    options, now = Options(as_at=dt.date(2018, 6, 2)), dt.datetime(2018, 6, 1, 9)
    with pytest.raises(
        SourceError, match=r"^02/06/2018 is after today: give the day to which the extract is complete\.$"
    ):
        import_sources(empty_book(), [written(tmp_path / "in", episodes=EPISODES)], options, now)


def test_planned_visits_are_left_out_however_often_they_come(tmp_path: Path) -> None:
    book, now = empty_book(), dt.datetime(2018, 6, 1, 9)
    for planned in ("02/06/2018", "05/06/2018"):
        visits = written(tmp_path / "in", visits=f"CHILD,VISIT\nA,01/05/2018\nA,{planned}\n")
        report = import_sources(book, [visits], Options(), now)
        assert f"as VISIT is after today, for example {planned}." in report.notes[0]
    assert [row[:2] for row in book.sheets["Visits"][1:]] == [["A", dt.date(2018, 5, 1)]]


def test_codes_of_annex_a_are_read_as_those_of_a_return(tmp_path: Path) -> None:
    headings = (
        "Child Unique ID,Date of Birth,Date Started to be Looked After,Child's Legal Status,Placement Type,"
        "Placement Provider,Date of Last Social Work Visit"
    )
    row = "A,01/01/2012,01/05/2017,Full care order (C2),Foster - U6,Own provision,05/06/2018"
    folder = written(tmp_path / "in", **{"List 8": f"{headings}\n{row}\n"})
    book = empty_book()
    report = import_sources(book, [folder], Options(), dt.datetime(2018, 6, 1, 9))
    episode = dict(zip(book.sheets["Episodes"][0], book.sheets["Episodes"][1], strict=False))
    assert (episode["LS"], episode["PLACE"]) == ("C2", "U6")
    said = " ".join(report.notes)
    assert "Episodes.PLACE_PROVIDER: 1 cell cannot be read, for example Own provision" in said
    assert "VISIT is after today" in said


def test_a_folder_of_what_covers_nothing_needs_no_year(tmp_path: Path) -> None:
    files = {"header": "CHILD,SEX,DOB,ETHNIC\nA,1,01/01/2012,WBRI\n", "visits": "CHILD,VISIT\nA,01/05/2018\n"}
    report = import_sources(empty_book(), [written(tmp_path / "in", **files)])
    assert [(one.ending, list(one.tables)) for one in report.returns] == [(None, ["Children", "Visits"])]
