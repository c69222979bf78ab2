"""Commands that make a workbook, and those for people who look after the scorecard."""

from pathlib import Path
from typing import Annotated

import typer

from scorecard_xl.cli.common import Book, Json


def demo(out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write it.")] = Path("demo")) -> None:
    """Write a demonstration council: its raw data, and a workbook with the refreshed scorecard."""
    from scorecard_xl.cli import console
    from scorecard_xl.demo import demonstration

    with console.working("Making a council of 420 children and their five years"):
        written = demonstration.write(out)
    console.say(f"Raw data: {written.raw}")
    console.say(f"Workbook: {written.workbook}")
    console.say("Page: its sheet Scorecard, set up to print or to be saved as PDF on A4.")
    console.say_next("open it, or print its figures.", "figures", written.workbook)
    console.say_next("make one for your own data.", "new", "Council.xlsm")


def new(book: Book) -> None:
    """Write an empty workbook, ready for data: with macros if its name ends in .xlsm."""
    from scorecard_xl.app import workbooks
    from scorecard_xl.cli import console

    workbooks.make(book)
    console.say(f"Made {book}.")
    console.say_next("fill its raw sheets, or import files.", "import", "FOLDER", "--into", book, "--refresh")


def build(
    check: Annotated[bool, typer.Option("--check", help="Only compare; status 2 if something differs.")] = False,
) -> None:
    """Rebuild workbook/Scorecard.xlsm and vba_stubs/ from the sources."""
    from scorecard_xl.app import workbooks
    from scorecard_xl.cli import console

    root = workbooks.checkout()
    if check:
        workbooks.check(root)
        console.say("The workbook and the stubs are what the sources make.")
    else:
        for name in workbooks.write(root):
            console.say(f"Wrote {name}.")


def doctor(
    book: Annotated[Path | None, typer.Argument(metavar="[BOOK]", help="A workbook to look at too.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Write the Python that runs now into BOOK.")] = False,
    mend: Annotated[bool, typer.Option("--mend", hidden=True)] = False,
    json: Json = False,
) -> None:
    """Say what on this machine would stop the workbook from working, and how to fix it."""
    from scorecard_xl import doctor
    from scorecard_xl.cli import console, output

    machine = doctor.this_machine()
    if fix or mend:
        console.warn([doctor.fix(machine, book)])
    found = doctor.examine(machine, book)
    if json:
        output.print_json([finding.as_json() for finding in found])
    else:
        for finding in found:
            console.say(finding.sentence())
