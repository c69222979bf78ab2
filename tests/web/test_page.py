"""The web page: one file with the page's own texts, and nothing that it would have to ask for."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import html
from pages import PAGES, copy, exact, nothing

from scorecard_xl.page.builder import empty_page
from scorecard_xl.page.model import Page
from scorecard_xl.web.page import INTERNAL, page_html

COLOUR = "#1F3864"


def parsed(page: Page, banner: str = "") -> html.HtmlElement:
    return html.document_fromstring(page_html(page, COLOUR, banner))


def said(page: Page) -> str:
    return " ".join(parsed(page).text_content().split())


def front(page: Page) -> Iterator[list[str]]:
    """The cells of each measure of the front page."""
    (table, *_) = parsed(page).xpath("//section[@id='front']//table")
    for row in table.xpath(".//tr[th[@scope='row']]"):
        yield [" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")]


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_it_says_all_that_the_page_says(name: str) -> None:
    page = PAGES[name]()
    text = said(page)
    assert [each for each in expected(page) if " ".join(each.split()) not in text] == []


def expected(page: Page) -> Iterator[str]:
    """The texts that a reader of the page must find."""
    yield from (page.position, page.headline, page.summary, page.staffing_sentence, page.stock.sentence)
    yield from (*page.warnings, *page.actions, *page.notes)
    yield from (text for box in page.boxes for text in (box.heading, *box.lines))
    yield from (text for theme in page.themes for text in (theme.name, *(row.label for row in theme.rows)))
    for slot in page.slots:
        yield from (slot.title, slot.sentence, slot.comment, slot.action, slot.empty)
        yield from (text for line in slot.lines for text in line.texts if not slot.empty)
    yield from (text for bars in page.profile for bar in bars.bars for text in (bar.label, bar.text))
    yield from (text for bars in page.profile for text in (bars.title, bars.empty))
    yield from (text for each in page.staffing for text in vars(each).values())
    yield from (text for row in page.more for text in (row.label, row.now.text, row.now.how_many, row.change))


def test_every_measure_has_its_row_with_the_texts_of_the_page() -> None:
    page = exact(420)
    rows = [row for theme in page.themes for row in theme.rows]
    found = list(front(page))
    assert [each[0] for each in found] == [row.label for row in rows]
    for row, cells in zip(rows, found, strict=True):
        assert cells[1:5] == [row.now.text, row.now.how_many, row.target, row.rating]
        assert cells[7].startswith(row.change)


def test_each_chart_has_a_table_of_its_months_behind_it() -> None:
    page = exact(420)
    articles = parsed(page).xpath("//section[@id='themes']//article")
    assert len(articles) == len(page.slots)
    for slot, article in zip(page.slots, articles, strict=True):
        assert article.xpath("string(h4)") == slot.title
        assert article.xpath("string(.//svg/@aria-label)") == slot.description
        rows = article.xpath(".//details//tbody/tr")
        assert [row.xpath("string(td[1])") for row in rows] == list(slot.lines[0].texts)
        assert len(rows) == 13


@pytest.mark.slow
def test_where_nothing_can_be_drawn_there_is_one_line_of_text() -> None:
    page = nothing()
    articles = parsed(page).xpath("//section[@id='themes']//article[not(.//svg)]")
    assert {article.xpath("string(p[1])") for article in articles} == {slot.empty for slot in page.slots if slot.empty}
    assert all(not article.xpath(".//details") for article in articles)


@pytest.mark.parametrize("banner", ["", INTERNAL, "CONFIDENTIAL: for members only"])
def test_who_may_see_it_is_said_before_all_else(banner: str) -> None:
    marks = parsed(exact(40), banner).xpath("//section[@class='mark']")
    assert [mark.text_content().strip() for mark in marks] == ([banner] if banner else [])


def test_it_is_english_and_has_a_title() -> None:
    page = parsed(exact(40))
    assert page.get("lang") == "en-GB"
    assert page.xpath("string(//title)") == "Corporate Parenting Scorecard, Ouseford & <Bridge>, May 2026"
    assert parsed(empty_page("Ouseford")).xpath("string(//title)") == "Corporate Parenting Scorecard, Ouseford"


def test_no_text_is_markup() -> None:
    text = page_html(replace(exact(40), council="<b>Ouse</b>", headline="<script>1</script>"), COLOUR)
    assert "&lt;b&gt;Ouse" in text and "<script" not in text


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_it_asks_for_nothing_and_is_light(name: str) -> None:
    text = page_html(PAGES[name](), COLOUR, INTERNAL)
    assert len(text.encode()) < 300_000
    assert not re.search(r"https?://|<script|<img|@import|url\(|srcset", text.replace("default-src 'none'", ""))


@pytest.mark.slow
def test_the_text_of_a_figure_is_the_same_everywhere_on_the_page() -> None:
    """The front page, the chart's title or sentence, and the table behind the chart."""
    page = copy(420).page
    rows = {row.indicator: row for theme in page.themes for row in theme.rows if row.group is None}
    compared = 0
    for slot in page.slots:
        row = rows.get(slot.indicator)
        if row is None or slot.empty or row.now.key.window != "at":
            continue
        compared += 1
        assert slot.lines[0].texts[-1] == row.now.text
        assert f": {row.now.text}" in slot.title
    assert compared > 5
