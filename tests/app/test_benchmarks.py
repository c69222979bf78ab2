"""The import of benchmarks into a workbook: what is written, what is said, and what is refused with nothing written."""

import published
import pytest
from published import CARER, rows, text

from scorecard_xl.__main__ import run
from scorecard_xl.app.benchmarks import import_benchmarks, split_sources
from scorecard_xl.app.buttons import imported
from scorecard_xl.errors import Refusal
from scorecard_xl.figures.benchmarks import HEADINGS, SOURCE
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.memory import MemoryBook

VALUES = (9, 11, 7, "c", 12, 10, 8, 13)


def book_of(benchmarks=(), headings=(*HEADINGS, SOURCE), **settings):
    named = [[name.replace("_", " "), value] for name, value in {"Council": "Ashby", **settings}.items()]
    sheets = {"Settings": [["Setting", "Value"], *named], "Benchmarks": [list(headings), *map(list, benchmarks)]}
    return MemoryBook(sheets)


@pytest.fixture
def files(tmp_path):
    """Two files and the neighbours of Ashby, of which Dunmore has no figure."""
    lists = published.neighbours({"Ashby": ["Bexham", "Corley", "Dunmore"], "Bexham": ["Ashby"]})
    stability = text(rows(VALUES), rows({"Bexham": 64, "Corley": 70}, CARER))
    return published.write(tmp_path / "dfe", stability=stability, sn_model=lists)


def test_what_is_written(files):
    book = book_of()
    import_benchmarks(book, [files])
    source = "DfE file stability.csv"
    assert book.sheets["Benchmarks"][1:] == [
        ["three_or_more_placements", None, 2025, 0.1, 0.11, 0.09, 0.09, 3, 7, 2, 2, None, source],
        ["long_term_stability", None, 2025, 0.1, 0.11, 0.67, None, None, 2, None, 2, None, source],
    ]


def test_what_is_said(files):
    assert import_benchmarks(book_of([["uasc", None, 2025, 0.08]]), [files]) == [
        "Benchmarks of Ashby.",
        "stability.csv: three_or_more_placements, long_term_stability (2025); 1 of 10 values of councils are not "
        "published (1 c).",
        "Region: East Riverside. Write it beside Region on Settings, so that the page names it.",
        "Statistical neighbours by sn_model.csv: Bexham, Corley, Dunmore.",
        "stability.csv has no row of Ashby: without its own figure and rank: long_term_stability 2025.",
        "Median of fewer neighbours than the 3, as the others have no figure: three_or_more_placements 2025: 2, "
        "long_term_stability 2025: 2.",
        "Benchmarks: 2 added.",
    ]


def test_a_dry_run_says_the_same_and_writes_nothing(files):
    book = book_of()
    said = import_benchmarks(book, [files], dry_run=True)
    assert said == [*import_benchmarks(book_of(), [files]), "Nothing was written (--dry-run)."]
    assert book.sheets["Benchmarks"] == [[*HEADINGS, SOURCE]]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        pytest.param({"Council": "Nowhere", "Council_code": "601"}, "Benchmarks of Ashby.", id="by the old code"),
        pytest.param({"Council": "", "Council_code": "E06000901"}, "Benchmarks of Bexham.", id="by the new code"),
        pytest.param(
            {"Council": "Corley Borough Council"}, "Benchmarks of Corley.", id="by its name with Borough Council"
        ),
        pytest.param({"Council": "601"}, "Benchmarks of Ashby.", id="by a code in the place of the name"),
        pytest.param({"Region": "east riverside"}, "Benchmarks of Ashby.", id="a region in small letters"),
    ],
)
def test_the_council_is_that_of_settings(files, settings, said):
    assert import_benchmarks(book_of(**settings), [files])[0] == said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        pytest.param({"Statistical_neighbours": "Corley; 605"}, "Statistical neighbours by Settings: Corley, Elmsworth.", id="a list goes before the file"),
        pytest.param({"Statistical_neighbours": "Corley, Fairlea"}, "Statistical neighbours by Settings: Corley, Fairlea.", id="with commas"),
        pytest.param({"Statistical_neighbours": "Corley; Corlei"}, "Settings, Statistical neighbours: no council Corlei is in these files: is it Corley?", id="a slip"),
        pytest.param({"Council": "Corley"}, "No statistical neighbours: sn_model.csv does not have Corley. Import that file of DfE with the others, or list them on Settings beside Statistical neighbours; what was on the sheet is kept.", id="not in the file"),
        pytest.param({"Region": "Wessex"}, "Region: East Riverside. The files have no region Wessex, as Settings names it.", id="a region that is not there"),
    ],
)  # fmt: skip
def test_neighbours_and_region_of_settings(files, settings, said):
    assert said in import_benchmarks(book_of(**settings), [files])


