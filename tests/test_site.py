"""The site of docs/: what the builder does not look at. It checks links between pages itself (scripts/docs)."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from web.browsing import violations

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
LINK = re.compile(r"\]\(([^)#\s]+)")


def _named(entries: list) -> Iterator[str]:
    for entry in entries:
        for place in entry.values():
            yield from [place] if isinstance(place, str) else _named(place)


def test_every_page_stands_in_the_navigation_once():
    config = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))
    assert sorted(_named(config["project"]["nav"])) == [page.name for page in PAGES]


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_every_picture_and_page_that_is_named_is_there(page):
    named = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in named if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_one_title(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(re.findall(r"^# ", text, flags=re.MULTILINE)) == 1


def test_no_picture_is_heavy_or_forgotten():
    shown = {link for page in [*PAGES, ROOT / "README.md"] for link in LINK.findall(page.read_text(encoding="utf-8"))}
    pictures = [*DOCS.glob("images/*")]
    assert [each.name for each in pictures if each.stat().st_size > 350_000] == []
    assert [each.name for each in pictures if not any(link.endswith(f"images/{each.name}") for link in shown)] == []


@pytest.mark.slow
@pytest.mark.browser
def test_axe_finds_nothing_on_any_page(tmp_path: Path, axe: Path) -> None:
    builder = Path(sys.executable).with_name("zensical")
    if not builder.exists():
        pytest.skip("the builder of the site is not installed: scripts/docs installs it")
    for name in ("docs", "zensical.toml"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    subprocess.run([builder, "build", "--strict"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = [page for page in sorted((tmp_path / "site").glob("*.html")) if page.name != "404.html"]
    assert len(pages) == len(PAGES)
    found = {page.name: violations(page.read_text(encoding="utf-8"), page.parent, axe) for page in pages}
    assert {name: each for name, each in found.items() if each} == {}
