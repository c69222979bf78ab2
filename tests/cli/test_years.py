"""The year of a return as officers type it."""

import pytest

from scorecard_xl.cli.common import year_of
from scorecard_xl.errors import Refusal


@pytest.mark.parametrize(
    ("text", "year"), [(None, None), ("2025", 2025), ("2024/25", 2025), ("2024-25", 2025), ("24", 24)]
)
def test_a_year_that_was_typed(text: str | None, year: int | None) -> None:
    assert year_of("--year", text) == year


@pytest.mark.parametrize("text", ["last", "2024/26", ""])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(Refusal, match=rf"^--year {text} is not a year: write 2025 for the year to 31 March 2025\.$"):
        year_of("--year", text)
