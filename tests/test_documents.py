from pathlib import Path

import pytest

from scorecard_xl import documents
from scorecard_xl.indicators import INDICATORS, Unit

DOCS = Path(__file__).parents[1] / "docs"


def test_the_committed_definitions_are_those_of_the_declarations():
    assert (DOCS / "definitions.md").read_text(encoding="utf-8") == documents.definitions()


def test_every_indicator_is_defined_in_the_order_of_the_scorecard():
    lines = documents.definitions().splitlines()
    assert [line.removeprefix("### ") for line in lines if line.startswith("### ")] == [
        i.title for i in INDICATORS.values()
    ]


@pytest.mark.parametrize("indicator", [i for i in INDICATORS.values() if i.unit is Unit.SHARE], ids=lambda i: i.name)
def test_a_share_says_of_whom_and_which(indicator):
    numerator, denominator = documents.parts(indicator)
    assert numerator.startswith(("those", "the share", "the children"))
    assert denominator.startswith("the ")
