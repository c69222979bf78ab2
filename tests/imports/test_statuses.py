"""What a list says itself did not take place counts as done nowhere, and each such row is told."""

import datetime as dt
from pathlib import Path

import pytest
from imports.making import read

from scorecard_xl.imports.ssda903 import Extract, extract
from scorecard_xl.imports.statuses import up_to
from scorecard_xl.tables.schema import TABLES

DAY, DUE = dt.date(2023, 6, 1), dt.date(2023, 5, 28)


def visits(
    tmp_path: Path, status: str, heading: str = "Visit Status", name: str = "Visits"
) -> tuple[Extract, list[str]]:
    text = f"Child ID,Visit Date,{heading}\nA,01/06/2023,{status}\n"
    found = read(tmp_path, {f"in/{name}.csv": text})
    return found.bundles[0].tables["Visits"], found.notes


@pytest.mark.parametrize("status", ["Completed", "Held", "Closed", "Took place", "Child seen", "", "-"])
def test_a_visit_that_took_place(tmp_path: Path, status: str) -> None:
    held, notes = visits(tmp_path, status)
    assert (held.cells("VISIT"), notes) == ([DAY], [])


@pytest.mark.parametrize(
    "status",
    [
        "Planned",
        "Cancelled by family",
        "Attempted",
        "Did not take place",
        "Not completed",
        "No access",
        "DNA",
        "Missed",
    ],
)
def test_a_visit_that_did_not(tmp_path: Path, status: str) -> None:
    held, notes = visits(tmp_path, status)
    assert held.rows == []
    assert notes == [f"in/Visits.csv: 1 row is left out, as Visit Status says that nothing took place: {status}."]


def test_a_word_that_says_neither_is_told(tmp_path: Path) -> None:
    held, notes = visits(tmp_path, "In progress")
    assert held.cells("VISIT") == [DAY]
    assert notes == [
        "in/Visits.csv: 1 row counts as done, though Visit Status does not say so: In progress. Take out of the list "
        "what did not take place."
    ]


def test_a_remark_on_the_outcome_is_no_status(tmp_path: Path) -> None:
    held, notes = visits(tmp_path, "Talked about school", "Outcome")
    assert (held.cells("VISIT"), notes) == ([DAY], [])


@pytest.mark.parametrize(("cell", "count"), [("Y", 0), ("True", 0), ("N", 1), ("", 1)])
def test_a_column_that_says_what_was_cancelled(tmp_path: Path, cell: str, count: int) -> None:
    held, notes = visits(tmp_path, cell, "Visit Cancelled")
    assert (len(held.rows), len(notes)) == (count, 1 - count)


def test_a_planned_row_keeps_the_day_due(tmp_path: Path) -> None:
    text = "Child ID,Visit Date,Due Date,Status\nA,01/06/2023,28/05/2023,Planned\nB,,28/05/2023,Cancelled\n"
    found = read(tmp_path, {"in/Visits.csv": text})
    held = found.bundles[0].tables["Visits"]
    assert [held.cells(name) for name in ("CHILD", "VISIT", "VISIT_DUE")] == [["A"], [None], [DUE]]
    assert len(found.notes) == 2
    assert found.notes[1] == "in/Visits.csv: 1 row counts only as due, as Status says that it is planned: Planned."


@pytest.mark.parametrize(
    ("name", "headings", "row"),
    [
        ("Reviews", "CHILD,REVIEW,REVIEW_CODE,Review Status", "A,01/06/2023,,Cancelled"),
        ("PEPs", "CHILD,PEP_DATE,PEP Status", "A,01/06/2023,Scheduled"),
        ("Health", "CHILD,CHECK,CHECK_DATE,Appointment Status", "A,RHA,01/06/2023,Refused"),
    ],
)
def test_the_same_in_other_lists(tmp_path: Path, name: str, headings: str, row: str) -> None:
    found = read(tmp_path, {f"in/{name}.csv": f"{headings}\n{row}\n"})
    assert found.bundles[0].tables[name].rows == []
    assert "1 row is left out" in found.notes[0]


def test_legal_status_is_no_status_of_a_visit(tmp_path: Path) -> None:
    assert visits(tmp_path, "Not known", "Legal Status")[1] == []


def test_what_is_dated_after_today_is_left_out(tmp_path: Path) -> None:
    table = TABLES["Visits"]
    rows = [["A", "01/06/2023"], ["A", "02/06/2023"]]
    kept, said = up_to(DAY, table, extract(table, ["CHILD", "VISIT"], rows))
    assert kept.cells("VISIT") == [DAY]
    assert said == [
        "1 row is left out, as VISIT is after today, for example 02/06/2023. A planned day has its own column, VISIT_DUE."
    ]
    assert up_to(dt.date(2023, 6, 2), table, kept) == (kept, [])
