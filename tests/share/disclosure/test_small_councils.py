"""Any small council, shared three times: nothing hidden can be narrowed, and it is never refused."""

from disclosure.notation import figures
from disclosure.test_attacker import attack
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard_xl.share.disclosure import Rules, decide

SOME = settings(max_examples=12, deadline=None)
FEW = st.integers(0, 9)
AGES, MONTHS, COPIES = ("Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over"), 6, 3


def line(name, numbers, first=4):
    return f"{name} 2026-{first:02}: {', '.join(map(str, numbers))}"


def running(numbers):
    return [sum(numbers[: at + 1]) for at in range(len(numbers))]


@st.composite
def councils(draw):
    """Six months from April: those in care by age, who came and left, missing, reviews and adoptions, as lines of figures."""
    months = [draw(st.lists(FEW, min_size=5, max_size=5)) for _ in range(MONTHS)]
    started, left, episodes, adopted, missing = (
        draw(st.lists(FEW, min_size=MONTHS, max_size=MONTHS)) for _ in range(5)
    )
    missing = [min(number, of) or min(of, 1) for number, of in zip(missing, episodes, strict=True)]
    again = draw(st.integers(0, max(sum(missing) - max(missing), 0)))
    for at in range(1, MONTHS):  # those who came and left are the difference
        rest = sum(months[at - 1]) + started[at] - left[at] - sum(months[at][:4])
        started[at] -= min(rest, 0)
        months[at][4] = max(rest, 0)
    late, due = (draw(st.lists(st.integers(low, 40), min_size=MONTHS, max_size=MONTHS)) for low in (0, 0))
    on_time = [f"{min(one, two)}/{max(one, two)}" for one, two in zip(late, due, strict=True)]
    of_year = [
        f"{sum(map(min, late[: at + 1], due[: at + 1]))}/{sum(map(max, late[: at + 1], due[: at + 1]))}"
        for at in range(MONTHS)
    ]
    in_year = [max(max(missing[: at + 1]), number - again) for at, number in enumerate(running(missing))]
    leaving = [f"{min(one, two)}/{two}" for one, two in zip(running(adopted), running(left), strict=True)]
    return [
        line("missing_children month", missing), line("missing_children ytd", in_year),
        line("children_in_care at", [sum(bands) for bands in months]),
        *(line(f"children_by_age[{age}] at", [bands[at] for bands in months]) for at, age in enumerate(AGES)),
        line("children_starting month", started), line("children_starting ytd", running(started)),
        line("children_leaving month", left), line("children_leaving ytd", running(left)),
        line("missing_episodes month", episodes), line("missing_episodes ytd", running(episodes)),
        line("reviews_on_time month", on_time), line("reviews_on_time ytd", of_year),
        line("leavers_adopted ytd", leaving),
    ]  # fmt: skip


@SOME
@given(councils())
def test_nothing_hidden_can_be_narrowed_and_nothing_is_refused(lines):
    own = figures(*lines)
    ends = sorted({figure.end for figure in own})
    copies, told = [], []
    for last in ends[-COPIES:]:
        copies.append(decide([figure for figure in own if figure.end <= last], Rules(), told))
        told.append([each.told for each in copies[-1]])
    assert attack(copies) == {}
