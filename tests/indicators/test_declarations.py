"""Each indicator is complete: it has cases, an oracle rule and reasons, and its columns exist."""

from pathlib import Path

import pytest
from oracle.figures import RULES
from oracle.reasons import REASONS

from scorecard_xl.figures.targets import DEFAULTS
from scorecard_xl.indicators import INDICATORS, Unit
from scorecard_xl.tables.schema import TABLES

CASES = {path.name: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")}


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS)
def test_an_indicator_is_complete(indicator):
    module = indicator.answers.__module__.split(".")[-1]
    missing = [
        f"tests/indicators/test_{module}.py: write what {indicator.name} counts as cases"
        for texts in [[text for name, text in CASES.items() if name != Path(__file__).name]]
        if not any(f'"{indicator.name}"' in text for text in texts)
    ]
    if indicator.name not in RULES:
        missing.append(f"tests/oracle/figures.py: add {indicator.name} to RULES")
    if indicator.unit is not Unit.CASES and indicator.name not in REASONS:
        missing.append(f"tests/oracle/reasons.py: add {indicator.name} to REASONS")
    missing += [
        f"scorecard_xl/indicators/{module}.py: {indicator.name} declares {column}, which no raw table has"
        for column in indicator.columns
        if column not in HEADINGS
    ]
    assert not missing, "\n".join(missing)


HEADINGS = {f"{table.name}.{heading}" for table in TABLES.values() for heading in table.headings}


def test_the_default_targets_are_those_of_the_declarations():
    assert {each.indicator: str(float(each.value)) for each in DEFAULTS} == {
        "reviews_on_time": "0.98", "visits_on_time": "0.98", "three_or_more_placements": "0.08",
        "long_term_stability": "0.75", "pep_in_place": "1.0", "initial_health_on_time": "0.95",
        "annual_health_on_time": "0.93", "dental_on_time": "0.93", "adoption_time_to_placement": "426.0",
        "adoption_time_to_match": "120.0",
    }  # fmt: skip
