"""What needs something of the machine says so: LibreOffice, a validator, or the real-shaped files beside the checkout."""

import os
import shutil
from pathlib import Path

import pytest

from scorecard_xl.__main__ import run

SHARED = Path(__file__).parents[2] / "shared" / "data"
VALIDATOR = Path(__file__).parents[1] / ".tools" / "node_modules" / ".bin" / "ooxml-validator"
_IN_CI = {"libreoffice", "validator"}
_NEEDS = {
    "libreoffice": (lambda: shutil.which("soffice") is not None, "LibreOffice (soffice) is not installed"),
    "validator": (VALIDATOR.exists, "the Open XML SDK's validator is not installed: scripts/validator does that"),
    "shared": (SHARED.exists, "the real-shaped files are not beside this checkout"),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (is_there, reason) in _NEEDS.items():
        if item.get_closest_marker(marker) and not is_there():
            (pytest.fail if marker in _IN_CI and os.environ.get("CI") else pytest.skip)(reason)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command `demo` writes, for all tests: who changes anything copies it first."""
    folder = tmp_path_factory.mktemp("demonstration")
    assert run(["demo", "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED


@pytest.fixture(scope="session")
def validator() -> Path:
    return VALIDATOR
