"""Every button pressed by its own bound event: VBA, RunPython, and the page in the end as the command line writes it."""

import datetime as dt
import re
from functools import partial

import published
import pytest
from live import bridge as bridges
from live.conftest import Opened

from scorecard_xl.app import buttons
from scorecard_xl.app.publishing import publish
from scorecard_xl.app.refresh import refresh
from scorecard_xl.app.sharing import share
from scorecard_xl.page.sheets import BEHIND, HISTORY, QUALITY, RESULTS, SCORECARD
from scorecard_xl.tables.cells import NOT_CALCULATED
from scorecard_xl.workbook.file.book import FileBook

pytestmark = pytest.mark.libreoffice

_TIME = re.compile(r"\d\d:\d\d")


@pytest.fixture(scope="module")
def bridge(opened):
    installed = bridges.install(opened.host, opened.document)
    yield installed
    assert installed.errors == []


@pytest.fixture
def press(opened, bridge):
    """Press the button with this caption; what was shown then."""

    def pressed(caption: str) -> list[str]:
        before, state = len(opened.said), opened.state
        bridges.press(opened.host, opened.document, SCORECARD, caption)
        assert opened.state == state
        return opened.said[before:]

    return pressed


def shown(book, sheet):
    """What a sheet shows: days as serial numbers, without the time of the refresh and formulas not calculated yet."""
    rows = [[_plain(cell) for cell in row] for row in book.read(sheet).rows]
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return [row + [""] * (40 - len(row)) for row in rows]


