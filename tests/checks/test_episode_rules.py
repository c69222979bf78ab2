"""The rules on how episodes follow one another, on ages, temporary placements and short breaks."""

import pytest
from checks.finding import Case, case

FOLLOWING = {
    "388 X1 and the next episode starts on that day": case("388", [], "A 2010-01-01: S 2020-01-10, P 2020-03-01"),
    "388 X1 and the next episode starts a day later": case("388", [2], "A 2010-01-01: S 2020-01-10, out 2020-02-29 X1, P 2020-03-01"),
    "388 X1 and nothing follows": case("388", [2], "A 2010-01-01: S 2020-01-10, out 2020-03-01 X1"),
    "388 care ends and an episode starts on that day": case("388", [2], "A 2010-01-01: S 2020-01-10, out 2020-03-01 E4A, P 2020-03-01"),
    "388 care ends and starts again a day later": case("388", [], "A 2010-01-01: S 2020-01-10, out 2020-03-01 E4A, S 2020-03-02"),
    "388 another child's episode is not the next": case("388", [2], "A 2010-01-01: S 2020-01-10, out 2020-03-01 X1", "B 2010-01-01: S 2020-03-01"),
    "431 S on the day the episode before ended": case("431", [3], "A 2010-01-01: S 2020-01-10, out 2020-03-01 E4A, S 2020-03-01"),
    "431 S a day after": case("431", [], "A 2010-01-01: S 2020-01-10, out 2020-03-01 E4A, S 2020-03-02"),
    "431 S before the end": case("431", [3], "A 2010-01-01: S 2020-01-10, out 2020-03-01 E4A, S 2020-02-01"),
    "433 P a day after the end": case("433", [3], "A 2010-01-01: S 2020-01-10, out 2020-02-29 X1, P 2020-03-01"),
    "433 P on the day of the end": case("433", [], "A 2010-01-01: S 2020-01-10, P 2020-03-01"),
    "433 L after an episode without DEC": case("433", [3], "A 2010-01-01:", Episodes="A 2020-01-10 S C1, A 2020-03-01 L C2"),
    "433 the first known episode has none before it": case("433", [], "A 2010-01-01: P 2020-03-01"),
    "433 both of three that do not join": case("433", [3, 4], "A 2010-01-01: B 2020-04-04, out 2020-09-12 X1, B 2020-09-11, out 2021-05-06 X1, B 2021-05-07"),
    "501 starts a day before the end": case("501", [3], "A 2010-01-01: S 2020-01-10, out 2020-03-02 X1, P 2020-03-01"),
    "501 starts on the day of the end": case("501", [], "A 2010-01-01: S 2020-01-10, out 2020-03-01 X1, P 2020-03-01"),
    "501 the rows stand in another order": case("501", [2], "A 2010-01-01:", Episodes="A 2020-03-01 P C2 N1 U4 PR1, A 2020-01-10 S C2 N1 U4 PR1 2020-03-02 X1"),
    "not closed before care starts again": case("not_closed", [3], "A 2010-01-01:", Episodes="A 2020-01-10 S C1, A 2020-03-01 S C2"),
    "437 an episode after a death": case("437", [2], "A 2010-01-01: S 2020-01-10, out 2020-02-29 E2, S 2020-03-01"),
    "437 nothing after it": case("437", [], "A 2010-01-01: S 2020-01-10, out 2020-02-29 E2"),
    "437 an episode after another reason": case("437", [], "A 2010-01-01: S 2020-01-10, out 2020-02-29 E4A, S 2020-03-01"),
    "562 the first known episode starts with P": case("562", [2], "A 2010-01-01: P 2020-01-10, L 2020-02-01"),
    "562 it starts with S": case("562", [], "A 2010-01-01: S 2020-01-10, L 2020-02-01"),
    "an episode that ends on the day it starts": case("same_day", [2], "A 2010-01-01: S 2020-01-10, P 2020-01-10"),
    "an end without a reason": case("end_without_reason", [2], "A 2010-01-01: S 2020-01-10, out 2020-03-01 -"),
    "a reason without an end": case("reason_without_end", [2], "A 2010-01-01:", Episodes="A 2020-01-10 S C2 N1 U4 PR1 - E4A"),
    "the same start twice": case("same_start", [3], "A 2010-01-01:", Episodes="A 2020-01-10 S C1, A 2020-01-10 S C2"),
    "the same row twice is not the same start too": case("same_start", [], "A 2010-01-01:", Episodes="A 2020-01-10 S C1, A 2020-01-10 S C1"),
}  # fmt: skip

