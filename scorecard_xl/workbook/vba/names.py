"""What VBA and Excel let a routine be called."""

import re

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


def checked(name: str, longest: int = 255) -> str:
    """The name, where VBA and a formula may use it. Raises ValueError, as an indicator's name can be anything."""
    if not _IDENTIFIER.fullmatch(name) or len(name) > longest:
        raise ValueError(f"{name}: VBA takes letters, digits and _, a letter first, at most {longest}")
    if name.lower() in _KEYWORDS:
        raise ValueError(f"{name}: a word of VBA itself")
    if _CELL.fullmatch(name):
        raise ValueError(f"{name}: Excel takes it for a cell")
    return name
