"""What the page says beside a figure of England, the region and like councils."""

from fractions import Fraction

from scorecard_xl.figures.benchmarks import RATES, Benchmark, is_share
from scorecard_xl.indicators import INDICATORS, Indicator, Unit

REGION = "region"
QUARTERS = {1: "best", 2: "second", 3: "third", 4: "last"}
_EXACT = 1_000_000


def benchmark_in_words(benchmark: Benchmark | None, region: str = "") -> str:
    """England 10% · East of England 11% · statistical neighbours 9.5% (2025); nothing where nothing is published.

    `region`: its name. Of a count it is the rate, which cannot be compared with the number beside it: with the
    council's own published rate.
    """
    if benchmark is None:
        return ""
    indicator = INDICATORS[benchmark.indicator]
    values = {who: value for who, value in _values(benchmark, region or REGION).items() if value is not None}
    said = " · ".join(f"{who} {published_in_words(value, indicator)}" for who, value in values.items())
    rate = "per 10,000 children: " if benchmark.indicator in RATES else ""
    return f"{rate}{said} ({benchmark.year.year})" if said else ""


def _values(benchmark: Benchmark, region: str) -> dict[str, float | None]:
    own = {"this council": benchmark.council} if benchmark.indicator in RATES else {}
    others = {"England": benchmark.england, region: benchmark.region, "statistical neighbours": benchmark.neighbours}
    return own | others


def rank_in_words(benchmark: Benchmark | None) -> str:
    """78th of 151 councils, third quarter; nothing where there is no rank."""
    if benchmark is None or benchmark.rank is None or benchmark.of is None:
        return ""
    quarter = QUARTERS.get(benchmark.quartile or 0, "")
    return f"{ordinal(benchmark.rank)} of {benchmark.of} councils{quarter and f', {quarter} quarter'}"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 22nd."""
    teens = number % 100 in range(11, 14)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def published_in_words(value: float, indicator: Indicator) -> str:
    """10%, 9.5%, 14.9, 486 days: rounded half up to a tenth, without a decimal where that is zero."""
    share = is_share(indicator)
    exact = Fraction(value).limit_denominator(_EXACT) * (100 if share else 1)
    tenths = int(20 * exact + 1) // 2
    number = f"{tenths // 10:,}" if tenths % 10 == 0 else f"{tenths / 10:,.1f}"
    return f"{number}{'%' if share else ' days' if indicator.unit is Unit.DAYS else ''}"
