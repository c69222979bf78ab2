"""What the page says beside a figure of England, the region and like councils."""

from fractions import Fraction

from scorecard_xl.figures.benchmarks import RATES, Benchmark, is_share
from scorecard_xl.indicators import INDICATORS, Indicator, Unit

REGION = "region"
_EXACT = 1_000_000


def benchmark_in_words(benchmark: Benchmark | None, region: str = "") -> str:
    """England 10% · East of England 11% · statistical neighbours 9.5% (2025); nothing where nothing is published.

    `region`: its name. Of a count it is the rate, which cannot be compared with the number beside it: with the
    council's own published rate.
    """
    if benchmark is None:
        return ""
    values = {
        "England": benchmark.england,
        region or REGION: benchmark.region,
        "statistical neighbours": benchmark.neighbours,
    }
    is_rate = benchmark.indicator in RATES
    if is_rate:
        values = {"this council": benchmark.own} | values
    said = " · ".join(
        f"{who} {published_in_words(value, INDICATORS[benchmark.indicator])}"
        for who, value in values.items()
        if value is not None
    )
    return f"{'per 10,000 children: ' * is_rate}{said} ({benchmark.year.year})" if said else ""


def published_in_words(value: float, indicator: Indicator) -> str:
    """10%, 9.5%, 14.9, 486 days: rounded half up to a tenth, without a decimal where that is nought."""
    share = is_share(indicator)
    exact = Fraction(value).limit_denominator(_EXACT) * (100 if share else 1)
    tenths = int(20 * exact + 1) // 2
    number = f"{tenths // 10:,}" if tenths % 10 == 0 else f"{tenths / 10:,.1f}"
    return f"{number}{'%' if share else ' days' if indicator.unit is Unit.DAYS else ''}"
