"""The draft of an e-mail: a draft to nobody, with the files; what it says is in tests/web."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import SMTP, default

import pytest

from scorecard_xl.share import files
from scorecard_xl.share.files import attached, draft, letter
from scorecard_xl.share.gate import Leak

ATTACHED = {"a.xlsx": b"workbook", "a.csv": b"x,y\r\n1,2\r\n", "a.pdf": b"%PDF-1.6", "a.html": b"<!DOCTYPE html>"}


@pytest.fixture(scope="module")
def says(passed):
    return letter(passed.copy, ATTACHED)


def parsed(content):
    return message_from_bytes(content, policy=default)


def test_it_opens_as_a_draft_to_nobody(says):
    message = parsed(draft(says, ATTACHED))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == says.subject
    assert [message[name] for name in ("To", "Cc", "Bcc", "From", "Date", "Message-ID")] == [None] * 6
    assert message.defects == []


@pytest.mark.parametrize("letters", [1, 5, 7, 9, 11, 13, 15, 40, 120])
@pytest.mark.parametrize(
    "letter", [pytest.param("a", id="one long word"), pytest.param("é ", id="letters with accents")]
)
def test_a_council_of_any_name_passes_the_gate(says, passed, letter, letters):
    """The line of the subject is cut at 78 letters, sometimes before its first word."""
    page = replace(says.page, council=(letter * letters).strip(), headline="The only target is met.")
    named = replace(says, page=page)
    files.check_mail(passed.gate, draft(named, ATTACHED), named, ATTACHED)


def test_the_files_are_attached_as_they_are(says):
    parts = parsed(draft(says, ATTACHED)).iter_attachments()
    assert {part.get_filename(): part.get_payload(decode=True) for part in parts} == ATTACHED


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param(
            ["a.xlsx", "a.html", "a.csv", "a.pdf"],
            [
                "Attached: a.html, the scorecard for a browser or phone.",
                "Attached: a.pdf, the same to print.",
                "Attached: a.xlsx, the same as a workbook, with every figure and what it counts.",
                "Attached: a.csv, every figure as a table.",
            ],
            id="in the order in which people open them",
        ),
        pytest.param([], [], id="none"),
    ],
)
def test_what_each_file_is_for(names, said):
    assert attached(names) == said


def test_every_measure_of_the_front_page_is_in_both_bodies(says, passed):
    message = parsed(draft(says, ATTACHED))
    labels = [row.label for theme in passed.copy.page.themes for row in theme.rows]
    assert {"Pathway plan in date", "Children who went missing", "Leaving care by adoption"} <= set(labels)
    for kind in ("plain", "html"):
        body = message.get_body((kind,)).get_content().replace("&#39;", "'")
        assert [label for label in labels if label not in body] == []


@pytest.mark.slow
def test_a_figure_of_an_earlier_day_has_its_day_beside_it(sheets, copied):
    """Without a Health sheet the checks of the last 31 March are shown, from OC2."""
    rows = {row.indicator: row for theme in copied(sheets | {"Health": []}).page.themes for row in theme.rows}
    assert rows["annual_health_on_time"].now.how_many == "on 31 Mar 2026"
    assert rows["dental_on_time"].now.how_many == "on 31 Mar 2026"


def changed(says, change):
    message = parsed(draft(says, ATTACHED))
    change(message)
    return message.as_bytes(policy=SMTP)


def test_it_passes_the_gate(says, passed):
    files.check_mail(passed.gate, draft(says, ATTACHED), says, ATTACHED)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param(lambda m, who: m.add_header("To", f"{who}@example.org"), "the head of the e-mail", id="recipient"),
        pytest.param(lambda m, who: m.add_header("X-Case", who), "the head of the e-mail", id="another header"),
        pytest.param(lambda m, who: m.replace_header("Subject", who), "the head of the e-mail", id="subject"),
        pytest.param(lambda m, who: m.get_body(("plain",)).set_content(who), "the body of the e-mail", id="plain body"),
        pytest.param(lambda m, who: m.get_body(("html",)).set_content(who, subtype="html"), "the body of the e-mail", id="HTML body"),
        pytest.param(lambda m, who: m.add_attachment(who, filename="b.txt"), "the e-mail holds a file", id="another file"),
        pytest.param(lambda m, who: next(m.iter_attachments()).set_payload(who), "the e-mail holds a file", id="a file that was changed"),
    ],
)  # fmt: skip
def test_a_draft_that_holds_anything_else_is_refused(change, what, says, passed, child):
    with pytest.raises(Leak, match=what):
        files.check_mail(passed.gate, changed(says, lambda message: change(message, child)), says, ATTACHED)
