"""Comparing councils from their copies alone: what is left out and why, and the files that come of it."""

import csv
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from regional_copies import rows, share, write

from scorecard_xl.__main__ import run
from scorecard_xl.app.regional import COLUMNS, compare
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.figure import COLUMNS as OF_FIGURES

FIGURES = {"Ashby": 96, "Bexham": 90, "Corley-on-Sea": 80}


@pytest.fixture
def folder(tmp_path):
    """Three councils' copies, of April and May."""
    folder = tmp_path / "copies"
    folder.mkdir()
    for council, percent in FIGURES.items():
        write(folder, council, rows([share(percent)]), rows([share(percent - 1)], end="2026-04-30"))
    return folder


def shown(found):
    (measure,) = found.measures
    return {place.council: (place.rank, place.text) for place in measure.places}


def test_the_council_is_named_by_the_file(folder):
    found = compare([folder])
    assert shown(found) == {"Ashby": ("1", "96%"), "Bexham": ("2", "90%"), "Corley on Sea": ("3", "80%")}
    assert (found.month, found.notes) == (dt.date(2026, 5, 31), [])


def test_a_month_that_is_asked_for(folder):
    found = compare([folder], dt.date(2026, 4, 1))
    assert (found.month, shown(found)["Ashby"]) == (dt.date(2026, 4, 30), ("1", "95%"))


def test_copies_of_different_months_are_compared_at_the_latest_that_all_have(folder):
    write(folder, "Dunmore", rows([share(70)], end="2026-04-30"), month="2026-04")
    found = compare([folder])
    assert found.month == dt.date(2026, 4, 30)
    assert found.notes == [
        "The copies are of different months: 1 of April 2026, 3 of May 2026. This compares April 2026, the latest month that all "
        "of them have. --month 2026-05 compares those that have May 2026."
    ]
    later = compare([folder], dt.date(2026, 5, 31))
    assert "Dunmore" not in later.councils
    assert later.notes == ["Without May 2026, so left out: Dunmore."]


def test_no_month_in_common_is_refused_with_the_months(folder):
    write(folder, "Dunmore", rows([share(70)], end="2024-04-30"), month="2024-04")
    with pytest.raises(Refusal) as error:
        compare([folder])
    assert str(error.value) == (
        "No month is in all copies. The copies are of different months: 1 of April 2024, 3 of May 2026. Choose one with "
        "--month YYYY-MM."
    )


def left_out(folder, council, *blocks, **named):
    """What is said of one more file, while the three others are compared."""
    path = write(folder, council, *blocks, **named)
    found = compare([folder])
    assert found.councils[:2] == ["Ashby", "Bexham"]
    return path.name, [*found.notes]


def test_the_same_council_twice_counts_once_by_the_newer_copy(folder):
    name, notes = left_out(folder, "Ashby", rows([share(99)], end="2026-04-30"), month="2026-04")
    assert notes == [f"Ashby has two copies: Ashby-scorecard-2026-05.csv is used as it is newer, {name} is not."]


def test_the_same_council_and_month_twice_counts_by_the_last(folder):
    path = write(folder, "ashby", rows([share(99)]))
    found = compare([folder])
    assert found.notes == [
        f"ashby has two copies: {path.name} is used as it comes last, Ashby-scorecard-2026-05.csv is not."
    ]
    assert shown(found)["ashby"] == ("1", "99%")


def test_the_same_file_twice_is_used_once(folder):
    again = folder / "Ashby-scorecard-2026-05 (1).csv"
    again.write_bytes((folder / "Ashby-scorecard-2026-05.csv").read_bytes())
    found = compare([folder])
    assert found.notes == ["Ashby has the same copy twice: Ashby-scorecard-2026-05 (1).csv is not used."]
    assert len(found.councils) == 3


