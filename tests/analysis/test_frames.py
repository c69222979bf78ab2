"""A council as DataFrames, of the demonstration: what the commands print, another way."""

import datetime as dt
import json

import pandas as pd
import pytest

import scorecard_xl as cps
from scorecard_xl.__main__ import run
from scorecard_xl.figures.figure import COLUMNS


@pytest.fixture(scope="module")
def book(demonstration):
    return demonstration / "Scorecard.xlsm"


@pytest.fixture(scope="module")
def council(book):
    return cps.open(book, month="2026-05")


@pytest.fixture
def printed(capsys):
    """What a command prints as JSON."""

    def of(*words):
        capsys.readouterr()
        assert run([*map(str, words), "--json"]) in (0, 1)
        return json.loads(capsys.readouterr().out)

    return of


def _as_printed(frame: pd.DataFrame) -> list[dict[str, object]]:
    return json.loads(frame.to_json(orient="records", date_format="iso", double_precision=15))


def _days(rows, names):
    return [row | {name: row[name][:10] for name in names if row.get(name)} for row in rows]


def _alike(found, expected):
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert one == pytest.approx(other), (one, other)


@pytest.mark.slow
def test_figures_are_those_of_the_command(council, book, printed):
    frame = council.figures()
    assert tuple(frame.columns) == COLUMNS
    expected = [{name: row[name] for name in COLUMNS} for row in printed("figures", book, "--month", "2026-05")]
    _alike(_days(_as_printed(frame), ["start", "end"]), expected)


@pytest.mark.slow
@pytest.mark.parametrize("months", [1, 3], ids=["the month", "three months"])
def test_figures_of_fewer_months(council, months):
    assert council.figures(months)["end"].nunique() == months


@pytest.mark.slow
@pytest.mark.parametrize(
    ("indicator", "window", "group"),
    [
        pytest.param("reviews_on_time", "ytd", None, id="duties of a window"),
        pytest.param("children_by_age", None, "Under 1", id="a band"),
        pytest.param("adoption_time_to_match", None, None, id="a mean, with its value"),
    ],
)
def test_children_are_those_of_the_command(council, book, printed, indicator, window, group):
    options = ["--window", window] * bool(window) + ["--group", group] * bool(group)
    expected = printed("children", book, indicator, "--month", "2026-05", *options)
    found = council.children(indicator, window=window, group=group)
    kept = [{name: row[name] for name in expected[0]} for row in _days(_as_printed(found), ["since", "due", "done"])]
    first, last = (
        sorted(rows, key=lambda row: (row["child"], str(row["due"]), row["row"])) for rows in (kept, expected)
    )
    _alike(first, last)


@pytest.mark.slow
def test_problems_are_those_of_the_command(council, book, printed):
    found = _as_printed(council.problems)
    problems = [row for row in printed("check", book) if row["severity"] != "note"]  # a restated figure is no problem
    assert [row | {"rule": row["rule"] or None} for row in found] == problems


def test_a_table_is_typed_and_its_index_is_the_row_of_the_sheet(council):
    episodes = council.tables["Episodes"]
    assert isinstance(episodes["LS"].dtype, pd.CategoricalDtype)
    assert episodes["DECOM"].dtype == "datetime64[s]"
    assert (episodes.index[0], episodes.index.name) == (2, "row")


def test_what_is_changed_in_a_table_changes_no_figure(book):
    council = cps.open(book, month="2026-05")
    before = council.figures(1)
    council.tables["Episodes"]["DEC"] = pd.Timestamp(2020, 1, 1)
    council.tables["Episodes"].loc[:, "LS"] = "V3"
    pd.testing.assert_frame_equal(council.figures(1), before)


