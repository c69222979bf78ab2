"""What an officer does to the workbook survives a refresh, and the page says what they changed."""

import datetime as dt
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest
from named_places import places, target_cell
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from scorecard_xl.page.card import Card
from scorecard_xl.page.layout import CARDS

from scorecard_xl.app.refresh import refresh
from scorecard_xl.demo import demonstration
from scorecard_xl.workbook.file.book import FileBook

NOW = dt.datetime(2026, 6, 3, 14, 5)
MOVED = 120  # columns to the right
OURS = "Our page"
COMMENT = "Ours, and of this month."
FORMER = "dental_on_time"
"""Its card is as earlier versions drew it: one merged cell for the comment."""
LONG = "Dentists have few places. " * 12


def card_of(indicator: str) -> Card:
    return next(card for card in CARDS if card.indicator == indicator)


def names_of(card: Card) -> list[str]:
    own = [f"{line.name}.{field}" for line in card.lines for field in line.fields]
    return own + [f"{card.name}.{field}" for field in card.fields]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration after all of it at once, refreshed."""
    folder = tmp_path_factory.mktemp("changed")
    path = folder / "book.xlsx"
    book = _opened(demonstration.write(folder, children=60).workbook)
    _move_card(book, card_of("visits_on_time"))
    book["Scorecard"][places(book)["CPS.pep_in_place.at.value"][1]].fill = PatternFill("solid", fgColor="FF00FF")
    book["Targets"][target_cell(book, "reviews_on_time")] = 0.999
    _comment(book, 8, "pep_in_place", COMMENT)
    _comment(book, 9, FORMER, LONG)
    _draw_as_before(book, card_of(FORMER))
    _add_sheet(book)
    book["Scorecard"].title = OURS
    book.save(path)
    opened = FileBook.open(path)
    refresh(opened, now=NOW)
    opened.save()
    return path


def _opened(path: Path) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path)


def _move_card(book: Workbook, card: Card) -> None:
    """As cut and paste does: the defined names follow their cells."""
    for name in names_of(card):
        sheet, cell = places(book)[name]
        row, column = coordinate_to_tuple(cell)
        book.defined_names[name].attr_text = f"'{sheet}'!${get_column_letter(column + MOVED)}${row}"


def _comment(book: Workbook, row: int, indicator: str, text: str) -> None:
    for column, value in zip("ABC", (indicator, "2026-05", text), strict=True):
        book["Commentary"][f"{column}{row}"] = value


def _draw_as_before(book: Workbook, card: Card) -> None:
    first, *_, last = (places(book)[f"{card.name}.{field}"][1] for field in card.comment_fields)
    name = f"{card.name}.comment"
    book.defined_names[name] = DefinedName(name, attr_text=book.defined_names[f"{name}.1"].attr_text)
    for field in card.comment_fields:
        del book.defined_names[f"{card.name}.{field}"]
    row, column = coordinate_to_tuple(last)
    book["Scorecard"].merge_cells(f"{first}:{get_column_letter(column + 5)}{row}")


def _add_sheet(book: Workbook) -> None:
    mine = book.create_sheet("Mine")
    mine["A1"] = "=COUNTA(Results!A:A)"
    chart = BarChart()
    chart.add_data(Reference(book["Results"], min_col=10, min_row=5, max_row=9))
    mine.add_chart(chart, "C3")
    for name in list(book.defined_names):  # openpyxl leaves the old name of a renamed sheet in defined names
        own = book.defined_names[name]
        own.attr_text = own.attr_text.replace("'Scorecard'!", f"'{OURS}'!").replace("Scorecard!", f"'{OURS}'!")


@pytest.fixture(scope="module")
def after(changed: Path) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(changed, data_only=True)


def value(book: Workbook, name: str) -> object:
    sheet, cell = places(book)[name]
    return book[sheet][cell].value


def test_a_card_cut_and_pasted_elsewhere_is_filled_there(after: Workbook) -> None:
    name = "CPS.visits_on_time.ytd.value"
    assert coordinate_to_tuple(places(after)[name][1])[1] > MOVED
    made, due = _parts(after, "visits_on_time", "ytd")
    assert value(after, name) == pytest.approx(made / due)
    said = f"{made} of the {due} visits due in the year to date were made on time."
    assert value(after, "CPS.visits_on_time.narrative") == said


def _parts(book: Workbook, indicator: str, window: str) -> tuple[int, int]:
    """Numerator and denominator of the last month end on Results."""
    rows = list(book["Results"].iter_rows(values_only=True))
    headings = next(row for row in rows if "indicator" in row)
    at = {heading: place for place, heading in enumerate(headings)}
    of = [row for row in rows if (row[at["indicator"]], row[at["window"]]) == (indicator, window)]
    last = max(of, key=lambda row: row[at["end"]])
    return last[at["numerator"]], last[at["denominator"]]


def test_a_recoloured_cell_keeps_its_colour_and_gets_its_figure(after: Workbook) -> None:
    sheet, cell = places(after)["CPS.pep_in_place.at.value"]
    assert (after[sheet][cell].fill.fgColor.rgb, after[sheet][cell].value) == ("00FF00FF", 1)


def test_a_renamed_page_is_filled(after: Workbook) -> None:
    assert value(after, "CPS.page.refreshed") is not None
    assert "3 June 2026 14:05" in str(value(after, "CPS.page.refreshed"))
    assert places(after)["CPS.page.refreshed"][0] == OURS


def test_a_sheet_with_formulas_and_a_chart_stays_as_it_was(changed: Path) -> None:
    book = _opened(changed)
    assert book["Mine"]["A1"].value == "=COUNTA(Results!A:A)"
    with zipfile.ZipFile(changed) as package:
        charts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert [chart for chart in charts if "'Results'!$J$5:$J$9" in chart]


def test_a_changed_target_is_said_and_rated_anew(after: Workbook) -> None:
    said = [value(after, f"CPS.reviews_on_time.ytd.{field}") for field in ("target", "rating")]
    assert said == ["Target: at least 99.9%", "○ Near target"]
    assert value(after, "CPS.target.reviews_on_time.13") == 0.999


def test_the_lines_of_a_comment_follow_the_card(after: Workbook) -> None:
    lines = [value(after, f"CPS.visits_on_time.comment.{line}") for line in (1, 2, 3)]
    assert str(lines[0]).startswith("Nineteen visits were late")
    assert lines[1:] == ["team in April. Both posts are filled from June.", None]
    assert coordinate_to_tuple(places(after)["CPS.visits_on_time.comment.2"][1])[1] > MOVED


def test_the_one_merged_cell_of_an_earlier_version_holds_all_of_the_comment_that_is_shown(after: Workbook) -> None:
    said = str(value(after, f"CPS.{FORMER}.comment"))
    assert said == "Dentists have few places. " * 9 + "Dentists have … more on Commentary"
    assert len(after[OURS].merged_cells.ranges) == 1


def test_a_comment_is_shown_and_its_row_stays(after: Workbook) -> None:
    assert value(after, "CPS.pep_in_place.comment.1") == COMMENT
    assert after["Commentary"]["C8"].value == COMMENT
