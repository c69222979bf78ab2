"""The compression of VBA, undone by two independent readers."""

import random

import pytest
from pyopenvba.vba import decompress
from vba_reading import decompressed

from scorecard_xl.workbook.vba.compression import compress

NOISE = random.Random(903).randbytes(10_000)
LINE = b"    CPS_REVIEWS_ON_TIME = CpsTrouble(Err.Description)\r\n"


def _numbered(size: int) -> bytes:
    return b"".join(b"' line %d\r\n" % at for at in range(size))[:size]


CASES = {
    "nothing": b"",
    "one byte": b"a",
    "two bytes": b"aa",
    "the shortest run that is pointed at": b"abcabc",
    "a run that runs into itself": b"a" * 10,
    "a run longer than one pointer": b"a" * 5000,
    "bytes of every value": bytes(range(256)) * 3,
    "eight plain bytes, a whole group": b"abcdefgh",
    "nine, one into the next group": b"abcdefghi",
    "a byte short of a chunk": _numbered(4095),
    "a whole chunk": _numbered(4096),
    "a byte into the next chunk": _numbered(4097),
    "two whole chunks": _numbered(8192),
    "a run over the edge of a chunk starts again": b"x" * 4090 + b"abcdef" * 4,
    "as much noise as still fits a compressed chunk": NOISE[:3600],
    "a chunk that would become a little longer than it is": NOISE[:3600] + b"a" * 496,
    "a whole chunk of noise is kept as it is": NOISE[:4096],
    "noise, then text": NOISE[:8192] + LINE * 20,
    "text of a module": LINE * 500,
}


@pytest.mark.parametrize("data", CASES.values(), ids=CASES)
def test_other_readers_get_back_what_was_compressed(data: bytes) -> None:
    assert decompressed(compress(data)) == data
    assert decompress(compress(data)) == data


@pytest.mark.parametrize("bits", range(4, 13))
def test_the_width_of_a_pointer_follows_the_place_in_the_chunk(bits: int) -> None:
    for size in (2**bits - 1, 2**bits, 2**bits + 1):
        data = (NOISE[:size] + NOISE[:20])[:4096]
        assert decompressed(compress(data)) == data


def test_text_becomes_smaller() -> None:
    assert len(compress(LINE * 500)) < len(LINE * 500) / 10
