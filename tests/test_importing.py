import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from scorecard_xl.books.memory import MemoryBook
from scorecard_xl.demo.council import council, write_csv
from scorecard_xl.importing import Report, import_sources
from scorecard_xl.raw.tables import TABLES
from scorecard_xl.reading import read_council
from scorecard_xl.sources.merge import Counts
from scorecard_xl.sources.ssda903 import SourceError

SHARED = Path(__file__).parents[1].parent / "shared" / "data" / "ssda903"
SSDA903 = {
    "Children": ("header", "CHILD"),
    "UASC": ("uasc", "CHILD"),
    "Episodes": ("episodes", "CHILD DECOM"),
    "Reviews": ("reviews", "CHILD REVIEW"),
    "Missing": ("missing", "CHILD MIS_START"),
    "CareLeavers": ("oc3", "CHILD"),
}

shared = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="the real-shaped files are not beside the checkout"),
]


def empty_book() -> MemoryBook:
    return MemoryBook({name: [list(table.headings)] for name, table in TABLES.items()})


def records(book: MemoryBook, name: str) -> list[dict[object, object]]:
    headings, *rows = book.sheets[name]
    return [dict(zip(headings, row, strict=True)) for row in rows]


def in_files(year: int, name: str) -> list[dict[str, str]]:
    with (SHARED / str(year) / f"{SSDA903[name][0]}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


class TestRealFiles:
    pytestmark = shared

    @pytest.mark.parametrize("name", SSDA903)
    def test_both_years_are_counted_as_the_files_say(self, name: str) -> None:
        first, second = import_sources(empty_book(), [SHARED]).returns
        rows = [Counter(tuple(row.values()) for row in in_files(year, name)) for year in (2017, 2018)]
        key = SSDA903[name][1].split()
        keys = [Counter(tuple(row[k] for k in key) for row in in_files(year, name)) for year in (2017, 2018)]
        added, unchanged = (keys[1] - keys[0]).total(), (rows[1] & rows[0]).total()
        read = rows[1].total()
        assert first.tables[name] == Counts(rows[0].total(), rows[0].total(), 0, 0, 0)
        assert second.tables[name] == Counts(read, added, read - added - unchanged, unchanged, 0)

    def test_the_years_and_what_is_not_used(self) -> None:
        report = import_sources(empty_book(), [SHARED])
        assert [one.ending for one in report.returns] == [dt.date(2018, 3, 31), dt.date(2019, 3, 31)]
        assert report.not_used == ("2017/previous_permanence.csv", "2018/previous_permanence.csv")
        assert report.not_recognised == report.notes == ()

    def test_an_episode_open_in_the_first_year_is_closed_by_the_second(self) -> None:
        book = empty_book()
        import_sources(book, [SHARED / "2017"])
        assert self.of_a_child(book)["DEC"] is None
        import_sources(book, [SHARED / "2018"])
        assert self.of_a_child(book)["DEC"] == dt.date(2018, 10, 2)

    @staticmethod
    def of_a_child(book: MemoryBook) -> dict[object, object]:
        day = dt.date(2017, 9, 13)
        return next(row for row in records(book, "Episodes") if row["CHILD"] == "296227" and row["DECOM"] == day)

    def test_the_same_folder_again_writes_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        book = empty_book()
        import_sources(book, [SHARED])
        monkeypatch.setattr(book, "put", None)
        again = import_sources(book, [SHARED])
        assert {counts.added + counts.replaced for one in again.returns for counts in one.tables.values()} == {0}

    def test_the_order_of_the_command_line_does_not_matter(self) -> None:
        one, other, whole = empty_book(), empty_book(), empty_book()
        import_sources(one, [SHARED / "2018", SHARED / "2017"])
        import_sources(other, [SHARED / "2017", SHARED / "2018"])
        import_sources(whole, [SHARED])
        assert one.sheets == other.sheets == whole.sheets

    def test_team_and_worker_are_never_wiped(self) -> None:
        book = empty_book()
        import_sources(book, [SHARED / "2017"])
        for row in book.sheets["Children"][1:]:
            row[-3:-1] = ["North", "J Smith"]
        import_sources(book, [SHARED])
        own = [row for row in records(book, "Children") if row["TEAM"] == "North" and row["WORKER"] == "J Smith"]
        assert len(own) == len(in_files(2017, "Children"))

    def test_each_child_open_in_the_first_year_and_absent_from_the_second_is_a_problem(self) -> None:
        book = empty_book()
        import_sources(book, [SHARED])
        opened = {row["CHILD"] for row in in_files(2017, "Episodes") if not row["DEC"]}
        absent = opened - {row["CHILD"] for row in in_files(2018, "Episodes")}
        problems = read_council(book).problems
        assert {each.value for each in problems if each.rule == "absent_from_return"} == absent != set()

    @pytest.mark.parametrize("year", [2017, 2018])
    def test_the_xml_gives_the_tables_of_the_csv(self, year: int, tmp_path: Path) -> None:
        of_csv, of_xml = empty_book(), empty_book()
        import_sources(of_csv, [SHARED / str(year)])
        (tmp_path / "return.xml").write_text(as_xml(SHARED / str(year)), encoding="utf-8")
        import_sources(of_xml, [tmp_path / "return.xml"])
        for name in TABLES:
            assert sorted(map(repr, of_xml.sheets[name])) == sorted(map(repr, of_csv.sheets[name]))


def as_xml(folder: Path) -> str:
    """The CSV files of a year as the XML that is sent to the department; blank elements are left out."""
    tags = {
        "episodes": "EPISODE",
        "reviews": "AREVIEW",
        "missing": "AMISSING",
        "oc2": "OC2",
        "oc3": "OC3",
        "uasc": "UASC",
    }
    inner: dict[str, str] = {}
    for name, tag in {"header": "HEADER", **tags}.items():
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                child = row["CHILD"]
                inner[child] = inner.get(child, "") + f"<{tag}>{''.join(elements(row, tag))}</{tag}>"
    return "<EXPSSDA903>" + "".join(f"<CHILD>{text}</CHILD>" for text in inner.values()) + "</EXPSSDA903>"


def elements(row: dict[str, str], tag: str) -> Iterator[str]:
    names = {"CHILD": "CHILDID", "PLACE": "PL"}
    for heading, text in row.items():
        if text and (tag == "HEADER" or heading not in ("CHILD", "SEX", "DOB")):
            name = names.get(heading, heading)
            yield f"<{name}>{escape(text)}</{name}>"


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
