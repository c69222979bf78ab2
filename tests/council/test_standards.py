import dataclasses

import pytest

from scorecard_xl.council import standards
from scorecard_xl.council.period import Day
from scorecard_xl.council.standards import STANDARDS, standard


@pytest.mark.parametrize("threshold", STANDARDS, ids=lambda each: each.name)
def test_every_threshold_names_its_source(threshold):
    assert threshold.reference
    assert threshold.unit in ("days", "working days", "months", "years")


@pytest.mark.parametrize(
    ("day", "value"),
    [
        pytest.param(None, 30, id="without a day: the last"),
        pytest.param("2030-03-31", 42, id="the day before a change"),
        pytest.param("2030-04-01", 30, id="the day of the change"),
        pytest.param("2000-01-01", 42, id="before the first: the first"),
    ],
)
def test_the_value_on_a_day(day, value, monkeypatch):
    (visits,) = (each for each in STANDARDS if each.name == "later visits")
    changed = dataclasses.replace(visits, value=30, since=Day("2030-04-01"))
    monkeypatch.setattr(standards, "STANDARDS", (*STANDARDS, changed))
    assert standard("later visits", Day(day) if day else None) == value


def test_an_unknown_threshold_is_refused():
    with pytest.raises(KeyError):
        standard("no such threshold")
