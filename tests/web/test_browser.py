"""The web page and the e-mail in Chromium: accessible, of any width, by day, by night and on paper."""

import io
from pathlib import Path

import pytest
from browsing import DARK, PRINT, answer, printed, seen_as, violations
from pages import PAGES, copy, exact
from pypdf import PdfReader

from scorecard_xl.web.mail import Letter
from scorecard_xl.web.mail import html_body as mail_html
from scorecard_xl.web.page import INTERNAL, page_html

pytestmark = pytest.mark.browser
COLOUR = "#1F3864"
SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, tmp_path: Path, axe: Path) -> None:
    assert violations(page_html(PAGES[name](), COLOUR, INTERNAL), tmp_path, axe) == []


@pytest.mark.parametrize("medium", [DARK, PRINT], ids=["by night", "on paper"])
@pytest.mark.parametrize("colour", ["#1F3864", "#FFD700", "#000000", "#FFFFFF"])
def test_axe_finds_nothing_in_any_colour(medium: str, colour: str, tmp_path: Path, axe: Path) -> None:
    assert violations(seen_as(page_html(exact(40), colour), medium), tmp_path, axe) == []


@pytest.mark.parametrize("width", [320, 768])
def test_axe_finds_nothing_on_narrow_screens(width: int, tmp_path: Path, axe: Path) -> None:
    assert violations(page_html(exact(40), COLOUR), tmp_path, axe, width) == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 768, 2560])
def test_the_page_does_not_scroll_sideways(name: str, width: int, tmp_path: Path) -> None:
    assert answer(page_html(PAGES[name](), COLOUR, INTERNAL), tmp_path, SCROLLS, width) == 0


@pytest.mark.parametrize("name", ["the demonstration", "a rounded copy", "3,000 children", "much that is hidden"])
def test_it_prints_on_two_to_five_pages(name: str, tmp_path: Path) -> None:
    pages = PdfReader(io.BytesIO(printed(page_html(PAGES[name](), COLOUR), tmp_path))).pages
    assert 2 <= len(pages) <= 5
    assert all(round(float(page.mediabox.width)) in (595, 596) for page in pages)  # A4


@pytest.mark.parametrize("width", [320, 768])
def test_the_e_mail_is_accessible_and_does_not_scroll_sideways(width: int, tmp_path: Path, axe: Path) -> None:
    body = mail_html(Letter(copy(420).page, COLOUR, "CONFIDENTIAL: for members", ["Attached: a.html, the scorecard."]))
    assert answer(body, tmp_path, SCROLLS, width) == 0
    assert [
        each for each in violations(body, tmp_path, axe, width) if not each.startswith(("landmark", "region"))
    ] == []


def test_it_asks_for_nothing(tmp_path: Path) -> None:
    asked = "performance.getEntriesByType('resource').map(each => each.name)"
    assert answer(page_html(exact(40), COLOUR), tmp_path, asked) == []


def test_headings_and_landmarks_are_read_in_order(tmp_path: Path) -> None:
    script = "[...document.querySelectorAll('h1,h2,h3')].map(each => each.tagName + ' ' + each.textContent).slice(0, 7)"
    assert answer(page_html(exact(40), COLOUR), tmp_path, script) == [
        "H1 Corporate Parenting Scorecard: May 2026", "H2 ■ Off target, furthest first", "H2 ▲▼ Changed more than usual",
        "H2 ● Met", "H2 What is being done", "H2 At a glance", "H2 Themes: the last thirteen months",
    ]  # fmt: skip
    script = "[...document.querySelectorAll('header,nav,main,footer')].map(each => each.tagName)"
    assert answer(page_html(exact(40), COLOUR), tmp_path, script) == ["HEADER", "NAV", "MAIN", "FOOTER"]
