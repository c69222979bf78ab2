"""Primary suppression: which figures are small in themselves."""

from dataclasses import dataclass

from scorecard_xl.council.settings import ReviewsCounted, Settings, VisitsCounted, YesNo
from scorecard_xl.errors import Refusal
from scorecard_xl.indicators import INDICATORS, About, Unit
from scorecard_xl.share.disclosure.facts import Fact, Part

SYMBOL = "c"
"""What stands in the place of a figure that is hidden, for whatever reason."""

LARGE_DENOMINATOR = 20
"""From so many on, how many duties the council missed is shown."""


class DisclosureError(Refusal):
    """A copy that must not be shared; the message says in one sentence why."""


@dataclass(frozen=True)
class Rules:
    """How much is hidden. `threshold`: counts from 1 to it. `positions`: indicators that do not add up over months."""

    threshold: int = 5
    hide_small_shortfalls: bool = False
    positions: frozenset[str] = frozenset()

    @classmethod
    def of(cls, settings: Settings) -> "Rules":
        by_child = settings.reviews_counted is ReviewsCounted.BY_CHILD
        at_end = settings.visits_counted is VisitsCounted.AT_MONTH_END
        positions = {"reviews_on_time": by_child, "visits_on_time": at_end}
        return cls(
            settings.small_number_threshold,
            settings.hide_small_shortfalls is YesNo.YES,
            frozenset(name for name, is_so in positions.items() if is_so),
        )

    @property
    def footnote(self) -> str:
        """What the page says of the symbol."""
        return (
            f"{SYMBOL}: hidden, so that no child can be recognised: a number from 1 to {self.threshold}, a share or "
            "mean that rests on one, or a figure from which one could be worked out. Zero is shown."
        )

    def is_small(self, number: int) -> bool:
        return 1 <= number <= self.threshold

    def small_parts(self, fact: Fact) -> frozenset[Part]:
        """The whole numbers in it that must not be known.

        Of the council's own work, with a denominator of 20 or more, a small complement may be (unless Settings say
        otherwise). The sum behind a mean is not a count.
        """
        small = {part for part, number in fact.parts if self.is_small(number)}
        return frozenset(small - {Part.COMPLEMENT} if self._may_fall_short(fact) else small)

    def _may_fall_short(self, fact: Fact) -> bool:
        work = INDICATORS[fact.place.indicator].about is About.WORK
        return work and not self.hide_small_shortfalls and (fact.denominator or 0) >= LARGE_DENOMINATOR


def is_nought(fact: Fact) -> bool:
    """A count of none, or a share of nobody: shown, unless it would give away what nothing else can protect."""
    return fact.numerator == 0 and not fact.denominator


def is_share_of_none(fact: Fact) -> bool:
    """0% of some: never hidden, but perhaps of how many."""
    return bool(fact.denominator) and fact.numerator == 0


def counts_from_one(fact: Fact) -> bool:
    """Whether everybody knows that the numerator is not nought where the fact is hidden: a count, or a band."""
    indicator = INDICATORS[fact.place.indicator]
    return indicator.unit is Unit.COUNT or (indicator.unit is Unit.SHARE and not indicator.is_rated)
