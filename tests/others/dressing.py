"""A good workbook as other programs and newer Excels leave it: what each adds, written part by part."""

import datetime as dt
from collections.abc import Callable

from hostile.workshop import DAY, Workshop, Xml, rows_xml

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BOOK, _TYPES = "xl/workbook.xml", "[Content_Types].xml"
_SML = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Dresses = Callable[[Workshop], list[str]]
"""Adds its parts, and returns the texts in changed parts that must outlive every command."""


def _add(good: Workshop, part: str, content: str, kind: str) -> None:
    """A part with its content type."""
    good.parts[part] = (_HEAD + content).encode()
    good.change(_TYPES, "</Types>", f'<Override PartName="/{part}" ContentType="{kind}"/></Types>')


def _point(good: Workshop, source: str, number: str, kind: str, target: str) -> str:
    """A relationship from a part (the package where empty); `kind`: the whole type, or the end of Office's."""
    folder, _, name = source.rpartition("/")
    part = f"{folder}/_rels/{name}.rels".lstrip("/") if source else "_rels/.rels"
    if part not in good.parts:
        good.parts[part] = (
            f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        ).encode()
    kind = kind if ":" in kind else f"{_OFFICE}/{kind}"
    line = f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
    good.change(part, "</Relationships>", f"{line}</Relationships>")
    return line


def _own_sheet(good: Workshop, name: str, rows: list[list[object]], after: str = "") -> str:
    """A sheet of the council's own, last in the workbook; its part."""
    part = "xl/worksheets/sheet900.xml"
    body = f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetData>{rows_xml(rows)}</sheetData>{after}</worksheet>'
    _add(good, part, body, f"{_SML}.worksheet+xml")
    _point(good, _BOOK, "rIdOwn", "worksheet", "worksheets/sheet900.xml")
    good.change(_BOOK, "</sheets>", f'<sheet name="{name}" sheetId="900" r:id="rIdOwn"/></sheets>')
    return part


def power_query(good: Workshop) -> list[str]:
    """A query of Power Query that loads into a table: its mash-up, its connection and its query table."""
    sheet = _own_sheet(
        good,
        "From Mosaic",
        [["ID", "Team"], ["A1", "North"]],
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
    )
    _point(good, sheet, "rId1", "table", "../tables/table900.xml")
    _add(
        good, "xl/tables/table900.xml",
        f'<table xmlns="{_MAIN}" id="900" name="From_Mosaic" displayName="From_Mosaic" ref="A1:B2" tableType="queryTable" '
        'totalsRowShown="0"><autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="1" uniqueName="1" name="ID" '
        'queryTableFieldId="1"/><tableColumn id="2" uniqueName="2" name="Team" queryTableFieldId="2"/></tableColumns></table>',
        f"{_SML}.table+xml",
    )  # fmt: skip
    _point(good, "xl/tables/table900.xml", "rId1", "queryTable", "../queryTables/queryTable1.xml")
    query = f'<queryTable xmlns="{_MAIN}" name="ExternalData_1" connectionId="1" autoFormatId="16"/>'
    _add(good, "xl/queryTables/queryTable1.xml", query, f"{_SML}.queryTable+xml")
    connection = (
        f'<connections xmlns="{_MAIN}"><connection id="1" keepAlive="1" name="Query - From Mosaic" type="5" '
        'refreshedVersion="8" background="1"><dbPr connection="Provider=Microsoft.Mashup.OleDb.1;" command="SELECT *"/>'
        "</connection></connections>"
    )
    _add(good, "xl/connections.xml", connection, f"{_SML}.connections+xml")
    good.parts["customXml/item1.xml"] = (
        '<?xml version="1.0" encoding="utf-16"?><DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAA</DataMashup>'
    ).encode("utf-16")
    return [
        _point(good, _BOOK, "rIdCon", "connections", "connections.xml"),
        _point(good, _BOOK, "rIdXml", "customXml", "../customXml/item1.xml"),
    ]


