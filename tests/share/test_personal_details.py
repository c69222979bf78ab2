"""What of a typed text is stopped, and what passes."""

import datetime as dt

import pytest

from scorecard_xl.share.identifiers import Identifiers
from scorecard_xl.share.personal_details import PersonalDetails

CELLS = [
    ("CHILD", "D00146"), ("CHILD", "0051234"), ("UPN", "H443919817005"), ("WORKER", "Jane Smith-Okoro"), ("WORKER", "Green, Tom"),
    ("WORKER", "Dr Priya Patel (agency)"), ("WORKER", "Ms O'Brien"), ("WORKER", "Ron McDonald"), ("WORKER", "Li Ng"), ("WORKER", "Ewa Wałęsa"),
    ("WORKER", "Duty Team"), ("WORKER", "Unallocated"), ("WORKER", "Sarah Hall"), ("WORKER", "Tom Start"), ("WORKER", "Anna May"), ("WORKER", "ivy.quill2@council.gov.uk"),
    ("WORKER", "BOOTHBY Kim 4471"), ("HOME_POST", "ZZ83 3PQ"), ("DOB", dt.date(2012, 3, 4)), ("DECOM", dt.date(2024, 11, 23)), ("DECOM", dt.date(2025, 4, 1)),
]  # fmt: skip
KNOWN = PersonalDetails.of(Identifiers.of(cell for cell in CELLS if cell[0] not in ("DOB", "DECOM")), CELLS)
CHILD, UPN, WORKER, POSTCODE, DATE, BIRTH = (
    "a child's ID", "a pupil number (UPN)", "the name of a worker", "a postcode", "a date in a child's life", "a date of birth",
)  # fmt: skip
NHS, MAIL, PHONE, INSURANCE = "an NHS number", "an e-mail address", "a telephone number", "a National Insurance number"
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
    "born 4.iii.2012": BIRTH, "b. 4/3/12": DATE, "d.o.b 04 03 2012": DATE, "dob: 4-3-12": DATE, "DoB 4th Mar": BIRTH, "4/Mar/2012": DATE,
    "Sunday 4 March 2012": DATE, "4 . 3 . 2012": DATE, "04/03/\n2012": DATE, "\uff14/\uff13/\uff12\uff10\uff11\uff12": DATE,
    "turned 14 on 4 March": BIRTH, "14th birthday on 4 March": BIRTH, "20120304T000000": DATE, "4\xb73\xb72012": DATE, "D 00146": CHILD,
    "D\xa000146": CHILD, "D\n00146": CHILD, "D\u200d00146": CHILD, "D\xad00146": CHILD, "D00146's review": CHILD, "child-D00146": CHILD,
    "#D00146": CHILD, "D001 46": CHILD, "D0O146": CHILD, "D/00146": CHILD, "D_00146": CHILD, "ID=0051234": CHILD, "51 234": CHILD, "0051\n234": CHILD,
    "\uff15\uff11\uff12\uff13\uff14": CHILD, "H4439 1981 7005": UPN, "UPN: 443919817005": UPN, "H 4 4 3 9 1 9 8 1 7 0 0 5": UPN, "943 476 5919": NHS,
    "943\xa0476\xa05919": NHS, "NHS no. 943\xb7476\xb75919": NHS, "\uff19\uff14\uff13\uff14\uff17\uff16\uff15\uff19\uff11\uff19": NHS,
    "AB 12 34 56 C": INSURANCE, "AB123456C": INSURANCE, "NI number QQ 12 34 56 C": INSURANCE, "ab-12-34-56-c": INSURANCE, "ZZ83\n3PQ": POSTCODE,
    "Z Z 8 3 3 P Q": POSTCODE, "ZZ83-3PQ": POSTCODE, "M1 1AA": POSTCODE, "B1O 1AA": POSTCODE, "BIRM B1 1TT": POSTCODE, "+44 (0)1632 960123": PHONE,
    "+44(0) 7700 900 123": PHONE, "0044 (0) 1632 960123": PHONE, "01632\n960123": PHONE, "(0) 7700 900123": PHONE, "07700 900 l23": PHONE,
    "\uff10\uff11\uff16\uff13\uff12 \uff19\uff16\uff10\uff11\uff12\uff13": PHONE, "ext 4471 on 01632 960123": PHONE, "0 7 7 0 0 9 0 0 1 2 3": PHONE,
    "jane at example dot org": MAIL, "jane AT council DOT gov DOT uk": MAIL, "jane\uff20example\uff0eorg": MAIL, "jane(at)example(dot)org": MAIL,
    "jane @ example . org": MAIL, "jane[@]example.org": MAIL, "mailto:jane@example.org": MAIL, "jane\u200b@example.org": MAIL,
    "j a n e @ e x a m p l e . o r g": MAIL, "jane{at}example.org": MAIL, "Smith Okoro": WORKER, "SMITH-OKORO": WORKER, "Smith\u2010Okoro": WORKER,
    "Wa\u0142\u0119sa": WORKER, "WALESA": WORKER, "Wa\u0142\u0119s\u0105": WORKER, "Ms P. Patel": WORKER, "P Patel": WORKER, "Patel, P.": WORKER,
    "Patel/Priya": WORKER, "Priya P.": WORKER, "O\u2019Brien": WORKER, "O\xb4Brien": WORKER, "OBrien": WORKER, "Mac Donald": WORKER,
    "MacDonald": WORKER, "T.Green": WORKER, "Tom G.": WORKER, "Li-Ng": WORKER, "Ng Li": WORKER, "Ewa W.": WORKER, "Quill I": WORKER,
    "i.quill2": WORKER, "Boothby-Kim": WORKER, "KIM BOOTHBY": WORKER, "Sarah\nHall": WORKER, "S Hall": WORKER, "hall sarah": WORKER,
}  # fmt: skip
PASSES = [
    "Two dentists left in April.", "14 of the 24 waited for a place.", "A second clinic opens on 15 June.", "By 31 March 2026.",
    "98.3% against 98%", "£1,200,000 over 3 years", "green for the third month", "in 2025/26", "page 146", "SSDA903, OC2 and AD1",
    "Team North-East", "1234567890 is no NHS number",
    "the hall is booked", "from the start", "the duty team", "12 unallocated cases", "Team manager", "agency staff", "in May 2026 and March", "4 may move", "a long way",
    "0.981 0.975 0.962 0.953", "born in 2012 or later", "Date of birth recorded for 98% of children", "250,000 or 250000 pounds", "at the clinic",
    "call 14 families", "98 97 96 95 94", "98.3 of 100 in 12 months", "30 June: 12 of 14 done", "by 4 May 12% had moved", "on 15 June, 10 places",
    "12 May 2026 panel", "SEND code 4", "95 of 120 reviews", "Panel on 12/05/2026", "Ofsted visited on 3 and 4 June 2026", "By 31/03/2027",
    "Q1 2026/27", "1 April 2026 to 31 March 2027", "3 of 4 homes are Good", "\xa31.2m overspend", "\xa345,000 a week",
    "We need 12 more foster carers", "Regulation 44 visits", "s20 and s31", "Section 47 enquiries", "Strategy 2024-2027", "See report CP/2026/14",
    "Minute 45 of 12 May", "Priority 1: homes", "KPI 12a", "Target 95% by Q3", "Team A and Team B", "ISO 27001", "COVID-19", "16+ pathway",
    "18-25 offer", "NEET at 17", "U1 and U6 codes", "A&E", "MAPPA level 2", "DfE return of 30 June 2026", "SSDA903 closes on 30 June", "Form C110A",
    "Schedule 2", "R v H", "the summer term", "May half term", "March panel", "in April the hall was shut", "green rating since June",
    "Key: red, amber, green", "good or outstanding", "Foster carers may call 24 hours a day", "Ask the virtual school", "meet at 10.30",
    "10 to 12 weeks", "0 to 5 years", "1:1 support", "50/50", "24/7 on-call", "call us first", "12-15 placements", "Room B12 at 2pm",
    "Bus 21 to the M25", "A1 and A45 closures", "B1 form sent", "Version 2.1", "v1.0.3", "33 children since April", "9.5 FTE", "Grade 7 posts",
    "Band E posts", "CLA 16-17", "2,345 visits made", "12345 miles driven", "week 22 of 2026", "Head of service, Permanence",
    "Service manager, fostering", "Designated nurse", "IRO service", "Director of Children's Services", "North Team 1", "16 Plus Team",
    "E1 decisions", "at 98%, at the target", "look at www.gov.uk", "nurse at the clinic", "2026-05", "on 1 May", "1st of May 2026",
    "Working Together 2023", "NHS England", "text reminders to 120 homes", "phone 101", "ring-fenced 250000", "ext. 12", "Mark the book", "new hall",
    "early help", "young people", "Summer fund", "GP in M1 area", "The board will see 14 of the 24 in September", "100,000 to 120,000 pounds",
    "budget 123456", "page 10 of 12", "1 in 7 children",
    "The panel of 23 November 2024", "23/11/2024: Ofsted inspection", "the report of 23 Nov 2024", "1 April 2025 to 31 March 2026",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), STOPPED.items(), ids=[ascii(each) for each in STOPPED])