KINDS = {"since": "datetime64[s]", "due": "datetime64[s]", "done": "datetime64[s]", "counts": "bool", "met": "boolean"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("indicator", "month"),
    [
        pytest.param("reviews_on_time", "2026-05", id="duties"),
        pytest.param("children_in_care", "2026-05", id="a count"),
        pytest.param("adoption_time_to_match", "2026-05", id="a mean"),
        pytest.param("immunisations", "2026-05", id="no figure on this day: no rows"),
    ],
)
def test_columns_of_children_have_the_same_kinds_for_every_figure(book, indicator, month):
    found = cps.open(book, month=month).children(indicator)
    assert {name: str(found[name].dtype) for name in KINDS} == KINDS
    assert [str(found[name].dtype) for name in ("child", "team", "worker", "group", "reason")] == ["category"] * 5


def test_what_falls_due_is_the_sheet_due_soon(council, book):
    from scorecard_xl.workbook.file.book import FileBook

    rows = FileBook.open(book).read("Due soon").rows[1:]
    found = council.due()
    assert [*zip(found["what"], found["child"], found["due"], strict=True)] == [
        (row[0], str(row[1]), pd.Timestamp(row[4])) for row in rows
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "month",
    ["2026-05", "May 2026", dt.date(2026, 5, 12), pd.Timestamp(2026, 5, 31)],
    ids=["as in commands", "in words", "a day in it", "a timestamp"],
)
def test_a_month_is_named_in_any_way(book, month):
    assert cps.open(book, month=month).month == pd.Timestamp(2026, 5, 31)


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        pytest.param(lambda book, _: cps.open(book.parent / "none.xlsm"), "There is no workbook at", id="no workbook"),
        pytest.param(lambda book, _: cps.open(book, month="2026-13"), "month 2026-13 is not a month: write it as '2026-05'.", id="no month"),
        pytest.param(lambda *_: cps.from_files([]), "There is nothing to read: give at least one file or folder.", id="no file"),
        pytest.param(lambda book, _: cps.from_files([book.parent / "none"]), "There is no file or folder", id="a file that is not there"),
        pytest.param(lambda book, _: cps.from_files([book.parent / "raw"], as_at="soon"), "as_at soon is not a day", id="no day"),
        pytest.param(lambda _, council: council.children("visit_on_time"), "There is no indicator visit_on_time: did you mean visits_on_time or", id="no indicator"),
        pytest.param(lambda _, council: council.children("uasc", window="ytd"), "uasc has no window ytd: it has at.", id="no window of it"),
        pytest.param(lambda _, council: council.figures(0), "months is 0: give the number of month ends, such as 13.", id="no month ends"),
        pytest.param(lambda _, council: council.figures("13"), "months is '13': give the number of month ends, such as 13.", id="month ends as text"),
        pytest.param(lambda book, _: cps.from_files(book.parent / "raw", whole=True, partial=True), "Give partial or whole, not both", id="whole and partial"),
        pytest.param(lambda book, _: cps.from_files(book.parent / "raw", year="2026"), "year is '2026': give the year", id="a year as text"),
        pytest.param(lambda book, _: cps.from_files(book.parent / "raw" / "reviews.csv", table="Vists"), "table Vists is no raw table", id="no raw table"),
        pytest.param(lambda _, council: council.narrow(), 'Name a column and its value, such as narrow(TEAM="North").', id="narrowed by nothing"),
        pytest.param(lambda _, council: council.narrow(AGES="5"), "Figures cannot be narrowed by AGES: they can by team,", id="no column"),
        pytest.param(lambda _, council: council.narrow(TEAM="North"), "No child has team North. Give one of Children in Care,", id="no value"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(book, council, ask, sentence):
    with pytest.raises(cps.Refusal) as caught:
        ask(book, council)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_that_may_not_be_read_is_one_sentence_too(book, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied", "Council.xlsm")

    monkeypatch.setattr("scorecard_xl.workbook.file.package._read", refuse)
    with pytest.raises(cps.Refusal, match=r"Council.xlsm cannot be used \(Permission denied\)"):
        cps.open(book)
