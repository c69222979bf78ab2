"""Lists 8, 9 and 10 of Ofsted's Annex A as rows of raw tables (decisions K)."""

import datetime as dt
from pathlib import Path

import pytest
from imports.making import workbook, written

from scorecard_xl.imports.annex_a import AnnexA, day_of, lists_in, tables_of
from scorecard_xl.imports.sources import read_sources
from scorecard_xl.imports.ssda903 import NOTHING, Extract

AS_AT = dt.date(2024, 5, 31)
LIST_8 = {
    "Child Unique ID": "A", "Gender": "a) Male", "Ethnicity": "a) WBRI", "Date of Birth": "04/05/2012",
    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)": "b) No",
    "Date Started to be Looked After": "10/05/2022", "Child\u2019s Category of Need": "N1 - Abuse or neglect",
    "Child\u2019s Legal Status": "C2: FCO", "Date of Latest Statutory Review": "01/03/2024",
    "Date of Last Social Work Visit": "02/05/2024", "Date of Last Health Assessment": "03/01/2024",
    "Date of Last Dental Check": "04/02/2024", "Date Ceased to be Looked After ": "",
    "Reason Ceased to be Looked After": "", "Start Date of Most Recent Placement": "10/05/2022",
    "Placement Type": "f) U6: Foster placement", "Placement Provider": "b) PR1: Own provision",
    "Placement postcode": "PE1 1AA", "URN of Placement": 123456.0, "Placement Location": "a) In",
    "Allocated Team": "North", "Allocated Worker": "Ann",
}  # fmt: skip
LIST_9 = {
    "Child Unique ID": "L", "Gender": "b) Female", "Ethnicity": "r) OOTH", "Date of Birth": "05/06/2005",
    "Allocated Team": "Leaving", "Allocated Worker": "Bob", "Allocated Personal Advisor": "Pat",
    "Eligibility Category": "b) Former relevant child", "Latest Pathway Plan Review Date": "01/02/2024",
    "LA In Touch ": "a) Yes", "Latest Date of Contact": "10/05/2024", "Type of Accommodation": "B: Parents/relatives",
    "Suitability of Accommodation": "a) Suitable", "Activity Status": "F1: Full time in higher education",
}  # fmt: skip
LIST_10 = {
    "Child Unique ID": "Z", "Gender": "a) Male", "Ethnicity": "a) WBRI", "Date of Birth": "01/01/2020",
    "Date the Child Entered Care": "01/02/2022", "Date of Placement Order": "01/08/2022",
    "Date of Matching Child and Prospective Adopters": "01/10/2022", "Date Placed for Adoption": "01/11/2022",
    "Date of Adoption Order ": "01/03/2024",
    "Date the child was placed for fostering in FFA or concurrent planning placement": "",
}  # fmt: skip


def annex(*rows: dict[str, object], sheet: str = "List 8", title: str = "List 8: Children in care") -> AnnexA:
    found = lists_in("annex.xlsx", "annex", [(sheet, [[title], list(rows[0]), *(list(row.values()) for row in rows)])])
    assert found is not None
    return found


def made(
    *rows: dict[str, object], episodes: Extract = NOTHING, as_at: dt.date = AS_AT
) -> dict[str, list[dict[str, object]]]:
    tables, _ = tables_of(annex(*rows, sheet=""), as_at, episodes)
    return {name: [_filled(held.headings, row) for row in held.rows] for name, held in tables.items()}


def _filled(headings, row):
    return {name: cell for name, cell in zip(headings, row, strict=True) if cell not in (None, "")}


def book(*rows: tuple[object, ...]) -> Extract:
    return Extract(("CHILD", "DECOM", "DEC", "RNE", "REC"), list(rows))


@pytest.mark.parametrize("sheet", ["List 8", "List_8", "8", "Children in care", "List 8 ", "LIST08", "Sheet1"])
def test_a_list_is_known_by_its_sheet_or_its_headings(sheet: str) -> None:
    assert list(annex(LIST_8, sheet=sheet).lists) == [8]


