"""Shows what stakeholders get: the pages of the demonstration's shared copy, and the body of its e-mail.

Run it from the checkout: .venv/bin/python scripts/render_shared.py docs/images
It needs LibreOffice, pdftoppm and, for the e-mail, chromium.
"""

import argparse
import subprocess
import tempfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from scorecard_xl.app.sharing import share
from scorecard_xl.demo import demonstration
from scorecard_xl.workbook.file.book import FileBook

_CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps", "--no-first-run", "--hide-scrollbars",
    "--window-size=768,800",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="OUTDIR", help="where the pictures go")
    out = parser.parse_args().out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = demonstration.write(Path(folder, "demo"))
        shared = share(FileBook.open(made.workbook), Path(folder, "shared"))
        by_ending = {path.suffix: path for path in shared.files}
        subprocess.run(["pdftoppm", "-png", "-r", "105", by_ending[".pdf"], out / "shared"], check=True, timeout=300)
        _draw_mail(by_ending[".eml"], Path(folder, "mail.html"), out / "shared-mail.png")


def _draw_mail(message: Path, page: Path, picture: Path) -> None:
    parsed = message_from_bytes(message.read_bytes(), EmailMessage, policy=default)
    body = parsed.get_body(("html",))
    assert body is not None
    page.write_text(body.get_content(), encoding="utf-8")
    command = [*_CHROMIUM, f"--screenshot={picture}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
