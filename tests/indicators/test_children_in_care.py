import pytest
from figures_of import groups, parts
from histories import case, council

from scorecard_xl.council.period import Day, Window
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.indicators import INDICATORS
from scorecard_xl.indicators.children_in_care import AGES

R = "2026-05-31"


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("started on the day", "A -: S 2026-05-31 U6", 1),
        case("starts the day after", "A -: S 2026-06-01 U6", 0),
        case("ended on the day", "A -: S 2026-01-01 U6, out 2026-05-31 E4A", 0),
        case("ends the day after", "A -: S 2026-01-01 U6, out 2026-06-01 E4A", 1),
        case("open is decided by DEC, not by a REC without DEC", "A -: S 2026-01-01 U6, out - E4A", 1),
        case("ended, with a blank REC", "A -: S 2026-01-01 U6, out 2026-05-01 -", 0),
        case("short breaks V3 do not count", "A -: S 2026-01-01 U6 V3", 0),
        case("short breaks V4 do not count", "A -: S 2026-01-01 U6 V4", 0),
        case("from short breaks to a care order counts", "A -: S 2026-01-01 U6 V4, L 2026-02-01 U6 C2", 1),
        case("from a care order to short breaks does not", "A -: S 2026-01-01 U6 C2, L 2026-02-01 U6 V4", 0),
        case("an episode of each of two periods is one child", "A -: S 2024-01-01 U6, out 2024-02-01 E4A, S 2025-01-01 U6", 1),
        case("overlapping open episodes are one child", "A -: S 2024-01-01 U6, out - -, S 2025-01-01 U6", 1),
    ],
)  # fmt: skip
def test_children_in_care(history, expected):
    assert parts(council(history), "children_in_care", R) == (expected, None)


def test_an_overlap_with_a_later_short_break_leaves_the_open_care_order_in_force():
    data = council("A -: S 2024-01-01 U6 C2, out - -, S 2025-01-01 U6 V4")
    assert parts(data, "children_in_care", R) == (1, None)


def test_a_child_without_a_row_in_children_is_in_care_all_the_same():
    data = council("A 2015-01-01: S 2024-01-01 U6")
    tables = {**data.tables, "Children": data.tables["Children"].iloc[:0]}
    data = type(data)(tables, data.settings, data.until)
    assert parts(data, "children_in_care", R) == (1, None)
    assert groups(data, "children_by_age", R) == {}


@pytest.mark.parametrize(
    ("start", "band"),
    [
        case("a day short of six months", "2025-12-01", "Under 6 months"),
        case("exactly six months, from the 30th", "2025-11-30", "6 to 12 months"),
        case("exactly a year", "2025-05-31", "1 to 2 years"),
        case("a day short of a year", "2025-06-01", "6 to 12 months"),
        case("exactly two years", "2024-05-31", "2 to 3 years"),
        case("exactly three years", "2023-05-31", "3 to 5 years"),
        case("exactly five years", "2021-05-31", "5 to 10 years"),
        case("exactly ten years", "2016-05-31", "10 years and over"),
    ],
)
def test_length_of_time_in_care(start, band):
    assert groups(council(f"A -: S {start} U6"), "length_of_time_in_care", R) == {band: 1}


@pytest.mark.parametrize(
    ("history", "day", "band"),
    [
        case("31 December + 6 months, forwards, is 30 June", "A -: S 2025-12-31 U6", "2026-06-30", "6 to 12 months"),
        case("31 August + 6 months is the end of February", "A -: S 2025-08-31 U6", "2026-02-28", "6 to 12 months"),
        case("a leap day + 12 months is 28 February", "A -: S 2024-02-29 U6", "2025-02-28", "1 to 2 years"),
        case("X1 and a gap: still the same period", "A -: S 2020-01-01 U6, out 2025-01-01 X1, P 2025-02-01 U6", R, "5 to 10 years"),
        case("a gap after another REC: a new period, though coded P", "A -: S 2020-01-01 U6, out 2025-01-01 E8, P 2026-01-02 U6", R, "Under 6 months"),
        case("ended and started on the same day, coded P: the same period", "A -: S 2020-01-01 U6, out 2025-01-01 E8, P 2025-01-01 U6", R, "5 to 10 years"),
        case("S always opens a period", "A -: S 2020-01-01 U6, S 2025-12-15 U6", R, "Under 6 months"),
        case("V4 before a care order belongs to the period", "A -: S 2020-01-01 U6 V4, L 2025-12-15 U6 C2", R, "5 to 10 years"),
        case("the first known episode stands for the start", "A -: P 2023-05-31 U6", R, "3 to 5 years"),
    ],
)  # fmt: skip
def test_length_is_counted_from_the_start_of_the_period_of_care(history, day, band):
    assert groups(council(history), "length_of_time_in_care", day) == {band: 1}


