"""A workbook of the first version becomes one of this: what is kept, and what is said not to be."""

import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from app.former.officer import CALLS, FIRST, changed, opened
from office import converted
from ooxml.lint import findings

from scorecard_xl.__main__ import run
from scorecard_xl.app.upgrading import Upgraded, upgrade
from scorecard_xl.errors import Refusal
from scorecard_xl.workbook.file.book import FileBook


@pytest.fixture(scope="module")
def officers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return changed(tmp_path_factory.mktemp("before") / "Council.xlsm")


@pytest.fixture(scope="module")
def found(officers: Path) -> Upgraded:
    return upgrade(officers)


@pytest.fixture(scope="module")
def after(found: Upgraded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("after") / "Council.xlsm"
    found.book.save(path)
    return path


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first version's workbook as it was made, upgraded."""
    path = tmp_path_factory.mktemp("plain") / "Council.xlsm"
    upgrade(FIRST).book.save(path)
    return path


def rows(path: Path, sheet: str) -> list[list[object]]:
    read = FileBook.open(path).read(sheet)
    assert read is not None
    return [list(row) for row in read.rows]


@pytest.mark.slow
@pytest.mark.parametrize("month", ["2026-05", "2025-09"])
def test_the_figures_are_the_same_before_and_after(plain, figures, month) -> None:
    assert figures(FIRST, "--month", month) == figures(plain, "--month", month)


@pytest.mark.slow
@pytest.mark.parametrize("sheet", ["Children", "Episodes", "Reviews", "Visits", "Missing", "CareLeavers", "OC2"])
def test_a_raw_sheet_stays_byte_for_byte(officers: Path, after: Path, sheet: str) -> None:
    assert _content(after, sheet) == _content(officers, sheet)


@pytest.mark.slow
def test_a_sheet_of_the_officers_stays_byte_for_byte_with_its_chart_and_looks(officers: Path, after: Path) -> None:
    assert _content(after, "Mine") == _content(officers, "Mine")
    mine = opened(after)["Mine"]
    assert mine["B1"].fill.fgColor.rgb == "00FF00FF"
    assert len(mine._charts) == 1


def _content(path: Path, sheet: str) -> bytes:
    book = FileBook.open(path)
    return book._package.read(book._workbook.sheets[sheet.lower()].part)


@pytest.mark.slow
def test_names_of_the_officers_stay_and_those_of_the_old_page_go(after: Path) -> None:
    names = opened(after).defined_names
    assert names["Kept"].attr_text == "Mine!$A$1"
    assert "CPS.reviews_on_time.month.value" not in names
    assert "CPS.line.1.label" in names


@pytest.mark.slow
def test_formulas_get_the_table_that_a_function_takes_since(found: Upgraded, after: Path) -> None:
    assert [row[0].value for row in opened(after)["Called"].iter_rows(max_row=4)] == [
        "=CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],Reviews[#All],DATE(2026,5,31))",
        '=1-CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],Reviews[#All],B1,"ytd")',
        *CALLS[2:],
    ]
    assert "Called: 2 CPS_ formulas now name all their tables: A1, A2." in found.kept


@pytest.mark.slow
@pytest.mark.parametrize("sheet", ["History", "Commentary", "Benchmarks"])
def test_rows_of_a_list_are_kept_under_their_headings(officers: Path, after: Path, sheet: str) -> None:
    before, now = rows(officers, sheet), rows(after, sheet)
    places = [now[0].index(heading) for heading in before[0]]
    kept = [[row[at] for at in places] for row in now[1:]]
    assert kept[: len(before) - 1] == before[1:]


@pytest.mark.slow
def test_targets_and_their_formulas_are_kept_and_new_measures_get_theirs(after: Path) -> None:
    targets = {row[0].value: row[4].value for row in opened(after)["Targets"].iter_rows(min_row=5, max_col=7)}
    assert targets["pep_in_place"] == 0.2
    assert targets["dental_on_time"] == "=0.5+0.1"
    assert "sdq_recorded" in targets


def test_bank_holidays_are_kept(after: Path) -> None:
    assert rows(after, "BankHolidays")[1] == ["2026-06-01", "yes", "Local day"]


def test_typed_cells_beside_a_list_follow_their_rows(after: Path) -> None:
    headings, *listed = rows(after, "Due soon")
    notes = {row[1]: row[headings.index("Note")] for row in listed}
    assert notes
    assert {note for child, note in notes.items() if note} <= {f"call {child}" for child in notes}
    assert any(notes.values())


@pytest.mark.slow
def test_a_column_of_formulas_beside_results_looks_at_the_same_column(after: Path) -> None:
    headings, *_ = rows(after, "Results")
    column = headings.index("Twice")
    cells = [row[column].value for row in opened(after)["Results"].iter_rows(min_row=5)]
    assert cells == [f"=2*J{row}" for row in range(5, 5 + len(cells))]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Settings: 2 rows do nothing any more and are not kept: Small-number threshold", id="settings"),
        pytest.param("Settings: 1 cell outside the table not kept: A40", id="a note under a table"),
        pytest.param("Results: 1 cell outside the table not kept: Z20", id="a cell beside a list"),
        pytest.param("Scorecard: 1 note on cells not kept", id="a note on the page"),
        pytest.param("Scorecard: 1 cell of your own beside the page not kept: W3", id="a cell beside the page"),
        pytest.param("Targets: 1 note on cells not kept", id="a note on Targets"),
        pytest.param("Mine: 1 formula names cells of sheets that are drawn again", id="a formula at the old page"),
        pytest.param("Called: give CPS_VISITS_ON_TIME all its tables (Episodes[#All], Visits[#All], Reviews[#All]), then the day, in 1 formula: A3", id="a formula that is not recognised"),
        pytest.param("check Moved in Formulas, Name Manager", id="a name for a cell of a list"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(found: Upgraded, said: str) -> None:
    assert [sentence for sentence in found.not_kept if said in sentence]


@pytest.mark.slow
def test_nothing_is_said_of_a_workbook_that_nobody_changed() -> None:
    assert [each for each in upgrade(FIRST).not_kept if not each.startswith("Settings: 2 rows")] == []


@pytest.mark.slow
def test_it_can_be_refreshed_and_upgraded_again(plain: Path, figures) -> None:
    before = figures(plain)
    assert run(["refresh", str(plain)]) == 0
    again = upgrade(plain)
    assert again.not_kept == []
    again.book.save()
    assert figures(plain) == before


@pytest.mark.slow
def test_every_sheet_of_a_new_workbook_is_there(plain: Path, tmp_path: Path) -> None:
    assert run(["new", str(tmp_path / "New.xlsm")]) == 0
    assert opened(plain).sheetnames == opened(tmp_path / "New.xlsm").sheetnames


@pytest.mark.parametrize("command", ["refresh", "import"])
def test_an_old_workbook_is_refused_in_one_sentence_and_left_as_it_is(command: str, tmp_path: Path, capsys) -> None:
    path = tmp_path / "Council.xlsm"
    path.write_bytes(FIRST.read_bytes())
    if command == "refresh":
        assert run(["refresh", str(path)]) == 2
        assert "scorecard-xl upgrade BOOK" in capsys.readouterr().err
    assert path.read_bytes() == FIRST.read_bytes()


def test_check_works_on_an_old_workbook_and_says_to_upgrade(capsys) -> None:
    assert run(["check", str(FIRST)]) == 1
    assert "scorecard-xl upgrade" in capsys.readouterr().err


@pytest.mark.slow
def test_a_sheet_of_the_officers_with_the_name_of_a_new_one_is_refused(tmp_path: Path) -> None:
    book = opened(FIRST)
    book.create_sheet("Themes")
    book.save(tmp_path / "Council.xlsm")
    with pytest.raises(Refusal, match="Your own sheet Themes"):
        upgrade(tmp_path / "Council.xlsm")


@pytest.mark.slow
def test_upgrade_in_place_keeps_a_backup(tmp_path: Path, capsys) -> None:
    path = tmp_path / "Council.xlsm"
    path.write_bytes(FIRST.read_bytes())
    assert run(["upgrade", str(path), "--backup"]) == 0
    assert sorted(each.read_bytes() == FIRST.read_bytes() for each in tmp_path.iterdir()) == [False, True]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    assert run(["upgrade", str(FIRST), "--out", str(tmp_path / "Council.xlsx")]) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_macros_know_every_sheet(after: Path) -> None:
    assert FileBook.open(after).macros is not None
    assert findings(after) == []


@pytest.mark.validator
def test_the_open_xml_sdk_finds_no_error(plain: Path, validator: Path) -> None:
    done = subprocess.run([validator, plain], capture_output=True, text=True, timeout=300)
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_calculates_the_officers_formulas(after: Path, tmp_path: Path) -> None:
    (calculated,) = converted(tmp_path, "xlsx", after)
    with zipfile.ZipFile(calculated) as package:
        assert package.testzip() is None
    read = FileBook.open(calculated).read("Mine")
    assert read is not None
    assert float(str(read.rows[0][0])) == len(rows(after, "Episodes")) - 1
