"""What of a typed text is stopped, and what passes."""

import datetime as dt

import pytest

from scorecard_xl.share.identifiers import Identifiers
from scorecard_xl.share.wording import Wording

CELLS = [
    ("CHILD", "D00146"), ("CHILD", "0051234"), ("UPN", "H443919817005"), ("WORKER", "Jane Smith-Okoro"), ("WORKER", "Green, Tom"),
    ("WORKER", "Dr Priya Patel (agency)"), ("WORKER", "Ms O'Brien"), ("WORKER", "Ron McDonald"), ("WORKER", "Li Ng"), ("WORKER", "Ewa Wałęsa"),
    ("WORKER", "Duty Team"), ("WORKER", "Unallocated"), ("WORKER", "Sarah Hall"), ("WORKER", "Tom Start"), ("WORKER", "Anna May"), ("WORKER", "ivy.quill2@council.gov.uk"),
    ("WORKER", "BOOTHBY Kim 4471"), ("HOME_POST", "ZZ83 3PQ"), ("DOB", dt.date(2012, 3, 4)), ("DECOM", dt.date(2024, 11, 23)),
]  # fmt: skip
KNOWN = Wording.of(Identifiers.of(cell for cell in CELLS if cell[0] not in ("DOB", "DECOM")), CELLS)
CHILD, UPN, WORKER, POSTCODE, DATE, BIRTH = (
    "a child's ID", "a pupil number (UPN)", "the name of a worker", "a postcode", "a date in a child's life", "a date of birth",
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
    "DOO146": CHILD, "D00l46": CHILD, "child51234": CHILD, "ref 0051234x": CHILD, "childD00146": CHILD, "D\u0660\u0660\u0661\u0664\u0666": CHILD,
    "\u0110 00146": CHILD, "H443-9198-17005": UPN, "443919817005": UPN,
    "4-Mar-12": DATE, "04Mar2012": DATE, "Mar-04-2012": DATE, "March the 4th, 2012": DATE, "2012 March 4": DATE, "4th March (2012)": DATE,
    "4th day of March, 2012": DATE, "fourth of March 2012": DATE, "twenty-third November 2024": DATE, "04032012": DATE, "20120304": DATE, "040312": DATE,
    "4|3|2012": DATE, "4\\3\\2012": DATE, "4_3_2012": DATE, "4\u20133\u20132012": DATE, "4\u22123\u22122012": DATE, "4\u20443\u20442012": DATE,
    "2012.3.4": DATE, "4 March'12": DATE, "4 March \u201912": DATE, "4 \u041carch 2012": DATE, "DOB 4/3": BIRTH, "born on 4 March": BIRTH,
    "birthday: 4th of March": BIRTH, "date of birth is 4 March": BIRTH,
    "okoro is off": WORKER, "okoro's team": WORKER, "Smith_Okoro": WORKER, "MsSmith": WORKER, "JaneSmith": WORKER, "tomgreen": WORKER, "greentom": WORKER,
    "S m i t h": WORKER, "Sm\u0456th": WORKER, "Ms Patel": WORKER, "patel": WORKER, "O\u02bcBrien": WORKER, "O Brien": WORKER, "obrien": WORKER,
    "Mc Donald": WORKER, "mcdonald": WORKER, "Ng was away": WORKER, "Walesa": WORKER, "Hall": WORKER, "Anna May": WORKER, "Ms Quill": WORKER, "Ivy Quill": WORKER, "boothby": WORKER, "Kim Boothby": WORKER,
    "ZZ83.3PQ": POSTCODE, "gir 0aa": POSTCODE,
    "943.476.5919": NHS, "943\u2013476\u20135919": NHS, "943/476/5919": NHS, "9 4 3 4 7 6 5 9 1 9": NHS,
    "a (at) b.org": MAIL, "a[at]b.org": MAIL, "a at b dot org": MAIL, "a@b": MAIL, "a\uff20b.gov.uk": MAIL,
    "01632.960.123": PHONE, "07700/900123": PHONE, "O7700 900123": PHONE, "+353 1 234 5678": PHONE, "44 7700 900123": PHONE, "phone 960123": PHONE,
}  # fmt: skip
PASSES = [
    "Two dentists left in April.", "14 of the 24 waited for a place.", "A second clinic opens on 15 June.", "By 31 March 2026.",
    "98.3% against 98%", "£1,200,000 over 3 years", "green for the third month", "in 2025/26", "page 146", "SSDA903, OC2 and AD1",
    "Team North-East", "1234567890 is no NHS number",
    "the hall is booked", "from the start", "the duty team", "12 unallocated cases", "Team manager", "agency staff", "in May 2026 and March", "4 may move", "a long way",
    "0.981 0.975 0.962 0.953", "born in 2012 or later", "Date of birth recorded for 98% of children", "250,000 or 250000 pounds", "at the clinic",
    "call 14 families", "98 97 96 95 94", "98.3 of 100 in 12 months", "30 June: 12 of 14 done", "by 4 May 12% had moved", "on 15 June, 10 places",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), STOPPED.items(), ids=[ascii(each) for each in STOPPED])
def test_stopped(text, kind):
    found = KNOWN.found_in(text)
    assert found is not None and found[0] == kind


@pytest.mark.parametrize("text", PASSES)
def test_passes(text):
    assert KNOWN.found_in(text) is None


def test_words_that_somebody_looked_at_pass_by_name():
    allowed = Wording(Identifiers(KNOWN.identifiers.kinds, ("Green",)), KNOWN.dates, KNOWN.workers)
    assert allowed.found_in("Green for the third month") is None
    assert allowed.found_in("Green, and D00146") is not None
