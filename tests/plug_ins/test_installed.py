"""Packages as they are installed: each command in a Python that has them, and in one that has them no more."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from scorecard_xl.workbook.file.book import FileBook

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "docs" / "plug-in"
NAME, TITLE = "kinship_foster_care", "Living with family or friends"
BROKEN = "import scorecard_xl\n1 / 0\n"


def put(folder: Path, name: str, code: str) -> None:
    """A package of one module as pip leaves it in a folder."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[scorecard_xl.indicators]\nany = {name}\n")
    (folder / f"{name}.py").write_text(code)


def ran(words, *places: Path, cwd: Path, status: int = 0) -> str:
    """What a command prints, on standard output and error, in a Python that finds packages in these places too."""
    found = os.pathsep.join(map(str, [ROOT, *places]))
    command = [sys.executable, "-m", "scorecard_xl", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=os.environ | {"PYTHONPATH": found})
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A folder with the template as it is in docs/, installed."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(TEMPLATE / "scorecard_xl_kinship", folder / "template" / "scorecard_xl_kinship")
    code = (TEMPLATE / "scorecard_xl_kinship" / "__init__.py").read_text()
    put(folder / "site", "scorecard_xl_kinship", code)
    return folder / "site"


@pytest.fixture(scope="module")
def book(demonstration, site, tmp_path_factory) -> Path:
    """A workbook that was made and refreshed while the package was installed."""
    folder = tmp_path_factory.mktemp("book")
    ran(["new", "Council.xlsm"], site, cwd=folder)
    ran(["import", demonstration / "raw", "--into", "Council.xlsm", "--refresh"], site, cwd=folder)
    return folder / "Council.xlsm"


def test_the_indicator_is_in_results_and_definitions(book):
    opened = FileBook.open(book)
    results, definitions = opened.read("Results").rows, opened.read("Definitions").rows
    assert sum(row[0] == NAME for row in results) == 13
    (said,) = [row for row in definitions if row[0] == NAME]
    assert said[1] == TITLE
    assert said[-1] == "Children Act 1989, section 22C(6)(a) (package scorecard_xl_kinship 1.0)"


def test_the_figures_are_those_of_a_count_by_hand(book, site):
    figures = json.loads(ran(["figures", book, "--latest", "--json"], site, cwd=book.parent))
    (figure,) = [figure for figure in figures if figure["indicator"] == NAME]
    children = json.loads(ran(["children", book, NAME, "--json"], site, cwd=book.parent))
    at_relatives = [child["met"] for child in children]
    assert (figure["numerator"], figure["denominator"]) == (sum(at_relatives), len(at_relatives))
    assert 0 < figure["numerator"] < figure["denominator"]
    assert {child["reason"][:2] in ("U1", "U2", "U3") for child in children if child["met"]} == {True}


def on_the_page(book: Path) -> bool:
    """Whether its title is in a cell of the page."""
    sheet = openpyxl.load_workbook(book, data_only=True)["Scorecard"]
    return any(str(cell).startswith(TITLE) for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_the_page_has_its_row(book):
    assert [NAME, None, "Placements", TITLE, "yes", "yes"] in [
        [cell or None for cell in row] for row in FileBook.open(book).read("Page").rows
    ]
    assert on_the_page(book)


def test_the_stub_of_its_formula_is_written(site, tmp_path):
    code = "from scorecard_xl.workbook.vba.stubs import own_modules; print(*(m.text for m in own_modules()))"
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(site)])}
    text = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, cwd=tmp_path).stdout
    assert "Public Function CPS_KINSHIP_FOSTER_CARE(episodes_table, Optional as_at, Optional window" in text


