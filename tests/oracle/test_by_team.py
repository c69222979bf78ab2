"""The figures of each team and month are the same by the product and by the oracle."""

import datetime as dt

import pytest
from oracle.allocations import BLANK, by_team, like_days
from oracle.comparison import KNOWN, product
from oracle.council import Council
from oracle.generate import council, settings
from oracle.sums import Parts

from scorecard_xl.council.period import Day
from scorecard_xl.figures.narrow import figures_by
from scorecard_xl.indicators import Unit

MONTHS = 3
Found = dict[tuple[str, str, str, str | None, dt.date], Parts]
"""Team, indicator, window, group and day; only what is not null and not all zeros."""


@pytest.mark.slow
@pytest.mark.many
@pytest.mark.parametrize("seed", range(60), ids="council {}".format)
def test_figures_by_team_agree_on(seed: int) -> None:
    tables, (*_, day) = council(seed)
    options = settings(seed, day)
    data, seen = product(tables, options, [day]), Council.of(tables, options, day)
    has_history = seen.has("Allocations", "TEAM")
    ends = like_days(day, MONTHS)[0 if has_history else -1 :]
    got = _kept(
        (each.value, each.figure.indicator, each.figure.window, each.figure.group, each.figure.end.date(),
         (each.figure.numerator, each.figure.denominator))
        for each in figures_by(data, "team", Day(day), months=MONTHS)
        if each.figure.indicator in KNOWN
    )  # fmt: skip
    expected = _kept(
        (team, each.name, window.value, group, end, parts)
        for end in ends
        for each in KNOWN.values()
        if each.unit is not Unit.CASES
        for window in each.windows
        for team, group, parts in by_team(seen, each.name, window.value, end)
    )
    assert got == expected


def _kept(rows) -> Found:
    """A team that has no child on a day has no figure, or zeros."""
    return {tuple(key): parts for *key, parts in rows if parts and any(parts)}


@pytest.mark.parametrize("seed", range(3), ids="council {}".format)
def test_the_councils_have_what_makes_months_differ(seed: int) -> None:
    tables = [council(seed + 10 * at)[0]["Allocations"] for at in range(8)]
    assert any(not rows for rows in tables)
    assert any({row["TEAM"] for row in rows} >= {"North", "East", ""} for rows in tables)
    assert BLANK not in {row["TEAM"] for rows in tables for row in rows}
