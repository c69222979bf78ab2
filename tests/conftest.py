"""What needs something of the machine says so: LibreOffice, or the real-shaped files beside the checkout."""

import os
import shutil
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared" / "data"
_NEEDS = {
    "libreoffice": (lambda: shutil.which("soffice") is not None, "LibreOffice (soffice) is not installed"),
    "shared": (SHARED.exists, "the real-shaped files are not beside this checkout"),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (is_there, reason) in _NEEDS.items():
        if item.get_closest_marker(marker) and not is_there():
            (pytest.fail if marker == "libreoffice" and os.environ.get("CI") else pytest.skip)(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED
