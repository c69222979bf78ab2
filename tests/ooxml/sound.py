"""A sound workbook with something for each rule of the lint."""

from pathlib import Path

import xlsxwriter


def written(path: Path) -> Path:
    """The workbook at this path, made again."""
    with xlsxwriter.Workbook(path) as workbook:
        _first(workbook)
        workbook.add_worksheet("Tom's").write("A1", "text")
        workbook.define_name("here", "='Tom''s'!$A$1")
        workbook.define_name("Data!own", "=Data!$A$1")
    return path


def _first(workbook):
    sheet = workbook.add_worksheet("Data")
    red = workbook.add_format({"font_color": "red"})
    sheet.add_table(
        "A1:B3", {"name": "Data_", "columns": [{"header": "One"}, {"header": "Two"}], "data": [["a", 1], ["b", 2]]}
    )
    sheet.add_table("D1:D3", {"name": "Other", "columns": [{"header": "Three"}]})
    sheet.merge_range("F1:G1", "merged")
    sheet.merge_range("F3:G3", "merged too")
    sheet.write_formula("F5", '=SUM(Data_[Two])+IF(A2="it""s",{1,2},-1.5E+3)', red, 3)
    sheet.write_formula("F6", """=HYPERLINK("#'Tom''s'!A1","there")""", None, "there")
    sheet.write_url("F7", "internal:'Tom''s'!A1", string="there too", tip="to Tom's")
    sheet.conditional_format("B2:B3", {"type": "formula", "criteria": "=B2>'Tom''s'!$A$1", "format": red})
    sheet.conditional_format("B2", {"type": "formula", "criteria": "=B2=1", "format": red})
    _shape(sheet)
    sheet.data_validation(
        "A2:A3",
        {
            "validate": "list",
            "source": ["a", "b"],
            "input_title": "A",
            "input_message": "or b",
            "error_message": "nor c",
        },
    )
    sheet.add_sparkline("H2", {"range": "Data!B2:B3"})
    chart = workbook.add_chart({"type": "line"})
    chart.add_series({"values": "=Data!$B$2:$B$3"})
    sheet.insert_chart("J2", chart)


def _shape(sheet):
    sheet.set_row(8, 30)
    sheet.set_column("L:L", 20)
    sheet.set_column("M:N", 30)
    sheet.set_footer("&P")
    sheet.write("F9", " apart ")
    sheet.write("F10", True)
    sheet.write_formula("F11", "=NA()", None, "#N/A")
