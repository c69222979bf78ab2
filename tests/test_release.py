"""What a release pins: constraints.txt beside pyproject.toml, and the list of parts that is made from it."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PINNED = re.findall(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\\n]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", TEXT, re.MULTILINE)  # fmt: skip
NEEDED = [Requirement(each) for each in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]]  # fmt: skip
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def _installed(system: str, python: str) -> dict[str, str]:
    """The versions by name for a system and a Python."""
    place = {"sys_platform": system, "python_full_version": f"{python}.2", "python_version": python}
    return {name: version for name, version, marker, _ in PINNED if not marker or Marker(marker).evaluate(place)}


def test_every_line_is_a_version_or_its_hash() -> None:
    lines = [line for line in TEXT.splitlines() if line and not line.startswith(("    --hash=sha256:", "#"))]
    assert len(lines) == len(PINNED) > 25
    assert all(hashes for *_, hashes in PINNED)


def test_no_host_and_no_folder_is_named() -> None:
    assert re.findall(r"://|^-|\.(?:org|com|net|io|uk)\b|/", TEXT, re.MULTILINE) == []


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", ["win32", "linux", "darwin"])
def test_each_dependency_has_one_version_that_pyproject_allows(system: str, python: str) -> None:
    installed = _installed(system, python)
    for each in NEEDED:
        assert each.specifier.contains(installed[each.name.lower()]), each


@pytest.mark.parametrize("python", PYTHONS)
def test_what_only_windows_needs_is_there(python: str) -> None:
    more = _installed("win32", python).keys() - _installed("linux", python).keys()
    assert more == {"pywin32", "tzdata", "colorama"}


def test_the_page_for_it_names_what_only_windows_needs() -> None:
    page = (ROOT / "docs" / "it.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^pip download --platform win_amd64 .*$", page, re.MULTILINE)
    assert set(command.split()[-3:]) == _installed("win32", "3.13").keys() - _installed("linux", "3.13").keys()


@pytest.mark.slow
def test_a_release_has_a_wheel_a_list_of_its_parts_and_their_hashes(tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", ROOT, tmp_path / "clone"], check=True)
    place = tmp_path / "clone"
    done = subprocess.run([place / "scripts" / "release"], capture_output=True, text=True, cwd=place)
    assert done.returncode == 0, done.stderr[-2000:]
    assert (place / "constraints.txt").read_text(encoding="utf-8") == (place / "dist" / "constraints.txt").read_text(encoding="utf-8")  # fmt: skip
    listed = json.loads((place / "dist" / "scorecard_xl.cdx.json").read_text(encoding="utf-8"))
    assert (listed["bomFormat"], listed["metadata"]["component"]["name"]) == ("CycloneDX", "scorecard-xl")
    assert {(each["name"], each["version"]) for each in listed["components"]} == {each[:2] for each in PINNED}
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], check=True, cwd=place / "dist")
