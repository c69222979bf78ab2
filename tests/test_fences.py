"""Who may import what: the linter keeps whole rooms apart, these cases the files within a room."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "scorecard_xl"
COMMANDS = ["__main__.py", "cli/*"]


@pytest.mark.parametrize(
    ("module", "places"),
    [
        pytest.param("xlwings", ["workbook/live/*", "udfs.py", "share/pdf.py"], id="the open Excel"),
        pytest.param("python_calamine", ["workbook/file/reading.py"], id="reading workbooks"),
        pytest.param("xlsxwriter", ["workbook/*", "share/workbook.py"], id="drawing workbooks"),
        pytest.param("lxml", ["workbook/*", "imports/*", "share/*"], id="XML"),
        pytest.param("olefile", ["workbook/vba/*"], id="what macros are kept in"),
        pytest.param("ortools", [], id="the attacker stays in the tests"),
        pytest.param("pydantic", ["council/settings.py", "council/bank_holiday_rows.py"], id="what officers set"),
        pytest.param("typer", COMMANDS, id="the command line"),
        pytest.param("rich", ["cli/console.py", "cli/screens.py"], id="the terminal"),
        pytest.param("scorecard_xl.cli.app", ["__main__.py"], id="nothing imports the command line"),
        pytest.param("scorecard_xl.udfs", [], id="nothing imports what Excel calls"),
        pytest.param("pandas", [], id="no data frames"),
        pytest.param("openpyxl", [], id="no second reader"),
    ],
)
def test_imported_only_in(module, places):
    importing = {path for path, names in IMPORTS.items() if any(f"{name}.".startswith(f"{module}.") for name in names)}
    assert {path for path in importing if not any(fnmatch(path, place) for place in places)} == set()
    assert [place for place in places if not any(fnmatch(path, place) for path in importing)] == []


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{name.name}" for name in node.names)


IMPORTS = {path.relative_to(PACKAGE).as_posix(): set(_imported(path)) for path in PACKAGE.rglob("*.py")}
