"""Allocations come as a file of their own: rows are known by the child and the day."""

from imports.making import EPISODES, HEADER, written

from scorecard_xl.app.importing import import_sources
from scorecard_xl.app.reading import read_council
from scorecard_xl.app.workbooks import opened_or_new


def test_a_file_of_allocations_adds_and_replaces_by_child_and_day(tmp_path):
    held = {"episodes.csv": EPISODES, "header.csv": HEADER}
    first = written(
        tmp_path / "1",
        held | {"allocations.csv": "CHILD,FROM,TEAM,WORKER\nB,13/06/2022,North,Ann\n,01/07/2022,North,Ann\n"},
    )
    second = written(
        tmp_path / "2",
        {"allocations.csv": "CHILD,FROM,TEAM,WORKER\nB,13/06/2022,South,Bob\nB,01/01/2023,East,\nB,soon,East,Cy\n"},
    )
    with opened_or_new(tmp_path / "book.xlsx") as book:
        import_sources(book, [first])
        report = import_sources(book, [second])
        council = read_council(book)
    assert "Allocations: 3 rows read" in " ".join(report.sentences())
    rows = council.data.tables["Allocations"].astype(object)
    rows = rows.where(rows.notna(), None)
    assert [(row.CHILD, f"{row.FROM:%d/%m/%Y}", row.TEAM, row.WORKER) for row in rows.itertuples()] == [
        ("B", "13/06/2022", "South", "Bob"), ("B", "01/01/2023", "East", None),
    ]  # fmt: skip
    problems = {
        (each.row is not None, each.column, each.value) for each in council.problems if each.table == "Allocations"
    }
    assert problems == {(True, "CHILD", ""), (True, "FROM", "soon")}
