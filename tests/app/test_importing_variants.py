"""Kinds of faults that files of case systems have, each in other tables, columns and kinds of file."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from empty_book import empty_book, records
from imports.making import rows_of, workbook, written, zipped

from scorecard_xl.app.importing import import_sources
from scorecard_xl.app.reading import read_council
from scorecard_xl.council.period import Day
from scorecard_xl.workbook.memory import MemoryBook

HEAD = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC"
STAY = ("F0 01/02/2020", "F1 02/02/2020", "F2 03/02/2020")
"""Three children who stay in care throughout."""
Files = dict[str, str | bytes]


def episodes(*rows: str) -> str:
    """A file of `child DECOM [DEC REC]` for each episode."""
    cells = [[*row.split(), "", ""][:4] for row in rows]
    return "\n".join([HEAD, *(f"{child},{decom},S,C2,U6,{dec},{rec}" for child, decom, dec, rec in cells), ""])


def xlsx(text: str) -> bytes:
    return workbook(Sheet1=rows_of(text))


def xml(text: str, group: str = "EPISODE") -> str:
    headings, *rows = rows_of(text)
    children = ""
    for row in rows:
        fields = "".join(f"<{name}>{cell}</{name}>" for name, cell in zip(headings[1:], row[1:], strict=True) if cell)
        children += f"<CHILD><HEADER><CHILDID>{row[0]}</CHILDID></HEADER><{group}>{fields}</{group}></CHILD>"
    return f"<SSDA903>{children}</SSDA903>"


def imported(folder: Path, *sources: Files) -> tuple[MemoryBook, str]:
    """The book after these imports, each of one folder, and all that was said."""
    book, said = empty_book(), []
    for at, files in enumerate(sources):
        said += import_sources(
            book, [written(folder, {f"s{at}/{name}": held for name, held in files.items()}) / f"s{at}"]
        ).sentences()
    return book, "\n".join(said)


def in_care(book: MemoryBook, day: str) -> set[str]:
    return set(read_council(book, Day(day)).data.in_care(Day(day))["CHILD"])


def column(book: MemoryBook, table: str, heading: str) -> list[object]:
    return [row[heading] for row in records(book, table)]


SEPTEMBER = (*STAY, "K 05/09/2023", "Z 29/09/2023", "Z2 30/09/2023")
OCTOBER = (*STAY, "Z 29/09/2023", "Z2 30/09/2023", "X 30/10/2023", "X2 31/10/2023")
MISSING = "CHILD,MISSING,MIS_START,MIS_END\nF0,M,10/09/2023,10/09/2023\n"


@pytest.mark.parametrize(
    ("september", "october"),
    [
        pytest.param({"episodes.xlsx": xlsx(episodes(*SEPTEMBER))}, {"episodes.csv": episodes(*OCTOBER)}, id="a workbook, then a CSV file"),
        pytest.param({"r.xml": xml(episodes(*SEPTEMBER))}, {"r.xml": xml(episodes(*OCTOBER))}, id="XML"),
        pytest.param({"e.zip": zipped({"a/episodes.csv": episodes(*SEPTEMBER)})}, {"episodes.txt": episodes(*OCTOBER).replace(",", "\t").encode("utf-16")}, id="a .zip, then text in UTF-16"),
    ],
)  # fmt: skip
def test_a_child_entered_in_error_is_gone_whatever_the_files_are(
    september: Files, october: Files, tmp_path: Path
) -> None:
    book, said = imported(tmp_path, september, october)
    assert in_care(book, "2023-09-30") == {"F0", "F1", "F2", "Z", "Z2"}
    assert "Episodes: 1 row taken off, as the return does not list them: K 05/09/2023." in said


@pytest.mark.parametrize(
    ("name", "before", "after", "column_of", "left"),
    [
        pytest.param("reviews.csv", "CHILD,REVIEW\nF0,10/09/2023\nF0,10/03/2023\n", "CHILD,REVIEW\nF0,12/09/2023\n", ("Reviews", "REVIEW"), ["2023-03-10", "2023-09-12"], id="the day of a review; one of the year before stays"),
        pytest.param("missing.csv", MISSING, MISSING.replace("10/09", "11/09"), ("Missing", "MIS_START"), ["2023-09-11"], id="the day a child went missing"),
        pytest.param("sw_episodes.csv", "CHILD,SW_ID,SW_DECOM\nF0,W1,01/09/2023\n", "CHILD,SW_ID,SW_DECOM\nF0,W1,04/09/2023\n", ("SWEpisodes", "SW_DECOM"), ["2023-09-04"], id="the day a social worker took the case"),
    ],
)  # fmt: skip
def test_a_day_corrected_between_two_extracts_is_there_once(
    name: str, before: str, after: str, column_of: tuple[str, str], left: list[str], tmp_path: Path
) -> None:
    rest = [{"episodes.csv": episodes(*rows)} for rows in (SEPTEMBER, OCTOBER)]
    book, _ = imported(tmp_path, rest[0] | {name: before}, rest[1] | {name: after})
    assert sorted(map(str, column(book, *column_of))) == left


@pytest.mark.parametrize("extracts", [1, 2], ids=["one import of both", "an import each"])
@pytest.mark.parametrize(
    ("k", "there"),
    [
        pytest.param("K 01/05/2021 20/03/2024 E4A", set(), id="left before 1 April"),
        pytest.param("K 01/05/2021 20/04/2024 E4A", set(), id="left since"),
        pytest.param("K 01/05/2021", {"K"}, id="stays"),
        pytest.param("", set(), id="not listed any more"),
    ],
)
def test_a_whole_history_across_the_end_of_a_year(k: str, there: set[str], extracts: int, tmp_path: Path) -> None:
    old = ("H 01/05/2017 01/06/2019 E4A", *STAY)
    march = episodes(*old, "K 01/05/2021", "M1 28/03/2024", "M2 30/03/2024")
    april = episodes(*old, *filter(None, [k]), "M1 28/03/2024", "M2 30/03/2024", "N1 29/04/2024", "N2 30/04/2024")
    each = {"march/episodes.csv": march}, {"april/episodes.csv": april}
    book, _ = imported(tmp_path, *([each[0] | each[1]] if extracts == 1 else each))
    assert in_care(book, "2024-04-30") == {"F0", "F1", "F2", "M1", "M2", "N1", "N2"} | there


def noon(text: str) -> str:
    """The file with twelve-hour times behind its days."""
    return (
        "\n".join(
            ",".join(f"{cell} 12:00:00 AM" if cell.count("/") == 2 else cell for cell in line.split(","))
            for line in text.splitlines()
        )
        + "\n"
    )


@pytest.mark.parametrize(
    ("name", "held", "column_of"),
    [
        pytest.param("visits.txt", noon("CHILD;VISIT;SEEN\nF0;01/09/2023;Y\n".replace(";", ",")).replace(",", "\t").encode("utf-16"), ("Visits", "VISIT"), id="visits, text in UTF-16"),
        pytest.param("reviews.xlsx", xlsx(noon("CHILD,REVIEW\nF0,01/09/2023\n")), ("Reviews", "REVIEW"), id="reviews, a workbook"),
        pytest.param("r.xml", xml(noon("CHILD,MIS_START,MISSING\nF0,01/09/2023,M\n"), "MISSING"), ("Missing", "MIS_START"), id="missing, XML"),
        pytest.param("oc3.csv", noon("CHILD,DOB,IN_TOUCH,PATHWAY_PLAN\nL,01/02/2005,YES,01/09/2023\n"), ("CareLeavers", "PATHWAY_PLAN"), id="pathway plans"),
    ],
)  # fmt: skip
def test_twelve_hour_times(name: str, held: str | bytes, column_of: tuple[str, str], tmp_path: Path) -> None:
    book, said = imported(tmp_path, {"episodes.csv": noon(episodes(*SEPTEMBER)), name: held})
    assert column(book, *column_of) == [dt.date(2023, 9, 1)]
    assert len(in_care(book, "2023-09-30")) == len(SEPTEMBER)
    assert "cannot be read" not in said


@pytest.mark.parametrize("nothing", ["NaT", "nan", "None", "NULL", "<NA>", "#N/A", "-", '=""'])
@pytest.mark.parametrize("kind", ["csv", "xlsx", "xml"])
def test_words_for_nothing_in_any_file(nothing: str, kind: str, tmp_path: Path) -> None:
    rows = rows_of(episodes(*SEPTEMBER))
    blank = [[cell or nothing for cell in row] for row in rows]
    text = "\n".join(
        ",".join(f'"{cell}"'.replace('"=""', '"=""""') if cell == '=""' else cell for cell in row) for row in blank
    )
    escaped = [[cell.replace("<", "&lt;") for cell in row] for row in blank]
    held = {
        "csv": text,
        "xlsx": workbook(Sheet1=[[cell if cell != '=""' else "" for cell in row] for row in blank]),
        "xml": xml("\n".join(map(",".join, escaped))),
    }[kind]
    book, said = imported(tmp_path, {f"episodes.{kind}": held})
    assert set(column(book, "Episodes", "DEC")) == set(column(book, "Episodes", "REC")) == {None}
    assert len(in_care(book, "2023-09-30")) == len(SEPTEMBER)
    assert "cannot be read" not in said


