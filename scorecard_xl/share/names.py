"""The names of the files of a copy."""

import re
import unicodedata

from scorecard_xl.council.period import Day

_LONGEST = 60


def stem(council: str, month: Day) -> str:
    """Ouseford-scorecard-2026-05: letters, digits and hyphens only, so that any system and mail takes it."""
    plain = unicodedata.normalize("NFKD", council).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)
    return f"{'-'.join(words)[:_LONGEST].strip('-') or 'Council'}-scorecard-{month:%Y-%m}"
