"""Every quirk of a file in every kind of file: the same rows come of it, and what is lost or guessed is said."""

import datetime as dt

import pytest
from imports.quirks import GOOD, KINDS, QUIRKS, of_kind

from scorecard_xl.imports.returns import read_returns
from scorecard_xl.imports.ssda903 import SourceError

TODAY = dt.date(2026, 6, 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("quirk", [pytest.param(quirk, id=quirk.name) for quirk in QUIRKS])
def test_a_quirk_of_a_file(kind, quirk, tmp_path):
    name, content = of_kind(kind, quirk)
    (tmp_path / name).write_bytes(content)
    if quirk.refused:
        with pytest.raises(SourceError, match=quirk.says):
            read_returns([tmp_path], today=TODAY)
        return
    found = read_returns([tmp_path], today=TODAY)
    (one,) = found.returns
    episodes = one.tables["Episodes"]
    rows = list(
        dict.fromkeys(
            zip(*map(episodes.cells, ("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC")), strict=True)
        )
    )
    at = [GOOD[0].index(name) for name in ("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC")]
    assert rows == [tuple(row[place] or None for place in at) for row in GOOD[1:]]
    said = " ".join(found.notes)
    assert quirk.says in said
    assert bool(found.notes) == bool(quirk.says), said
