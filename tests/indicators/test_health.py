import pytest
from figures_of import parts
from histories import case, council

R = "2026-05-31"
YEAR_END = "2026-03-31"


@pytest.mark.parametrize(
    ("history", "health", "expected"),
    [
        case("assessed exactly 12 months ago", "A 2015-01-01: S 2020-01-01 U6", "A RHA 2025-05-31", (1, 1)),
        case("a day more than 12 months ago", "A 2015-01-01: S 2020-01-01 U6", "A RHA 2025-05-30", (0, 1)),
        case("an initial assessment counts", "A 2015-01-01: S 2020-01-01 U6", "A IHA 2025-12-01", (1, 1)),
        case("a dental check does not", "A 2015-01-01: S 2020-01-01 U6", "A DENTAL 2025-12-01", (0, 1)),
        case("under 5: 6 months ends the day after", "A 2022-01-01: S 2023-01-01 U6", "A RHA 2025-12-01", (1, 1)),
        case("under 5: 30 November + 6 months is 30 May", "A 2022-01-01: S 2023-01-01 U6", "A RHA 2025-11-30", (0, 1)),
        case("5 on the day: 12 months", "A 2021-05-31: S 2023-01-01 U6", "A RHA 2025-06-01", (1, 1)),
        case("age unknown: 12 months", "A -: S 2023-01-01 U6", "A RHA 2025-06-01", (1, 1)),
        case("assessed the day after the day", "A 2015-01-01: S 2020-01-01 U6", "A RHA 2026-06-01", (0, 1)),
        case("in care for exactly 12 months", "A 2015-01-01: S 2025-05-31 U6", "A RHA 2026-01-01", (1, 1)),
        case("in care a day short of 12 months", "A 2015-01-01: S 2025-06-01 U6", "A RHA 2026-01-01", (0, 0)),
        case(
            "the latest of several counts",
            "A 2015-01-01: S 2020-01-01 U6",
            "A RHA 2026-01-01, A RHA 2024-01-01",
            (1, 1),
        ),
        case("codes whatever their case", "A 2015-01-01: S 2020-01-01 U6", "A rha 2026-01-01", (1, 1)),
    ],
)
def test_annual_health_from_the_health_sheet(history, health, expected):
    assert parts(council(history, Health=health), "annual_health_on_time", R) == expected


@pytest.mark.parametrize(
    ("dob", "check", "expected"),
    [
        case("exactly 12 months ago", "2015-01-01", "2025-05-31", (1, 1)),
        case("a day more", "2015-01-01", "2025-05-30", (0, 1)),
        case("under 5: 12 months too", "2022-01-01", "2025-06-01", (1, 1)),
    ],
)
def test_dental_from_the_health_sheet(dob, check, expected):
    data = council(f"A {dob}: S 2023-01-01 U6", Health=f"A DENTAL {check}")
    assert parts(data, "dental_on_time", R) == expected


OC2 = "{child} - - - - - 1 {flag} - - - {year}"


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("in care all year", "A -: S 2020-01-01 U6", (1, 1)),
        case("started on 1 April itself", "A -: S 2025-04-01 U6", (1, 1)),
        case("started on 2 April", "A -: S 2025-04-02 U6", (0, 0)),
        case("left on 31 March itself", "A -: S 2020-01-01 U6, out 2026-03-31 E4A", (1, 1)),
        case("left on 30 March", "A -: S 2020-01-01 U6, out 2026-03-30 E4A", (0, 0)),
        case("a blank REC in the year is not X1", "A -: S 2020-01-01 U6, out 2025-10-01 -, P 2025-10-01 U4", (0, 0)),
        case("moved in the year", "A -: S 2020-01-01 U6, P 2025-10-01 U4", (1, 1)),
        case("a short break in the year", "A -: S 2020-01-01 U6 V4, L 2025-10-01 U6 C2", (0, 0)),
        case("a short break before the year", "A -: S 2020-01-01 U6 V4, L 2025-03-01 U6 C2", (1, 1)),
        case("left before the year", "A -: S 2020-01-01 U6, out 2025-03-31 E4A", (0, 0)),
    ],
)
def test_from_oc2_on_a_31_march(history, expected):
    data = council(history, "B -: S 2030-01-01 U6", OC2=OC2.format(child="A", flag=1, year=2026))
    assert parts(data, "annual_health_on_time", YEAR_END) == expected
    assert parts(data, "dental_on_time", YEAR_END) == expected


@pytest.mark.parametrize(
    ("oc2", "day", "expected"),
    [
        case("flag 0", OC2.format(child="A", flag=0, year=2026), YEAR_END, (0, 1)),
        case("flag 1 as a decimal, as a CSV file may have it", OC2.format(child="A", flag="1.0", year=2026), YEAR_END, (1, 1)),
        case("a flag as Y", OC2.format(child="A", flag="Y", year=2026), YEAR_END, (1, 1)),
        case("a flag as True", OC2.format(child="A", flag="True", year=2026), YEAR_END, (1, 1)),
        case("a flag as No", OC2.format(child="A", flag="No", year=2026), YEAR_END, (0, 1)),
        case("a flag that cannot be read leaves its case out", OC2.format(child="A", flag="x", year=2026), YEAR_END, (0, 0)),
        case("no OC2 row for this child", OC2.format(child="B", flag=1, year=2026), YEAR_END, (0, 1)),
        case("no OC2 row of that year at all: null", OC2.format(child="A", flag=1, year=2025), YEAR_END, (None, None)),
        case("on another day: null", OC2.format(child="A", flag=1, year=2026), R, (None, None)),
        case("YEAR as a date", OC2.format(child="A", flag=1, year="31/03/2026"), YEAR_END, (1, 1)),
        case("YEAR of another date: its calendar year", OC2.format(child="A", flag=1, year="2026-09-30"), YEAR_END, (1, 1)),
        case("the last of two rows", f"{OC2.format(child='A', flag=1, year=2026)}, {OC2.format(child='A', flag=0, year=2026)}", YEAR_END, (0, 1)),
    ],
)  # fmt: skip
def test_flags_of_the_year(oc2, day, expected):
    assert parts(council("A -: S 2020-01-01 U6", OC2=oc2), "annual_health_on_time", day) == expected


