"""What a copy shows of figures that are hidden."""

import datetime as dt
import io
import re
from dataclasses import replace

import openpyxl
import pytest
from tampering import parts

from scorecard_xl.council.period import Day
from scorecard_xl.figures.history import HEADINGS as HISTORY
from scorecard_xl.figures.history import Action, Entry, Visible
from scorecard_xl.page.facts import Facts
from scorecard_xl.page.results import HEADINGS
from scorecard_xl.share.copy import Copy
from scorecard_xl.share.files import CSV_HEADINGS
from scorecard_xl.share.mail import letter
from scorecard_xl.share.workbook import compose
from scorecard_xl.tables.csv_text import as_csv

STAYS = re.compile(r"(on|in|see) (Teams|Results|Settings|Data quality|Commentary|Visits|Caseloads|OC2|Health)\b")


def test_every_row_of_the_figures_table_says_what_is_shown(passed):
    shown = [each for each in passed.copy.shown if each.text or each.figure.denominator == 0]
    for each, row in zip(shown, passed.copy.figures, strict=True):
        told = dict(zip(HEADINGS, row, strict=True))
        assert [told[name] or "" for name in ("numerator", "denominator", "value")] == [
            each.numerator, each.denominator, each.text,
        ]  # fmt: skip


def test_no_month_and_no_quarter_of_children_is_in_the_copy(passed):
    windows = {(row[HEADINGS.index("indicator")], row[HEADINGS.index("window")]) for row in passed.copy.figures}
    assert ("children_starting", "ytd") in windows and ("reviews_on_time", "month") in windows
    assert not {("children_starting", "month"), ("leavers_adopted", "quarter"), ("missing_children", "month")} & windows


def test_the_true_number_of_children_in_care_is_nowhere(passed):
    (true,) = {each.numerator for each in passed.copy.facts.figures if is_total(each, passed.copy.facts.last)}
    assert int(true) % 5
    files = [
        *parts(passed.workbook).values(),
        as_csv(CSV_HEADINGS, passed.copy.with_bounds),
        str(letter(passed.copy)).encode(),
    ]
    said = [re.sub(rb't="s"><v>\d+</v>', b"", each) for each in files]
    assert not [each for each in said if re.search(rb">%d(\.0)?<|\b%d (of|children)" % (true, true), each)]


def test_a_card_whose_months_are_not_shown_says_so_where_its_chart_would_stand(passed):
    assert passed.copy.without_chart == {"missing_children", "leavers_adopted"}
    said = [each for each in parts(passed.workbook) if each.startswith("xl/charts/chart")]
    with_all = parts(compose(Copy(Facts(None))))
    assert len(said) == len([each for each in with_all if each.startswith("xl/charts/chart")]) - 2
    assert b"<t>No chart: months and quarters are not shown.</t>" in parts(passed.workbook)["xl/sharedStrings.xml"]


def is_total(figure, last):
    return figure.indicator == "children_in_care" and figure.end == last


def test_what_was_published_and_the_problems_stay_behind(passed):
    assert passed.copy.facts.restated
    assert not [value for name, value in passed.copy.cells.items() if name.endswith(".restated") and value]
    assert not [value for value in passed.copy.cells.values() if re.search(r"problems? in the data", str(value))]


@pytest.mark.parametrize(
    ("visible", "expected"),
    [
        pytest.param(Visible.SHOWN, [0.88, None, 1], id="shown in an earlier copy, shown again; else nothing"),
        pytest.param(Visible.HIDDEN, [0.88, None, 1], id="hidden in a copy of the first version, rounded now"),
    ],
)
def test_earlier_months_of_what_is_current_only_only_are_as_earlier_copies_showed_them(
    visible, expected, sheets, copied
):
    at, april = dt.datetime(2026, 5, 8), Day("2026-04-30")
    act = Entry(Action.SHARED, at, april)
    told = replace(
        act, indicator="pathway_plan", window="at", start=april, end=april, numerator=88, denominator=100, value=0.88,
        unit="share", visible=visible,
    )  # fmt: skip
    history = [list(HISTORY), *(list(each.cells().values()) for each in (act, told))]
    (own,) = [row for row in copied(sheets | {"History": history}).trends if row[0] == "pathway_plan"]
    assert [own[15], own[14], sum(value is not None for value in own[16:17])] == expected


