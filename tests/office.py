"""LibreOffice without a window, for tests: what it makes of workbooks."""

import subprocess
from pathlib import Path


def converted(folder: Path, form: str, *books: Path) -> list[Path]:
    """The books in another form (xlsx: calculated again), written into the folder in one run, which may take 20 s."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, books)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / f"{book.stem}.{form.partition(':')[0]}" for book in books]