FLAGS = "CHILD,TEETH_CHECK,HEALTH_ASSESSMENT,IMMUNISATIONS,CONVICTED,SDQ_SCORE\nF0,1,1,1,0,12\n"


@pytest.mark.parametrize(
    ("name", "held"),
    [
        pytest.param("oc2.xlsx", workbook(OC2=[[True if cell == "1" else False if cell == "0" else cell for cell in row] for row in rows_of(FLAGS)]), id="TRUE and FALSE of a workbook"),
        pytest.param("oc2.txt", FLAGS.replace(",1", ",Yes").replace(",0", ",No").replace(",Yes2", ",12").replace(",", ";").encode("utf-8-sig"), id="Yes and No between semicolons"),
        pytest.param("r.xml", xml(FLAGS.replace(",1", ",true").replace(",0", ",false").replace(",true2", ",12"), "OC2"), id="true and false in XML"),
        pytest.param("oc2.csv", FLAGS.replace(",1", ",a) Yes").replace(",0", ",b) No").replace(",a) Yes2", ",12"), id="the words of a list of codes"),
        pytest.param("oc2.csv", FLAGS.replace(",1", ',"=""1"""').replace(",0", ',"=""0"""').replace(',"=""1"""2', ",12"), id="as formulas"),
    ],
)  # fmt: skip
def test_flags_in_any_file(name: str, held: str | bytes, tmp_path: Path) -> None:
    book, said = imported(tmp_path, {"episodes.csv": episodes(*SEPTEMBER), name: held})
    (row,) = records(book, "OC2")
    assert [str(row[flag]) for flag in ("TEETH_CHECK", "HEALTH_ASSESSMENT", "IMMUNISATIONS", "CONVICTED")] == [
        "1",
        "1",
        "1",
        "0",
    ]
    assert "cannot be read" not in said


