"""Local measures at the faces of the product: commands, Python, formulas and the button that shows children."""

import datetime as dt
import json

import pytest

import scorecard_xl as cps
from scorecard_xl.__main__ import run
from scorecard_xl.app.selection import figure_at
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.behind import check_children
from scorecard_xl.figures.figure import COLUMNS
from scorecard_xl.formulas.answers import answer
from scorecard_xl.formulas.worksheet import FUNCTIONS
from scorecard_xl.page.sheets import DEFINITIONS, RESULTS
from scorecard_xl.workbook.file.book import FileBook

NAMES = ("foster_households", "residential_week", "feel_safe")
DAY = dt.datetime(2026, 5, 31)


@pytest.fixture(scope="module")
def book(demonstration):
    return demonstration / "Scorecard.xlsm"


@pytest.fixture(scope="module")
def results(book):
    """The table of figures, headings first."""
    return [list(row) for row in FileBook.open(book).read(RESULTS).rows]


@pytest.fixture(scope="module")
def last(results):
    """The rows of Results of the month, by indicator."""
    rows = (dict(zip(COLUMNS, row, strict=True)) for row in results[1:])
    return {
        row["indicator"]: row for row in rows if row["indicator"] in NAMES and str(row["end"]).startswith("2026-05-31")
    }


@pytest.mark.slow
def test_results_have_the_three_of_the_demonstration_with_all_that_is_judged(last):
    assert [last[name]["unit"] for name in NAMES] == ["count", "pounds", "share"]
    assert {row["section"] for row in last.values()} == {"Local measures"}
    assert all(row["variation"] and row["lower"] < row["mean"] < row["upper"] for row in last.values())
    assert (last["foster_households"]["target"], last["feel_safe"]["target"]) == (190, 0.9)
    assert last["feel_safe"]["value"] == last["feel_safe"]["numerator"] / last["feel_safe"]["denominator"]


def test_definitions_list_them_last(book):
    rows = FileBook.open(book).read(DEFINITIONS).rows
    assert [row[0] for row in rows[-3:]] == [*NAMES]
    assert rows[-1][3].startswith("Of the children who answered the question")


@pytest.mark.slow
def test_figures_prints_them(book, capsys, last):
    assert run(["figures", str(book), "--latest", "--json"]) == 0
    found = {each["indicator"]: each for each in json.loads(capsys.readouterr().out)}
    assert [found[name]["value"] for name in NAMES] == [last[name]["value"] for name in NAMES]
    assert found["feel_safe"].keys() - {"days_late"} >= set(COLUMNS) and "local" not in found["feel_safe"]


@pytest.mark.slow
def test_the_trend_of_pounds_has_its_sign(book, capsys):
    assert run(["figures", str(book), "--trend"]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "Average cost of a week" in line)
    assert line.count("£") == 13


@pytest.mark.slow
def test_csv_has_them(book, tmp_path):
    assert run(["figures", str(book), "--csv", str(tmp_path / "figures.csv")]) == 0
    lines = (tmp_path / "figures.csv").read_text(encoding="utf-8-sig").splitlines()
    assert sum(line.startswith("residential_week,") for line in lines) == 13


@pytest.mark.slow
@pytest.mark.parametrize("name", ["feel_safe", "Children who say they feel", "feel saf"])
def test_children_of_one_are_refused_with_the_reason(book, capsys, name):
    assert run(["children", str(book), name]) == 2
    said = "Children who say they feel safe where they live is typed on Local measures month by month"
    assert said in capsys.readouterr().err


@pytest.mark.slow
def test_python_has_them(book, last):
    frame = cps.open(book).figures()
    own = frame[frame["indicator"].isin(NAMES)]
    assert len(own) == 39 and set(frame.columns) == set(COLUMNS)
    found = own[own["end"] == DAY].set_index("indicator")["value"]
    assert found.to_dict() == {name: last[name]["value"] for name in NAMES}


@pytest.mark.slow
def test_python_narrowed_to_some_children_leaves_them_out(book):
    assert not cps.open(book).narrow(SEX="F").figures(1)["indicator"].isin(NAMES).any()


def formula(results, name, *more):
    return answer(FUNCTIONS["CPS_FIGURE"], [results, name, *more])


@pytest.mark.parametrize("name", [*NAMES, "FEEL_SAFE"])
def test_a_formula_reads_one(results, last, name):
    assert formula(results, name, DAY, None, None) == last[name.lower()]["value"]


def test_a_formula_over_several_days_spills(results):
    days = [[dt.datetime(2026, 4, 30), DAY]]
    assert formula(results, "foster_households", days, "month", None) == [[184.0, 182.0]]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(["feel_saf", DAY, None, None], "#CPS: there is no indicator 'feel_saf'", id="a name that is not there"),
        pytest.param(["feel_safe", DAY, "ytd", None], "#CPS: feel_safe has no window 'ytd'; it has month", id="a window that it lacks"),
        pytest.param(["feel_safe", DAY, None, "North"], "#CPS: feel_safe has no group 'North'", id="a group"),
    ],
)  # fmt: skip
def test_a_formula_says_what_is_wrong(results, given, said):
    assert str(formula(results, *given)).startswith(said)


def test_its_row_of_results_points_at_it_and_shows_no_children(book):
    opened = FileBook.open(book)
    sheet = opened.read(RESULTS)
    at = next(at for at, row in enumerate(sheet.rows, sheet.first_row) if row[0] == "feel_safe")
    found = figure_at(opened, {}, ("Results", at, 1))
    assert (found.indicator.name, found.window.value) == ("feel_safe", "month")
    with pytest.raises(Refusal, match="is typed on Local measures month by month: no list of children is behind it"):
        check_children(found.indicator)


@pytest.mark.slow
def test_a_bad_row_is_said_where_the_officer_looks(demonstration, tmp_path, capsys):
    path = tmp_path / "Scorecard.xlsm"
    path.write_bytes((demonstration / "Scorecard.xlsm").read_bytes())
    book = FileBook.open(path)
    rows = [list(row) for row in book.read("LocalValues").rows[1:]]
    book.put({}, {"LocalValues": [*rows, ["feel_safe", dt.date(2026, 6, 1), 12, 10, None]]})
    book.save()
    assert run(["check", str(path), "--table", "LocalValues", "--json"]) == 1
    (said,) = json.loads(capsys.readouterr().out)
    assert (said["table"], said["column"], said["value"]) == ("LocalValues", "NUMERATOR", "12")
    assert said["row"] == len(rows) + 5 and said["indicators"] == ["feel_safe"]
    assert run(["refresh", str(path)]) == 0
    quality = FileBook.open(path).read("Data quality").rows
    assert any("is above DENOMINATOR" in str(cell) for row in quality for cell in row)