def test_with_a_health_sheet_oc2_is_not_looked_at():
    data = council("A -: S 2020-01-01 U6", OC2=OC2.format(child="A", flag=1, year=2026), Health="B RHA 2020-01-01")
    assert parts(data, "annual_health_on_time", YEAR_END) == (0, 1)


@pytest.mark.parametrize(
    ("history", "health", "expected"),
    [
        case("on the twentieth working day", "A -: S 2026-04-07 U6", "A IHA 2026-05-06", (1, 1)),
        case("a day late", "A -: S 2026-04-07 U6", "A IHA 2026-05-07", (0, 1)),
        case("not made", "A -: S 2026-04-07 U6", "B IHA 2026-05-07", (0, 1)),
        case("three months before care started", "A -: S 2026-04-07 U6", "A IHA 2026-01-07", (1, 1)),
        case("a day more than three months before", "A -: S 2026-04-07 U6", "A IHA 2026-01-06", (0, 1)),
        case("a review assessment is none", "A -: S 2026-04-07 U6", "A RHA 2026-04-10", (0, 1)),
        case("due in the quarter before", "A -: S 2026-03-02 U6", "A IHA 2026-03-10", (0, 0)),
        case("left on the day it was due", "A -: S 2026-04-07 U6, out 2026-05-06 E4A", "B IHA 2026-05-07", (0, 0)),
        case("started with another code", "A -: P 2026-04-07 U6", "A IHA 2026-04-10", (0, 0)),
        case("two periods count twice", "A -: S 2026-03-10 U6, out 2026-04-15 E4A, S 2026-04-20 U6", "A IHA 2026-03-20", (2, 2)),
        case("a short break", "A -: S 2026-04-07 U6 V4", "A IHA 2026-04-10", (0, 0)),
    ],
)  # fmt: skip
def test_initial_health(history, health, expected):
    assert parts(council(history, Health=health), "initial_health_on_time", R, "quarter") == expected


@pytest.mark.parametrize(
    ("indicator", "dob", "oc2", "expected"),
    [
        case("immunised", "immunisations", "2010-01-01", "A - - - - 1 - - - - - 2026", (1, 1)),
        case("not immunised", "immunisations", "2010-01-01", "A - - - - 0 - - - - - 2026", (0, 1)),
        case("development check, under 5", "development_checks", "2021-04-01", "A - - - 1 - - - - - - 2026", (1, 1)),
        case("development check, 5 on the day", "development_checks", "2021-03-31", "A - - - 1 - - - - - - 2026", (0, 0)),
        case("score, 5 on the day", "sdq_average", "2021-03-31", "A 14 - - - - - - - - - 2026", (14, 1)),
        case("score, 4", "sdq_average", "2021-04-01", "A 14 - - - - - - - - - 2026", (0, 0)),
        case("score, 16", "sdq_average", "2009-04-01", "A 40 - - - - - - - - - 2026", (40, 1)),
        case("score, 17 on the day", "sdq_average", "2009-03-31", "A 40 - - - - - - - - - 2026", (0, 0)),
        case("score out of range", "sdq_average", "2012-01-01", "A 41 - - - - - - - - - 2026", (0, 0)),
        case("no score", "sdq_average", "2012-01-01", "A - SDQ2 - - - - - - - - 2026", (0, 0)),
        case("score received", "sdq_recorded", "2012-01-01", "A 0 - - - - - - - - - 2026", (1, 1)),
        case("no score received", "sdq_recorded", "2012-01-01", "A - SDQ2 - - - - - - - - 2026", (0, 1)),
        case("score received, out of range", "sdq_recorded", "2012-01-01", "A 41 - - - - - - - - - 2026", (0, 1)),
        case("score received, 5 on the day", "sdq_recorded", "2021-03-31", "A 14 - - - - - - - - - 2026", (1, 1)),
        case("score received, 4", "sdq_recorded", "2021-04-01", "A 14 - - - - - - - - - 2026", (0, 0)),
        case("score received, 16", "sdq_recorded", "2009-04-01", "A 14 - - - - - - - - - 2026", (1, 1)),
        case("score received, 17 on the day", "sdq_recorded", "2009-03-31", "A 14 - - - - - - - - - 2026", (0, 0)),
        case("score received, no row of the child", "sdq_recorded", "2012-01-01", "B 14 - - - - - - - - - 2026", (0, 1)),
        case("score received, in another year", "sdq_recorded", "2012-01-01", "A 14 - - - - - - - - - 2025", (None, None)),
    ],
)  # fmt: skip
def test_other_outcomes_of_the_year(indicator, dob, oc2, expected):
    data = council(f"A {dob}: S 2024-06-01 U6", OC2=oc2)
    assert parts(data, indicator, YEAR_END) == expected
    assert parts(data, indicator, R) == (None, None)


@pytest.mark.parametrize("name", ["development_checks", "sdq_average", "sdq_recorded"])
def test_without_any_row_in_children_what_looks_at_ages_is_null(name):
    data = council("A -: S 2020-01-01 U6", OC2="A 10 - 0 1 - - - - - - 2026", Children="")
    assert parts(data, name, YEAR_END) == (None, None)
