"""The hidden sheet xlwings.conf against what the package writes: an error for each difference, and how it is fixed."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from machines import MAC_PYTHON, PYTHON, mac, windows
from tampered import part, with_parts

from scorecard_xl.__main__ import run
from scorecard_xl.doctor import Finding, Machine, State, examine, fix, warnings
from scorecard_xl.errors import Refusal
from scorecard_xl.workbook.build import content
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.vba.configuration import CONFIGURATION, INTERPRETER, NOWHERE, configuration
from scorecard_xl.workbook.vba.flavours import standalone

ABOUT, PYTHON_ABOUT = "xlwings.conf", "Python of the workbook"
Rows = dict[str, str]


@pytest.fixture(scope="module")
def made() -> bytes:
    return content(macros=standalone("win32", PYTHON))


@pytest.fixture
def book(tmp_path: Path, made: bytes) -> Path:
    path = tmp_path / "Council.xlsm"
    path.write_bytes(made)
    return path


def change(book: Path, rows: Mapping[str, str | None]) -> None:
    """Write these values into the sheet, as somebody does who unhides it; None takes the row out."""
    opened = FileBook.open(book)
    before = {str(row[0]): str(row[1]) for row in opened.read(CONFIGURATION).rows}  # type: ignore[union-attr]
    after = {key: value for key, value in {**before, **rows}.items() if value is not None}
    first = after.pop("Interpreter_Win")
    more = [["", ""]] * max(len(before) - 1 - len(after), 0)
    opened.put({INTERPRETER: first}, {CONFIGURATION: [*map(list, after.items()), *more]})
    opened.save()


def unsafe(machine: Machine, path: Path) -> list[Finding]:
    return [each for each in examine(machine, path) if each.state is State.UNSAFE]


CHANGES = [
    pytest.param({"Interpreter_Win": r"C:\Users\Public\python.exe", "PYTHONPATH": r"C:\Users\Public"}, PYTHON_ABOUT, "is not the Python that runs", id="another interpreter"),
    pytest.param({"Interpreter_Win": r"\\files\it\tools\python.exe", "PYTHONPATH": r"\\files\it\tools"}, PYTHON_ABOUT, "on the network", id="an interpreter by its name on the network"),
    pytest.param({"Interpreter_Mac": "//files/tools/python"}, PYTHON_ABOUT, "On a Mac it is //files/tools/python, which others can change", id="the same for a Mac"),
    pytest.param({"Interpreter_Win": "python", "PYTHONPATH": ""}, PYTHON_ABOUT, "the system searches for it", id="an interpreter that Windows searches for"),
    pytest.param({"PYTHONPATH": r"C:\Users\Public"}, ABOUT, r"PYTHONPATH is C:\Users\Public: Python looks for modules there first", id="modules from another folder"),
    pytest.param({"PYTHONPATH": ""}, ABOUT, "PYTHONPATH is blank: Python looks", id="modules from the current folder"),
    pytest.param({"PYTHONPATH": r"C:\Users\ann\python;C:\Users\Public"}, ABOUT, "PYTHONPATH is C:", id="a folder more"),
    pytest.param({"UDF Modules": "scorecard_xl.udfs;evil"}, ABOUT, "UDF Modules is scorecard_xl.udfs;evil: formulas may be imported from it. The package writes scorecard_xl.udfs there.", id="another module of formulas"),
    pytest.param({"ADD_WORKBOOK_TO_PYTHONPATH": "True"}, ABOUT, "beside the workbook", id="modules beside the workbook"),
    pytest.param({"Use UDF Server": "True"}, ABOUT, "a Python that runs already", id="a server"),
    pytest.param({"Debug UDFs": "True"}, ABOUT, "that somebody has started", id="a server of somebody else"),
    pytest.param({"Interpreter": "python"}, ABOUT, "if no other Python is named", id="an interpreter to fall back on"),
    pytest.param({"Temp Dir": r"C:\x"}, ABOUT, "part of the command", id="the folder of logs"),
    pytest.param({"Conda Path": r"C:\x"}, ABOUT, "Conda Path is C:\\x: a program in it is started before Python. The package writes nothing there.", id="conda"),
    pytest.param({"License_Key": "x"}, ABOUT, "part of the command", id="a licence key"),
    pytest.param({"SharePoint_Win": r"C:\x"}, ABOUT, r"SharePoint_Win is C:\x. The package", id="a folder of SharePoint"),
    pytest.param({"Interpreter": None}, ABOUT, "It has no Interpreter, so xlwings takes that from a file", id="a key is gone"),
    pytest.param({"Another": "x"}, ABOUT, "It has a key Another, which the package does not write.", id="a key more"),
    pytest.param({"conda path": r"C:\x"}, ABOUT, "It has the key Conda Path twice.", id="a key again in other letters"),
]  # fmt: skip


@pytest.mark.many
@pytest.mark.parametrize(("rows", "about", "says"), CHANGES)
def test_each_change_is_an_error_and_fixing_takes_it_back(
    book: Path, rows: Mapping[str, str | None], about: str, says: str
) -> None:
    change(book, rows)
    found = unsafe(windows(there={r"C:\Users\Public\python.exe"}), book)
    assert [says in each.said for each in found if each.about == about].count(True) == 1, found
    assert all(f'doctor "{book.name}" --fix' in each.fix for each in found)
    fix(windows(), book)
    assert unsafe(windows(), book) == []
    written = [row for row in FileBook.open(book).read(CONFIGURATION).rows if row[0]]  # type: ignore[union-attr]
    assert [row[0] for row in written] == list(configuration())


@pytest.mark.parametrize(
    ("rename", "says"),
    [
        pytest.param(("xl/workbook.xml", 'name="xlwings.conf"', 'name="conf"'), "It is gone, so xlwings takes its settings from a file", id="the sheet is renamed"),
        pytest.param(("xl/sharedStrings.xml", "<t>Interpreter_Win</t>", "<t>Interpreter_Winn</t>"), "It has no Interpreter_Win", id="the first key is written otherwise"),
    ],
)  # fmt: skip
def test_what_cannot_be_fixed_says_to_make_another(book: Path, rename: tuple[str, str, str], says: str) -> None:
    name, old, new = rename
    with_parts(book, {name: part(book, name).decode().replace(old, new)})
    found = [each for each in unsafe(windows(), book) if says in each.said]
    assert len(found) == 1
    with pytest.raises(Refusal, match=r"is not one that can be fixed\. Make a workbook with `scorecard-xl new"):
        fix(windows(), book)


@pytest.mark.slow
@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_demonstration_made_off_windows_names_no_python_that_windows_searches_for(
    platform: str, tmp_path: Path
) -> None:
    path = tmp_path / "Scorecard.xlsm"
    path.write_bytes(content(macros=standalone("linux", "/usr/bin/python3")))
    said = {str(row[0]): str(row[1]) for row in FileBook.open(path).read(CONFIGURATION).rows}  # type: ignore[union-attr]
    assert (said["Interpreter_Win"], said["Interpreter"], said["PYTHONPATH"]) == ("", NOWHERE, "")
    machine = {"linux": windows(platform="linux"), "win32": windows(), "darwin": mac()}[platform]
    assert unsafe(machine, path) == []
    stops = [each.said for each in examine(machine, path) if each.state is State.STOPS]
    assert stops == [] if platform == "linux" else ["It names none, because it was not made on this machine."]


def test_elsewhere_a_python_of_windows_is_no_finding_and_one_of_the_network_is(book: Path) -> None:
    linux = windows(platform="linux")
    assert unsafe(linux, book) == []
    change(book, {"Interpreter_Win": r"\\files\it\tools\python.exe", "PYTHONPATH": r"\\files\it\tools"})
    assert [each.about for each in unsafe(linux, book)] == [PYTHON_ABOUT]


def test_a_mac_and_windows_each_want_their_own_folder_of_modules(book: Path) -> None:
    fix(mac(), book)
    assert unsafe(mac(), book) == []
    (finding,) = unsafe(windows(), book)
    assert f"PYTHONPATH is {MAC_PYTHON.rpartition('/')[0]}" in finding.said


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(lambda book: ["refresh", str(book)], id="refresh"),
        pytest.param(lambda book: ["import", str(book.parent / "Visits.csv"), "--into", str(book)], id="import"),
    ],
)
def test_a_command_that_writes_a_changed_workbook_says_so(
    own_demonstration: Path, command: Callable[[Path], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    (own_demonstration.parent / "Visits.csv").write_text("CHILD,VISIT\nZ999,01/05/2026\n")
    assert run(command(own_demonstration)) == 0
    assert "not only as the package wrote it" not in capsys.readouterr().err
    change(own_demonstration, {"Conda Path": r"C:\x"})
    assert run(command(own_demonstration)) == 0
    said = capsys.readouterr().err
    assert "is not only as the package wrote it: Conda Path is C:\\x" in " ".join(said.split())
    assert warnings(FileBook.open(own_demonstration))
