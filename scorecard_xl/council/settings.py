"""The options of one council's scorecard, as they are on the Settings sheet."""

import datetime as dt
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from scorecard_xl.errors import Refusal
from scorecard_xl.tables.by_heading import Headings, cell_in, plain
from scorecard_xl.tables.cells import Unreadable, as_text, is_empty, is_error, read_words
from scorecard_xl.tables.colours import read_colour
from scorecard_xl.tables.dates import read_date, read_month, read_year
from scorecard_xl.tables.sheet_reader import Cell, all_wrong, read_choice, read_day, read_whole_number
from scorecard_xl.tables.sheets import SHEETS

SHEET = SHEETS["Settings"].name
FORMER_SETTINGS = ("Small-number threshold", "Hide small shortfalls")
"""Settings that no longer do anything: copies are rounded now."""


class ReviewsCounted(StrEnum):
    """How reviews on time are counted (definitions 3.5 a and b)."""

    BY_REVIEW = "by review"
    BY_CHILD = "by child"


class VisitsCounted(StrEnum):
    """How visits on time are counted (definitions 3.6 a and b)."""

    BY_INTERVAL = "by interval"
    AT_MONTH_END = "at the month end"


class VisitsBy(StrEnum):
    """Whether children placed for adoption or with a parent have a timetable of their own (decisions D10)."""

    PLACEMENT = "by placement"
    SAME_FOR_ALL = "the same for all"


class PepAges(StrEnum):
    """The ages, on the 31 August before the school year, at which a personal education plan is expected."""

    STATUTORY = "5 to 15"
    GUIDANCE = "3 to 17"

    @property
    def ages(self) -> tuple[int, int]:
        """The youngest and the oldest."""
        youngest, oldest = map(int, self.value.split(" to "))
        return youngest, oldest


class CopiesFor(StrEnum):
    """Who a shared copy is for."""

    ANYONE = "anyone"
    MEMBERS = "members"


class ComparedWith(StrEnum):
    """Which earlier figure is shown beside that of the month."""

    LAST_MONTH = "last month"
    LAST_YEAR = "last year"
    LAST_MEETING = "last meeting"


class YesNo(StrEnum):
    """Whether something is done."""

    NO = "no"
    YES = "yes"


class SettingsError(Refusal):
    """Settings that cannot be used; the message names each cell and what it may hold."""


def _date(value: object) -> dt.date | None:
    return None if is_empty(value) else read_day(value, read_date, "a date such as 31/03/2024, or blank")


def _month(value: object) -> dt.date | None:
    return None if is_empty(value) else read_day(value, read_month, "a month such as 2026-05, or blank")


def _age(value: object) -> int | None:
    return None if is_empty(value) else read_whole_number(value, 1, 25, ", or blank")


def _year(value: object) -> int | None:
    """The calendar year in which the financial year ends."""
    if is_empty(value):
        return None
    try:
        return read_year(value).year
    except Unreadable:
        raise ValueError("a year such as 2025 or 2024/25, or blank") from None


def _text(value: object) -> str:
    if is_error(value):
        raise ValueError("a text, or blank")
    return read_words(value)


Colour = Annotated[str, BeforeValidator(read_colour)]
Date = Annotated[dt.date | None, BeforeValidator(_date)]
Month = Annotated[dt.date | None, BeforeValidator(_month)]
Age = Annotated[int | None, BeforeValidator(_age)]
Text = Annotated[str, BeforeValidator(_text)]
Months = Annotated[int, BeforeValidator(partial(read_whole_number, least=1, most=24))]
Choice = Annotated[YesNo, BeforeValidator(partial(read_choice, choices=list(YesNo)))]
ImportYear = Annotated[int | None, BeforeValidator(_year)]
Reviews = Annotated[ReviewsCounted, BeforeValidator(partial(read_choice, choices=list(ReviewsCounted)))]
PlanAges = Annotated[PepAges, BeforeValidator(partial(read_choice, choices=list(PepAges)))]
Readers = Annotated[CopiesFor, BeforeValidator(partial(read_choice, choices=list(CopiesFor)))]
CompareWith = Annotated[ComparedWith, BeforeValidator(partial(read_choice, choices=list(ComparedWith)))]
Visits = Annotated[VisitsCounted, BeforeValidator(partial(read_choice, choices=list(VisitsCounted)))]
Timetable = Annotated[VisitsBy, BeforeValidator(partial(read_choice, choices=list(VisitsBy)))]