@pytest.mark.parametrize(
    ("dob", "day", "band"),
    [
        case("a day before the first birthday", "2025-06-01", R, "Under 1"),
        case("on the first birthday", "2025-05-31", R, "1 to 4"),
        case("on the fifth birthday", "2021-05-31", R, "5 to 9"),
        case("on the tenth birthday", "2016-05-31", R, "10 to 15"),
        case("on the sixteenth birthday", "2010-05-31", R, "16 and over"),
        case("over 18 and still in care", "2007-01-01", R, "16 and over"),
        case("born on 29 February: not yet on 28 February", "2024-02-29", "2025-02-28", "Under 1"),
        case("born on 29 February: ages on 1 March", "2024-02-29", "2025-03-01", "1 to 4"),
    ],
)
def test_children_by_age(dob, day, band):
    assert groups(council(f"A {dob}: S 2025-01-01 U6"), "children_by_age", day) == {band: 1}


@pytest.mark.parametrize("dob", [case("unknown", "-"), case("after the day", "2026-06-01")])
def test_without_an_age_a_child_is_in_no_band(dob):
    assert groups(council(f"A {dob}: S 2025-01-01 U6"), "children_by_age", R) == {}


def test_without_any_row_in_children_the_bands_are_null():
    data = council("A -: S 2025-01-01 U6", Children="")
    found = Calculator(data).figures(INDICATORS["children_by_age"], Window.AT, Day(R))
    assert [(figure.group, figure.numerator) for figure in found] == [(group, None) for group in AGES]


@pytest.mark.parametrize(
    ("history", "month", "year"),
    [
        case("on the first day of the month", "A -: S 2026-05-01 U6", 1, 1),
        case("on the last day of the month", "A -: S 2026-05-31 U6", 1, 1),
        case("in April", "A -: S 2026-04-01 U6", 0, 1),
        case("on 31 March", "A -: S 2026-03-31 U6", 0, 0),
        case("twice in the month is one child", "A -: S 2026-05-01 U6, out 2026-05-05 E4A, S 2026-05-20 U6", 1, 1),
        case("a short break does not start care", "A -: S 2026-05-01 U6 V4", 0, 0),
        case("a change from V4 to C2 coded L is no start", "A -: S 2025-05-01 U6 V4, L 2026-05-02 U6 C2", 0, 0),
        case("coded P is no start", "A -: P 2026-05-02 U6", 0, 0),
    ],
)
def test_children_starting(history, month, year):
    data = council(history)
    assert parts(data, "children_starting", R, "month") == (month, None)
    assert parts(data, "children_starting", R, "ytd") == (year, None)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("on the last day", "A -: S 2020-01-01 U6, out 2026-05-31 E4A", 1),
        case("the day after", "A -: S 2020-01-01 U6, out 2026-06-01 E4A", 0),
        case("X1 is no leaving", "A -: S 2020-01-01 U6, out 2026-05-10 X1", 0),
        case("a blank REC is no leaving", "A -: S 2020-01-01 U6, out 2026-05-10 -", 0),
        case("the end of a short break is no leaving", "A -: S 2020-01-01 U6 V3, out 2026-05-10 E8", 0),
        case("coming back later changes nothing", "A -: S 2020-01-01 U6, out 2026-05-10 E4A, S 2026-05-20 U6", 1),
        case("twice is one child", "A -: S 2020-01-01 U6, out 2026-05-10 E4A, S 2026-05-20 U6, out 2026-05-25 E4A", 1),
    ],
)
def test_children_leaving(history, expected):
    assert parts(council(history), "children_leaving", R, "month") == (expected, None)


def test_legal_status_is_a_share_of_all_children_in_care():
    data = council(
        "A -: S 2025-01-01 U6 C1", "B -: S 2025-01-01 U6 D1", "C -: S 2025-01-01 U6 L2", "D -: S 2025-01-01 U6 V4"
    )
    assert groups(data, "legal_status", R) == {
        "Interim care order": 1, "Placement order": 1, "Detained for child protection": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        case("DUC blank", "A", 1),
        case("DUC on the day: no longer", "A 2026-05-31", 0),
        case("DUC the day after", "A 2026-06-01", 1),
        case("another child's row", "B", 0),
        case("the last of two rows counts: no longer", "A, A 2026-01-01", 0),
        case("the last of two rows counts: still", "A 2026-01-01, A", 1),
    ],
)
def test_uasc(rows, expected):
    data = council("A -: S 2025-01-01 U6", UASC=rows)
    assert parts(data, "uasc", R) == (expected, 1)


def test_without_any_row_in_uasc_the_figure_is_null():
    assert parts(council("A -: S 2025-01-01 U6"), "uasc", R) == (None, None)