def test_the_rounded_copy_has_it_rounded(book, site, tmp_path):
    copy = tmp_path / "Council.xlsm"
    shutil.copy(book, copy)
    ran(["share", copy, "--out", tmp_path / "shared", "--no-pdf"], site, cwd=tmp_path)
    (path,) = (tmp_path / "shared").glob("*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        shown = {row["end"]: row for row in csv.DictReader(file) if row["indicator"] == NAME}
    exact = {row["end"]: row for row in json.loads(ran(["figures", copy, "--json"], site, cwd=tmp_path)) if row["indicator"] == NAME}  # fmt: skip
    assert shown.keys() == exact.keys()
    for end, row in shown.items():
        assert row["numerator"] == ""
        assert row["denominator"] == str(round(exact[end]["denominator"] / 5) * 5)
        assert row["value"] == f"{exact[end]['value']:.0%}"


def test_after_it_is_uninstalled_it_leaves_the_page_and_that_is_said(book, tmp_path):
    copy = tmp_path / "Council.xlsm"
    shutil.copy(book, copy)
    said = ran(["refresh", copy], cwd=tmp_path)
    assert re.search(rf"Page, row \d+, MEASURE: '{NAME}' is not a measure, so the row is not shown", said)
    assert NAME in ran(["check", copy], cwd=tmp_path, status=1)
    assert not any(row[0] == NAME for row in FileBook.open(copy).read("Results").rows)
    assert not on_the_page(copy)


@pytest.mark.parametrize(
    ("words", "status"), [(["refresh"], 0), (["check"], 1), (["figures", "--latest"], 0)], ids=["refresh", "check", "figures"]
)  # fmt: skip
def test_a_broken_package_is_named_and_the_rest_works(book, tmp_path, words, status):
    put(tmp_path / "site", "broken_kin", BROKEN)
    copy = tmp_path / "Council.xlsm"
    shutil.copy(book, copy)
    said = ran([words[0], copy, *words[1:]], tmp_path / "site", cwd=tmp_path, status=status)
    assert "broken_kin 1.0 is left out: ZeroDivisionError: division by zero" in " ".join(said.split())
    assert len(FileBook.open(copy).read("Results").rows) > 900


def test_doctor_names_what_works_and_what_does_not(site, tmp_path):
    put(tmp_path / "site", "broken_kin", BROKEN)
    put(tmp_path / "site", "same_name", (TEMPLATE / "scorecard_xl_kinship" / "__init__.py").read_text())
    said = " ".join(ran(["doctor"], site, tmp_path / "site", cwd=tmp_path).split())
    assert "GOOD Plug-in: same_name 1.0 adds kinship_foster_care." in said
    assert "NOTE Plug-in: broken_kin 1.0 is left out: ZeroDivisionError: division by zero." in said
    assert "scorecard_xl_kinship 1.0 is left out: ValueError: there is an indicator kinship_foster_care already" in said


def test_the_workbook_of_the_sources_is_built_without_it(site, tmp_path):
    said = ran(["build", "--check"], site, cwd=tmp_path, status=2)
    assert "uninstall scorecard_xl_kinship 1.0 first" in said


def test_what_is_beside_a_workbook_never_runs(book, tmp_path):
    shutil.copy(book, tmp_path / "Council.xlsm")
    put(tmp_path, "beside", "import pathlib; pathlib.Path('ran').touch()")
    said = ran(["check", "Council.xlsm"], cwd=tmp_path, status=1)
    assert "beside" not in said
    assert not (tmp_path / "ran").exists()


def test_the_template_as_pip_builds_and_installs_it(tmp_path, demonstration):
    shutil.copytree(TEMPLATE, tmp_path / "source")
    target = tmp_path / "target"
    install = [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--target",
        target,
        tmp_path / "source",
    ]
    subprocess.run([sys.executable, "-m", "pip", *map(str, install)], check=True)
    assert "Plug-in: scorecard-xl-kinship 1.0 adds kinship_foster_care." in ran(["doctor"], target, cwd=tmp_path)
    ran(["import", demonstration / "raw", "--into", "Council.xlsx", "--refresh"], target, cwd=tmp_path)
    assert TITLE in ran(["figures", "Council.xlsx", "--latest"], target, cwd=tmp_path)
