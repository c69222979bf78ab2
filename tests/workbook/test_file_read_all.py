import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook.both_ways import as_lists, differing, held
from workbook.plain_sheet import PART, TEXT, row

from scorecard_xl.workbook.file import archive, plain_sheets
from scorecard_xl.workbook.file.book import FileBook
from scorecard_xl.workbook.file.plain_sheets import condensed

LONG = "x" * 300


@pytest.mark.slow
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
def test_plain_sheets_are_read_as_cell_by_cell(with_rows, rows):
    opened, sheet = with_rows(rows)
    assert condensed([sheet]) is not None
    assert differing(opened, ["Raw"]) == {}


def test_coloured_cells_below_the_last_value_are_no_rows(with_rows):
    opened, _ = with_rows(row('<c r="A1"><v>1</v></c>') + row('<c r="A2" s="1"/>', 2) + row('<c r="C9"/>', 9))
    (sheet,) = opened.read_all(["Raw"])
    assert as_lists(sheet.rows) == [[1.0]]


def test_a_sheet_without_a_declaration_is_plain(with_rows):
    opened, sheet = with_rows(row('<c r="A1"><v>1</v></c>'), lambda sheet: sheet[sheet.index("<worksheet") :])
    assert condensed([sheet]) is not None
    assert differing(opened, ["Raw"]) == {}


def test_a_sheet_that_is_not_there(with_rows):
    opened, _ = with_rows("")
    assert [sheet and sheet.name for sheet in opened.read_all(["Lost", "raw"])] == [None, "Raw"]


def test_texts_of_one_key_are_not_taken_for_each_other(with_rows, monkeypatch):
    """With such numbers the first eight bytes do not count for the key."""
    monkeypatch.setattr(plain_sheets, "_ODD", 0)
    alike = row('<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>')
    assert condensed([with_rows(alike)[1]]) is None


WRITINGS = ["/>", ' s="1"/>', ' s="1"><v>45000</v></c>', "><v>1</v></c>", ' t="b"><v>1</v></c>', ' t="s"><v>1</v></c>',
            ' t="inlineStr"><is><t>Ä</t></is></c>', ' t="inlineStr"><is><t></t></is></c>']  # fmt: skip
CELLS = st.dictionaries(st.integers(0, 25), st.sampled_from(WRITINGS), max_size=6)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(sheet=st.dictionaries(st.integers(1, 60), CELLS, max_size=12))
def test_any_rows_of_plain_cells(parts_of_plain, tmp_path_factory, sheet):
    rows = "".join(
        row("".join(f'<c r="{chr(65 + at)}{number}"{sheet[number][at]}' for at in sorted(sheet[number])), number)
        for number in sorted(sheet)
    )
    path = tmp_path_factory.mktemp("any") / "b.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts_of_plain.items():
            before, data, after = content.partition(b"<sheetData>")
            end = after[after.find(b"</sheetData>") :]
            packed.writestr(name, before + data + rows.encode() + end if name == PART else content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "_AT_ONCE", 16)  # bytes: the rows come in many pieces
        assert differing(FileBook.open(path), ["Raw"]) == {}


def test_rows_in_another_order_that_come_in_pieces(with_rows):
    sheet = with_rows(row('<c r="A2"><v>1</v></c>', 2) + row('<c r="A1"><v>2</v></c>'))[1]
    at = sheet.index(b"</row>") + len(b"</row>")
    assert condensed([sheet[:at], sheet[at:]]) is None


def test_what_both_ways_are_compared_by_sees_a_difference():
    assert held([["a", 1.0, ""], [""]]) == held([["a", 1.0]])
    assert held([["a", True]]) != held([["a", 1.0]])
