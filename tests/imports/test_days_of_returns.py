"""The day that a return reaches and its year, and what is said of days that do not fit them."""

import datetime as dt
from pathlib import Path

import pytest
from imports.making import written

from scorecard_xl.imports.returns import read_returns

HEADINGS = "CHILD,DECOM,RNE,LS,PLACE,REC,DEC\n"
EPISODES_2018 = f"{HEADINGS}A,01/05/2017,S,C2,U6,E4A,01/02/2018\nB,02/02/2018,S,C2,U6,,\n"
TODAY = dt.date(2026, 6, 1)
STARTS = ["01/05/2024", "20/06/2024", "03/08/2024"]
AGAIN = "go back to the workbook from before and import with"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(["01/02/2018", "03/02/2018"], "03/02/2018", id="the latest day"),
        pytest.param(["01/02/2018", "03/02/2018", "31/12/9999"], "03/02/2018", id="none after today"),
        pytest.param(["01/02/2018", "03/02/2018", "06/04/2018"], "06/04/2018", id="62 days later than the rest counts"),
        pytest.param(["01/02/2018", "03/02/2018", "07/04/2018"], "03/02/2018", id="63 days later is an outlier"),
        pytest.param(["01/02/2018"], "01/02/2018", id="the only day"),
    ],
)
def test_the_day_that_a_return_reaches(tmp_path: Path, days: list[str], expected: str) -> None:
    text = "CHILD,DECOM,DEC\n" + "".join(f"A{at},{day},\n" for at, day in enumerate(days))
    (one,) = read_returns([written(tmp_path, {"in/episodes.csv": text}) / "in"], today=dt.date(2018, 12, 1)).returns
    assert f"{one.reach:%d/%m/%Y}" == expected


@pytest.mark.parametrize(
    ("last", "year"),
    [
        pytest.param("31/03/2018", 2018, id="the last of March"),
        pytest.param("01/04/2018", 2018, id="what ends on 1 April was open until 31 March"),
        pytest.param("02/04/2018", 2019, id="2 April"),
    ],
)
def test_the_year_of_a_return(tmp_path: Path, last: str, year: int) -> None:
    text = f"CHILD,DECOM,DEC\nA,01/03/2018,\nB,02/03/2018,{last}\n"
    (one,) = read_returns([written(tmp_path, {"in/episodes.csv": text}) / "in"]).returns
    assert (one.ending, f"{one.reach:%d/%m/%Y}") == (dt.date(year, 3, 31), last)


def test_with_a_year_given_a_return_reaches_no_further_than_its_end(tmp_path: Path) -> None:
    text = "CHILD,DECOM,DEC\nA,01/03/2018,\nB,02/03/2018,05/05/2018\nC,06/05/2018,\n"
    (one,) = read_returns([written(tmp_path, {"in/episodes.csv": text}) / "in"], 2018).returns
    assert (one.ending, one.reach) == (dt.date(2018, 3, 31), dt.date(2018, 3, 2))


def test_an_extract_said_to_be_complete_to_a_day_reaches_it(tmp_path: Path) -> None:
    folder = written(tmp_path, {"in/episodes.csv": EPISODES_2018})
    (one,) = read_returns([folder / "in"], as_at=dt.date(2018, 4, 30)).returns
    assert (one.ending, one.reach) == (dt.date(2019, 3, 31), dt.date(2018, 4, 30))


@pytest.mark.parametrize(
    ("as_at", "said"),
    [
        pytest.param(
            dt.date(2018, 2, 1),
            "in: 1 day of its episodes is after 01/02/2018, which --as-at or the setting Extract complete to gives, the latest 02/02/2018. If that is "
            "wrong, go back to the workbook from before and import with the right day.",
            id="a later day",
        ),
        pytest.param(dt.date(2018, 2, 2), None, id="none"),
    ],
)
def test_days_after_the_one_to_which_a_return_is_complete_are_said(
    tmp_path: Path, as_at: dt.date, said: str | None
) -> None:
    folder = written(tmp_path, {"in/episodes.csv": EPISODES_2018}) / "in"
    assert read_returns([folder], as_at=as_at).notes == ([said] if said else [])


@pytest.mark.parametrize(
    ("starts", "as_at", "expected"),
    [
        pytest.param([*STARTS, "04/10/2024"], None, [], id="each day near the one before it: nothing"),
        pytest.param(
            [*STARTS, "05/10/2024"],
            None,
            [
                "in: 1 day of its episodes is long after all others, 05/10/2024, and does not count for the day that it "
                f"reaches. If that is right, {AGAIN} --as-at, the day to which it is complete; if not, put the year "
                "right."
            ],
            id="one long after all others",
        ),
        pytest.param([*STARTS, "05/10/2024"], "2024-10-31", [], id="one that --as-at confirms"),
        pytest.param([*STARTS[:1], "05/10/2024"], None, [], id="two days, of which neither is the odd one"),
        pytest.param(
            [*STARTS, "05/10/2042"],
            None,
            [
                "in: 1 day of its episodes is after today, 05/10/2042: it does not count for the day that it reaches. "
                "Put the year right."
            ],
            id="one after today",
        ),
        pytest.param(
            [*STARTS, "05/10/2042", "01/02/2031"],
            "2024-08-31",
            [
                "in: 2 days of its episodes are after today, the first 01/02/2031: they do not count for the day that "
                "it reaches. Put the year right."
            ],
            id="two after today, which --as-at does not excuse",
        ),
        pytest.param(
            STARTS,
            "2025-08-31",
            [
                "in: --as-at or the setting Extract complete to gives 31/08/2025, and in the 393 days before it no episode starts or ends: the latest day "
                f"is 03/08/2024. If that is wrong, {AGAIN} the right day."
            ],
            id="an --as-at of another year",
        ),
    ],
)
def test_days_apart_from_the_others(tmp_path: Path, starts: list[str], as_at: str | None, expected: list[str]) -> None:
    rows = "".join(f"C{at},{day},S,C2,U6,,\n" for at, day in enumerate(starts))
    day = dt.date.fromisoformat(as_at) if as_at else None
    found = read_returns([written(tmp_path, {"in/episodes.csv": HEADINGS + rows}) / "in"], as_at=day, today=TODAY)
    assert found.notes == expected
