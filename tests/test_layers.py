"""Which room may import which, and which modules may use a library: layers import downwards only."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "scorecard_xl"
LAYERS = (
    "errors", "log", "tables", "council", "imports", "indicators", "checks", "figures", "page", "web", "formulas", "workbook",
    "share", "doctor", "app", "analysis", "demo", "docgen", "cli", "macros", "udfs", "__main__",
)  # fmt: skip
"""From the lowest up. A module imports its own room and those before it."""
LIBRARIES = {
    "xlwings": ["workbook/live/*", "udfs.py", "share/pdf.py"],
    "python_calamine": ["workbook/file/*", "imports/*"],
    "xlsxwriter": ["workbook/*", "share/workbook.py"],
    "lxml": ["workbook/*", "imports/*", "share/*"],
    "jinja2": ["web/*"],
    "olefile": ["workbook/vba/*", "workbook/upgrade/combine.py"],
    "typer": ["__main__.py", "cli/*"],
    "rich": ["cli/*"],
    "openpyxl": ["workbook/own_columns.py"],
}
"""Where a library may be imported; the core knows no spreadsheet."""


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


IMPORTS = {path.relative_to(PACKAGE).as_posix(): set(_imported(path)) for path in sorted(PACKAGE.rglob("*.py"))}


@pytest.mark.parametrize("path", [path for path in IMPORTS if not path.startswith("tables/")])
def test_layers_import_downwards_only(path: str) -> None:
    own = path.split("/")[0].removesuffix(".py")
    if own == "__init__":
        return
    rooms = {_room(name) for name in IMPORTS[path] if name.startswith("scorecard_xl.")} - {"__version__"}
    upwards = {room for room in rooms if room != own and LAYERS.index(room) >= LAYERS.index(own)}
    assert upwards == set(), f"{path} may import {LAYERS[: LAYERS.index(own)]}"


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_imported_only_in_its_rooms(library: str) -> None:
    using = {path for path, names in IMPORTS.items() if any(f"{name}.".startswith(f"{library}.") for name in names)}
    assert [path for path in using if not any(fnmatch(path, place) for place in LIBRARIES[library])] == []


def test_every_room_has_its_layer() -> None:
    rooms = {path.split("/")[0].removesuffix(".py") for path in IMPORTS} - {"__init__"}
    assert rooms == set(LAYERS)


def _cycles(modules: dict[str, set[str]]) -> Iterator[list[str]]:
    state: dict[str, int] = {}

    def visit(name: str, way: list[str]) -> Iterator[list[str]]:
        state[name] = 1
        for other in sorted(modules[name] & modules.keys()):
            if state.get(other) == 1:
                yield [*way[way.index(other) :], other] if other in way else [name, other]
            elif other not in state:
                yield from visit(other, [*way, other])
        state[name] = 2

    for name in modules:
        if name not in state:
            yield from visit(name, [name])


def test_no_two_modules_import_each_other() -> None:
    names = {f"scorecard_xl.{path.removesuffix('.py').replace('/', '.')}": path for path in IMPORTS}
    modules = {
        name: {found for each in IMPORTS[path] for found in (each, each.rpartition(".")[0]) if found in names} - {name}
        for name, path in names.items()
        if not name.endswith("__init__")
    }
    assert list(_cycles(modules)) == []