AGES = {
    "352 starts on the 18th birthday": case("352", [2], "A 2002-05-10: S 2020-05-10"),
    "352 starts the day before": case("352", [], "A 2002-05-10: S 2020-05-09"),
    "352 born on 29 February, starts on 28 February": case("352", [], "A 2004-02-29: S 2022-02-28"),
    "352 born on 29 February, starts on 1 March": case("352", [2], "A 2004-02-29: S 2022-03-01"),
    "352 no date of birth": case("352", [], "A -: S 2022-03-01"),
    "359 turned 18 the day before the last day": case("359", [2], "A 2008-03-30: S 2020-01-01"),
    "359 turns 18 on the last day": case("359", [], "A 2008-03-31: S 2020-01-01"),
    "359 section 20(5) in a community home": case("359", [], "A 2007-03-30: S 2020-01-01 K2 V2"),
    "359 a community home under a care order": case("359", [2], "A 2007-03-30: S 2020-01-01 K2 C2"),
    "359 left": case("359", [], "A 2007-03-30: S 2020-01-01, out 2025-03-30 E17"),
    "386 adopted on the 18th birthday": case("386", [2], "A 2005-03-30: S 2020-01-01, out 2023-03-30 E11"),
    "386 adopted the day before": case("386", [], "A 2005-03-30: S 2020-01-01, out 2023-03-29 E12"),
    "407 special guardianship at 18": case("407", [2], "A 2005-03-30: S 2020-01-01, out 2023-03-30 E45"),
    "407 special guardianship at 17": case("407", [], "A 2005-03-30: S 2020-01-01, out 2023-03-29 E48"),
    "460 stays put the day before the 18th birthday": case("460", [2], "A 2005-03-30: S 2020-01-01, out 2023-03-29 E17"),
    "460 stays put on it": case("460", [], "A 2005-03-30: S 2020-01-01, out 2023-03-30 E17"),
    "387 independent the day before the 14th birthday": case("387", [2], "A 2009-03-30: S 2020-01-01, out 2023-03-29 E6"),
    "387 independent on it": case("387", [], "A 2009-03-30: S 2020-01-01, out 2023-03-30 E5"),
    "389 adult care the day before the 16th birthday": case("389", [2], "A 2007-03-30: S 2020-01-01, out 2023-03-29 E7"),
    "389 adult care on it": case("389", [], "A 2007-03-30: S 2020-01-01, out 2023-03-30 E7"),
    "371 supported accommodation the day before the 16th birthday": case("371", [2], "A 2009-03-30: S 2025-03-29 K3"),
    "371 supported accommodation on it": case("371", [], "A 2009-03-30: S 2025-03-30 K3"),
    "372 young offender institution at 9": case("372", [2], "A 2010-03-30: S 2020-03-29 R5"),
    "372 young offender institution at 10": case("372", [], "A 2010-03-30: S 2020-03-30 R5"),
    "373 residential school at 3": case("373", [2], "A 2016-03-30: S 2020-03-29 S1"),
    "373 residential school at 4": case("373", [], "A 2016-03-30: S 2020-03-30 S1"),
    "374 residential employment at 13": case("374", [2], "A 2006-03-30: S 2020-03-29 P3"),
    "374 residential employment at 14": case("374", [], "A 2006-03-30: S 2020-03-30 P3"),
    "an episode before the birth": case("born_later", [2], "A 2020-03-02: S 2020-03-01"),
    "an episode on the day of the birth": case("born_later", [], "A 2020-03-01: S 2020-03-01"),
}  # fmt: skip

