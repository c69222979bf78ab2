"""The tab of the ribbon, against the schema, and against the macros that it calls."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from scorecard_xl.workbook.build import content
from scorecard_xl.workbook.vba.flavours import WITH_ADDIN
from scorecard_xl.workbook.vba.macros import PART, ribbon_xml
from scorecard_xl.workbook.vba.stubs import own_modules

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("ribbon.rng")))


def _buttons(root: etree._Element) -> list[etree._Element]:
    return list(root.iter("{*}button"))


def test_the_part_is_valid() -> None:
    SCHEMA.assertValid(etree.fromstring(ribbon_xml()))


def _without_id(root: etree._Element) -> None:
    del _buttons(root)[0].attrib["id"]


def _unknown_attribute(root: etree._Element) -> None:
    _buttons(root)[0].set("caption", "Refresh")


def _wrong_size(root: etree._Element) -> None:
    _buttons(root)[0].set("size", "huge")


def _button_outside_a_group(root: etree._Element) -> None:
    (tab,) = root.iter("{*}tab")
    tab.append(_buttons(root)[0])


@pytest.mark.parametrize(
    "spoil", [_without_id, _unknown_attribute, _wrong_size, _button_outside_a_group], ids=lambda each: each.__name__[1:]
)
def test_the_schema_refuses(spoil: Callable[[etree._Element], None]) -> None:
    root = etree.fromstring(ribbon_xml())
    spoil(root)
    assert not SCHEMA.validate(root)


def test_every_button_calls_a_callback_that_is_there_and_none_twice() -> None:
    callbacks = re.findall(
        r"Public Sub (Ribbon_\w+)\(control As IRibbonControl\)", " ".join(module.text for module in own_modules())
    )
    buttons = _buttons(etree.fromstring(ribbon_xml()))
    assert [button.get("onAction") for button in buttons] == callbacks
    assert len({button.get("id") for button in buttons}) == len(callbacks) == 6


@pytest.mark.slow
def test_the_package_leads_to_the_part_once() -> None:
    with zipfile.ZipFile(BytesIO(content(macros=WITH_ADDIN))) as package:
        links = etree.fromstring(package.read("_rels/.rels"))
        types = etree.fromstring(package.read("[Content_Types].xml"))
        assert package.read(PART) == ribbon_xml()
    (link,) = [link for link in links if link.get("Target") == PART]
    assert link.get("Type") == "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
    assert len({each.get("Id") for each in links}) == len(links)
    assert {each.get("Extension"): each.get("ContentType") for each in types}["xml"] == "application/xml"
