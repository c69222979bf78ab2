"""Built and installed as a newcomer does it: with pip alone, into an environment of its own, then the first walk."""

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


def ran(*command: object, cwd: Path) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=cwd)
    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("installed")


@pytest.fixture(scope="module")
def wheel(place) -> Path:
    ran(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", place / "dist", ROOT, cwd=place)
    (found,) = (place / "dist").glob("*.whl")
    return found


@pytest.fixture(scope="module")
def scorecard_xl(place, wheel) -> Path:
    """The command, installed from the wheel with what it needs."""
    venv.create(place / "venv", with_pip=True)
    folder = place / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    ran(folder / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=place)
    return folder / "scorecard-xl"


def test_the_first_walk_each_step_saying_the_next(place, scorecard_xl):
    assert ran(scorecard_xl, "--version", cwd=place).strip()
    assert "    scorecard-xl figures demo" in ran(scorecard_xl, "demo", cwd=place)
    (book,) = (place / "demo").glob("Scorecard.xls?")
    assert "Children in care" in ran(scorecard_xl, "figures", book, "--latest", cwd=place)
    assert "    scorecard-xl import FOLDER --into Council.xlsx" in ran(scorecard_xl, "new", "Council.xlsx", cwd=place)
    assert "    scorecard-xl refresh Council.xlsx" in ran(
        scorecard_xl, "import", place / "demo" / "raw", "--into", "Council.xlsx", cwd=place
    )
    assert "    scorecard-xl refresh Council.xlsx" in ran(scorecard_xl, "check", "Council.xlsx", cwd=place)
    assert "    scorecard-xl share Council.xlsx" in ran(scorecard_xl, "refresh", "Council.xlsx", cwd=place)
    assert "Wrote" in ran(scorecard_xl, "share", "Council.xlsx", "--out", "shared", "--no-pdf", cwd=place)
    assert ran(scorecard_xl, "doctor", cwd=place)


@pytest.fixture(scope="module")
def uv(place) -> Path:
    ran(sys.executable, "-m", "pip", "install", "--quiet", "--target", place / "uv", "uv", cwd=place)
    return place / "uv" / "bin" / "uv"


@pytest.mark.parametrize("tool", [(), ("run", "--with", "uv", "pipx")], ids=["uv tool", "pipx"])
def test_installed_as_a_tool(tool, uv, wheel, tmp_path, monkeypatch):
    for name in ("PIPX_HOME", "UV_TOOL_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "tools"))
    for name in ("PIPX_BIN_DIR", "UV_TOOL_BIN_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "bin"))
    ran(uv, "tool", *tool, "install", wheel, cwd=tmp_path)
    assert "    scorecard-xl import FOLDER --into Council.xlsm" in ran(
        tmp_path / "bin" / "scorecard-xl", "new", "Council.xlsm", cwd=tmp_path
    )


def test_the_source_archive_builds_the_same_wheel(place, wheel):
    build = "from hatchling.build import build_sdist; build_sdist('dist')"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", place / "hatch", "hatchling"]
    ran(*command, cwd=place)
    done = subprocess.run([sys.executable, "-c", f"import sys; sys.path.insert(0, {str(place / 'hatch')!r}); import os; os.makedirs({str(place / 'sdist')!r}); {build.replace(repr('dist'), repr(str(place / 'sdist')))}"], cwd=ROOT)  # fmt: skip
    assert done.returncode == 0
    (archive,) = (place / "sdist").glob("*.tar.gz")
    ran(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", place / "again", archive, cwd=place
    )
    (again,) = (place / "again").glob("*.whl")
    assert _names(again) == _names(wheel)
    with tarfile.open(archive) as files:
        assert not [name for name in files.getnames() if "/.venv/" in name or "/demo/Scorecard" in name]


def _names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())
