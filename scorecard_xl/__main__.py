"""Runs the command line: what cannot be done is one sentence and status 2, never a traceback."""

import gc
import sys
from collections.abc import Sequence

from typer import Abort
from typer.exceptions import TyperException

from scorecard_xl import __version__
from scorecard_xl.cli import app, console
from scorecard_xl.cli.common import DONE
from scorecard_xl.errors import Refusal, of_the_system

CANNOT = 2
BUTTON = "button"


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status. What cannot be done is one sentence on standard error, without a traceback."""
    if "--version" in arguments:
        console.say(__version__)
        return DONE
    wanted = [argument for argument in arguments if argument != "--debug"]
    try:
        if wanted[:1] == [BUTTON]:
            return _press(wanted[1:2])
        return int(app(wanted, standalone_mode=False) or DONE)
    except Exception as error:
        if len(wanted) < len(arguments):
            import traceback

            traceback.print_exc()
        console.warn([_sentence(error)])
        return CANNOT


def _press(names: Sequence[str]) -> int:
    """What a button does where the workbook names the program of scripts/bundle instead of a Python.

    xlwings reads the other arguments, which say which workbook called. Raises Refusal.
    """
    from scorecard_xl import macros
    from scorecard_xl.workbook.vba.macros import MACROS

    if not set(names) & {macro.python for macro in MACROS}:
        raise Refusal(f"{BUTTON} is for the buttons of a workbook: press them in Excel.")
    getattr(macros, names[0])()
    return DONE


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return of_the_system(error)
    if isinstance(error, TyperException):
        message = error.format_message()
        return message if message.endswith((".", "?")) else f"{message}."
    if isinstance(error, Refusal):
        return str(error)
    if isinstance(error, Abort):
        return "Stopped."
    if isinstance(error, MemoryError):
        return "There is not enough memory for this workbook: close other programs, then try again."
    return f"That did not work, and should have ({type(error).__name__}): run it with --debug."


def main() -> None:
    """The entry point of `scorecard-xl`."""
    gc.disable()  # one short command over rows by the hundred thousand: looking for cycles costs a fifth of its time
    console.prepare()
    status = run(sys.argv[1:])
    gc.freeze()  # nor is there anything to be had from looking for them on the way out
    sys.exit(status)


if __name__ == "__main__":
    main()
