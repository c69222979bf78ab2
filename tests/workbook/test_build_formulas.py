"""The formulas of the built workbook say what Python says, and follow a changed target without it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from named_places import opened, places
from office import converted
from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple
from python_calamine import CalamineWorkbook

from scorecard_xl.council.period import Day
from scorecard_xl.figures.figure import NOTHING
from scorecard_xl.figures.local import local_measures_of
from scorecard_xl.figures.targets import target_on, targets_of
from scorecard_xl.indicators import INDICATORS, Indicator
from scorecard_xl.page.cells import LineKind, line_name
from scorecard_xl.page.plots import NAME, UNIT, VALUE
from scorecard_xl.page.wording import RATING, target_in_words
from scorecard_xl.tables.sheet_reader import Records
from scorecard_xl.tables.sheets import SHEETS

ERRORS = ("#N/A", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#NUM!", "Err:")


@dataclass(frozen=True)
class Case:
    """A figure and rows of Targets, as its cells. `local`: the declaration of a local measure."""

    indicator: str
    value: Fraction | None
    rows: list[list[object]]
    local: Indicator | None = None

    @property
    def declared(self) -> Indicator:
        return self.local or INDICATORS[self.indicator]


def case(name: str, indicator: str, value: str | None, *rows: str) -> Any:
    """`indicator`: its name; of a local measure local, its name, its better way and its unit."""
    local = declared_as(*indicator.split()[1:]) if indicator.startswith("local ") else None
    own = local.name if local else indicator
    targets = [_cells(own, *row.split()) for row in rows]
    return pytest.param(Case(own, Fraction(value) if value else None, targets, local), id=name)


def declared_as(name: str, better: str, unit: str) -> Indicator:
    row = [name, f"Title of {name}", unit, better, "What is counted.", "no"]
    return local_measures_of(Records(SHEETS["LocalMeasures"], [SHEETS["LocalMeasures"].headings, row]))[name]


def _cells(
    indicator: str, target: str, since: str = "-", tolerance: str = "-", kind: str = "-", own: str = ""
) -> list[object]:
    """A row; `own`: the indicator as it is written there, with ~ for a blank. A text has ' before it."""
    name = own.replace("~", " ") or indicator
    return [
        name,
        None,
        None,
        _cell(since, dt.date.fromisoformat),
        _cell(target, float),
        _cell(tolerance, float),
        _cell(kind, str),
    ]


def _cell(word: str, read: Callable[[str], object]) -> object:
    return word[1:] if word.startswith("'") else None if word == "-" else read(word)


CASES = [
    case("a target that is equalled is met", "reviews_on_time", "98/100", "0.98"),
    case("just below the target", "annual_health_on_time", "97999/100000", "0.98"),
    case("of 95 and more, two points below is still near", "reviews_on_time", "96/100", "0.98"),
    case("of 95, two points below is still near", "reviews_on_time", "93/100", "0.95"),
    case("a little more than two points below is off", "dental_on_time", "95999/100000", "0.98"),
    case("of less than 95, five points below is still near", "reviews_on_time", "899/1000", "0.949"),
    case("all of all", "annual_health_on_time", "245/245", "1"),
    case("a tenth of a target under a half", "leavers_adopted", "36/100", "0.4"),
    case("lower is better: equalled", "three_or_more_placements", "8/100", "0.08"),
    case("lower is better: 8.1 against 8 is near", "three_or_more_placements", "81/1000", "0.08"),
    case("lower is better: a tenth above is still near", "three_or_more_placements", "88/1000", "0.08"),
    case("lower is better: more than a tenth above", "three_or_more_placements", "881/10000", "0.08"),
    case("a count on its limit", "missing_children", "11", "10"),
    case("a tolerance in points", "long_term_stability", "70/100", "0.75 - 0.05 points"),
    case("a tolerance of part of the target", "long_term_stability", "60/100", "0.75 - 0.2 relative"),
    case("no tolerance at all", "long_term_stability", "749/1000", "0.75 - 0 points"),
    case("the latest row counts", "reviews_on_time", "90/100", "0.98", "0.9 2026-04-01", "0.95 2025-04-01"),
    case("a row that is not yet in force", "annual_health_on_time", "97/100", "0.98", "0.9 2026-06-01"),
    case("a row that holds from the last day", "dental_on_time", "90/100", "0.98", "0.9 2026-05-31"),
    case("two rows of the same day: the last", "leavers_adopted", "90/100", "0.98 2026-04-01", "0.9 2026-04-01"),
    case("a target with a tenth", "dental_on_time", "9/10", "0.975"),
    case("a target as text is none", "visits_on_time", "90/100", "'0.9"),
    case("a target as text in per cent is none", "visits_on_time", "90/100", "'90%"),
    case("... so the number above it counts", "visits_on_time", "91/100", "0.95", "'0.9 2026-04-01"),
    case("a day as text: the target holds always", "visits_on_time", "91/100", "0.9 '01/01/2027"),
    case("a tolerance as text: the usual one", "visits_on_time", "60/100", "0.9 - '0.4 points"),
    case("the name in capitals", "visits_on_time", "91/100", "0.9 - - - VISITS_ON_TIME"),
    case("a blank after the name", "visits_on_time", "91/100", "0.9 - - - visits_on_time~"),
    case("a local measure in pounds that is met", "local residential_week lower pounds", "5000", "5000.5"),
    case("... near its target", "local residential_week lower pounds", "5500", "5000"),
    case("... beyond the tenth", "local residential_week lower pounds", "5501", "5000"),
    case("a local share just short", "local feel_safe higher share", "86/100", "0.9"),
    case("a local share off target", "local feel_safe higher share", "849/1000", "0.9"),
    case("a local number of days with a tolerance", "local panel_wait lower days", "33", "30 - 0.1 relative"),
    case("no target", "missing_episodes", "3"),
    case("no figure", "leavers_adopted", None, "0.98"),
]
DAY = "2026-05-31"