class Settings(BaseModel):
    """Every setting: its alias is its name on the sheet, its description what the sheet says of it."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    council: Text = Field("", alias="Council", description="The council's name, as the page shows it.")
    council_code: Text = Field(
        "",
        alias="Council code",
        description="DfE's code of the council (such as 874 or E06000031), by which its figures are found in DfE's "
        "files. Blank: by its name.",
    )
    region: Text = Field("", alias="Region", description="The region's name, as the page shows it beside benchmarks.")
    neighbours: Text = Field(
        "",
        alias="Statistical neighbours",
        description="Names or codes of the councils to compare with; a ; between several. Blank: those of DfE's file "
        "of statistical neighbours.",
    )
    reporting_month: Month = Field(
        None,
        alias="Reporting month",
        description="Any day of the month, or YYYY-MM. Blank: the last whole month that the episodes reach.",
    )
    reviews_complete_from: Date = Field(
        None,
        alias="Reviews complete from",
        description="The day from which every review is in the table. Blank: the earliest review.",
    )
    visits_complete_from: Date = Field(
        None,
        alias="Visits complete from",
        description="The day from which every visit is in the table; the first of a child placed before it is due one "
        "interval after it. Blank: the earliest visit.",
    )
    reviews_counted: Reviews = Field(
        ReviewsCounted.BY_REVIEW,
        alias="Reviews counted",
        description="by review (those due in the period) or by child (all of the child's reviews of the year on time).",
    )
    visits_counted: Visits = Field(
        VisitsCounted.BY_INTERVAL,
        alias="Visits counted",
        description="by interval (those due in the period) or at the month end (no visit overdue on the last day).",
    )
    adoption_timetable: Choice = Field(
        YesNo.YES,
        alias="Adoption timetable",
        description="yes: children placed for adoption are reviewed after 28 days, then 3 months, then each 6 months. "
        "no: as all other children.",
    )
    visit_timetable: Timetable = Field(
        VisitsBy.PLACEMENT,
        alias="Visit timetable",
        description="by placement (children placed for adoption or with a parent have their own timetable) or the same "
        "for all.",
    )
    long_term_maximum_age: Age = Field(
        16,
        alias="Long-term maximum age",
        description="Long-term stability looks at children under this age. Blank: at every age.",
    )
    pep_ages: PlanAges = Field(
        PepAges.STATUTORY,
        alias="PEP ages",
        description="Personal education plans are expected at these ages on 31 August: 5 to 15 (compulsory school age) "
        "or 3 to 17 (DfE's guidance).",
    )
    pathway_plan_months: Months = Field(
        6,
        alias="Pathway plan lasts (months)",
        description="A pathway plan is in date for this many months after it was made or reviewed.",
    )
    import_from: Text = Field(
        "",
        alias="Import from",
        description="Folders and files of SSDA903 returns that the button Import data reads; a ; between several.",
    )
    import_year: ImportYear = Field(
        None,
        alias="Import year",
        description="For the button Import data: 2025 for April 2024 to March 2025. Blank: the year that the dates in "
        "the files say.",
    )
    import_partial: Choice = Field(
        YesNo.NO,
        alias="Import is partial",
        description="For the button Import data. yes: the files hold only some of the children, and nothing is closed "
        "or taken off. no: the files replace what the sheets hold of their year.",
    )
    complete_to: Date = Field(
        None,
        alias="Extract complete to",
        description="The day to which the episodes are complete. Blank: the day that their dates reach.",
    )
    share_to: Text = Field(
        "",
        alias="Share to",
        description="The folder that the button Share writes its copy into. Blank: your folder Documents.",
    )
    copies_for: Readers = Field(
        CopiesFor.ANYONE,
        alias="Copies are for",
        description="anyone (a rounded copy that may be published) or members (exact figures, confidential).",
    )
    compare_with: CompareWith = Field(
        ComparedWith.LAST_MONTH,
        alias="Compare with",
        description="last month, last year (the same month of the year before) or last meeting.",
    )
    last_meeting: Date = Field(
        None,
        alias="Last meeting",
        description="The day of the last meeting, for Compare with: the figures of the month end on or before it.",
    )
    colour: Colour = Field(
        "#1F3864",
        alias="Colour",
        description="The council's colour, dark enough for white text on it, such as #1F3864. `refresh` on the command "
        "line puts it on; in Excel choose it as the first accent of Page Layout, Colors.",
    )

    large_print: Choice = Field(
        YesNo.NO,
        alias="Large print",
        description="yes: copies have letters of at least 12 points, on as many pages as it takes; so has a workbook "
        "that `new` or `upgrade` makes. no: the usual size.",
    )

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[Any]], cell: Cell) -> "Settings":
        """The settings of a sheet's rows (name, value); other names are passed over. Raises SettingsError."""
        names = {plain(field.alias): field.alias or name for name, field in cls.model_fields.items()}
        setting, own = _columns(rows)
        named = ((down, plain(cell_in(row, setting))) for down, row in enumerate(rows))
        places = {names[name]: down for down, name in named if name in names}
        if rows and not (places or former_rows(rows)):
            raise SettingsError(f"There are no settings at {cell(0, 0)}: call their table {SHEET}, then try again.")
        try:
            return cls.model_validate({name: cell_in(rows[down], own) for name, down in places.items()})
        except ValidationError as error:
            raise refusal(error, lambda place: cell(places[str(place[0])], own)) from None


