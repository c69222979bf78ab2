"""What the gate lets through: the page's copy, and nothing else."""

import re

import pytest
from tampering import COMMENTS, CUSTOM, adding, packed, parts, replacing

from scorecard_xl.share.files import made
from scorecard_xl.share.gate import Gate, Leak
from scorecard_xl.share.identifiers import Identifiers
from scorecard_xl.share.personal_details import PersonalDetails

SHEET, CHART, DRAWING = r"xl/worksheets/sheet1\.xml", r"xl/charts/chart\d+\.xml", r"xl/drawings/drawing\d+\.xml"
WORKBOOK, STYLES, CORE, APP = r"xl/workbook\.xml", r"xl/styles\.xml", r"docProps/core\.xml", r"docProps/app\.xml"
TEXTS, LINKS = r"xl/sharedStrings\.xml", r"xl/worksheets/_rels/sheet1\.xml\.rels"
END, AFTER = r"</sheetData>", r"<pageMargins"

PLACES = [
    pytest.param(replacing(TEXTS, r"<t>Children in care</t>", "<t>{0}</t>"), id="cell"),
    pytest.param(replacing(SHEET, END, '<row r="999"><c r="A999" t="inlineStr"><is><t>{0}</t></is></c></row></sheetData>'), id="cell far down"),
    pytest.param(replacing(TEXTS, r"</sst>", "<si><t>{0}</t></si></sst>"), id="text of no cell"),
    pytest.param(adding("xl/comments1.xml", COMMENTS), id="comment"),
    pytest.param(adding("xl/threadedComments/threadedComment1.xml", "<ThreadedComments>{0}</ThreadedComments>"), id="threaded comment"),
    pytest.param(replacing(CORE, r"<dc:creator>.*?</dc:creator>", "<dc:creator>{0}</dc:creator>"), id="property: author"),
    pytest.param(replacing(CORE, r"</cp:coreProperties>", "<cp:keywords>{0}</cp:keywords></cp:coreProperties>"), id="property: keywords"),
    pytest.param(replacing(APP, r"<Company></Company>", "<Company>{0}</Company>"), id="property: company"),
    pytest.param(adding("docProps/custom.xml", CUSTOM), id="property: custom"),
    pytest.param(replacing(WORKBOOK, r"<definedNames>", '<definedNames><definedName name="c_{0}">Scorecard!$A$1</definedName>'), id="defined name"),
    pytest.param(replacing(WORKBOOK, r"<definedNames>", '<definedNames><definedName name="_xlnm.Print_Area">"{0}"</definedName>'), id="what a defined name stands for"),
    pytest.param(replacing(TEXTS, r"<t>=Two dentists", "<t>{0} =Two dentists"), id="comment in full"),
    pytest.param(replacing(CHART, r"(<c:(?:num|str)Cache>.*?<c:v>)[^<]*", r"\g<1>{0}"), id="chart cache"),
    pytest.param(replacing(CHART, r"<c:f>[^<]*</c:f>", "<c:f>{0}!$A$1</c:f>"), id="what a chart refers to"),
    pytest.param(replacing(CHART, r"</c:chart>", "</c:chart><c:extLst><c:ext><c:t>{0}</c:t></c:ext></c:extLst>"), id="extension of a chart"),
    pytest.param(adding("customXml/item1.xml", "<case>{0}</case>"), id="custom XML"),
    pytest.param(replacing(DRAWING, r'descr="[^"]*"', 'descr="{0}"'), id="alternative text"),
    pytest.param(replacing(DRAWING, r'(<xdr:cNvPr id="\d+" name=)"[^"]*"', r'\g<1>"{0}"'), id="name of a chart"),
    pytest.param(replacing(WORKBOOK, r'<sheet name="Trends"', '<sheet name="{0}"'), id="sheet name"),
    pytest.param(replacing(r"xl/tables/table1\.xml", r'name="indicator"', 'name="{0}"'), id="heading of a table"),
    pytest.param(replacing(SHEET, r"<oddFooter>", "<oddFooter>{0}"), id="footer"),
    pytest.param(replacing(STYLES, r'name="Normal"', 'name="{0}"'), id="name of a style"),
    pytest.param(replacing(STYLES, r'formatCode="[^"]*"', 'formatCode="&quot;{0}&quot;0"'), id="format of a number"),
    pytest.param(replacing(r"xl/theme/theme1\.xml", r'name="Office Theme"', 'name="{0}"'), id="name of the theme"),
    pytest.param(replacing(SHEET, AFTER, '<dataValidations><dataValidation prompt="{0}" sqref="A1"/></dataValidations><pageMargins'), id="input message"),
    pytest.param(replacing(SHEET, AFTER, '<hyperlinks><hyperlink ref="A1" location="Figures!A1" tooltip="{0}"/></hyperlinks><pageMargins'), id="tip of a link"),
    pytest.param(replacing(LINKS, r"</Relationships>", '<Relationship Id="rId9" Type="http://a/hyperlink" Target="http://a/{0}" TargetMode="External"/></Relationships>'), id="link to another place"),
    pytest.param(replacing(SHEET, r"<sheetData>", "<!-- {0} --><sheetData>"), id="remark in the XML"),
    pytest.param(replacing(SHEET, r"<sheetData>", "<?case {0}?><sheetData>"), id="instruction in the XML"),
    pytest.param(replacing(SHEET, r'<row r="2"', '{0}<row r="2"'), id="text between the rows"),
    pytest.param(lambda workbook, text: packed(parts(workbook), comment=text.encode()), id="comment of the package"),
    pytest.param(lambda workbook, text: packed(parts(workbook) | {f"xl/{text}.xml": b"<a/>"}), id="name of a part"),
]  # fmt: skip
OTHERS = [
    pytest.param(adding("xl/vbaProject.bin", "macro"), id="macros"),
    pytest.param(adding("xl/externalLinks/externalLink1.xml", "<externalLink/>"), id="link to another workbook"),
    pytest.param(adding("xl/pivotCache/pivotCacheDefinition1.xml", "<pivotCacheDefinition/>"), id="pivot cache"),
    pytest.param(adding("xl/printerSettings/printerSettings1.bin", "printer"), id="settings of a printer"),
    pytest.param(replacing(SHEET, END, '<row r="999"><c r="A999"><f>1+1</f><v>2</v></c></row></sheetData>'), id="formula"),
    pytest.param(replacing(SHEET, AFTER, '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule></conditionalFormatting><pageMargins'), id="conditional format"),
    pytest.param(replacing(WORKBOOK, r'<sheet name="Trends"', '<sheet state="hidden" name="Trends"'), id="hidden sheet"),
    pytest.param(replacing(WORKBOOK, r"<workbookPr", r'<absPath url="C:/Users/officer"/><workbookPr'), id="absolute path"),
    pytest.param(replacing(SHEET, END, '<row r="999" hidden="1"></row></sheetData>'), id="hidden row"),
    pytest.param(replacing(TEXTS, r"<t>Children in care</t>", "<t>Looked after</t>"), id="text that the page does not say"),
    pytest.param(replacing(SHEET, END, '<row r="999"><c r="A999"><v>99999</v></c></row></sheetData>'), id="number that the page does not say"),
]  # fmt: skip


