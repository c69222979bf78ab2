"""Chromium without a window, for tests: what it makes of a web page."""

import json
import re
import subprocess
from pathlib import Path

_ANSWER = re.compile(r"<title>ANSWER(.*?)</title>", re.DOTALL)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_PROGRAM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
DARK, PRINT = "(prefers-color-scheme:dark)", "print"


def answer(html: str, folder: Path, script: str, width: int = 1280, before: str = "") -> object:
    """What the script, given as an expression that may be a promise, comes to on the page in a window this wide."""
    run = (
        f"Promise.resolve().then(() => {script}).then(found => {{ document.title = 'ANSWER' + JSON.stringify(found) }})"
    )
    tried = _POLICY.sub("", html).replace("</body>", f"<script>{before}</script><script>{run}</script></body>")
    page = folder / "tried.html"
    page.write_text(tried, encoding="utf-8")
    command = [*_PROGRAM, f"--window-size={width},1200", "--virtual-time-budget=20000", "--dump-dom", page.as_uri()]
    found = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
    said = _ANSWER.search(found)
    assert said is not None, found[-2000:]
    return json.loads(said[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def violations(html: str, folder: Path, axe: Path, width: int = 1280) -> list[str]:
    """What axe-core finds wrong: its rule, and the first places."""
    script = "axe.run(document, {resultTypes: ['violations']}).then(each => each.violations)"
    found = answer(html, folder, script, width, axe.read_text(encoding="utf-8"))
    return [f"{each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}" for each in found]  # type: ignore[attr-defined]


def seen_as(html: str, medium: str) -> str:
    """The page as it looks by night, or on paper."""
    return html.replace(f"@media {medium}", "@media all")


def printed(html: str, folder: Path) -> bytes:
    """The PDF that the browser prints."""
    page, out = folder / "printed.html", folder / "printed.pdf"
    page.write_text(html, encoding="utf-8")
    command = [*_PROGRAM, "--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out.read_bytes()
