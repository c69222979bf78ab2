import datetime as dt
from fractions import Fraction

import pytest

from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.figures.targets import DEFAULTS, HEADINGS, Target, TargetsError, target_on, targets_of
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS
from scorecard_xl.workbook.memory import MemoryBook


def target(indicator, value, **others):
    return Target(indicator, Fraction(value), **others)


@pytest.mark.parametrize(
    ("aim", "n", "d", "rag"),
    [
        pytest.param(target("reviews_on_time", "0.98"), 49, 50, "green", id="equalled is met"),
        pytest.param(target("reviews_on_time", "0.98"), 979, 1000, "amber", id="just under"),
        pytest.param(target("reviews_on_time", "0.98"), 96, 100, "amber", id="95% or more: exactly two points under"),
        pytest.param(target("reviews_on_time", "0.98"), 959, 1000, "red", id="95% or more: beyond two points"),
        pytest.param(target("reviews_on_time", "0.95"), 93, 100, "amber", id="95%: two points under"),
        pytest.param(target("reviews_on_time", "0.949"), 899, 1000, "amber", id="94.9%: five points under"),
        pytest.param(target("reviews_on_time", "0.98"), 929, 1000, "red", id="more than five points under"),
        pytest.param(target("reviews_on_time", "0.4"), 36, 100, "amber", id="under 50%: a tenth of the target"),
        pytest.param(target("reviews_on_time", "0.4"), 359, 1000, "red", id="under 50%: more than a tenth"),
        pytest.param(target("reviews_on_time", "1"), 245, 245, "green", id="100% is met by all"),
        pytest.param(target("three_or_more_placements", "0.08"), 8, 100, "green", id="lower is better: equalled"),
        pytest.param(target("three_or_more_placements", "0.08"), 81, 1000, "amber", id="8.1% against 8%"),
        pytest.param(target("three_or_more_placements", "0.08"), 88, 1000, "amber", id="a tenth over"),
        pytest.param(target("three_or_more_placements", "0.08"), 881, 10000, "red", id="more than a tenth over"),
        pytest.param(target("reviews_on_time", "0.98", tolerance=Fraction("0.01")), 97, 100, "amber", id="own tolerance in points"),
        pytest.param(target("reviews_on_time", "0.9", tolerance=Fraction("0.1"), relative=True), 81, 100, "amber", id="own tolerance, relative"),
        pytest.param(target("reviews_on_time", "0.9", tolerance=Fraction("0.1"), relative=True), 80, 100, "red", id="beyond it"),
        pytest.param(target("children_in_care", "400"), 410, 1, None, id="neither way is better: no rating"),
    ],
)  # fmt: skip
def test_rating(aim, n, d, rag):
    assert aim.rate(Fraction(n, d)) == rag


def test_the_target_of_the_financial_year():
    old, new = target("reviews_on_time", "0.95"), target("reviews_on_time", "0.98", since=Day("2026-04-01"))
    assert target_on([new, old], "reviews_on_time", Day("2026-03-31")) == old
    assert target_on([new, old], "reviews_on_time", Day("2026-04-30")) == new
    assert target_on([new], "reviews_on_time", Day("2026-03-31")) is None
    assert target_on([old], "uasc", Day("2026-03-31")) is None


def targets_of_rows(rows, first_row=1):
    """The targets of rows under the headings, the first of which has this number."""
    records = Records(
        SHEETS["Targets"],
        [HEADINGS, *rows],
        first_row - 1,
        lambda down, right: f"Targets!{'ABCDEFG'[right]}{first_row - 1 + down}",
    )
    return targets_of(records), records.problems


def read(*rows):
    found, problems = targets_of_rows(rows)
    assert not problems
    return found


