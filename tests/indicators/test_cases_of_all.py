"""No indicator is without cases."""

from pathlib import Path

import pytest

from scorecard_xl.indicators import INDICATORS

OF_ALL = ("test_columns.py", "test_cases_of_all.py")
CASES = "".join(
    path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py") if path.name not in OF_ALL
)


@pytest.mark.parametrize("name", INDICATORS)
def test_there_are_cases_of(name: str) -> None:
    assert f'"{name}"' in CASES, f"write what {name} counts as cases, in the file of its section in tests/indicators"
