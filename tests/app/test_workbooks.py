"""What is committed beside the sources."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from scorecard_xl.__main__ import run
from scorecard_xl.app import workbooks
from scorecard_xl.errors import Refusal

FILES = [
    "workbook/Scorecard.xlsm", "vba_stubs/ThisWorkbook.cls", "vba_stubs/CpsMacros.bas", "vba_stubs/CpsRibbon.bas",
    "vba_stubs/CpsFunctions.bas", "vba_stubs/CpsHost.bas",
    "scorecard_xl/workbook/vba/known.csv",
]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkout")
    assert workbooks.write(root) == FILES
    return root


@pytest.mark.slow
def test_the_workbook_and_the_stubs_that_are_committed_are_what_the_sources_make(capsys) -> None:
    assert run(["build", "--check"]) == 0, "run `scorecard-xl build` and commit what it writes"


@pytest.mark.slow
def test_building_twice_gives_the_same_bytes(made: Path) -> None:
    before = {name: (made / name).read_bytes() for name in FILES}
    workbooks.write(made)
    assert {name: (made / name).read_bytes() for name in FILES} == before


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_named(made: Path, name: str) -> None:
    content = (made / name).read_bytes()
    (made / name).unlink()
    with pytest.raises(Refusal, match=f"^{name} differs from the sources: run `scorecard-xl build`.$"):
        workbooks.check(made)
    (made / name).write_bytes(content)


@pytest.mark.slow
def test_files_that_differ_are_named_in_one_sentence(made: Path) -> None:
    (made / "vba_stubs" / "CpsHost.bas").write_bytes(b"x")
    (made / "vba_stubs" / "Old.bas").write_bytes(b"x")
    with pytest.raises(Refusal, match=r"^vba_stubs/CpsHost.bas, vba_stubs/Old.bas differ from the sources"):
        workbooks.check(made)
    workbooks.write(made)
    workbooks.check(made)


@pytest.mark.slow
def test_a_workbook_that_another_python_compressed_otherwise_is_the_same(made: Path) -> None:
    path = made / FILES[0]
    before = path.read_bytes()
    with zipfile.ZipFile(BytesIO(before)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert path.read_bytes() != before
    workbooks.check(made)
    path.write_bytes(before)


def test_where_only_the_package_is_installed_there_is_nothing_to_build_from(mocker, tmp_path: Path) -> None:
    mocker.patch.object(workbooks, "__file__", str(tmp_path / "site-packages" / "scorecard_xl" / "workbooks.py"))
    with pytest.raises(Refusal, match="run this in a checkout"):
        workbooks.checkout()