@pytest.mark.parametrize(
    "flag",
    ["X", "perhaps", "2"],
)
@pytest.mark.parametrize(
    ("name", "heading"),
    [("visits.csv", "Visits.SEEN"), ("visits.csv", "Visits.SEEN_ALONE"), ("missing.csv", "Missing.RHI_OFFERED"), ("ad1.csv", "AD1.FOSTER_CARE")],
)  # fmt: skip
def test_a_flag_that_cannot_be_read_is_said_at_the_import(name: str, heading: str, flag: str, tmp_path: Path) -> None:
    own = {"visits.csv": "VISIT", "missing.csv": "MIS_START", "ad1.csv": "DATE_MATCH"}[name]
    text = f"CHILD,{own},{heading.partition('.')[2]}\nF0,01/09/2023,{flag}\n"
    _, said = imported(tmp_path, {"episodes.csv": episodes(*SEPTEMBER), name: text})
    assert f"{heading}: 1 cell cannot be read, for example {flag}, which is neither yes nor no." in said


NUMBERED = ("1010 01/02/2020", "1020 29/09/2023", "1030 30/09/2023")


@pytest.mark.parametrize(
    "visits",
    [
        pytest.param(
            {"visits.xlsx": workbook(Visits=[["CHILD", "VISIT"], [1010, dt.datetime(2023, 9, 1)]])},
            id="a number in a workbook",
        ),
        pytest.param({"visits.csv": 'CHILD,VISIT\n"=""1010""",01/09/2023\n'}, id="a formula"),
        pytest.param({"visits.csv": "CHILD,VISIT\n'1010,01/09/2023\n"}, id="an apostrophe"),
        pytest.param({"visits.csv": 'CHILD,VISIT\n"1,010",01/09/2023\n'}, id="a comma between thousands"),
        pytest.param(
            {"visits.txt": "\ufeffCHILD\tVISIT\n\ufeff1010.0\t01/09/2023\n".encode("utf-16")},
            id="byte-order marks and a decimal",
        ),
    ],
)
def test_an_id_is_that_of_the_child_however_it_is_written(visits: Files, tmp_path: Path) -> None:
    book, _ = imported(tmp_path, {"episodes.csv": episodes(*NUMBERED)} | visits)
    council = read_council(book, Day("2023-09-30"))
    assert set(council.data.tables["Visits"]["CHILD"]) == {"1010"}
    assert not [each for each in council.problems if each.table == "Visits"]