def test_the_page_says_how_it_is_rounded(passed):
    said = "Shared 3 June 2026 · Numbers of children are to the nearest 5 and 1 to 7 is a band"
    assert str(passed.copy.cells["CPS.page.refreshed"]).startswith(said)


def test_a_comment_that_was_cut_says_that_the_rest_is_on_comments(passed):
    said = [str(passed.copy.cells[f"CPS.visits_on_time.comment.{line}"]) for line in (1, 2, 3)]
    assert said[0].startswith("Nobody came.") and said[-1].endswith(" … more on Comments")
    assert not [value for value in passed.copy.cells.values() if "Commentary" in str(value)]


def test_where_one_is_cut_all_comments_of_the_month_stand_on_comments_in_full(passed):
    sheet = openpyxl.load_workbook(io.BytesIO(passed.workbook))["Comments"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)] == [
        ["Title", "Comment"],
        ["Statutory visits on time", ("Nobody came. " * 40).strip()],
        ["Had their teeth checked by a dentist", "=Two dentists left in April."],
    ]
    assert {cell.data_type for row in sheet.iter_rows(min_row=5) for cell in row} == {"s"}
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=5) for cell in row)
    assert sheet.row_dimensions[5].height > 4 * 15
    assert "Ouseford" in sheet.oddHeader.left.text and sheet.print_title_rows == "$3:$4"
    assert sheet.sheet_properties.tabColor.rgb == "FF5B7FB5"


@pytest.mark.parametrize(
    ("comment", "rows"),
    [
        pytest.param("x " * 200 + "\n\nThen.", ["x " * 199 + "x", "Then."], id="a row for each paragraph"),
        pytest.param("x " * 1500, ["x " * 999 + "x", "x " * 499 + "x"], id="a very long one in several rows"),
    ],
)
def test_a_comment_of_several_rows(comment, rows, passed):
    facts = replace(passed.copy.facts, comments={"visits_on_time": comment})
    assert [row[1] for row in replace(passed.copy, facts=facts).comments] == rows


def test_where_no_comment_is_cut_there_is_no_such_sheet(sheets, copied):
    short = copied(sheets | {"Commentary": [*sheets["Commentary"][:2]]})
    assert "=Two dentists left in April." in short.cells.values()
    names = openpyxl.load_workbook(io.BytesIO(compose(short))).sheetnames
    assert names == ["Scorecard", "Figures", "Trends", "Definitions"]


@pytest.mark.parametrize("without", ["Settings", "Visits", "Caseloads", "OC2"])
def test_no_cell_of_the_page_names_a_sheet_that_stays_behind(without, sheets, copied):
    teams = [[f"Team {at}", "Social worker", 1, 15] for at in range(12)]
    cases = [[dt.date(2026, 5, 1), name, 30, 2] for name, *_ in teams]
    more = {"Teams": [sheets["Teams"][0], *teams], "Caseloads": [sheets["Caseloads"][0], *cases], "Commentary": []}
    copy = copied(sheets | more | {without: []})
    said = [str(value) for name, value in copy.cells.items() if name.startswith("CPS.")]
    assert [text for text in said if STAYS.search(text)] == []
    assert without == "Caseloads" or "and 5 more teams: see Figures" in said


def test_what_people_wrote_is_known_as_such(passed):
    assert {"Ouseford & Brïdge", "=Two dentists left in April."} <= set(passed.copy.written.values())


def test_it_has_the_councils_colour_and_speaks_english(passed):
    found = parts(passed.workbook)
    assert b'<a:accent1><a:srgbClr val="5B2333"' in found["xl/theme/theme1.xml"]
    assert b"<dc:language>en-GB</dc:language>" in found["docProps/core.xml"]


def test_it_says_nothing_of_the_machine(passed):
    found = parts(passed.workbook)
    assert b"<dc:creator>Corporate Parenting Scorecard</dc:creator>" in found["docProps/core.xml"]
    assert b"2026-06-03T14:05:00Z" in found["docProps/core.xml"]
    assert b"<Company></Company>" in found["docProps/app.xml"]