@pytest.mark.slow
def test_the_copy_passes(passed):
    passed.gate.check_words()
    passed.gate.check_workbook(passed.workbook)


@pytest.mark.many
@pytest.mark.parametrize("tamper", PLACES)
def test_a_childs_id_is_refused_wherever_it_stands(tamper, passed, child):
    with pytest.raises(Leak, match=r"Nothing was shared: (the (part|package)|cell)"):
        passed.gate.check_workbook(tamper(passed.workbook, child))


@pytest.mark.many
@pytest.mark.parametrize("tamper", PLACES)
def test_so_is_any_other_word_there(tamper, passed):
    with pytest.raises(Leak, match=r"did not produce|a remark"):
        passed.gate.check_workbook(tamper(passed.workbook, "Elsewhere"))


@pytest.mark.parametrize("tamper", OTHERS)
def test_what_has_no_place_in_a_copy_is_refused(tamper, passed):
    with pytest.raises(Leak):
        passed.gate.check_workbook(tamper(passed.workbook, ""))


def test_the_sentence_says_where_and_not_who(passed, child):
    tamper = replacing(SHEET, END, '<row r="999"><c r="A999"><v>99999</v></c></row></sheetData>')
    with pytest.raises(Leak, match=r"cell A999 of the part xl/worksheets/sheet1\.xml"):
        passed.gate.check_workbook(tamper(passed.workbook, ""))
    with pytest.raises(Leak, match="a child's ID") as refused:
        passed.gate.check_written("a comment", f"The review of {child} was late.")
    assert child not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "passes"), [("Ouseford-scorecard-2026-05", True), ("Ouseford-{0}-scorecard", False), ("x_{0}.xlsx", False)]
)
def test_file_names(name, passes, passed, child):
    if passes:
        return passed.gate.check_written("the file name", name)
    with pytest.raises(Leak, match="the file name holds a child's ID"):
        passed.gate.check_written("the file name", name.format(child))


def test_the_month_in_the_name_of_the_files_is_no_childs_id(passed):
    wording = PersonalDetails(Identifiers.of([("CHILD", f"{passed.copy.month:%Y%m}")]))
    assert len(made(passed.copy, wording, with_pdf=False).content) == 4


def test_an_identifier_among_what_the_page_produced_is_refused_too(passed):
    """The positive list does not help where the page itself says who somebody is."""
    shown = next(text for text in passed.gate.produced.texts if re.match(r"\d+ of about \d+ children", text))
    gate = Gate(passed.gate.empty_copy, passed.gate.produced, Identifiers.of([("WORKER", " ".join(shown.split()[:4]))]))
    with pytest.raises(Leak, match="the name of a worker"):
        gate.check_workbook(passed.workbook)


@pytest.mark.parametrize(
    ("rows", "passes"),
    [
        pytest.param([["children_in_care", "at", "1", ""]], True, id="its own words and numbers"),
        pytest.param([["children_in_care"], ["Elsewhere"]], False, id="another word"),
        pytest.param([["children_in_care", "987654"]], False, id="another number"),
    ],
)
def test_cells_of_a_table(rows, passes, passed):
    if passes:
        return passed.gate.check_cells("the CSV file", rows)
    with pytest.raises(Leak, match="of the CSV file holds something"):
        passed.gate.check_cells("the CSV file", rows)
