"""What a copy shows of figures that are hidden."""

import datetime as dt
import io
import re
from dataclasses import replace

import openpyxl
import pytest
from tampering import parts

from scorecard_xl.council.period import Day
from scorecard_xl.figures.commentary import Commentary, Remark
from scorecard_xl.figures.figure import COLUMNS
from scorecard_xl.figures.history import HEADINGS as HISTORY
from scorecard_xl.figures.history import Action, Entry, Visible
from scorecard_xl.page.model import texts_of
from scorecard_xl.share.files import CSV_HEADINGS, letter, web_page
from scorecard_xl.share.workbook import compose
from scorecard_xl.tables.by_heading import as_csv
from scorecard_xl.web.mail import plain_body

STAYS = re.compile(r"(on|in|see|fill) (Teams|Results|Settings|Data quality|Commentary|Visits|Caseloads|OC2|Health)\b")


def test_every_row_of_the_figures_table_says_what_is_shown(passed):
    shown = [each for each in passed.copy.shown if each.text or each.figure.denominator == 0]
    for each, row in zip(shown, passed.copy.figures, strict=True):
        told = dict(zip(COLUMNS, row, strict=True))
        assert [told[name] or "" for name in ("numerator", "denominator", "value")] == [
            each.numerator, each.denominator, each.text,
        ]  # fmt: skip


def test_no_month_and_no_quarter_of_children_is_in_the_copy(passed):
    windows = {(row[COLUMNS.index("indicator")], row[COLUMNS.index("window")]) for row in passed.copy.figures}
    assert ("children_starting", "ytd") in windows and ("reviews_on_time", "month") in windows
    assert not {("children_starting", "month"), ("leavers_adopted", "quarter"), ("missing_children", "month")} & windows


def test_the_true_number_of_children_in_care_is_nowhere(passed):
    (true,) = {each.numerator for each in passed.figures if is_total(each, passed.copy.month)}
    assert int(true) % 5
    beside = [
        as_csv(CSV_HEADINGS, passed.copy.with_bounds),
        web_page(passed.copy),
        plain_body(letter(passed.copy)).encode(),
    ]
    said = [re.sub(rb't="s"><v>\d+</v>', b"", each) for each in [*parts(passed.workbook).values(), *beside]]
    assert not [each for each in said if re.search(rb">%d(\.0)?<|\b%d (of|children)" % (true, true), each)]


def test_what_months_and_quarters_would_show_is_said_of_the_year_instead(passed):
    rows = {row.indicator: row for theme in passed.copy.page.themes for row in theme.rows}
    assert rows["missing_children"].now.how_many == "in 12 months"
    slots = {slot.indicator: slot for slot in passed.copy.page.slots}
    assert slots["leavers_adopted"].empty
    assert set(passed.copy.page.stock.starting) == {None}
    assert passed.copy.page.stock.sentence.endswith("since April.")


def is_total(figure, last):
    return figure.indicator == "children_in_care" and figure.end == last


def test_what_was_published_and_the_problems_stay_behind(passed):
    assert not [value for value in passed.copy.said if re.search(r"problems? in the data|published \d", str(value))]


@pytest.mark.slow
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
    rows = [row for theme in copied(sheets | {"History": history}).page.themes for row in theme.rows]
    (own,) = [row.months for row in rows if row.indicator == "pathway_plan"]
    assert [own[-2], own[-3], sum(value is not None for value in own[-1:])] == expected


def test_the_page_says_how_it_is_rounded(passed):
    said = "Shared 3 June 2026 · Numbers of children are to the nearest 5 and 1 to 7 is a band"
    assert str(passed.copy.cells["CPS.page.refreshed"]).startswith(said)


def test_the_page_says_that_the_rest_of_a_comment_is_on_comments(passed):
    said = [str(value) for value in passed.copy.cells.values() if "Nobody came." in str(value)]
    assert said and all(each.endswith("… more on Comments") for each in said)
    assert not [value for value in passed.copy.cells.values() if "Commentary" in str(value)]


@pytest.mark.slow
def test_comments_and_actions_are_on_a_sheet_in_full(passed):
    sheet = openpyxl.load_workbook(io.BytesIO(passed.workbook))["Comments"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)] == [
        ["Measure", "Comment", "Action"],
        ["Visits on time", ("Nobody came. " * 40).strip(), None],
        ["Dentist in the last year", "=Two dentists left in April.", "+Find two. Designated nurse."],
    ]
    assert {cell.data_type for row in sheet.iter_rows(min_row=5) for cell in row if cell.value} == {"s"}
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
    remarks = {"visits_on_time": Remark("visits_on_time", passed.copy.month, comment, "Do it")}
    month = replace(passed.copy.shown_month, commentary=Commentary(remarks))
    found = replace(passed.copy, shown_month=month).comments
    assert [row[1] for row in found] == rows
    assert [row[2] for row in found] == ["Do it.", None]


@pytest.mark.slow
def test_without_a_comment_there_is_no_such_sheet(sheets, copied):
    without = copied(sheets | {"Commentary": [sheets["Commentary"][0]]})
    names = openpyxl.load_workbook(io.BytesIO(compose(without))).sheetnames
    assert names == ["Scorecard", "Themes", "Profile", "Figures", "Trends", "Definitions"]


@pytest.mark.slow
@pytest.mark.parametrize("without", ["Settings", "Visits", "Caseloads", "OC2", "Health", "Missing"])
def test_nothing_that_the_page_says_names_a_sheet_that_stays_behind(without, sheets, copied):
    copy = copied(sheets | {"Commentary": [], without: []})
    assert [text for text in texts_of(copy.page) if STAYS.search(text)] == []


def test_what_people_wrote_is_known_as_such(passed):
    written = {"Ouseford & Brïdge", "=Two dentists left in April.", "+Find two", "Designated nurse"}
    assert written <= set(passed.copy.written.values())
    assert any("Dentist in the last year" in text for text in passed.copy.written.values())


def test_it_has_the_councils_colour_and_speaks_english(passed):
    found = parts(passed.workbook)
    assert b'<a:accent1><a:srgbClr val="5B2333"' in found["xl/theme/theme1.xml"]
    assert b"<dc:language>en-GB</dc:language>" in found["docProps/core.xml"]


def test_it_says_nothing_of_the_machine(passed):
    found = parts(passed.workbook)
    assert b"<dc:creator>Corporate Parenting Scorecard</dc:creator>" in found["docProps/core.xml"]
    assert b"2026-06-03T14:05:00Z" in found["docProps/core.xml"]
    assert b"<Company></Company>" in found["docProps/app.xml"]
