"""Every quirk of a file in every kind of file: the same rows come of it, and what is lost or guessed is said."""

import datetime as dt

import pytest
import xlsxwriter
from imports.quirks import GOOD, KINDS, QUIRKS, of_kind

from scorecard_xl.imports.returns import read_returns
from scorecard_xl.imports.ssda903 import SourceError

TODAY = dt.date(2026, 6, 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("quirk", [pytest.param(quirk, id=quirk.name) for quirk in QUIRKS])
def test_a_quirk_of_a_file(kind, quirk, tmp_path):
    name, content = of_kind(kind, quirk)
    (tmp_path / name).write_bytes(content)
    if quirk.refused:
        with pytest.raises(SourceError, match=quirk.says):
            read_returns([tmp_path], today=TODAY)
        return
    found = read_returns([tmp_path], today=TODAY)
    (one,) = found.returns
    episodes = one.tables["Episodes"]
    rows = list(
        dict.fromkeys(
            zip(*map(episodes.cells, ("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC")), strict=True)
        )
    )
    at = [GOOD[0].index(name) for name in ("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC")]
    assert rows == [tuple(row[place] or None for place in at) for row in GOOD[1:]]
    if kind == "xlsx, hidden sheet":
        assert found.notes.pop().endswith("episodes.xlsx: the sheet Episodes is hidden, and was read.")
    said = " ".join(found.notes)
    assert quirk.says in said
    assert bool(found.notes) == bool(quirk.says), said


def workbook_of(path, *names):
    with xlsxwriter.Workbook(path) as book:
        for name in names:
            sheet = book.add_worksheet(name)
            for down, row in enumerate([["CHILD", "VISIT"], ["N1", "01/05/2024"]]):
                sheet.write_row(down, 0, row)


def test_two_sheets_of_one_table_of_which_one_has_its_very_name(tmp_path):
    workbook_of(tmp_path / "report.xlsx", "Visits", "Visits 2")
    found = read_returns([tmp_path], today=TODAY)
    (note,) = found.notes
    assert note.endswith("report.xlsx (sheet Visits 2) is not used: " + note.split(": ")[1])
    assert note.endswith("report.xlsx (sheet Visits) holds Visits.")


def test_two_sheets_of_one_table_of_which_none_has_its_very_name(tmp_path):
    workbook_of(tmp_path / "report.xlsx", "Sheet1", "Sheet2")
    with pytest.raises(SourceError, match=r"report\.xlsx holds Visits on the sheets Sheet1 and Sheet2: save a copy"):
        read_returns([tmp_path], today=TODAY)


@pytest.mark.parametrize(
    ("foot", "is_left_out"),
    [
        pytest.param("Total,", True, id="a total"),
        pytest.param("Grand Total: 2,", True, id="a grand total"),
        pytest.param("Total,12345", True, id="a count that could be a day of the last century"),
        pytest.param("12 children in all,", True, id="a remark of several words"),
        pytest.param("TOTAL,01/05/2024", False, id="a row with its day is a record, whatever its child is called"),
        pytest.param("T1,", False, id="a child without a day is a record that lacks it"),
        pytest.param("Reporter,", False, id="a word that only begins like one of a foot"),
    ],
)
def test_what_is_no_record_at_the_foot(foot, is_left_out, tmp_path):
    (tmp_path / "episodes.csv").write_text(f"CHILD,DECOM\nN1,01/05/2024\n{foot}\n")
    found = read_returns([tmp_path], today=TODAY)
    assert len(found.returns[0].tables["Episodes"].rows) == (1 if is_left_out else 2)
    assert any("at its foot" in note for note in found.notes) is is_left_out


def test_only_what_stands_below_the_last_record_is_a_foot(tmp_path):
    (tmp_path / "episodes.csv").write_text("CHILD,DECOM\nTotal,\nN1,01/05/2024\n")
    assert len(read_returns([tmp_path], today=TODAY).returns[0].tables["Episodes"].rows) == 2
