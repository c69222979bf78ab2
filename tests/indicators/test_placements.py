import pytest
from figures_of import groups, parts
from histories import case, council

from scorecard_xl.council.settings import Settings

R = "2026-05-31"


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("there before and two moves", "A -: S 2020-01-01 U6, P 2025-07-01 U4, P 2025-09-01 K2", 1),
        case("there before and one move", "A -: S 2020-01-01 U6, P 2025-07-01 U4", 0),
        case("a move on the first day of the twelve months adds to the one before", "A -: S 2020-01-01 U6, P 2025-06-01 U4, P 2025-09-01 K2", 1),
        case("a move the day before the twelve months does not add", "A -: S 2020-01-01 U6, P 2025-05-31 U4, P 2025-09-01 K2", 0),
        case("started in the twelve months and moved twice", "A -: S 2025-07-01 U6, P 2025-08-01 U4, B 2025-09-01 K2", 1),
        case("a change of legal status is no move", "A -: S 2025-07-01 U6, P 2025-08-01 U4, L 2025-09-01 U4", 0),
        case("the same carer elsewhere (T, U) is no move", "A -: S 2025-07-01 U6, T 2025-08-01 U6, U 2025-09-01 U6", 0),
        case("a temporary placement and the return are no moves", "A -: S 2020-01-01 U6 @AB1, P 2025-07-01 T1, P 2025-07-10 U6 @AB1, P 2025-09-01 K2", 0),
        case("back to another address is a move", "A -: S 2020-01-01 U6 @AB1, P 2025-07-01 T1, P 2025-07-10 U6 @CD2, P 2025-09-01 K2", 1),
        case("a return after two temporary placements", "A -: S 2020-01-01 U6 @AB1, P 2025-07-01 T1, P 2025-07-10 T3, P 2025-07-20 U6 @ab1, P 2025-09-01 K2", 0),
        case("an earlier period of care counts", "A -: S 2025-07-01 U6, P 2025-08-01 U4, out 2025-09-01 E4A, S 2026-01-01 U6", 1),
        case("a same-day episode adds one", "A -: S 2020-01-01 U6, P 2025-07-01 U4, P 2025-07-01 K2", 1),
        case("short breaks count as placements", "A -: S 2020-01-01 U6 V4, P 2025-07-01 U4 V4, P 2025-09-01 K2 C2", 1),
        case("a first known episode coded L adds nothing", "A -: L 2025-07-01 U6, P 2025-08-01 U4, P 2025-09-01 K2", 0),
        case("ended the day before the window opens: not there before", "A -: S 2020-01-01 U6, out 2025-05-31 E4A, S 2025-07-01 U4, P 2025-09-01 K2", 0),
    ],
)  # fmt: skip
def test_three_or_more_placements(history, expected):
    assert parts(council(history), "three_or_more_placements", R) == (expected, 1)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("exactly 2½ years in care, all with one carer", "A 2015-01-01: S 2023-11-30 U6", (1, 1)),
        case("a day short of 2½ years", "A 2015-01-01: S 2023-12-01 U6", (0, 0)),
        case("with the carer for exactly 2 years", "A 2015-01-01: S 2020-01-01 U6, P 2024-05-31 U4", (1, 1)),
        case("with the carer a day short of 2 years", "A 2015-01-01: S 2020-01-01 U6, P 2024-06-01 U4", (0, 1)),
        case("aged 15", "A 2010-06-01: S 2020-01-01 U6", (1, 1)),
        case("16 on the day", "A 2010-05-31: S 2020-01-01 U6", (0, 0)),
        case("age not known", "A -: S 2020-01-01 U6", (0, 0)),
        case("the same carer under another code", "A 2015-01-01: S 2020-01-01 U6, U 2025-01-01 U4", (1, 1)),
        case("back from hospital", "A 2015-01-01: S 2020-01-01 U6 @A1, P 2025-01-01 T1, P 2025-02-01 U6 @A1", (1, 1)),
        case("in hospital on the day", "A 2015-01-01: S 2020-01-01 U6 @A1, P 2026-05-01 T1", (1, 1)),
        case("placed for adoption from a long placement", "A 2022-01-01: S 2022-06-01 U6, P 2026-01-01 A6 E1", (1, 1)),
        case("placed for adoption, and on holiday on the day", "A 2022-01-01: S 2022-06-01 U6, P 2026-01-01 A6 E1, P 2026-05-20 T2 E1", (1, 1)),
        case("placed for adoption from a short one", "A 2022-01-01: S 2022-06-01 U6, P 2024-07-01 U4, P 2026-01-01 A6 E1", (0, 1)),
        case("a new period of care starts the count again", "A 2015-01-01: S 2018-01-01 U6, out 2024-01-01 E4A, S 2024-01-02 U6", (0, 0)),
    ],
)  # fmt: skip
def test_long_term_stability(history, expected):
    assert parts(council(history), "long_term_stability", R) == expected


