"""How late reviews, visits and health checks were: days, bands and sentences."""

import json

import pytest
from histories import case, council

from scorecard_xl.__main__ import run
from scorecard_xl.council.period import Day, Window
from scorecard_xl.council.settings import Settings
from scorecard_xl.demo.council import council as demonstration
from scorecard_xl.figures.behind import behind, late_of
from scorecard_xl.figures.late import Late, late_sentence
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.file.book import FileBook

R = Day("2026-05-31")
YEAR_END = Day("2026-03-31")
ONE_CHILD = "A 2015-01-01: S 2025-06-02 U6"  # the initial assessment and the first review are due on 30 June


def of(name, window, data, day=R):
    return late_of(data, INDICATORS[name], Window(window), day)


def days(name, window, data, day=R):
    return [case.days_late for case in behind(data, INDICATORS[name], Window(window), day)]


@pytest.mark.parametrize(
    ("done", "late", "bands"),
    [
        case("on the day", "2025-06-30", None, (0, 0, 0, 0, 0)),
        case("a day late", "2025-07-01", 1, (1, 0, 0, 0, 0)),
        case("a week late", "2025-07-07", 7, (1, 0, 0, 0, 0)),
        case("8 days late", "2025-07-08", 8, (0, 1, 0, 0, 0)),
        case("28 days late", "2025-07-28", 28, (0, 1, 0, 0, 0)),
        case("29 days late", "2025-07-29", 29, (0, 0, 1, 0, 0)),
        case("91 days late", "2025-09-29", 91, (0, 0, 1, 0, 0)),
        case("92 days late", "2025-09-30", 92, (0, 0, 0, 1, 0)),
        case("on the last day", "2026-03-31", 274, (0, 0, 0, 1, 0)),
        case("after the last day: not done by then", "2026-04-01", 274, (0, 0, 0, 0, 1)),
        case("never: as many days as up to the last one", "", 274, (0, 0, 0, 0, 1)),
    ],
)
def test_a_duty_is_late_until_it_is_done(done, late, bands):
    data = council(ONE_CHILD, Health=f"Z IHA 2010-01-02{f', A IHA {done}' if done else ''}")
    found = of("initial_health_on_time", "ytd", data, YEAR_END)
    assert ((*found.bands, found.not_done), found.is_overdue) == (bands, False)
    assert days("initial_health_on_time", "ytd", data, YEAR_END) == [late]


@pytest.mark.parametrize(
    ("name", "tables", "late"),
    [
        case("a review", "reviews_on_time", {"Reviews": "Z 2020-01-01, A 2025-07-08"}, [8, 174]),
        case("a review not held falls due again", "reviews_on_time", {"Reviews": "Z 2020-01-01"}, [274, 91]),
        case("visits, each late", "visits_on_time", {"Visits": "Z 2020-01-01, A 2025-06-10, A 2025-07-25, A 2026-03-31"}, [1, 3, 207, 165, 123, 81, 39]),
    ],
)  # fmt: skip
def test_reviews_and_visits(name, tables, late):
    data = council(ONE_CHILD, "Z -: S 2010-01-01 U6, out 2024-01-02 E4A", **tables)
    assert days(name, "ytd", data, YEAR_END) == late


@pytest.mark.parametrize(
    ("check", "late", "bands"),
    [
        case("in date on the last day", "2025-05-31", None, (0, 0, 0, 0, 0)),
        case("out of date for a day", "2025-05-30", 1, (1, 0, 0, 0, 0)),
        case("for a week", "2025-05-24", 7, (1, 0, 0, 0, 0)),
        case("for 8 days", "2025-05-23", 8, (0, 1, 0, 0, 0)),
        case("for 91 days", "2025-03-01", 91, (0, 0, 1, 0, 0)),
        case("for 92 days", "2025-02-28", 92, (0, 0, 0, 1, 0)),
        case("never checked", "", None, (0, 0, 0, 0, 1)),
    ],
)
@pytest.mark.parametrize(("name", "kind"), [("annual_health_on_time", "RHA"), ("dental_on_time", "DENTAL")])
def test_a_check_is_overdue_from_the_day_it_ran_out(name, kind, check, late, bands):
    data = council(
        "A 2015-01-01: S 2024-01-05 U6", Health=f"Z {kind} 2020-01-01{f', A {kind} {check}' if check else ''}"
    )
    found = of(name, "at", data)
    assert ((*found.bands, found.not_done), found.is_overdue) == (bands, True)
    assert days(name, "at", data) == [late]