def _columns(rows: Sequence[Sequence[Any]]) -> tuple[int, int]:
    """Where the names and the values are: under their headings, else in the first two columns."""
    places = Headings(rows[0] if rows else ()).places(SHEETS[SHEET].required)
    return (places["Setting"], places["Value"]) if len(places) == 2 else (0, 1)


def former_rows(rows: Sequence[Sequence[Any]]) -> list[tuple[int, str]]:
    """Which rows name a setting that no longer does anything, with its name."""
    names, setting = {plain(name): name for name in FORMER_SETTINGS}, _columns(rows)[0]
    found = ((at, plain(cell_in(row, setting))) for at, row in enumerate(rows))
    return [(at, names[name]) for at, name in found if name in names]


def unknown_rows(rows: Sequence[Sequence[Any]]) -> list[tuple[int, str, str]]:
    """Rows with a value whose name is no setting: their number, the name, and the setting that is near."""
    labels = {plain(field.alias): str(field.alias) for field in Settings.model_fields.values()}
    known = labels.keys() | {plain(name) for name in FORMER_SETTINGS}
    setting, own = _columns(rows)
    found = []
    for at, row in enumerate(rows[1:], 1):
        name = cell_in(row, setting)
        if not is_empty(name) and not is_empty(cell_in(row, own)) and plain(name) not in known:
            near = get_close_matches(plain(name), labels, 1)
            found.append((at, as_text(name), labels[near[0]] if near else ""))
    return found


def refusal(error: ValidationError, cell: Callable[[Sequence[int | str]], str]) -> SettingsError:
    """All that is wrong, in a sentence. `cell`: the name of the cell at a place of the validated data."""
    wrong = [
        f"{cell(each['loc'])}: {each['loc'][-1]} should be {each['ctx']['error']}, not {_shown(each['input'])}"
        for each in error.errors()
    ]
    return SettingsError(f"{all_wrong(wrong)}: put this right, then try again.")


def _shown(value: object) -> str:
    return "blank" if is_empty(value) else repr(as_text(value))
