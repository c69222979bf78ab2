"""The macros, and the tab of the ribbon that offers them."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from scorecard_xl.workbook.file import archive
from scorecard_xl.workbook.file.archive import Packed
from scorecard_xl.workbook.file.markup import create

RIBBON = "Ribbon_"
PART = "customUI/customUI14.xml"
NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_RELATIONSHIPS = "_rels/.rels"
_TYPE = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_TAB, _GROUP = "Scorecard", "Corporate Parenting Scorecard"


@dataclass(frozen=True)
class Macro:
    """`python`: the function in scorecard_xl.macros. `caption`: on its button. `picture`: one of Office's own."""

    name: str
    python: str
    caption: str
    about: str
    picture: str


MACROS = (
    Macro(
        "RefreshScorecard", "refresh_scorecard", "Refresh",
        "Calculates every figure from the raw sheets and updates the page.", "RefreshAll",
    ),
    Macro(
        "CheckData", "check_data", "Check data",
        "Lists on the sheet Data quality what is wrong in the raw sheets.", "ErrorChecking",
    ),
    Macro(
        "ShowChildren", "show_children", "Show children",
        "Lists the children behind the figure in the selected cell, and why each counts.", "FindDialog",
    ),
    Macro(
        "ImportData", "import_data", "Import",
        "Reads returns, Annex A lists and reports into the raw sheets.", "ImportExcel",
    ),
    Macro(
        "PublishMonth", "publish_month", "Publish month",
        "Freezes the figures of the month on the sheet History.", "Lock",
    ),
    Macro(
        "ShareScorecard", "share_scorecard", "Share",
        "Writes a copy without children: rounded for anyone, or exact for members.", "FileSendAsAttachment",
    ),
)  # fmt: skip
"""In the order of the buttons."""


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
