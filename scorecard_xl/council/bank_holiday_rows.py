"""The council's own bank holidays, read by pydantic: loaded only where there are any, which is seldom."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter, ValidationError

from scorecard_xl.council.bank_holidays import DATE, HOLIDAY, NO, YES
from scorecard_xl.council.settings import refusal
from scorecard_xl.tables.cells import read_date
from scorecard_xl.tables.entered import read_choice, read_day


class _Row(BaseModel):
    """A row of the table on the Settings sheet."""

    day: Annotated[
        dt.date, BeforeValidator(partial(read_day, reader=read_date, may_be="a date such as 31/03/2024"))
    ] = Field(alias=DATE)
    holiday: Annotated[str, BeforeValidator(partial(read_choice, choices=(YES, NO)))] = Field(alias=HOLIDAY)


def days_of(rows: Sequence[Mapping[str, Any]], cell: Callable[[Sequence[int | str]], str]) -> dict[dt.date, bool]:
    """Which days are bank holidays and which are none; of two rows for a day the last counts.

    `cell`: the name of the cell that stands at a place of the rows. Raises SettingsError.
    """
    try:
        read = TypeAdapter(list[_Row]).validate_python(rows)
    except ValidationError as error:
        raise refusal(error, cell) from None
    return {row.day: row.holiday == YES for row in read}
