"""What an import says of columns that files had a month ago, and of cells that were filled."""

import datetime as dt
from pathlib import Path

import pytest
from empty_book import empty_book, records

from scorecard_xl.app.importing import Options, import_sources

EPISODES = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC,PLACE_PROVIDER\nA,01/05/2024,S,C2,U6,,,PR1\nB,02/05/2024,S,C2,U6,,,PR1\n"
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN\nA,F,01/02/2012,WBRI,H1\nB,F,02/02/2012,WBRI,\n"
STAMPED = "CHILD,SEX,DOB,LAST_RETURN\nA,F,01/02/2012,\nB,F,02/02/2012,\n"
FILLED = "CHILD,SEX,DOB,LAST_RETURN\nA,F,01/02/2012,31/03/2024\nB,F,02/02/2012,31/03/2024\n"
VISITS = "CHILD,VISIT,SEEN,SEEN_ALONE\nA,01/05/2024,Y,Y\nB,01/05/2024,Y,\nA,08/05/2024,Y,\n"


def said(tmp_path: Path, *steps: dict[str, str]) -> list[str]:
    """What the last of these imports says beside its counts of rows."""
    book, sentences = empty_book(), list[str]()
    for at, files in enumerate(steps):
        folder = tmp_path / f"month {at}"
        folder.mkdir()
        for name, text in files.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        sentences = import_sources(book, [folder], Options()).sentences()
    return [each for each in sentences if "had" in each or "have" in each or "blank" in each]


def without(text: str, *columns: str) -> str:
    rows = [line.split(",") for line in text.splitlines()]
    kept = [at for at, heading in enumerate(rows[0]) if heading not in columns]
    return "".join(",".join(row[at] for at in kept) + "\n" for row in rows)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({"episodes": EPISODES}, {"episodes": EPISODES}, [], id="the same columns"),
        pytest.param(
            {"episodes": EPISODES},
            {"episodes": without(EPISODES, "PLACE_PROVIDER")},
            [
                "month 1, year to 31/03/2025: Episodes: no PLACE_PROVIDER, which month 0 had: new rows have none. Export "
                "it too."
            ],
            id="a column of the return before",
        ),
        pytest.param(
            {"episodes": without(EPISODES, "PLACE_PROVIDER")},
            {"episodes": without(EPISODES, "PLACE_PROVIDER")},
            [],
            id="a column that no return had",
        ),
        pytest.param(
            {"episodes": EPISODES, "header": HEADER},
            {"episodes": EPISODES, "header": without(HEADER, "DOB", "UPN")},
            ["month 1, year to 31/03/2025: Children: no DOB, UPN, which month 0 had: new rows have none. Export them too."],
            id="two columns",
        ),
        pytest.param({"episodes": EPISODES, "children": STAMPED}, {"episodes": EPISODES, "children": STAMPED}, [], id="a column that the import fills is blank in the file"),
        pytest.param({"episodes": EPISODES, "children": FILLED}, {"episodes": EPISODES, "children": without(FILLED, "LAST_RETURN")}, [], id="a column that the import fills is not in the file"),
        pytest.param(
            {"visits": VISITS},
            {"visits": without(VISITS, "SEEN", "SEEN_ALONE")},
            ["month 1: Visits: no SEEN, which most rows of the sheet have: new rows have none. Export it too."],
            id="of a list of no year: a column that most rows have",
        ),
    ],
)  # fmt: skip
def test_a_column_that_is_no_longer_in_the_files(
    tmp_path: Path, first: dict[str, str], second: dict[str, str], expected: list[str]
) -> None:
    assert said(tmp_path, first, second) == expected


