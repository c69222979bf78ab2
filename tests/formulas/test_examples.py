"""The formulas of docs/formulas.md on the demonstration: ours by their answers, Excel's own in LibreOffice."""

import datetime as dt
import re
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from scorecard_xl.council.period import Day, month_ends
from scorecard_xl.docgen.functions_page import native
from scorecard_xl.formulas import answer
from scorecard_xl.formulas.answers import MARK
from scorecard_xl.formulas.worksheet import FUNCTIONS, NOT_GIVEN
from scorecard_xl.tables.schema import TABLES
from scorecard_xl.workbook.file.book import FileBook

PAGE = (Path(__file__).parents[2] / "docs" / "formulas.md").read_text(encoding="utf-8")
OURS = re.findall(r"^ *(=CPS_.*)$", PAGE, re.MULTILINE)
MONTHS = [dt.datetime(day.year, day.month, day.day) for day in month_ends(Day(2026, 5, 31), 13)]
DAY = MONTHS[-1]


@pytest.fixture(scope="module")
def book(demonstration):
    return FileBook.open(demonstration / "Scorecard.xlsm")


@pytest.fixture(scope="module")
def rows(book):
    """The cells of a table by its Excel name, as formulas give them."""
    known = {}

    def of(name):
        if name not in known:
            sheet = next((table.name for table in TABLES.values() if table.excel_name == name), name)
            known[name] = [list(row) for row in book.read(sheet).rows]
        return known[name]

    return of


def arguments(formula):
    """The arguments of a formula; a comma within brackets or quotes separates none."""
    inner = formula.partition("(")[2].removesuffix(")")
    return [part.strip() for part in re.findall(r'((?:"[^"]*"|\([^)]*\)|[^,"()])*)(?:,|$)', inner)][
        : inner_count(inner)
    ]


def inner_count(inner):
    return re.sub(r'"[^"]*"|\([^)]*\)', "", inner).count(",") + 1


def value(text, rows):
    if text.endswith("[#All]"):
        return rows(text.removesuffix("[#All]"))
    if found := re.fullmatch(r"DATE\((\d+),(\d+),(\d+)\)", text):
        return dt.datetime(*map(int, found.groups()))
    return [MONTHS] if text == "B1:N1" else text.strip('"') if text.startswith('"') else None


def answered(formula, rows):
    function = FUNCTIONS[formula[1:].partition("(")[0]]
    given = [value(text, rows) for text in arguments(formula)]
    if function.takes_more:
        return answer(function, [given[0], None, None, *given[1:]])
    names = [*function.required, *function.optional]
    filled = dict.fromkeys(name for name in names if name.startswith("value")) | dict(zip(names, given, strict=False))
    left_out = {name: NOT_GIVEN for name in names[len(given) :] if name.startswith("value")}
    return answer(function, [(filled | left_out).get(name) for name in names] + [None] * len(function.hidden))


def test_every_function_has_an_example():
    assert {formula[1:].partition("(")[0] for formula in OURS} == set(FUNCTIONS)


@pytest.mark.many
@pytest.mark.parametrize("formula", dict.fromkeys(OURS))
def test_an_example_gives_a_figure_of_the_demonstration(formula, rows):
    found = answered(formula, rows)
    cells = [cell for row in found for cell in row] if isinstance(found, list) else [found]
    assert not [cell for cell in cells if str(cell).startswith(MARK)]
    if "B1:N1" in formula:
        assert [len(row) for row in found] == [13]


def test_the_team_of_the_examples_has_children_in_care(rows):
    formula = next(formula for formula in OURS if formula.startswith("=CPS_CHILDREN_IN_CARE") and "TEAM" in formula)
    whole = next(formula for formula in OURS if formula.startswith("=CPS_CHILDREN_IN_CARE"))
    assert 0 < answered(formula, rows) < answered(whole, rows)


@pytest.mark.libreoffice
def test_excels_own_functions_on_results_show_its_figures(demonstration, tmp_path, book):
    formulas = native()
    workbook = openpyxl.load_workbook(demonstration / "Scorecard.xlsm")
    sheet = workbook.create_sheet("Mine")
    blank = formulas["sumifs"].replace("reviews_on_time", "immunisations").replace('"ytd"', '"at"')
    sheet["A1"], sheet["A2"], sheet["A4"] = formulas["sumifs"], formulas["group"], blank
    sheet["A3"] = ArrayFormula("A3", formulas["index"])
    workbook.save(tmp_path / "book.xlsx")
    convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*convert, "--outdir", tmp_path / "out", tmp_path / "book.xlsx"], check=True, capture_output=True)
    shown = openpyxl.load_workbook(tmp_path / "out" / "book.xlsx", data_only=True)["Mine"]
    headings, *figures = book.read("Results").rows
    records = [dict(zip(headings, row, strict=True)) for row in figures]
    of_the_month = [row for row in records if Day(row["end"]) == Day(DAY)]
    known = {(row["indicator"], row["window"], row["group"] or None): row for row in of_the_month}
    reviews = known["reviews_on_time", "ytd", None]
    assert shown["A1"].value == pytest.approx(reviews["value"])
    assert shown["A2"].value == pytest.approx(known["placement_type", "at", "Foster"]["value"])
    assert shown["A3"].value == reviews["rag"]
    assert known["immunisations", "at", None]["value"] in (None, "")
    assert shown["A4"].value in (None, "")
