"""Each rule of the lint finds what it is for: a sound workbook, broken in one place."""

import re
import zipfile
from pathlib import Path

import pytest
from ooxml.lint import findings, rules
from ooxml.sound import written

BOOK, ONE, TWO = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
TABLE, TYPES, TEXTS = "xl/tables/table1.xml", "[Content_Types].xml", "xl/sharedStrings.xml"
CHART, RELS = "xl/charts/chart1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
LONG = "x" * 33_000


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> Path:
    return written(tmp_path_factory.mktemp("lint") / "sound.xlsx")


BREAKS = [
    # rule, what is broken, the part, what stands there, what is put there
    ("parts_have_a_content_type", "a part without a type", TYPES, r'<Override PartName="/xl/tables/table1.xml"[^>]*>', ""),
    ("parts_have_a_content_type", "a type without a part", TYPES, "tables/table1.xml", "tables/table9.xml"),
    ("links_lead_to_parts", "a link to a part that is not there", RELS, "tables/table1.xml", "tables/table9.xml"),
    ("links_are_numbered_once", "two links of a number", RELS, 'Id="rId2"', 'Id="rId1"'),
    ("links_that_are_used_are_there", "a drawing that no link leads to", ONE, 'drawing r:id="rId1"', 'drawing r:id="rId9"'),
    ("the_book_is_what_its_name_says", "a workbook with macros called .xlsx", TYPES, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", "application/vnd.ms-excel.sheet.macroEnabled.main"),
    ("sheet_names_can_be", "two sheets of a name", BOOK, 'sheet name="Tom\'s"', 'sheet name="DATA"'),
    ("sheet_names_can_be", "a colon in a name", BOOK, 'sheet name="Tom\'s"', 'sheet name="Tom:s"'),
    ("sheet_names_can_be", "a name of 32 letters", BOOK, 'sheet name="Tom\'s"', f'sheet name="{LONG[:32]}"'),
    ("rows_stand_in_order", "a row out of order", ONE, '<row r="2"', '<row r="9"'),
    ("rows_stand_in_order", "a row twice", ONE, '<row r="3"', '<row r="2"'),
    ("cells_stand_in_order", "a cell twice", ONE, '<c r="B2"', '<c r="A2"'),
    ("cells_stand_in_order", "a cell out of order", ONE, '<c r="A2"', '<c r="C2"'),
    ("cells_stand_in_order", "a cell of another row", ONE, '<c r="B2"', '<c r="B3"'),
    ("cells_stand_in_order", "a cell beyond the last column", ONE, '<c r="B3"', '<c r="XFE3"'),
    ("cells_stand_in_order", "a cell that is none", ONE, '<c r="B3"', '<c r="3B"'),
    ("styles_exist", "a style that is not there", ONE, '<c r="F5" s="[0-9]+"', '<c r="F5" s="99"'),
    ("texts_exist", "a text that is not there", ONE, '(<c r="A2" t="s"><v>)[0-9]+', r"\g<1>99"),
    ("values_are_of_their_type", "a number that is none", ONE, '(<c r="B2"><v>)1', r"\g<1>one"),
    ("values_are_of_their_type", "a number without end", ONE, '(<c r="B2"><v>)1', r"\g<1>inf"),
    ("values_are_of_their_type", "neither true nor false", ONE, '(<c r="F10" t="b"><v>)1', r"\g<1>TRUE"),
    ("values_are_of_their_type", "an error that Excel does not know", ONE, "<v>#N/A", "<v>#LOST"),
    ("spaces_at_the_ends_are_kept", "spaces that are not kept", TEXTS, ' xml:space="preserve"', ""),
    ("sizes_can_be", "a row that is too high", ONE, 'ht="30"', 'ht="410"'),
    ("sizes_can_be", "a column that is too wide", ONE, 'width="20.7109375"', 'width="256"'),
    ("columns_are_sized_once", "a column of two widths", ONE, 'col min="13"', 'col min="12"'),
    ("columns_are_sized_once", "columns from right to left", ONE, 'col min="13"', 'col min="15"'),
    ("conditional_formats_have_an_order", "two rules in one place", ONE, 'priority="2"', 'priority="1"'),
    ("links_fit", "a link that says too much", ONE, 'tooltip="to Tom\'s"', f'tooltip="{LONG[:256]}"'),
    ("links_fit", "more links than Excel keeps", ONE, "(<hyperlink [^>]*/>)", r"\g<1>" * 65_531),
    ("heads_and_feet_fit", "a foot that is too long", ONE, "&amp;P", f"&amp;P{LONG[:254]}"),
    ("texts_fit", "a shared text that is too long", TEXTS, "<t>a</t>", f"<t>{LONG}</t>"),
    ("texts_fit", "a text in its cell that is too long", ONE, '<c r="B2"><v>1</v>', f'<c r="B2" t="inlineStr"><is><t>{LONG}</t></is>'),
    ("texts_fit", "a formula that is too long", ONE, "<f>SUM", f"<f>{'1+' * 4_100}SUM"),
    ("ranges_can_be", "a rule for cells that are none", ONE, 'conditionalFormatting sqref="B2:B3"', 'conditionalFormatting sqref="B0:B3"'),
    ("ranges_can_be", "a rule for no cells", ONE, 'dataValidation [^>]*sqref="A2:A3"', 'dataValidation sqref=""'),
    ("merged_areas_stand_apart", "merged areas that overlap", ONE, 'mergeCell ref="F3:G3"', 'mergeCell ref="G1:H1"'),
    ("merged_areas_stand_apart", "a merged area in a table", ONE, 'mergeCell ref="F3:G3"', 'mergeCell ref="A2:A3"'),
    ("tables_have_a_place", "a table without rows", TABLE, 'ref="A1:B3"', 'ref="A1:B1"'),
    ("headings_are_those_of_the_cells", "a heading that its cell does not show", TABLE, 'name="Two"', 'name="2"'),
    ("headings_are_those_of_the_cells", "a table over other cells", TABLE, 'ref="A1:B3"', 'ref="A2:B3"'),
    ("columns_are_as_many_as_the_place_has", "a table wider than its columns", TABLE, 'ref="A1:B3"', 'ref="A1:C3"'),
    ("columns_are_as_many_as_the_place_has", "columns miscounted", TABLE, 'tableColumns count="2"', 'tableColumns count="3"'),
    ("columns_are_as_many_as_the_place_has", "two columns of a heading", TABLE, 'name="Two"', 'name="ONE"'),
    ("filters_stand_over_their_table", "a filter over fewer rows", TABLE, 'autoFilter ref="A1:B3"', 'autoFilter ref="A1:B2"'),
    ("tables_stand_apart", "tables that overlap", TABLE, 'ref="A1:B3"', 'ref="A1:D3"'),
    ("tables_are_named_once", "two tables of a name", TABLE, 'displayName="Data_"', 'displayName="OTHER"'),
    ("tables_are_named_once", "two tables of a number", TABLE, ' id="1" name="Data_"', ' id="2" name="Data_"'),
    ("tables_are_named_once", "a table called as a place", TABLE, 'displayName="Data_"', 'displayName="here"'),
    ("tables_are_named_once", "a table called as a cell", TABLE, 'displayName="Data_"', 'displayName="OC2"'),
    ("tables_are_listed_on_their_sheet", "a table that its sheet does not list", ONE, r'<tablePart r:id="rId\d"/>', ""),
    ("names_can_be_read", "a name of a sheet that is not there", BOOK, "'Tom''s'!\\$A\\$1", "'Tim''s'!$A$1"),
    ("names_can_be_read", "a name whose quotes do not close", BOOK, "'Tom''s'!\\$A\\$1", "'Tom's'!$A$1"),
    ("names_can_be_read", "a name that lost its cell", BOOK, "Data!\\$A\\$1", "#REF!$A$1"),
    ("names_can_be_read", "a name with a space", BOOK, 'definedName name="here"', 'definedName name="over here"'),
    ("names_can_be_read", "a name of nothing", BOOK, "'Tom''s'!\\$A\\$1", ""),
    ("names_can_be_read", "a name twice", BOOK, 'name="own" localSheetId="0"', 'name="here"'),
    ("formulas_can_be_read", "a bracket that does not close", ONE, r"SUM\(Data_\[Two\]\)", "SUM(Data_[Two]"),
    ("formulas_can_be_read", "a bracket that was not open", ONE, r"SUM\(Data_\[Two\]\)", "SUM(1))"),
    ("formulas_can_be_read", "a quote that does not close", ONE, '"it""s"', '"it"s"'),
    ("formulas_can_be_read", "a table that is not there", ONE, r"Data_\[Two\]", "Datum[Two]"),
    ("formulas_can_be_read", "nothing after an operator", ONE, r"-1.5E\+3\)", "1)+"),
    ("formulas_can_be_read", "a row beyond the last", ONE, "A2=", "A1048577="),
    ("formulas_can_be_read", "a text of 256 characters", ONE, '"it""s"', f'"{LONG[:256]}"'),
    ("formulas_can_be_read", "65 brackets", ONE, r"SUM\(Data_\[Two\]\)", f"{'(' * 65}1{')' * 65}"),
    ("formulas_can_be_read", "a function of later years", ONE, r"SUM\(Data_\[Two\]\)", "TEXTJOIN(1,2,3)"),
    ("formulas_can_be_read", "a sign of no formula", ONE, "A2=", "A2?="),
    ("conditional_formats_can_be_read", "a rule on a sheet that is not there", ONE, "B2&gt;'Tom''s'", "B2&gt;'Tim''s'"),
    ("conditional_formats_can_be_read", "a look that is not there", ONE, 'dxfId="0"', 'dxfId="7"'),
    ("validations_can_be_read", "a list of 256 characters", ONE, '"a,b"', f'"{LONG[:256]}"'),
    ("validations_can_be_read", "a list of a sheet that is not there", ONE, '"a,b"', "Codes!$A$1:$A$9"),
    ("validations_can_be_read", "a message of 256 characters", ONE, 'prompt="or b"', f'prompt="{LONG[:256]}"'),
    ("validations_can_be_read", "an error of 226 characters", ONE, 'error="nor c"', f'error="{LONG[:226]}"'),
    ("validations_can_be_read", "a title of 33 characters", ONE, 'promptTitle="A"', f'promptTitle="{LONG[:33]}"'),
    ("validations_can_be_read", "validations miscounted", ONE, 'dataValidations count="1"', 'dataValidations count="2"'),
    ("small_charts_can_be_read", "a small chart of a sheet that is not there", ONE, "<xm:f>Data!", "<xm:f>Datum!"),
    ("charts_can_be_read", "a chart of a sheet that is not there", CHART, "<c:f>Data!", "<c:f>Datum!"),
    ("links_lead_to_cells", "a link to a sheet that is not there", ONE, "location=\"'Tom''s'!A1\"", 'location="Gone!A1"'),
    ("links_lead_to_cells", "a link to a name that is not there", ONE, "location=\"'Tom''s'!A1\"", 'location="gone"'),
    ("links_lead_to_cells", "a formula's link to a sheet that is not there", ONE, "#'Tom''s'!A1", "#Gone!A1"),
    ("well_formed", "a part that is no XML", TABLE, "</table>", ""),
]  # fmt: skip


def test_a_sound_workbook_has_no_findings(sound):
    assert findings(sound) == []


@pytest.mark.many
@pytest.mark.parametrize(
    ("rule", "part", "old", "new"), [pytest.param(rule, *where, id=f"{rule}: {what}") for rule, what, *where in BREAKS]
)
def test_a_broken_workbook(rule, part, old, new, sound, tmp_path):
    broken = tmp_path / "broken.xlsx"
    _rewrite(sound, broken, part, old, new)
    assert rule in {line.partition(":")[0] for line in findings(broken)}


def _rewrite(source, target, part, old, new):
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name).decode()
            changed = (
                re.sub(old, new if "\\g" in new else new.replace("\\", r"\\"), content, count=1)
                if name == part
                else content
            )
            assert name != part or changed != content
            after.writestr(name, changed)


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_a_part_that_is_there_twice(sound, tmp_path):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(sound.read_bytes())
    with zipfile.ZipFile(broken, "a") as archive:
        archive.writestr(TABLE, zipfile.ZipFile(sound).read(TABLE))
    assert [line.partition(":")[0] for line in findings(broken)] == ["parts_are_there_once"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [pytest.param("F5", [], id="a formula"), pytest.param("A2", ["the_chain_names_formulas"], id="a text")],
)
def test_a_chain_of_calculation(cell, found, sound, tmp_path):
    """XlsxWriter writes none, and Excel always does."""
    linked, chained, kind = tmp_path / "linked.xlsx", tmp_path / "chained.xlsx", "officeDocument/2006/relationships"
    link = (
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/{kind}/calcChain" Target="calcChain.xml"/>'
    )
    _rewrite(sound, linked, "xl/_rels/workbook.xml.rels", "</Relationships>", f"{link}</Relationships>")
    _rewrite(linked, chained, TYPES, "</Types>", '<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>')
    with zipfile.ZipFile(chained, "a") as archive:
        archive.writestr("xl/calcChain.xml", f'<calcChain xmlns="x"><c r="{cell}" i="1"/></calcChain>')
    assert [line.partition(":")[0] for line in findings(chained)] == found


def test_every_rule_is_broken_here():
    elsewhere = {"parts_are_there_once", "the_chain_names_formulas"}
    assert {rule for rule, *_ in BREAKS} == {*rules(), "well_formed"} - elsewhere
