"""Sheets that are written otherwise than plainly: read cell by cell, the same must come of them."""

import pytest
from workbook.both_ways import differing
from workbook.plain_sheet import TEXT, row

from scorecard_xl.workbook.file.plain_sheets import condensed


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(row('<c t="n" r="A1"><v>1</v></c>'), id="attributes in another order"),
        pytest.param(row("<c><v>1</v></c><c><v>2</v></c>"), id="cells without a place"),
        pytest.param('<row><c r="A1"><v>1</v></c></row>', id="a row without a number"),
        pytest.param(row('<c r="AA1"><v>1</v></c>'), id="more than 26 columns"),
        pytest.param(row('<c r="a1"><v>1</v></c>'), id="a place in small letters"),
        pytest.param(row('<c r="A2"><v>1</v></c>'), id="a cell of another row"),
        pytest.param(row('<c r="A12"><v>1</v></c>'), id="a cell of another row that begins alike"),
        pytest.param(row('<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>'), id="cells in another order"),
        pytest.param(row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'), id="a cell twice"),
        pytest.param(row('<c r="A2"><v>1</v></c>', 2) + row('<c r="A1"><v>2</v></c>'), id="rows in another order"),
        pytest.param(row('<c r="A1"><v>1</v></c>') * 2, id="a row twice"),
        pytest.param(row('<c r="A1"><v>1</v></c>\n'), id="lines between"),
        pytest.param(row("<c r='A1'><v>1</v></c>"), id="other quotation marks"),
        pytest.param(row('<c r="A1"><!-- <c r="B1"> --><v>1</v></c>'), id="a comment"),
        pytest.param(row(TEXT.format("<![CDATA[</row><c]]>")), id="a text left as it is"),
        pytest.param(
            row('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><rPr><color rgb="FF0000"/></rPr><t>b</t></r></is></c>'),
            id="a text in two colours",
        ),
        pytest.param(
            row('<c r="A1" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c>'), id="phonetic"
        ),
        pytest.param(row('<c r="A1"><v>1</v></c><extLst/>'), id="an element that is none of a row"),
        pytest.param("<c r='A1'><v>1</v></c>", id="a cell outside a row"),
        pytest.param('<v>1</v><row r="1"><c r="A1"><v>1</v></c></row>', id="a value outside a cell"),
        pytest.param(row('<c r="A1"><v>1</v>'), id="a cell without an end"),
        pytest.param('<row r="1"><c r="A1"><v>1</v></c>', id="a row without an end"),
        pytest.param(row(row('<c r="A2"><v>1</v></c>', 2)), id="a row in a row"),
        pytest.param(row('<c r="A1"><v>1</v></c>', about=' ht="<"'), id="a sign that may not be in a tag"),
        pytest.param(row('<c r="A1" s="<"><v>1</v></c>'), id="a sign that may not be in a cell's tag"),
        pytest.param(row('<c r="A1"><v>1</v></c>', about=' ht="20'), id="a tag of a row that is broken"),
        pytest.param('<row r="2"/>' + row('<c r="A1"><v>1</v></c>'), id="an empty row in another order"),
        pytest.param(row('<c r="A1048577"><v>1</v></c>', 1_048_577), id="a row beyond the last"),
        pytest.param(row('<c r="A0"><v>1</v></c>', 0), id="row 0"),
    ],
)
def test_what_is_not_plain_is_read_cell_by_cell(with_rows, rows):
    opened, sheet = with_rows(rows)
    assert condensed([sheet]) is None
    assert differing(opened, ["Raw"]) == {}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda sheet: sheet.replace("UTF-8", "ISO-8859-1"), id="another encoding"),
        pytest.param(
            lambda sheet: sheet.replace("<sheetData>", "<!--<sheetData>--><sheetData>"), id="a comment before"
        ),
        pytest.param(lambda sheet: sheet.replace("</sheetData>", "</sheetData><sheetData/>"), id="twice its data"),
        pytest.param(
            lambda sheet: sheet.replace("<sheetData>", "<!--<sheetData>").replace("</sheetData>", "</sheetData>-->"),
            id="all in a comment",
        ),
        pytest.param(lambda sheet: sheet.replace("</sheetData>", ""), id="without an end"),
        pytest.param(lambda sheet: sheet.replace("<sheetData>", '<sheetData a="">'), id="an attribute"),
    ],
)
def test_a_sheet_that_is_not_plain_around_its_rows(with_rows, change):
    opened, sheet = with_rows(row('<c r="A1"><v>1</v></c>'), change)
    assert condensed([sheet]) is None
    assert differing(opened, ["Raw"]) == {}
