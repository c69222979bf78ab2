"""A private headless LibreOffice, with macros on, driven from this process."""

import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_DEBIAN = Path("/usr/lib/python3/dist-packages")
_NUMBERS = itertools.count()
_ALWAYS_RUN_MACROS = 4


NEEDS = "LibreOffice and Debian's python3-uno are needed, and Python of the same minor version as Debian's"


def can_be_driven() -> bool:
    """Debian's uno is built for Debian's Python: it can be imported where this one has the same minor version."""
    version = ["/usr/bin/python3", "-c", "import sys; print(*sys.version_info[:2])"]
    if shutil.which("soffice") is None or not (_DEBIAN / "uno.py").exists():
        return False
    theirs = subprocess.run(version, capture_output=True, text=True, check=True).stdout.split()
    return [int(part) for part in theirs] == list(sys.version_info[:2])


def make_uno_importable(folder: Path) -> None:
    """Only uno itself comes from Debian; its folder holds much else."""
    for name in ("uno.py", "unohelper.py"):
        (folder / name).symlink_to(_DEBIAN / name)
    sys.path.append(str(folder))


class Host:
    """One soffice with a profile and a pipe of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pipe = f"scorecard_{os.getpid()}_{next(_NUMBERS)}"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
        self._process = subprocess.Popen(
            ["soffice", profile, *options, f"--accept=pipe,name={self._pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self.session = self._process.pid
        self.context = self._connect()
        self.desktop = self.create("com.sun.star.frame.Desktop")

    def _connect(self) -> Any:
        import uno
        from com.sun.star.connection import NoConnectException

        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(300):
            try:
                return resolver.resolve(f"uno:pipe,name={self._pipe};urp;StarOffice.ComponentContext")
            except NoConnectException:
                time.sleep(0.1)
        raise RuntimeError("soffice did not start")

    def create(self, service: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def open(self, path: Path) -> Any:
        """A copy of the workbook, open with a window (of which headless shows nothing) and macros."""
        import uno

        copy = shutil.copy(path, tempfile.mkdtemp(dir=self._folder))
        options = properties(MacroExecutionMode=_ALWAYS_RUN_MACROS, UpdateDocMode=3)
        document = self.desktop.loadComponentFromURL(uno.systemPathToFileUrl(copy), "_blank", 0, options)
        if document is None:
            raise RuntimeError(f"LibreOffice cannot open {path}")
        return document

    def call(self, document: Any, macro: str, *arguments: Any, library: str = "VBAProject") -> Any:
        """Run a macro (`Module.Name`) of the document."""
        return self.run(document, f"vnd.sun.star.script:{library}.{macro}?language=Basic&location=document", *arguments)

    def run(self, document: Any, uri: str, *arguments: Any) -> Any:
        return document.getScriptProvider().getScript(uri).invoke(arguments, (), ())[0]

    def save(self, document: Any, path: Path) -> None:
        """Save what the document holds now as an .xlsx."""
        document.storeToURL(path.as_uri(), properties(FilterName="Calc MS Excel 2007 XML"))

    def close(self) -> None:
        try:
            self.desktop.terminate()
            self._process.wait(10)
        except Exception:  # whatever state it is in, nothing of it may stay
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


def properties(**values: Any) -> tuple[Any, ...]:
    from com.sun.star.beans import PropertyValue

    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())
