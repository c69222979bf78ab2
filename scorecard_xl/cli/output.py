"""Standard output that may lose its reader, as in `scorecard-xl figures BOOK | head -1`."""

import errno
import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import Any

_NO_READER = (errno.EPIPE, errno.EINVAL)  # the second is what Windows says


class _Outlet(FileIO):
    """Drops what nobody reads any more: a command ends as it would have, and with the same status."""

    def write(self, content: Any, /) -> int:
        try:
            return super().write(content)
        except OSError as error:
            if error.errno not in _NO_READER:
                raise
            return memoryview(content).nbytes


def prepare() -> None:
    """Have standard output, where it goes to a file or a pipe, bear a reader who leaves and letters it cannot write.

    Windows writes a file in its code page, which lacks many letters.
    """
    out = sys.stdout
    if not isinstance(out, TextIOWrapper):
        return
    out.reconfigure(errors="replace")
    if not out.isatty():
        outlet = BufferedWriter(_Outlet(out.fileno(), "w", closefd=False))
        sys.stdout = TextIOWrapper(outlet, encoding=out.encoding, errors=out.errors, newline=None)
