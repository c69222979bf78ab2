"""Commands for those who look after the scorecard."""

from typing import Annotated

import typer


def build(
    check: Annotated[bool, typer.Option("--check", help="Only compare; status 2 where something differs.")] = False,
) -> None:
    """Rebuild workbook/Scorecard.xlsm and vba_stubs/ from the sources."""
    from scorecard_xl import building, console

    root = building.checkout()
    if check:
        building.check(root)
        console.say("The workbook and the stubs are what the sources make.")
    else:
        for name in building.write(root):
            console.say(f"Wrote {name}.")
