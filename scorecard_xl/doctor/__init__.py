"""What on this machine would stop the workbook from working, and how to fix it."""

from collections.abc import Iterator
from pathlib import Path

from scorecard_xl.doctor.machine import Finding, Machine, State, this_machine
from scorecard_xl.doctor.office import examine_office
from scorecard_xl.doctor.python import examine_python
from scorecard_xl.doctor.workbook import examine_workbook, fix, warnings

__all__ = ["Finding", "Machine", "State", "examine", "fix", "this_machine", "warnings"]

_OFFICE_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def examine(machine: Machine, book: Path | None = None) -> list[Finding]:
    """What is found, with or without a workbook. Raises Refusal where it is none."""
    of_book = examine_workbook(machine, book) if book else ()
    return [*examine_python(machine), *examine_office(machine), *_pdf(machine), *of_book]


def _pdf(machine: Machine) -> Iterator[Finding]:
    if machine.program("soffice") or any(map(machine.exists, _OFFICE_PLACES)):
        yield Finding("PDF", State.GOOD, "LibreOffice is there to make it.")
    else:
        yield Finding(
            "PDF", State.NOTE, "LibreOffice was not found, which makes the PDF from the command line.",
            "Save the page as PDF from Excel, or install LibreOffice.",
        )  # fmt: skip
