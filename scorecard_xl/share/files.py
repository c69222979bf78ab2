"""The files of a copy, each proved clean: workbook, figures as CSV, page as PDF, and an e-mail to nobody yet."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import PurePath

from scorecard_xl.council.period import Day
from scorecard_xl.figures.figure import COLUMNS
from scorecard_xl.share import pdf
from scorecard_xl.share.copy import BOUNDS, CONFIDENTIAL, Copy
from scorecard_xl.share.empty_copy import EmptyCopy
from scorecard_xl.share.gate import NOT_FROM_PAGE, Gate, Leak, Produced, html_texts, parts
from scorecard_xl.share.identifiers import Identifiers
from scorecard_xl.share.personal_details import PersonalDetails
from scorecard_xl.share.workbook import compose, texts
from scorecard_xl.tables.by_heading import as_csv, cells
from scorecard_xl.web.mail import Letter, html_body, plain_body
from scorecard_xl.web.page import page_html

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
_LONGEST = 60
CSV_HEADINGS = (*COLUMNS, *BOUNDS)
_HEADERS = {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}


def draft(letter: Letter, attachments: Mapping[str, bytes]) -> bytes:
    """The message as a file that mail programs open as a draft (X-Unsent). `attachments`: by file name."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message["X-Unsent"] = "1"
    message.set_content(plain_body(letter))
    message.add_alternative(html_body(letter), subtype="html")
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


@dataclass(frozen=True)
class Files:
    """`content`: by file name, the workbook first. `notes`: for the officer, such as why there is no PDF."""

    content: Mapping[str, bytes]
    notes: Sequence[str]

    @property
    def workbook(self) -> str:
        return next(iter(self.content))

    @property
    def sha256(self) -> str:
        """Of the workbook."""
        return hashlib.sha256(self.content[self.workbook]).hexdigest()


def made(copy: Copy, wording: PersonalDetails, *, with_pdf: bool = True) -> Files:
    """Compose the files. Raises Leak where anything in them must not leave the building."""
    gate = gate_for(copy, wording.identifiers, wording)
    name = stem(copy.shown_month.council if copy.shown_month else "", copy.month, confidential=copy.is_confidential)
    gate.check_words()
    gate.check_written("the name of the files", name.removesuffix(f"-{copy.month:%Y-%m}"))
    table = as_csv(CSV_HEADINGS, copy.with_bounds)
    content = {f"{name}.xlsx": compose(copy), f"{name}.html": web_page(copy), f"{name}.csv": table}
    gate.check_workbook(content[f"{name}.xlsx"])
    check_web(gate, content[f"{name}.html"])
    gate.check_cells("the CSV file", cells(content[f"{name}.csv"]))
    page, note = pdf.drawn(compose(copy, for_paper=True), name) if with_pdf else (None, "")
    if page is not None:
        check_pdf(gate, page)
        content[f"{name}.pdf"] = page
    said = letter(copy, content)
    message = draft(said, content)
    check_mail(gate, message, said, content)
    return Files({**content, f"{name}.eml": message}, [f"{note} Print {name}.html instead."] if note else [])


def web_page(copy: Copy) -> bytes:
    """The page as one file of HTML."""
    return page_html(copy.page, copy.colour, CONFIDENTIAL if copy.is_confidential else "").encode()


def gate_for(copy: Copy, identifiers: Identifiers, wording: PersonalDetails | None = None) -> Gate:
    """The gate that the files of this copy must pass."""
    without_data = Copy(None, colour=copy.colour, large_print=copy.large_print)
    empty_copy = EmptyCopy.of(parts(compose(without_data, with_comments=bool(copy.comments))))
    produced = Produced(copy.written, [*copy.said, *texts(copy), *BOUNDS])
    mark = CONFIDENTIAL if copy.is_confidential else ""
    return Gate(empty_copy, produced, identifiers, wording, mark)


def check_web(gate: Gate, content: bytes) -> None:
    """Raises Leak where the web page could run or ask for anything, or says who somebody is."""
    try:
        said, others = html_texts(content.decode())
    except ValueError as error:
        raise Leak("the web page", str(error)) from None
    gate.check_drawn("the web page", "\n".join(said))
    gate.check_looks("the web page", "\n".join(others))


def check_pdf(gate: Gate, content: bytes) -> None:
    """Raises Leak where the PDF holds more than the page, or says who somebody is."""
    try:
        gate.check_drawn("the PDF", pdf.text_of(content))
    except ValueError as error:
        raise Leak("the PDF", str(error)) from None


def check_mail(gate: Gate, content: bytes, said: Letter, attached: Mapping[str, bytes]) -> None:
    """Raises Leak where the draft holds other files than these, other headers, or says who somebody is."""
    message = message_from_bytes(content, EmailMessage, policy=default)
    if (
        set(message.keys()) - _HEADERS or str(message["Subject"]).strip() != said.subject
    ):  # folded before its first word
        raise Leak("the head of the e-mail", NOT_FROM_PAGE)
    bodies = ["\n".join(part.get_content().split("\r\n")).strip() for part in message.walk() if _is_body(part)]
    if bodies != [plain_body(said).strip(), html_body(said).strip()]:
        raise Leak("the body of the e-mail", NOT_FROM_PAGE)
    files = {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}
    if files != dict(attached):
        raise Leak("the e-mail", "a file that is not the copy's")
    gate.check_drawn("the body of the e-mail", "\n".join(bodies))


def _is_body(part: EmailMessage) -> bool:
    return part.get_content_maintype() == "text" and not part.is_attachment()


def stem(council: str, month: Day, *, confidential: bool = False) -> str:
    """Ouseford-scorecard-2026-05: letters, digits and hyphens only, so that any system and mail takes it."""
    plain_name = unicodedata.normalize("NFKD", council).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain_name)
    kind = "CONFIDENTIAL-scorecard" if confidential else "scorecard"
    return f"{'-'.join(words)[:_LONGEST].strip('-') or 'Council'}-{kind}-{month:%Y-%m}"