@pytest.mark.parametrize(
    ("table", "before", "now", "cells"),
    [
        pytest.param("header", "01/02/2012,WBRI,H1", ",WBRI,", "DOB 1, UPN 1", id="two columns"),
        pytest.param("header", "01/02/2012", "N/A", "DOB 1", id="a word for nothing"),
        pytest.param("header", "01/02/2012", "03/02/2012", "", id="another value is a correction"),
        pytest.param("episodes", "C2,U6,,,PR1\nB", "C2,U6,,,\nB", "PLACE_PROVIDER 1", id="of an episode"),
        pytest.param("episodes", "C2,U6,05/05/2024,E4A,PR1\nB", "C2,U6,,,PR1\nB", "", id="an episode open again"),
    ],
)
def test_cells_that_were_filled_and_are_blank_now(
    tmp_path: Path, table: str, before: str, now: str, cells: str
) -> None:
    files = {
        "episodes": EPISODES.replace("C2,U6,,,PR1\nB", before) if table == "episodes" else EPISODES,
        "header": HEADER,
    }
    found = said(tmp_path, files, files | {table: files[table].replace(before, now)})
    name = {"header": "Children", "episodes": "Episodes"}[table]
    sentence = (
        f"month 1, year to 31/03/2025: {name}: cells that were filled are blank in the file, and blank now: {cells}."
    )
    assert found == ([sentence] if cells else [])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(["B,02/05/2024", "B,31/06/2024"], ["B,31/06/2024", "B,30/06/2024"], "1 row of an earlier import that cannot be read is not in these files: if the files have it put right, delete it", id="a day put right"),
        pytest.param(["B,02/05/2024", "1.23E+12,02/05/2024"], ["1.23E+12,02/05/2024", "123,02/05/2024"], "1 row of an earlier import that cannot be read is not in these files: if the files have it put right, delete it", id="an ID put right"),
        pytest.param(["B,02/05/2024", ",02/05/2024"], [",02/05/2024", "B,02/05/2024"], "1 row of an earlier import that cannot be read is not in these files: if the files have it put right, delete it", id="a child filled in"),
        pytest.param(["B,02/05/2024", "B,31/06/2024"], ["x", "x"], "", id="there again"),
    ],
)  # fmt: skip
def test_a_row_that_could_not_be_read_stays_when_it_is_put_right_and_that_is_said(
    tmp_path: Path, first: list[str], second: list[str], expected: str
) -> None:
    wrong = EPISODES.replace(*first)
    book, found = empty_book(), list[str]()
    for at, text in enumerate((wrong, wrong.replace(*second))):
        file = tmp_path / f"{at}" / "episodes.csv"
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
        said_now = import_sources(book, [file.parent], Options()).sentences()
        found = [each for each in said_now if "earlier import" in each]
    assert found == ([f"Episodes: {expected}; `check` says where."] if expected else [])


@pytest.mark.parametrize(
    ("days", "left"),
    [
        pytest.param(["05/28/2024", "05/06/2024"], [dt.date(2024, 5, 20)], id="all with the month first: as before"),
        pytest.param(["#REF!", "soon"], [dt.date(2024, 5, 20)], id="none that can be read: as before"),
        pytest.param(["28/05/2024", "06/05/2024"], [dt.date(2024, 5, 6), dt.date(2024, 5, 28)], id="as they should be"),
    ],
)
def test_reviews_that_cannot_be_read_replace_none_of_the_sheet(
    tmp_path: Path, days: list[str], left: list[dt.date]
) -> None:
    book = empty_book()
    episodes = EPISODES + "C,03/06/2024,S,C2,U6,,,PR1\nD,04/06/2024,S,C2,U6,,,PR1\n"
    for at, own in enumerate((["20/05/2024"], days)):
        folder = tmp_path / f"{at}"
        folder.mkdir()
        (folder / "episodes.csv").write_text(episodes, encoding="utf-8")
        rows = "".join(f"A,{day},PN1\n" for day in own)
        (folder / "reviews.csv").write_text(f"CHILD,REVIEW,REVIEW_CODE\n{rows}", encoding="utf-8")
        import_sources(book, [folder], Options())
    assert sorted(row["REVIEW"] for row in records(book, "Reviews")) == left
