"""What an import says where files may be another council's, or write IDs and days in another way than before."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from empty_book import empty_book

from scorecard_xl.app.importing import Options, import_sources
from scorecard_xl.imports.ssda903 import SourceError

HERE = [f"{100 + at}" for at in range(13)]
ELSEWHERE = [f"E{at}" for at in range(13)]
BORN, OTHERWISE = "01/02/2012", "02/01/2012"
SAME = "is it the same council?"


def extract(folder: Path, children: Sequence[str], *, year: int = 2024, born: Sequence[str] = ()) -> Path:
    folder.mkdir(parents=True)
    days = [*born, *([BORN] * len(children))]
    episodes = [f"{child},{at + 1:02d}/05/{year},S,C2,U6,," for at, child in enumerate(children)]
    header = [f"{child},F,{day},WBRI" for child, day in zip(children, days, strict=False)]
    for name, rows in {"episodes": ["CHILD,DECOM,RNE,LS,PLACE,DEC,REC", *episodes], "header": [HEAD, *header]}.items():
        (folder / f"{name}.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
    return folder


HEAD = "CHILD,SEX,DOB,ETHNIC"


def warnings(*steps: Sequence[Path]) -> list[str]:
    """What the last of these imports into one workbook warns of."""
    book = empty_book()
    reports = [import_sources(book, step, Options(whole=True)) for step in steps]
    return [each.removeprefix("WARNING: ") for each in reports[-1].doubts]


@pytest.mark.parametrize(
    ("first", "second", "year", "expected"),
    [
        pytest.param(HERE, ELSEWHERE, 2024, ["a and b have no child in common: are they of the same council?"], id="one year"),
        pytest.param(HERE, ELSEWHERE, 2025, ["a and b have no child in common: are they of the same council?"], id="a year on"),
        pytest.param(HERE, ELSEWHERE, 2035, [], id="eleven years on: all have left"),
        pytest.param(HERE, [*ELSEWHERE, "112"], 2024, [], id="one child in both"),
        pytest.param(HERE, ["E1"], 2024, [], id="a single child"),
    ],
)  # fmt: skip
def test_two_councils_in_one_import(
    tmp_path: Path, first: list[str], second: list[str], year: int, expected: list[str]
) -> None:
    both = [extract(tmp_path / "a", first), extract(tmp_path / "b", second, year=year)]
    assert warnings(both) == expected


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        pytest.param([OTHERWISE] * 2, [], id="two corrections"),
        pytest.param(
            [OTHERWISE] * 3,
            [
                f"3 of the 13 children who were known have another day of birth in these files, for example 100 ({BORN}, "
                f"now {OTHERWISE}): {SAME} If it is, see how the days are written."
            ],
            id="more than a tenth",
        ),
    ],
)
@pytest.mark.parametrize("at_once", [False, True], ids=["one after the other", "in one import"])
def test_children_with_another_day_of_birth(
    tmp_path: Path, born: list[str], expected: list[str], at_once: bool
) -> None:
    first, second = extract(tmp_path / "a", HERE), extract(tmp_path / "b", HERE, born=born)
    assert warnings(*([[first, second]] if at_once else [[first], [second]])) == expected


def test_a_few_corrections_among_many_children_are_no_doubt(tmp_path: Path) -> None:
    many = [f"{at}" for at in range(31)]
    first, second = extract(tmp_path / "a", many[:28]), extract(tmp_path / "b", many[:28], born=[OTHERWISE] * 2)
    assert warnings([first], [second]) == []


def test_ids_that_lost_or_gained_leading_zeros(tmp_path: Path) -> None:
    padded = [f"00{child}" for child in HERE[:4]]
    first, second = extract(tmp_path / "a", HERE), extract(tmp_path / "b", [*HERE[4:], *padded])
    assert warnings([first], [second]) == [
        "4 IDs of these files differ from the workbook's in leading zeros alone, for example 00100, and would count as "
        "another child: export IDs in one form."
    ]


def test_a_return_that_is_refused_says_why_it_may_be_another_councils(tmp_path: Path) -> None:
    book = empty_book()
    import_sources(book, [extract(tmp_path / "a", HERE, year=2023)])
    with pytest.raises(SourceError) as refused:
        import_sources(book, [extract(tmp_path / "b", ELSEWHERE)])
    assert str(refused.value).startswith(
        f"WARNING: None of the 13 children of these files is in the workbook: {SAME} b "
    )


@pytest.mark.parametrize(
    ("options", "files", "said"),
    [
        pytest.param(
            Options(partial=True),
            [HERE[:12]],
            "1 child in care on the sheet Episodes is not in these files, and stays in care, as --partial only adds and "
            "replaces: 112. If the files have all children, import them without --partial (setting Import is partial: no).",
            id="--partial",
        ),
        pytest.param(
            Options(table="Episodes"),
            [HERE[:11]],
            "2 children in care on the sheet Episodes are not in these files, and stay in care, as a report only adds and "
            "replaces: 111, 112. If care ended, import a return that has the end, or write DEC and REC on Episodes.",
            id="--as Episodes",
        ),
        pytest.param(Options(partial=True), [HERE[:6], HERE[6:]], "", id="two teams that have all"),
        pytest.param(Options(partial=True), [[*HERE, "200"]], "", id="all of them"),
        pytest.param(Options(), [HERE[:12]], "", id="a whole return, which closes the child"),
    ],
)
def test_children_who_stay_in_care_though_files_lack_them(
    tmp_path: Path, options: Options, files: list[list[str]], said: str
) -> None:
    book = empty_book()
    import_sources(book, [extract(tmp_path / "a", HERE, year=2023)])
    folders = [extract(tmp_path / f"team {at}", children, year=2023) for at, children in enumerate(files)]
    sources = [folder / "episodes.csv" for folder in folders] if options.table else folders
    sentences = import_sources(book, sources, options).sentences()
    assert [each for each in sentences if "in care on the sheet" in each] == ([said] if said else [])
