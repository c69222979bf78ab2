"""Settings, targets and words on the command line that cannot be."""

import re
from collections.abc import Callable
from pathlib import Path

from hostile.case import BOOK, Case, found, refused, works
from hostile.workshop import Workshop, cell_xml


def _setting(name: str, value: object) -> Callable[[Workshop], None]:
    return lambda good: _beside(good, "Settings", name, value)


def _beside(good: Workshop, sheet: str, label: str, value: object) -> None:
    """Put a value right of the cell of a drawn sheet that shows this text."""
    texts = re.findall(r"<si>.*?</si>", good.text("xl/sharedStrings.xml"), re.DOTALL)
    number = next(at for at, text in enumerate(texts) if re.sub(r"<[^>]*>", "", text) == label)
    part = good.part_of(sheet)
    found = re.search(rf'<c r="([A-Z]+)(\d+)"[^>]*t="s"[^>]*><v>{number}</v></c>', good.text(part))
    assert found, label
    column = chr(ord(found[1]) + 1)
    fresh = cell_xml(int(found[2]), ord(column) - 64, value)
    good.rewrite(part, lambda text: re.sub(rf'<c r="{column}{found[2]}"[^>]*?(/>|>.*?</c>)', "", text, count=1))
    good.rewrite(part, lambda text: text.replace(found[0], found[0] + fresh, 1))


def _target(column: str, value: object) -> Callable[[Workshop], None]:
    """A target in the first row of Targets, with one cell of it broken."""

    def breaks(good: Workshop) -> None:
        for letter, cell in ({"A": "reviews_on_time", "E": 0.98} | {column: value}).items():
            fresh = cell_xml(5, ord(letter) - 64, cell)
            place = rf'<c r="{letter}5"[^>]*?(/>|>.*?</c>)'
            good.rewrite(
                good.part_of("Targets"),
                lambda text, fresh=fresh, place=place: re.sub(place, lambda _: fresh, text, count=1),
            )

    return breaks


def _month(text: str, says: str = "is not a month: write it as YYYY-MM") -> Case:
    return refused(f"--month {text!r}", _nothing, says, "refresh", "{book}", "--month", text)


def _nothing(good: Workshop) -> None:
    pass


def _with(*entries: str) -> Callable[[Path, Workshop], None]:
    """The good workbook, and files (folders where the name ends in a stroke) beside it."""

    def lay(folder: Path, good: Workshop) -> None:
        good.save(folder / BOOK)
        for entry in entries:
            (folder / entry).mkdir() if entry.endswith("/") else (folder / entry).write_text("kept")

    return lay


def _case(name: str, says: str, *command: str, beside: tuple[str, ...] = ()) -> Case:
    return Case(name, _with(*beside), command, 2, says)


_AGE, _PLAN = "Long-term maximum age", "Pathway plan lasts (months)"

_SETTINGS = [
    refused("the reporting month is no month", _setting("Reporting month", "soon"), "Reporting month should be a month"),
    refused("the reporting month is month 13", _setting("Reporting month", "2026-13"), "Reporting month should be a month"),
    refused("the reporting month lies before any that can be", _setting("Reporting month", "1949-12"), "Reporting month should be a month"),
    works("the reporting month lies before all data", _setting("Reporting month", "1950-01"), "nothing is known of"),
    refused("the reporting month is a number", _setting("Reporting month", 2026), "Reporting month should be a month"),
    refused("reviews complete from a word", _setting("Reviews complete from", "always"), "Reviews complete from should be a date"),
    refused("reviews counted in an unknown way", _setting("Reviews counted", "per head"), "Reviews counted should be"),
    refused("visits counted in an unknown way", _setting("Visits counted", 7), "Visits counted should be"),
    refused("a maximum age of 200", _setting(_AGE, 200), f"{_AGE} should be a whole number"),
    refused("a maximum age of 15.5", _setting(_AGE, 15.5), f"{_AGE} should be a whole number"),
    refused("a pathway plan that lasts no month", _setting(_PLAN, 0), "should be a whole number"),
    refused("a pathway plan that lasts forever", _setting(_PLAN, "forever"), "should be a whole number"),
    works("a council of formula-like text", _setting("Council", "=HYPERLINK(\"http://192.0.2.1\")")),
    works("a council of 40,000 letters", _setting("Council", "C" * 40_000)),
]  # fmt: skip