def test_rows_of_the_sheet():
    rows = [
        ["reviews_on_time", "", "", "", 0.98, "", ""],
        ["Reviews_On_Time", "", "", dt.date(2026, 4, 1), 0.99, 0.02, "Relative"],
        ["dental_on_time", "", "", "", "", "", ""],
        ["dental_on_time", "", "", "", 0.93, 0.025, ""],
        ["adoption_time_to_match", "", "", "", 120, 10, "points"],
    ]
    assert read(*rows) == [
        target("reviews_on_time", "0.98"),
        target("reviews_on_time", "0.99", since=Day("2026-04-01"), tolerance=Fraction("0.02"), relative=True),
        target("dental_on_time", "0.93", tolerance=Fraction("0.025")),
        target("adoption_time_to_match", "120", tolerance=Fraction(10)),
    ]


TEXT = "is a text, so it counts as blank here and on the page"
AIM = target("reviews_on_time", "0.98")


@pytest.mark.parametrize(
    ("row", "where", "what", "left"),
    [
        pytest.param(["reviews_on_time", "", "", "", "0.98", "", ""], ("Target", "0.98"), TEXT, [], id="a target as text"),
        pytest.param(["reviews_on_time", "", "", "", "98% ", "", ""], ("Target", "98%"), TEXT, [], id="per cent as text"),
        pytest.param(["reviews_on_time", "", "", "", "#REF!", "", ""], ("Target", "#REF!"), "is the error of a formula, or one without a result, so it counts as blank", [], id="an error"),
        pytest.param(["reviews_on_time", "", "", "", "high", "", ""], ("Target", "high"), TEXT, [], id="a target in words"),
        pytest.param(["reviews_on_time", "", "", "01/04/2026", 0.98, "", ""], ("From", "01/04/2026"), TEXT, [AIM], id="a day as text: the target holds always"),
        pytest.param(["reviews_on_time", "", "", "", 0.98, "0.2", ""], ("Tolerance", "0.2"), TEXT, [AIM], id="a tolerance as text: the usual one"),
        pytest.param(["reviews", "", "", "", 0.98, "", ""], ("Indicator", "reviews"), "is not the name of an indicator", [], id="an unknown indicator"),
        pytest.param(["reviews_on_time ", "", "", "", 0.98, "", ""], ("Indicator", "reviews_on_time"), "is not the name of an indicator", [], id="a blank after its name"),
        pytest.param(["", "", "", "", 0.98, "", ""], ("Indicator", ""), "is not the name of an indicator", [], id="no indicator"),
        pytest.param(["average_caseload", "", "", "", 18, "", ""], ("Indicator", "average_caseload"), "takes its targets from Teams", [], id="caseloads"),
        pytest.param(["children_in_care", "", "", "", 400, "", ""], ("Indicator", "children_in_care"), "takes no target", [], id="neither way is better"),
    ],
)  # fmt: skip
def test_what_counts_for_nothing_is_said_with_its_cell(row, where, what, left):
    found, (problem,) = targets_of_rows([row], first_row=7)
    assert (problem.table, problem.row, (problem.column, problem.value)) == ("Targets", 7, where)
    assert problem.what.startswith(what)
    assert found == left


@pytest.mark.parametrize(
    ("written", "write"),
    [
        pytest.param("reviews_on_time ", "clear the blanks around it", id="a blank after it"),
        pytest.param("reviews on time", "did you mean reviews_on_time?", id="spaces"),
        pytest.param("Statutory visits on time", "did you mean visits_on_time?", id="the title"),
        pytest.param("pep_in_plac", "did you mean pep_in_place?", id="a slip"),
        pytest.param("weather", "choose one of the list", id="nothing like it"),
    ],
)
def test_a_name_that_formulas_of_the_page_do_not_find_is_answered_with_the_one_that_is_meant(written, write):
    _, (problem,) = targets_of_rows([[written, "", "", "", 0.98, "", ""]])
    assert problem.what == f"is not the name of an indicator, so the target is not used: {write}"


def test_without_the_heading_target_only_that_is_said():
    headings = ["Indicator", "Title", "Good is", "From", "Aim", "Tolerance", "Tolerance in"]
    records = Records(SHEETS["Targets"], [headings, ["reviews_on_time", "", "", "", 0.98, "", ""]])
    records.say_missing()
    assert targets_of(records) == []
    assert [(each.row, each.column) for each in records.problems] == [(None, "Target")]


