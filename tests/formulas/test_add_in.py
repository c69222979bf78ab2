"""The functions for xlwings Lite, in a Python that has none of the packages that Pyodide lacks."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "docs" / "add-ins" / "main.py"
BLOCKED = """
import importlib.abc, sys
ABSENT = {"xlsxwriter", "python_calamine", "lxml", "olefile", "pypdf", "typer", "rich", "openpyxl", "win32com", "pythoncom"}
class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"No module named {name!r}")
sys.meta_path.insert(0, Absent())
"""
ROOMS = ("tables", "council", "indicators", "figures", "page", "checks", "formulas")
IMPORTS = """
import importlib, pkgutil, scorecard_xl
for room in ROOMS:
    package = importlib.import_module(f"scorecard_xl.{room}")
    for each in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"scorecard_xl.{room}.{each.name}")
print(sorted(ABSENT & set(sys.modules)))
"""
ASKS = """
import datetime, json, runpy
from scorecard_xl.council.period import Day
from scorecard_xl.demo.council import council
from scorecard_xl.figures.calculate import calculate
from scorecard_xl.app.reading import read_council
from scorecard_xl.figures.figure import COLUMNS, result_rows
from scorecard_xl.workbook.memory import MemoryBook
from scorecard_xl.formulas.worksheet import FUNCTIONS
from scorecard_xl.tables.schema import TABLES
main = runpy.run_path(MAIN)
tables, day = council(children=40), datetime.datetime(2026, 5, 31)
figures = read_council(MemoryBook(dict(tables)), Day(day)).figures(1)
tables["Results"] = [list(COLUMNS), *result_rows(figures)]
results = {}
for figure in figures:
    value = "" if figure.value is None else figure.value
    results.setdefault(f"{figure.indicator} {figure.window}", {})[figure.group or ""] = value
found = {}
for function in FUNCTIONS.values():
    if function.indicator is not None:
        for window in function.indicator.windows:
            answer = main[function.python_name](*(tables[name] for name in function.tables), [[day]], window.value)
            found[f"{function.indicator.name} {window.value}"] = dict(answer) if isinstance(answer, list) else {"": answer}
refreshed = main["cps_figure"](tables["Results"], "reviews_on_time", [[day]], "ytd")
behind = main["cps_behind"]("reviews_on_time", tables["Episodes"], tables["Reviews"], [[day]], "ytd")
print(json.dumps([found, results, refreshed, behind[0], len(behind)]))
"""


def printed(code: str) -> str:
    names = f"ROOMS = {ROOMS!r}\nMAIN = {str(MAIN)!r}\n"
    done = subprocess.run([sys.executable, "-c", BLOCKED + names + code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_rooms_behind_formulas_import_without_the_packages_that_pyodide_lacks():
    assert printed(IMPORTS).strip() == "[]"


@pytest.fixture(scope="module")
def answers():
    return json.loads(printed(ASKS))


def test_every_function_gives_the_figure_of_results(answers):
    found, results, *_ = answers
    assert found == results


def test_a_refreshed_figure_and_the_children_behind_one(answers):
    _, results, refreshed, headings, rows = answers
    assert refreshed == results["reviews_on_time ytd"][""]
    assert headings[:2] == ["Group", "Child"]
    assert rows > 2
