"""What the worksheet functions answer; the same for every host."""

from scorecard_xl.formulas.answers import answer

__all__ = ["answer"]
