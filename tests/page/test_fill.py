"""What a refresh writes."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

import pytest

from scorecard_xl.council.dataset import Dataset
from scorecard_xl.council.period import Day, Period, Window, month_ends
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.figure import NOTHING, Change, Figure, Rag
from scorecard_xl.figures.targets import DEFAULTS, Target
from scorecard_xl.page import fill, trends
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.layout import CARDS, series
from scorecard_xl.page.results import HEADINGS
from scorecard_xl.page.words import NO_TARGET
from scorecard_xl.tables.problems import Problem
from scorecard_xl.tables.values import Value

LAST = Day("2026-05-31")
NOW = dt.datetime(2026, 6, 3, 14, 5)


def share(name: str, window: Window, n: int, d: int, end: Day = LAST, **more: object) -> Figure:
    start, value = Period.ending(end, window).start, n / d if d else None
    return Figure(name, "Title", "Section", None, window.value, start, end, n, d, value, "share", **more)


def band(group: str, number: int, end: Day = LAST) -> Figure:
    return Figure("children_by_age", "Title", "Section", group, "at", end, end, number, None, number, "count")


def cells(*figures: Figure, targets: tuple[Target, ...] = DEFAULTS, problems: int = 0) -> dict[str, Value]:
    found = [Problem("Episodes", 2, "DEC", "", "")] * problems
    return fill.cells(council(targets, found), figures, NOW)


def council(targets: tuple[Target, ...] = DEFAULTS, problems: list[Problem] | None = None) -> Council:
    """A council without data: its figures are given."""
    return Council(Dataset.of({}, Settings(council="Ouseford"), LAST), problems or [], targets, LAST, True)


def test_a_line_with_a_target() -> None:
    rated = share("reviews_on_time", Window.YTD, 97, 100, rag=Rag.AMBER, change=Change.WORSE, previous=0.98)
    written, own = cells(rated), "CPS.reviews_on_time.ytd."
    assert {name.removeprefix(own): value for name, value in written.items() if name.startswith(own)} == {
        "value": 0.97,
        "of": "97 of 100 reviews due",
        "target": "Target: at least 98%",
        "rating": "○ Near target",
        "change": "▼ Worse: was 98.0% a year before",
    }


def test_a_band_shows_its_share_of_all() -> None:
    ages = [band("Under 1", 1), band("1 to 4", 2), band("5 to 9", 1), band("10 to 15", 0), band("16 and over", 0)]
    written, own = cells(*ages), "CPS.children_by_age.at.g2."
    found = {name.removeprefix(own): value for name, value in written.items() if name.startswith(own)}
    assert found == {"value": 2, "of": "50.0%"}


def test_a_figure_of_nothing_says_why() -> None:
    written = cells(share("reviews_on_time", Window.YTD, 0, 0))
    assert written["CPS.reviews_on_time.ytd.value"] == NOTHING
    assert written["CPS.reviews_on_time.ytd.of"] == "none to count"
    assert written["CPS.reviews_on_time.ytd.rating"] == NOTHING


def test_only_the_last_day_is_on_the_page() -> None:
    earlier = share("reviews_on_time", Window.YTD, 1, 2, end=Day("2026-04-30"))
    assert cells(earlier)["CPS.reviews_on_time.ytd.value"] == NOTHING


def test_the_top_of_the_page() -> None:
    written = cells(problems=2)
    assert written["CPS.page.council"] == "Ouseford"
    assert written["CPS.page.position"] == "Position at 31 May 2026"
    said = "Refreshed 3 June 2026 14:05 from the raw sheets of this workbook · 2 problems in the data: see Data quality"
    assert written["CPS.page.refreshed"] == said


@pytest.mark.parametrize(
    ("problems", "said"),
    [(0, "no problems in the data"), (1, "1 problem in the data: see Data quality")],
    ids=["none", "one"],
)
def test_the_number_of_problems_in_words(problems: int, said: str) -> None:
    assert str(cells(problems=problems)["CPS.page.refreshed"]).endswith(said)


@pytest.mark.parametrize(
    ("targets", "said", "limit"),
    [
        pytest.param([], (NO_TARGET, ""), "", id="no target"),
        pytest.param([("0.98", None)], ("Target: at least 98%", 0.98), 0.93, id="five points is the usual tolerance"),
        pytest.param([("0.98", "2026-05-31")], ("Target: at least 98%", 0.98), 0.93, id="from the last day itself"),
        pytest.param([("0.98", "2026-06-01")], (NO_TARGET, ""), "", id="not yet in force"),
        pytest.param([("0.98", None), ("0.9", "2026-04-01")], ("Target: at least 90%", 0.9), 0.85, id="the latest"),
    ],
)
def test_the_target_in_force(targets: list[tuple[str, str | None]], said: tuple[str, Value], limit: Value) -> None:
    aims = tuple(Target("reviews_on_time", Fraction(value), since and Day(since)) for value, since in targets)
    written = cells(targets=aims)
    assert (written["CPS.reviews_on_time.ytd.target"], written["CPS.target.reviews_on_time.value"]) == said
    assert written["CPS.target.reviews_on_time.limit"] == limit


def test_empty_cells_are_the_same_cells() -> None:
    former = {f"{card.name}.comment" for card in CARDS}
    assert fill.empty_cells(Settings()).keys() == cells().keys() - former
    assert former < cells().keys()


def test_results_hold_every_figure_with_real_dates() -> None:
    (row,) = fill.blocks(council(), [share("reviews_on_time", Window.YTD, 1, 2, rag=Rag.RED)])["Results"]
    found = dict(zip(HEADINGS, row, strict=True))
    assert (found["start"], found["end"], found["value"]) == (dt.date(2026, 4, 1), dt.date(2026, 5, 31), 0.5)
    assert (type(found["rag"]), found["rag"], found["group"]) == (str, "red", None)


def test_results_have_the_headings_of_the_contract() -> None:
    assert ", ".join(HEADINGS) == (
        "indicator, title, section, group, window, start, end, numerator, denominator, value, unit, target, rag, "
        "change, previous, lower, mean, upper, variation, assurance"
    )


def test_trends_have_a_row_for_each_line_and_a_cell_for_each_month() -> None:
    figures = [share("reviews_on_time", Window.YTD, at, 20, end=end) for at, end in enumerate(month_ends(LAST, 13))]
    rows = fill.blocks(council(), figures)["Trends"]
    assert len(rows) == len(series()) + trends.FIRST_SERIES
    assert rows[0][4:17] == [end.date() for end in month_ends(LAST, 13)]
    (own,) = [row for row in rows if row[0] == "reviews_on_time" and row[3] == "ytd"]
    assert own[4:] == [at / 20 for at in range(13)]


def test_trends_have_five_quarters_the_last_up_to_the_month() -> None:
    ends = [Day(day) for day in ("2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31", "2026-05-31")]
    figures = [share("initial_health_on_time", Window.QUARTER, at, 20, end=end) for at, end in enumerate(ends)]
    rows = fill.blocks(council(), figures)["Trends"]
    assert rows[trends.SHORT][17:] == [
        text.replace("-", NOTHING) for text in ("Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar", "Apr-May")
    ]
    (own,) = [row for row in rows if row[0] == "initial_health_on_time" and row[3] == "quarter"]
    assert own[17:] == [at / 20 for at in range(5)]


@pytest.mark.parametrize("month", month_ends(Day("2026-03-31"), 12), ids=str)
def test_every_month_has_thirteen_months_and_five_quarters(month: Day) -> None:
    ends = trends.days(month)
    assert (len(ends), ends[12], ends[-1]) == (18, month, month)
    assert sorted(set(ends[13:])) == ends[13:]


def test_trends_do_not_move_where_there_are_no_figures() -> None:
    places = [row[:4] for row in fill.empty_blocks()["Trends"]]
    assert places == [row[:4] for row in fill.blocks(council(), [band("Under 1", 1)])["Trends"]]


def lines_of(rows: Sequence[Sequence[object]]) -> list[tuple[object, object]]:
    return [(row[0], row[3]) for row in rows[trends.FIRST_SERIES :]]


def test_a_line_that_came_later_does_not_move_those_of_a_workbook() -> None:
    usual = fill.empty_blocks()["Trends"]
    older = [row for row in usual if row[0] != "children_by_age"]
    rows = trends.rows(Facts(None), trends.places(older))
    ages = [row[0] for row in usual].count("children_by_age")
    assert lines_of(rows)[:-ages] == lines_of(older)
    assert {row[0] for row in rows[-ages:]} == {"children_by_age"}


def test_a_line_that_is_no_more_leaves_its_row_blank() -> None:
    older = [*fill.empty_blocks()["Trends"]]
    older.insert(trends.FIRST_SERIES + 2, ["former", "Former", "", "at", 0.5])
    rows = trends.rows(Facts(None), trends.places(older))
    assert lines_of(rows) == lines_of(older)
    assert rows[trends.FIRST_SERIES + 2] == ["former", "", "", "at"]


def test_rows_that_somebody_sorted_are_put_back() -> None:
    assert trends.places(sorted(fill.empty_blocks()["Trends"], key=lambda row: str(row[1]))) == []


def test_a_month_without_a_figure_is_blank() -> None:
    rows = fill.blocks(council(), [share("reviews_on_time", Window.YTD, 1, 2)])["Trends"]
    (own,) = [row for row in rows if row[0] == "reviews_on_time" and row[3] == "ytd"]
    assert own[4:] == [None] * 12 + [0.5]


def test_a_line_kept_for_a_team_that_is_not_there_is_blank() -> None:
    team = Figure("average_caseload", "Title", "Section", "North", "at", LAST, LAST, 330, 15, 22.0, "cases")
    written = cells(team)
    assert [written[f"CPS.average_caseload.at.g1.{field}"] for field in ("label", "value")] == ["North", 22.0]
    assert {value for name, value in written.items() if name.startswith("CPS.average_caseload.at.g2.")} == {""}


def test_a_team_is_rated_by_its_own_target() -> None:
    team = Figure("average_caseload", "", "", "North", "at", LAST, LAST, 330, 15, 22.0, "cases", 20.0, Rag.AMBER)
    written = cells(team)
    assert written["CPS.average_caseload.at.g1.rating"] == "○ Near target"


def test_what_is_known_only_on_a_31_march_shows_the_last_one_with_its_date() -> None:
    nothing = Figure("immunisations", "Title", "Section", None, "at", LAST, LAST, None, None, None, "share")
    year_end = share("immunisations", Window.AT, 9, 10, end=Day("2026-03-31"))
    written = cells(year_end, nothing)
    assert written["CPS.immunisations.at.value"] == 0.9
    assert written["CPS.immunisations.at.of"] == "on 31 Mar 2026"


def test_another_figure_of_nothing_stays_nothing() -> None:
    nothing = Figure("pep_in_place", "Title", "Section", None, "at", LAST, LAST, None, None, None, "share")
    written = cells(share("pep_in_place", Window.AT, 9, 10, end=Day("2026-03-31")), nothing)
    assert written["CPS.pep_in_place.at.value"] == NOTHING
