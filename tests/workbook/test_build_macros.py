"""A workbook with macros, as other programs find it."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from named_places import opened, places
from pyopenvba import check_file
from vba_reading import sources

from scorecard_xl import __version__
from scorecard_xl.workbook.build import content
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.vba.configuration import NOWHERE
from scorecard_xl.workbook.vba.flavours import WITH_ADDIN, code_name, standalone
from scorecard_xl.workbook.vba.macros import MACROS

KEPT = ("xl/vbaProject.bin", "xl/drawings/vmlDrawing1.vml", "customUI/customUI14.xml", "_rels/.rels")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As `new` writes it on Windows."""
    book = tmp_path_factory.mktemp("macros") / "Scorecard.xlsm"
    book.write_bytes(content(macros=standalone("win32", r"C:\Python\python.exe")))
    return book


@pytest.fixture(scope="module")
def committed() -> bytes:
    return content(macros=WITH_ADDIN)


def _text(package: bytes) -> str:
    with zipfile.ZipFile(BytesIO(package)) as parts:
        return "\n".join(parts.read(name).decode("latin-1") for name in parts.namelist())


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(committed: bytes) -> None:
    assert content(macros=WITH_ADDIN) == committed


@pytest.mark.slow
def test_without_macros_nothing_of_them_is_in_it() -> None:
    with zipfile.ZipFile(BytesIO(content())) as package:
        assert not [name for name in package.namelist() if re.search("vba|custom|vml", name, re.IGNORECASE)]


def test_a_button_for_every_macro_bound_to_it_and_never_printed(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        drawing = etree.fromstring(package.read(KEPT[1]))
        on_page = package.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert "vmlDrawing1.vml" in on_page
    assert [each.text for each in drawing.iter("{*}FmlaMacro")] == [f"[0]!{macro.name}" for macro in MACROS]
    assert [each.text for each in drawing.iter("{*}PrintObject")] == ["False"] * len(MACROS)
    assert ["".join(each.itertext()).strip() for each in drawing.iter("{*}textbox")] == [m.caption for m in MACROS]


def test_every_macro_of_a_button_is_in_the_project(path: Path) -> None:
    code = sources(path)["CpsMacros.bas"]
    assert re.findall(r"Public Sub (\w+)\(\)", code) == [macro.name for macro in MACROS]


def test_the_workbook_and_its_sheets_are_called_as_their_modules(
    path: Path, xml: Callable[..., etree._Element]
) -> None:
    workbook = xml(path, "xl/workbook.xml")
    names = [sheet.get("name") for sheet in workbook.iter("{*}sheet")]
    properties = [xml(path, f"xl/worksheets/sheet{at}.xml").find("{*}sheetPr") for at, _ in enumerate(names, 1)]
    modules = [name.removesuffix(".cls") for name in sources(path) if name.endswith(".cls")]
    found = [next(workbook.iter("{*}workbookPr")).get("codeName"), *(each.get("codeName") for each in properties)]
    assert found == ["ThisWorkbook", *map(code_name, names)] == [name for name in modules if name != "Dictionary"]


def test_another_reader_finds_nothing_wrong(path: Path) -> None:
    assert check_file(path).issues == ()


@pytest.mark.slow
def test_xlwings_is_told_what_to_run(path: Path) -> None:
    book = opened(path)
    sheet = book["xlwings.conf"]
    assert sheet.sheet_state == "hidden"
    assert {key: value or "" for key, value in sheet.iter_rows(values_only=True)} == {
        "Interpreter_Win": r"C:\Python\python.exe", "Interpreter_Mac": "", "PYTHONPATH": r"C:\Python",
        "UDF Modules": "scorecard_xl.udfs", "ADD_WORKBOOK_TO_PYTHONPATH": "False", "SHOW_ERROR_POPUPS": "True",
        "Use UDF Server": "False", "Debug UDFs": "False", "Show Console": "False", "Interpreter": NOWHERE,
        "Temp Dir": "%TEMP%", "Conda Path": "", "Conda Env": "", "License_Key": "", "OneDrive_Consumer_Win": "",
        "OneDrive_Consumer_Mac": "", "OneDrive_Commercial_Win": "", "OneDrive_Commercial_Mac": "", "SharePoint_Win": "",
        "SharePoint_Mac": "", "Scorecard version": __version__,
    }  # fmt: skip
    found = places(book)
    assert [found[f"CPS.{name}"][1] for name in ("interpreter", "interpreter_mac", "version")] == ["B1", "B2", "B21"]


@pytest.mark.slow
def test_xlwings_is_told_everything_and_looks_for_no_file_beside_the_workbook(path: Path) -> None:
    """It asks the sheet first, then files that anyone may have put there."""
    asked = re.findall(r'GetConfig\("([^"]+)"', sources(path)["xlwings.bas"])
    told = {str(key.value).upper() for key in opened(path)["xlwings.conf"]["A"]}
    assert len(asked) > 30
    assert set(asked) <= told


@pytest.mark.slow
def test_the_ranges_that_formulas_are_given_are_the_tables_of_settings(path: Path) -> None:
    book = opened(path)
    given = {name: book.defined_names[name].attr_text for name in ("CPS.settings", "CPS.bank_holidays")}
    tables = {name: book["Settings"].tables[name].ref for name in ("Settings", "BankHolidays")}
    assert given["CPS.settings"].replace("$", "") == f"Settings!{tables['Settings']}"
    assert (
        given["CPS.bank_holidays"].replace("$", "").split(":")[0] == f"Settings!{tables['BankHolidays'].split(':')[0]}"
    )


@pytest.mark.slow
def test_the_committed_workbook_holds_no_interpreter_and_says_what_to_run(committed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Scorecard.xlsm"
    path.write_bytes(committed)
    book = opened(path)
    assert [book["xlwings.conf"][cell].value for cell in ("B1", "B2")] == [None, None]
    said = [cell for row in book["Scorecard"].iter_rows(max_row=8, values_only=True) for cell in row if cell]
    assert any("`scorecard-xl new" in str(text) for text in said)
    assert not re.search(re.escape(str(Path.home())) + r"|/work/|[A-Z]:\\Users", _text(committed))


def test_a_refresh_keeps_macros_buttons_and_ribbon_byte_for_byte(
    path: Path, tmp_path: Path, compressed: Callable[[Path], dict[str, bytes]]
) -> None:
    book, after = FileBook.open(path), tmp_path / "after.xlsm"
    book.put({"CPS.page.council": "Ouseford"}, {"Results": [["x"]]})
    book.save(after)
    before = compressed(path)
    assert {name: compressed(after)[name] == before[name] for name in KEPT} == dict.fromkeys(KEPT, True)
    assert compressed(after)["xl/worksheets/sheet1.xml"] != before["xl/worksheets/sheet1.xml"]