TEMPORARY = {
    "375 42 days in hospital": case("375", [], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T1, P 2020-03-14 U4"),
    "375 43 days in hospital": case("375", [3], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T1, P 2020-03-15 U4"),
    "375 still there on the last day": case("375", [3], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T1", last="2020-03-31"),
    "376 21 days of holiday": case("376", [], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T3, P 2020-02-22 U4"),
    "376 22 days of holiday": case("376", [3], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T3, P 2020-02-23 U4"),
    "379 7 days elsewhere": case("379", [], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T4, P 2020-02-08 U4"),
    "379 8 days elsewhere": case("379", [3], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T4, P 2020-02-09 U4"),
    "377 three holidays within twelve months": case("377", [7], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T3, P 2020-02-08 U4, P 2020-06-01 T3, P 2020-06-08 U4, P 2021-01-31 T3, P 2021-02-07 U4"),
    "377 the third after twelve months": case("377", [], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T3, P 2020-02-08 U4, P 2020-06-01 T3, P 2020-06-08 U4, P 2021-02-01 T3, P 2021-02-07 U4"),
    "380 care starts in hospital": case("380", [2], "A 2010-01-01: S 2020-01-01 T1"),
    "380 a stay in hospital starts with P": case("380", [], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T1"),
    "381 care ends in hospital": case("381", [3], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T1, out 2020-02-03 E4A"),
    "381 the stay is followed by another episode": case("381", [], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T1, P 2020-02-03 U4"),
    "382 a temporary placement in short breaks": case("382", [3], "A 2010-01-01: S 2020-01-01 U4 V4, P 2020-02-01 T4 V4"),
    "382 a temporary placement under section 20": case("382", [], "A 2010-01-01: S 2020-01-01 U4 V2, P 2020-02-01 T4 V2"),
    "383 returns with P": case("383", [], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T4, P 2020-02-05 U4"),
    "383 returns with T": case("383", [3], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T4, T 2020-02-05 U4"),
    "383 goes elsewhere": case("383", [3], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T4, P 2020-02-05 U6"),
    "383 returns after two temporary placements": case("383", [], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T1, P 2020-02-05 T4, P 2020-02-08 U4"),
    "383 still away": case("383", [], "A 2010-01-01: S 2020-01-01 U4, P 2020-02-01 T4"),
}  # fmt: skip

SHORT_BREAKS = {
    "426 both kinds in one year": case("426", [2, 3], "A 2010-01-01: S 2020-04-01 U6 V3, out 2020-04-03 E4A, S 2021-03-31 U6 V4", last="2021-03-31"),
    "426 one kind in each year": case("426", [], "A 2010-01-01: S 2020-04-01 U6 V3, out 2020-04-03 E4A, S 2021-04-01 U6 V4"),
    "426 an agreement still open in the year of the stay": case("426", [2, 3], "A 2010-01-01:", Episodes="A 2018-04-01 S V4, A 2020-04-01 S V3 N2 U6 PR1 2020-04-03 E4A"),
    "426 two children": case("426", [], "A 2010-01-01: S 2020-04-01 U6 V3", "B 2010-01-01: S 2020-04-01 U6 V4"),
    "a stay of 17 days": case("v3_stay", [], "A 2010-01-01: S 2020-05-01 U6 V3, out 2020-05-18 E4A"),
    "a stay of 18 days": case("v3_stay", [2], "A 2010-01-01: S 2020-05-01 U6 V3, out 2020-05-19 E4A"),
    "75 days in a year": case("v3_year", [], "A 2010-01-01: S 2020-05-01 U6 V3, out 2020-06-10 E4A, S 2020-07-01 U6 V3, out 2020-08-05 E4A"),
    "76 days in a year": case("v3_year", [3], "A 2010-01-01: S 2020-05-01 U6 V3, out 2020-06-10 E4A, S 2020-07-01 U6 V3, out 2020-08-06 E4A"),
    "76 days in two years": case("v3_year", [], "A 2010-01-01: S 2020-05-01 U6 V3, out 2020-06-10 E4A, S 2021-07-01 U6 V3, out 2021-08-06 E4A"),
    "398 a distance for short breaks": case("398", [2], "A 2010-01-01:", Episodes="A 2020-04-01 S V4 N2 U6 PR1 - - - - - - 3.5 IN"),
    "420 a location for short breaks": case("420", [2], "A 2010-01-01:", Episodes="A 2020-04-01 S V4 N2 U6 PR1 - - - - - - 3.5 IN"),
    "398 a distance under section 20": case("398", [], "A 2010-01-01:", Episodes="A 2020-04-01 S V2 N2 U6 PR1 - - - - - - 3.5 IN"),
    "406 a distance for an unaccompanied child": case("406", [2], "A 2010-01-01:", "B 2010-01-01:", Episodes="A 2020-04-01 S V2 N8 U6 PR1 - - - - - - 3.5, B 2020-04-01 S V2 N8 U6 PR1 - - - - - - 3.5", UASC="A 2028-01-01"),
}  # fmt: skip

CASES = FOLLOWING | AGES | TEMPORARY | SHORT_BREAKS


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_rows_that_fail(case: Case) -> None:
    assert case.failing() == case.rows


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("388 X1 and nothing follows", "says that another episode starts on 1 March 2020, but no episode follows: "),
        (
            "388 X1 and the next episode starts a day later",
            "starts on 29 February 2020, but the next one starts on 1 Mar",
        ),
        (
            "388 care ends and an episode starts on that day",
            "care ended on 1 March 2020, but the next episode starts on",
        ),
    ],
)
def test_what_is_said_of_an_end_that_does_not_match(name: str, said: str) -> None:
    assert said in CASES[name].found()[0].what
