"""What of a typed text is stopped, and what passes."""

import datetime as dt

import pytest

from scorecard_xl.share.identifiers import Identifiers
from scorecard_xl.share.wording import Wording

CELLS = [
    ("CHILD", "D00146"), ("CHILD", "0051234"), ("UPN", "H443919817005"), ("WORKER", "Jane Smith-Okoro"), ("WORKER", "Green, Tom"),
    ("HOME_POST", "ZZ83 3PQ"), ("DOB", dt.date(2012, 3, 4)), ("DECOM", dt.date(2024, 11, 23)),
]  # fmt: skip
KNOWN = Wording.of(Identifiers.of(cell for cell in CELLS if cell[0] not in ("DOB", "DECOM")), CELLS)
CHILD, UPN, WORKER, POSTCODE, DATE = (
    "a child's ID", "a pupil number (UPN)", "the name of a worker", "a postcode", "a date in a child's life",
)  # fmt: skip
NHS, MAIL, PHONE = "an NHS number", "an e-mail address", "a telephone number"
STOPPED = {
    "D00146 was late.": CHILD, "d00146": CHILD, "D-00146": CHILD, "D 0 0 1 4 6": CHILD, "D146 was late": CHILD,
    "D\u200b00\u200b146": CHILD, "child D0146": CHILD, "id 51234": CHILD, "id 0 0 5 1 2 3 4": CHILD, "\uff24\uff10\uff10\uff11\uff14\uff16": CHILD,
    "(D00146)": CHILD, "D.00146": CHILD, "H443919817005": UPN, "H 443919817005": UPN, "A123456789012": UPN, "a123456789012": UPN,
    "born 4/3/2012": DATE, "born 04.03.12": DATE, "born 04-03-2012": DATE, "2012-03-04": DATE, "4 March 2012": DATE,
    "4th of March 2012": DATE, "March 4, 2012": DATE, "4 Mar '12": DATE, "3/4/2012 as Americans write it": DATE,
    "came on 23 November 2024": DATE, "since 23/11/24": DATE, "23 Nov. 2024": DATE,
    "Ask Jane Smith-Okoro.": WORKER, "Okoro is away": WORKER, "J. Smith-Okoro": WORKER, "Okoro, Jane": WORKER, "Ms Smith": WORKER,
    "Smith-Okoro's cases": WORKER, "T. Green left": WORKER, "Tom Green": WORKER, "green tom": WORKER, "Green": WORKER,
    "near ZZ83 3PQ": POSTCODE, "near ZZ833PQ": POSTCODE, "AB1 2CD": POSTCODE, "sw1a 1aa": POSTCODE,
    "NHS 943 476 5919": NHS, "9434765919": NHS, "943-476-5919": NHS,
    "jane@example.org": MAIL, "j.o+x@a.gov.uk": MAIL, "01632 960123": PHONE, "+44 1632 960123": PHONE, "(01632) 960-123": PHONE,
}  # fmt: skip
PASSES = [
    "Two dentists left in April.", "14 of the 24 waited for a place.", "A second clinic opens on 15 June.", "By 31 March 2026.",
    "98.3% against 98%", "£1,200,000 over 3 years", "green for the third month", "in 2025/26", "page 146", "SSDA903, OC2 and AD1",
    "Team North-East", "1234567890 is no NHS number",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), STOPPED.items(), ids=[ascii(each) for each in STOPPED])
def test_stopped(text, kind):
    found = KNOWN.found_in(text)
    assert found is not None and found[0] == kind


@pytest.mark.parametrize("text", PASSES)
def test_passes(text):
    assert KNOWN.found_in(text) is None


def test_words_that_somebody_looked_at_pass_by_name():
    allowed = Wording(Identifiers(KNOWN.identifiers.kinds, ("Green",)), KNOWN.dates, KNOWN.surnames)
    assert allowed.found_in("Green for the third month") is None
    assert allowed.found_in("Green, and D00146") is not None