@pytest.mark.parametrize("files", [
    pytest.param({"in/annex.xlsx": workbook(List__8=[["T"], list(LIST_8), list(LIST_8.values())], List_9=[[], ["Title"], list(LIST_9), list(LIST_9.values())])}, id="a workbook"),
    pytest.param({"in/List 8.csv": ";".join(LIST_8) + "\n" + ";".join(map(str, LIST_8.values())), "in/List 9.csv": ",".join(LIST_9) + "\n" + ",".join(map(str, LIST_9.values()))}, id="CSV files"),
])  # fmt: skip
def test_a_workbook_or_csv_files(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    (bundle,) = read_sources([written(tmp_path, files) / "in"]).bundles
    assert bundle.lists is not None
    assert sorted(bundle.lists.lists) == [8, 9]
    assert day_of(bundle.lists, AS_AT) == dt.date(2024, 5, 10)


def test_cached_formulas_count_and_rows_without_an_id_are_dropped(tmp_path: Path) -> None:
    row = [("=A9", "A"), *list(LIST_8.values())[1:]]
    content = workbook(List_8=[["List 8"], list(LIST_8), row, [("=A10", ""), "b) Female"], [("=A11", "-")]])
    (bundle,) = read_sources([written(tmp_path, {"a.xlsx": content}) / "a.xlsx"]).bundles
    assert bundle.lists is not None
    assert [one.child for one in bundle.lists.lists[8]] == ["A"]


def test_the_day_is_the_latest_that_is_not_after_today() -> None:
    assert day_of(annex(LIST_8), AS_AT) == dt.date(2024, 5, 2)
    assert day_of(annex(LIST_8), dt.date(2024, 2, 10)) == dt.date(2024, 2, 4)


def test_list_8() -> None:
    tables = made(LIST_8)
    assert tables["Children"] == [
        {"CHILD": "A", "SEX": "M", "DOB": dt.date(2012, 5, 4), "ETHNIC": "WBRI", "TEAM": "North", "WORKER": "Ann"}
    ]
    assert tables["Reviews"] == [{"CHILD": "A", "REVIEW": dt.date(2024, 3, 1)}]
    assert tables["Visits"] == [{"CHILD": "A", "VISIT": dt.date(2024, 5, 2), "SEEN": "Y"}]
    assert tables["Health"] == [
        {"CHILD": "A", "CHECK": "RHA", "CHECK_DATE": dt.date(2024, 1, 3)},
        {"CHILD": "A", "CHECK": "DENTAL", "CHECK_DATE": dt.date(2024, 2, 4)},
    ]
    assert "UASC" not in tables
    assert tables["Episodes"] == [
        {"CHILD": "A", "DECOM": dt.date(2022, 5, 10), "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U6",
         "PLACE_PROVIDER": "PR1", "PL_POST": "PE1 1AA", "URN": "123456", "PL_LOCATION": "IN"}
    ]  # fmt: skip


def test_two_episodes_where_the_placement_began_later_and_the_end_of_care() -> None:
    changed = {
        "Start Date of Most Recent Placement": "01/02/2023",
        "Date Ceased to be Looked After ": "20/05/2024",
        "Reason Ceased to be Looked After": "e) E4A: Returned home",
    }
    first, second = made(LIST_8 | changed)["Episodes"]
    assert first == {
        "CHILD": "A",
        "DECOM": dt.date(2022, 5, 10),
        "RNE": "S",
        "LS": "C2",
        "CIN": "N1",
        "DEC": dt.date(2023, 2, 1),
        "REC": "X1",
    }
    assert (second["DECOM"], second["RNE"], second["PLACE"]) == (dt.date(2023, 2, 1), "P", "U6")
    assert (second["DEC"], second["REC"]) == (dt.date(2024, 5, 20), "E4A")


def test_uasc_by_a_heading_of_either_year_and_the_sex_of_the_year() -> None:
    old = "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"
    new = "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)"
    row = {new if name == old else name: "a) Yes" if name == old else cell for name, cell in LIST_8.items()}
    tables = made(row, as_at=dt.date(2024, 3, 31))
    assert tables["UASC"] == [{"CHILD": "A"}]
    assert tables["Children"][0]["SEX"] == "1"


def test_a_child_with_episodes_gets_none_and_what_differs_is_said() -> None:
    there = book(("a", dt.date(2021, 1, 1), dt.date(2024, 1, 1), "S", "E4A"))
    tables, said = tables_of(annex(LIST_8), AS_AT, there)
    assert "Episodes" not in tables
    assert said == [
        "annex.xlsx: 1 child (A): in care on the list, and ended in Episodes, which counts.",
        "annex.xlsx: 1 child (A): another start of care on the list than in Episodes, which counts.",
    ]


@pytest.mark.parametrize(
    ("start", "end", "is_said"),
    [
        pytest.param("10/05/2022", "", True, id="in care in Episodes"),
        pytest.param("10/05/2022", "20/05/2024", False, id="ended in Episodes too"),
        pytest.param("25/05/2024", "", False, id="back in care since"),
    ],
)
def test_a_child_who_left_by_the_list_and_not_by_the_book_is_said(start: str, end: str, is_said: bool) -> None:
    left = LIST_8 | {"Date Ceased to be Looked After ": "20/05/2024", "Reason Ceased to be Looked After": "E4A"}
    _, said = tables_of(annex(left), AS_AT, book(("A", start, end, "S", "")))
    sentence = (
        "annex.xlsx: 1 child (A): ended on the list, and in care in Episodes, which counts: import a return that has the "
        "end, or write DEC and REC on Episodes."
    )
    assert (sentence in said) is is_said


@pytest.mark.parametrize(
    ("moved", "ceased", "end", "is_said"),
    [
        pytest.param("01/02/2024", "", "", True, id="moved by the list"),
        pytest.param("10/05/2022", "", "", False, id="the placement of Episodes"),
        pytest.param("01/02/2024", "20/05/2024", "", False, id="left by the list, which is said instead"),
        pytest.param("01/02/2024", "", "20/05/2024", False, id="ended in Episodes, which is said instead"),
        pytest.param("01/07/2024", "", "", False, id="a move after the day of the list"),
    ],
)
def test_a_child_who_moved_by_the_list_and_not_by_the_book_is_said(
    moved: str, ceased: str, end: str, is_said: bool
) -> None:
    row = LIST_8 | {"Start Date of Most Recent Placement": moved, "Date Ceased to be Looked After ": ceased}
    _, said = tables_of(annex(row), AS_AT, book(("A", "10/05/2022", end, "S", "")))
    sentence = (
        "annex.xlsx: 1 child (A): a newer placement on the list than in Episodes, which counts: import a return that has "
        "the move, or write it on Episodes."
    )
    assert (sentence in said) is is_said


@pytest.mark.parametrize(
    ("start", "end", "is_said"),
    [
        pytest.param("01/05/2023", "", True, id="in care in Episodes"),
        pytest.param("01/05/2023", "20/05/2024", False, id="ended in Episodes"),
        pytest.param("01/07/2024", "", False, id="started after the day of the list"),
    ],
)
def test_a_child_in_care_whom_list_8_lacks_is_said(start: str, end: str, is_said: bool) -> None:
    there = book(("A", "10/05/2022", "", "S", ""), ("Z", start, end, "S", ""))
    said = [
        "annex.xlsx: 1 child (Z): in care in Episodes and not on list 8, and a list closes nothing: if care ended, import "
        "a return that has the end, or write DEC and REC on Episodes."
    ]
    assert tables_of(annex(LIST_8), AS_AT, there)[1] == (said if is_said else [])
    assert tables_of(annex(LIST_9), AS_AT, there)[1] == [], "a file without list 8 says nothing of them"


def test_the_same_care_in_the_list_and_in_the_book_says_nothing() -> None:
    there = book(("A", "10/05/2022", "01/06/2023", "S", "X1"), ("A", "01/06/2023", "", "P", ""))
    assert tables_of(annex(LIST_8), AS_AT, there)[1] == []


def test_list_9() -> None:
    tables = made(LIST_9)
    assert tables["CareLeavers"] == [
        {"CHILD": "L", "DOB": dt.date(2005, 6, 5), "IN_TOUCH": "YES", "ACTIV": "F1", "ACCOM": "B1",
         "ELIGIBILITY": "Former relevant child", "PATHWAY_PLAN": dt.date(2024, 2, 1),
         "LATEST_CONTACT": dt.date(2024, 5, 10)}
    ]  # fmt: skip
    assert (tables["Children"][0]["TEAM"], tables["Children"][0]["WORKER"]) == ("Leaving", "Pat")


@pytest.mark.parametrize(
    ("changed", "accom"),
    [
        ({"Suitability of Accommodation": "b) Unsuitable"}, "B2"),
        ({"Type of Accommodation": "S: No fixed abode", "Suitability of Accommodation": ""}, "S2"),
        ({"Type of Accommodation": "", "Suitability of Accommodation": ""}, None),
    ],
)
def test_accommodation(changed: dict[str, str], accom: str | None) -> None:
    assert made(LIST_9 | changed)["CareLeavers"][0].get("ACCOM") == accom


def test_the_layout_of_2019_has_neither_advisor_nor_plan() -> None:
    lacking = {"Allocated Personal Advisor", "Latest Pathway Plan Review Date", "Latest Date of Contact"}
    tables = made({name: cell for name, cell in LIST_9.items() if name not in lacking})
    assert tables["Children"][0]["WORKER"] == "Bob"
    assert "PATHWAY_PLAN" not in tables["CareLeavers"][0]


def test_list_10() -> None:
    tables = made(LIST_10)
    days = [dt.date(2022, 2, 1), dt.date(2022, 8, 1), dt.date(2022, 11, 1), dt.date(2024, 3, 1)]
    assert tables["Episodes"] == [
        {"CHILD": "Z", "DECOM": days[0], "RNE": "S", "DEC": days[1], "REC": "X1"},
        {"CHILD": "Z", "DECOM": days[1], "RNE": "L", "LS": "E1", "DEC": days[2], "REC": "X1"},
        {"CHILD": "Z", "DECOM": days[2], "RNE": "P", "LS": "E1", "PLACE": "A6", "DEC": days[3], "REC": "E11"},
    ]
    assert tables["AD1"] == [{"CHILD": "Z", "DATE_MATCH": dt.date(2022, 10, 1)}]


def test_without_a_placement_order_the_child_was_placed_by_consent() -> None:
    first, second = made(LIST_10 | {"Date of Placement Order": ""})["Episodes"]
    assert (second["PLACE"], "LS" in second, first["REC"]) == ("A4", False, "X1")


def test_fostering_for_adoption_starts_on_the_day_fostered() -> None:
    heading = "Date the child was placed for fostering in FFA or concurrent planning placement"
    tables = made(LIST_10 | {heading: "01/04/2022"})
    assert [(row["DECOM"], row.get("PLACE"), row.get("LS")) for row in tables["Episodes"]] == [
        (dt.date(2022, 2, 1), None, None), (dt.date(2022, 4, 1), "A6", None), (dt.date(2022, 8, 1), "A6", "E1"),
    ]  # fmt: skip
    assert tables["AD1"][0]["FOSTER_CARE"] == "1"


def test_an_adopted_child_with_episodes_brings_ad1_alone() -> None:
    tables = made(LIST_10, episodes=book(("Z", dt.date(2022, 2, 1), None, "S", None)))
    assert set(tables) == {"Children", "AD1"}


def test_a_decision_without_an_order_brings_no_episode() -> None:
    assert "Episodes" not in made(LIST_10 | {"Date of Adoption Order ": ""})


def test_a_blank_on_a_list_keeps_what_the_book_has() -> None:
    there = {"Children": Extract(("CHILD", "TEAM", "UPN"), [("z", "South", "X1")])}
    tables, _ = tables_of(annex(LIST_10, LIST_10 | {"Child Unique ID": "Y"}, sheet=""), AS_AT, NOTHING, there)
    own = tables["Children"]
    assert "TEAM" not in own.headings or own.cells("TEAM")[0] == "South"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        pytest.param(
            ["31/02/2012", "01/02/2012"],
            "1 child (A): Date of Birth: 31/02/2012 is a day that does not exist: dates are read as dd/mm/yyyy.",
            id="one that does not exist",
        ),
        pytest.param(
            ["soon", "later"],
            "2 children (A, B): Date of Birth: soon is not a date: write it as dd/mm/yyyy.",
            id="one sentence for each column",
        ),
        pytest.param(
            ["05/10/2012", "05/20/2012"],
            "2 children (A, B): Date of Birth: 05/10/2012 has the month first (month/day/year), so none of these days "
            "is read: export them as dd/mm/yyyy.",
            id="a column with the month first is said as that, once",
        ),
    ],
)
def test_days_that_cannot_be_read_are_said(days: list[str], said: str) -> None:
    rows = [LIST_8 | {"Child Unique ID": child, "Date of Birth": day} for child, day in zip("AB", days, strict=True)]
    found = tables_of(annex(*rows), AS_AT, NOTHING)[1]
    assert [each for each in found if "Date of Birth" in each] == [f"annex.xlsx: {said}"]


