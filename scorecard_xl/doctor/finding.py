"""What an examination finds."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """`STOPS`: something would not work; `NOTE`: something to know."""

    GOOD = "good"
    NOTE = "note"
    STOPS = "stops"


@dataclass(frozen=True)
class Finding:
    """`about`: what was looked at; `said`: what was found, in a sentence; `mend`: what to do, where something is."""

    about: str
    state: State
    said: str
    mend: str = ""

    def as_json(self) -> dict[str, object]:
        return {"about": self.about, "state": self.state.value, "said": self.said, "mend": self.mend}

    def sentence(self) -> str:
        """One line for a person."""
        return " ".join(filter(None, (f"{self.state.value.upper():<5} {self.about}: {self.said}", self.mend)))
