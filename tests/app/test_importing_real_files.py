"""The real-shaped SSDA903 files beside the checkout, imported: what becomes of each of their rows."""

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from empty_book import empty_book, records

from scorecard_xl.app.importing import Options, import_sources
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.imports.merge import Counts
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.memory import MemoryBook

pytestmark = pytest.mark.shared

SHARED = Path(__file__).parents[3] / "shared" / "data" / "ssda903"
WHOLE = Options(whole=True)
"""The two years are fake: a fifth of the children in care at the end of the first are not in the second."""
SSDA903 = {
    "Children": ("header", "CHILD"),
    "UASC": ("uasc", "CHILD"),
    "Episodes": ("episodes", "CHILD DECOM"),
    "Reviews": ("reviews", "CHILD REVIEW"),
    "Missing": ("missing", "CHILD MIS_START"),
    "CareLeavers": ("oc3", "CHILD"),
}


def in_files(year: int, name: str) -> list[dict[str, str]]:
    return in_file(SHARED / str(year) / f"{SSDA903[name][0]}.csv")


def in_file(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.slow
@pytest.mark.parametrize("name", SSDA903)
def test_both_years_are_counted_as_the_files_say(name: str) -> None:
    first, second = import_sources(empty_book(), [SHARED], WHOLE).returns
    rows = [Counter(tuple(row.values()) for row in in_files(year, name)) for year in (2017, 2018)]
    key = SSDA903[name][1].split()
    keys = [Counter(tuple(row[k] for k in key) for row in in_files(year, name)) for year in (2017, 2018)]
    added, unchanged = (keys[1] - keys[0]).total(), (rows[1] & rows[0]).total()
    read = rows[1].total()
    assert first.tables[name] == Counts(rows[0].total(), rows[0].total(), 0, 0)
    assert second.tables[name] == Counts(read, added, read - added - unchanged, unchanged)


def test_the_years_and_what_is_not_used() -> None:
    report = import_sources(empty_book(), [SHARED], WHOLE)
    assert [one.ending for one in report.returns] == [dt.date(2018, 3, 31), dt.date(2019, 3, 31)]
    assert report.not_used == ("2017/previous_permanence.csv", "2018/previous_permanence.csv")
    assert report.not_recognised == ()
    assert [note.split(" cells")[0] for note in report.notes] == [
        f"{year}/oc3.csv: CareLeavers.ACCOM: {count}" for year, count in (("2017", 12), ("2018", 15))
    ]


def test_an_episode_open_in_the_first_year_is_closed_by_the_second() -> None:
    book = empty_book()
    import_sources(book, [SHARED / "2017"])
    assert _of_a_child(book)["DEC"] is None
    import_sources(book, [SHARED / "2018"], WHOLE)
    assert _of_a_child(book)["DEC"] == dt.date(2018, 10, 2)


def _of_a_child(book: MemoryBook) -> dict[object, object]:
    day = dt.date(2017, 9, 13)
    return next(row for row in records(book, "Episodes") if row["CHILD"] == "296227" and row["DECOM"] == day)


@pytest.mark.slow
def test_the_same_folder_again_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    book = empty_book()
    import_sources(book, [SHARED], WHOLE)
    monkeypatch.setattr(book, "put", None)
    again = import_sources(book, [SHARED], WHOLE)
    assert {counts.added + counts.replaced for one in again.returns for counts in one.tables.values()} == {0}


@pytest.mark.slow
def test_the_order_of_the_command_line_does_not_matter() -> None:
    one, other, whole = empty_book(), empty_book(), empty_book()
    import_sources(one, [SHARED / "2018", SHARED / "2017"], WHOLE)
    import_sources(other, [SHARED / "2017", SHARED / "2018"], WHOLE)
    import_sources(whole, [SHARED], WHOLE)
    for book in (one, other, whole):
        del book.sheets["Imports"]
    assert one.sheets == other.sheets == whole.sheets


def test_team_and_worker_are_never_wiped() -> None:
    book = empty_book()
    import_sources(book, [SHARED / "2017"])
    for row in book.sheets["Children"][1:]:
        row[-3:-1] = ["North", "J Smith"]
    import_sources(book, [SHARED], WHOLE)
    own = [row for row in records(book, "Children") if row["TEAM"] == "North" and row["WORKER"] == "J Smith"]
    assert len(own) == len(in_files(2017, "Children"))


def test_each_child_open_in_the_first_year_and_absent_from_the_second_is_a_problem() -> None:
    book = empty_book()
    import_sources(book, [SHARED], WHOLE)
    opened = {row["CHILD"] for row in in_files(2017, "Episodes") if not row["DEC"]}
    absent = opened - {row["CHILD"] for row in in_files(2018, "Episodes")}
    problems = read_council(book).problems
    assert {each.value for each in problems if each.rule == "not_in_return"} == absent != set()
    assert [each.rule for each in problems[: len(absent)]] == ["not_in_return"] * len(absent)


def test_the_children_in_care_at_the_end_are_those_of_the_last_years_own_return() -> None:
    both, alone = empty_book(), empty_book()
    import_sources(both, [SHARED], WHOLE)
    import_sources(alone, [SHARED / "2018"])
    day = Day(2019, 3, 31)
    in_care = [read_council(book, day).data.in_care(day) for book in (both, alone)]
    assert len(in_care[0]) == len(in_care[1]) > 0


@pytest.mark.parametrize("year", [2017, 2018])
def test_the_xml_gives_the_tables_of_the_csv(year: int, tmp_path: Path) -> None:
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
        for row in in_file(folder / f"{name}.csv"):
            child = row["CHILD"]
            inner[child] = inner.get(child, "") + f"<{tag}>{''.join(elements(row, tag))}</{tag}>"
    return "<EXPSSDA903>" + "".join(f"<CHILD>{text}</CHILD>" for text in inner.values()) + "</EXPSSDA903>"


def elements(row: dict[str, str], tag: str) -> Iterator[str]:
    names = {"CHILD": "CHILDID", "PLACE": "PL"}
    for heading, text in row.items():
        if text and (tag == "HEADER" or heading not in ("CHILD", "SEX", "DOB")):
            name = names.get(heading, heading)
            yield f"<{name}>{escape(text)}</{name}>"
