"""The mistakes put into the demonstration council, so that its Data quality sheet has something to say."""

from collections.abc import Callable
from datetime import date, timedelta

from scorecard_xl.demo.records import Dice, Record, Span, Value, months_after

Records = dict[str, list[Record]]
Mistake = Callable[[Dice, Records, Span], None]
UNKNOWN_CHILD = "D99999"


def make(dice: Dice, records: Records, span: Span) -> None:
    """Put every mistake into the records."""
    for mistake in MISTAKES:
        mistake(dice, records, span)


def day_that_does_not_exist(dice: Dice, records: Records, span: Span) -> None:
    """Reviews: a REVIEW on 31 February."""
    _one(dice, records["Reviews"], "REVIEW", span)["REVIEW"] = f"31/02/{span.last.year}"


def unknown_child(dice: Dice, records: Records, span: Span) -> None:
    """Visits: a visit to a child who is in no other table."""
    records["Visits"].append(_one(dice, records["Visits"], "VISIT", span) | {"CHILD": UNKNOWN_CHILD})


def written_twice(dice: Dice, records: Records, span: Span) -> None:
    """Missing: the same row twice."""
    records["Missing"].append(dict(_one(dice, records["Missing"], "MIS_START", span)))


def overlapping_episodes(dice: Dice, records: Records, span: Span) -> None:
    """Episodes: one that ends after the next has begun."""
    episode = _old_episode(dice, records, span, "X1")
    episode["DEC"] = _day(episode["DEC"]) + timedelta(21)


def ends_before_it_starts(dice: Dice, records: Records, span: Span) -> None:
    """Episodes: DEC before DECOM."""
    episode = _old_episode(dice, records, span, "E4A")
    episode["DEC"] = _day(episode["DECOM"]) - timedelta(10)


def no_child(dice: Dice, records: Records, span: Span) -> None:
    """Visits: a row without CHILD."""
    records["Visits"].append(_one(dice, records["Visits"], "VISIT", span) | {"CHILD": None})


def still_in_care_at_18(dice: Dice, records: Records, span: Span) -> None:
    """Episodes: a young person who left at 18 and whose last episode nobody closed."""
    grown_up = ("E5", "E17", "E8", "E6", "E7", "E9")
    eighteen = {record["CHILD"]: months_after(_day(record["DOB"]), 216) for record in records["Children"]}
    left = [r for r in records["Episodes"] if r.get("REC") in grown_up and r["DEC"] == eighteen[r["CHILD"]]]
    latest = max(left, key=lambda record: _day(record["DEC"]))
    latest["DEC"] = latest["REC"] = None


def unknown_code(dice: Dice, records: Records, span: Span) -> None:
    """Episodes: a category of need (CIN) that there is not."""
    _one(dice, records["Episodes"], "DECOM", span)["CIN"] = "N9"


def review_in_the_future(dice: Dice, records: Records, span: Span) -> None:
    """Reviews: the year of a review mistyped, so that it lies ahead."""
    review = _one(dice, records["Reviews"], "REVIEW", span)
    review["REVIEW"] = months_after(_day(review["REVIEW"]), 12)


def words_for_a_number(dice: Dice, records: Records, span: Span) -> None:
    """Episodes: n/a for the distance."""
    _one(dice, records["Episodes"], "DECOM", span)["PL_DISTANCE"] = "n/a"


def failed_formula(dice: Dice, records: Records, span: Span) -> None:
    """OC2: #N/A for the score, left by a look-up."""
    _one(dice, records["OC2"], "YEAR", span)["SDQ_SCORE"] = "#N/A"


def lower_case_code(dice: Dice, records: Records, span: Span) -> None:
    """Episodes: the legal status in lower case, which is read all the same."""
    episode = _one(dice, records["Episodes"], "DECOM", span)
    episode["LS"] = str(episode["LS"]).lower()


def space_after_the_number(dice: Dice, records: Records, span: Span) -> None:
    """Visits: a child's number with a space after it, which is read all the same."""
    visit = _one(dice, records["Visits"], "VISIT", span)
    visit["CHILD"] = f"{visit['CHILD']} "


def date_as_text(dice: Dice, records: Records, span: Span) -> None:
    """Health: a date typed as text, dd/mm/yyyy, which is read all the same."""
    check = _one(dice, records["Health"], "CHECK_DATE", span)
    check["CHECK_DATE"] = f"{_day(check['CHECK_DATE']):%d/%m/%Y}"


MISTAKES: tuple[Mistake, ...] = (
    day_that_does_not_exist,
    unknown_child,
    written_twice,
    overlapping_episodes,
    ends_before_it_starts,
    no_child,
    still_in_care_at_18,
    unknown_code,
    review_in_the_future,
    words_for_a_number,
    failed_formula,
    lower_case_code,
    space_after_the_number,
    date_as_text,
)


def _one(dice: Dice, records: list[Record], heading: str, span: Span) -> Record:
    """A record of about the last year, not touched by a mistake before."""
    since = months_after(span.last, -14)
    return dice.choice([record for record in records if isinstance(day := record.get(heading), date) and day >= since])


def _old_episode(dice: Dice, records: Records, span: Span, reason: str) -> Record:
    until = months_after(span.last, -18)
    return dice.choice([r for r in records["Episodes"] if r.get("REC") == reason and _day(r["DEC"]) <= until])


def _day(value: Value) -> date:
    assert isinstance(value, date)
    return value
