"""The tab of the ribbon: a part that XlsxWriter does not know, added to the package."""

import zipfile
from io import BytesIO

from lxml import etree

from scorecard_xl.workbook.file import archive
from scorecard_xl.workbook.file.archive import Packed
from scorecard_xl.workbook.file.markup import create
from scorecard_xl.workbook.vba.macros import MACROS, RIBBON, Macro

PART = "customUI/customUI14.xml"
NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_RELATIONSHIPS = "_rels/.rels"
_TYPE = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_TAB, _GROUP = "Scorecard", "Corporate Parenting Scorecard"


def ribbon_xml() -> bytes:
    """The customUI part: one large button a macro."""
    root = etree.fromstring(f'<customUI xmlns="{NAMESPACE}"><ribbon><tabs/></ribbon></customUI>')
    (ribbon,) = root
    tab = create(ribbon[0], "tab", id="CpsTab", label=_TAB)
    group = create(tab, "group", id="CpsGroup", label=_GROUP)
    for macro in MACROS:
        create(group, "button", None, **_button(macro))
    return _serialised(root)


def _button(macro: Macro) -> dict[str, str]:
    return {
        "id": f"Cps{macro.name}", "label": macro.caption, "imageMso": macro.picture, "size": "large",
        "screentip": macro.caption, "supertip": macro.about, "onAction": RIBBON + macro.name,
    }  # fmt: skip


def with_ribbon(workbook: bytes) -> bytes:
    """The workbook with the tab. Its type needs no entry: every .xml part that has none is plain XML."""
    with zipfile.ZipFile(BytesIO(workbook)) as package:
        entries, links = package.infolist(), etree.fromstring(package.read(_RELATIONSHIPS))
    create(links, "Relationship", Id="rIdRibbon", Type=_TYPE, Target=PART)
    replaced = {_RELATIONSHIPS: Packed.of(_serialised(links)), PART: Packed.of(ribbon_xml())}
    return archive.pack(workbook, entries, replaced, [PART])


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
