"""How a user names an indicator, a window, a group and a column."""

import pytest

from scorecard_xl.errors import Refusal
from scorecard_xl.figures.naming import figure_named, indicator_named
from scorecard_xl.figures.narrow import column_named
from scorecard_xl.indicators import INDICATORS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("reviews_on_time", "reviews_on_time", id="its name"),
        pytest.param("Reviews held on time", "reviews_on_time", id="its title"),
        pytest.param("REVIEWS ON  TIME", "reviews_on_time", id="in any case, with spaces"),
        pytest.param("visits", "visits_on_time", id="the beginning of a name"),
        pytest.param("stat", "visits_on_time", id="the beginning of a title"),
        pytest.param("children in care", "children_in_care", id="a title that begins another"),
    ],
)
def test_an_indicator_is_known_by(text, name):
    assert indicator_named(text).name == name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("review_on_time", "There is no indicator review_on_time: did you mean reviews_on_time?", id="a letter is missing"),
        pytest.param("Statutory visit on tme", "There is no indicator Statutory visit on tme: did you mean Statutory visits on time?", id="two letters are missing"),
        pytest.param("care_leavers", "care_leavers could be care_leavers_suitable_accommodation, care_leavers_eet or care_leavers_in_touch: write more of it.", id="the beginning of several"),
        pytest.param("stability", "There is no indicator stability: did you mean long_term_stability?", id="a word of its name"),
        pytest.param("bogus", "There is no indicator bogus: `scorecard-xl figures BOOK` shows their titles.", id="nothing like it"),
        pytest.param("", "There is no indicator : `scorecard-xl figures BOOK` shows their titles.", id="nothing"),
    ],
)  # fmt: skip
def test_a_near_miss_is_answered_with_what_was_perhaps_meant(text, says):
    with pytest.raises(Refusal) as refused:
        indicator_named(text)
    assert str(refused.value) == says


@pytest.mark.parametrize("text", ["c", "children", "e", "p"])
def test_never_are_all_names_listed(text):
    with pytest.raises(Refusal) as refused:
        indicator_named(text)
    assert sum(name in str(refused.value) for name in INDICATORS) <= 5


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param(("reviews", None, None), ("month", None), id="the first window"),
        pytest.param(("reviews", "YTD", None), ("ytd", None), id="a window in capitals"),
        pytest.param(("placement type", None, "foster"), ("at", "Foster"), id="a group in any case"),
        pytest.param(("children by age", None, "16"), ("at", "16 and over"), id="the beginning of a group"),
    ],
)
def test_a_window_and_a_group(asked, found):
    assert figure_named(*asked)[1:] == found


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        pytest.param(("uasc", "ytd", None), "uasc has no window ytd: it has at.", id="no such window"),
        pytest.param(("uasc", None, "Foster"), "uasc has no group Foster: it has no groups.", id="no groups"),
        pytest.param(("placement_type", None, "Fosters"), "placement_type has no group Fosters: did you mean Foster?", id="nearly a group"),
        pytest.param(("average_caseload", None, None), "average_caseload counts cases of a team, not children", id="no children"),
    ],
)  # fmt: skip
def test_what_cannot_be_listed_says_what_can(asked, says):
    with pytest.raises(Refusal) as refused:
        figure_named(*asked)
    assert str(refused.value).startswith(says)


@pytest.mark.parametrize("text", ["TEAM", "team ", "Team"])
def test_a_column_in_any_case(text):
    assert column_named(text) == "team"


def test_a_column_that_is_not_there():
    with pytest.raises(Refusal, match=r"Figures cannot be narrowed by teams: did you mean team\?"):
        column_named("teams")