@pytest.mark.parametrize("table", ["Visits", "OC2", "Reviews"])
def test_leading_zeros_lost_in_one_table_are_named(table: str, tmp_path: Path) -> None:
    zeros = tuple(row.replace("10", "0010", 1) for row in NUMBERED)
    day = {"Visits": "VISIT", "OC2": "SDQ_SCORE", "Reviews": "REVIEW"}[table]
    held = f"CHILD,{day}\n1010,{'12' if table == 'OC2' else '01/09/2023'}\n"
    book, _ = imported(tmp_path, {"episodes.csv": episodes(*zeros), f"{table}.csv": held})
    said = [each for each in read_council(book, Day("2023-09-30")).problems if "0010" in each.what]
    assert [(each.table, each.value, each.rule) for each in said] == [(table, "1010", f"leading_zeros_{table.lower()}")]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"episodes.xlsx": xlsx(episodes(*SEPTEMBER))}, id="a workbook"),
        pytest.param(
            {"episodes.txt": episodes(*SEPTEMBER).replace(",", "\t").encode("utf-16")}, id="text with tabs in UTF-16"
        ),
        pytest.param({"r.xml": xml(episodes(*SEPTEMBER))}, id="XML"),
        pytest.param({"more.zip": zipped({"episodes.csv": episodes(*SEPTEMBER)})}, id="a .zip"),
        pytest.param({"sub/folder/episodes.csv": episodes(*SEPTEMBER)}, id="a folder in a folder"),
        pytest.param({"episodes.csv": xlsx(episodes(*SEPTEMBER))}, id="a workbook called .csv"),
    ],
)
def test_episodes_in_another_kind_of_file_beside_csv(files: Files, tmp_path: Path) -> None:
    oc2 = "CHILD,SDQ_SCORE\nF0,12\n"
    book, _ = imported(tmp_path, files | {"oc2.csv": oc2})
    assert len(in_care(book, "2023-09-30")) == len(SEPTEMBER)
    assert [str(year)[:4] for year in column(book, "OC2", "YEAR")] == ["2024"]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"episodes.xlsx": xlsx(episodes(*SEPTEMBER, "W 01/05/2023 20/06/2042 E4A"))}, id="the end of an episode, a workbook"),
        pytest.param({"episodes.csv": episodes(*SEPTEMBER, "W 20/06/2042")}, id="the start of one"),
        pytest.param({"r.xml": xml(episodes(*SEPTEMBER, "W 01/05/2023 20/06/2204 E4A"))}, id="digits in the wrong place, XML"),
        pytest.param({"episodes.csv": episodes(*SEPTEMBER), "reviews.csv": "CHILD,REVIEW\nF0,20/06/2042\n"}, id="the day of a review"),
    ],
)  # fmt: skip
def test_a_year_typed_wrong_moves_neither_the_page_nor_the_year_of_the_return(wrong: Files, tmp_path: Path) -> None:
    book, said = imported(tmp_path, wrong)
    council = read_council(book)
    assert council.last == Day("2023-09-30")
    assert "year to 31/03/2024, reaches 30/09/2023." in said
    assert [each for each in council.problems if "2042" in each.value or "2204" in each.value]


@pytest.mark.parametrize(
    ("name", "rows", "table", "expected"),
    [
        pytest.param("PEP list.csv", ["Person ID,Date of PEP,School", "F0,01/09/2023,X"], "PEPs", {"CHILD": "F0", "PEP_DATE": dt.date(2023, 9, 1)}, id="plans of education"),
        pytest.param("export.csv", ["LCS ID;Health Check Type;Health Check Date", "F0;Dental Check;01/09/2023"], "Health", {"CHECK": "DENTAL", "CHECK_DATE": dt.date(2023, 9, 1)}, id="health checks between semicolons"),
        pytest.param("Schools attended.csv", ["Child Unique ID,School Start Date,School End Date,Ofsted Rating", "F0,01/09/2023,,Good"], "Schools", {"SCHOOL_START": dt.date(2023, 9, 1), "OFSTED": "Good"}, id="schools"),
        pytest.param("report.csv", ["Visits in September,,", ",,", "ChildID,VisitDate,ChildSeenAlone", "F0,01/09/2023,No"], "Visits", {"VISIT": dt.date(2023, 9, 1), "SEEN_ALONE": "No"}, id="visits under a title"),
        pytest.param("ssd_missing.csv", ["miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_rhi_offered", "1,F0,2023-09-01,M,Y"], "Missing", {"MIS_START": dt.date(2023, 9, 1), "RHI_OFFERED": "Y"}, id="the Standard Safeguarding Dataset"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_workbook", [False, True], ids=["text", "a workbook"])
def test_lists_of_case_systems(
    name: str, rows: Sequence[str], table: str, expected: dict[str, object], is_workbook: bool, tmp_path: Path
) -> None:
    cells = [row.replace(";", ",").split(",") for row in rows]
    held = workbook(Sheet1=cells) if is_workbook else "\n".join([*rows, ""])
    book, _ = imported(
        tmp_path, {"episodes.csv": episodes(*SEPTEMBER), name.replace(".csv", ".xlsx") if is_workbook else name: held}
    )
    (row,) = records(book, table)
    assert {heading: row[heading] for heading in expected} == expected
