"""A council from files alone: what `import` into a new workbook, then `cps.open`, gives."""

import shutil
import warnings

import pandas as pd
import pytest

import scorecard_xl as cps
from scorecard_xl.__main__ import run
from scorecard_xl.indicators import INDICATORS

RETURN = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"


def _same_figures(found, expected):
    """But for what only a workbook has: local measures, and the usual range of months known only as published."""
    names = ["lower", "mean", "upper", "variation", "assurance"]
    figures, others = found.figures(), expected.figures()
    local = others["section"] == "Local measures"
    assert set(figures["indicator"]) == set(others.loc[~local, "indicator"]) <= set(INDICATORS)
    others = others[~local].reset_index(drop=True)
    as_published = figures["indicator"].map(lambda name: INDICATORS[name].current_only)
    pd.testing.assert_frame_equal(figures.drop(columns=names), others.drop(columns=names))
    pd.testing.assert_frame_equal(figures.loc[~as_published, names], others.loc[~as_published, names])


@pytest.mark.slow
@pytest.mark.parametrize("form", ["a folder", "its files", "a zip"])
def test_files_give_the_figures_of_the_workbook(demonstration, tmp_path, form):
    raw = demonstration / "raw"
    sources = {"a folder": raw, "its files": sorted(raw.glob("*.csv")), "a zip": tmp_path / "raw.zip"}
    if form == "a zip":
        shutil.make_archive(str(tmp_path / "raw"), "zip", raw)
    _same_figures(cps.from_files(sources[form], month="2026-05"), cps.open(demonstration / "Scorecard.xlsm"))


@pytest.mark.slow
@pytest.mark.shared
def test_returns_of_two_years_as_import_takes_them(shared, tmp_path):
    sources = sorted(path for path in (shared / "ssda903").iterdir() if path.is_dir())
    book = tmp_path / "Council.xlsx"
    assert run(["import", *map(str, sources), "--into", str(book), "--whole"]) == 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = cps.from_files(sources, whole=True)
    _same_figures(found, cps.open(book))


@pytest.mark.shared
def test_a_return_that_would_close_many_is_refused_until_it_is_called_whole(shared):
    with pytest.raises(cps.Refusal, match=r"Nothing was imported.* give whole=True; .* give partial=True"):
        cps.from_files(sorted(path for path in (shared / "ssda903").iterdir() if path.is_dir()))


def _episodes(folder, *rows):
    folder.mkdir()
    (folder / "episodes.csv").write_text(RETURN + "".join(f"{row}\n" for row in rows))
    return folder


def test_a_later_return_replaces_what_it_covers_whatever_the_order(tmp_path):
    early = _episodes(
        tmp_path / "a", "A,01/05/2023,S,C2,N1,U1,PR1,,,,AB1 0,AB1 0,", "B,01/05/2023,S,C2,N1,U1,PR1,20/03/2024,E8,,AB1 0,AB1 0,",
        "C,22/03/2024,S,C2,N1,U1,PR1,25/03/2024,E8,,AB1 0,AB1 0,",
    )  # fmt: skip
    late = _episodes(
        tmp_path / "b", "A,01/05/2023,S,C2,N1,U1,PR1,25/03/2025,E8,,AB1 0,AB1 0,",
        "D,20/03/2025,S,C2,N1,U1,PR1,26/03/2025,E8,,AB1 0,AB1 0,",
    )  # fmt: skip
    found = [cps.from_files(order, month="2025-03").tables["Episodes"] for order in ([early, late], [late, early])]
    pd.testing.assert_frame_equal(*found)
    ends = dict(zip(found[0]["CHILD"], found[0]["DEC"], strict=True))
    assert {child: f"{end:%d/%m/%Y}" for child, end in ends.items()} == {
        "A": "25/03/2025", "B": "20/03/2024", "C": "25/03/2024", "D": "26/03/2025",
    }  # fmt: skip


@pytest.mark.slow
def test_a_file_that_is_not_read_is_named_in_a_warning(demonstration, tmp_path):
    shutil.copytree(demonstration / "raw", tmp_path / "raw")
    (tmp_path / "raw" / "holidays.csv").write_text("place,nights\nWhitby,3\n")
    with pytest.warns(UserWarning, match="holidays.csv"):
        council = cps.from_files(tmp_path / "raw", month="2026-05")
    assert any("holidays.csv" in note for note in council.notes)


@pytest.mark.slow
def test_no_sheet_that_only_a_workbook_has_is_missed(demonstration):
    problems = cps.from_files(demonstration / "raw", month="2026-05").problems
    assert not problems["table"].isin(["Settings", "Targets", "Imports", "Mappings"]).any()


def test_a_report_fills_the_table_that_is_named(tmp_path):
    folder = _episodes(tmp_path / "a", "A,01/05/2023,S,C2,N1,U1,PR1,,,,AB1 0,AB1 0,")
    path = folder / "episodes.csv"
    assert len(cps.from_files(path, table="Episodes", month="2024-03").tables["Episodes"]) == 1
