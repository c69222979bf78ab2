"""Workbooks that other programs saved: the same figures, and refresh, import, publish and share lose nothing of theirs."""

import contextlib
import io
import json
import re
from pathlib import Path

import office
import pytest
from hostile import small_council
from hostile.good import good_workbook
from hostile.workshop import Workshop, unzipped
from others.dressing import DRESSES
from others.writers import WRITERS

from scorecard_xl.__main__ import run

pytestmark = pytest.mark.slow

NEW = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\nA1,01/05/2020,S,C2,N1,U6,PR1,,\nN9,02/03/2026,S,C2,N1,U6,PR1,30/03/2026,E4\nN8,31/03/2026,S,C2,N1,U6,PR1,,\n"
COMMANDS = {
    "import": ("import", "{folder}/new/episodes.csv", "--into", "{book}", "--partial"),
    "refresh": ("refresh", "{book}", "--month", small_council.MONTH),
    "publish": ("publish", "{book}", "--month", small_council.MONTH),
    "share": ("share", "{book}", "--out", "{folder}/out", "--no-pdf", "--month", small_council.MONTH),
}


@pytest.fixture(scope="module")
def _good() -> Workshop:
    return good_workbook()


@pytest.fixture
def good(_good) -> Workshop:
    return _good.copy()


def done(folder: Path, *command: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run([word.format(folder=folder, book=folder / "Council.xlsx") for word in command])
    assert status == 0, err.getvalue()
    return out.getvalue()


def figures(folder: Path) -> dict[tuple[str, str, str | None], object]:
    said = done(folder, "figures", "{book}", "--month", small_council.MONTH, "--latest", "--json")
    return {
        (each["indicator"], each["window"], each["group"]): (each["numerator"], each["denominator"])
        for each in json.loads(said)
    }


def lay(folder: Path, good: Workshop) -> dict[str, bytes]:
    (folder / "new").mkdir()
    (folder / "new" / "episodes.csv").write_text(NEW)
    content = good.pack()
    (folder / "Council.xlsx").write_bytes(content)
    return unzipped(content)


def after(folder: Path) -> dict[str, bytes]:
    return unzipped((folder / "Council.xlsx").read_bytes())


@pytest.fixture(scope="module")
def expected(_good, tmp_path_factory):
    """The figures of the workbook as the product builds it, before and after the import."""
    folder = tmp_path_factory.mktemp("plain")
    lay(folder, _good.copy())
    before = figures(folder)
    done(folder, *COMMANDS["import"])
    return before, figures(folder)


@pytest.mark.parametrize("dress", [pytest.param(dress, id=name) for name, dress in DRESSES.items()])
def test_what_newer_excels_keep_in_a_workbook_outlives_every_command(dress, good, tmp_path, expected):
    own = set(good.parts)
    kept = dress(good)
    before = lay(tmp_path, good)
    added = set(before) - own
    for name, command in COMMANDS.items():
        done(tmp_path, *command)
        now = after(tmp_path)
        assert {part: now.get(part) for part in added} == {part: before[part] for part in added}, name
        said = b"\n".join(now[part] for part in now if part.endswith((".xml", ".rels"))).decode(errors="replace")
        assert [text for text in kept if text not in said] == [], name
        types = now["[Content_Types].xml"].decode()
        assert [
            part
            for part in added
            if f'"/{part}"' in before["[Content_Types].xml"].decode() and f'"/{part}"' not in types
        ] == []
        assert [part for part in set(before) - set(now) if part != "xl/calcChain.xml"] == [], name
    assert figures(tmp_path) == expected[1]


@pytest.mark.parametrize("write", [pytest.param(write, id=name) for name, write in WRITERS.items()])
def test_the_same_figures_whoever_saved_the_workbook_last(write, good, tmp_path, expected):
    write(good)
    before = lay(tmp_path, good)
    assert figures(tmp_path) == expected[0]
    for command in COMMANDS.values():
        done(tmp_path, *command)
    assert figures(tmp_path) == expected[1]
    assert set(before) - set(after(tmp_path)) <= {"xl/calcChain.xml"}


@pytest.mark.libreoffice
def test_the_same_figures_after_libreoffice_saved_it(good, tmp_path, expected):
    (tmp_path / "in").mkdir()
    good.save(tmp_path / "in" / "Council.xlsx")
    (saved,) = office.converted(tmp_path, "xlsx", tmp_path / "in" / "Council.xlsx")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "episodes.csv").write_text(NEW)
    before = unzipped(saved.read_bytes())
    assert figures(tmp_path) == expected[0]
    for command in COMMANDS.values():
        done(tmp_path, *command)
    now = after(tmp_path)
    assert figures(tmp_path) == expected[1]
    assert set(before) - set(now) <= {"xl/calcChain.xml"}
    assert len(re.findall(rb"<sheet ", now["xl/workbook.xml"])) == len(
        re.findall(rb"<sheet ", before["xl/workbook.xml"])
    )