@pytest.mark.parametrize("text", ["Total", "Count: 1", "Report run by A N Officer on 01/06/2024", "Child Unique ID"])
def test_what_is_no_child_on_a_list_is_left_out_and_said(text: str) -> None:
    tables, said = tables_of(annex(LIST_8, dict.fromkeys(LIST_8, "") | {"Child Unique ID": text}), AS_AT, NOTHING)
    assert tables["Children"].cells("CHILD") == ["A"]
    assert said == [f"annex.xlsx: a row that is no child is left out: {text}."]


def test_a_child_whose_id_looks_like_a_total_has_days() -> None:
    tables, said = tables_of(annex(LIST_8 | {"Child Unique ID": "Total"}), AS_AT, NOTHING)
    assert (tables["Children"].cells("CHILD"), said) == (["Total"], [])


def test_the_workbook_of_2019_as_ofsted_gives_it_holds_no_child(tmp_path: Path) -> None:
    """Eleven lists, each with a title and its headings and no child."""
    fronts = {f"List_{number}": [[f"List {number}"], ["Child Unique ID", "Gender"]] for number in (1, 6, 7)}
    lists = {
        "List_8": [["List 8: Children in care"], list(LIST_8)],
        "List_9": [["x"], list(LIST_9)],
        "List_10": [["x"], list(LIST_10)],
    }
    content = workbook(Front_Sheet=[["Annex A"]], **fronts, **lists)
    (bundle,) = read_sources([written(tmp_path, {"a.xlsx": content}) / "a.xlsx"]).bundles
    assert bundle.lists is not None
    assert {number: len(rows) for number, rows in bundle.lists.lists.items()} == {8: 0, 9: 0, 10: 0}
    assert tables_of(bundle.lists, AS_AT, NOTHING) == ({}, [])
