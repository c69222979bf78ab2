"""Formulas of the first version that an upgrade gives the tables which a function takes since."""

import pytest

from scorecard_xl.workbook.upgrade.formulas import lacking, with_tables

NEEDED = ["Episodes", "Visits", "Reviews"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],A1)", "CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],Reviews[#All],A1)", id="as it was documented"),
        pytest.param("cps_visits_on_time( episodes[#all] , visits[#ALL] , A1 )", "cps_visits_on_time( episodes[#all] , visits[#ALL] ,Reviews[#All], A1 )", id="in another case, with blanks"),
        pytest.param("CPS_VISITS_ON_TIME(Episodes!$A$1:$O$99,'Visits'!A1:E9,A1)", "CPS_VISITS_ON_TIME(Episodes!$A$1:$O$99,'Visits'!A1:E9,Reviews[#All],A1)", id="by cells of the sheets"),
        pytest.param("CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],DATE(2026,5,31),\"ytd\",Children[#All],\"TEAM\",\"a, (b\")", "CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],Reviews[#All],DATE(2026,5,31),\"ytd\",Children[#All],\"TEAM\",\"a, (b\")", id="with a filter, and commas in texts"),
        pytest.param("IF(A1,CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],A1),CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],A2))", "IF(A1,CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],Reviews[#All],A1),CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],Reviews[#All],A2))", id="twice"),
        pytest.param("CPS_BEHIND(\"Visits_on_time\",Episodes[#All],Visits[#All],A1)", "CPS_BEHIND(\"Visits_on_time\",Episodes[#All],Visits[#All],Reviews[#All],A1)", id="the children behind it"),
    ],
)  # fmt: skip
def test_a_formula_that_names_its_tables_in_full_gets_the_new_one(before: str, after: str) -> None:
    assert (with_tables(before), lacking(after), with_tables(after)) == (after, {}, after)


@pytest.mark.parametrize(
    ("formula", "missing"),
    [
        pytest.param("CPS_VISITS_ON_TIME(Episodes[#All],OurVisits,A1)", {"CPS_VISITS_ON_TIME": NEEDED}, id="a name of the officer's"),
        pytest.param("CPS_VISITS_ON_TIME(Visits[#All],Episodes[#All],A1)", {"CPS_VISITS_ON_TIME": NEEDED}, id="in another order"),
        pytest.param("CPS_VISITS_ON_TIME([1]!Episodes[#All],[1]!Visits[#All],A1)", {"CPS_VISITS_ON_TIME": NEEDED}, id="of another workbook"),
        pytest.param("CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All])", {"CPS_VISITS_ON_TIME": NEEDED}, id="without a day"),
        pytest.param("CPS_BEHIND(A1,Episodes[#All],Visits[#All],A2)", {}, id="whichever indicator a cell names"),
        pytest.param("CPS_REVIEWS_ON_TIME(Episodes[#All],Reviews[#All],A1)", {}, id="a function that takes what it did"),
        pytest.param("\"CPS_VISITS_ON_TIME(Episodes[#All],Visits[#All],A1)\"", {}, id="a text"),
        pytest.param("SUM(A1:A9)", {}, id="none of ours"),
    ],
)  # fmt: skip
def test_any_other_formula_stays_and_is_named_where_it_lacks_a_table(
    formula: str, missing: dict[str, list[str]]
) -> None:
    assert (with_tables(formula), lacking(formula)) == (formula, missing)