@pytest.mark.parametrize(
    "row", [["uasc"], ["sdq_average", "", "", "", None], []], ids=["takes none", "has none of its own", "blank"]
)
def test_a_row_without_a_target_says_nothing_where_none_is_due(row):
    assert targets_of_rows([row]) == ([], [])


@pytest.mark.parametrize(
    ("rows", "row", "column", "what"),
    [
        pytest.param([["reviews_on_time"]], 1, "Target", "is blank, so the figure has no target", id="a blank target of an indicator that comes with one"),
        pytest.param([["sdq_average", "", "", dt.date(2026, 4, 1)]], 1, "Target", "is blank, so the figure has no target", id="a day without a target"),
        pytest.param([["whatever"]], 1, "Indicator", "is not the name of an indicator", id="an unknown indicator without a target"),
        pytest.param([["reviews_on_time", "", "", "", 0.9], ["reviews_on_time", "", "", "", 0.95]], 1, "Indicator", "is there again in row 2, which counts", id="two rows for one day"),
    ],
)  # fmt: skip
def test_what_is_blank_unknown_or_repeated_is_said(rows, row, column, what):
    _, (problem,) = targets_of_rows(rows)
    assert (problem.row, problem.column, problem.what[: len(what)]) == (row, column, what)


def test_the_targets_of_the_source_scorecard():
    assert {aim.indicator: float(aim.value) for aim in DEFAULTS if aim.indicator == "reviews_on_time"} == {
        "reviews_on_time": 0.98
    }


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            ["reviews_on_time", "", "", "", 98, "", ""],
            r"Targets!E7: '98' is not a share from 0% to 100%: write it as 98% or 0.98",
        ),
        (
            ["reviews_on_time", "", "", "", 0.98, 5, "points"],
            r"Targets!F7: '5' is not a share from 0% to 100%: write it as",
        ),
        (["adoption_time_to_match", "", "", "", 120, 10, "relative"], r"Targets!F7: '10' is not a share from 0%"),
        (["reviews_on_time", "", "", 2026, 0.98, "", ""], r"Targets!D7: '2026' is not the day a target holds from"),
        (["reviews_on_time", "", "", "", -1, "", ""], r"Targets!E7: '-1' is not a share"),
        (["adoption_time_to_match", "", "", "", -5, "", ""], r"Targets!E7: '-5' is less than 0: write a number"),
        (["adoption_time_to_match", "", "", "", 120, -5, ""], r"Targets!F7: '-5' is less than 0: write a number"),
        (
            ["reviews_on_time", "", "", "", 0.98, 0.1, "percent"],
            r"Targets!G7: 'percent' is neither points nor relative",
        ),
    ],
)
def test_a_target_that_cannot_be_is_refused(row, says):
    with pytest.raises(TargetsError, match=says):
        targets_of_rows([row], first_row=7)


def test_the_cell_is_named_where_an_officer_moved_its_column():
    sheet = [["Note", "target", "Indicator"], ["ours", 98, "reviews_on_time"]]
    with pytest.raises(TargetsError, match="Targets!B2: '98' is not a share"):
        read_council(MemoryBook({"Targets": sheet}))


def test_days_may_be_any_number():
    assert [aim.value for aim in read(["adoption_time_to_match", "", "", "", 120, "", ""])] == [120]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([["pep_in_place", "", "", dt.date(2062, 4, 1), 1]], [("From", "01/04/2062")], id="a wrong year"),
        pytest.param([["pep_in_place", "", "", dt.date(2062, 4, 1), 1], ["pep_in_place", "", "", "", 0.9]], [], id="next year's beside this year's"),
        pytest.param([["pep_in_place", "", "", dt.date(2026, 4, 1), 1]], [], id="in force"),
    ],
)  # fmt: skip
def test_a_target_that_is_not_in_force_yet_is_said_where_none_is(rows, said):
    book = MemoryBook({"Episodes": [["CHILD", "DECOM"], ["A", "01/05/2026"]], "Targets": [list(HEADINGS), *rows]})
    found = [each for each in read_council(book, Day("2026-05-31")).misread if "is after May 2026" in each.what]
    assert [(each.column, each.value) for each in found] == said