def _plain(cell):
    if isinstance(cell, dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        return (day - dt.date(1899, 12, 30)).days
    return _TIME.sub("", cell).replace(NOT_CALCULATED, "") if isinstance(cell, str) else cell


def test_every_module_compiles(opened, bridge):
    """LibreOffice says nothing of a module that it cannot compile."""
    assert bridges.uncompiled(opened.host, opened.document) == []


def test_a_module_that_does_not_compile_is_found(opened, bridge):
    library = opened.document.BasicLibraries.getByName("VBAProject")
    library.insertByName("Broken", "Sub Broken()\n  If 1 = 1 Then\nEnd Sub\n")
    assert "Broken" in bridges.uncompiled(opened.host, opened.document)
    library.removeByName("Broken")


def test_refresh_writes_what_the_command_line_writes(opened: Opened, press):
    """After changes to raw cells and to the month, made in both."""
    episodes = opened.file.read("Episodes")
    at = next(at for at, row in enumerate(episodes.rows) if at and row[7] == "")
    changed = [list(row) for row in episodes.rows[1:]]
    changed[at - 1][7:9] = [dt.date(2026, 4, 15), "E8"]
    opened.file.put({"CPS.setting.reporting_month": dt.date(2026, 4, 30)}, {"Episodes": changed})
    opened.cell("Episodes", f"H{at + 1}").Formula = "2026-04-15"
    opened.cell("Episodes", f"I{at + 1}").String = "E8"
    opened.cell("Settings", "B9").Formula = "2026-04-30"
    refresh(opened.file)
    (said,) = press("Refresh")
    assert said.startswith("Refreshed Scorecard.xlsm for April 2026: ")
    for sheet in (SCORECARD, RESULTS, QUALITY, BEHIND, "Due soon", "Targets"):
        assert shown(opened.book, sheet) == shown(opened.file, sheet), sheet


def test_check_data_lists_what_a_refresh_lists(opened, press):
    opened.cell(QUALITY, "A19:H400").clearContents(1 | 4 | 16)
    (said,) = press("Check data")
    assert re.fullmatch(r"Checked Scorecard.xlsm: \d+ problems found in the data; see the sheet Data quality.", said)
    assert shown(opened.book, QUALITY) == shown(opened.file, QUALITY)
    assert opened.document.CurrentController.ActiveSheet.Name == QUALITY


def visible(opened):
    """The rows of Behind the figures that the filter leaves."""
    rows = opened.book.read(BEHIND)
    sheet = opened.document.Sheets.getByName(BEHIND)
    numbered = enumerate(rows.rows[1:], rows.first_row + 1)
    return [row for number, row in numbered if sheet.Rows.getByIndex(number - 1).IsVisible]


def place(opened, indicator, group=""):
    """The sheet, column and row of the first named cell of a line, chart or bar that shows this."""
    rows = opened.book.read("Trends").rows[1:]
    shown = next(row[0].lower() for row in rows if (row[2], row[3] or "") == (indicator, group))
    own = [
        at for name, at in opened.book.named_cells.items() if name.rpartition(".")[0] == shown and "kind" not in name
    ]
    sheet, row, column = min(own)
    return sheet, f"{'ABCDEFGHIJKLM'[column - 1]}{row}"


def test_show_children_of_a_line_filters_what_the_refresh_listed(opened, press):
    _, cell = place(opened, "reviews_on_time")
    opened.select(SCORECARD, cell)
    assert press("Show children") == []
    listed = [
        each for each in opened.file.read(BEHIND).rows if each[0] == "reviews_on_time" and each[2] == "year to date"
    ]
    assert [each[:6] for each in visible(opened)] == [each[:6] for each in listed]


def test_show_children_of_a_band_shows_those_in_it(opened, press):
    _, cell = place(opened, "children_by_age", "10 to 15")
    opened.select("Profile", cell)
    assert press("Show children") == []
    assert {each[3] for each in visible(opened)} == {"10 to 15"}


def test_show_children_of_a_row_of_results_of_an_earlier_month_lists_them_anew(opened, press):
    results = opened.book.read(RESULTS)
    at = next(
        at for at, row in enumerate(results.rows)
        if row[:1] + row[4:5] == ["visits_on_time", "month"] and row[6] == dt.datetime(2026, 1, 31)
    )  # fmt: skip
    opened.select(RESULTS, f"J{results.first_row + at}")
    (said,) = press("Show children")
    assert said.startswith("Behind the figures now lists Statutory visits on time in January 2026 only")
    counted = [row for row in visible(opened) if row[7] == "yes"]
    assert (sum(row[8] == "yes" for row in counted), len(counted)) == tuple(results.rows[at][7:9])


def test_show_children_of_a_caseload_says_that_it_has_none(opened, press):
    _, cell = place(opened, "average_caseload", opened.book.read("Teams").rows[1][0])
    opened.select("Profile", cell)
    (said,) = press("Show children")
    assert "counts cases of a team, not children: there is no list behind it." in said


def test_import_without_a_folder_says_where_to_write_it(press):
    (said,) = press("Import")
    assert said == "Write on Settings, beside Import from, the folder of the SSDA903 files, then try again."


def test_import_merges_the_folder_that_settings_names(opened, press, shared_returns):
    before = len(opened.book.read("Episodes").rows)
    opened.book.put({"CPS.setting.import_from": str(shared_returns)}, {})
    (said,) = press("Import")
    assert "Episodes: 2 rows read, 2 added." in said
    assert said.endswith("Press Refresh to bring the page up to date.")
    assert len(opened.book.read("Episodes").rows) == before + 2


@pytest.fixture
def shared_returns(tmp_path):
    """A return of two episodes of a new child."""
    headings = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
    rows = ["Z001,01/04/2025,S,C2,N1,U6,PR1,01/06/2025,X1,,,,", "Z001,01/06/2025,P,C2,N1,U4,PR1,,,,,,"]
    (tmp_path / "episodes.csv").write_text("\n".join([headings, *rows]) + "\n")
    return tmp_path


def test_import_brings_dfes_files_to_benchmarks(opened, press, tmp_path):
    folder = published.write(tmp_path / "dfe", stability=published.text(published.rows((9, 11, 7), year=2031)))
    opened.book.put({"CPS.setting.import_from": str(folder), "CPS.setting.council_code": "601"}, {})
    before = opened.book.read("Benchmarks").rows
    (said,) = press("Import")
    assert said.startswith("Benchmarks of Ashby.")
    assert "Benchmarks: 1 added." in said
    *kept, added = opened.book.read("Benchmarks").rows
    assert [list(row) for row in kept] == [list(row) for row in before if any(row)]
    assert list(added[:9]) == ["three_or_more_placements", "", 2031, 0.1, 0.11, "", 0.09, 2, 3]


def test_publish_freezes_the_month_in_history(opened, press):
    opened.book.put({"CPS.setting.reporting_month": dt.date(2026, 4, 30)}, {})
    (said,) = press("Publish month")
    assert "for April 2026" in said
    history = opened.book.read(HISTORY)
    published = publish(opened.file)
    assert len(history.rows) - 1 == published.figures + 1


@pytest.mark.parametrize(
    ("named", "folder"), [pytest.param("out", "out", id="as named"), pytest.param("", "Documents", id="else Documents")]
)
def test_share_writes_the_copy_and_records_it(named, folder, opened, press, tmp_path, mocker, monkeypatch):
    """Its PDF is drawn in tests/share."""
    mocker.patch.object(buttons, "share", partial(share, with_pdf=False))
    monkeypatch.setenv("HOME", str(tmp_path))
    opened.book.put({"CPS.setting.share_to": named and str(tmp_path / named)}, {})
    before = len(opened.book.read(HISTORY).rows)
    (said,) = press("Share")
    copies = list((tmp_path / folder).glob("*.xlsx"))
    assert said.splitlines()[0] == f"Wrote {copies[0] if copies else None}"
    assert FileBook.open(copies[0]).read("Episodes") is None
    assert len(opened.book.read(HISTORY).rows) > before
