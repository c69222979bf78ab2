"""What is found of a workbook, and how it is fixed."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from machines import MAC_PYTHON, PYTHON, mac, windows

from scorecard_xl.doctor import Finding, Machine, State, examine, fix
from scorecard_xl.errors import Refusal
from scorecard_xl.workbook.build import content
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.vba.flavours import WITH_ADDIN, standalone
from scorecard_xl.workbook.vba.reading import xlwings_version

TRUSTED = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations\Location7"


@pytest.fixture(scope="module")
def made() -> Callable[[str], bytes]:
    """A workbook as `new` writes it where this is Python."""
    known: dict[str, bytes] = {}

    def make(interpreter: str) -> bytes:
        if interpreter not in known:
            known[interpreter] = content(macros=standalone("win32", interpreter))
        return known[interpreter]

    return make


@pytest.fixture
def book(tmp_path: Path, made: Callable[[str], bytes]) -> Path:
    path = tmp_path / "Council.xlsm"
    path.write_bytes(made(PYTHON))
    return path


def of_book(machine: Machine, path: Path) -> dict[str, Finding]:
    return {finding.about: finding for finding in examine(machine, path)}


def test_a_workbook_made_here_is_well(book: Path) -> None:
    assert {finding.state for finding in examine(windows(), book)} == {State.GOOD}


def _marked(zone: int) -> Callable[[str], str | None]:
    return lambda path: f"[ZoneTransfer]\r\nZoneId={zone}\r\n" if path.endswith(".xlsm:Zone.Identifier") else None


@pytest.mark.parametrize(
    ("changes", "about", "state", "says"),
    [
        pytest.param({"versions": {"xlwings": "0.37.9"}, "there": {r"C:\Users\ann\python\xlwings64-0.37.9.dll"}}, "xlwings of the workbook", State.STOPS, "0.37.8 in the workbook, 0.37.9 in Python", id="xlwings was updated since"),
        pytest.param({"versions": {"scorecard-xl": "0.2.0"}}, "scorecard-xl of the workbook", State.NOTE, "0.1.0 made the workbook", id="scorecard-xl was updated since"),
        pytest.param({"gone": {PYTHON}}, "Python of the workbook", State.STOPS, f"none at {PYTHON}", id="Python was moved"),
        pytest.param({"executable": r"C:\other\python.exe", "there": {r"C:\other\xlwings64-0.37.8.dll"}}, "Python of the workbook", State.UNSAFE, "not the Python that runs this command", id="another Python"),
        pytest.param({"text": _marked(3)}, "Origin of the file", State.STOPS, "from the internet", id="it came by mail"),
        pytest.param({"text": _marked(2)}, "Origin of the file", State.GOOD, "does not mark", id="it came from the council's own network"),
        pytest.param({"writable": lambda path: False}, "File", State.STOPS, "may not write", id="it lies where the officer may not write"),
    ],
)  # fmt: skip
def test_a_workbook_that_would_not_work(
    book: Path, changes: dict[str, Any], about: str, state: State, says: str
) -> None:
    found = of_book(windows(**changes), book)[about]
    assert (found.state, says in found.said, bool(found.fix)) == (state, True, state is not State.GOOD)


@pytest.mark.parametrize(
    ("location", "below", "trusted"),
    [
        pytest.param("{folder}", 0, True, id="the folder itself"),
        pytest.param("{folder}\\", 0, True, id="written with a last stroke"),
        pytest.param("{parent}", 1, True, id="a folder above that holds for those in it"),
        pytest.param("{parent}", 0, False, id="a folder above that does not"),
        pytest.param("{folder}x", 1, False, id="another folder"),
        pytest.param("{shorter}", 1, False, id="another folder whose name the folder's begins with"),
    ],
)
def test_in_a_trusted_location_the_origin_does_not_matter(book: Path, location: str, below: int, trusted: bool) -> None:
    path = location.format(folder=book.parent, parent=book.parent.parent, shorter=str(book.parent)[:-1])
    machine = windows({TRUSTED: {"Path": path, "AllowSubFolders": below}}, text=_marked(3))
    assert (of_book(machine, book)["Origin of the file"].state is State.GOOD) is trusted


def test_an_interpreter_with_a_variable_in_it(tmp_path: Path, made: Callable[[str], bytes]) -> None:
    path = tmp_path / "Council.xlsm"
    path.write_bytes(made(r"%LOCALAPPDATA%\python.exe"))
    there = {r"C:\Users\ann\local\python.exe"}
    assert "is not the Python that runs" in of_book(windows(there=there), path)["Python of the workbook"].said


def test_open_in_excel_is_a_note(book: Path) -> None:
    lock = str(book.with_name("~$Council.xlsm"))
    found = [finding for finding in examine(windows(there={lock}), book) if finding.about == "File"]
    assert [finding.state for finding in found] == [State.NOTE, State.GOOD]


@pytest.mark.slow
def test_the_master_copy_needs_the_addin(tmp_path: Path) -> None:
    path = tmp_path / "Scorecard.xlsm"
    path.write_bytes(content(macros=WITH_ADDIN))
    found = of_book(windows(), path)
    assert "need the xlwings add-in" in found["xlwings of the workbook"].said
    assert (found["Python of the workbook"].state, "It names none" in found["Python of the workbook"].said) == (
        State.STOPS,
        True,
    )


def test_a_workbook_without_macros(tmp_path: Path) -> None:
    path = tmp_path / "Council.xlsx"
    path.write_bytes(content())
    found = of_book(windows(), path)
    assert found["Macros of the workbook"].said == "Council.xlsx has none."
    assert "xlwings of the workbook" not in found


def test_a_workbook_of_another_kind_is_no_scorecard(tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Budget")
    found = of_book(windows(), path)["Page of the workbook"]
    assert (found.state, found.said) == (State.STOPS, "It is not a scorecard: it has no sheet Results.")


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no workbook at"):
        examine(windows(), tmp_path / "none.xlsm")


def test_fixing_writes_the_python_that_runs_and_changes_no_other_part(book: Path) -> None:
    before = _parts(book)
    machine = windows(executable=r"C:\new\python.exe", there={r"C:\new\python.exe", r"C:\new\xlwings64-0.37.8.dll"})
    assert fix(machine, book) == r"Council.xlsm now runs C:\new\python.exe."
    assert {finding.state for finding in examine(machine, book)} == {State.GOOD}
    changed = {name for name, part in _parts(book).items() if part != before[name]}
    sheets = {name for name in changed if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)}
    assert changed - sheets <= {"xl/workbook.xml"} and len(sheets) == 1
    assert ["PYTHONPATH", r"C:\new"] in [row[:2] for row in FileBook.open(book).read("xlwings.conf").rows]


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_mac_has_a_python_of_its_own(book: Path) -> None:
    assert fix(mac(), book) == f"Council.xlsm now runs {MAC_PYTHON}."
    assert of_book(mac(), book)["Python of the workbook"].state is State.GOOD
    assert of_book(windows(), book)["Python of the workbook"].state is State.GOOD


@pytest.mark.slow
@pytest.mark.parametrize(
    ("machine", "name", "says"),
    [
        pytest.param(windows(), None, "needs the workbook", id="no workbook"),
        pytest.param(windows(platform="linux"), "Council.xlsm", "nothing to fix here", id="no Excel on this system"),
        pytest.param(windows(), "Plain.xlsx", "has no macros", id="no macros"),
    ],
)
def test_what_cannot_be_fixed(book: Path, machine: Machine, name: str | None, says: str) -> None:
    book.with_name("Plain.xlsx").write_bytes(content())
    with pytest.raises(Refusal, match=says):
        fix(machine, None if name is None else book.with_name(name))


def test_the_version_is_read_where_excel_put_its_compiled_code_before_the_source(book: Path) -> None:
    import xlwings

    shipped = Path(xlwings.__file__).with_name("quickstart_standalone.xlsm")
    for path in (book, shipped):
        assert xlwings_version(FileBook.open(path).macros or b"") == xlwings.__version__


@pytest.mark.parametrize("project", [b"", b"nothing", bytes(2000)])
def test_of_a_damaged_project_no_version_is_known(project: bytes) -> None:
    assert xlwings_version(project) is None
