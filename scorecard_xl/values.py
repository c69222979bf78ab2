"""What a cell of a spreadsheet may hold."""

import datetime as dt

Value = str | float | int | bool | dt.date | dt.datetime | None
"""What a cell holds, as a host hands it over; an empty cell is None or an empty text."""