@pytest.mark.parametrize(
    ("blocks", "named", "why"),
    [
        pytest.param([rows([share(70)])], {"council": "Dunmore-CONFIDENTIAL"}, "is a copy for members: its figures are exact, and it may not be passed on. Delete it", id="a members' copy by its name"),
        pytest.param([rows([("children_in_care", "41", 41, 41)], rounded="no")], {}, "is a copy for members", id="a members' copy that was renamed"),
        pytest.param([rows([share(70)])], {"headings": ("CHILD", "DECOM")}, "is not a shared copy: it has no column indicator, title, window, end, value, unit.", id="no copy"),
        pytest.param([rows([share(70)])], {"headings": OF_FIGURES}, "is a copy of an earlier version, without the columns numerator_low", id="an earlier version"),
        pytest.param([], {}, "has no figures", id="no rows"),
        pytest.param([rows([share(70), share(71)])], {}, "there are two rows for reviews_on_time (at, 31/05/2026)", id="two rows for one figure"),
        pytest.param([rows([("reviews_on_time", "70%", 0.8, 0.7)])], {}, "the lowest value is over the highest for reviews_on_time", id="bounds upside down"),
        pytest.param([rows([("reviews_on_time", "70%", "much", 0.7)])], {}, 'row 2, value_low: "much" is not a number', id="bounds that are no numbers"),
        pytest.param([rows([share(70)], end="in May")], {}, '"in May" under end is not a day', id="no day"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_compared_is_left_out_and_said(folder, blocks, named, why):
    council = named.pop("council", "Dunmore")
    name, notes = left_out(folder, council, *blocks, **named)
    assert len(notes) == 1
    assert notes[0].startswith(f"Left out: {name}")
    assert why in notes[0]


def test_another_file_is_left_out_where_it_was_named_and_passed_over_in_a_folder(folder, tmp_path):
    (folder / "Ashby-scorecard-2026-05.xlsx").write_bytes(b"PK")
    assert compare([folder]).notes == []
    named = sorted(folder.iterdir())
    assert compare(named).notes == [
        "Left out: Ashby-scorecard-2026-05.xlsx is not a CSV file: give the file .csv that `share` wrote beside the workbook."
    ]


def test_a_zip_of_copies(folder, tmp_path):
    with zipfile.ZipFile(tmp_path / "copies.zip", "w") as packed:
        for path in folder.iterdir():
            packed.write(path, path.name)
    assert compare([tmp_path / "copies.zip"]).councils == ["Ashby", "Bexham", "Corley on Sea"]


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        pytest.param(1, "A comparison needs the copies of two councils or more, and only Ashby is there.", id="one"),
        pytest.param(0, "A comparison needs the copies of two councils or more, and none is there.", id="none"),
    ],
)
def test_fewer_than_two_councils_are_refused(folder, keep, said):
    for path in sorted(folder.iterdir())[keep:]:
        path.unlink()
    with pytest.raises(Refusal, match=r"two councils") as error:
        compare([folder])
    assert str(error.value) == said


def test_what_only_one_council_has_is_said(folder):
    write(folder, "Dunmore", rows([share(70), ("our_own", "5%", 0.045, 0.055)]), rows([share(71)], end="2026-04-30"))
    assert compare([folder]).notes == ["Not compared, because no two councils have the same measure: our_own."]


def test_the_csv_file_and_the_workbook(folder, tmp_path, capsys):
    table, book = tmp_path / "table.csv", tmp_path / "table.xlsx"
    assert run(["compare", str(folder), "--csv", str(table), "--out", str(book)]) == 0
    assert f"Wrote {table}: 1 measure of 3 councils." in " ".join(capsys.readouterr().out.split())
    first, *others = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig")))
    assert tuple(first) == COLUMNS
    assert (first["council"], first["rank"], first["of"], first["median"]) == ("Ashby", "1", "3", "90.0%")
    assert (first["value"], first["value_low"], first["value_high"], len(others)) == ("96%", "0.955", "0.965", 2)
    sheets = openpyxl.load_workbook(book)
    assert sheets.sheetnames == ["Medians", "Councils", "Ranks", "All", "About"]
    assert [cell.value for cell in sheets["Ranks"][2]] == ["Reviews held on time", "at", 3, "1", "2", "3"]
    assert [cell.value for cell in sheets["Councils"][1]][2:] == ["Ashby", "Bexham", "Corley on Sea"]


def test_a_text_that_looks_like_a_formula_stays_text(folder, tmp_path):
    for council in ("Ashby", "Bexham"):
        write(folder, council, rows([("our_own", "5%", 0.045, 0.055)], title="=1+1"), rows([share(70)]))
    table, book = tmp_path / "table.csv", tmp_path / "table.xlsx"
    assert run(["compare", str(folder), "--csv", str(table), "--out", str(book)]) == 0
    assert ",'=1+1," in table.read_text(encoding="utf-8-sig")
    cells = [cell for row in openpyxl.load_workbook(book)["All"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param([], "Reviews held on time at 3 80% 90.0% 96%", id="the medians"),
        pytest.param(["--measure", "reviews_on_time"], "1 Ashby 96% 100 2 Bexham 90% 100", id="one measure"),
        pytest.param(
            ["--measure", "Reviews held on time"], "median 90.0% of 3 councils, 1 is best.", id="by its title"
        ),
        pytest.param(["--measure", "reviews"], "1 Ashby 96%", id="by its beginning"),
        pytest.param(
            ["--council", "Corley-on-Sea Council"], "Reviews held on time at 3 of 3 80% 90.0%", id="one council"
        ),
    ],
)
def test_the_terminal_of_80_columns(folder, capsys, monkeypatch, options, said):
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["compare", str(folder), *options]) == 0
    out = capsys.readouterr().out
    assert said in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ["--measure", "visits"],
            "There is no measure visits: without --measure all that these copies have are listed.",
        ),
        (["--council", "Narnia"], "No council Narnia is among the copies. Give one of Ashby, Bexham, Corley on Sea."),
        (["--csv", "table.txt"], "table.txt: the name of the file for --csv must end in .csv."),
        (["--out", "table.xls"], "table.xls: the name of the workbook for --out must end in .xlsx."),
        (["--month", "2020-01"], "Fewer than two copies have January 2020. The copies: 3 of May 2026."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(folder, capsys, options, said):
    assert run(["compare", str(folder), *options]) == 2
    assert capsys.readouterr().err.strip() == said


@pytest.mark.slow
def test_real_copies_of_153_councils(demonstration, small_demonstration, tmp_path):
    made = []
    for name, lent in (("large", demonstration / "Scorecard.xlsm"), ("small", small_demonstration)):
        book = tmp_path / f"{name}{lent.suffix}"
        book.write_bytes(lent.read_bytes())
        assert run(["share", str(book), "--out", str(tmp_path / name), "--no-pdf"]) == 0
        made.append(next((tmp_path / name).glob("*.csv")).read_bytes())
    region = tmp_path / "region"
    region.mkdir()
    for at in range(153):
        (region / f"Council {at}-scorecard-2026-05.csv").write_bytes(made[at % 5 == 0])
    found = compare([region])
    assert len(found.councils) == 153
    (stability,) = [each for each in found.measures if each.indicator == "long_term_stability"]
    assert (stability.of, {place.rank for place in stability.places}) == (122, {"1=", ""})
    assert {place.text for place in stability.places if not place.rank} == {"fewer than 20"}
