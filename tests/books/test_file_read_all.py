import zipfile

import pytest
import xlsxwriter
from books.both_ways import differing, held
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard_xl.books import condensed as condensing
from scorecard_xl.books import entries
from scorecard_xl.books.condensed import condensed
from scorecard_xl.books.file import FileBook

PART = "xl/worksheets/sheet1.xml"
TEXT = '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>'
LONG = "x" * 300


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """The parts of a workbook with one sheet, in which style 1 is a date and shared string 1 is "second"."""
    path = tmp_path_factory.mktemp("plain") / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Raw")
        sheet.write("A1", "first")
        sheet.write("A2", "second")
        sheet.write("A3", 45000, workbook.add_format({"num_format": "dd/mm/yyyy"}))
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def book(parts, tmp_path):
    """A workbook whose sheet has these rows."""

    def made(rows, change=lambda sheet: sheet):
        before, _, rest = parts[PART].decode().partition("<sheetData>")
        sheet = change(f"{before}<sheetData>{rows}</sheetData>{rest.partition('</sheetData>')[2]}").encode()
        with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, sheet if name == PART else content)
        return FileBook.open(tmp_path / "b.xlsx"), sheet

    return made


def row(cells, number=1, about=""):
    return f'<row r="{number}"{about}>{cells}</row>'


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("", id="nothing"),
        pytest.param(row('<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>1</v></c>'), id="shared texts"),
        pytest.param(row(TEXT.format("Y") + '<c r="B1" t="inlineStr"><is><t>Y</t></is></c>'), id="texts in the cell"),
        pytest.param(row('<c r="A1"><v>4.5</v></c><c r="B1" t="n"><v>1E3</v></c>'), id="numbers"),
        pytest.param(row('<c r="A1" s="1"><v>45000</v></c><c r="B1"><v>45000</v></c>'), id="a date and its number"),
        pytest.param(row('<c r="A1" s="1"><v>45000.5</v></c><c r="B1" s="1"><v>0.5</v></c>'), id="times"),
        pytest.param(row('<c r="A1" t="b"><v>1</v></c><c r="B1"><v>1</v></c>'), id="TRUE and 1"),
        pytest.param(row('<c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c>'), id="an error"),
        pytest.param(row('<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'), id="a formula"),
        pytest.param(
            row('<c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/></c>'),
            id="shared formulas",
        ),
        pytest.param(row('<c r="B1"><v>1</v></c><c r="Z1"><v>2</v></c>', 3).replace('1"', '3"'), id="gaps"),
        pytest.param(row('<c r="A1" s="1"/><c r="C1"/>') + row('<c r="A9"/>', 9), id="only coloured cells"),
        pytest.param(
            '<row r="1" ht="20"/>' + row('<c r="A2"><v>1</v></c>', 2) + '<row r="3"/>', id="rows without cells"
        ),
        pytest.param(row('<c r="A1"><v>1</v></c>', about=' spans="1:5" x14ac:dyDescent="0.25"'), id="rows of Excel"),
        pytest.param(row(TEXT.format("Tom &amp; Co &lt;b&gt; &#233; &quot;")), id="characters written otherwise"),
        pytest.param(row(TEXT.format('1 > 0, r="B1" é ')), id="characters that look like tags"),
        pytest.param(row('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a  </t></is></c>'), id="kept spaces"),
        pytest.param(row(TEXT.format("one\ntwo\ttab _x000D_")), id="several lines"),
        pytest.param(row(TEXT.format("") + '<c r="B1" t="str"><v></v></c>'), id="empty texts"),
        pytest.param(
            row(TEXT.format(LONG)) + row(TEXT.format(LONG + "y").replace("A1", "A2"), 2), id="long texts alike at first"
        ),
        pytest.param(row('<c r="A99999"><v>1</v></c>', 99_999), id="a row far down"),
        pytest.param(row('<c r="A1" t="s"><v>99</v></c>'), id="a shared text that is not there"),
        pytest.param(row('<c r="A1" t="d"><v>2025-01-31</v></c>'), id="an ISO date"),
        pytest.param(row('<c r="A1"><v>soon</v></c>'), id="a number that is none"),
    ],
)
def test_plain_sheets_are_read_as_cell_by_cell(book, rows):
    opened, sheet = book(rows)
    assert condensed([sheet]) is not None
    assert differing(opened, ["Raw"]) == {}


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
def test_what_is_not_plain_is_read_cell_by_cell(book, rows):
    opened, sheet = book(rows)
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
def test_a_sheet_that_is_not_plain_around_its_rows(book, change):
    opened, sheet = book(row('<c r="A1"><v>1</v></c>'), change)
    assert condensed([sheet]) is None
    assert differing(opened, ["Raw"]) == {}


def test_coloured_cells_below_the_last_value_are_no_rows(book):
    opened, _ = book(row('<c r="A1"><v>1</v></c>') + row('<c r="A2" s="1"/>', 2) + row('<c r="C9"/>', 9))
    (sheet,) = opened.read_all(["Raw"])
    assert list(sheet.rows) == [[1.0]]


def test_a_sheet_without_a_declaration_is_plain(book):
    opened, sheet = book(row('<c r="A1"><v>1</v></c>'), lambda sheet: sheet[sheet.index("<worksheet") :])
    assert condensed([sheet]) is not None
    assert differing(opened, ["Raw"]) == {}


def test_a_sheet_that_is_not_there(book):
    opened, _ = book("")
    assert [sheet and sheet.name for sheet in opened.read_all(["Lost", "raw"])] == [None, "Raw"]


def test_texts_of_one_key_are_not_taken_for_each_other(book, monkeypatch):
    """With such numbers the first eight bytes do not count for the key."""
    monkeypatch.setattr(condensing, "_ODD", 0)
    alike = row('<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>')
    assert condensed([book(alike)[1]]) is None


WRITINGS = ["/>", ' s="1"/>', ' s="1"><v>45000</v></c>', "><v>1</v></c>", ' t="b"><v>1</v></c>', ' t="s"><v>1</v></c>',
            ' t="inlineStr"><is><t>Ä</t></is></c>', ' t="inlineStr"><is><t></t></is></c>']  # fmt: skip
CELLS = st.dictionaries(st.integers(0, 25), st.sampled_from(WRITINGS), max_size=6)


@settings(max_examples=100, deadline=None)
@given(sheet=st.dictionaries(st.integers(1, 60), CELLS, max_size=12))
def test_any_rows_of_plain_cells(parts, tmp_path_factory, sheet):
    rows = "".join(
        row("".join(f'<c r="{chr(65 + at)}{number}"{sheet[number][at]}' for at in sorted(sheet[number])), number)
        for number in sorted(sheet)
    )
    path = tmp_path_factory.mktemp("any") / "b.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            before, data, after = content.partition(b"<sheetData>")
            end = after[after.find(b"</sheetData>") :]
            archive.writestr(name, before + data + rows.encode() + end if name == PART else content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entries, "_AT_ONCE", 16)  # bytes: the rows come in many pieces
        assert differing(FileBook.open(path), ["Raw"]) == {}


def test_rows_in_another_order_that_come_in_pieces(book):
    sheet = book(row('<c r="A2"><v>1</v></c>', 2) + row('<c r="A1"><v>2</v></c>'))[1]
    at = sheet.index(b"</row>") + len(b"</row>")
    assert condensed([sheet[:at], sheet[at:]]) is None


def test_what_both_ways_are_compared_by_sees_a_difference():
    assert held([["a", 1.0, ""], [""]]) == held([["a", 1.0]])
    assert held([["a", True]]) != held([["a", 1.0]])
