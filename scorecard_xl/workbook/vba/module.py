"""A module of VBA: what it may be called, its kind, its text, and the form in which the project stores it."""

import re
from dataclasses import dataclass
from enum import Enum

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,254}")
_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]{1,7}|[Rr][0-9]*(?:[Cc][0-9]*)?|[Cc][0-9]*")
_WORDS = """
    abs addressof and any array as attribute base boolean byref byte byval call case cbool cbyte ccur cdate cdbl cdec
    cdecl cint circle clng clnglng clngptr close compare const csng cstr currency cvar cverr date debug decimal declare
    defbool defbyte defcur defdate defdbl defdec defint deflng deflnglng deflngptr defobj defsng defstr defvar dim do
    doevents double each else elseif empty end endif enum eqv erase error event exit explicit false fix for friend
    function get global gosub goto if imp implements in input inputb instr instrb int integer is lbound len lenb let
    like line lock long longlong longptr loop lset me mid midb mod module name new next not nothing null object on open
    option optional or paramarray preserve print private property pset ptrsafe public put raiseevent random randomize
    read redim rem resume return rset scale seek select set sgn shared single spc static step stop strcomp string sub
    tab text then to true type typeof ubound unlock until using variant vb_name wend while width with withevents write
    xor
"""
_KEYWORDS = frozenset(_WORDS.split())
ENCODING = "cp1252"
_PREAMBLE = re.compile(r"\AVERSION [^\n]*\nBEGIN\n.*?\nEND\n", re.DOTALL)
_HEAD = b"VERSION 1.0 CLASS\r\nBEGIN\r\n  MultiUse = -1  'True\r\nEND\r\n"
_NOT_EXPORTED = tuple(f"Attribute VB_{name} ".encode() for name in ("Base", "TemplateDerived", "Customizable"))
_ATTRIBUTES = re.compile(r"\A(?:Attribute VB_\w+ = [^\n]*\n)+")
_ATTRIBUTE = re.compile(r"Attribute (VB_\w+) = ([^\n]*)\n")


def valid_name(name: str, longest: int = 255) -> str:
    """The name, where VBA and a formula may use it. Raises ValueError, as an indicator's name can be anything."""
    if not _IDENTIFIER.fullmatch(name) or len(name) > longest:
        raise ValueError(f"{name}: VBA takes letters, digits and _, a letter first, at most {longest}")
    if name.lower() in _KEYWORDS:
        raise ValueError(f"{name}: a word of VBA itself")
    if _CELL.fullmatch(name):
        raise ValueError(f"{name}: Excel takes it for a cell")
    return name


class ModuleKind(Enum):
    """What a module belongs to; the value is its VB_Base ([MS-OVBA] 2.3.4.3), which a plain module has none of."""

    PLAIN = ""
    CLASS = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
    WORKBOOK = "0{00020819-0000-0000-C000-000000000046}"
    SHEET = "0{00020820-0000-0000-C000-000000000046}"


@dataclass(frozen=True)
class Module:
    """`text`: as a .bas or .cls file holds it, or only the code."""

    name: str
    text: str = ""
    kind: ModuleKind = ModuleKind.PLAIN

    def stored(self) -> bytes:
        """The source in the project: attributes first, lines end as in Windows."""
        code = _PREAMBLE.sub("", _plain_lines(self.text))
        given = _ATTRIBUTES.match(code)
        kept = dict(_ATTRIBUTE.findall(given[0])) if given else {}
        attributes = self._attributes() | kept | {"VB_Name": f'"{self.name}"'}
        head = "".join(f"Attribute {name} = {value}\n" for name, value in attributes.items())
        return windows_text(head + code[given.end() if given else 0 :].strip("\n") + "\n")

    @property
    def file_name(self) -> str:
        return f"{self.name}.{'bas' if self.kind is ModuleKind.PLAIN else 'cls'}"

    def exported(self) -> bytes:
        """The source as Excel's editor exports it."""
        if self.kind is ModuleKind.PLAIN:
            return self.stored()
        lines = self.stored().splitlines(keepends=True)
        return _HEAD + b"".join(line for line in lines if not line.startswith(_NOT_EXPORTED))

    def _attributes(self) -> dict[str, str]:
        """Those that Excel expects, in its order."""
        name = {"VB_Name": f'"{self.name}"'}
        if self.kind is ModuleKind.PLAIN:
            return name
        of_document = str(self.kind is not ModuleKind.CLASS)
        return name | {
            "VB_Base": f'"{self.kind.value}"', "VB_GlobalNameSpace": "False", "VB_Creatable": "False",
            "VB_PredeclaredId": of_document, "VB_Exposed": of_document, "VB_TemplateDerived": "False",
            "VB_Customizable": of_document,
        }  # fmt: skip


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def windows_text(text: str) -> bytes:
    """The text as Excel's editor writes and reads it. Raises ValueError for a character that it cannot hold."""
    return _plain_lines(text).replace("\n", "\r\n").encode(ENCODING)
