"""Formulas entered into a table of an open workbook, each into its own cell."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlwings as xw

from scorecard_xl.workbook.book import Link
from scorecard_xl.workbook.file.cellxml import hyperlink

_OPTION = "AutoFillFormulasInLists"
_MAC = "darwin"


def entered(link: Link) -> str | None:
    """The formula to enter for a link; None for one that is shown as its text.

    On a Mac always: there the option that `each_stays` rests cannot be reached.
    """
    return None if sys.platform == _MAC else hyperlink(link)


@contextmanager
def each_stays(app: xw.App) -> Iterator[None]:
    """Meanwhile every cell keeps the formula that it was given.

    Excel else fills a column of a table with the last of the formulas that are entered into it, though each cell was
    given one of its own (Options, Proofing, AutoCorrect Options: Fill formulas in tables to create calculated columns).
    """
    options = _options(app)
    if options is None:
        yield
        return
    before = getattr(options, _OPTION)
    setattr(options, _OPTION, False)
    try:
        yield
    finally:
        setattr(options, _OPTION, before)


def _options(app: xw.App) -> Any:
    """None in a host that has no such option, or none that can be reached."""
    try:
        return app.api.AutoCorrect
    except (NotImplementedError, AttributeError):
        return None
