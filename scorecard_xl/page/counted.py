"""How many, as a councillor would say it: no child, once, the only review, neither child, none of the 3, all 40."""

from typing import NamedTuple


class Number(int):
    """`{n}` is 1,234; `{n:child|children}` the word that goes with it; `{n:no child|1 child|# children}` says none too.

    With four choices the third is for two; `#` stands for the number.
    """

    def __format__(self, words: str) -> str:
        choices = words.split("|") if words else ["#"]
        if len(choices) == 2:
            choices = [choices[1], *choices]
        return choices[min(self, len(choices) - 1)].replace("#", f"{int(self):,}")


class Some(NamedTuple):
    """A part of a whole: `{some:child|children}` is "2 of the 3 children"."""

    part: int
    whole: int

    def __format__(self, words: str) -> str:
        one, _, several = words.partition("|")
        if self.whole == 1:
            return f"the only {one}"
        if self.part == 0:
            return f"neither {one}" if self.whole == 2 else f"none of the {self.whole:,} {several}"
        if self.part == self.whole:
            return f"both {several}" if self.whole == 2 else f"all {self.whole:,} {several}"
        return f"{self.part:,} of the {self.whole:,} {several}"


class Do(Some):
    """The verb after it: `{do:has|have|has not}`, of which the last is for the only one that does not."""

    def __format__(self, words: str) -> str:
        one, several, does_not = words.split("|")
        if self == (0, 1):
            return does_not
        return one if self.part < 2 else several


def aged(some: Some | None, group: str) -> str:
    """33 of the 53 aged 17 to 18, in a list of those who do; None: nobody is of that age."""
    if some is None:
        return f"nobody aged {group} to count"
    return f"{'not ' * (some == (0, 1))}{some:one aged {group}|aged {group}}"
