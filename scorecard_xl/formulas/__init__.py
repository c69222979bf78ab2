"""What the worksheet functions answer; the same whatever host asks."""

from scorecard_xl.formulas.answers import answer

__all__ = ["answer"]