def test_a_text_with_a_personal_detail_is_stopped(text, kind):
    found = KNOWN.found_in(text)
    assert found is not None and found[0] == kind


@pytest.mark.parametrize("text", PASSES)
def test_a_text_without_personal_details_passes(text):
    assert KNOWN.found_in(text) is None


@pytest.mark.parametrize(
    ("text", "is_stopped"),
    [
        ("panel of 4 March 2012", True),
        ("came on 23 November 2024, before the half-term break and the panel", True),
        ("panel, 23/11/24", False),
    ],
)
def test_a_day_beside_a_meeting_is_the_meetings_unless_it_is_a_birthday(text, is_stopped):
    assert (KNOWN.found_in(text) is not None) is is_stopped


@pytest.mark.parametrize("heading", ["VISIT", "REVIEW", "CHECK_DATE", "PEP_DATE"])
@pytest.mark.parametrize(("text", "is_stopped"), [("seen on 12 May 2026", True), ("12 May 2026 panel", False)])
def test_a_date_of_a_duty_is_one_in_a_childs_life_unless_it_is_a_meetings(heading, text, is_stopped):
    known = PersonalDetails.of(Identifiers({}), [(heading, dt.date(2026, 5, 12))])
    assert (known.found_in(text) is not None) is is_stopped


def test_words_that_somebody_looked_at_pass_by_name():
    allowed = PersonalDetails(
        Identifiers(KNOWN.identifiers.kinds, ("Green",)), KNOWN.dates, KNOWN.workers, KNOWN.births
    )
    assert allowed.found_in("Green for the third month") is None
    assert allowed.found_in("Green, and D00146") is not None
