"""What the page for IT promises: the packages and their licences, and that no command touches the macros."""

import re
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from scorecard_xl.__main__ import run

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "it.md").read_text(encoding="utf-8")
LICENCES = dict(
    re.findall(
        r"^\| ([a-z0-9-]+) \| ([A-Z0-9][\w-]*[A-Za-z0-9][^|]*) \|$", PAGE.partition("## Licences")[2], re.MULTILINE
    )
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SIGNATURE = "xl/vbaProjectSignature.bin"


def test_every_package_that_is_needed_has_its_licence_there() -> None:
    assert list(LICENCES) == [re.split(r"[<>=~]", each)[0] for each in PROJECT["dependencies"]]


@pytest.mark.parametrize("package", LICENCES)
def test_the_licence_is_that_of_the_package(package: str) -> None:
    told = metadata.metadata(package)
    named = [each for each in told.get_all("Classifier", []) if each.startswith("License")]
    own = str(told["License-Expression"] or told["License"] or named)
    families = re.findall(r"\b(?:MIT|0BSD|BSD|Zlib|CC0|GPL|LGPL|MPL|Apache)", own)
    assert families
    assert re.findall(r"\b(?:MIT|0BSD|BSD|Zlib|CC0|GPL|LGPL|MPL|Apache)", LICENCES[package])[:1] == families[:1]
    assert set(re.findall(r"\b(?:MIT|0BSD|BSD|Zlib|CC0)", LICENCES[package])) == set(families)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["refresh", "--month", "2026-04"], id="refresh"),
        pytest.param(["publish"], id="publish"),
        pytest.param(["import", "VISITS", "--into"], id="import"),
    ],
)
def test_the_project_and_its_signature_stay_byte_for_byte(
    command: list[str], own_demonstration: Path, tmp_path: Path
) -> None:
    visits = tmp_path / "Visits.csv"
    visits.write_text("CHILD,VISIT\nZ999,01/05/2026\n")
    _sign(own_demonstration)
    before = _parts(own_demonstration)
    name, *words = [str(visits) if word == "VISITS" else word for word in command]
    assert run([name, *words, str(own_demonstration)]) == 0
    after = _parts(own_demonstration)
    assert after != before
    macros = [part for part in before if "vbaProject" in part]
    assert len(macros) == 3
    assert {part: after.get(part) == before[part] for part in macros} == dict.fromkeys(macros, True)


def _parts(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as package:
        return {name: package.read(name) for name in package.namelist()}


def _sign(book: Path) -> None:
    """As Excel keeps a signature: in a part of its own, to which one of the project leads."""
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProjectSignature"
    link = f'<Relationship Id="rId1" Type="{kind}" Target="vbaProjectSignature.bin"/>'
    links = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
    )
    with zipfile.ZipFile(book, "a") as package:
        package.writestr(SIGNATURE, b"signed")
        package.writestr("xl/_rels/vbaProject.bin.rels", links)
