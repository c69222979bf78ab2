"""The options of one council's scorecard, as they stand on the Settings sheet."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from scorecard_xl.errors import Refusal
from scorecard_xl.raw.cells import as_text, is_empty, read_date, read_month

SHEET = "Settings"


class ReviewsCounted(StrEnum):
    """How reviews on time are counted (definitions 3.5 a and b)."""

    BY_REVIEW = "by review"
    BY_CHILD = "by child"


class VisitsCounted(StrEnum):
    """How visits on time are counted (definitions 3.6 a and b)."""

    BY_INTERVAL = "by interval"
    AT_MONTH_END = "at the month end"


class SettingsError(Refusal):
    """A setting that cannot be used; the message names the cell and what it may hold."""


def _date(value: object) -> dt.date | None:
    return None if is_empty(value) else read_date(value)


def _month(value: object) -> dt.date | None:
    return None if is_empty(value) else read_month(value)


def _number(value: object) -> object:
    return None if is_empty(value) else value


def _text(value: object) -> str:
    return "" if is_empty(value) else as_text(value)


Date = Annotated[dt.date | None, BeforeValidator(_date)]
Month = Annotated[dt.date | None, BeforeValidator(_month)]
Age = Annotated[Annotated[int, Field(ge=1, le=25)] | None, BeforeValidator(_number)]
Text = Annotated[str, BeforeValidator(_text)]
Months = Annotated[int, Field(ge=1, le=24)]
Threshold = Annotated[int, Field(ge=0, le=20)]


class Settings(BaseModel):
    """Every setting: its alias is its name on the sheet, its description what the sheet says of it."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    council: Text = Field("", alias="Council", description="The council's name, as the page shows it.")
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
        description="The day from which every visit is in the table. Blank: the earliest visit.",
    )
    reviews_counted: ReviewsCounted = Field(
        ReviewsCounted.BY_REVIEW,
        alias="Reviews counted",
        description="by review (those due in the period) or by child (all of the child's reviews of the year on time).",
    )
    visits_counted: VisitsCounted = Field(
        VisitsCounted.BY_INTERVAL,
        alias="Visits counted",
        description="by interval (those due in the period) or at the month end (no visit overdue on the last day).",
    )
    long_term_maximum_age: Age = Field(
        16,
        alias="Long-term maximum age",
        description="Long-term stability looks at children under this age. Blank: at every age.",
    )
    pathway_plan_months: Months = Field(
        6,
        alias="Pathway plan lasts (months)",
        description="A pathway plan is in date for so many months after it was made or reviewed.",
    )
    small_number_threshold: Threshold = Field(
        5,
        alias="Small-number threshold",
        description="In a copy that is shared, counts of children from 1 to this number are hidden.",
    )

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[Any]], first_row: int = 1, column: str = "B") -> "Settings":
        """The settings of a sheet's rows (name, value); other names are passed over. Raises SettingsError."""
        known = {field.alias for field in cls.model_fields.values()}
        given = {str(row[0]).strip(): (row[1], at) for at, row in enumerate(rows, first_row) if len(row) > 1}
        try:
            return cls.model_validate({name: value for name, (value, _) in given.items() if name in known})
        except ValidationError as error:
            raise SettingsError(_sentence(error, given, column)) from None


def _sentence(error: ValidationError, given: dict[str, tuple[Any, int]], column: str) -> str:
    first = error.errors()[0]
    name = str(first["loc"][0])
    value, row = given[name]
    what = str(first["msg"]).removeprefix("Value error, ")
    return f"{SHEET}!{column}{row}: {name} = {as_text(value)!r}: {what}. Put it right, then try again."
