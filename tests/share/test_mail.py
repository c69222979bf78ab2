"""The draft of an e-mail."""

import re
from email import message_from_bytes
from email.policy import SMTP, default

import pytest

from scorecard_xl.share import files
from scorecard_xl.share.gate import Leak
from scorecard_xl.share.mail import Headline, Letter, draft, html, letter, plain

ATTACHED = {"a.xlsx": b"workbook", "a.csv": b"x,y\r\n1,2\r\n", "a.pdf": b"%PDF-1.6"}
SAYS = Letter(
    "Scorecard, May 2026", "Ouseford & <Bridge>", "Position at 31 May 2026",
    [Headline("Reviews", "97.1%", "238 of 245", "at least 98%", "○ Near target", "▼ Worse"), Headline("Visits", "c")],
    ["c: hidden"],
)  # fmt: skip


def parsed(content):
    return message_from_bytes(content, policy=default)


def test_it_opens_as_a_draft_to_nobody():
    message = parsed(draft(SAYS, ATTACHED))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Scorecard, May 2026"
    assert [message[name] for name in ("To", "Cc", "Bcc", "From", "Date", "Message-ID")] == [None] * 6
    assert message.defects == []


def test_the_files_are_attached_as_they_are():
    attached = {
        part.get_filename(): part.get_payload(decode=True) for part in parsed(draft(SAYS, ATTACHED)).iter_attachments()
    }
    assert attached == ATTACHED


def test_both_bodies_say_the_same():
    message = parsed(draft(SAYS, ATTACHED))
    for kind in ("plain", "html"):
        body = message.get_body((kind,)).get_content()
        for text in ("Reviews", "97.1%", "238 of 245", "at least 98%", "○ Near target", "▼ Worse", "c: hidden"):
            assert text in body


def test_what_a_council_is_called_is_no_markup():
    assert "Ouseford &amp; &lt;Bridge&gt;" in html(SAYS)
    assert "Ouseford & <Bridge>" in plain(SAYS)


def test_nothing_is_loaded_from_elsewhere():
    assert not any(word in html(SAYS) for word in ("http", "src=", "href=", "<style", "<script", "url("))


def test_it_has_the_councils_colour(passed):
    assert "background:#5B2333" in html(letter(passed.copy))


def test_the_letter_of_a_copy_has_children_in_care_and_what_has_a_target(passed):
    titles = [each.title for each in letter(passed.copy).headlines]
    assert titles[0] == "Children in care"
    assert {"Reviews held on time", "Statutory visits on time"} <= set(titles)
    assert all(each.target for each in letter(passed.copy).headlines[1:])


def test_a_figure_of_an_earlier_day_has_its_day_beside_it(sheets, copied):
    """Without a Health sheet the checks of the last 31 March are told, from OC2."""
    said = plain(letter(copied(sheets | {"Health": []}))).splitlines()
    checks = [line for line in said if line.startswith(("Had their annual health", "Had their teeth"))]
    assert len(checks) == 2
    assert all(re.search(r"\(of about \d+ children on 31 March 2026; at least 93%; ", line) for line in checks)


def changed(change):
    message = parsed(draft(SAYS, ATTACHED))
    change(message)
    return message.as_bytes(policy=SMTP)


def test_it_passes_the_gate(passed):
    files.check_mail(passed.gate, draft(SAYS, ATTACHED), SAYS, ATTACHED)


@pytest.mark.parametrize(
    ("change", "says"),
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
def test_a_draft_that_holds_anything_else_is_refused(change, says, passed, child):
    with pytest.raises(Leak, match=says):
        files.check_mail(passed.gate, changed(lambda message: change(message, child)), SAYS, ATTACHED)