def test_visits_at_the_month_end_are_overdue():
    data = council(
        "A 2015-01-01: S 2024-01-05 U6",
        Visits="A 2024-01-06, A 2026-04-01",
        settings=Settings(visits_counted="at the month end"),
    )
    assert of("visits_on_time", "month", data) == Late((0, 1, 0, 0), 0, True)
    assert days("visits_on_time", "month", data) == [18]  # due on 13 May


@pytest.mark.parametrize(
    ("name", "settings", "tables"),
    [
        case("children whose reviews were late have no due day", "reviews_on_time", {"reviews_counted": "by child"}, {"Reviews": "A 2024-01-06"}),
        case("OC2 has no due day", "dental_on_time", {}, {"OC2": "A"}),
        case("a plan is not among them", "pathway_plan", {}, {"CareLeavers": "A 2008-01-01 YES F2 B1 relevant 2024-01-01"}),
        case("nor is a count", "children_in_care", {}, {}),
        case("nothing on the sheet", "visits_on_time", {}, {}),
    ],
)  # fmt: skip
def test_without_days_late(name, settings, tables):
    data = council("A 2008-01-01: S 2024-01-05 U6", settings=Settings(**settings), **tables)
    window = INDICATORS[name].windows[0].value
    assert of(name, window, data) is None
    assert {*days(name, window, data)} <= {None}


@pytest.mark.parametrize(
    ("late", "sentence"),
    [
        case("none", Late((0, 0, 0, 0)), ""),
        case("one", Late((0, 1, 0, 0)), "1 late, by 8 to 28 days"),
        case("one not done", Late((0, 0, 0, 0), 1), "1 late, not done by the month end"),
        case("all in a band", Late((5, 0, 0, 0)), "5 late, all within a week"),
        case("most in a band", Late((11, 4, 3, 0)), "18 late, most within a week"),
        case("most in a band, some not done", Late((11, 4, 0, 0), 3), "18 late, most within a week; 3 not done by the month end"),
        case("more than half are most", Late((0, 0, 3, 2)), "5 late, most by 29 to 91 days"),
        case("half are not most", Late((2, 0, 0, 2)), "4 late: 2 within a week, 2 by more than 91 days"),
        case("no band has most", Late((2, 1, 0, 0), 2), "5 late: 2 within a week, 1 by 8 to 28 days, 2 not done by the month end"),
        case("most not done", Late((1, 0, 0, 0), 1200), "1,201 late, most not done by the month end"),
        case("none done", Late((0, 0, 0, 0), 3), "3 late, none done by the month end"),
        case("overdue", Late((2, 1, 1, 27), 0, True), "31 overdue, most by more than 91 days"),
        case("overdue, some never checked", Late((2, 0, 1, 27), 4, True), "34 overdue, most by more than 91 days; 4 with none on record"),
        case("never checked", Late((0, 0, 0, 0), 2, True), "2 overdue, all with none on record"),
    ],
)  # fmt: skip
def test_how_late_in_a_sentence(late, sentence):
    assert late_sentence(late) == sentence


@pytest.mark.slow
def test_figures_on_the_command_line_have_the_object_on_their_rows_of_the_month_alone(tmp_path, capsys):
    path = tmp_path / "book.xlsx"
    build(path)
    book = FileBook.open(path)
    book.put({}, {name: rows[1:] for name, rows in demonstration(R.date(), children=60).items()})
    book.save()
    assert run(["figures", str(path), "--json", "--month", "2026-05"]) == 0
    rows = json.loads(capsys.readouterr().out)
    having = [(row["indicator"], row["window"], row["end"]) for row in rows if "late" in row]
    assert having == [
        (name, window.value, "2026-05-31")
        for name in INDICATORS
        for window in INDICATORS[name].windows
        if name
        in ("reviews_on_time", "visits_on_time", "initial_health_on_time", "annual_health_on_time", "dental_on_time")
    ]
    for row in rows:
        if "late" in row:
            assert row["late"]["cases"] == sum(row["late"].values()) / 2 == row["denominator"] - row["numerator"]
