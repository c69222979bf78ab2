"""The compound file, as a strict reader finds it."""

from io import BytesIO

import olefile
import pytest

from scorecard_xl.workbook.vba.compound import compound_file


def _read(content: bytes) -> dict[str, bytes]:
    with olefile.OleFileIO(BytesIO(content), raise_defects=olefile.DEFECT_POTENTIAL) as file:
        assert not file.parsing_issues
        return {"/".join(path): file.openstream(path).read() for path in file.listdir()}


SIZES = (0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 5000, 70_000)


@pytest.mark.parametrize("size", SIZES)
def test_a_stream_of_any_size_comes_back(size: int) -> None:
    content = bytes(at % 251 for at in range(size))
    assert _read(compound_file({"dir": content, "VBA": {"beside it": b"x"}})) == {"dir": content, "VBA/beside it": b"x"}


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40, 130])
def test_every_one_of_many_streams_is_found(count: int) -> None:
    streams = {f"Module{at}": b"%d" % at * 50 for at in range(count)}
    assert _read(compound_file({"VBA": dict(streams)})) == {f"VBA/{name}": each for name, each in streams.items()}


def test_names_stand_in_the_order_of_the_format_shorter_first_and_without_case() -> None:
    names = ["Dir2", "PROJECTwm", "a", "dir", "PROJECT", "Zeta", "beta"]
    with olefile.OleFileIO(BytesIO(compound_file(dict.fromkeys(names, b"1")))) as file:
        assert _in_order(file, file.root.sid_child) == ["a", "dir", "beta", "Dir2", "Zeta", "PROJECT", "PROJECTwm"]


def _in_order(file: olefile.OleFileIO, number: int) -> list[str]:
    """The names of the search tree under this entry, from left to right."""
    if number == olefile.NOSTREAM:
        return []
    entry = file.direntries[number]
    return [*_in_order(file, entry.sid_left), entry.name, *_in_order(file, entry.sid_right)]


def test_a_project_too_large_for_this_writer_is_refused() -> None:
    with pytest.raises(ValueError, match="larger than 7 MB"):
        compound_file({"large": bytes(8_000_000)})
