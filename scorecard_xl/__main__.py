"""Runs the command line: what cannot be done is one sentence and status 2, never a traceback."""

import gc
import sys
from collections.abc import Callable, Sequence

from scorecard_xl import __version__
from scorecard_xl.errors import NO_MEMORY, STOPPED, Refusal, system_error_sentence

DONE, CANNOT = 0, 2
BUTTON = "button"
_INTERRUPTED = 130  # what Typer answers to Ctrl-C, without a word


def run(arguments: Sequence[str], before: Callable[[], None] = lambda: None) -> int:
    """Run one command; the exit status. What cannot be done is one sentence on standard error, without a traceback.

    `before`: what is done first, and may be stopped too.
    """
    wanted = [argument for argument in arguments if argument != "--debug"]
    try:
        before()
        return _press(wanted[1:2]) if wanted[:1] == [BUTTON] else _done(wanted)
    except (Exception, KeyboardInterrupt) as error:
        if len(wanted) < len(arguments):
            import traceback

            traceback.print_exc()
        _warn(_sentence(error))
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


def _done(wanted: Sequence[str]) -> int:
    """The commands are loaded here, so that stopping meanwhile ends with a sentence too."""
    from scorecard_xl.cli import app, console

    if "--version" in wanted:
        console.say(__version__)
        return DONE
    status = int(app(list(wanted), standalone_mode=False) or DONE)
    if status == _INTERRUPTED:
        raise KeyboardInterrupt
    return status


def _prepare() -> None:
    from scorecard_xl.cli import console

    console.prepare()


def _warn(sentence: str) -> None:
    from scorecard_xl.cli import console

    console.warn([sentence])


def _sentence(error: BaseException) -> str:
    from typer import Abort
    from typer.exceptions import TyperException

    if isinstance(error, OSError):
        return system_error_sentence(error)
    if isinstance(error, TyperException):
        message = error.format_message().replace("Value error, ", "")
        return message if message.endswith((".", "?")) else f"{message}."
    if isinstance(error, Refusal):
        return str(error)
    if isinstance(error, (Abort, KeyboardInterrupt)):
        return STOPPED
    if isinstance(error, MemoryError):
        return NO_MEMORY
    return f"That did not work, and should have ({type(error).__name__}): run it with --debug."


def main() -> None:
    """The entry point of `scorecard-xl`."""
    gc.disable()  # one short command over rows by the hundred thousand: looking for cycles costs a fifth of its time
    status = run(sys.argv[1:], _prepare)
    gc.freeze()  # nor is there anything to be had from looking for them on the way out
    sys.exit(status)


if __name__ == "__main__":
    main()
