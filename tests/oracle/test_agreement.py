"""The product's figures and the oracle's are the same: on councils made at random and on the SSDA903 files."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from oracle.comparison import KNOWN, derived, differences, lists, product
from oracle.council import Council as Seen
from oracle.council import Settings
from oracle.days import month_end
from oracle.figures import rule
from oracle.generate import Council, council, settings
from oracle.generate_care import Raw
from oracle.late import CHECKS, DUTIES, late
from oracle.shrink import as_text, shrunk

from scorecard_xl.council.period import Day
from scorecard_xl.figures.behind import late_of
from scorecard_xl.indicators import INDICATORS

FILES = {
    "header.csv": "Children", "uasc.csv": "UASC", "episodes.csv": "Episodes", "reviews.csv": "Reviews", "oc2.csv": "OC2",
    "missing.csv": "Missing", "oc3.csv": "CareLeavers",
}  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_the_oracle_knows_the_windows_and_groups_of(name: str) -> None:
    indicator = INDICATORS[name]
    windows = [window.value for window in indicator.windows]
    assert (windows, indicator.groups) == (rule(name).windows.split(), rule(name).groups)


@pytest.mark.many
@pytest.mark.parametrize("seed", range(300), ids="council {}".format)
def test_figures_agree_on(seed: int) -> None:
    tables, days = council(seed)
    options = settings(seed, max(days))
    assert not (found := differences(tables, days, options)), _smallest(tables, options, *found[0][:2])


def _smallest(tables: Council, options: Settings, name: str, day: dt.date) -> str:
    """The smallest history on which the first of the figures still differs."""

    def still(fewer: Council) -> bool:
        return any(each[0] == name for each in differences(fewer, [day], options, [name.split()[0]]))

    small = shrunk(tables, still) if still(tables) else tables
    return f"{name} on {day}, {options}:\n{as_text(small)}\n{differences(small, [day], options, [name.split()[0]])}"


@pytest.mark.slow
@pytest.mark.many
@pytest.mark.parametrize("seed", range(60), ids="council {}".format)
def test_the_children_behind_the_figures_and_what_they_are_owed_agree_on(seed: int) -> None:
    tables, days = council(seed)
    found = list(lists(tables, settings(seed, max(days)), max(days)))
    assert {what: rows for what, rows, _ in found} == {what: rows for what, _, rows in found}


@pytest.mark.many
@pytest.mark.parametrize("seed", range(60), ids="council {}".format)
def test_how_late_duties_and_checks_were_agrees_on(seed: int) -> None:
    tables, days = council(seed)
    options, day = settings(seed, max(days)), max(days)
    data, seen = product(tables, options, [day]), Seen.of(tables, options, day)
    for name in (*DUTIES, *CHECKS):
        for window in INDICATORS[name].windows:
            found = late_of(data, INDICATORS[name], window, Day(day))
            assert (found and found.as_json()) == late(seen, name, window.value, day), (name, window)


@pytest.mark.many
@pytest.mark.parametrize("seed", range(200), ids="council {}".format)
def test_periods_placements_and_duties_agree_on(seed: int) -> None:
    tables, days = council(seed)
    found = list(derived(tables, settings(seed, max(days)), max(days)))
    assert {what: rows for what, rows, _ in found} == {what: rows for what, _, rows in found}


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize(("folder", "year"), [("2017", 2018), ("2018", 2019)], ids=["to March 2018", "to March 2019"])
def test_figures_agree_on_the_ssda903_files(shared: Path, folder: str, year: int) -> None:
    tables = {table: _rows(shared / "ssda903" / folder / file, year) for file, table in FILES.items()}
    months = [(year - 1, month) for month in range(4, 13)] + [(year, month) for month in range(1, 4)]
    assert not differences(tables, [month_end(*month) for month in months])


def _rows(file: Path, year: int) -> list[Raw]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows: list[Raw] = [{heading: _value(text) for heading, text in row.items()} for row in csv.DictReader(lines)]
    return [row | {"YEAR": dt.date(year, 3, 31)} for row in rows] if file.name == "oc2.csv" else rows


def _value(text: str) -> str | dt.date:
    return dt.datetime.strptime(text, "%d/%m/%Y").date() if text.count("/") == 2 else text
