"""What the macros of the workbook call. None lets an exception out: the officer reads a sentence."""

from collections.abc import Callable, Sequence
from functools import partial

from scorecard_xl.app import buttons
from scorecard_xl.errors import NO_MEMORY, Refusal
from scorecard_xl.log import log_error
from scorecard_xl.workbook.live.book import LiveBook

_MOST_SENTENCES = 12

Job = Callable[[LiveBook], Sequence[str]]


def refresh_scorecard() -> None:
    """Bring the page up to date."""
    _run("Refreshing the scorecard", buttons.refreshed)


def check_data() -> None:
    """List on Data quality what is wrong in the raw sheets."""
    _run("Checking the data", buttons.checked)


def show_children() -> None:
    """Show the children behind the figure in the selected cell."""
    _run("Looking up the children", buttons.children_shown)


def import_data(sources: str = "") -> None:
    """Merge SSDA903 folders and files into the raw sheets; without sources, those that Settings names."""
    _run("Importing", partial(buttons.imported, sources=sources))


def publish_month() -> None:
    """Freeze the month's figures in History."""
    _run("Publishing the month", buttons.published)


def share_scorecard() -> None:
    """Write the copy that may be e-mailed."""
    _run("Writing the copy and checking it", buttons.shared)


def _run(what: str, job: Job) -> None:
    book = LiveBook.caller()
    try:
        with book.at_work(f"{what} …"):
            said = job(book)
    except Refusal as refusal:
        book.tell(str(refusal), failed=True)
    except MemoryError:
        book.tell(NO_MEMORY, failed=True)
    except Exception as error:  # the last line of defence: what Excel or a mistake of ours raises
        book.tell(_stopped(what, error), failed=True)
    else:
        _tell(book, said)


def _tell(book: LiveBook, said: Sequence[str]) -> None:
    more = len(said) - _MOST_SENTENCES
    shown = [*said[:_MOST_SENTENCES], f"And {more} more."] if more > 0 else said
    if shown:
        book.tell("\n".join(shown))


def _stopped(what: str, error: Exception) -> str:
    """One sentence; where it happened is written to a file, for the person who is asked."""
    return (
        f"{what} stopped at an unexpected error ({type(error).__name__}), and nothing was changed. Save, close and "
        f"open the workbook, then try again; if it stops again, show {log_error(what, error)} to the person who looks "
        "after the scorecard."
    )
