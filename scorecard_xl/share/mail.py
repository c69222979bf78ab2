"""The draft of an e-mail: the front page in its body, the files attached, nobody to send it to yet."""

from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePath

from scorecard_xl.share.copy import CONFIDENTIAL, Copy
from scorecard_xl.web.mail import Letter, html, plain

_TYPES = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".csv": ("text", "csv"),
    ".pdf": ("application", "pdf"),
    ".html": ("text", "html"),
}
_WHAT = {
    ".html": "the scorecard for a browser or phone",
    ".pdf": "the same to print",
    ".xlsx": "the same as a workbook, with every figure and what it counts",
    ".csv": "every figure as a table",
}


def draft(letter: Letter, attachments: Mapping[str, bytes]) -> bytes:
    """The message as a file that mail programs open as a draft (X-Unsent). `attachments`: by file name."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message["X-Unsent"] = "1"
    message.set_content(plain(letter))
    message.add_alternative(html(letter), subtype="html")
    for name, content in attachments.items():
        main, sub = _TYPES[PurePath(name).suffix]
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def letter(copy: Copy, names: Iterable[str] = ()) -> Letter:
    """What the draft says of a copy. `names`: of the files that hang on it."""
    return Letter(copy.page, copy.colour, CONFIDENTIAL if copy.is_confidential else "", attached(names))


def attached(names: Iterable[str]) -> list[str]:
    """What each of the files is, in the order in which people open them."""
    kinds = list(_WHAT)
    files = sorted(names, key=lambda name: kinds.index(PurePath(name).suffix))
    return [f"Attached: {name}, {_WHAT[PurePath(name).suffix]}." for name in files]
