"""Benchmarks by a second route: plain loops over DfE's files as they are, against the product."""

import csv
import statistics
from pathlib import Path

import pytest

from scorecard_xl.app.benchmarks import import_benchmarks
from scorecard_xl.figures.benchmarks import HEADINGS, SOURCE
from scorecard_xl.workbook.memory import MemoryBook

pytestmark = pytest.mark.shared

FILES = {
    # file: column of values, divisor, then by indicator and group: the words of a row, and which way is good
    "cla_number_and_rate_per_10k_children": ("rate_per_10000", 1, {
        ("children_in_care", ""): ({"Children looked after on 31 March each year"}, 0),
        ("children_starting", ""): ({"Children starting to be looked after each year"}, 0),
        ("children_leaving", ""): ({"Children ceasing to be looked after each year"}, 0),
    }),
    "csww_indicators_2017_to_2025": ("caseload_fte", 1, {("average_caseload", ""): (set(), -1)}),
    "la_cla_placement_stability": ("children_percent", 100, {
        ("three_or_more_placements", ""): ({"With 3 or more placements during the year"}, -1),
        ("long_term_stability", ""): ({"Living with the same carer for at least 2 years"}, 1),
    }),
    "la_care_leavers_activity": ("care_leaver_percent", 100, {
        ("care_leavers_eet", age): ({f"{age} years", "Total in education, employment or training"}, 1)
        for age in ("17 to 18", "19 to 21")
    }),
    "la_care_leavers_accommodation_suitability": ("care_leaver_percent", 100, {
        ("care_leavers_suitable_accommodation", age): ({f"{age} years", "Accommodation considered suitable"}, 1)
        for age in ("17 to 18", "19 to 21")
    }),
    "la_conviction_health_outcome_cla": ("children_percent", 100, {
        ("annual_health_on_time", ""): ({"Had their annual health assessment"}, 1),
        ("dental_on_time", ""): ({"Had their teeth checked by a dentist"}, 1),
        ("immunisations", ""): ({"Had their immunisations up to date"}, 1),
        ("development_checks", ""): ({"Development assessments up to date"}, 1),
    }),
}  # fmt: skip
COUNCILS = ("874", "E08000026", "Camden", "940", "Isles of Scilly", "Kensington and Chelsea", "Surrey", "Middlesbrough")


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str, divisor: int) -> float | None:
    return round(float(text) / divisor, 10) if text.replace(".", "", 1).isdigit() else None


@pytest.fixture(scope="module")
def dfe(shared: Path) -> Path:
    return shared / "dfe"


@pytest.fixture(scope="module")
def read(dfe):
    return {name: lines(dfe / f"{name}.csv") for name in [*FILES, "sn_model_2025_wide"]}


def expected(read, council):
    """By indicator, group and year: England, the council, rank, of, quartile, median of neighbours, how many."""
    (own,) = [
        row for row in read["sn_model_2025_wide"] if council in (row["old_la_code"], row["la_name"], _new(read, row))
    ]
    near = [own[f"SN_{at}"] for at in range(1, 11)]
    found = {}
    for name, (column, divisor, measures) in FILES.items():
        for (indicator, group), (words, good) in measures.items():
            chosen = [row for row in read[name] if words <= set(row.values())]
            for year in {row["time_period"] for row in chosen}:
                rows = [row for row in chosen if row["time_period"] == year]
                found[indicator, group, int(year)] = _one(rows, column, divisor, own["old_la_code"], near, good)
    return found


def _new(read, own):
    rows = read["la_cla_placement_stability"]
    return next(row["new_la_code"] for row in rows if row["old_la_code"] == own["old_la_code"])


def _one(rows, column, divisor, code, near, good):
    england = next(number(row[column], divisor) for row in rows if row["geographic_level"] == "National")
    of_councils = [
        (row["old_la_code"].split(" / "), number(row[column], divisor)) for row in rows if row["old_la_code"]
    ]
    mine = next((value for codes, value in of_councils if code in codes), None)
    known = [value for _, value in of_councils if value is not None]
    beside = [value for each in near for codes, value in of_councils if each in codes and value is not None]
    median = round(statistics.median(beside), 10) if beside else None
    if not good:
        return england, mine, None, None, None, median, len(beside)
    if mine is None:
        return england, mine, None, len(known), None, median, len(beside)
    better = [value for value in known if (value - mine) * good > 0]
    quartile = next(at for at in (1, 2, 3, 4) if len(better) * 4 < at * len(known))
    return england, mine, len(better) + 1, len(known), quartile, median, len(beside)


def imported(dfe, council):
    book = MemoryBook({"Settings": [["Setting", "Value"], ["Council", council]], "Benchmarks": [[*HEADINGS, SOURCE]]})
    import_benchmarks(book, [dfe])
    return {
        (row[0], row[1] or "", row[2]): (row[3], row[6], row[7], row[8], row[9], row[5], row[10])
        for row in book.sheets["Benchmarks"][1:]
    }


@pytest.mark.slow
@pytest.mark.parametrize("council", COUNCILS)
def test_every_benchmark_is_that_of_plain_loops(dfe, read, council):
    theirs = expected(read, council)
    ours = {
        key: row
        for key, row in imported(dfe, council).items()
        if key[0] not in ("three_or_more_social_workers", "sdq_average", "sdq_recorded")
    }
    assert ours == theirs


@pytest.mark.slow
def test_peterborough_as_its_director_knows_it(dfe):
    found = imported(dfe, "Peterborough")
    assert found["three_or_more_placements", "", 2025][1:4] == (0.11, 78, 151)
    assert found["long_term_stability", "", 2025][1:4] == (0.64, 105, 150)


@pytest.mark.slow
def test_peterborough_is_what_the_file_of_five_years_has(dfe, shared):
    """The demonstration's rows are those of that file (tests/demo)."""
    from scorecard_xl.demo.entries import benchmarks

    known = {(row[0], row[1] or "", row[2]): (row[3], row[6], row[5]) for row in benchmarks()}
    found = {key: (row[0], row[1], row[5]) for key, row in imported(dfe, "Peterborough").items() if key in known}
    assert len(found) == 20
    assert found == {key: known[key] for key in found}
