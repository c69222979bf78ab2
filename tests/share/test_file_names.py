"""The names of the files."""

import pytest

from scorecard_xl.council.period import Day
from scorecard_xl.share.files import stem


@pytest.mark.parametrize(
    ("council", "name"),
    [
        pytest.param("Ouseford", "Ouseford-scorecard-2026-05", id="one word"),
        pytest.param("Ouseford City Council", "Ouseford-City-Council-scorecard-2026-05", id="several words"),
        pytest.param("Brïdge & Söns", "Bridge-Sons-scorecard-2026-05", id="accents and signs"),
        pytest.param("../../etc/passwd\\con:*?", "etc-passwd-con-scorecard-2026-05", id="what leads elsewhere"),
        pytest.param("", "Council-scorecard-2026-05", id="no name"),
        pytest.param("日本", "Council-scorecard-2026-05", id="no letter of ours"),
        pytest.param("a" * 300, f"{'a' * 60}-scorecard-2026-05", id="a very long name"),
    ],
)
def test_the_name_of_a_copy(council, name):
    assert stem(council, Day("2026-05-31")) == name
