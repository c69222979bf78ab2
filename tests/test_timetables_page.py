"""The four children that docs/timetables.md works out, as the product counts them."""

import datetime as dt
import re
from pathlib import Path

import pytest
from histories import council

from scorecard_xl.council.period import Day
from scorecard_xl.council.timetables import Rule
from scorecard_xl.indicators.service_standards import RULES

PAGE = (Path(__file__).parents[1] / "docs" / "timetables.md").read_text(encoding="utf-8")
CHILDREN = {text.split(":")[0]: text for text in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]}
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


def rows(text, first):
    """The rows of the table whose first heading this is."""
    table = text[text.index(f"| {first} |") :].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()[2:]]


def day(text):
    return dt.datetime.strptime(text, "%d %B %Y").date()


def history(text):
    steps = ", ".join(f"{rne} {day(decom)} {place} {status}" for decom, rne, status, place in rows(text, "DECOM"))
    return f"A -: {steps}"


def listed(days):
    """Rows of Reviews or Visits; another child's says that the table is complete long before."""
    return ", ".join(["Z 2020-01-01", *(f"A {each}" for each in days)])


def expected(text, what):
    """Of each duty the due day, the day done, whether on time, and why."""
    for due, why, *done, said in rows(text, f"{what} due"):
        yield day(due), day(done[0]) if any(done) else None, said == "on time", why


@pytest.mark.parametrize("name", CHILDREN)
def test_what_the_page_works_out_is_what_the_figures_count(name):
    text = CHILDREN[name]
    what = "Review" if "| Review due" in text else "Visit"
    worked = list(expected(text, what))
    done = [when for _, when, _, _ in worked if when]
    held = done if what == "Review" else [day(each) for each in DAY.findall(text[text.index("eview") :].split("\n")[0])]
    data = council(
        history(text), "Z -: S 2010-01-01 U6, out 2020-01-02 E4A", until=str(worked[-1][0]),
        Reviews=listed(held), Visits=listed(done if what == "Visit" else []),
    )  # fmt: skip
    found = data.review_duties if what == "Review" else data.visit_duties
    own = found[(found["CHILD"] == "A") & (found["due"] <= Day(worked[-1][0]))]
    got = [
        (each.due.date(), each.done.date() if each.done == each.done else None, each.done <= each.due)
        for each in own.itertuples()
    ]
    assert got == [each[:3] for each in worked]
    for (*_, why), rule in zip(worked, own["rule"], strict=True):
        assert RULES.get(rule, "") in why or rule == Rule.ORDINARY


def test_one_child_for_each_timetable():
    assert len(CHILDREN) == 4
