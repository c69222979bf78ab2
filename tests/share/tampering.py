"""Putting something into a workbook, as a careless change of the drawing or somebody else might."""

import io
import re
import zipfile

_DAY = (1980, 1, 1, 0, 0, 0)
COMMENTS = """<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>{0}</author></authors>
<commentList><comment ref="B2" authorId="0"><text><t>{0}</t></text></comment></commentList></comments>"""
CUSTOM = """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">
<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Case"><v>{0}</v></property></Properties>"""


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts, comment=b""):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.comment = comment
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _DAY), content)
    return file.getvalue()


def adding(name, content):
    """A part that was not there."""
    return lambda workbook, text: packed(parts(workbook) | {name: content.format(text).encode()})


def replacing(name, pattern, new):
    """The first place in the first part of that name (a pattern too) that has the pattern; `{0}` in `new`: the text."""

    def tampered(workbook, text):
        found = parts(workbook)
        for part, content in found.items():
            if re.fullmatch(name, part):
                changed, count = re.subn(
                    pattern, lambda match: match.expand(new.format(text)), content.decode(), count=1
                )
                if count:
                    return packed(found | {part: changed.encode()})
        raise AssertionError(f"no part {name} has {pattern}")

    return tampered
