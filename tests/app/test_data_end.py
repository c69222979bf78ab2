"""A month that no raw table reaches: who looks at its figures is told that the data end before it."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from named_places import opened, places

from scorecard_xl.__main__ import run
from scorecard_xl.app import buttons
from scorecard_xl.app.notices import month_note, warnings
from scorecard_xl.app.publishing import PublishReport, publish
from scorecard_xl.app.reading import read_council
from scorecard_xl.app.sharing import ShareReport, copy_of, share
from scorecard_xl.cli.figures_screen import title
from scorecard_xl.council.period import Day, data_end_in_words
from scorecard_xl.council.settings import CopiesFor
from scorecard_xl.figures.council import Council
from scorecard_xl.figures.history import HEADINGS
from scorecard_xl.figures.naming import figure_named
from scorecard_xl.imports.record import HEADINGS as IMPORTS
from scorecard_xl.page import fill
from scorecard_xl.page.builder import page_of
from scorecard_xl.page.exact import exact_month
from scorecard_xl.page.looks import OFF
from scorecard_xl.share.workbook import compose
from scorecard_xl.workbook.book import BookError
from scorecard_xl.workbook.build import build
from scorecard_xl.workbook.memory import MemoryBook

NOW = dt.datetime(2026, 6, 3, 14, 5)
SAID = "The data end on 31 March 2019: nothing is known of May 2019"
VISITS = ["CHILD", "VISIT", "SEEN"]


def book(*more: list[object], **tables: list[list[object]]) -> MemoryBook:
    episodes = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], ["A", "31/03/2019", "S", "C2", "U6"]]
    settings = [["Setting", "Value"], ["Reporting month", "2019-05"], *more]
    return MemoryBook({"Episodes": episodes, "Settings": settings, "History": [list(HEADINGS)], **tables})


def told(read: MemoryBook) -> dict[str, list[str]]:
    """The sentences that say it, by where."""
    council = read_council(read)
    figures = council.figures()
    copy = copy_of(council, figures, NOW)
    cells = fill.cells(council, page_of(exact_month(council, figures, NOW)), NOW)
    above = {name for name in cells if name.startswith("CPS.quality.")}
    said = {
        "page": [str(value) for name, value in cells.items() if name not in above],
        "above Data quality": [str(cells[name]) for name in above],
        "Data quality": [str(row[-1]) for row in fill.problem_rows(council)],
        "commands": warnings(council),
        "copy": [str(value) for value in copy.said],
    }
    found = {where: [each for each in texts if "The data end" in each] for where, texts in said.items()}
    return {where: list(dict.fromkeys(texts)) for where, texts in found.items()}


def test_it_is_said_wherever_the_figures_are_seen() -> None:
    said = told(book())
    assert said["page"] == [f"{SAID}."]
    assert said["Data quality"] == [f"{SAID}; import a later return, or report an earlier month"]
    assert said["above Data quality"] == said["Data quality"]
    assert said["commands"] == [f"{SAID}."]


def test_of_a_month_that_the_data_do_not_reach_the_end_of_the_rest_is_not_known() -> None:
    end = dt.date(2019, 5, 20)
    said = data_end_in_words(end, dt.date(2019, 5, 31))
    assert said == "The data end on 20 May 2019: the rest of May 2019 is not known"


def test_a_copy_says_that_the_data_end_earlier_and_no_more() -> None:
    (only,) = told(book())["copy"]
    assert only.startswith("The data end before May 2019")
    assert "March" not in only


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [pytest.param(["figures", "--by", "sex"], id="figures by"), pytest.param(["children"], id="the list of children")],
)
def test_figures_of_some_children_and_their_list_say_it_too(command, demonstration, capsys) -> None:
    more = ["children_in_care"] if command == ["children"] else []
    assert run([command[0], str(demonstration / "Scorecard.xlsm"), *more, *command[1:], "--month", "2030-01"]) == 0
    assert "nothing is known of January 2030." in capsys.readouterr().err


def test_a_meeting_to_compare_with_that_is_not_named_is_said() -> None:
    said = warnings(read_council(book(["Compare with", "last meeting"])))
    assert said[-1] == (
        "Settings, Last meeting: Last meeting is blank, so figures are compared with those of April 2019."
    )


@pytest.mark.parametrize("act", [buttons.published, lambda read: share(read, Path("out"))], ids=["publish", "share"])
def test_such_a_month_is_neither_published_nor_shared(act) -> None:
    with pytest.raises(BookError, match=f"^{SAID}. Import a later return, choose an earlier month, or"):
        act(book())


def test_that_the_episodes_begin_after_the_month_is_said_where_its_figures_are_seen() -> None:
    council = read_council(book(), Day("2019-02-28"))
    begin = "The episodes begin on 31 March 2019: nothing is known of February 2019."
    page = fill.cells(council, page_of(exact_month(council, council.figures(), NOW)), NOW)
    assert begin in warnings(council)
    assert begin in page.values()


@pytest.mark.parametrize(
    "act", [publish, lambda read, month: share(read, Path("out"), month)], ids=["publish", "share"]
)
def test_a_month_before_the_episodes_is_neither_published_nor_shared(act) -> None:
    with pytest.raises(BookError, match=r"^The episodes begin on 31 March 2019: .* Import earlier returns"):
        act(book(), Day("2019-02-28"))


def test_the_month_of_the_first_episode_can_be_published() -> None:
    assert publish(book(), Day("2019-03-31")).before == []


def ending(first: dt.date, ends: int, *earlier: str) -> MemoryBook:
    """Children who left on days up to the end of September 2025, from a day on, and on the earlier days."""
    last = dt.date(2025, 9, 30)
    days = [first + (last - first) * at // (ends - 1) for at in range(ends)]
    left = [*(f"{day:%d/%m/%Y}" for day in days), *earlier]
    rows = [[f"A{at}", "01/01/2020", "S", "C2", "U6", day, "E4A"] for at, day in enumerate(left)]
    headings = ["CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC", "REC"]
    settings = [["Setting", "Value"], ["Reporting month", "2025-09"]]
    return MemoryBook({"Episodes": [headings, *rows], "Settings": settings})


@pytest.mark.parametrize(
    ("first", "ends", "earlier", "is_said"),
    [
        pytest.param(dt.date(2025, 4, 1), 40, (), True, id="this year's return alone"),
        pytest.param(dt.date(2025, 4, 1), 40, ("15/10/2024",), False, id="an end of the year before"),
        pytest.param(dt.date(2024, 10, 10), 40, (), False, id="ends through the thirteen months"),
        pytest.param(dt.date(2025, 4, 1), 19, (), False, id="too few ends to tell"),
    ],
)
def test_that_children_who_left_earlier_are_missing_is_said(first, ends, earlier, is_said) -> None:
    council = read_council(ending(first, ends, *earlier))
    said = "No child is known to have left care before April 2025, so figures of earlier months are too low"
    asked = f"{said}: import the returns of earlier years."
    page = page_of(exact_month(council, council.figures(), NOW))
    assert [asked in warnings(council), asked in page.warnings] == [is_said] * 2
    assert is_said is any(each.what == f"{said}; import the returns of earlier years" for each in council.problems)


def test_a_visit_in_the_month_does_not_make_the_episodes_reach_it() -> None:
    (said,) = told(book(Visits=[VISITS, ["A", "02/05/2027", "Y"]]))["commands"]
    assert said == f"{SAID}."


def test_an_extract_said_to_be_complete_reaches_the_month() -> None:
    assert not any(told(book(["Extract complete to", "31/05/2019"])).values())


@pytest.mark.parametrize(
    ("days", "month", "reached"),
    [
        pytest.param(
            ["01/03/2023", "20/03/2023", "27/03/2023"], "March 2023", "27 March 2023", id="the last seven days"
        ),
        pytest.param(
            ["01/03/2023", "20/03/2023", "25/03/2023"], "March 2023", "25 March 2023", id="the first of these"
        ),
        pytest.param(["01/03/2023", "20/03/2023", "24/03/2023"], "February 2023", "24 March 2023", id="the day before"),
        pytest.param(
            ["01/05/2023", "30/05/2023", "12/06/2023"], "May 2023", "12 June 2023", id="an extract of 12 June"
        ),
        pytest.param(["01/05/2023", "31/05/2023", "30/04/2042"], "May 2023", "31 May 2023", id="one wrong day to come"),
        pytest.param(["01/05/2021", "31/05/2021", "30/04/2022"], "May 2021", "31 May 2021", id="one outlier"),
    ],
)
def test_the_month_reported_and_why(days: list[str], month: str, reached: str) -> None:
    rows = [[f"A{at}", day, "S", "C2", "U6"] for at, day in enumerate(days)]
    council = read_council(MemoryBook({"Episodes": [["CHILD", "DECOM", "RNE", "LS", "PLACE"], *rows]}))
    assert month_note(council) == f"{month} (the episodes reach {reached})"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(lambda council: PublishReport(council, 1, [], []).sentences()[0], id="publish"),
        pytest.param(lambda council: ShareReport(council, [], CopiesFor.ANYONE, []).sentences()[0], id="share"),
        pytest.param(
            lambda council: title([], figure_named("uasc", None, None), council, None), id="children on a day"
        ),
        pytest.param(
            lambda council: title([], figure_named("children_starting", "month", None), council, None),
            id="children of a month",
        ),
    ],
)
def test_each_command_says_why_it_is_this_month(sentence: Callable[[Council], str]) -> None:
    council = read_council(MemoryBook({"Episodes": book().sheets["Episodes"]}))
    assert "the episodes reach 31 March 2019" in sentence(council)


@pytest.mark.slow
def test_a_live_page_shows_it_in_red(tmp_path) -> None:
    build(tmp_path / "book.xlsx")
    made = opened(tmp_path / "book.xlsx")
    (_, said), (_, kind) = (places(made)[f"CPS.page.lead.1{field}"] for field in ("", ".kind"))
    rules = made["Scorecard"].conditional_formatting
    (rule,) = (rule for where in rules if said in where for rule in where.rules)
    assert (rule.type, rule.formula) == ("expression", [f'${kind}="warning"'])
    assert rule.dxf.font.color.rgb == f"FF{OFF[0][1:]}"


@pytest.mark.slow
@pytest.mark.parametrize(("month", "red"), [("2019-05-31", True), ("2019-03-31", False)])
def test_a_copy_shows_it_in_red(month: str, red: bool) -> None:
    council = read_council(book(), Day(month))
    figures = council.figures()
    copy = copy_of(council, figures, NOW)
    page = openpyxl.load_workbook(io.BytesIO(compose(copy)))["Scorecard"]
    said = [cell for row in page.iter_rows() for cell in row if str(cell.value).startswith("The data end")]
    assert bool(said) is red
    assert {cell.font.color.rgb for cell in said} <= {f"FF{OFF[0][1:]}"}


def test_a_column_with_the_month_first_is_named() -> None:
    visits = [VISITS, ["A", "05/28/2019", "Y"]]
    said = [each for each in warnings(read_council(book(Visits=visits))) if "month first" in each]
    assert [each.split(" (")[0] for each in said] == ["Visits.VISIT has the month first"]


def taken(file: str, reach: str, *, whole: bool = True, complete_to: str = "") -> list[object]:
    """The row of Imports of a return."""
    said = f'"columns": "CHILD, DECOM", "others": false, "all new": true{complete_to}'
    day = dt.datetime.fromisoformat(f"{reach} 09:00:00")
    return [
        day,
        file,
        2026,
        dt.date.fromisoformat(reach),
        "Episodes",
        None,
        None,
        "taken" if whole else "taken in part",
        said,
    ]


def said_of(day: str) -> str:
    return f', "complete to": "{day}"'


APRIL_SAID, MAY_SAID = said_of("2025-04-30"), said_of("2025-05-31")


@pytest.mark.parametrize(
    ("setting", "imports", "expected"),
    [
        pytest.param("30/04/2025", [], "'30/04/2025' is the day of an earlier extract, as the episodes reach 28/05/2025: write the day of this one, or clear the cell.", id="on Settings, and the episodes reach a later month"),
        pytest.param("30/04/2025", [taken("may", "2025-05-31", complete_to=MAY_SAID)], "'30/04/2025' is the day of an earlier extract, as the last import is said to be complete to 31/05/2025: write the day of this one, or clear the cell.", id="on Settings, and the last import gave a later one"),
        pytest.param("31/05/2025", [taken("apr", "2025-04-30", complete_to=APRIL_SAID)], "", id="on Settings, later than the last import gave"),
        pytest.param("26/05/2025", [], "", id="on Settings, and the episodes reach two days more of the same month"),
        pytest.param("", [taken("apr", "2025-04-30", complete_to=APRIL_SAID)], "Imports: the episodes reach 28/05/2025, but the last day that --as-at gave is 30/04/2025: give --as-at for the files of today, or write their day on Settings beside Extract complete to.", id="of an import, and the episodes reach a later month"),
        pytest.param("", [taken("may", "2025-05-31", complete_to=MAY_SAID)], "", id="of an import that is the last"),
        pytest.param("", [], "", id="nobody said a day"),
    ],
)  # fmt: skip
def test_a_day_of_an_earlier_extract_is_said(setting: str, imports: list[list[object]], expected: str) -> None:
    days = ["01/04/2025", "15/05/2025", "27/05/2025", "28/05/2025"]
    episodes = [["CHILD", "DECOM", "RNE", "LS", "PLACE"], *([f"A{day}", day, "S", "C2", "U6"] for day in days)]
    read = MemoryBook(
        {
            "Episodes": episodes,
            "Settings": [["Setting", "Value"], ["Extract complete to", setting or None]],
            "Imports": [list(IMPORTS), *imports],
        }
    )
    found = [each for each in warnings(read_council(read)) if "extract" in each.lower()]
    assert [each.removeprefix("Settings, row 2, Extract complete to: ") for each in found] == (
        [expected] if expected else []
    )
