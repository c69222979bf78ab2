"""Numbers as people read them: rounded half up, never a long decimal."""

from fractions import Fraction

from scorecard_xl.indicators import Unit

NOTHING = "\N{EN DASH}"


def shown(value: Fraction | float | None, unit: Unit) -> Fraction | None:
    """The value as it is displayed: a share to a tenth of a percent (still a fraction), the rest whole; half up.

    A float stands for the nearest fraction of whole numbers below a million, so that 0.0815 is 815/10000 and rounds up.
    """
    if value is None:
        return None
    exact = value if isinstance(value, Fraction) else Fraction(value).limit_denominator(1_000_000)
    steps = 1000 if unit is Unit.SHARE else 1
    return Fraction((2 * steps * exact.numerator + exact.denominator) // (2 * exact.denominator), steps)


def as_words(value: Fraction | float | None, unit: Unit) -> str:
    """The value as text: 97.1%, 420, 167 days; a dash for nothing."""
    rounded = shown(value, unit)
    if rounded is None:
        return NOTHING
    if unit is Unit.SHARE:
        return f"{float(rounded * 100):.1f}%"
    return f"{int(rounded):,} days" if unit is Unit.DAYS else f"{int(rounded):,}"
