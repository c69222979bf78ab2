"""What the e-mail says: the front page in HTML that mail programs draw, and in plain text that reads well aloud."""

import re
from dataclasses import replace

import pytest
from lxml import html as parser
from page.months import DENTIST, HOMES, row, shown, usual
from pages import copy, exact, nothing

from scorecard_xl.figures.figure import Variation
from scorecard_xl.page.model import Row
from scorecard_xl.web.mail import Letter, html_body, in_words, plain_body

ATTACHED = ["Attached: a.html, the scorecard for a browser or phone."]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mark", "subject"),
    [
        pytest.param("", "Ouseford corporate parenting scorecard, May 2026: 3 of 8 targets are missed, 3 nearly met", id="for anyone"),
        pytest.param("CONFIDENTIAL: for members", "CONFIDENTIAL: Ouseford corporate parenting scorecard, May 2026: 3 of 8 targets are missed, 3 nearly met", id="for members"),
    ],
)  # fmt: skip
def test_the_subject_has_council_month_and_message(mark: str, subject: str) -> None:
    page = replace(exact(40), council="Ouseford", headline="3 of 8 targets are missed, 3 nearly met. One is worse.")
    assert Letter(page, mark=mark).subject == subject


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        pytest.param(
            row(usual(shown(DENTIST, 206, 277), 0.71, 0.8), "Dentist"),
            "Dentist: 74.4%, 206 of 277. Target: at least 93%. Off target. No real change, usual 71% to 80%.",
            id="all of it",
        ),
        pytest.param(
            row(usual(shown(HOMES, 36, 421), 0.05, 0.08, Variation.WORSE), "Homes"),
            "Homes: 8.6%, 36 of 421. Target: at most 8%. Near target. Worse than usual, usual 5% to 8%.",
            id="less is better",
        ),
        pytest.param(row(shown("uasc", 42, 421, not_judged=""), "Alone"), "Alone: 10.0%, 42 of 421.", id="no target"),
        pytest.param(
            row(shown(DENTIST, None), "Dentist"), "Dentist: no figure yet. Target: at least 93%.", id="no figure"
        ),
        pytest.param(
            row(shown("missing_children", 14, not_judged=""), "Missing"), "Missing: 14, in May.", id="a count"
        ),
    ],
)
def test_a_measure_aloud(measure: Row, said: str) -> None:
    assert in_words(measure) == said


@pytest.mark.slow
def test_plain_text_has_no_sign_that_stands_for_a_word() -> None:
    for page in (exact(420), copy(40).page, nothing()):
        said = plain_body(Letter(page, attached=ATTACHED))
        assert not re.search(r"[●○■▲▼◇≥≤|\u2013]", said)
        assert ".." not in said and "  " not in said
        assert said.rstrip().endswith(ATTACHED[0])


@pytest.mark.slow
def test_both_say_every_measure_box_and_action() -> None:
    page = exact(420)
    letter = Letter(page, attached=ATTACHED)
    body = " ".join(parser.fromstring(html_body(letter)).text_content().split())
    for text in (plain_body(letter), body):
        for theme in page.themes:
            assert theme.name in text
            assert [row.label for row in theme.rows if row.label not in text or row.now.text not in text] == []
        assert [line for line in page.actions if line not in text] == []
    assert [line for box in page.boxes for line in box.lines if line not in body] == []


def test_nothing_is_loaded_from_elsewhere_and_no_text_is_markup() -> None:
    said = html_body(Letter(replace(exact(40), council="Ouse & <Bridge>")))
    assert not any(word in said for word in ("http", "src=", "href=", "<style", "<script", "url("))
    assert "Ouse &amp; &lt;Bridge&gt;" in said


def test_it_has_the_councils_colour_made_readable() -> None:
    assert "background:#5B2333" in html_body(Letter(exact(40), "#5B2333"))
    assert "#FFD700" not in html_body(Letter(exact(40), "#FFD700"))
