"""Other programs' readers of VBA, behind one door: olevba uses old names of the parser that it stands on."""

import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from oletools.olevba import VBA_Parser, decompress_stream


def decompressed(data: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(data)))


def sources(path: Path) -> dict[str, str]:
    """The code of each module of a workbook or project, by the name that olevba lists."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return {name: code for _, _, name, code in VBA_Parser(str(path)).extract_macros()}
