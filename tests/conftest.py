"""What needs something of the machine says so: LibreOffice, Chromium, a validator, the real-shaped files."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scorecard_xl.__main__ import run
from scorecard_xl.demo.demonstration import write as demonstration_of

SHARED = Path(__file__).parents[2] / "shared" / "data"
VALIDATOR = Path(__file__).parents[1] / ".tools" / "node_modules" / ".bin" / "ooxml-validator"
AXE = Path(__file__).parents[1] / ".tools" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
_IN_CI = {"libreoffice", "validator", "browser"}
_NEEDS = {
    "libreoffice": (lambda: shutil.which("soffice") is not None, "LibreOffice (soffice) is not installed"),
    "validator": (VALIDATOR.exists, "the Open XML SDK's validator is not installed: scripts/validator does that"),
    "browser": (
        lambda: shutil.which("chromium") is not None and AXE.exists(),
        "Chromium or axe-core is not installed: scripts/axe installs the latter",
    ),
    "shared": (SHARED.exists, "the real-shaped files are not beside this checkout"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sample", type=int, default=1, help="Of the cases marked many, run one in this number.")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    many = [item for item in items if item.get_closest_marker("many")]
    left_out = set(many) - set(many[:: config.getoption("--sample")])
    config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    items[:] = [item for item in items if item not in left_out]


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (is_there, reason) in _NEEDS.items():
        if item.get_closest_marker(marker) and not is_there():
            (pytest.fail if marker in _IN_CI and os.environ.get("CI") else pytest.skip)(reason)


@pytest.fixture(autouse=True, scope="session")
def no_width_of_the_terminal() -> None:
    """Sentences are not wrapped in tests, wherever these run: pytest-xdist gives its workers a COLUMNS."""
    os.environ.pop("COLUMNS", None)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command `demo` writes, for all tests: who changes anything copies it first."""
    folder = tmp_path_factory.mktemp("demonstration")
    assert run(["demo", "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def small_demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of a small council, for tests that load the workbook with openpyxl: copy it before you change it."""
    return demonstration_of(tmp_path_factory.mktemp("small"), 40).workbook


@pytest.fixture
def own_demonstration(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's workbook, to be changed."""
    copy = tmp_path / "book.xlsm"
    copy.write_bytes((demonstration / "Scorecard.xlsm").read_bytes())
    return copy


@pytest.fixture
def figures(capsys: pytest.CaptureFixture[str]) -> Callable[..., list[dict[str, object]]]:
    """What the command `figures --json` prints of a workbook."""

    def printed(book: Path, *arguments: str) -> list[dict[str, object]]:
        capsys.readouterr()
        assert run(["figures", str(book), "--json", *arguments]) == 0
        return json.loads(capsys.readouterr().out)

    return printed


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED


@pytest.fixture(scope="session")
def axe() -> Path:
    return AXE


@pytest.fixture(scope="session")
def validator() -> Path:
    return VALIDATOR
