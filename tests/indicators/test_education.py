import pytest
from figures_of import parts, reasons
from histories import case, council

from scorecard_xl.council.period import Day
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.due import due_soon
from scorecard_xl.indicators.education import without_grade

R = "2026-05-31"


@pytest.mark.parametrize(
    ("dob", "expected"),
    [
        case("5 on the 31 August before the school year", "2020-08-31", 1),
        case("5 the day after", "2020-09-01", 0),
        case("15 on that day", "2009-09-01", 1),
        case("16 on that day", "2009-08-31", 0),
        case("not known", "-", 0),
    ],
)
def test_school_age(dob, expected):
    assert parts(council(f"A {dob}: S 2025-01-01 U6", PEPs="B 2026-01-01"), "pep_in_place", R) == (0, expected)


def test_on_31_august_the_old_school_year_holds():
    data = council("A 2020-09-01: S 2025-01-01 U6", PEPs="B 2026-01-01")
    assert parts(data, "pep_in_place", "2026-08-31") == (0, 0)
    assert parts(data, "pep_in_place", "2026-09-01") == (0, 1)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        case("in care for exactly a month, from the 30th", "2026-04-30", 1),
        case("in care a day short of a month", "2026-05-01", 0),
    ],
)
def test_in_care_for_a_month(start, expected):
    assert parts(council(f"A 2015-01-01: S {start} U6", PEPs="B 2026-01-01"), "pep_in_place", R) == (0, expected)


@pytest.mark.parametrize(
    ("pep", "day", "met"),
    [
        case("the first day of the term before", "2026-01-01", R, 1),
        case("the day before that", "2025-12-31", R, 0),
        case("on the day", "2026-05-31", R, 1),
        case("after the day", "2026-06-01", R, 0),
        case("in spring the term before started on 1 September", "2025-09-01", "2026-03-31", 1),
        case("in autumn the term before started on 1 April", "2025-04-01", "2025-12-31", 1),
        case("in autumn, a day before that", "2025-03-31", "2025-12-31", 0),
        case("older than care itself", "2026-01-05", R, 1),
    ],
)
def test_a_plan_since_the_term_before(pep, day, met):
    history = "A 2015-01-01: S 2026-02-01 U6" if pep == "2026-01-05" else "A 2015-01-01: S 2024-01-01 U6"
    assert parts(council(history, PEPs=f"A {pep}"), "pep_in_place", day) == (met, 1)


@pytest.mark.parametrize(
    ("schools", "expected"),
    [
        case("good", "A 2025-09-01 - 100 2", (1, 1)),
        case("outstanding, in words", "A 2025-09-01 - 100 outstanding", (1, 1)),
        case("good as a decimal, as a CSV file may have it", "A 2025-09-01 - 100 2.0", (1, 1)),
        case("requires improvement", "A 2025-09-01 - 100 3", (0, 1)),
        case("no grade", "A 2025-09-01 - 100 -, B 2025-09-01 - 101 1", (0, 0)),
        case("no grade in the whole table: null", "A 2025-09-01 - 100 -", (None, None)),
        case("started on the day", "A 2026-05-31 - 100 2", (1, 1)),
        case("starts the day after", "A 2026-06-01 - 100 2", (0, 0)),
        case("ended on the day", "A 2025-09-01 2026-05-31 100 2", (0, 0)),
        case("ends the day after", "A 2025-09-01 2026-06-01 100 2", (1, 1)),
        case("of two, the one started last", "A 2025-09-01 - 100 2, A 2026-01-01 - 101 4", (0, 1)),
        case("of two started on a day, the row further down", "A 2025-09-01 - 100 4, A 2025-09-01 - 101 1", (1, 1)),
        case("the last one has no grade", "A 2025-09-01 - 100 2, A 2026-01-01 - 101 -", (0, 0)),
        case("no school", "B 2025-09-01 - 100 2", (0, 0)),
    ],
)
def test_good_or_outstanding_schools(schools, expected):
    assert (
        parts(council("A 2015-01-01: S 2026-05-20 U6", Schools=schools), "good_or_outstanding_schools", R) == expected
    )


@pytest.mark.parametrize("name", ["pep_in_place", "good_or_outstanding_schools"])
def test_without_any_row_in_children_the_figure_is_null(name):
    tables = {"PEPs": "A 2026-05-01", "Schools": "A 2025-09-01 - 100 2"}
    assert parts(council("A -: S 2025-01-01 U6", Children="", **tables), name, R) == (None, None)


def test_under_school_age_is_left_out():
    data = council("A 2022-01-01: S 2026-05-20 U6", Schools="A 2025-09-01 - 100 2")
    assert parts(data, "good_or_outstanding_schools", R) == (0, 0)


@pytest.mark.parametrize(
    ("dob", "expected"),
    [
        case("3 on the 31 August before the school year", "2022-08-31", 1),
        case("3 the day after", "2022-09-01", 0),
        case("17 on that day", "2007-09-01", 1),
        case("18 on that day", "2007-08-31", 0),
    ],
)
def test_pep_ages_3_to_17_are_a_setting(dob, expected):
    data = council(f"A {dob}: S 2025-01-01 U6", PEPs="B 2026-01-01", settings=Settings(pep_ages="3 to 17"))
    assert parts(data, "pep_in_place", R) == (0, expected)


@pytest.mark.parametrize(("ages", "due"), [("5 to 15", []), ("3 to 17", ["A"])])
def test_pep_ages_decide_whose_plans_fall_due_but_not_whose_schools_count(ages, due):
    tables = {"PEPs": "B 2026-01-01", "Schools": "A 2025-09-01 - 100 2"}
    data = council("A 2022-08-31: S 2025-01-01 U6", settings=Settings(pep_ages=ages), **tables)
    assert [each.child for each in due_soon(data, Day(R)) if each.what == "Personal education plan"] == due
    assert parts(data, "good_or_outstanding_schools", R) == (0, 0)


NO_GRADE = "left out: the school has no grade: Ofsted has given no headline grades since September 2024"


@pytest.mark.parametrize(
    ("schools", "count", "said"),
    [
        case("a grade", "A 2025-09-01 - 100 2", 0, "the school's grade is 2"),
        case("no grade", "A 2025-09-01 - 100 -, B 2025-09-01 - 100 2", 1, NO_GRADE),
        case("words that are no grade", "A 2025-09-01 - 100 none, B 2025-09-01 - 100 2", 1, NO_GRADE),
        case("no school on the day", "B 2025-09-01 - 100 2", 0, "left out: no school on the day"),
        case("left the school", "A 2025-09-01 2026-05-31 100 -, B 2025-09-01 - 100 2", 0, "left out: no school on the day"),
    ],
)  # fmt: skip
def test_children_whose_school_has_no_grade_any_more(schools, count, said):
    data = council("A 2015-01-01: S 2026-05-20 U6", Schools=schools)
    assert without_grade(data, Day(R)) == count
    assert [reason for _, _, reason in reasons(data, "good_or_outstanding_schools", R)] == [said]
