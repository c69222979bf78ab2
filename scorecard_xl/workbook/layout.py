"""Whether a workbook has the page of an earlier version, which this one reads but does not fill.

Every face asks this way: a refresh refuses, and `check` and `doctor` say it beside what they find.
"""

from scorecard_xl.page.plots import PLACE
from scorecard_xl.page.sheets import TRENDS
from scorecard_xl.workbook.book import Book


def is_former(book: Book) -> bool:
    """The rows of Trends are those of the charts; the earlier ones had no column that says which."""
    drawn = book.read(TRENDS)
    return drawn is not None and len(drawn.rows) > 0 and PLACE not in drawn.rows[0]


FORMER = (
    "This workbook has the page of an earlier version. Run `scorecard-xl upgrade BOOK`, which keeps your data, "
    "settings, targets, comments and own sheets"
)
"""What is said then, without the full stop: what comes after differs."""


def former_sentence(book: Book, name: str) -> list[str]:
    """That the workbook of this name cannot be refreshed as it is, and what to do; nothing for one of this version."""
    return [f"{FORMER.replace('BOOK', name)}: a refresh needs it."] if is_former(book) else []
