"""The XML of a sheet, changed so that calamine reads cells that it would otherwise read as blank.

An error value (`#VALUE!`) becomes its text, and a formula without a result, as programs write it that cannot calculate,
a text that says so. The result of a formula may be an empty text, which stays one.
"""

import re

from scorecard_xl.tables.cells import NOT_CALCULATED

_ERROR = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*)(?:"e"|'e')""")
_NO_RESULT = rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
_FORMULA_END = re.compile(rb"""(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)""" + _NO_RESULT)
_FORMULA = rb"""\s*<((?:\w+:)?)f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"""
_NOT_CALCULATED = re.compile(rb"""(<(?:\w+:)?c\b(?:(?!\st\s*=)[^<>])*)>(""" + _FORMULA + rb""")""" + _NO_RESULT)
_BEGINS = (b"<f>", b"<f ", b":f>", b":f ")
"""How a formula begins. Looking for these first spares most sheets the slow search."""
_AS_TEXT = rb'\1 t="str">\2<\3v>' + NOT_CALCULATED.encode() + rb"</\3v></\3c>"


def readable(content: bytes) -> bytes:
    """The XML with error values and formulas without a result as texts."""
    with_texts = _ERROR.sub(rb'\1"str"', content) if b'"e"' in content or b"'e'" in content else content
    has_formulas = any(each in with_texts for each in _BEGINS)
    return _NOT_CALCULATED.sub(_AS_TEXT, with_texts) if has_formulas and _FORMULA_END.search(with_texts) else with_texts
