"""Commands for those who look after the scorecard."""

from pathlib import Path
from typing import Annotated

import typer

from scorecard_xl.cli.common import Json


def build(
    check: Annotated[bool, typer.Option("--check", help="Only compare; status 2 where something differs.")] = False,
) -> None:
    """Rebuild workbook/Scorecard.xlsm and vba_stubs/ from the sources."""
    from scorecard_xl.app import building
    from scorecard_xl.cli import console

    root = building.checkout()
    if check:
        building.check(root)
        console.say("The workbook and the stubs are what the sources make.")
    else:
        for name in building.write(root):
            console.say(f"Wrote {name}.")


def doctor(
    book: Annotated[Path | None, typer.Argument(metavar="[BOOK]", help="A workbook to look at too.")] = None,
    mend: Annotated[bool, typer.Option("--mend", help="Write the Python that runs now into BOOK.")] = False,
    json: Json = False,
) -> None:
    """Say what on this machine would stop the workbook from working, and the mend."""
    from scorecard_xl import doctor
    from scorecard_xl.cli import console

    machine = doctor.this_machine()
    if mend:
        console.warn([doctor.mend(machine, book)])
    found = doctor.examine(machine, book)
    if json:
        console.print_json([finding.as_json() for finding in found])
    else:
        for finding in found:
            console.say(finding.sentence())
