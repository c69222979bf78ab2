"""The real-shaped SSDA903 files beside the checkout, imported and refreshed as a user does it."""

import pytest

from scorecard_xl.__main__ import run

pytestmark = pytest.mark.slow


@pytest.mark.shared
@pytest.mark.parametrize(
    ("year", "month", "facts"),
    [
        ("2017", "2018-03", {"in care": 367, "5 to 9": 78, "10 to 15": 227, "16 and over": 62, "left": 227, "adopted": 25, "cohort": 225, "health": 106, "dental": 113}),
        ("2018", "2019-03", {"in care": 195, "left": 184, "adopted": 21, "cohort": 169, "health": 96, "dental": 83}),
    ],
)  # fmt: skip
def test_the_facts_of_the_real_shaped_files(year, month, facts, shared, tmp_path, figures):
    book = tmp_path / "book.xlsx"
    assert run(["import", str(shared / "ssda903" / year), "--into", str(book), "--refresh"]) == 0
    found = {(f["indicator"], f["window"], f["group"]): f for f in figures(book, "--month", month, "--latest")}
    got = {
        "in care": found["children_in_care", "at", None]["value"],
        **{band: found["children_by_age", "at", band]["value"] for band in ("5 to 9", "10 to 15", "16 and over")},
        "left": found["leavers_adopted", "ytd", None]["denominator"],
        "adopted": found["leavers_adopted", "ytd", None]["numerator"],
        "cohort": found["annual_health_on_time", "at", None]["denominator"],
        "health": found["annual_health_on_time", "at", None]["numerator"],
        "dental": found["dental_on_time", "at", None]["numerator"],
    }
    assert {name: got[name] for name in facts} == facts


@pytest.mark.shared
def test_two_years_together_give_figures_for_both(shared, tmp_path, capsys, figures):
    book = tmp_path / "book.xlsx"
    sources = [str(shared / "ssda903" / year) for year in ("2018", "2017")]
    assert run(["import", *sources, "--into", str(book), "--whole", "--refresh"]) == 0
    assert "March 2019" in capsys.readouterr().out
    # One of the 185 stands only in the file of 2017/18, which says that the child left on 1 April 2018.
    for month, left in (("2018-03", 227), ("2019-03", 185)):
        found = figures(book, "--month", month, "--latest")
        leavers = next(f for f in found if f["indicator"] == "children_leaving" and f["window"] == "ytd")
        assert leavers["value"] == left
