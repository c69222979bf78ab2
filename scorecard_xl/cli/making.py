"""Commands that make a workbook."""

from pathlib import Path
from typing import Annotated

import typer

from scorecard_xl.cli.common import Book


def demo(out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write it.")] = Path("demo")) -> None:
    """Write a demonstration council: its raw data, and a workbook with the refreshed scorecard."""
    from scorecard_xl.cli import console
    from scorecard_xl.demo import demonstration

    with console.working("Making a council of 420 children and their five years"):
        written = demonstration.write(out)
    console.say(f"Raw data: {written.raw}")
    console.say(f"Workbook: {written.workbook}")
    console.say("Page: its sheet Scorecard, set up to print or to be saved as PDF on A4.")
    console.say(f"Next: open it, or run `scorecard-xl figures {written.workbook} --latest`.")
    console.say("Then one of your own: `scorecard-xl new Council.xlsm`.")


def new(book: Book) -> None:
    """Write an empty workbook, ready for data: with macros where BOOK ends in .xlsm."""
    from scorecard_xl.app import workbooks
    from scorecard_xl.cli import console

    workbooks.make(book)
    console.say(f"Made {book}. Next: fill its raw sheets, or `scorecard-xl import FOLDER --into {book} --refresh`.")
