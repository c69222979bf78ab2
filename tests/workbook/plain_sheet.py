"""A sheet with rows as a spreadsheet writes them, letter by letter."""

PART = "xl/worksheets/sheet1.xml"


TEXT = '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>'


def row(cells, number=1, about=""):
    return f'<row r="{number}"{about}>{cells}</row>'
