"""What every object of the stand-in for Excel is: it tells when it is asked for something, and may refuse."""

from typing import Any


class Refused(Exception):
    """What Excel says as 0x800A03EC."""


class Touched:
    """Counts what is asked of the host: every public member."""

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_") and name not in ("options", "api", "max_cells_per_read", "max_cells_per_write"):
            touch(f"{type(self).__name__}.{name}")
        return super().__getattribute__(name)


def touch(member: str) -> None:
    """Called for every member that reaches the host; tests spy on it."""