def pivot(good: Workshop) -> list[str]:
    """A pivot table over Episodes, with its cache."""
    sheet = _own_sheet(good, "Our pivot", [["Row Labels", "Count"], ["U6", 1]])
    _point(good, sheet, "rId1", "pivotTable", "../pivotTables/pivotTable1.xml")
    _add(
        good, "xl/pivotTables/pivotTable1.xml",
        f'<pivotTableDefinition xmlns="{_MAIN}" name="PivotTable1" cacheId="7" dataCaption="Values">'
        '<location ref="A1:B2" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>',
        f"{_SML}.pivotTable+xml",
    )  # fmt: skip
    _point(
        good,
        "xl/pivotTables/pivotTable1.xml",
        "rId1",
        "pivotCacheDefinition",
        "../pivotCache/pivotCacheDefinition1.xml",
    )
    _add(
        good, "xl/pivotCache/pivotCacheDefinition1.xml",
        f'<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_OFFICE}" r:id="rId1" refreshOnLoad="1" recordCount="1"><cacheSource type="worksheet">'
        '<worksheetSource name="Episodes"/></cacheSource><cacheFields count="0"/></pivotCacheDefinition>',
        f"{_SML}.pivotCacheDefinition+xml",
    )  # fmt: skip
    _point(good, "xl/pivotCache/pivotCacheDefinition1.xml", "rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
    records = f'<pivotCacheRecords xmlns="{_MAIN}" count="0"/>'
    _add(good, "xl/pivotCache/pivotCacheRecords1.xml", records, f"{_SML}.pivotCacheRecords+xml")
    caches = '<pivotCaches><pivotCache cacheId="7" r:id="rIdPiv"/></pivotCaches>'
    good.change(_BOOK, "</workbook>", f"{caches}</workbook>")
    link = _point(good, _BOOK, "rIdPiv", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    return ['<pivotCache cacheId="7" r:id="rIdPiv"/>', link]


def slicer(good: Workshop) -> list[str]:
    """A slicer on the table Episodes: extensions of the workbook and of the sheet point to it."""
    sheet = good.part_of("Episodes")
    spaces = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    own = f'<extLst><ext {spaces} uri="{{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}}"><x14:slicerList><x14:slicer r:id="rIdSli"/></x14:slicerList></ext></extLst>'
    good.fill()
    good.change(sheet, "</worksheet>", f"{own}</worksheet>")
    links = [
        _point(good, sheet, "rIdSli", f"{_MICROSOFT}/2007/relationships/slicer", "../slicers/slicer1.xml"),
        _point(good, _BOOK, "rIdSlc", f"{_MICROSOFT}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
    ]
    space = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    _add(
        good,
        "xl/slicers/slicer1.xml",
        f'<slicers xmlns="{space}"><slicer name="TEAM" cache="Slicer_TEAM" caption="TEAM" rowHeight="225425"/></slicers>',
        "application/vnd.ms-excel.slicer+xml",
    )
    _add(
        good,
        "xl/slicerCaches/slicerCache1.xml",
        f'<slicerCacheDefinition xmlns="{space}" name="Slicer_TEAM" sourceName="TEAM"/>',
        "application/vnd.ms-excel.slicerCache+xml",
    )
    return [*links, '<x14:slicer r:id="rIdSli"/>']


def threaded_comments(good: Workshop) -> list[str]:
    """A conversation about a cell of Children: the thread, its people, the old note beside it and its drawing."""
    sheet = good.part_of("Children")
    good.fill()
    before = "<tableParts" if "<tableParts" in good.text(sheet) else "</worksheet>"
    good.change(sheet, before, f'<legacyDrawing r:id="rIdVml"/>{before}')
    links = [
        _point(good, sheet, "rIdVml", "vmlDrawing", "../drawings/vmlDrawing900.vml"),
        _point(good, sheet, "rIdCom", "comments", "../comments900.xml"),
        _point(
            good,
            sheet,
            "rIdThr",
            f"{_MICROSOFT}/2017/10/relationships/threadedComment",
            "../threadedComments/threadedComment1.xml",
        ),
        _point(good, _BOOK, "rIdPer", f"{_MICROSOFT}/2017/10/relationships/person", "persons/person.xml"),
    ]
    _add(
        good,
        "xl/drawings/vmlDrawing900.vml",
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>',
        "application/vnd.openxmlformats-officedocument.vmlDrawing",
    )
    _add(
        good,
        "xl/comments900.xml",
        f'<comments xmlns="{_MAIN}"><authors><author>tc={{1}}</author></authors><commentList><comment ref="A2" authorId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>',
        f"{_SML}.comments+xml",
    )
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    _add(
        good,
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="{threads}"><threadedComment ref="A2" dT="2026-03-01T00:00:00.00" personId="{{2}}" id="{{1}}"><text>Is this right?</text></threadedComment></ThreadedComments>',
        "application/vnd.ms-excel.threadedcomments+xml",
    )
    _add(
        good,
        "xl/persons/person.xml",
        f'<personList xmlns="{threads}"><person displayName="Officer" id="{{2}}" userId="o" providerId="None"/></personList>',
        "application/vnd.ms-excel.person+xml",
    )
    return [*links, '<legacyDrawing r:id="rIdVml"/>']


def sensitivity_label(good: Workshop) -> list[str]:
    """A label that marks and does not encrypt: its own part, and the custom properties of older Offices."""
    label = '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{1}" enabled="1" method="Standard" siteId="{2}" contentBits="0" removed="0"/></clbl:labelList>'
    _add(good, "docMetadata/LabelInfo.xml", label, "application/vnd.ms-office.classificationlabels+xml")
    custom = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="MSIP_Label_1_Enabled"/></Properties>'
    _add(good, "docProps/custom900.xml", custom, "application/vnd.openxmlformats-officedocument.custom-properties+xml")
    return [
        _point(
            good, "", "rIdLab", f"{_MICROSOFT}/2020/02/relationships/classificationlabels", "docMetadata/LabelInfo.xml"
        ),
        _point(good, "", "rIdCus", "custom-properties", "docProps/custom900.xml"),
    ]


def checkboxes(good: Workshop) -> list[str]:
    """Checkboxes in cells (2024): booleans whose style points to a bag of features."""
    bag = '<FeaturePropertyBags xmlns="http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"><bag type="Checkbox"/></FeaturePropertyBags>'
    _add(good, "xl/featurePropertyBag/featurePropertyBag.xml", bag, "application/vnd.ms-excel.featurepropertybag+xml")
    good.put("Visits", 2, "SEEN", Xml("<v>1</v>", 't="b"'))
    good.put("OC2", 2, "HEALTH_CHECK", Xml("<v>1</v>", 't="b"'))
    return [
        _point(
            good,
            _BOOK,
            "rIdBag",
            f"{_MICROSOFT}/2022/11/relationships/FeaturePropertyBag",
            "featurePropertyBag/featurePropertyBag.xml",
        )
    ]


def since_1904(good: Workshop) -> list[str]:
    """Days counted from 1 January 1904, as workbooks of old Macs are: each serial is 1,462 less."""
    for table, rows in good.tables.items():
        changed = [
            [
                Xml(f"<v>{(cell - dt.date(1904, 1, 1)).days}</v>", f's="{DAY["style"]}"')
                if isinstance(cell, dt.date)
                else cell
                for cell in row
            ]
            for row in rows
        ]
        good.rows_of(table)[:] = changed
    good.fill()
    good.change(_BOOK, "<workbookPr ", '<workbookPr date1904="1" ')
    return ['date1904="1"']


DRESSES: dict[str, Dresses] = {
    "Power Query": power_query,
    "a pivot table": pivot,
    "a slicer": slicer,
    "threaded comments": threaded_comments,
    "a sensitivity label": sensitivity_label,
    "checkboxes in cells": checkboxes,
    "days counted from 1904": since_1904,
}