_TARGETS = [
    found("a target for an unknown indicator", _target("A", "reviews"), "Targets", 5, "Indicator", "is not the name of an indicator"),
    refused("a target of 9800%", _target("E", 98), "is not a share"),
    refused("a target from a year", _target("D", 2026), "Targets!D5"),
    found("a target in words", _target("E", "high"), "Targets", 5, "Target", "is a text"),
    found("a target from a day as text", _target("D", "31/04/2025"), "Targets", 5, "From", "is a text"),
    found("a tolerance in words", _target("F", "some"), "Targets", 5, "Tolerance", "is a text"),
    refused("a tolerance of an unknown kind", _target("G", "percent"), "Targets!G5"),
]  # fmt: skip

_MONTHS = [
    *(_month(text) for text in ("May", "2026-13", "2026-00", "2026/05", "", " ", "2026-5-99", "05-2026-01", "-1", "12345-01", "2026-05-31; rm")),
    *(_month(text) for text in ("0001-01", "1677-01", "9999-12")),
    works("--month before all data", _nothing, "nothing is known of", "refresh", "{book}", "--month", "2001-01"),
    works("--month long after the data", _nothing, "nothing is known of", "refresh", "{book}", "--month", "2031-01"),
    works("--month as a day", _nothing, "Refreshed", "refresh", "{book}", "--month", "31/03/2026"),
    works("--month before all data, for figures", _nothing, "children_in_care", "figures", "{book}", "--month", "1995-01", "--latest", "--json"),
]  # fmt: skip

_WORDS = [
    _case("an unknown indicator", "There is no indicator weather", "children", "{book}", "weather"),
    _case("an indicator of formula-like text", "=1+1", "children", "{book}", "=1+1"),
    _case("an unknown window", "has no window", "children", "{book}", "uasc", "--window", "week"),
    _case("an unknown group", "has no group", "children", "{book}", "uasc", "--group", "Foster"),
    _case("the children behind a caseload", "average_caseload", "children", "{book}", "average_caseload"),
    _case("figures by an unknown column", "cannot be narrowed by", "figures", "{book}", "--by", "height"),
    _case("an unknown command", "No such command", "refersh", "{book}"),
    _case("an unknown option", "No such option", "refresh", "{book}", "--mnth", "2026-03"),
    _case("an option without its value", "requires an argument", "refresh", "{book}", "--month"),
    _case("no workbook named", "Missing argument", "refresh"),
    _case("two workbooks named", "unexpected extra argument", "refresh", "{book}", "{book}"),
    _case("a name of 300 letters", "File name too long", "refresh", "{folder}/" + "n" * 300 + ".xlsx"),
    _case("--out of another kind", "must end in .xlsx", "refresh", "{book}", "--out", "{folder}/out.xlsm"),
    _case("--out without an ending", "must end in .xlsx", "refresh", "{book}", "--out", "{folder}/out"),
    _case("--out in a folder that is not there", "cannot be written", "refresh", "{book}", "--out", "{folder}/no/out.xlsx"),
    _case("--out is a folder", "cannot be written", "refresh", "{book}", "--out", "{folder}/f.xlsx", beside=("f.xlsx/",)),
    _case("the workbook is open in Excel", "is open in Excel", "refresh", "{book}", beside=(f"~${BOOK}",)),
    _case("the workbook is open in LibreOffice", "is open in LibreOffice", "refresh", "{book}", beside=(f".~lock.{BOOK}#",)),
    _case("--out is open in Excel", "is open in Excel", "refresh", "{book}", "--out", "{folder}/o.xlsx", beside=("o.xlsx", "~$o.xlsx")),
    _case("new over a workbook", "is there already", "new", "{book}"),
    _case("new over a folder", "is there already", "new", "{folder}"),
    _case("new with another ending", "must end in", "new", "{folder}/b.xls"),
    _case("new under a file as if it were a folder", "", "new", "{book}/inside.xlsx"),
    _case("import from nothing", "Missing argument", "import", "--into", "{book}"),
    _case("import from a file that is not there", "There is no file or folder", "import", "{folder}/none", "--into", "{book}"),
    Case("import from the workbook itself", _with(), ("import", "{book}", "--into", "{book}"), 0, "7 unchanged"),
    _case("import into a folder", "is a folder: give the workbook in it", "import", "{folder}/e.csv", "--into", "{folder}", beside=("e.csv",)),
    _case("import into something else", "damaged or is not an Excel workbook", "import", "{folder}/e.csv", "--into", "{folder}/b.xlsx", beside=("e.csv", "b.xlsx")),
    _case("--year is no number", "--year", "import", "{folder}", "--into", "{book}", "--year", "last"),
    _case("demo into a file", "", "demo", "--out", "{book}"),
    _case("publish without a month that is one", "is not a month", "publish", "{book}", "--month", "May"),
]  # fmt: skip

CASES: list[Case] = [*_SETTINGS, *_TARGETS, *_MONTHS, *_WORDS]
