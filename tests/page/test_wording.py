"""The words for figures, parts, targets and windows."""

from fractions import Fraction

import pytest

from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.figure import Figure
from scorecard_xl.indicators import Better, Indicator, Unit
from scorecard_xl.page import wording

END = Day("2026-05-31")


def indicator(unit: Unit = Unit.SHARE, better: Better = Better.HIGHER, **own: tuple[str, ...]) -> Indicator:
    rest = {"uses": ("Episodes",), "columns": (), **own}
    return Indicator("any", "Any", "Any", unit, better, (Window.AT,), reference="-", answers=lambda *_: None, **rest)


def figure(unit: str, value: float | None, n: float | None = None, d: float | None = None, **more: object) -> Figure:
    return Figure("missing_children", "", "", None, "at", END, END, n, d, value, unit, **more)


@pytest.mark.parametrize(
    ("window", "day", "said"),
    [
        pytest.param(Window.AT, "2026-05-31", "on 31 May 2026", id="a position"),
        pytest.param(Window.MONTH, "2026-05-31", "in May 2026", id="a month"),
        pytest.param(Window.QUARTER, "2026-05-31", "Apr to May 2026", id="a quarter that is not over"),
        pytest.param(Window.QUARTER, "2026-04-30", "in April 2026", id="the first month of a quarter"),
        pytest.param(Window.YTD, "2026-05-31", "year to date", id="the year to date"),
        pytest.param(Window.YEAR, "2026-05-31", "last 12 months", id="twelve months"),
        pytest.param(Window.AT, None, "on the last day", id="a position of no day"),
        pytest.param(Window.QUARTER, None, "in the quarter", id="a quarter of no day"),
    ],
)
def test_window_in_words(window: Window, day: str | None, said: str) -> None:
    assert wording.window_in_words(window, Day(day) if day else None) == said


@pytest.mark.parametrize(
    ("target", "unit", "better", "said"),
    [
        pytest.param("0.98", Unit.SHARE, Better.HIGHER, "at least 98%", id="higher is better"),
        pytest.param("0.08", Unit.SHARE, Better.LOWER, "at most 8%", id="lower is better"),
        pytest.param("1", Unit.SHARE, Better.HIGHER, "at least 100%", id="everyone"),
        pytest.param("0.975", Unit.SHARE, Better.HIGHER, "at least 97.5%", id="a tenth is said"),
        pytest.param("0.9755", Unit.SHARE, Better.HIGHER, "at least 97.6%", id="half up"),
        pytest.param("426", Unit.DAYS, Better.LOWER, "at most 426 days", id="days"),
        pytest.param("1426", Unit.DAYS, Better.LOWER, "at most 1,426 days", id="thousands"),
        pytest.param("14.5", Unit.SCORE, Better.LOWER, "at most 14.5", id="a score"),
    ],
)
def test_target_in_words(target: str, unit: Unit, better: Better, said: str) -> None:
    assert wording.target_in_words(Fraction(target), indicator(unit, better)) == said


@pytest.mark.parametrize(
    ("of", "said"),
    [
        pytest.param(figure("share", 1.0, 245, 245), "245 of 245", id="a share"),
        pytest.param(figure("share", 0.5, 1000, 2000), "1,000 of 2,000", id="thousands"),
        pytest.param(figure("count", 420, 420), "", id="a count is made of nothing else"),
        pytest.param(figure("days", 3512 / 21, 3512, 21), "mean, 21 children", id="a mean"),
        pytest.param(figure("days", 499, 499, 1), "mean, 1 child", id="a mean of one"),
        pytest.param(figure("cases", 22.0, 374, 17), "374 cases, 17 staff", id="cases and workers"),
        pytest.param(figure("share", None, 0, 0), "none to count", id="a denominator of zero"),
        pytest.param(figure("count", None), "", id="no value"),
    ],
)
def test_what_a_value_is_made_of(of: Figure, said: str) -> None:
    assert wording.parts_in_words(of) == said


@pytest.mark.parametrize(
    ("own", "source"),
    [
        pytest.param({"uses": ("Episodes", "Visits")}, "Visits", id="the table beside Episodes"),
        pytest.param({"uses": ("Episodes.PL_DISTANCE",)}, "Episodes.PL_DISTANCE", id="a column"),
        pytest.param({"uses": ("Episodes", "PEPs", "Children")}, "PEPs", id="the table beside Episodes and Children"),
        pytest.param({"uses": ("Episodes", "Children")}, "Children", id="Children, which tells ages"),
        pytest.param({"perhaps": ("Children", "Health", "OC2")}, "Health", id="the first it perhaps looks at"),
        pytest.param({}, "Episodes", id="only Episodes"),
    ],
)
def test_what_is_missing_where_there_is_no_figure(own: dict[str, tuple[str, ...]], source: str) -> None:
    assert wording.deciding_source(indicator(**own)) == source
