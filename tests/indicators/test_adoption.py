import pytest
from figures_of import parts
from histories import council

R = "2026-05-31"


def case(id_, *values):
    return pytest.param(*values, id=id_)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        case("adopted unopposed", "A -: S 2020-01-01 A6, out 2026-04-01 E11", (1, 1)),
        case("adopted, consent dispensed with", "A -: S 2020-01-01 A6, out 2026-05-31 E12", (1, 1)),
        case("went home", "A -: S 2020-01-01 U6, out 2026-04-01 E4A", (0, 1)),
        case("left on 31 March", "A -: S 2020-01-01 A6, out 2026-03-31 E11", (0, 0)),
        case("left twice: the last time counts", "A -: S 2020-01-01 U6, out 2026-04-10 E4A, S 2026-04-20 A6, out 2026-05-20 E11", (1, 1)),
        case("adopted, then back and home: the last time counts", "A -: S 2020-01-01 U6, out 2026-04-10 E11, S 2026-04-20 U6, out 2026-05-20 E4A", (0, 1)),
        case("a short break ends", "A -: S 2020-01-01 U6 V4, out 2026-04-10 E8", (0, 0)),
    ],
)  # fmt: skip
def test_leavers_adopted(history, expected):
    assert parts(council(history), "leavers_adopted", R, "quarter") == expected
    assert parts(council(history), "leavers_adopted", R, "ytd") == expected


def test_the_quarter_starts_in_january_when_the_year_started_in_april():
    data = council("A -: S 2020-01-01 A6, out 2025-12-31 E11", "B -: S 2020-01-01 U6, out 2026-01-01 E4A")
    assert parts(data, "leavers_adopted", "2026-02-28", "quarter") == (0, 1)
    assert parts(data, "leavers_adopted", "2026-02-28", "ytd") == (1, 2)
