import pytest
from histories import case, council

from scorecard_xl.council.period import Day, Window
from scorecard_xl.council.settings import Settings
from scorecard_xl.figures.calculate import Calculator
from scorecard_xl.indicators import INDICATORS

R = Day("2026-05-31")


def of(indicator, rows, **settings):
    data = council(CareLeavers=rows.replace("former relevant", "former_relevant"), settings=Settings(**settings))
    return {
        f.group: (f.numerator, f.denominator) for f in Calculator(data).figures(INDICATORS[indicator], Window.AT, R)
    }


def leaver(dob="2007-01-01", in_touch="YES", activ="F1", accom="U1", eligibility="relevant", plan="2026-01-01"):
    return f"A {dob} {in_touch} {activ} {accom} {eligibility} {plan}"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        case("reviewed on the day", leaver(plan="2026-05-31"), (1, 1)),
        case("6 months ends on the day", leaver(plan="2025-12-01"), (1, 1)),
        case("30 November + 6 months is 30 May", leaver(plan="2025-11-30"), (0, 1)),
        case("dated after the day", leaver(plan="2026-06-01"), (0, 1)),
        case("former relevant", leaver(eligibility="former_relevant"), (1, 1)),
        case("with a letter and the word child", leaver(eligibility="a)Relevant_child"), (1, 1)),
        case("former relevant in one word", leaver(eligibility="FormerRelevant"), (1, 1)),
        case("not relevant: not owed a plan", leaver(eligibility="Not_relevant"), (0, 0)),
        case("irrelevant: not owed a plan", leaver(eligibility="Irrelevant"), (0, 0)),
        case("qualifying: not owed a plan", leaver(eligibility="Qualifying"), (0, 0)),
        case("eligible: still in care", leaver(eligibility="Eligible"), (0, 0)),
        case("16 on the day", leaver(dob="2010-05-31"), (1, 1)),
        case("15 on the day", leaver(dob="2010-06-01"), (0, 0)),
        case("20, the day before turning 21", leaver(dob="2005-06-01"), (1, 1)),
        case("21 on the day", leaver(dob="2005-05-31"), (0, 0)),
        case("died", leaver(in_touch="DIED"), (0, 0)),
        case("returned home", leaver(in_touch="RHOM"), (0, 0)),
    ],
)
def test_pathway_plan(row, expected):
    assert of("pathway_plan", row) == {None: expected}


def test_months_a_plan_lasts_are_a_setting():
    assert of("pathway_plan", leaver(plan="2025-06-01"), pathway_plan_months=12) == {None: (1, 1)}


def test_a_blank_column_is_null():
    assert of("pathway_plan", leaver(plan="-")) == {None: (None, None)}


@pytest.mark.parametrize(
    ("indicator", "row", "expected"),
    [
        case("suitable", "care_leavers_suitable_accommodation", leaver(accom="U1"), (1, 1)),
        case("unsuitable", "care_leavers_suitable_accommodation", leaver(accom="W2"), (0, 1)),
        case("not known: 0", "care_leavers_suitable_accommodation", leaver(accom="0"), (0, 1)),
        case("not known: blank", "care_leavers_suitable_accommodation", leaver(accom="-"), (0, 1)),
        case("abroad", "care_leavers_suitable_accommodation", leaver(accom="G1"), (0, 0)),
        case("deported", "care_leavers_suitable_accommodation", leaver(accom="H2"), (0, 0)),
        case("residence not known", "care_leavers_suitable_accommodation", leaver(accom="R2"), (0, 0)),
        case("studying", "care_leavers_eet", leaver(activ="P2"), (1, 1)),
        case("not in education, employment or training", "care_leavers_eet", leaver(activ="G5"), (0, 1)),
        case("activity not known", "care_leavers_eet", leaver(activ="0"), (0, 1)),
        case("in touch", "care_leavers_in_touch", leaver(), (1, 1)),
        case("refuses", "care_leavers_in_touch", leaver(in_touch="REFU"), (0, 1)),
        case("died", "care_leavers_in_touch", leaver(in_touch="DIED"), (0, 0)),
        case("returned home", "care_leavers_eet", leaver(in_touch="RHOM"), (0, 0)),
        case("in touch, with a letter", "care_leavers_in_touch", leaver(in_touch="a)Yes"), (1, 1)),
        case("not in touch, with a letter", "care_leavers_in_touch", leaver(in_touch="b)No"), (0, 1)),
        case("died, with a letter", "care_leavers_in_touch", leaver(in_touch="c)Died"), (0, 0)),
        case("returned home, with a letter", "care_leavers_eet", leaver(in_touch="f)Rhom"), (0, 0)),
        case("whatever the eligibility", "care_leavers_in_touch", leaver(eligibility="Qualifying"), (1, 1)),
    ],
)
def test_companions_of_19_to_21(indicator, row, expected):
    assert of(indicator, row) == {"17 to 18": (0, 0), "19 to 21": expected, "22 to 25": (0, 0)}


@pytest.mark.parametrize(
    ("dob", "group"),
    [
        case("17 on the day", "2009-05-31", "17 to 18"),
        case("16 still", "2009-06-01", None),
        case("19 on the day", "2007-05-31", "19 to 21"),
        case("21 still", "2004-06-01", "19 to 21"),
        case("22 on the day", "2004-05-31", "22 to 25"),
        case("25 still", "2000-06-01", "22 to 25"),
        case("26 on the day", "2000-05-31", None),
    ],
)
def test_ages(dob, group):
    found = of("care_leavers_in_touch", leaver(dob=dob))
    assert {each: parts for each, parts in found.items() if parts != (0, 0)} == ({group: (1, 1)} if group else {})


def test_the_last_row_of_a_young_person_counts_and_children_gives_the_date_of_birth():
    data = council("A 2007-01-01:", CareLeavers="A - NO, A - YES")
    found = Calculator(data).figures(INDICATORS["care_leavers_in_touch"], Window.AT, R)
    assert [(f.numerator, f.denominator) for f in found] == [(0, 0), (1, 1), (0, 0)]


def test_without_care_leavers_each_group_is_null():
    found = Calculator(council("A -: S 2025-01-01 U6")).figures(INDICATORS["care_leavers_eet"], Window.AT, R)
    assert [(f.group, f.numerator, f.denominator) for f in found] == [
        ("17 to 18", None, None),
        ("19 to 21", None, None),
        ("22 to 25", None, None),
    ]
