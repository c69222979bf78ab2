"""What case systems correct between two extracts: the workbook then says what is true now."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from empty_book import empty_book, records

from scorecard_xl.app.importing import Options, import_sources
from scorecard_xl.app.notices import month_note
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.workbook.memory import MemoryBook

START = ["F0 01/02/2020", "F1 02/02/2020", "F2 03/02/2020"]
"""Three children who stay in care throughout."""


def extract(folder: Path, rows: Sequence[str]) -> Path:
    """An extract: `child DECOM [DEC REC]` for each episode."""
    folder.mkdir(parents=True)
    cells = [[*row.split(), "", ""][:4] for row in rows]
    lines = [f"{child},{decom},S,C2,U6,{dec},{rec}" for child, decom, dec, rec in cells]
    text = "\n".join(["CHILD,DECOM,RNE,LS,PLACE,DEC,REC", *lines, ""])
    (folder / "episodes.csv").write_text(text, encoding="utf-8")
    header = "".join(f"{child},1,01/02/2012,WBRI\n" for child in dict.fromkeys(row[0] for row in cells))
    (folder / "header.csv").write_text(f"CHILD,SEX,DOB,ETHNIC\n{header}", encoding="utf-8")
    return folder


def imported(folder: Path, *extracts: Sequence[str], backwards: bool = False) -> MemoryBook:
    book, folders = empty_book(), [extract(folder / f"e{at}", rows) for at, rows in enumerate(extracts)]
    for each in reversed(folders) if backwards else folders:
        import_sources(book, [each], Options())
    return book


def in_care(book: MemoryBook, day: str) -> set[str]:
    data = read_council(book, Day(day)).data
    return set(data.in_care(Day(day))["CHILD"])


SEPTEMBER = [*START, "Y3 01/06/2023", "K 05/09/2023", "Z 20/09/2023", "Z2 21/09/2023"]


@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "the newer one first"])
@pytest.mark.parametrize(
    ("second", "gone", "there"),
    [
        pytest.param([], {"K"}, set(), id="entered in error: gone from the next extract"),
        pytest.param(["K9 05/09/2023"], {"K"}, {"K9"}, id="given a new number"),
        pytest.param(["Y3 05/09/2023"], {"K"}, {"Y3"}, id="merged with another child"),
        pytest.param(["K 05/09/2023 06/10/2023 E4A"], set(), {"K"}, id="listed and gone since: stays"),
    ],
)
def test_a_child_entered_in_error(
    tmp_path: Path, second: list[str], gone: set[str], there: set[str], backwards: bool
) -> None:
    october = [*START, "Y3 01/06/2023", "Z 20/09/2023", "Z2 21/09/2023", "X 12/10/2023", "X2 13/10/2023", *second]
    book = imported(tmp_path, SEPTEMBER, october, backwards=backwards)
    found = in_care(book, "2023-09-30")
    assert found == {"F0", "F1", "F2", "Y3", "Z", "Z2", *there} - gone
    assert gone.isdisjoint({row["CHILD"] for row in records(book, "Episodes")})


YEAR = ["F0 01/02/2020", "L 01/05/2021 01/06/2022 E4A", "D 20/03/2023", "E1 28/03/2023", "E2 31/03/2023"]


@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "the newest first"])
@pytest.mark.parametrize(
    ("september", "october", "decom"),
    [
        pytest.param("D 20/03/2023", "D 22/03/2023", dt.date(2023, 3, 22), id="a start date of last year corrected"),
        pytest.param("D 01/09/2023", "D 03/09/2023", dt.date(2023, 9, 3), id="one of this year"),
        pytest.param("D 01/09/2023", "D 28/08/2023", dt.date(2023, 8, 28), id="to an earlier day"),
        pytest.param("D 22/03/2023", "D 20/03/2023", dt.date(2023, 3, 20), id="and back again"),
    ],
)
def test_a_start_date_corrected(tmp_path: Path, september: str, october: str, decom: dt.date, backwards: bool) -> None:
    rest = ["F0 01/02/2020", "E1 28/03/2023", "E2 31/03/2023"]
    first = [*rest, september, "S1 28/09/2023", "S2 29/09/2023"]
    second = [*rest, october, "S1 28/09/2023", "S2 29/09/2023", "O1 28/10/2023", "O2 29/10/2023"]
    book = imported(tmp_path, YEAR, first, second, backwards=backwards)
    assert [row["DECOM"] for row in records(book, "Episodes") if row["CHILD"] == "D"] == [decom]
    assert any(row["CHILD"] == "L" for row in records(book, "Episodes")), "who left in the year before stays"
    assert in_care(book, "2023-10-31") == {"F0", "E1", "E2", "D", "S1", "S2", "O1", "O2"}


HISTORY = ["A 01/02/2019 05/05/2020 E4A", "F0 01/02/2020", "K 01/05/2021", "M1 28/05/2024", "M2 30/05/2024"]


@pytest.mark.parametrize(
    ("june", "expected"),
    [
        pytest.param(["K 01/05/2021 20/06/2024 E4A"], {"F0"}, id="a child who left in June"),
        pytest.param([], {"F0"}, id="a child who is there no more: closed at 31 March"),
        pytest.param(["K 01/05/2021"], {"F0", "K"}, id="a child who stays"),
        pytest.param(["K 03/05/2021"], {"F0", "K"}, id="a start corrected years later"),
    ],
)
def test_a_whole_history_every_month(tmp_path: Path, june: list[str], expected: set[str]) -> None:
    second = ["A 01/02/2019 05/05/2020 E4A", "F0 01/02/2020", "M1 28/05/2024", "M2 30/05/2024"]
    book = imported(tmp_path, HISTORY, [*second, *june, "J1 27/06/2024", "J2 28/06/2024"])
    assert in_care(book, "2024-06-30") - {"M1", "M2", "J1", "J2"} == expected
    assert sum(row["CHILD"] == "K" for row in records(book, "Episodes")) == 1


@pytest.mark.parametrize(
    ("wrong", "month"),
    [
        pytest.param("W 01/05/2023 05/05/2042 E4A", Day(2023, 5, 31), id="an end typed 2042 for 2024"),
        pytest.param("W 05/05/2042", Day(2023, 5, 31), id="a start typed 2042"),
        pytest.param("W 01/05/2023 31/12/9999 X1", Day(2023, 5, 31), id="31/12/9999 for no end"),
        pytest.param("W 01/05/2023 05/05/2025 E4A", Day(2023, 5, 31), id="an end typed two years late"),
    ],
)
def test_one_wrong_date_does_not_move_the_page(tmp_path: Path, wrong: str, month: Day) -> None:
    book = imported(tmp_path, [*START, "M1 28/05/2023", "M2 30/05/2023", wrong])
    assert read_council(book).last == month


def test_a_child_who_is_not_in_a_later_return_is_closed_and_listed_until_one_has_the_child(tmp_path: Path) -> None:
    first = [*START, "K 01/05/2021", "M1 28/03/2023", "M2 30/03/2023"]
    later = [*START, "M1 28/03/2023", "M2 30/03/2023", "O1 28/09/2023", "O2 29/09/2023"]
    book = imported(tmp_path / "two", first, later)
    (row,) = (row for row in records(book, "Episodes") if row["CHILD"] == "K")
    assert (row["DEC"], row["REC"]) == (dt.date(2023, 4, 1), None)
    first_problem = read_council(book).problems[0]
    assert (first_problem.rule, first_problem.value) == ("not_in_return", "K")
    again = imported(tmp_path / "three", first, later, [*later, "K 01/05/2021", "P1 28/10/2023", "P2 29/10/2023"])
    assert not [each for each in read_council(again).problems if each.rule == "not_in_return"]
    assert "K" in in_care(again, "2023-09-30")


@pytest.mark.parametrize(
    ("later", "born", "is_named"),
    [
        pytest.param("N 01/05/2021", "01/02/2012", True, id="born and in care since the same days"),
        pytest.param("N 01/05/2021", "01/03/2012", False, id="born on another day"),
        pytest.param("N 02/05/2021", "01/02/2012", False, id="in care since another day"),
    ],
)
def test_a_child_who_may_have_a_new_id_is_named(tmp_path: Path, later: str, born: str, is_named: bool) -> None:
    first = ["F0 01/02/2020", "K 01/05/2021", "M1 28/03/2023", "M2 30/03/2023"]
    book = imported(tmp_path, first, ["F0 01/02/2020", later, "O1 28/09/2023", "O2 29/09/2023"])
    headings, *rows = book.sheets["Children"]
    at = headings.index("DOB")
    own = [[*row[:at], born if row[0] == "N" else "01/02/2012", *row[at + 1 :]] for row in rows]
    book.sheets["Children"] = [headings, *own]
    (problem,) = (each for each in read_council(book).problems if each.rule == "not_in_return" and each.value == "K")
    assert ("; if N, born on the same day, is the same child, use one ID; else find out" in problem.what) is is_named


def test_a_child_whom_an_import_closed_has_one_problem_not_two(tmp_path: Path) -> None:
    last_year = ["G 01/05/2022", *YEAR]
    book = imported(tmp_path, last_year, ["F0 01/02/2020", "X 12/04/2023", "X2 31/05/2023", "X3 30/06/2023"])
    council = read_council(book, Day("2023-06-30"))
    rows = {each.row for each in council.problems if each.rule == "not_in_return"}
    assert rows
    assert not [each for each in council.problems if each.rule == "end_without_reason" and each.row in rows]


JUNE = ["F0 01/02/2020", "J1 10/06/2023", "J2 12/06/2023"]
JULY = [*JUNE, "J3 10/07/2023", "J4 12/07/2023"]
DAY = dt.date(2023, 9, 30)


@pytest.mark.parametrize(
    ("imports", "reported"),
    [
        pytest.param([(JUNE, Options())], "May 2023 (the episodes reach 12 June 2023)", id="its episodes tell"),
        pytest.param(
            [(JUNE, Options(as_at=DAY))],
            "September 2023 (the episodes are said to be complete to 30 September 2023)",
            id="said to be complete to a later day",
        ),
        pytest.param(
            [(JULY, Options(as_at=dt.date(2023, 6, 30)))],
            "June 2023 (the episodes are said to be complete to 30 June 2023)",
            id="or to an earlier one",
        ),
        pytest.param(
            [(JUNE, Options(as_at=dt.date(2023, 6, 30))), (JULY, Options())],
            "June 2023 (the episodes reach 12 July 2023)",
            id="of a later return nothing is said",
        ),
        pytest.param(
            [(JUNE, Options(as_at=DAY)), (JULY, Options())],
            "September 2023 (the episodes are said to be complete to 30 September 2023)",
            id="a return of an earlier day comes after it",
        ),
        pytest.param(
            [(JUNE, Options(as_at=DAY, replace=True))],
            "September 2023 (the episodes are said to be complete to 30 September 2023)",
            id="with --replace",
        ),
    ],
)
def test_the_month_of_an_extract_that_is_complete_to_a_day(
    tmp_path: Path, imports: list[tuple[list[str], Options]], reported: str
) -> None:
    book = empty_book()
    for at, (rows, options) in enumerate(imports):
        import_sources(book, [extract(tmp_path / f"e{at}", rows)], options)
    council = read_council(book)
    assert month_note(council) == reported
    assert council.data_end is None


def test_no_day_is_in_the_future_to_which_the_data_are_said_to_be_complete(tmp_path: Path) -> None:
    book = empty_book()
    rows = ["F0 01/02/2020", "J1 10/06/2021", "J2 12/09/2023"]
    import_sources(book, [extract(tmp_path / "in", rows)], Options(as_at=DAY))
    assert not [each for each in read_council(book).problems if "lies in the future" in each.what]


LIST_8 = "Child Unique ID,Date of Birth,Date Started to be Looked After,Date Ceased to be Looked After\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            "F0,01/02/2012,10/05/2022,01/05/2022",
            "List 8.csv: 1 row ends before it starts, for example with DEC 01/05/2022, and is not counted until it is "
            "put right.",
            id="care ends before it starts",
        ),
        pytest.param(
            "X,01/02/2012,10/05/2022,",
            "WARNING: The only child of these files is not in the workbook: is it the same council?",
            id="another council",
        ),
    ],
)
def test_what_is_odd_on_a_list_of_annex_a_is_said(tmp_path: Path, row: str, said: str) -> None:
    book = empty_book()
    book.sheets["Children"].append(["F0", *[None] * (len(book.sheets["Children"][0]) - 1)])
    (tmp_path / "List 8.csv").write_text(f"{LIST_8}{row}\n", encoding="utf-8")
    assert said in import_sources(book, [tmp_path], Options()).sentences()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(
            Options(),
            "as at 10/05/2022. This is the latest day in it: if the lists are of a later day, give --as-at.",
            id="the latest day in them",
        ),
        pytest.param(Options(as_at=DAY), "as at 30/09/2023.", id="the day that was given"),
    ],
)
def test_the_day_of_lists_is_said(tmp_path: Path, options: Options, said: str) -> None:
    (tmp_path / "List 8.csv").write_text(f"{LIST_8}A,01/02/2012,10/05/2022,\n", encoding="utf-8")
    assert f"List 8.csv, {said}" in import_sources(empty_book(), [tmp_path], options).sentences()


@pytest.mark.parametrize(
    ("options", "late", "said"),
    [
        pytest.param(
            Options(partial=True),
            ["P 01/05/2023", "P2 03/05/2023"],
            "e1, year to 31/03/2024: Episodes: 2 rows not kept, as the newer return e0 does not have them: "
            "P 01/05/2023, P2 03/05/2023. If they are right, import a newer return that has them.",
            id="episodes that the newer return takes off",
        ),
        pytest.param(
            Options(),
            ["F0 01/02/2020", "P 20/03/2023", "P2 22/03/2023"],
            "e1, year to 31/03/2023: 2 children closed on 31/03/2023, as the newer return e0 does not have them: "
            "P, P2; `check` lists them until a later return has them.",
            id="children whom the newer return closes",
        ),
        pytest.param(
            Options(),
            ["F0 01/02/2020", "P 18/03/2023", "P 20/03/2023"],
            "e1, year to 31/03/2023: 1 child closed on 31/03/2023, as the newer return e0 does not have it: "
            "P; `check` lists them until a later return has them.",
            id="two episodes of one child",
        ),
        pytest.param(Options(), ["F0 01/02/2020", "J1 10/06/2023"], None, id="nothing is lost"),
    ],
)
def test_what_a_newer_return_does_to_a_late_one_is_said(
    tmp_path: Path, options: Options, late: list[str], said: str | None
) -> None:
    book = empty_book()
    import_sources(book, [extract(tmp_path / "e0", JUNE)], Options())
    sentences = import_sources(book, [extract(tmp_path / "e1", late)], options).sentences()
    assert [each for each in sentences if "newer return e0" in each] == ([said] if said else [])


def test_a_row_that_a_still_newer_return_has_again_is_kept(tmp_path: Path) -> None:
    year, may, june = (
        ["F0 01/02/2020", "P 20/03/2023"],
        ["F0 01/02/2020", "J1 10/05/2023", "J2 12/05/2023"],
        [*JUNE, "P 20/03/2023"],
    )
    book = imported(tmp_path, year, may, june)
    sentences = import_sources(book, [extract(tmp_path / "final", [*year, "Q 22/03/2023"])], Options()).sentences()
    assert [each for each in sentences if "closed" in each] == [
        "final, year to 31/03/2023: 1 child closed on 31/03/2023, as the newer return e1 does not have it: Q; `check` "
        "lists them until a later return has them."
    ]