def test_long_term_maximum_age_may_be_blank():
    data = council("A 2009-01-01: S 2020-01-01 U6", settings=Settings(long_term_maximum_age=None))
    assert parts(data, "long_term_stability", R) == (1, 1)


@pytest.mark.parametrize(
    ("place", "group"),
    [
        case("U1", "U1", "Foster"),
        case("A5", "A5", "Placed for adoption"),
        case("P1", "P1", "With parents"),
        case("K3", "K3", "Independent or supported"),
        case("K1", "K1", "Children's or secure home"),
        case("S1", "S1", "Residential school"),
        case("R5", "R5", "Other residential"),
        case("Z1", "Z1", "Other"),
        case("temporary from the start", "T2", "Other"),
        case("temporary: the placement it interrupts", "K2, P 2026-05-01 T1", "Children's or secure home"),
    ],
)
def test_placement_type(place, group):
    assert groups(council(f"A -: S 2025-01-01 {place}"), "placement_type", R) == {group: 1}


def with_facts(history, distance="", location="", **tables):
    """A council whose only open episode has this PL_DISTANCE and PL_LOCATION."""
    from scorecard_xl.tables.schema import TABLES
    from scorecard_xl.tables.typed import typed

    data = council(history, **tables)
    row = {
        "CHILD": "A",
        "DECOM": "2025-01-01",
        "RNE": "S",
        "LS": "C2",
        "PLACE": "U6",
        "PL_DISTANCE": distance,
        "PL_LOCATION": location,
    }
    headings = TABLES["Episodes"].headings
    episodes = typed(TABLES["Episodes"], [list(headings), [row.get(heading, "") for heading in headings]]).frame
    return type(data).of({**data.tables, "Episodes": episodes}, data.settings, data.until)


@pytest.mark.parametrize(
    ("distance", "expected"),
    [
        case("over 20 miles", "20.1", (1, 1)),
        case("exactly 20 miles", "20", (0, 1)),
        case("not known: 999.9", "999.9", (0, 1)),
        case("not known: 999", "999", (0, 1)),
    ],
)
def test_placed_over_20_miles(distance, expected):
    assert parts(with_facts("A -: S 2025-01-01 U6", distance), "placed_over_20_miles", R) == expected


def test_the_distance_of_an_unaccompanied_child_is_not_known():
    assert parts(with_facts("A -: S 2025-01-01 U6", "50", UASC="A"), "placed_over_20_miles", R) == (0, 1)


@pytest.mark.parametrize(
    ("location", "expected"), [case("OUT", "OUT", (1, 1)), case("IN", "IN", (0, 1)), case("lower case", "out", (1, 1))]
)
def test_placed_outside_area(location, expected):
    assert parts(with_facts("A -: S 2025-01-01 U6", location=location), "placed_outside_area", R) == expected


def test_without_any_row_in_children_long_term_stability_is_null():
    data = council("A -: S 2020-01-01 U6", Children="")
    assert parts(data, "long_term_stability", R) == (None, None)


def test_without_any_distance_or_location_the_figures_are_null():
    data = council("A -: S 2025-01-01 U6")
    assert parts(data, "placed_over_20_miles", R) == (None, None)
    assert parts(data, "placed_outside_area", R) == (None, None)