def said_by_python(given: Case) -> tuple[str, str]:
    """Target and rating in words."""
    known = {**INDICATORS, given.indicator: given.declared}
    aims = targets_of(Records(SHEETS["Targets"], [SHEETS["Targets"].headings, *given.rows]), known)
    target = target_on(aims, given.indicator, Day(DAY))
    if target is None:
        return NOTHING, NOTHING
    rag = None if given.value is None else target.rate(given.value)
    in_words = target_in_words(target.value, given.declared)
    return in_words.replace("at least", "≥").replace("at most", "≤"), RATING.get(rag, NOTHING)


def _round(at: int) -> int:
    """How many cases of the same indicator come before: cases of one round share a workbook."""
    return sum(case.values[0].indicator == CASES[at].values[0].indicator for case in CASES[:at])


@dataclass(frozen=True)
class Recalculated:
    """What LibreOffice calculates without any stored result: rows of each sheet by round."""

    names: dict[str, tuple[str, str]]
    books: dict[str, CalamineWorkbook]

    def value(self, book: str, name: str) -> object:
        sheet, cell = self.names[name]
        row, column = coordinate_to_tuple(cell)
        return self.books[book].get_sheet_by_name(sheet).to_python(skip_empty_area=False)[row - 1][column - 1]


@pytest.fixture(scope="module")
def recalculated(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    folder = tmp_path_factory.mktemp("recalculated")
    opened(built).save(folder / "untouched.xlsx")
    for each in {_round(at) for at in range(len(CASES))}:
        book = opened(built)
        _clear(book)
        for case in (case.values[0] for at, case in enumerate(CASES) if _round(at) == each):
            _write(book, case)
        book.save(folder / f"{each}.xlsx")
    made = converted(folder / "out", "xlsx", *folder.glob("*.xlsx"))
    results = {each.stem: CalamineWorkbook.from_path(str(each)) for each in made}
    return Recalculated(places(opened(built)), results)


def _clear(book: Workbook) -> None:
    sheet, cell = places(book)["CPS.targets.day"]
    book[sheet][cell] = dt.date.fromisoformat(DAY)
    for row in book["Targets"].iter_rows(min_row=5, max_col=7):
        for entry in row:
            entry.value = None


def _write(book: Workbook, given: Case) -> None:
    line = _line(given.indicator)
    sheet, cell = places(book)[f"{line}.kind"]
    book[sheet][cell] = LineKind.MEASURE.value
    (row,) = [row for row in book["Trends"].iter_rows(min_row=5) if row[0].value == line]
    unit = given.declared.unit.value
    _write_local(book, given)
    for column, value in ((2, given.indicator), (NAME, "A measure"), (VALUE, given.value), (UNIT, unit)):
        row[column].value = float(value) if isinstance(value, Fraction) else value
    sheet = book["Targets"]
    first = next(at for at in range(5, 300) if sheet[f"A{at}"].value is None)
    for at, written in enumerate(given.rows, first):
        for column, value in enumerate(written, 1):
            sheet.cell(at, column).value = value


def _write_local(book: Workbook, given: Case) -> None:
    """On Targets each local measure of the cases has a line of its own."""
    if given.local is None:
        return
    names = sorted({case.values[0].indicator for case in CASES if case.values[0].local})
    cells, own = places(book), f"CPS.target.local.{1 + names.index(given.indicator)}"
    about = (given.local.name, given.local.title, given.local.better.value, given.local.unit.value)
    for field, value in zip(("name", "title", "better", "unit"), about, strict=True):
        sheet, cell = cells[f"{own}.{field}"]
        book[sheet][cell] = value


def _line(indicator: str) -> str:
    """Each indicator of the cases has a line of its own."""
    return line_name(1 + sorted({case.values[0].indicator for case in CASES}).index(indicator))


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("book", "given"), [pytest.param(str(_round(n)), c.values[0], id=c.id) for n, c in enumerate(CASES)]
)
def test_a_changed_target_is_followed_without_python(recalculated: Recalculated, book: str, given: Case) -> None:
    said = tuple(recalculated.value(book, f"{_line(given.indicator)}.{field}") for field in ("target", "rating"))
    assert said == said_by_python(given)


@pytest.mark.libreoffice
def test_recalculated_it_says_what_it_said_and_holds_no_error(built: Path, recalculated: Recalculated) -> None:
    stored, fresh = CalamineWorkbook.from_path(str(built)), recalculated.books["untouched"]
    for name in stored.sheet_names:
        now, before = (_rows(book, name) for book in (fresh, stored))
        assert not [value for row in now for value in row if str(value).startswith(ERRORS)]
        assert now == before


def _rows(book: CalamineWorkbook, sheet: str) -> list[list[object]]:
    """The rows of a sheet that hold something: LibreOffice writes those under a chart too."""
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [row for row in rows if any(value != "" for value in row)]