def test_without_the_file_of_neighbours_typed_ones_stay(files):
    (files / "sn_model.csv").unlink()
    book = book_of([["three_or_more_placements", None, 2025, 0.1, 0.11, 0.085, 0.09]])
    said = import_benchmarks(book, [files])
    assert any(each.startswith("No statistical neighbours: no file sn_model_… is among the files.") for each in said)
    assert book.sheets["Benchmarks"][1][5] == 0.085


def test_a_typed_row_that_is_replaced_is_said_and_others_stay(files):
    typed = [["three_or_more_placements", None, 2025, 0.2], ["uasc", None, 2025, 0.08]]
    book = book_of(typed)
    said = import_benchmarks(book, [files])
    assert "Replaced what was typed: row 2, three_or_more_placements 2025 (England 0.2)." in said
    assert [row[0] for row in book.sheets["Benchmarks"][1:]] == [
        "three_or_more_placements",
        "uasc",
        "long_term_stability",
    ]


def test_an_older_sheet_without_the_new_columns_says_which(files):
    book = book_of(headings=[*HEADINGS[:7], SOURCE])
    said = import_benchmarks(book, [files])[-1]
    assert said.startswith("The sheet Benchmarks has no column Rank, Of, Quartile, Neighbours used, Note, so these are")
    assert book.sheets["Benchmarks"][1][:7] == ["three_or_more_placements", None, 2025, 0.1, 0.11, 0.09, 0.09]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        pytest.param({"Council": "Ashbee"}, "No council Ashbee is in these files. Is it Ashby?", id="a slip"),
        pytest.param(
            {"Council": "Narnia"},
            "No council Narnia is in these files. On Settings write its name",
            id="nothing like it",
        ),
        pytest.param({"Council_code": "999"}, "Council code has 999 now. Nothing was written.", id="no such code"),
        pytest.param(
            {"Council": ""}, "Which council is it? On Settings write its name beside Council", id="none named"
        ),
    ],
)
def test_a_council_that_is_not_there_is_refused_and_nothing_is_written(files, settings, said):
    book = book_of(**settings)
    with pytest.raises(Refusal, match=r"\w") as error:
        import_benchmarks(book, [files])
    assert said in str(error.value)
    assert book.sheets["Benchmarks"] == [[*HEADINGS, SOURCE]]


def test_a_workbook_without_the_sheet(files):
    book = book_of()
    del book.sheets["Benchmarks"]
    with pytest.raises(Refusal, match="The workbook has no sheet Benchmarks with headings"):
        import_benchmarks(book, [files])


def test_the_button_imports_dfes_files_and_returns_each_by_its_kind(files, tmp_path):
    returns = tmp_path / "returns"
    published.write(returns, children="CHILD,SEX,DOB\nA,1,01/02/2015\n")
    book = book_of(Import_from=f"{files}; {returns}")
    book.sheets |= {
        "Children": [["CHILD", "SEX", "DOB"]],
        "Imports": [["DAY", "FILE", "YEAR", "REACH", "TABLE", "CHILD", "KEY", "WHAT", "BEFORE"]],
    }
    said = imported(book, "")
    assert said[0] == "Benchmarks of Ashby."
    assert any("Children: 1 row read, 1 added." in each for each in said)
    assert said[-1] == "Press Refresh to bring the page up to date."
    assert split_sources([files, returns]) == ([files], [returns])
    (files / "episodes.csv").write_text("CHILD,DECOM\n")
    assert split_sources([files, files / "nowhere"]) == ([files], [files, files / "nowhere"])


def test_the_command_import_says_which_command_reads_dfes_files(files, tmp_path, capsys):
    assert run(["import", str(files), "--into", str(tmp_path / "book.xlsx")]) == 2
    assert f"`scorecard-xl benchmarks {files} --into {tmp_path / 'book.xlsx'}` reads it." in capsys.readouterr().err
    assert not (tmp_path / "book.xlsx").exists()


@pytest.mark.slow
def test_the_command_writes_the_workbook_and_a_refusal_leaves_it(files, own_demonstration, capsys):
    before = own_demonstration.read_bytes()
    assert run(["benchmarks", str(files), "--into", str(own_demonstration)]) == 2
    assert "No council 874 is in these files." in capsys.readouterr().err
    assert own_demonstration.read_bytes() == before
    book = FileBook.open(own_demonstration)
    book.put({"CPS.setting.council_code": "E06000900"}, {})
    book.save()
    assert run(["benchmarks", str(files), "--into", str(own_demonstration)]) == 0
    assert "Replaced what was typed: row " in capsys.readouterr().out
    rows_now = FileBook.open(own_demonstration).read("Benchmarks").rows
    (row,) = [row for row in rows_now if row[0] == "three_or_more_placements" and row[2] == 2025]
    assert list(row[3:11]) == [0.1, 0.11, 0.09, 0.09, 3, 7, 2, 2]
